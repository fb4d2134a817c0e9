"""A journey that does not lead to us: "ona ide u Solun", "he is travelling to Vienna". Pure."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.places import is_abroad

_JOURNEYS: Final = ("come", "self")


def goes_abroad(leaf: Leaf, cue: Cue) -> bool:
    """Right behind *cue* stands where to, and it is a town of another country."""
    if cue.sense not in _JOURNEYS or any_of("goes_off").search(cue.words) is None:
        return False  # "dolazi u Sarajevo" says who writes to a desk there
    where = _whither().match(leaf.flat, cue.end)
    return where is not None and is_abroad(leaf.text[where.start(1) : where.end(1)])


@cache
def _whither() -> re.Pattern[str]:
    return re.compile(rf"\s{either('whither')}\s(\w+(?:\s\w+)?)")
