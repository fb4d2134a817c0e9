"""What robots send: notices, and fraud such as a parcel that waits for its fee. Pure."""

from collections.abc import Sequence
from typing import Final

from mailflow.model import Intent
from mailflow.parse.intent.facts import Facts, Wanted, cue_of
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


def machine(facts: Facts) -> Wanted | None:
    """Return a notice that no header tells; "Ana will attend, I am out of office" is none."""
    if facts.header.machine:
        return Wanted(Intent.AUTOMATIC, facts.header.machine)
    own = facts.typed
    if facts.header.references and cue_of(own, "decline"):
        return None  # "I am on leave, so I cannot come" is a person's answer
    cue = cue_of(own, "automatic")
    if cue is None or (facts.comes and any_of("robots").search(cue.words) is None):
        return None
    return Wanted(Intent.AUTOMATIC, f"“{cue.said}”")
