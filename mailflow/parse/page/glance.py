"""What finds words in a page by a glance at the first letters of each, before it looks closely.

A search tries its expression at every letter; most pages have no word that begins so.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, NamedTuple

from mailflow.parse.page.particles import particles
from mailflow.parse.page.spelling import openings
from mailflow.parse.page.working import OPENING_MAX, Page

_LONGER_MAX: Final = 12  # letters
_NEXT_MAX: Final = 10  # words


class _Opened(NamedTuple):
    """How words open.

    Attributes:
        so: Their openings; of two sets Python tells far quicker than of a table's keys whether
            they have one in common, and as a rule a page has none.
        longer: How those that open so go on: "prijavljujem" only opens as "prijatelj".
    """

    so: frozenset[str]
    longer: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Glance:
    """An expression, and how the words open at which it can match.

    Attributes:
        expression: Matches from the beginning of a word on.
        opened: As `_openings` gives them.
        digits: What matches from the beginning of a number on; "" is nothing.
    """

    expression: str
    opened: _Opened
    digits: str = ""

    @cached_property
    def there(self) -> re.Pattern[str]:
        """The expression, compiled when a word first begins so: it takes milliseconds."""
        return re.compile(self.expression)

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """The expression for numbers: most pages have no other."""
        return re.compile(self.digits)

    def finditer(self, page: Page) -> Iterator[re.Match[str]]:
        """Return every match in the working form of *page*; none overlap."""
        counts = self.digits and page.opened_by_digits
        if not counts and self.opened.so.isdisjoint(page.opened):
            return iter(())
        return self._found(page)

    def _found(self, page: Page) -> Iterator[re.Match[str]]:
        starts = [(start, False) for start in _starts(self.opened, page)]
        if self.digits:
            opened = page.opened_by_digits
            starts += [(start, True) for opening in opened for start in page.starts[opening]]
        after = 0
        for start, is_number in sorted(starts):
            there = self.counted if is_number else self.there
            if start >= after and (match := there.match(page.flat, start)):
                after = match.end()
                yield match


def _starts(opened: _Opened, page: Page) -> list[int]:
    """Return where words of *page* begin so."""
    return [
        start
        for opening in opened.so & page.opened
        for start in page.starts[opening]
        if page.flat.startswith(opened.longer[opening], start)
    ]


def may_follow(page: Page, kind: str, at: int) -> bool:
    """One of the next words behind *at* begins as one of *kind* of particles.tsv does."""
    first, opened = bisect_left(page.words, (at,)), _opened(kind).longer
    return any(
        low.startswith(opened.get(f"{low} "[:OPENING_MAX], ()))
        for low in page.lows[first : first + _NEXT_MAX]
    )


def may_tell(page: Page, kind: str) -> bool:
    """A phrase of *kind* of particles.tsv may be in *page*: its longest word opens one."""
    if (told := page.may_tell.get(kind)) is None:
        opened = _opened_by_longest(kind)
        told = not opened.so.isdisjoint(page.opened) and bool(_starts(opened, page))
        page.may_tell[kind] = told
    return told


@cache
def _opened_by_longest(kind: str) -> _Opened:
    """Return how the longest words of phrases open: of "the_late" all have "the"."""
    return _openings(max(phrase.split("_"), key=_tells) for phrase in particles(kind))


def _tells(word: str) -> tuple[bool, int]:
    return "*" not in word[:OPENING_MAX], len(word)


@cache
def _opened(kind: str) -> _Opened:
    return _openings(particles(kind))


def glance(expression: str, words: Iterable[str], *, digits: str = "") -> Glance:
    """Return what finds *expression* where one of *words* begins it, or *digits* at a number.

    Args:
        words: In their working form; no `*` before their fourth letter.
    """
    return Glance(expression, _openings(words), digits)


def by_opening(words: list[str]) -> dict[str, list[str]]:
    """Return *words*, as `glance` takes them, by how they open."""
    return {
        one: [word for word in words if one in openings(word)] for one in _openings(words).so
    }


def _openings(words: Iterable[str]) -> _Opened:
    """Return how *words* open, as `openings` gives it, and how far words that do so go on."""
    opened: dict[str, set[str]] = {}
    for longer in {one for word in words for one in openings(word, _LONGER_MAX)}:
        opened.setdefault(longer[:OPENING_MAX], set()).add(longer.rstrip())
    if short := [one for one in opened if len(one) < OPENING_MAX and one[-1] != " "]:
        raise ValueError(f"particles.tsv: words that open so cannot be told apart: {short}")
    return _Opened(frozenset(opened), {one: tuple(longer) for one, longer in opened.items()})
