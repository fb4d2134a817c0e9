"""Who had given up his place and asks for it again: "vratite me na spisak"."""

from collections.abc import Sequence

from mailflow.model import Intent
from mailflow.parse.facts import Facts, Wanted, cue_of, typed
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue
from mailflow.reasons import doubt


def is_back(own: Sequence[Leaf]) -> Cue | None:
    """Return words by which the writer comes after all, who had taken himself off."""
    anew = cue_of(own, "anew") if cue_of(own, "withdrew") else None
    return cue_of(own, "back") or anew


def restores(facts: Facts) -> Wanted | None:
    """Return the change by which the writer is on the list again."""
    cue = is_back(typed(facts))
    if cue is None:
        return None
    others = facts.unknown or facts.removed > facts.away
    thin = doubt("corrects_himself", cue.said) if others else None
    return Wanted(Intent.CHANGE, f"“{cue.said}”", thin)
