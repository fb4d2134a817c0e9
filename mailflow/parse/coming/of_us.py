"""Whether who writes is the one of "us two" whom the letter leaves unnamed."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.coming.counts import has_numeral, more_than_named
from mailflow.parse.coming.seats import Seat
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import either
from mailflow.parse.page.told import counts_else, numbers, numerals

_TYPED: Final = (Kind.OWN, Kind.SUBJECT)
_NO: Final = frozenset({"absent", "cancel", "decline", "strike"})
_AWAY: Final = ("self_absent", "perhaps", "enrol", "name_later", "later_names")


def is_one_of_us(own: Sequence[Leaf], comes: Sequence[Seat]) -> bool:
    """One fewer comes by name than "us": "htjele bismo nas dvije doći … dolazi i Ana Ilić"."""
    seated = not comes or any(seat.is_sender for seat in comes)
    if seated or any(leaf.has(*_AWAY) for leaf in own):
        return False
    more = max((_number(x) for x in own if x.kind in _TYPED), default=0) - len(comes) - 1
    # "Nas dvoje, Petar Tot i moja koleginica": not the writer, she is unnamed.
    return more >= 0 and more == more_than_named(own)


def _number(leaf: Leaf) -> int:
    """Return how many "we" are as told last, 0 if that is not told.

    "nas dvije", "prídeme dvaja", "two of us".
    """
    found = _of_us().finditer(leaf.flat) if has_numeral(leaf) else ()
    here = (match for match in found if not counts_else(leaf.flat, *match.span()))
    told = [match for match in here if not _refuses(leaf, match.start())]
    return numbers()[told[-1][told[-1].lastindex or 0]] if told else 0


def tells_number(leaf: Leaf, start: int, end: int) -> bool:
    """Between two offsets it is told how many "we" are: "bilo bi nas dvoje: ja i …"."""
    return _of_us().search(leaf.flat, start, end) is not None


def _refuses(leaf: Leaf, at: int) -> bool:
    """ "Nas dvoje ne možemo, dolazi Ana": the number is of those who stay."""
    return not _NO.isdisjoint(c.sense for c in leaf.between(*leaf.clause(at)))


@cache
def _of_us() -> re.Pattern[str]:
    number = f"({numerals()})"
    ends = rf"(?=\s*(?:[.,;:!()\n]|-\s|$|{either('people')}\b|{either('of_house')}\s))"
    us = rf"{either('us_all')}(?:,?\s+{either('thus')},?)?"
    return re.compile(
        rf"\b(?:{us}\s+{number}\b(?!\s{either('enrolled')})|{number}\s+{either('among_us')}\b"
        rf"|{either('we_come')}\s+{number}{ends})"
    )
