"""Fraud that a robot's address sends: a parcel that waits, an account to be confirmed. Pure."""

from collections.abc import Sequence
from typing import Final

from mailflow.model import Intent
from mailflow.parse.intent.facts import Wanted
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.opening.machine import BY_ADDRESS
from mailflow.parse.page.particles import any_of

_ALIEN: Final = "unrelated"


def by_machine(because: str, own: Sequence[Leaf]) -> Wanted:
    """Return what a machine's letter is, which wants nothing: a notice, or fraud.

    Args:
        because: Why its header looks like a machine's.
    """
    cues = (c for leaf in own for c in leaf.cues if c.sense == _ALIEN)
    lure = next((c for c in cues if any_of("lure").search(c.words)), None)
    urged = any(any_of("urges").search(leaf.flat) for leaf in own) if lure else False
    if lure and urged and because.startswith(BY_ADDRESS):
        return Wanted(Intent.UNRELATED, f"“{lure.said}”")
    return Wanted(Intent.AUTOMATIC, because)
