"""Words of striking off by which the writer only says that he is none of those who come."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

_OF_MINE: Final = frozenset({"decline", "self_absent"})
_OF_US: Final = frozenset({"decline", "all_of_us"})


def uncounts(leaf: Leaf, cue: Cue) -> bool:
    """ "Mene ne računajte": who says so asks to be left out, and tells of no list."""
    ours = inside(leaf, cue, "self_absent") or inside(leaf, cue, "decline")
    denied = ours and _denied().match(cue.words)
    return bool(denied) or _refuses(leaf, cue)


def _refuses(leaf: Leaf, cue: Cue) -> bool:
    """ "Od mog dolaska nema ništa", "count us out": the same words refuse, for him or all."""
    same = {c.sense for c in leaf.between(cue.start, cue.end) if c.end == cue.end}
    return same >= _OF_MINE or same >= _OF_US


def counts_on(leaf: Leaf, cue: Cue) -> bool:
    """ "S ňou nerátajte": of who is not among those entered now; "no more" tells of a list."""
    if cue.sense != "strike" or not _counts_on().search(cue.words):
        return False
    before, after = max(0, cue.start - MORE_BEFORE), cue.end + MORE_AFTER
    return any_of("no_more").search(leaf.flat, before, after) is None


MORE_BEFORE: Final = 8  # letters of "už s ním"
MORE_AFTER: Final = 16  # letters of "him any more"


@cache
def _counts_on() -> re.Pattern[str]:
    """Return what finds a "count on", of which a no is asked."""
    return re.compile(rf"\b(?:{either('denies')}\s(?:\w+\s)?)?{either('counted_on')}\b")


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('denies')}|{either('leaves_out')})\b")
