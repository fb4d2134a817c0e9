"""Who is told of in turn: "prvi je Petar Jović, a druga Ana Ilić"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.coming.guests import Guest
from mailflow.parse.coming.standing import WITHOUT_VERB, Standing
from mailflow.parse.page.particles import either

POST_MAX: Final = 80  # letters between two names: posts, "a druga je"
_NO: Final = frozenset({"absent", "strike", "cancel", "decline", "perhaps", "instead"})


def in_turn(guests: Sequence[Guest]) -> list[Guest]:
    """Return *guests*; whoever is the second or the third comes as the one before him does."""
    told: list[Guest] = []
    for guest in guests:
        follows = bool(told) and _follows(told[-1], guest)
        told.append(_with(told[-1], guest) if follows else guest)
    return told


def _with(before: Guest, guest: Guest) -> Guest:
    """Return *guest* coming by the same words as the one *before*."""
    return replace(guest, standing=Standing.COMES, because=before.because)


def _follows(before: Guest, guest: Guest) -> bool:
    """The one before comes, and between both stands "a druga"."""
    leaf, start, end = guest.leaf, before.mention.end, guest.mention.start
    open_ = guest.standing is Standing.UNKNOWN and guest.because == WITHOUT_VERB
    if not open_ or before.standing is not Standing.COMES or before.leaf is not leaf:
        return False
    return end - start <= POST_MAX and _second().search(leaf.flat, start, end) is not None


@cache
def _second() -> re.Pattern[str]:
    """Return what finds "a druga (je) (načelnica)" right before a name."""
    return re.compile(rf"[,.;]\s+(?:\w\s+)?{either('nth_one')},?\s+(?:[\w.-]+\s+){{0,3}}$")
