"""What a row of a table tells: whose it is, and whether he comes."""

import re
from dataclasses import replace
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.answers import answer
from mailflow.parse.page.inverted import turned
from mailflow.parse.page.labels import Field, Row
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat
from mailflow.parse.people.find import name_of

_OF_NO_NAME: Final = re.compile(r"[\d@„“”\"]")
_REMARKS: Final = frozenset({"absent", "strike", "cancel"})


def name_in(row: Row) -> Mention | None:
    """Return the name a row holds, in one cell or two; "Укупно: | 3" is a sum, nobody."""
    whole = row.cell("name")
    if whole:
        mention = value_name(whole.value)
        return mention and moved(mention, whole.start)
    given, surname = row.cell("given"), row.cell("surname")
    if not given or not surname or _is_no_name(given.value) or _is_no_name(surname.value):
        return None
    return Mention(
        start=given.start, end=given.end, name=f"{given.value} {surname.value}",
        given=given.value, surname=surname.value, case=Case.NOMINATIVE,
        gender=None,
        confidence=0.9, because="columns for given name and surname",
    )  # fmt: skip


def _is_no_name(half: str) -> bool:
    """A sum, or cells slipped a column to the side: an address, "pravnik"; not "Kovač"."""
    return _OF_NO_NAME.search(half) is not None or (half[:1].islower() and is_post(flat(half)))


def slipped(row: Row) -> bool:
    """Under given name and surname stands what is no name, nor a sum."""
    halves = [cell.value for kind in ("given", "surname") if (cell := row.cell(kind))]
    words = len(halves) > 1 and not any(half.isdigit() for half in halves)
    return words and any(map(_is_no_name, halves))


def value_name(text: str) -> Mention | None:
    """Return the one name a cell or a label's value is."""
    return turned(text, 0.0) if "," in text else name_of(text)


def row_answer(row: Row) -> str:
    """Return what the cell for coming says; "" if it is empty or there is none."""
    return next((answer(c.value) for c in row.cells if c.kind == "coming"), "")


def row_says(leaf: Leaf, row: Row, asked: bool) -> str:
    """Return the row's answer; where others say yes, an empty cell says no.

    What is neither, as "pitaćemo" is among yes and no, is a perhaps.

    Without a column for coming the row's remark may say no; "ne može gluten" does not, and
    "zamena" leaves open whether he comes for another.
    """
    if row.has("coming"):
        said = next(c for c in row.cells if c.kind == "coming").value
        if asked and said and not row_answer(row):
            return "" if any(c.isdigit() for c in said) else "perhaps"  # "vozom u 9"
        return "no" if asked and not said else row_answer(row)
    if _stands_in(row):
        return "perhaps"
    wishes = [cell for cell in row.cells if cell.kind == "wishes" and _is_wish(leaf, cell)]
    refuses = any(
        cue.sense in _REMARKS and not any(c.start <= cue.start < c.end for c in wishes)
        for cue in leaf.between(row.start, row.end)
    )
    return "no" if refuses else ""


def _stands_in(row: Row) -> bool:
    """A note of the row is "zamena" and nothing else; a post may be "zamenik"."""
    notes = (flat(cell.value) for cell in row.cells if cell.kind in ("", "wishes"))
    return any(any_of("stands_in").fullmatch(note.strip(" .()")) for note in notes)


def _is_wish(leaf: Leaf, cell: Field) -> bool:
    """A wish is told in the cell, not only that somebody stays at home."""
    book = phrasebook("wishes.tsv")
    words = (a for a, _ in leaf.page.words if cell.start <= a < cell.end)
    return any(book.senses(leaf.flat[at : cell.end]) for at in words)


def moved(mention: Mention, by: int) -> Mention:
    """Return a mention found in a cell with its offsets in the page."""
    return replace(mention, start=mention.start + by, end=mention.end + by)


SECTION_MAX: Final = 40  # letters of a line that heads a part of a table


def section_says(leaf: Leaf, start: int) -> str:
    """Return "no" if the part of a table or form that begins at *start* is headed "NE DOLAZE".

    Or by words that strike off: "molim da sa spiska skinete:".
    """
    heads = (
        cue
        for cue in reversed(leaf.between(0, start))
        if cue.sense in _HEADS and _heads_part(leaf, cue.start)
    )
    last = next(heads, None)
    return "no" if last is not None and _denied(leaf, last.start) else ""


_DENY: Final = frozenset({"absent", "strike"})
_HEADS: Final = _DENY | {"come"}


def _heads_part(leaf: Leaf, at: int) -> bool:
    """The line is a heading: no sentence, nor one that names somebody: "Ana Ilić ne dolazi"."""
    a, b = leaf.page.line_of(at)
    line = leaf.text[a:b].strip()
    if line.endswith(":"):
        return True
    in_row = any(one.start <= at < one.end and name_in(one) for one in leaf.rows)
    said = line.endswith((".", "!", "?")) or bool(leaf.named(a, b))
    return not (in_row or said) and len(line) < SECTION_MAX


def _denied(leaf: Leaf, at: int) -> bool:
    a, b = leaf.page.line_of(at)
    return any(cue.sense in _DENY for cue in leaf.between(a, b))
