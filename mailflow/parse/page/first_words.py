"""Phrases, and a text -> which of them may begin where. Pure.

Of a hundred words hardly one begins a phrase, and of hundreds of phrases that begin with "i"
hardly one goes on as the text does: only those are looked for with an expression, and only
theirs are compiled. Which phrases a word fits is a number whose bits are the phrases, so that
several words are told together by `&`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, reduce
from operator import or_
from typing import Final

from mailflow.parse.page.spelling import spelled
from mailflow.parse.page.working import Page, flat

_TWO: Final = re.compile(r"([^\W_]+)(?:[\W_]+([^\W_]+))?")
_PART: Final = re.compile(r"[^\W_][^\W_*]*\*?|\*")
_NONE: Final = (0, 0, 0)


_Told = defaultdict[str, list[int]]  # of each word, the bits of phrases, to be put together


class FirstWords:
    """The first two words of numbered phrases, and their last."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take phrases, as they are written in a table."""
        told = [(1 << number, flat(phrase).split()) for number, phrase in enumerate(phrases)]
        begun = _Begun(told)
        behind = _Begun([(bit, words[1:]) for bit, words in told if bit & begun.single])
        ends = _Begun([(bit, words[-1:] if len(words) > 2 else []) for bit, words in told])
        self._short = _sum(ends.first.pop("*"))
        _add(behind.first, begun.second)
        words = _Words(begun.first, behind.first, ends.first)
        self._fits = lru_cache(maxsize=4096)(words.fits)

    def places(self, page: Page) -> Iterator[tuple[int, list[int]]]:
        """Yield where phrases may begin in *page*, the last place first, and their numbers."""
        later, (_, behind, _) = self._short, self._fits("")  # what stands behind a word
        fits = map(self._fits, reversed(page.lows))
        for (start, _), (first, second, last) in zip(reversed(page.words), fits, strict=True):
            if first and (fit := first & behind) and (fit := fit & later):
                yield start, _bits(fit)
            if last:
                later |= last
            behind = second

    def opening(self, first: str, second: str) -> list[int]:
        """Return the numbers of the phrases that may begin a text of these first two words."""
        fit = self._fits(first)[0] if first else 0
        return _bits(fit & self._fits(second)[1]) if fit else []


def two_words(text: str) -> tuple[str, str]:
    """Return the first two words of *text*; "" where it has none."""
    two = _TWO.search(text)
    return (two[1], two[2] or "") if two else ("", "")


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

    def __init__(self, *told: _Told) -> None:
        self._told = told
        self._known = frozenset().union(*told)
        self._stem_max = max((len(word) for word in self._known if word[-1] == "*"), default=0)
        self._of = cache(self._put_together)

    def fits(self, word: str) -> tuple[int, ...]:
        """Return of which phrases *word* may be the first, the second and the last, by itself
        and by every stem it begins with."""
        stems = (f"{word[:end]}*" for end in range(min(len(word) + 1, self._stem_max)))
        told = [self._of(one) for one in (word, *stems) if one in self._known]
        if len(told) == 1:  # as most, which so are one: numbers of thousands of bits take room
            return told[0]
        return tuple(map(_sum, zip(*told, strict=True))) if told else _NONE

    def _put_together(self, word: str) -> tuple[int, ...]:
        """Return the same of a known word by itself; most are never in a letter."""
        return tuple(_sum(some.get(word, ())) for some in self._told)


class _Begun:
    """With which words phrases may begin, each of them given as its bit and its words.

    Of no words at all any may be the first, as of a gap. Many phrases begin with the same
    choices, and many choices are in several words: each is taken apart once.

    Attributes:
        first: Of each word, which phrases it may begin.
        second: Of each word, in which it may stand behind that in one choice: "bi_došli".
        single: Phrases that may begin with a word that is a whole choice.
    """

    def __init__(self, phrases: list[tuple[int, list[str]]]) -> None:
        self.first, self.second = _Told(list), _Told(list)
        same: defaultdict[str, int] = defaultdict(int)
        for bit, words in phrases:
            same[words[0] if words else "~"] |= bit
        self.first["*"].append(same.pop("~", 0))
        self.single = _sum(fit for word, fit in same.items() if _is_single(word))
        none = self._take_apart(same)
        if none:
            later = _Begun([(bit, words[1:]) for bit, words in phrases if bit & none])
            _add(self.first, later.first)
            self.second["*"].append(none)

    def _take_apart(self, same: dict[str, int]) -> int:
        """Note the first words of each choice; return the phrases that may have none: "%"."""
        choices, none = _Told(list), 0
        for word, fit in same.items():
            for choice in word.split("|"):
                choices[choice].append(fit)
        for choice, fits in choices.items():
            for parts in _parts(choice):
                if parts:
                    self.first[parts[0]] += fits
                    if len(parts) > 1:
                        self.second[parts[1]] += fits
                else:
                    none |= _sum(fits)
        return none


@cache
def _parts(choice: str) -> tuple[list[str], ...]:
    """Return the words of one *choice*, for each way to spell them."""
    return tuple(map(_PART.findall, spelled(choice)))


def _is_single(word: str) -> bool:
    return any(len(parts) == 1 for choice in word.split("|") for parts in _parts(choice))


def _sum(fits: Iterable[int]) -> int:
    return reduce(or_, fits, 0)


def _add(known: _Told, more: _Told) -> None:
    for word, fits in more.items():
        known[word] += fits
