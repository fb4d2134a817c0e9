"""Phrases, and a text -> which of them may begin where. Pure.

Of a hundred words hardly one begins a phrase, and of hundreds of phrases that begin with "i"
hardly one goes on as the text does: only those are looked for with an expression, and only
theirs are compiled. Which phrases a word fits is a number whose bits are the phrases, so that
several words are told together by `&`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from mailflow.parse.page.spelling import spelled
from mailflow.parse.page.working import Page, flat

_TOKEN: Final = re.compile(r"[^\W_]+")
_PART: Final = re.compile(r"[^\W_][^\W_*]*\*?|\*")
_ANY: Final = frozenset("*")
_NONE: Final = (0, 0, 0)


class FirstWords:
    """The first two words of numbered phrases, and their last."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take phrases, as they are written in a table."""
        told: tuple[defaultdict[str, int], ...] = tuple(defaultdict(int) for _ in range(3))
        for number, phrase in enumerate(phrases):
            words = flat(phrase).split()
            there = _first(words), _second(words), _last(words)
            for known, some in zip(told, there, strict=True):
                for word in some:
                    known[word] |= 1 << number
        self._short = told[2].pop("*", 0)
        self._fits = lru_cache(maxsize=4096)(_Words(told).fits)

    def places(self, page: Page) -> Iterator[tuple[int, list[int]]]:
        """Yield where phrases may begin in *page*, the last place first, and their numbers."""
        later, (_, behind, _) = self._short, self._fits("")  # what stands behind a word
        fits = map(self._fits, reversed(page.lows))
        for (start, _), (first, second, last) in zip(reversed(page.words), fits, strict=True):
            if first and (fit := first & behind & later):
                yield start, _bits(fit)
            if last:
                later |= last
            behind = second

    def opening(self, text: str) -> list[int]:
        """Return the numbers of the phrases that may begin with the first words of *text*."""
        first = _TOKEN.search(text)
        fit = self._fits(first[0])[0] if first else 0
        if not (first and fit):
            return []
        second = _TOKEN.search(text, first.end())
        return _bits(fit & self._fits(second[0] if second else "")[1])


def _bits(fit: int) -> list[int]:
    """Return the numbers of the bits that are set."""
    found = []
    while fit:
        highest = fit.bit_length() - 1
        found.append(highest)
        fit ^= 1 << highest
    return found[::-1]


class _Words:
    """What words of phrases tell, whole ones and stems: "dolazim", "prijavlj*"."""

    def __init__(self, told: tuple[dict[str, int], ...]) -> None:
        known = frozenset().union(*told)
        self._told = {word: tuple(some.get(word, 0) for some in told) for word in known}
        self._stem_max = max((len(word) for word in known if word[-1] == "*"), default=0)

    def fits(self, word: str) -> tuple[int, int, int]:
        """Return of which phrases *word* may be the first, the second and the last, by itself
        and by every stem it begins with."""
        first, second, last = self._told.get(word, _NONE)
        for end in range(min(len(word) + 1, self._stem_max)):
            if stem := self._told.get(f"{word[:end]}*"):
                first, second, last = first | stem[0], second | stem[1], last | stem[2]
        return first, second, last


@cache
def _parts(word: str) -> tuple[list[str], ...]:
    """Return the words of each choice in one *word* of a phrase; of "%" there are none."""
    return tuple(_PART.findall(one) for choice in word.split("|") for one in spelled(choice))


def _first(words: list[str]) -> frozenset[str]:
    """Return the words with which *words* of a phrase may begin."""
    if not words or words[0] == "~":
        return _ANY
    some = _parts(words[0])
    found = frozenset([parts[0] for parts in some if parts])
    return found if all(some) else found | _first(words[1:])


def _second(words: list[str]) -> frozenset[str]:
    """Return the words that may come second."""
    some = _parts(words[0])
    found = frozenset([parts[1] for parts in some if len(parts) > 1])
    single = any(len(parts) == 1 for parts in some)
    return found.union(_first(words[1:]) if single else (), () if all(some) else _ANY)


def _last(words: list[str]) -> frozenset[str]:
    """Return words one of which is in a text with the phrase; any, of a short phrase."""
    return _first(words[-1:]) if len(words) > 2 else _ANY
