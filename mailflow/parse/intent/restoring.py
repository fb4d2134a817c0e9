"""Who had given up his place and asks for it again: "vratite me na spisak"."""

from collections.abc import Sequence
from typing import Final

from mailflow.model import Intent
from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.intent.facts import Facts, Wanted, cue_of
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue
from mailflow.reasons import doubt


def is_back(own: Sequence[Leaf]) -> Cue | None:
    """Return words by which the writer comes after all, who had taken himself off."""
    withdrew = next((leaf for leaf in own if leaf.has("withdrew")), None)
    anew = cue_of(own, "anew") or _comes_now(withdrew) if withdrew else None
    return cue_of(own, "back") or anew


def _comes_now(leaf: Leaf) -> Cue | None:
    """ "Bio sam povukao prijavu, međutim …: dolazim"; not "odustao sam od izleta"."""
    topics = (c.end for c in leaf.cues if c.sense == "topic" and inside(leaf, c, "withdrew"))
    at = next(topics, len(leaf.flat))
    said = (c for c in leaf.cues if c.sense == "self" and c.start >= at)
    return next((c for c in said if not any(inside(leaf, c, no) for no in _NO)), None)


_NO: Final = ("absent", "decline", "cancel", "earlier", "if", "withdrew")


def restores(facts: Facts) -> Wanted | None:
    """Return the change by which the writer is on the list again."""
    cue = is_back(facts.typed)
    if cue is None:
        return None
    others = facts.unknown or facts.removed > facts.away
    thin = doubt("corrects_himself", cue.said) if others else None
    return Wanted(Intent.CHANGE, f"“{cue.said}”", thin)
