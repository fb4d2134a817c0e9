"""Who is told by the number of his line: "kolegu pod rednim brojem 3 izostavite".

The list stands in a document or in a mail passed on; what the sender says of its lines holds.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.model import Found
from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.clauses.standing import ELSEWHERE, UNLISTED, Guest, Standing
from mailflow.parse.coming.guests import find_guests
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import any_of, either, particles

LINES_MAX: Final = 8  # of one item of a list
# Senses of words by which lines of a list are left out.
LEAVES_OUT: Final = frozenset({"absent", "strike", "unlisted", "uncounted", "cancel", "gone"})
Told = tuple[set[int], str, str]  # numbers, the words that name them, what is said of them
_OFF, _ONLY, _COME = "left out", "no other counts", "they come"
_COMES: Final = frozenset({"come", "enrol"})
_GAP: Final = re.compile(r"(?:\s\w+){0,3}\s")  # between a word of coming and the numbers
_LINE: Final = re.compile(r"\s*(\d{1,2})\s*[.)\t|]")
_DIGITS: Final = re.compile(r"\d{1,2}")


def by_number(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; those on lines that the sender leaves out do not come."""
    told = [*_told(own)]
    return [_seen(guest, told, own) for guest in guests] if told else list(guests)


def struck_below(own: Sequence[Leaf], below: Sequence[Leaf]) -> list[Found]:
    """Return whom the sender strikes off by number from the list of a mail *below* his.

    "Brišite broj 2": of several mails with a list the uppermost is meant.
    """
    told = _told(own) if below else ()
    off = {n for numbers, _, says in told if says == _OFF for n in numbers}
    for leaf in below if off else ():
        listed = [(_number(guest), guest.mention) for guest in find_guests(leaf)]
        found = [leaf.found(m.name, m.start, "struck off") for n, m in listed if n in off]
        if found:
            return found
    return []


def _seen(guest: Guest, told: Sequence[Told], own: Sequence[Leaf]) -> Guest:
    """Return the guest as the number of his line tells of him."""
    number = _number(guest) if guest.standing is Standing.COMES else 0
    mine = {says: words for numbers, words, says in told if number in numbers}
    every = {says: words for _, words, says in told if says != _ONLY or guest.leaf not in own}
    chosen = every.keys() & {_COME, _ONLY}
    if not number or (_OFF not in mine and (not chosen or chosen & mine.keys())):
        return guest
    if _OFF in mine or (_COME in every and not mine):
        because = f"{UNLISTED} “{mine.get(_OFF) or every[_COME]}”"
        return replace(guest, standing=Standing.STAYS, because=because)
    return replace(guest, standing=Standing.UNKNOWN, because=ELSEWHERE)


def _told(own: Sequence[Leaf]) -> Iterator[Told]:
    """Yield numbers of lines, the words that tell of them, and what those say."""
    for leaf in own:
        matches = [*_lines().finditer(leaf.page)] if leaf.kind is Kind.OWN else []
        for before, match, after in zip(
            [None, *matches], matches, [*matches[1:], None], strict=False
        ):
            a, b = leaf.clause(match.start())
            near = (
                max(a, before.end()) if before else a,
                min(b, after.start()) if after else b,
            )
            says = _COME if _come(leaf, match) else _said(leaf, *near) or _said(leaf, a, b)
            yield set(map(int, _DIGITS.findall(match[1]))), match[0], says


def _said(leaf: Leaf, start: int, end: int) -> str:
    """Return what is said between two offsets of the numbers there; "" if nothing."""
    others = any_of("not_yours").search(leaf.flat, start, end)
    if others or not LEAVES_OUT.isdisjoint(c.sense for c in leaf.between(start, end)):
        return _OFF
    return _ONLY if any_of("counts").search(leaf.flat, start, end) else ""


def _come(leaf: Leaf, match: re.Match[str]) -> bool:
    """ "Dolaze redni brojevi 2 i 5": a word of coming stands beside several numbers.

    One may be that of a house or of a bus: "dolazimo u broj 5".
    """
    if len(_DIGITS.findall(match[1])) == 1:
        return False
    return any(
        c.sense in _COMES
        and not inside(leaf, c, "absent")
        and (
            _GAP.fullmatch(leaf.flat, c.end, match.start())
            or _GAP.fullmatch(leaf.flat, match.end(), c.start)
        )
        for c in leaf.cues
    )


@cache
def _lines() -> Glance:
    joint = rf"(?:\.?\s*,\s*|\.?\s+{either('and')}\s+)"
    lines = rf"\b{either('line_word')}\.?\s+(\d{{1,2}}(?:{joint}\d{{1,2}})*)\b"
    return glance(lines, particles("line_word"))


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
