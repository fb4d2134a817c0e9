"""Who is told of in turn: "prvi je Petar Jović, a druga Ana Ilić"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.clauses.standing import WITHOUT_VERB, Guest, Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import either

POST_MAX: Final = 80  # letters between two names: posts, "a druga je"
_NO: Final = frozenset(
    {"absent", "strike", "cancel", "decline", "perhaps", "instead", "dropped"}
)


def in_turn(guests: Sequence[Guest]) -> list[Guest]:
    """Return *guests*; whoever is the second or the third comes as the one before him does."""
    told: list[Guest] = []
    for guest in guests:
        follows = bool(told) and _follows(told[-1], guest)
        told.append(_with(told[-1], guest) if follows else _after_me(guest))
    return told


def _after_me(guest: Guest) -> Guest:
    """Return *guest*; he comes if the writer is first: "prvi sam ja, a drugi Petar Tot"."""
    leaf, end = guest.leaf, guest.mention.start
    if not _is_open(guest) or not leaf.has("self"):
        return guest
    mine = [c for c in leaf.between(end - POST_MAX, end) if c.sense == "self"]
    first = mine[-1] if mine and not leaf.named(mine[-1].end, end) else None
    if first is None or not _second().search(leaf.flat, first.end, end):
        return guest
    denied = _is_denied(leaf, first.start, guest.mention.end)
    because = f"“{first.said}”"
    return guest if denied else replace(guest, standing=Standing.COMES, because=because)


def _is_open(guest: Guest) -> bool:
    return guest.standing is Standing.UNKNOWN and guest.because == WITHOUT_VERB


def _with(before: Guest, guest: Guest) -> Guest:
    """Return *guest* coming by the same words as the one *before*."""
    return replace(guest, standing=Standing.COMES, because=before.because)


def _follows(before: Guest, guest: Guest) -> bool:
    """The one before comes, and between both stands "a druga"."""
    leaf, start, end = guest.leaf, before.mention.end, guest.mention.start
    if not _is_open(guest) or before.standing is not Standing.COMES or before.leaf is not leaf:
        return False
    same = before.mention.case is guest.mention.case
    turn = _second().search(leaf.flat, start, end) or (
        same
        and (_from_another().fullmatch(leaf.flat, start, end) or _is_next(leaf, start, guest))
    )
    near = end - start <= POST_MAX and bool(turn)
    return near and not _is_denied(leaf, start, guest.mention.end)


def is_nth(guest: Guest) -> bool:
    """ "Druga je (pravnica) Ana Ilić": words right before the name count on."""
    near = max(0, guest.mention.start - POST_MAX)
    return _second().search(guest.leaf.flat, near, guest.mention.start) is not None


def _is_next(leaf: Leaf, start: int, guest: Guest) -> bool:
    """ "Ana Ilić, pa Petar Tot, pa ja": nothing but a name behind "and then"."""
    m = guest.mention
    joined = _and_then().fullmatch(leaf.flat, start, m.start)
    return joined is not None and leaf.flat[m.end : m.end + 1] in (",", ".", ";", "!", "\n", "")


def _is_denied(leaf: Leaf, start: int, end: int) -> bool:
    """Words that deny stand between both names, or behind the second."""
    said = leaf.between(start, leaf.sentence_end(end))
    return not _NO.isdisjoint(c.sense for c in said)


@cache
def _and_then() -> re.Pattern[str]:
    return re.compile(rf",\s{either('then_comes')}\s")


@cache
def _second() -> re.Pattern[str]:
    """Return what finds "a druga (je) (načelnica)" right before a name."""
    return re.compile(rf"[,.;]\s+(?:\w\s+)?{either('nth_one')},?\s+(?:[\w.-]+\s+){{0,3}}$")


@cache
def _from_another() -> re.Pattern[str]:
    """Return what stands between names in "iz Bora ide Ana Ilić, a iz Niša Petar Tot"."""
    return re.compile(
        rf"[^.!?\n]{{0,40}}[,;]\s+(?:\w\s+)?{either('from_house')}\s[^,.;:!?\n]+\s"
    )
