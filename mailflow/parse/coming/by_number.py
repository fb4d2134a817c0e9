"""Who is told by the number of his line: "kolegu pod rednim brojem 3 izostavite".

The list stands in a document or in a mail passed on; what the sender says of its lines holds.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.coming.guests import Guest
from mailflow.parse.coming.standing import ELSEWHERE, UNLISTED, Standing
from mailflow.parse.letter import Kind
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import any_of, either

LINES_MAX: Final = 8  # of one item of a list
# Senses of words by which lines of a list are left out.
LEAVES_OUT: Final = frozenset({"absent", "strike", "unlisted", "uncounted", "cancel", "gone"})
_LINE: Final = re.compile(r"\s*(\d{1,2})\s*[.)\t|]")
_DIGITS: Final = re.compile(r"\d{1,2}")


def by_number(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; those on lines that the sender leaves out do not come."""
    left: dict[int, str] = {}
    chosen: set[int] = set()
    for numbers, because, comes in _told(own):
        left |= {} if comes else dict.fromkeys(numbers, because)
        chosen |= numbers if comes else set()
    return [_seen(g, left, chosen, own) for g in guests] if left or chosen else list(guests)


def _seen(guest: Guest, left: dict[int, str], chosen: set[int], own: Sequence[Leaf]) -> Guest:
    """Return the guest as the number of his line tells of him."""
    if guest.standing is not Standing.COMES:
        return guest
    number = _number(guest)
    if number in left:
        because = f"{UNLISTED} “{left[number]}”"
        return replace(guest, standing=Standing.STAYS, because=because)
    if number and chosen and number not in chosen and guest.leaf not in own:
        return replace(guest, standing=Standing.UNKNOWN, because=ELSEWHERE)
    return guest


def _told(own: Sequence[Leaf]) -> Iterator[tuple[set[int], str, bool]]:
    """Yield numbers of lines, the words that tell of them, and whether they alone count."""
    for leaf in own:
        for match in _lines().finditer(leaf.flat) if leaf.kind is Kind.OWN else ():
            a, b = leaf.clause(match.start())
            numbers = set(map(int, _DIGITS.findall(match[1])))
            others = any_of("not_yours").search(leaf.flat, a, b)
            if others or not LEAVES_OUT.isdisjoint(c.sense for c in leaf.between(a, b)):
                yield numbers, match[0], False
            elif any_of("counts").search(leaf.flat, a, b) or _enrols(leaf, match):
                yield numbers, match[0], True


def _enrols(leaf: Leaf, match: re.Match[str]) -> bool:
    """ "Prijavljujem Vam brojeve 2 i 4": several numbers are what is enrolled."""
    if len(_DIGITS.findall(match[1])) < SEVERAL:
        return False
    near = leaf.between(match.start() - ENROL_MAX, match.start())
    return any(
        c.sense in ("enrol", "come") and len(leaf.flat[c.end : match.start()].split()) <= 1
        for c in near
    )


SEVERAL: Final = 2  # numbers; one may be that of an act
ENROL_MAX: Final = 40  # letters from a verb of enrolling to the numbers


@cache
def _lines() -> re.Pattern[str]:
    joint = rf"(?:\.?\s*,\s*|\.?\s+{either('and')}\s+)"
    return re.compile(rf"\b{either('line_word')}\.?\s+(\d{{1,2}}(?:{joint}\d{{1,2}})*)\b")


def _number(guest: Guest) -> int:
    """Return the number of the list's line that names the guest, 0 if it has none."""
    start, _ = guest.leaf.page.line_of(guest.mention.start)
    for _ in range(LINES_MAX):
        if match := _LINE.match(guest.leaf.flat, start):
            return int(match[1])
        if not start:
            return 0
        start, _ = guest.leaf.page.line_of(start - 1)
    return 0
