"""Who comes no more, or never was to: the late, and whom somebody proposed in vain."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either


def is_late(leaf: Leaf, m: Mention) -> bool:
    """ "Osnovao ga je pokojni Marko Tot": whoever is told of so comes no more."""
    if not may_tell(leaf.page, "late"):
        return False
    near = max(leaf.clause(m.start)[0], m.start - LATE_MAX)  # "the late reply. Ana Ilić comes"
    return _late().search(leaf.flat, near, m.start) is not None


LATE_MAX: Final = 32  # letters of "pokojni profesor dr"


@cache
def _late() -> re.Pattern[str]:
    """Return what finds, right before a name and its titles, that its bearer is dead."""
    return re.compile(rf"\b{either('late')}\s(?:\w+\.?\s){{0,2}}$")


def is_turned_down(leaf: Leaf, m: Mention) -> bool:
    """ "Predlog da ide i Ana Ilić nije usvojen": whom somebody wished to send, in vain."""
    if not may_tell(leaf.page, "proposal"):
        return False
    start, end = leaf.clause(m.start)
    wished = _proposal().search(leaf.flat, start, m.start)
    if wished is None or leaf.named(wished.end(), m.start):
        return False
    return any_of("turned_down").search(leaf.flat, m.end, end) is not None


@cache
def _proposal() -> re.Pattern[str]:
    return re.compile(rf"\b{either('proposal')}\s")
