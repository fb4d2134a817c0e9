"""Signs that a list or a table was read amiss: an unread line, an odd cell, chosen rows."""

from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.standing import REFUSES
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.lists.rows import name_in, slipped
from mailflow.parse.page.answers import answer
from mailflow.parse.page.bullets import BULLETED
from mailflow.parse.page.labels import Field, Row
from mailflow.parse.signs.evidence import Evidence, people_in
from mailflow.parse.signs.listed import only_some
from mailflow.reasons import doubt

OPENING: Final = 12  # letters of titles before a name that opens a line


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that speak against a list."""
    yield from _lines(e)
    yield from _cells(e)
    yield from _chosen(e)


def _lines(e: Evidence) -> Iterator[Doubt]:
    """A line of a list of people in which nobody was recognised."""
    if e.intent not in (Intent.REGISTER, Intent.CHANGE):
        return
    for leaf in e.told:
        spans = leaf.page.lines() if leaf.people else ()
        known = {row.start for row in leaf.rows if name_in(row)}  # two cells hold his name
        lines = [(a, b) for a, b in spans if leaf.text[a:b].strip() and a not in known]
        bare = [_is_unread(leaf, a, b) for a, b in lines]
        if not any(bare):
            continue  # as nearly always
        full = [_begins_with_person(leaf, a, b) for a, b in lines]
        for at, (a, b) in enumerate(lines):
            if bare[at] and (any(full[at - 1 : at]) or any(full[at + 1 : at + 2])):
                yield doubt("unread_line", leaf.text[a:b].strip()[:60])
                return


def _begins_with_person(leaf: Leaf, a: int, b: int) -> bool:
    bullet = BULLETED.match(leaf.flat, a, b)
    start = bullet.end() if bullet else a
    return bullet is not None and bool(people_in(leaf, start, start + OPENING))


def _is_unread(leaf: Leaf, a: int, b: int) -> bool:
    """A bullet, then capitalised words, and nobody found in the line."""
    bullet = BULLETED.match(leaf.flat, a, b)
    if bullet is None or bullet.end() == a:
        return False
    if any(m.given and m.surname for m in people_in(leaf, a, b)):
        return False
    words = leaf.text[bullet.end() : b].replace("(", " ").split()[:2]  # "TOT (Marko) Ana"
    return len(words) == 2 and all(word[:1].isupper() for word in words)


def _cells(e: Evidence) -> Iterator[Doubt]:
    """A cell holds something else than its column's head says."""
    for leaf in e.told:
        for row in leaf.rows:
            if slipped(row):
                yield doubt("unread_line", leaf.text[row.start : row.end].strip()[:60])
                return
            cell = row.cell("phone")
            name = row.cell("name")
            comes = name is not None and e.comes(name.value)
            told = cell.value if comes and cell else ""  # "–" tells that there is none
            if any(map(str.isalpha, told)) and not any(map(str.isdigit, told)):
                yield doubt("odd_cell", told[:40])
                return


def _chosen(e: Evidence) -> Iterator[Doubt]:
    """Only some of a list come, by a mark that no answer of a row was understood to be."""
    many = len(e.attendees) > 1 and e.intent in (Intent.REGISTER, Intent.CHANGE)
    refused = many and any(guest.because == REFUSES for guest in e.study.party.guests)
    if not many or (refused and not _comes_all_the_same(e)):
        return
    marks = (c.value for _, c in _choices(e))
    said = next((cue.said for _, cue in e.cues("chosen")), "") or next(filter(None, marks), "")
    if said := said or only_some(e):
        yield doubt("some_rows", said)


def _choices(e: Evidence) -> Iterator[tuple[Row, Field]]:
    rows = (row for leaf in e.told for row in leaf.rows)
    return ((row, cell) for row in rows for cell in row.cells if cell.kind == "choice")


def _comes_all_the_same(e: Evidence) -> bool:
    """Somebody comes whose row says "ne" beside other rows' "da", whatever it is about."""
    said = ((row.cell("name"), answer(cell.value)) for row, cell in _choices(e))
    return any(name and no in ("no", "perhaps") and e.comes(name.value) for name, no in said)
