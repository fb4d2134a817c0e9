"""Who comes beside those who were registered before: "dolazi i Ana", "Ana will come too"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import either

BEFORE_MAX: Final = 60  # letters of "as well as" and the like, with blanks


def is_added(leaf: Leaf, m: Mention) -> bool:
    """Words beside the name say that others come already; "Ana i Mara" are only two."""
    before = _also().search(leaf.flat, max(0, m.start - BEFORE_MAX), m.start)
    if before and not any(other.end == before.start() for other in leaf.people):
        return True
    return _adds_his_own(leaf, m) or _too().match(leaf.flat, m.end) is not None


def _adds_his_own(leaf: Leaf, m: Mention) -> bool:
    """ "Upišite i mog muža, Petra": whose he is stands between; no "sebe i mog muža"."""
    own = _also_my().search(leaf.flat, max(0, m.start - BEFORE_MAX), m.start)
    if own is None:
        return False
    near = leaf.between(own.start() - BEFORE_MAX, own.start() + 1)
    return any(c.sense == "enrol" and c.end == own.start() for c in near)


@cache
def _also_my() -> re.Pattern[str]:
    return re.compile(rf"\s{either('also')}\s+{either('whose_own')}\s+\w+,?\s+$")


@cache
def _also() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)\s*\b{either('also')}\s+$")


@cache
def _too() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:(?!{either('and')}\s)\w+\s+){{0,5}}{either('too')}\b")
