"""What is reported, and nobody with it: "prijavljujem da u ulici ne radi svetlo". Pure."""

import re
from collections.abc import Sequence
from functools import cache

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue


def reports(own: Sequence[Leaf]) -> Cue | None:
    """Return words of other business in a sentence that reports "that" it is so."""
    leaves = (leaf for leaf in own if leaf.has("unrelated") and leaf.has("enrol"))
    said = ((leaf, c) for leaf in leaves for c in leaf.cues if c.sense == "unrelated")
    return next((c for leaf, c in said if _is_reported(leaf, c)), None)


def _is_reported(leaf: Leaf, cue: Cue) -> bool:
    before = leaf.between(leaf.sentence_start(cue.start), cue.start + 1)
    return any(
        c.sense == "enrol" and _that(leaf.language).match(leaf.flat, c.end) for c in before
    )


@cache
def _that(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s{either('that', language)}\b")
