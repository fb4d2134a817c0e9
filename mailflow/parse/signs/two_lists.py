"""Signs that a letter brings the lists of two meetings: "15. mart: …", "Bor, 19. mart: …"."""

import re
from collections.abc import Iterator
from functools import cache

from mailflow.model import Doubt
from mailflow.parse.clauses.standing import Guest, Standing, by_words
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield a doubt of who stands under another day, or another event, than who is first."""
    listed = [one for one in e.study.party.guests if _is_listed(one)]
    first = ""
    for guest in listed:
        head = _heading(guest.leaf, guest.mention.start)
        if first and head and _is_of_else(first, head):
            yield doubt("other_event", guest.mention.name)
            return
        first = first or head


def _is_listed(guest: Guest) -> bool:
    comes = guest.standing is Standing.COMES and guest.row is None
    return comes and not by_words(guest.because)


def _heading(leaf: Leaf, at: int) -> str:
    """Return the line right above who is first of a list, "" for whoever follows another.

    It ends in a colon, or a blank line stands above it: no post of who stands above.
    """
    above = leaf.text[: leaf.page.line_of(at)[0]].rstrip()
    start, end = leaf.page.line_of(len(above))
    before = leaf.text[:start]
    heads = above.endswith(":") or before.endswith("\n\n") or not before.strip()
    return leaf.flat[start:end] if heads and not leaf.named(start, end) else ""


def _is_of_else(one: str, other: str) -> bool:
    """Two headings tell two days, or only one of them an event that is called as ours is."""
    here, there = _days(one), _days(other)
    if here and there:
        return here.isdisjoint(there)
    return _names_else(one, other) or _names_else(other, one)


def _names_else(ours: str, other: str) -> bool:
    event = any_of("our_event")
    else_ = any_of("event_else").search(other) or any_of("event_maybe").search(other)
    return bool(event.search(ours) and else_ and not event.search(other))


def _days(heading: str) -> set[str]:
    return {day[1] or day[2] for day in _day().finditer(heading)}


@cache
def _day() -> re.Pattern[str]:
    """Return what finds the number of a day: "15. mart", "15.3.", "March 15"."""
    month = rf"{either('month')}\b"
    return re.compile(
        rf"\b(\d{{1,2}})(?:\.?\s{month}|\.\s?\d{{1,2}}\.)|\b{month}\s(\d{{1,2}})\b"
    )
