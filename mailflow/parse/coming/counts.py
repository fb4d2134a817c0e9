"""How many will come, as the letter tells it; who comes besides those named."""

import re
from collections.abc import Iterable
from functools import cache

from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import either
from mailflow.parse.page.told import numbers, numerals
from mailflow.parse.page.working import Page


def find_count(leaves: Iterable[Leaf]) -> int | None:
    """Return the last number of people told in *leaves*."""
    told = [leaf.told for leaf in leaves if leaf.told]
    return told[-1] if told else None


@cache
def _more() -> re.Pattern[str]:
    return re.compile(
        rf"\b{either('more')}\s+({numerals()})\s+(?:{either('ours')}\s+)?(?:[\w']+\s+)?"
        rf"{either('people')}\b(?!\s*[:(])"
    )


@cache
def _one_of() -> re.Pattern[str]:
    """Return what finds who is named of several just counted: "one of them is Ana Ilić"."""
    return re.compile(rf"\b{either('one_of_them')}\b")


def more_than_named(pages: Iterable[Page]) -> int:
    """Return how many unnamed people come besides: „још двоје волонтера", "N.N."."""
    total = 0
    for page in pages:
        total += len(re.findall(r"(?<!\w)n\. ?n\.", page.flat))
        more = sum(numbers()[match[1]] for match in _more().finditer(page.flat))
        total += max(0, more - len(_one_of().findall(page.flat))) if more else 0
    return total


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"\b({numerals('.')})\s+{either('nth')}\b")


def find_ordinal(pages: Iterable[Page]) -> int:
    """Return the highest number in "the fourth will be …", 0 if none."""
    found = (match[1] for page in pages for match in _ordinal().finditer(page.flat))
    return max((numbers(".")[word] for word in found), default=0)
