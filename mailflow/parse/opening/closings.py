"""The formula that closes a letter, in any of its languages. Pure."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from mailflow.parse.opening.phrases import table
from mailflow.script import fold

_CHARS_MAX: Final = 60
_WORDS_MAX: Final = 4  # „Срдачан поздрав из Сомбора“: the formula and where from
_BEFORE_MAX: Final = 2  # „Уз срдачан поздрав“ needs no comma


@lru_cache(maxsize=256)  # who looks for a signature's beginning asks of a line twice
def closing(line: str) -> str:
    """Return "alone" for a formula such as „С поштовањем,“, "named" if a name follows it.

    >>> closing("Срдачан поздрав из Сомбора!"), closing("Хвала, Зоран Перишић")
    ('alone', 'named')
    """
    if len(line) > _CHARS_MAX or not line.strip():
        return ""
    words = fold(line).strip(" .,!;:-–—*_)")
    if words in _formulas():
        return "alone"
    if "/" in line and all(closing(one) == "alone" for one in line.split("/")):
        return "alone"  # "S poštovanjem / Üdvözlettel:"
    before, comma, after = line.partition(",")
    formula = comma and fold(before).strip(" !") in _formulas()
    if formula and is_name(after.strip(" .!"), least=1):
        return "named"
    return "alone" if _closes(words, line) else ""


@cache
def _formulas() -> frozenset[str]:
    return frozenset(table("closings")["closing"])


def _closes(words: str, line: str) -> bool:
    """The formula with „хвала и“ before it or „из Чачка“ after it."""
    if _first_words().isdisjoint(words.split()):
        return False
    told = f" {words} "
    parts = (told.partition(phrase) for phrase in filter(told.__contains__, _strong()))
    return any(_is_closed(before.split(), after.split(), line) for before, _, after in parts)


@cache
def _strong() -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in table("closings")["strong"])


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _strong())


def _is_closed(before: Sequence[str], after: Sequence[str], line: str) -> bool:
    if max(len(before), len(after)) > _WORDS_MAX:
        return False
    if after:
        return after[0] in table("closings")["from"]
    return len(before) <= _BEFORE_MAX or line.rstrip()[-1] in ",!.-–"


def is_name(text: str, least: int) -> bool:
    """Return whether *text* looks like a name of *least* to three words, by its capitals."""
    words = text.split()
    return least <= len(words) <= 3 and all(
        w[0].isupper() and not any(map(str.isdigit, w)) for w in words
    )
