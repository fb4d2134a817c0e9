"""Who comes by a bare yes, no or "ja" between the lines of a mail that asks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.model import Person
from mailflow.parse.clauses.standing import MENTIONED, WITHOUT_VERB, Guest, Standing
from mailflow.parse.coming.asked_of import is_greeted
from mailflow.parse.coming.seats import Seat
from mailflow.parse.leaves.asked_for import asked_between
from mailflow.parse.leaves.between import (
    ends_aside,
    ends_asking,
    is_point,
    is_slot,
    last_line,
    piece_above,
    short_answers,
)
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Kind
from mailflow.parse.page.answers import answer
from mailflow.parse.page.particles import either
from mailflow.parse.people.names import alike, is_full

ASKED_OF: Final = "asked about in the mail below"
_TELLS: Final = {"yes": Standing.COMES, "no": Standing.STAYS}


def by_question(guests: list[Guest], below: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; whose name answers "kontakt osoba", not "ko dolazi", need not come."""
    return [_as_asked(guest, below) for guest in guests] if asked_between(below) else guests


def _as_asked(guest: Guest, below: Sequence[Leaf]) -> Guest:
    above = piece_above(guest.leaf, below) if guest.leaf.kind is Kind.OWN else None
    if above is None or ends_asking(above):
        return guest
    if ends_aside(above):
        return replace(guest, standing=Standing.UNKNOWN, because=MENTIONED)
    if not is_point(above):
        return guest
    bare = guest.is_item and not guest.leaf.has("come", "enrol", "self", "pair")
    return replace(guest, standing=Standing.UNKNOWN, because=WITHOUT_VERB) if bare else guest


def answered(leaves: Spread) -> Iterator[Seat]:
    """Yield the seats of those of whom a line asks, a bare yes or no below it."""
    for leaf, above in short_answers(leaves.own, leaves.background):
        told = _TELLS.get(_said(leaf)) if is_point(above) else None
        if told is None:
            continue
        for m in filter(is_full, above.named(*last_line(above))):
            if not (is_greeted(above, m) or alike(m.name, _author(above))):
                found = above.found(m.name, m.start, ASKED_OF)
                yield Seat(Person(name=found), told, sure=True)


def answers_me(leaves: Spread) -> bool:
    """Below "Ko dolazi?" stands "samo ja"."""
    return any(
        _me().fullmatch(leaf.flat.strip()) and ends_asking(above)
        for leaf, above in short_answers(leaves.own, leaves.background)
    )


def fills_no_place(leaf: Leaf, below: Sequence[Leaf]) -> bool:
    """Below "3. ?" stands that there is no third."""
    above = piece_above(leaf, below)
    return above is not None and is_slot(above)


def _said(leaf: Leaf) -> str:
    return "" if "?" in leaf.text or leaf.people else answer(leaf.text)


def _author(piece: Leaf) -> str:
    return piece.page.passage.sender.split("<")[0].strip()


@cache
def _me() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('only')}\s)?{either('myself')}(?:\s\w+)?(?:,.{{0,40}})?\W*")
