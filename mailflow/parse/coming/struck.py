"""Who is taken off a list: "instead of Ana", "skinite Anu", "Ana is ill, strike her"."""

import re
from bisect import bisect_left
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue

POSITIVE: Final = frozenset({"come", "enrol", "self", "here", "pair"})  # senses of coming
INSTEAD_GAP_MAX: Final = 34
HIM_MAX: Final = 120  # letters from a name to the "him" that means it


def struck(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words that take the person off a list; None if none do."""
    return _struck_before(leaf, m) or _struck_after(leaf, m)


def _struck_before(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words that take the person off a list, before the name or its row of names."""
    at: Mention | None = m
    for _ in range(NAMES_JOINED_MAX):
        if at is None:
            return None
        cue = _strikes(leaf, at)
        if cue:
            return cue
        at = _joined(leaf, at)
    return None


def _strikes(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words right before the name that take it off a list."""
    a, _ = leaf.clause(m.start)
    for cue in reversed(leaf.between(a, m.start)):
        if cue.sense not in ("instead", "strike"):
            continue
        comes = any(c.sense in POSITIVE for c in leaf.between(cue.end, m.start))
        if m.start - cue.end <= INSTEAD_GAP_MAX and not comes:
            return cue
    return None


_THAT_ONE: Final = re.compile(r"\s+(?:njega|njih|him|her|them|ga|ih|nju)\b")


def _struck_after(leaf: Leaf, m: Mention) -> Cue | None:
    """Return words after the name that strike off "him": "Ana is ill, strike her"."""
    _, end = leaf.clause(m.end)
    for cue in leaf.between(m.end, min(end, m.end + HIM_MAX)):
        if cue.sense == "strike" and _THAT_ONE.match(leaf.flat, cue.end):
            later = (o for o in leaf.people if m.start < o.start < cue.start)
            return None if any(later) else cue
    return None


def _joined(leaf: Leaf, m: Mention) -> Mention | None:
    """Return the name in the same case that "and" or a comma joins to *m* from the left."""
    at = bisect_left(leaf.people, m.start, key=lambda one: one.start)
    before = leaf.people[at - 1] if at else None
    if before is None or before.case is not m.case:
        return None
    return before if JOINED.fullmatch(leaf.flat, before.end, m.start) else None


NAMES_JOINED_MAX: Final = 12
JOINED: Final = re.compile(r"\s*(?:,|i|and|te|kao i|,\s*i)\s+")
