"""Who is told by a pronoun beside the writer: "dolazimo ona i ja", "he and I will come"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.coming.guests import Guest
from mailflow.parse.coming.standing import Standing
from mailflow.parse.letter import Kind
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import either

_COMES: Final = frozenset({"come", "self", "enrol"})
_NO: Final = frozenset({"absent", "cancel", "decline", "perhaps"})
_OPEN: Final = (Standing.UNKNOWN, Standing.WRITES)


@cache
def _he_and_i() -> re.Pattern[str]:
    he, me = either("he"), either("me_too")
    return re.compile(rf"\b(?:{he}\s+{me}|{me}\s+{he})\b")


def beside_me(own: Sequence[Leaf]) -> tuple[Leaf, int] | None:
    """Return where *own* says that the writer and "she" come; None if it does not."""
    for leaf in own:
        for match in _he_and_i().finditer(leaf.flat) if leaf.kind is Kind.OWN else ():
            senses = {c.sense for c in leaf.between(*leaf.clause(match.start()))}
            if senses & _COMES and not senses & _NO:
                return leaf, match.start()
    return None


def meant(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; the last one named before "she and I" comes, unless it is told."""
    place = beside_me(own)
    if place is None:
        return list(guests)
    leaf, at = place
    before = [g for g in guests if g.leaf is leaf and g.mention.end <= at]
    she = before[-1] if before and before[-1].standing in _OPEN else None
    because = f"“{' '.join(leaf.text[at : leaf.clause(at)[1]].split()[:3])}” after the name"
    return [
        replace(g, standing=Standing.COMES, because=because) if g is she else g for g in guests
    ]
