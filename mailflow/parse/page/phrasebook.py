"""Tables of words: read once, found in a text in one pass.

A row is SENSE, LANGUAGE and a phrase in the language's own Latin spelling, tab between them;
Serbian, Croatian, Bosnian and Macedonian share rows, because the working form of Cyrillic is
Latin. In a phrase `*` stands for any ending, `~` for up to three words, `a|b` for a choice,
and `@name` for the choice a row of that name has: the forms of a verb, said once.
In a choice "_" joins the words of one part: `attend|take_part`. A dot that ends a part is the
end of a sentence or of a line: `out.` is in "We are out." and not in "out of paper".
Lines that begin with "#" are comments.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from mailflow.parse.page.first_words import FirstWords, two_words
from mailflow.parse.page.spelling import (
    alone,
    beginning,
    beginnings,
    beyond_gap,
    opening_of,
    written,
)
from mailflow.parse.page.tables import as_typed, languages, rows
from mailflow.parse.page.working import OPENING_MAX, Page, flat


class Cue(NamedTuple):
    """Words of a table found in a text.

    Attributes:
        start, end: Offsets into the page.
        sense: What they tell, as named in the table.
        words: As they stand in the working form.
        said: As they stand in the letter, on one line; for people to read.
    """

    start: int
    end: int
    sense: str
    words: str
    said: str


def cue(page: Page, start: int, end: int, sense: str) -> Cue:
    """Return the words between two offsets of *page* as a cue."""
    return Cue(start, end, sense, page.flat[start:end], " ".join(page.text[start:end].split()))


def _apart(phrase: str) -> list[str]:
    """Return the choices of a row that is nothing but choices, so that the longest is tried
    first: "név|a_résztvevő_neve"."""
    return [phrase] if " " in phrase else phrase.split("|")


class Phrasebook:
    """Phrases of one table, found by their first two words."""

    def __init__(
        self, table: Iterable[tuple[str, ...]], common: "Phrasebook | None" = None
    ) -> None:
        """Take rows of sense, language and phrase, and the book whose phrases count, too."""
        self._common = common
        self._phrases = [
            (phrase, sense)
            for sense, _, choices in table
            for phrase in _apart(as_typed(choices))
        ]
        self._words = FirstWords(phrase for phrase, _ in self._phrases)
        self._rank = cache(self._first_so)

    def find(self, page: Page) -> tuple[Cue, ...]:
        """Return every cue in *page*, in order; cues of different senses may overlap."""
        longest: dict[tuple[int, str], Cue] = {}
        for one in chain(self._common.find(page) if self._common else (), self._found(page)):
            known = longest.setdefault((one.start, one.sense), one)
            if known.end < one.end:
                longest[one.start, one.sense] = one
        return tuple(sorted(longest.values(), key=attrgetter("start")))

    def senses(self, text: str) -> frozenset[str]:
        """Return the senses of phrases with which working form *text* begins."""
        return frozenset([sense for sense, _ in self._beginning(text, *two_words(text))])

    def longest(self, text: str) -> tuple[str, int]:
        """Return the sense of the longest phrase with which *text* begins, and its length."""
        found = self._beginning(text, *two_words(text))
        return max(found, key=lambda found: (found[1], found[0]), default=("", 0))

    def _beginning(self, text: str, first: str, second: str) -> list[tuple[str, int]]:
        """Return sense and length of every phrase with which *text*, of such words, begins."""
        some = self._common._beginning(text, first, second) if self._common else []
        fits = self._ending(self._words.opening(first, second), text, 0)
        return [*some, *[(self._phrases[number][1], length) for number, length in fits]]

    def _found(self, page: Page) -> Iterator[Cue]:
        for start, numbers in self._words.places(page):
            fits = self._ending(numbers, page.flat, start, page.opened)
            if len(fits) > 1:
                fits = self._one_a_sense(fits, page.flat[start : start + OPENING_MAX])
            for number, end in fits:
                yield cue(page, start, end, self._phrases[number][1])

    def _ending(
        self, numbers: list[int], text: str, start: int, opened: frozenset[str] | None = None
    ) -> list[tuple[int, int]]:
        """Return those of the phrases that begin at *start*, each with its end.

        Args:
            opened: How words of *text* open, if known: of four phrases with a gap hardly one
                has a word behind it that is there.
        """
        found = []
        for number in numbers:
            phrase, _ = self._phrases[number]
            if opened and (beyond := beyond_gap(phrase)) and beyond.isdisjoint(opened):
                continue
            if match := _whole(phrase).match(text, start):
                found.append((number, match.end()))
        return found

    def _one_a_sense(self, fits: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
        """Return of each sense the phrase that takes most to write, in the order of the table.

        In the order in which the table has the senses for words that begin as *text* does.
        """
        opening = opening_of(text)
        fits.sort(key=lambda fit: -written(self._phrases[fit[0]][0], opening))
        best: dict[str, tuple[int, int]] = {}
        for number, end in fits:
            best.setdefault(self._phrases[number][1], (number, end))
        if len(best) == 1:
            return [*best.values()]
        so = beginning(opening)
        return [best[sense] for sense in sorted(best, key=lambda sense: self._rank(sense, so))]

    def _first_so(self, sense: str, so: str) -> int:
        """Return the number of the first phrase of *sense* that begins so."""
        return next(
            number
            for number, (phrase, told) in enumerate(self._phrases)
            if told == sense and so in beginnings(phrase)
        )


_ONE_WORD: Final = re.compile(r"[^\W_]+")
_WORD: Final = re.compile(r"[^\W_]+(?!\w)")
_STEM: Final = re.compile(r"\w+")


@cache
def _whole(phrase: str) -> re.Pattern[str]:
    """Return what finds a phrase whose first word was seen: it is all of every third one.

    No expression is compiled for that word.
    """
    bare = flat(phrase)
    if not _ONE_WORD.fullmatch(bare.removesuffix("*")):
        return alone(phrase)
    return _STEM if bare.endswith("*") else _WORD


@cache
def phrasebook(table: str, language: str = "") -> Phrasebook:
    """Return the phrases of words/*table*: of *language* and the common ones, or of all."""
    tongues = frozenset(tongue for _, tongue, *_ in rows(table))
    own = (tongues if not language else tongues & {language}) - languages("common")
    common = _book(table, languages("common"))
    return Phrasebook(_spoken(table, own), common) if own else common


@cache
def _book(table: str, spoken: frozenset[str]) -> Phrasebook:
    return Phrasebook(_spoken(table, spoken))


def _spoken(table: str, spoken: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield the phrases of words/*table* in the languages *spoken*, choices written out."""
    choices = {name: some for name, _, some, *_ in rows(table) if name.startswith("@")}
    for sense, tongue, phrase, *_ in rows(table):
        if tongue in spoken and not sense.startswith("@"):
            yield sense, tongue, _spelled_out(phrase, choices)


def _spelled_out(phrase: str, choices: dict[str, str]) -> str:
    """Return *phrase* with every choice that is only named written out."""
    if "@" not in phrase:
        return phrase
    parts = re.split(r"([ |])", phrase)
    return "".join(choices[part] if part.startswith("@") else part for part in parts)
