"""Where "and" opens a clause of its own: "I am ill and Ana Ilić will attend"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import first_joined, last_joined
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.clauses.turning import NEGATIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue

_BRINGS: Final = POSITIVE | {"represents"}
VERB_MAX: Final = 60  # letters from a name to its verb
# What may stand between both: a post in commas, "will", "gladly".
_TO_VERB: Final = re.compile(r"(?:\s*,[^,.;:!?\n]{1,48},)?\s*(?:\w+\s+){0,2}")


def without_denied_before(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> Sequence[Cue]:
    """Return *cues* without what is denied before the "and" with which a clause on *m* opens.

    Only if that clause has a verb of coming: "Ne dolaze direktor i Ana Ilić" denies both.
    """
    first = first_joined(leaf, m) if any(map(_denies, cues)) else m
    off = [c for c in cues if _denies(c) and c.end <= first.start]
    joint = off and _and(leaf.language).search(leaf.flat, off[-1].end, first.start)
    if not joint or not _has_verb(leaf, joint.end(), first, last_joined(leaf, m)):
        return cues
    return [c for c in cues if c not in off]


def _denies(cue: Cue) -> bool:
    return cue.sense in NEGATIVE


@cache
def _and(language: str) -> re.Pattern[str]:
    """Return what finds the last "and" before a name, and what leads to it."""
    word = f"(?:{either('and', language)}|{either('and_so', language)})"
    return re.compile(rf"\s{word}\s(?=(?:(?!{word}\s)[^\s,;:]+\s)*$)")


def _has_verb(leaf: Leaf, start: int, first: Mention, last: Mention) -> bool:
    """The clause from *start* on has a verb of coming before the names, or behind them."""
    if any(c.sense in _BRINGS for c in leaf.between(start, first.start)):
        return True
    behind = leaf.between(last.end, last.end + VERB_MAX)
    verb = next((c.start for c in behind if c.sense in _BRINGS), None)
    return verb is not None and _TO_VERB.fullmatch(leaf.flat, last.end, verb) is not None
