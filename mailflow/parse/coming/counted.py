"""People no word says come, as many as the letter says do: a list set like a signature."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.coming.counts import find_count
from mailflow.parse.coming.guests import Guest
from mailflow.parse.coming.names import is_full
from mailflow.parse.coming.standing import Standing
from mailflow.parse.page.leaf import Leaf

NAMES_MIN: Final = 2  # one name under a letter is who wrote it
_OPEN: Final = (Standing.UNKNOWN, Standing.WRITES)


def as_counted(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*: all coming if none is said to and they are as many as is told."""
    told = find_count(own)
    away = any(leaf.has("self_absent") for leaf in own)  # who writes is none of them
    open_ = (Standing.UNKNOWN,) if away else _OPEN
    named = [g for g in guests if g.standing in open_ and is_full(g.mention)]
    names = {g.mention.name for g in named}
    enrols = any(leaf.has("enrol") or leaf.has("sends") for leaf in own)
    placed = any(g.standing is Standing.COMES for g in guests)
    if placed or not enrols or told is None or not NAMES_MIN <= len(names) == told:
        return list(guests)
    because = "as many as the letter counts"
    return [
        replace(g, standing=Standing.COMES, because=because, is_item=True) if g in named else g
        for g in guests
    ]
