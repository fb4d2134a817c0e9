"""Words that strike the writer, or his whole registration, off a list."""

from collections.abc import Sequence

from mailflow.parse.before import is_said
from mailflow.parse.facts import cue_of
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue


def me_off(own: Sequence[Leaf]) -> Cue | None:
    """Return words that take the writer off a list: "skinite me"."""
    mine = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "self_absent")
    return next((c for leaf, c in mine if _strikes(leaf, c)), None)


def registration_off(own: Sequence[Leaf]) -> Cue | None:
    """Return words that strike a whole registration.

    "Prijavu koju smo poslali u ponedeljak brišite": nobody is named, all of it is meant.
    """
    off = cue_of(own, "strike")
    leaf = next((one for one in own if off in one.cues), None)
    if off is None or leaf is None:
        return None
    return off if is_said(leaf, off, "earlier") else None


def _strikes(leaf: Leaf, mine: Cue) -> bool:
    return any(c.sense == "strike" for c in leaf.between(mine.start, mine.end))
