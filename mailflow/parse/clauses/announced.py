"""Who comes by what the writer told before: "I told you that Ana and Petar would come"."""

import re
from functools import cache

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def announced_before(leaf: Leaf, cue: Cue) -> bool:
    """Words of an earlier letter lead to *cue* by "that", and nothing turns from them."""
    if not leaf.has("earlier"):
        return False
    before = leaf.between(leaf.sentence_start(cue.start), cue.start)
    return any(c.sense == "earlier" and _leads_to(leaf, c, cue) for c in before)


def _leads_to(leaf: Leaf, told: Cue, cue: Cue) -> bool:
    ends = any_of("that", leaf.language).fullmatch(told.words.rpartition(" ")[2])
    that = ends or _that(leaf.language).match(leaf.flat, told.end)
    turn = _turn(leaf.language).search(leaf.flat, told.end, cue.start)
    return that is not None and turn is None


@cache
def _that(language: str) -> re.Pattern[str]:
    return re.compile(rf",?\s(?:\w+\s)?{either('that', language)}\b")


@cache
def _turn(language: str) -> re.Pattern[str]:
    """Return what finds "; " or ", but": what is told behind it is told now."""
    return re.compile(rf";|,\s(?:{either('while_other', language)}|{either('against')})\b")
