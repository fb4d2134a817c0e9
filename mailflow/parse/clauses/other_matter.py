"""A second matter in the same letter: "nevezano za to, na obuku u Vršac 6. aprila ide Ana".

An event of its own tells it: in another month, or of another kind, with the town where it is.
"""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def of_other_matter(leaf: Leaf, cue: Cue) -> bool:
    """The paragraph says that it is of another matter, and names an event of its own."""
    if cue.sense not in _ENTERS or not may_tell(leaf.page, "unrelated_to"):
        return False
    opened = opens_matter(leaf, "unrelated_to", cue.start)
    if opened is None or not any(c.sense in _ENTERS for c in leaf.between(0, opened)):
        return False
    return is_other_event(leaf, opened, leaf.sentence_end(cue.end))


_ENTERS: Final = frozenset({"come", "enrol", "self", "pair"})


@cache
def another_matter() -> re.Pattern[str]:
    """Return what finds words that open a matter which is none of ours, or may be."""
    return re.compile(rf"(?:{either('unrelated_to')}|{either('further_matter')})")


def opens_matter(leaf: Leaf, kind: str, at: int) -> int | None:
    """Return where words of *kind* open a matter of its own in the paragraph of offset *at*."""
    found = any_of(kind).search(leaf.flat, leaf.text.rfind("\n\n", 0, at) + 1, at)
    return found.start() if found else None


def is_other_event(leaf: Leaf, start: int, end: int) -> bool:
    """Between two offsets an event is named, by its month or town, that was not before."""
    if in_another_month(leaf, start, end):
        return True
    kinds = _kinds(leaf.flat, start, end)
    placed = _is_placed(leaf, start, end) or bool(_months(leaf.flat, start, end))
    return bool(kinds) and placed and kinds.isdisjoint(_kinds(leaf.flat, 0, start))


def in_another_month(leaf: Leaf, start: int, end: int) -> bool:
    """ "Za 15. mart upišite Anu. U aprilu u Vršac idu …": another month than all before."""
    there = _months(leaf.flat, start, end)
    before = _months(leaf.flat, 0, start) if there else set()
    return bool(before) and there.isdisjoint(before)


def _months(flat: str, start: int, end: int) -> set[str]:
    return {m[1] for m in _month().finditer(flat, start, end)}


def _kinds(flat: str, start: int, end: int) -> set[str]:
    return {m[0][:STEM] for m in _event().finditer(flat, start, end)}


@cache
def _event() -> re.Pattern[str]:
    """Return what finds an event that is seldom what a conference is called."""
    return re.compile(rf"\b(?:{either('event_else')}|{either('event_maybe')})\b")


STEM: Final = 4  # letters by which "obuka" and "obuci" are one
_MONTH: Final = 3  # letters by which "mart" and "marta" are


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?={either('month')}\b)(\w{{{_MONTH}}})")


def _is_placed(leaf: Leaf, start: int, end: int) -> bool:
    """ "u Vršcu", "u Vršac", "tamo": and no name of a day or a town of ours."""
    if any_of("yonder").search(leaf.flat, start, end):
        return True
    places = _place().finditer(leaf.flat, start, end)
    return any(
        leaf.text[m.start(1)].isupper() and not any_of("day_of_ours").match(m[1])
        for m in places
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"\b{either('whither')}\s(\w+)")
