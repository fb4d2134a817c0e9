"""The tables in words/, each read once, and what they say of whole languages."""

import re
from functools import cache
from importlib.resources import files
from typing import Final

_PLAIN: Final = str.maketrans("ќѓ", "кг")
_TWO: Final = str.maketrans({"њ": "nj", "љ": "lj"})
_WITH_THEM: Final = re.compile(r"[^|\s]*[ќѓ][^|\s]*")


@cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of words/*table*, cells stripped, comments left out."""
    text = files("mailflow.parse").joinpath("words", table).read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


@cache
def languages(trait: str) -> frozenset[str]:
    """Return the languages (ISO 639) of which *trait* in words/traits.tsv holds.

    >>> sorted(languages("article_first"))
    ['de', 'hu']

    Raises:
        KeyError: No language has it: the trait is misspelled.
    """
    table = rows("traits.tsv")
    found = frozenset(code for code, traits, _ in table if trait in traits.split("|"))
    if not found:
        raise KeyError(trait)
    return found


def has_trait(language: str, trait: str) -> bool:
    """Tell whether *trait* holds of a language; of an unknown one, "", it does not."""
    return language in languages(trait)


@cache
def regions(language: str) -> tuple[str, ...]:
    """Return the countries (ISO 3166) that those who write in *language* may call from."""
    told = (some for code, _, some in rows("traits.tsv") if code == language)
    return tuple(one for some in told for one in some.split("|") if one != "-")


def as_typed(phrase: str) -> str:
    """Return *phrase* of a table with the letters that people type in another way, too.

    >>> as_typed("dođem|ќе_дојдам|барање")
    'dodjem|ќе_дојдам|ке_дојдам|бараnjе'
    """
    if phrase.isascii():
        return phrase  # as most, and there are twenty thousand
    both = in_two(phrase.replace("đ", "dj"))
    if not ("ќ" in both or "ѓ" in both):
        return both
    return _WITH_THEM.sub(lambda word: f"{word[0]}|{word[0].translate(_PLAIN)}", both)


def in_two(words: str) -> str:
    """Return *words* with the letters that Latin writes as two: њ, љ."""
    return words if words.isascii() else words.translate(_TWO)
