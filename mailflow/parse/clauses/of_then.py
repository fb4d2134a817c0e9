"""Words of a clause that tell of an earlier registration or of a post, not of coming now."""

import re
from collections.abc import Sequence
from functools import cache

from mailflow.parse.clauses.announced import announced_before
from mailflow.parse.clauses.joined import joined_right
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def is_past(leaf: Leaf, cue: Cue, m: Mention, earlier: Sequence[Cue]) -> bool:
    """*cue* is part of words that tell of an *earlier* registration; not "still coming"."""
    return announced_before(leaf, cue) or any(
        (c.start <= cue.start < c.end and not _is_still(c, cue))
        or (cue.sense == "pair" and (c.end <= m.start or cue.start <= c.start <= cue.end + 1))
        for c in earlier
    )  # "Ana i ja smo prijavljeni"


def _is_still(earlier: Cue, cue: Cue) -> bool:
    """The very same words say that somebody comes now: "i dalje dolazi"."""
    same = cue.sense == "come" and cue[:2] == earlier[:2]
    return same and any_of("all_the_same").search(cue.words) is not None


def is_his_post(leaf: Leaf, cue: Cue, m: Mention, negative: Sequence[Cue]) -> bool:
    """ "Naš predstavnik Petar Jović, … ne može": he is one, but does not come."""
    if cue.sense not in ("come", "enrol") or not _delegates().search(cue.words):
        return False
    last = m
    while after := joined_right(leaf, last):
        last = after
    before = not leaf.flat[cue.end : m.start].strip(" ,:-") or bool(
        leaf.named(cue.end, m.start)
    )
    return before and any(
        c.start >= last.end and not leaf.named(last.end, c.start) for c in negative
    )


@cache
def _delegates() -> re.Pattern[str]:
    return re.compile(rf"\b{either('delegate')}$")


def was_enrolled(cue: Cue, was: Sequence[Cue]) -> bool:
    """*cue* tells of an earlier registration: "prijavljen", "naš prijavljeni predstavnik"."""
    return any(c.start <= cue.start <= c.end + 1 for c in was)
