"""Who comes no more, or never was to: the late, and whom somebody asked, proposed in vain."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import first_joined, last_joined
from mailflow.parse.clauses.standing import PERHAPS, Standing
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.clauses.turning import NEGATIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either


def is_late(leaf: Leaf, m: Mention) -> bool:
    """ "Osnovao ga je pokojni Marko Tot": whoever is told of so comes no more."""
    if not may_tell(leaf.page, "late"):
        return False
    near = max(leaf.clause(m.start)[0], m.start - LATE_MAX)  # "the late reply. Ana Ilić comes"
    return _late().search(leaf.flat, near, m.start) is not None


LATE_MAX: Final = 32  # letters of "pokojni profesor dr"


@cache
def _late() -> re.Pattern[str]:
    """Return what finds, right before a name and its titles, that its bearer is dead."""
    return re.compile(rf"\b{either('late')}\s(?:\w+\.?\s){{0,2}}$")


def is_turned_down(leaf: Leaf, m: Mention) -> bool:
    """ "Predlog da ide i Ana Ilić nije usvojen": whom somebody wished to send, in vain."""
    if not may_tell(leaf.page, "proposal"):
        return False
    start, end = leaf.clause(m.start)
    wished = _proposal().search(leaf.flat, start, m.start)
    if wished is None or leaf.named(wished.end(), m.start):
        return False
    return any_of("turned_down").search(leaf.flat, m.end, end) is not None


@cache
def _proposal() -> re.Pattern[str]:
    return re.compile(rf"\b{either('proposal')}\s")


def asked_in_vain(leaf: Leaf, m: Mention) -> tuple[Standing, str] | None:
    """Return what "I asked Ana Ilić to go, but she has no time either" tells of her.

    What is no "no" behind the "but", nor a word of coming, leaves it open.
    """
    told = _told_of(leaf, m) if may_tell(leaf.page, "asked_him") else None
    if told is None:
        return None
    said = [c for c in leaf.between(*told) if c.sense in NEGATIVE or c.sense in POSITIVE]
    if said and said[0].sense in NEGATIVE:
        return Standing.STAYS, f"“{said[0].said}”"
    return None if said else (Standing.UNKNOWN, PERHAPS)


def _told_of(leaf: Leaf, m: Mention) -> tuple[int, int] | None:
    """Return what is told of who was asked: behind "but", or in a sentence about "him"."""
    first, last = first_joined(leaf, m), last_joined(leaf, m)
    start = max(leaf.sentence_start(first.start), first.start - ASKED_MAX)
    if not _asked().search(leaf.flat, start, first.start):
        return None
    end = leaf.sentence_end(last.end)
    but = _but().match(leaf.flat, last.end, end)
    if but is None and (but := _he().match(leaf.flat, end)):
        end = leaf.sentence_end(but.end())
    return (but.end(), end) if but and not leaf.named(last.end, end) else None


ASKED_MAX: Final = 48  # letters of "asked our programme director"


@cache
def _asked() -> re.Pattern[str]:
    """Return what finds, before a name and a post, that somebody asked its bearer."""
    return re.compile(rf"\b{either('asked_him')}\s(?:[\w-]+\.?\s){{0,4}}$")


@cache
def _but() -> re.Pattern[str]:
    """Return what fits, behind a name, for what he was asked, and "but"."""
    he = rf"\s{either('he')}\s"
    return re.compile(rf"[^,:;.!?]{{0,40}}(?:[,;]?\s{either('against')},?\s|;{he})")


@cache
def _he() -> re.Pattern[str]:
    """Return what fits, between two sentences, "but", "unfortunately" and "he"."""
    he = rf"(?:{either('neither')}\s)?{either('he')}\b"
    return re.compile(rf"[.;!]?\s+(?:{either('against')},?\s)*{he}")
