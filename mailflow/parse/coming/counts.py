"""How many will come, as the letter tells it: „нас троје", "two people", "dva učesnika"."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from mailflow.parse.page.phrasebook import Cue, cue, either, rows
from mailflow.parse.page.working import Page, flat

COUNT_MAX: Final = 200  # nobody sends more; a larger number is a year, a price, a room


def find_count(pages: Iterable[Page]) -> tuple[int, Page, Cue] | None:
    """Return the last number of people told in *pages*, where, and by which words."""
    best = None
    for page in pages:
        for match in _expression().finditer(page.flat):
            number = _number(match)
            if number and not _asked_or_past(page, match.start()):
                best = (number, page, cue(page, *match.span(), "count"))
    return best


@cache
def _words(mark: str = "") -> dict[str, int]:
    """Return the number each numeral stands for; of ordinals if *mark* is a dot."""
    return {
        flat(word).replace("_", " "): int(row[0].rstrip("."))
        for row in rows("numbers.tsv")
        if row[0].endswith(".") == bool(mark)
        for word in row[2].split("|")
    }


def _numerals(mark: str = "") -> str:
    return "|".join(sorted(_words(mark), key=len, reverse=True))


@cache
def _expression() -> re.Pattern[str]:
    """Return what finds a number of people."""
    collective = either("collective")
    pair = f"(?:{collective}|{either('pair')})"
    ends = r"(?=\s*(?:[.,;:!()]|-\s|$|\n))"
    return re.compile(
        rf"(?<![\w.,/-])(\d{{1,3}}|{_numerals()})[ \u00a0]+(?:\w+ )?{either('people')}\b"
        rf"|\b{either('among')}\s+({pair})\b"
        rf"|\b({collective})\s+{either('follows')}\b"
        rf"|\b(?:bismo dosle|dolazimo|dolaze|dolazi)\s+({pair})\b"
        rf"|\bza\s+({pair}){ends}"
        rf"|\b({either('heads')})\b"
        rf"|\b{either('arrive')}\s+(\d{{1,2}}|{_numerals()}){ends}"
    )


def _number(match: re.Match[str]) -> int:
    """Return the number matched, 0 if it cannot count people."""
    word = next((group for group in match.groups() if group), "")
    value = int(word) if word.isdigit() else _words().get(word, 0)
    return value if 1 < value <= COUNT_MAX else 0


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(rf"(?:\b{either('limit')}|\d)\s*$")


def _asked_or_past(page: Page, start: int) -> bool:
    """The number is one of those asked, a former one or a limit."""
    return bool(_limit().search(page.flat[max(0, start - 20) : start]))


@cache
def _more() -> re.Pattern[str]:
    return re.compile(
        rf"\b{either('more')}\s+({_numerals()})\s+(?:\w+\s+)?{either('people')}\b(?!\s*[:(])"
    )


def more_than_named(pages: Iterable[Page]) -> int:
    """Return how many unnamed people come besides: „још двоје волонтера", "N.N."."""
    total = 0
    for page in pages:
        total += len(re.findall(r"(?<!\w)n\. ?n\.", page.flat))
        total += sum(_words()[match[1]] for match in _more().finditer(page.flat))
    return total


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"\b({_numerals('.')})\s+{either('nth')}\b")


def find_ordinal(pages: Iterable[Page]) -> int:
    """Return the highest number in "the fourth will be …", 0 if none."""
    found = (match[1] for page in pages for match in _ordinal().finditer(page.flat))
    return max((_words(".")[word] for word in found), default=0)
