"""What finds words in a page by a glance at the first letters of each, before it looks closely.

A search tries its expression at every letter; most pages have no word that begins so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from mailflow.parse.page.particles import particles
from mailflow.parse.page.spelling import openings
from mailflow.parse.page.working import OPENING_MAX, Page


@dataclass(frozen=True)
class Glance:
    """An expression, and how the words open at which it can match.

    Attributes:
        expression: Matches from the beginning of a word on.
        opened: As `phrasebook.openings` gives them.
        digits: A number may open it too.
    """

    expression: str
    opened: frozenset[str]
    digits: bool = False

    @cached_property
    def there(self) -> re.Pattern[str]:
        """The expression, compiled when a word first opens so: it takes milliseconds."""
        return re.compile(self.expression)

    def finditer(self, page: Page) -> Iterator[re.Match[str]]:
        """Yield every match in the working form of *page*; none overlap."""
        opened = self.opened & page.opened
        if self.digits:
            opened |= page.opened_by_digits
        if not opened:
            return
        after = 0
        for start in sorted([start for opening in opened for start in page.starts[opening]]):
            if start >= after and (match := self.there.match(page.flat, start)):
                after = match.end()
                yield match


def may_tell(page: Page, kind: str) -> bool:
    """A word in *page* opens as one of *kind* of particles.tsv does."""
    return not _opened(kind).isdisjoint(page.opened)


@cache
def _opened(kind: str) -> frozenset[str]:
    return _openings(particles(kind))


def glance(expression: str, words: Iterable[str], *, digits: bool = False) -> Glance:
    """Return what finds *expression* where one of *words* begins it, or a number.

    Args:
        words: In their working form; no `*` before their fourth letter.
    """
    return Glance(expression, _openings(words), digits)


def _openings(words: Iterable[str]) -> frozenset[str]:
    opened = frozenset(one for word in words for one in openings(word))
    if short := [one for one in opened if len(one) < OPENING_MAX and one[-1] != " "]:
        raise ValueError(f"particles.tsv: words that open so cannot be told apart: {short}")
    return opened
