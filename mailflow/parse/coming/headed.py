"""What the words above a list tell of its lines."""

import re
from typing import Final

from mailflow.parse.coming.letterhead import HEADING
from mailflow.parse.coming.lists import is_item
from mailflow.parse.coming.standing import Standing
from mailflow.parse.coming.turning import NEGATIVE
from mailflow.parse.letter import BULLETS, Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue


def by_heading(leaf: Leaf, m: Mention) -> tuple[Standing, str]:
    """Return what the words above a list tell of its lines."""
    start, _ = leaf.page.line_of(m.start)
    above = leaf.between(start - 400, start)
    mine = [c for c in above if c.sense == "self_absent"]  # "I cannot come myself"
    near = [
        c
        for c in above
        if c.sense in HEADING
        or (
            c.sense in NEGATIVE
            and not any(s.start < c.end and c.start < s.end for s in mine)
            and not _of_item(leaf, c)
        )
    ]
    if near and near[-1].sense in NEGATIVE and _heads(leaf, near[-1], start):
        return Standing.STAYS, f"list under “{near[-1].said}”"
    return Standing.COMES, f"list under “{near[-1].said}”" if near else "line of a list"


def _heads(leaf: Leaf, no: Cue, start: int) -> bool:
    """No other heading follows *no* before the list: "Ana ostaje kući. Konačno stanje:"."""
    near = start - no.end < 120
    return near and _OTHER_HEADING.search(leaf.flat, no.end, start) is None


_OTHER_HEADING: Final = re.compile(r"[.!?\n][^.!?:\n]*[^\W\d_]{3}[^.!?:\n]*:[ \t]*(?:\n|$)")


def _of_item(leaf: Leaf, cue: Cue) -> bool:
    """The words stand in a line of the list, after whom they are said of."""
    start, _ = leaf.page.line_of(cue.start)
    if _REMARK.match(leaf.flat, start):
        return True
    return any(is_item(leaf, m) for m in leaf.named(start, cue.start))


# What is left of a line whose name was struck through: "- (ipak ne može)".
_REMARK: Final = re.compile(rf"\s*[-{BULLETS}]\s*\(")
