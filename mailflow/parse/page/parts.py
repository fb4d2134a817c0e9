"""People counted in parts: "dva nastavnika i tri učenika", "one adult and two children"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.told import Told, numbers, numerals
from mailflow.parse.page.working import Page, is_cyrillic

PARTS_MAX: Final = 8
ME_MAX: Final = 40  # letters of "mene, " or "me, a colleague and " before the first number


def parties(page: Page) -> Iterator[Told]:
    """Yield who is counted in two parts or more, none overlapping another."""
    after, cyrillic = 0, is_cyrillic(page.text)
    for match in _numbered(cyrillic).finditer(page):
        if match.start() < after:
            continue
        parts = list(_parts(page.flat, match.start(), cyrillic))
        me, one = _named_before(page.flat, match.start()) if parts else (0, 0)
        if len(parts) + one > 1:
            after = parts[-1][0]
            yield Told(match.start(), after, sum(n for _, n in parts) + me + one)


def _named_before(low: str, at: int) -> tuple[int, int]:
    """Return how many stand before the first number: "me", and "a colleague"."""
    before = _before().search(low, max(0, at - ME_MAX), at)
    one = before is not None and before["one"] is not None and _is_person(before["noun"])
    return int(before is not None and before["me"] is not None), int(one)


def _parts(low: str, at: int, cyrillic: bool) -> Iterator[tuple[int, int]]:
    """Yield where each part ends that begins at *at* or follows, and its number."""
    for _ in range(PARTS_MAX):
        part = _part(cyrillic).match(low, at)
        noun = next((n for n in (2, 3) if part and _is_person(part[n] or "")), 0)
        if part is None or not noun:
            return
        word = part[1]
        yield part.end(noun), numbers().get(word) or (int(word) if word.isdigit() else 1)
        joint = _joint().match(low, part.end(noun))
        if joint is None:
            return
        at = joint.end()


def _is_person(low: str) -> bool:
    kinds = ("people", "counted_item")
    return is_post(low) or any(any_of(kind).fullmatch(low) for kind in kinds)


@cache
def _numbered(cyrillic: bool) -> Glance:
    return glance(
        rf"\b(?:{numerals(cyrillic=cyrillic)})\s+\w",
        numbers(cyrillic=cyrillic),
        digits=r"(?<![\w.,/-])\d{1,2}\s+\w",
    )


@cache
def _part(cyrillic: bool) -> re.Pattern[str]:
    """Return what fits a number and two words: "jednog omladinskog radnika"."""
    number = rf"{numerals(cyrillic=cyrillic)}|\d{{1,2}}|{either('a_single')}"
    return re.compile(rf"({number})\s+(?:{either('ours')}\s+)?(\w+)(?:\s+(\w+))?")


@cache
def _joint() -> re.Pattern[str]:
    """Return what fits between a part and the next: "(Ana i Petar), ", " of staff and "."""
    word, noted = either("and", "sr"), r"(?:\s*\([^()\n]{1,60}\))?"
    return re.compile(rf"(?:\s+(?!{word}\b)\w+){{0,3}}?{noted}(?:,?\s+{word}\s+|,\s+)")


@cache
def _before() -> re.Pattern[str]:
    """Return what finds, before the first part, who writes, and one more with no number."""
    joint = rf"(?:,?\s+{either('and', 'sr')}\s+|,\s+)"
    one = rf"(?P<one>{either('a_single')}\s+(?P<noun>\w+){joint})?"
    return re.compile(rf"\b(?P<me>{either('myself')}{joint})?{one}$")
