"""How many will come, as the letter tells it; who comes besides those named."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import either
from mailflow.parse.page.told import numbers, numerals
from mailflow.parse.page.working import Page


def find_count(leaves: Iterable[Leaf]) -> int | None:
    """Return the last number of people told in *leaves*."""
    told = [leaf.told for leaf in leaves if leaf.told]
    return told[-1] if told else None


# After a name or a word, and no telephone: "Ana Ilić + 1".
_PLUS: Final = re.compile(r"[^\W\d_]\)?[ \t]*\(?\+[ \t]?([1-9])(?![\d(/]| ?\d)")


@cache
def _more() -> re.Pattern[str]:
    return re.compile(
        rf"\b{either('more')}\s+({numerals()})\s+(?:\w+\s+)?{either('people')}\b(?!\s*[:(])"
    )


def more_than_named(pages: Iterable[Page]) -> int:
    """Return how many unnamed people come besides: „још двоје волонтера", "N.N.", "+ 1"."""
    total = 0
    for page in pages:
        total += len(re.findall(r"(?<!\w)n\. ?n\.", page.flat))
        if "+" in page.flat:
            total += sum(int(match[1]) for match in _PLUS.finditer(page.flat))
        more = (m for m in _more().finditer(page.flat) if not _are_named(page, m.end()))
        total += sum(numbers()[match[1]] for match in more)
    return total


def _are_named(page: Page, end: int) -> bool:
    """A name follows: "još jedna koleginica, Milica Milić"."""
    return page.text[end : end + NAMED_GAP_MAX].lstrip(" ,–-")[:1].isupper()


NAMED_GAP_MAX: Final = 4  # letters from "one colleague more" to the name


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"\b({numerals('.')})\s+{either('nth')}\b")


def find_ordinal(pages: Iterable[Page]) -> int:
    """Return the highest number in "the fourth will be …", 0 if none."""
    found = (match[1] for page in pages for match in _ordinal().finditer(page.flat))
    return max((numbers(".")[word] for word in found), default=0)
