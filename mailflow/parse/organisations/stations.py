"""What stations are called: "Radio" and "TV" stand as they are in "iz Radio Ostrvice"."""

import re
from bisect import bisect_left
from typing import Final

from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.genitive import (
    GENITIVE,
    GUESSED,
    LOCATIVE,
    is_plain,
    nominative,
)
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import Page, flat, in_script_of

_OPENS: Final = ("radio ", "tv ", "rtv ")
_ANY: Final = "sr"  # of behalf.tsv: after "predstavljam", "za"; after "u" it is the locative
# What a name of one word ends in, by case, if its nominative ends in -a.
_OF_HERS: Final = {GENITIVE: "e", LOCATIVE: "i", _ANY: "u"}
# "Radio Sunce", "Radio Podrinje", "Radio More" may stand undeclined.
_OF_NEUTER: Final = re.compile(r"(?:[^aeiou][cj]e|[rm]e)$")


def is_station(low: str) -> bool:
    """The name, in its working form, is a station's, and "Radio" in it is not declined."""
    return low.startswith(_OPENS)


def called(page: Page, start: int, name: str) -> tuple[str, bool]:
    """Return what a station is called of which *name* is told, and whether that is a guess.

    A station is called after its town too, even where a letter declines that: "Radio Niša".

    Args:
        start: Where "Radio" begins in *page*.
        name: All that follows it.
    """
    if of_town := town(name):
        return of_town, False
    case, low = _case(page, start), flat(name)
    if not low.isalpha():
        return (nominative(name) if case == GENITIVE and _is_sure(low) else name), False
    if low.endswith("osti") and case in (GENITIVE, LOCATIVE):
        return name[:-1], False
    if low.endswith(_OF_HERS.get(case, " ")) and not _OF_NEUTER.search(low):
        return name[:-1] + in_script_of("a", name), False
    return name, case == GENITIVE and low.endswith("a")  # "Talasa": of Talas; or "Luna"


def _is_sure(low: str) -> bool:
    return is_plain(low) or low.split()[0].endswith(("og", "ih"))


def why(because: str, *, guessed: bool) -> str:
    """Return why a name is believed, which says so if its nominative is a guess."""
    return f"{GUESSED} {because}" if guessed else because


def _case(page: Page, start: int) -> str:
    """Return the case that the words before the name ask for, as behalf.tsv tells it."""
    before = bisect_left(page.words, (start,)) - 1
    beside = before >= 0 and page.flat[page.words[before][1] : start] == " "
    if beside and is_post(page.lows[before]):
        return GENITIVE
    _, _, language = belonging(page, start)
    return LOCATIVE if language == _ANY and page.lows[before] == "u" else language
