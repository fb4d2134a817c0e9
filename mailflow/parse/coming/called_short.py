"""Who comes by what he is called for short: "dolaze Mića i Seka … Mića je Miodrag Tot"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.standing import SHORT, Guest, Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import either
from mailflow.parse.people.names import is_full

COMES: Final = frozenset({"come", "self", "enrol"})
NO: Final = frozenset(
    {"absent", "cancel", "decline", "perhaps", "unlisted", "uncounted", "strike", "earlier"}
)
BEFORE_MAX: Final = 60  # letters from "Mića je" to the name: a title, a post


def called_short(guests: Sequence[Guest], own: Sequence[Leaf]) -> Iterator[tuple[Guest, str]]:
    """Yield who is told to be the one called short: "Mića i Seka … Mića je Miodrag Tot"."""
    for guest in guests:
        m, leaf = guest.mention, guest.leaf
        open_ = guest.standing is Standing.UNKNOWN and leaf.kind is Kind.OWN and is_full(m)
        start = max(0, m.start - BEFORE_MAX)
        short = _is_short_for().search(leaf.flat, start, m.start) if open_ else None
        if short is None or not leaf.text[short.start()].isupper():
            continue
        here = leaf.clause(m.start)
        if any(_comes(one, short[1], here if one is leaf else ()) for one in own):
            yield guest, f"{SHORT}“{leaf.text[slice(*short.span(1))]}”"


@cache
def _is_short_for() -> re.Pattern[str]:
    """Return what ends in a name, "is", and few small words: "Seka je po krštenici"."""
    return re.compile(
        rf"\b([^\W\d_]{{3,}}) (?:{either('it_is')}|=|alias)\s(?:[^\W\d_]+\s){{0,3}}$"
    )


def _comes(leaf: Leaf, short: str, here: Sequence[int]) -> bool:
    """A clause that names *short*, not the one *here*, says that somebody comes."""
    if leaf.kind not in (Kind.OWN, Kind.SUBJECT) or short not in leaf.flat:
        return False
    for match in re.finditer(rf"\b{re.escape(short)}\b", leaf.flat):
        there = leaf.clause(match.start())
        senses = {c.sense for c in leaf.between(*there)}
        if (
            leaf.text[match.start()].isupper()
            and there != here
            and senses & COMES
            and not senses & NO
        ):
            return True
    return False
