"""A subject told once, far before its verb: "I am the treasurer … and would like to attend"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import either, strictly
from mailflow.parse.page.phrasebook import Cue


def goes_on(leaf: Leaf, cue: Cue) -> bool:
    """Return whether a verb goes on with "I", told far before it."""
    start = leaf.sentence_start(cue.start)
    if leaf.language != "en" or _i().match(leaf.flat, start) is None:
        return False
    named = (m for m in leaf.named(start, cue.start) if not _is_with(leaf, m.start))
    if any(named) or _who_else().search(leaf.flat, start, cue.start):
        return False
    verb = _begins(leaf, cue)
    so = _and_so().search(leaf.flat, max(start, verb - AND_MAX), verb) is not None
    return so or _travels().search(leaf.flat, start, cue.end) is not None


def _begins(leaf: Leaf, cue: Cue) -> int:
    """Return where the words begin of which *cue* may be the end: "would be glad to attend"."""
    longer = leaf.between(cue.start - AND_MAX, cue.start + 1)
    return min(c.start for c in longer if c.sense == cue.sense and c.end >= cue.end)


def _is_with(leaf: Leaf, at: int) -> bool:
    """ "I work for Mark Reed and would like to attend": he is no subject."""
    return _with().search(leaf.flat, max(0, at - AND_MAX), at) is not None


@cache
def _with() -> re.Pattern[str]:
    """Return what finds "with my" right before somebody who is no subject."""
    return re.compile(rf"\b{strictly('no_subject_before', 'en')}\s(?:\w+\.?\s){{0,2}}$")


AND_MAX: Final = 24  # letters of "and therefore"


@cache
def _i() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{either('since', 'en')}\s)?{either('i_go_on')}\s")


@cache
def _who_else() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{strictly('he', 'en')}|{strictly('who', 'en')})\b")


@cache
def _and_so() -> re.Pattern[str]:
    return re.compile(rf"\s{strictly('and', 'en')}\s+(?:\w+\s+)?$")


@cache
def _travels() -> re.Pattern[str]:
    """Return what finds a journey and what it is for: "driving down on Friday to attend"."""
    to = strictly("in_order", "en")
    way = rf"(?:(?!{to}\b)\w+\s)*"
    return re.compile(rf"\b{strictly('travels', 'en')}\s{way}{to}\s[\w ]+$")
