"""What a sentence tells of another year: "last year I had to cancel". Pure."""

import re
from functools import cache
from typing import Final

from mailflow.parse.page.particles import either, strictly


def was_then(flat: str, start: int, end: int) -> bool:
    """What stands between two offsets is told of last year, which the sentence opens with.

    "Last year I was there and cannot come now": nothing behind "and", or behind a comma.
    """
    near = max(0, start - THEN_MAX)
    return bool(_then_it().search(flat, near, start) or _it_then().match(flat, end))


THEN_MAX: Final = 80  # letters from the end of a sentence to what was last year


@cache
def _then_it() -> re.Pattern[str]:
    """Return what opens so; “I” in English is “and” in Serbian."""
    english = rf"{strictly('then', 'en')}(?:,?(?:\s(?!{strictly('and', 'en')}\b)[\w'-]+)*)?"
    other = rf"{either('then')}(?:,?(?:\s(?!{either('and')}\b)[\w'-]+)*)?"
    return re.compile(rf"(?:^|[.!?\n])\W*(?:\w+,?\s)?(?:{english}|{other})\s$")


@cache
def _it_then() -> re.Pattern[str]:
    return re.compile(rf"\s{either('then')}\s*(?:[.,;!?)]|$)")
