"""How many will come, as the letter tells it: „нас троје", "two people", "dva učesnika"."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from mailflow.parse.page.phrasebook import Cue, cue, rows
from mailflow.parse.page.working import Page, flat

COUNT_MAX: Final = 200  # nobody sends more; a larger number is a year, a price, a room

# Words for people that a number may count, and words around a number of people.
_PEOPLE: Final = (
    r"(?:ucesni\w*|predstavni\w*|osob\w*|lic[ae]|clan\w*|mest[ao]?|ljudi|kolega|kolegin\w*"
    r"|volonter\w*|polazni\w*|sudioni\w*|delegat\w*|novinar\w*|people|persons?|participants?"
    r"|representatives?|members?|colleagues?|seats?|places?|of us|delegates?|fo|szemely\w*"
    r"|ucastnik\w*|persoane|participanti|persona|pjesemarr\w*|ucesnici|pretstavnici"
    r"|nasih|nase|nas)"
)


def find_count(pages: Iterable[Page]) -> tuple[int, Page, Cue] | None:
    """Return the last number of people told in *pages*, where, and by which words."""
    best = None
    for page in pages:
        for match in _expression().finditer(page.flat):
            number = _number(match)
            if number and not _asked_or_past(page, match.start(), match.end()):
                best = (number, page, cue(page, *match.span(), "count"))
    return best


@cache
def _words() -> dict[str, int]:
    """Return the number each numeral stands for, by working form."""
    return {
        flat(word): int(row[0]) for row in rows("numbers.tsv") for word in row[2].split("|")
    }


@cache
def _expression() -> re.Pattern[str]:
    """Return what finds a number of people."""
    numeral = "|".join(sorted(_words(), key=len, reverse=True))
    collective = r"(?:dvoje|troje|cetvoro|petoro|sestoro|sedmoro|osmoro|devetoro|desetoro)"
    pair = f"{collective}|dve|dvije|dvojica|trojica|cetvorica"
    one = rf"(?P<a>\d{{1,3}}|{numeral})"
    return re.compile(
        rf"(?<![\w.,/-]){one}[ \u00a0]+(?:\w+ )?{_PEOPLE}\b"
        rf"|\b(?:nas|nasih|njih|sve)\s+(?P<b>{pair})\b"
        rf"|\b(?P<c>{collective})\s+(?:je|nas|ljudi|dolazi|ce|iz|za)\b"
        rf"|\b(?:bismo dosle|dolazimo|dolaze|dolazi)\s+(?P<d>{pair})\b"
        rf"|\bza\s+(?P<g>{pair})(?=\s*(?:[.,;!)]|$|\n))"
        rf"|\b(?P<e>ketten|harman|negyen|oten|hatan)\b"
        rf"|(?:the )?\b(?P<f>two|three|four|five|six) of (?:us|them)\b"
    )


def _number(match: re.Match[str]) -> int:
    """Return the number matched, 0 if it cannot count people."""
    word = next((group for group in match.groups() if group), "")
    value = int(word) if word.isdigit() else _words().get(word, 0)
    return value if 1 < value <= COUNT_MAX else 0


_NOT_OURS: Final = re.compile(
    r"\b(?:od|iz|umesto|instead of|najvise|maksimalno|up to|koliko|ostale|ostala"
    r"|instead|jos|plus|drugih|\d)\s*$"
)


def _asked_or_past(page: Page, start: int, end: int) -> bool:
    """The number is one of those asked, a former one or a limit."""
    return bool(_NOT_OURS.search(page.flat[max(0, start - 16) : start]))


def more_than_named(pages: Iterable[Page]) -> int:
    """Return how many unnamed people come besides: „још двоје волонтера", "N.N."."""
    total = 0
    for page in pages:
        total += len(re.findall(r"(?<!\w)n\. ?n\.", page.flat))
        for match in re.finditer(r"\b(?:jos|and|i jos|plus)\s+(\w+)\b", page.flat):
            word = match[1]
            rest = page.flat[match.end() : match.end() + 24]
            if word in _words() and re.match(rf"\s+(?:\w+\s+)?{_PEOPLE}", rest):
                total += _words()[word]
    return total


_ORDINALS: Final = {
    "drugi": 2, "treci": 3, "cetvrti": 4, "peti": 5, "sesti": 6,
    "second": 2, "third": 3, "fourth": 4, "fifth": 5,
}  # fmt: skip
_ORDINAL: Final = re.compile(
    rf"\b({'|'.join(_ORDINALS)})\s+(?:ce|person|osoba|ucesnik|clan|predstavnik|will|dolazi)\b"
)


def find_ordinal(pages: Iterable[Page]) -> int:
    """Return the highest number in "the fourth will be …", 0 if none."""
    found = (match[1] for page in pages for match in _ORDINAL.finditer(page.flat))
    return max((_ORDINALS[word] for word in found), default=0)
