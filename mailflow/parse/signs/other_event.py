"""Signs that somebody goes to another event, or on another day, than the rest of the letter."""

from collections.abc import Iterator

from mailflow.model import Doubt
from mailflow.parse.clauses.other_matter import is_other_event, opens_matter
from mailflow.parse.clauses.standing import Guest, Standing, by_words
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import any_of
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield a doubt of who is told of behind others with an event of its own."""
    yield from _on_other_days(e)
    coming = [one for person in e.attendees for one in e.guests_of(person)[:1] if _is_told(one)]
    for guest in coming:
        leaf, start = guest.leaf, _start(guest)
        if not any(one.leaf is leaf and one.mention.end <= start for one in coming):
            continue
        end = leaf.sentence_end(guest.mention.end)
        if is_other_event(leaf, start, end):
            yield doubt("other_event", guest.mention.name)
            return


def _on_other_days(e: Evidence) -> Iterator[Doubt]:
    """Yield who of a table whose rows tell a day has another than the first: "20. mart"."""
    rows = [(one.mention.name, one.row.cell("day")) for one in e.study.party.guests if one.row]
    told = [(name, day.value.casefold()) for name, day in rows if day]
    away = next((name for name, day in told if day != told[0][1]), None)
    if away:
        yield doubt("other_event", away)


def _is_told(guest: Guest) -> bool:
    return (
        guest.standing is Standing.COMES
        and guest.leaf.kind is Kind.OWN
        and guest.row is None
        and by_words(guest.because)
    )


def _start(guest: Guest) -> int:
    """Return where is told to what he comes: in his sentence, before "there", "besides"."""
    leaf, at = guest.leaf, guest.mention.start
    opened = opens_matter(leaf, "further_matter", at)
    if opened is not None:
        return opened
    start = leaf.sentence_start(at)
    while leaf.flat[:start].rstrip().endswith(":"):
        start = leaf.sentence_start(start - 2)
    there = any_of("yonder").search(leaf.flat, start, at)
    return leaf.sentence_start(max(0, start - 2)) if there else start
