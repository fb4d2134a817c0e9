"""Dates in running text: their full stops end no sentence. Pure."""

import re
from functools import cache

from mailflow.parse.page.particles import either


def goes_on(low: str, end: int) -> bool:
    """The full stop before *end* is one of a date, which goes on.

    >>> goes_on("za 15. mart dvoje", 6), goes_on("sobi 15. dolazimo", 8)
    (True, False)
    """
    if not low[max(0, end - 2) : end - 1].isdigit() or low[end - 1 : end] != ".":
        return False
    return _rest().match(low, end) is not None


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either('month')}\b|\d{{1,2}}\.\s?\d{{4}}\b)")
