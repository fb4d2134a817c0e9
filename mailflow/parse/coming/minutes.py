"""Who sat in a meeting, by the minutes it left: "Prisutni: Ana Ilić, Petar Tot"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.standing import MET, Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.lists.lists import is_item
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either


def sat(leaf: Leaf, m: Mention) -> tuple[Standing, str] | None:
    """Return what minutes tell of *m* by the "prisutni:" above it; None if it is elsewhere.

    Without minutes "prisutni:" heads those who will be there.
    """
    told = may_tell(leaf.page, "took_minutes")
    if told and _took_minutes().search(leaf.flat, max(0, m.start - BEFORE_MAX), m.start):
        return Standing.WRITES, MET
    if not leaf.has("come"):  # as which the same words are known
        return None
    above = leaf.flat.rfind("\n\n", 0, m.start) + 1
    colon = leaf.flat.find(":", above, m.start) >= 0
    heads = _heads().search(leaf.flat, above, m.start) if colon else None
    if heads is None or not any_of("minutes").search(leaf.flat, 0, heads.start()):
        return None
    beside = leaf.sentence_start(m.start) <= heads.end()
    return (Standing.WRITES, MET) if beside or is_item(leaf, m) else None


BEFORE_MAX: Final = 24  # letters of "zapisničar je bila"


@cache
def _took_minutes() -> re.Pattern[str]:
    return re.compile(rf"\b{either('took_minutes')}\s$")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\n|[.:;,]\s){either('sat')}\s?:")
