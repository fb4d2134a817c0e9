"""Likeness, letters: what of a word stays the same in any script, case and hand. Pure."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz.distance import OSA

from mailflow.script import fold

# Letters that fold() leaves alone, as Serbian writes them.
_MORE: Final = str.maketrans({
    "ѓ": "đ", "Ѓ": "Đ", "ќ": "ћ", "Ќ": "Ћ", "ѕ": "дз", "Ѕ": "Дз", "й": "ј", "Й": "Ј", "ы": "и",
    "э": "е", "ю": "ју", "я": "ја", "щ": "шт", "ъ": "а", "ь": "", "ё": "е", "ł": "l", "ø": "o",
    "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "ʼ": "'", "\u00ad": "",
})  # fmt: skip
# Cases of the Slavic languages with the letters they must leave, the longest first; Priboj and
# Požega end so in the nominative. Vowels end words of every language.
_ENDINGS: Final = (
    ("omu", 3), ("ima", 3), ("ama", 3), ("oga", 3), ("og", 3), ("om", 3), ("im", 3), ("ih", 3),
    ("eg", 4), ("em", 4), ("oj", 4),
)  # fmt: skip
STEM_MIN: Final = 3
_FLEETING: Final = frozenset("rcklnm")
_VOWELS: Final = frozenset("aeiou")
TYPED_MIN: Final = 5  # letters of a word in which an error of typing is believed
TWICE_MIN: Final = 9  # … and two of them
_AFFIX: Final = 3


def bare(text: str) -> str:
    """Return *text* in small Latin letters without marks; đ, dj and d are one.

    >>> bare("Ђорђевић") == bare("Djordjevic") == bare("Đorđević") == "dordevic"
    True
    >>> bare("дјеца") == bare("deca")
    True
    """
    return soft(text).replace("dj", "d")


def soft(text: str) -> str:
    """Return the same as `bare` but for đ, which is dj here: Нађа is not Нада.

    >>> soft("Нађа") == soft("Nadja"), soft("Нађа") == soft("Nada")
    (True, False)
    """
    return fold(text.translate(_MORE)).replace("'", "")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return what is left of a *bare* word in every case.

    >>> stem("zelenog") == stem("zeleni"), stem("centra") == stem("centar")
    (True, True)
    """
    short = _without_ending(word)
    if short == word and word[-1:] in _VOWELS and len(word) > STEM_MIN:
        short = _without_ending(word[:-1])  # систем and система alike
    word = short
    fleeting = len(word) >= 5 and word[-2] == "a" and word[-1] in _FLEETING
    return word[:-2] + word[-1] if fleeting and word[-3] not in _VOWELS else word


def _without_ending(word: str) -> str:
    most = len(word)
    fitting = (e for e, least in _ENDINGS if word.endswith(e) and most - len(e) >= least)
    return word.removesuffix(next(fitting, ""))


def is_near(one: str, other: str) -> bool:
    """The bare words differ as by an error of typing, and begin or end alike.

    >>> is_near("zelenikrug", "zelenikurg"), is_near("nada", "vera")
    (True, False)
    """
    shorter = min(len(one), len(other))
    if shorter < TYPED_MIN or not (one[:_AFFIX] == other[:_AFFIX] or one[-3:] == other[-3:]):
        return False
    most = 2 if shorter >= TWICE_MIN else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def affixes(word: str) -> tuple[str, ...]:
    """Return what words that `is_near` *word* share one of; () if it is too short."""
    if len(word) < TYPED_MIN:
        return ()
    return f"{word[:_AFFIX]}-", f"-{word[-_AFFIX:]}"


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of the word file *name*, its columns divided."""
    text = (files("mailflow.likeness") / "words" / name).read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return (line.split("\t") for line in lines)
