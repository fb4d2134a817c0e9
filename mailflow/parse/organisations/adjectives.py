"""Small words that go on with a name: the noun of its adjective, "Zeleni talas"."""

import re
from typing import Final

from mailflow.parse.page.towns import town
from mailflow.parse.page.working import Page

# Feminine nouns without -a: "Zlatna nit", "Vesela mladost".
_FEMININE: Final = re.compile(
    r"\w{2,}ost|(?:po|ne)?moc|noc|rec|nit|s?vest|ljubav|krv|kost|misao|jesen"
)

_OURS: Final = ("nas", "vas", "moj", "tvoj", "svoj")


def agrees(page: Page, at: int) -> bool:
    """Word *at* is the noun of a capitalised adjective: "Stari razboj", "Naš grad"."""
    start, end = page.words[at - 1]
    low = page.lows[at]
    first = page.flat[start:end]
    his = first.endswith(("i", "in", "ov", "ev")) or first in _OURS
    fits = his and low[-1] not in "aeiou"
    feminine = page.flat[end - 1] == "a" and _FEMININE.fullmatch(low) is not None
    return (
        page.text[start].isupper() and (fits or feminine) and town(page.text[start:end]) is None
    )


_PAIRS: Final = re.compile(r"\w+(?:i \w+[^\Waeiou\d]|a \w{2,}a|[oe] \w{2,}[oe])")
_IN_A_CASE: Final = ("og", "oga", "oj", "om", "ih", "im")  # adjectives: "Šumadijskog okruga"


def is_adjective_of(before: str, low: str) -> bool:
    """A word may be the adjective of a noun behind it: "Zelena dolina", "Novom mostu".

    >>> is_adjective_of("zelena", "dolina"), is_adjective_of("jagodina", "gaji")
    (True, False)
    """
    pair = _PAIRS.fullmatch(f"{before} {low}") is not None
    return pair or before in _OURS or before.endswith(_IN_A_CASE)


# Of what somebody did or was: "UG Breza osnovana …", "NVO Zora poslala …".
_DONE: Final = re.compile(r"(?:[aei]na|[aeiu]la|[aei]no|[aeiu]lo|[aei]ni|[aeiu]li)$")


def is_pair(page: Page, at: int) -> bool:
    """Word *at* is the noun of the adjective before it, with a capital: "NVO Zeleni talas"."""
    first, (start, end) = page.words[at - 1][0], page.words[at]
    pair = page.flat[first:end]
    closed = not page.flat[end : end + 1].isalnum()
    plain = _DONE.search(pair) is None and town(page.text[first:start].strip()) is None
    return closed and plain and _PAIRS.fullmatch(pair) is not None
