"""Houses of those who only told, greeted or wrote: "rekla mi je Ajla iz Fondacije „Most“"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.named import Named
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

_COMES: Final = frozenset({"come", "enrol", "self", "pair", "sends", "absent", "instead"})
_TOLD: Final = frozenset({"told_of", "regards"})


def informants(leaf: Leaf) -> frozenset[int]:
    """Return where the houses begin that are told right behind whoever only told something."""
    some = leaf.organisations if leaf.kind is Kind.OWN else ()
    return frozenset(one.start for one in some if _is_informants(leaf, one))


def _is_informants(leaf: Leaf, one: Named) -> bool:
    start, end = leaf.sentence_start(one.start), leaf.sentence_end(one.end)
    before = leaf.named(start, one.start)
    behind = (
        bool(before) and _from().fullmatch(leaf.flat, before[-1].end, one.start) is not None
    )
    if not (behind or (leaf.language == "hu" and _TOL.search(leaf.flat, one.start, one.end))):
        return False
    near = leaf.between(start, end)
    if any(c.sense in _COMES and not _is_regard(c, near) for c in near):
        return False
    told = any(c.sense in _TOLD for c in near)
    return told or any(any_of(k).search(leaf.flat, start, end) for k in ("story", "done_for"))


def _is_regard(cue: Cue, near: tuple[Cue, ...]) -> bool:
    """ "Sends" of "sends her regards"."""
    return any(c.sense == "regards" and c.start <= cue.start < c.end for c in near)


@cache
def _from() -> re.Pattern[str]:
    origin = "|".join(map(either, ("from_house", "from_body", "from_place")))
    return re.compile(rf",?\s(?:{origin})\s(?:the\s)?[\"(]?")


_TOL: Final = re.compile(r"t[oő]l$")  # Hungarian "from", at the end of the name
