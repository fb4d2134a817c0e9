"""How many people a text tells of: „нас троје", "two people", "dva učesnika"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.page.phrasebook import either, rows
from mailflow.parse.page.working import flat

PARTY_MAX: Final = 10  # "we have two people for you"; 34 whom somebody has are its members
COUNT_MAX: Final = 200  # nobody sends more; a larger number is a year, a price, a room


def told_in(low: str) -> int:
    """Return the last number of people told in working form *low*, 0 if none.

    >>> told_in("dolazi nas troje"), told_in("stizemo u osam")
    (3, 0)
    """
    last = 0
    for match in _expression().finditer(low):
        number = _number(match)
        if number and not _asked_or_past(low, match.start(), number):
            last = number
    return last


@cache
def numbers(mark: str = "") -> dict[str, int]:
    """Return the number each numeral stands for; of ordinals if *mark* is a dot."""
    return {
        flat(word).replace("_", " "): int(row[0].rstrip("."))
        for row in rows("numbers.tsv")
        if row[0].endswith(".") == bool(mark)
        for word in row[2].split("|")
    }


def numerals(mark: str = "") -> str:
    """Return an expression for the numerals; for ordinals if *mark* is a dot."""
    return "|".join(sorted(numbers(mark), key=len, reverse=True))


@cache
def _expression() -> re.Pattern[str]:
    """Return what finds a number of people; only where a word begins, or it would be slow."""
    collective = either("collective")
    pair = f"(?:{collective}|{either('pair')})"
    ends = r"(?=\s*(?:[.,;:!()]|-\s|$|\n))"
    return re.compile(
        rf"\b(?:(?<![\w.,/-])(\d{{1,3}}|{numerals()})[ \u00a0]+(?:\w+ )?{either('people')}\b"
        rf"|{either('among')}\s+(?:{either('in_all')}\s+)?({pair})\b"
        rf"|({collective})\s+{either('follows')}\b"
        r"|(?:bismo dosle|dolazimo|dolaze|dolazi|stizemo|stizu|stize|idemo|ide|bice|bicemo"
        r"|bude|budemo|bilo|biti)"
        rf"\s+({pair})\b"
        rf"|za\s+({pair}){ends}"
        rf"|({either('heads')})\b"
        rf"|{either('arrive')}\s+(\d{{1,2}}|{numerals()}){ends})"
    )


def _number(match: re.Match[str]) -> int:
    """Return the number matched, 0 if it cannot count people."""
    word = next((group for group in match.groups() if group), "")
    value = int(word) if word.isdigit() else numbers().get(word, 0)
    return value if 1 < value <= COUNT_MAX else 0


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(rf"(?:\b{either('limit')}|\d)\s*$")


@cache
def _has() -> re.Pattern[str]:
    return re.compile(rf"\b{either('has_members')}\s*$")


def _asked_or_past(low: str, start: int, number: int) -> bool:
    """The number is one of those asked, a former one, a limit, or of a house's members."""
    before = low[max(0, start - 20) : start]
    members = number > PARTY_MAX and _has().search(before) is not None
    return members or bool(_limit().search(before))
