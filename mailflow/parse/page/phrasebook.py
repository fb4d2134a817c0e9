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
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib.resources import files
from itertools import chain
from operator import attrgetter
from typing import Final

from mailflow.parse.page.spelling import (
    alone,
    any_of_them,
    beginning,
    beginning_so,
    beginnings,
    longest_first,
    opening_of,
    openings,
)
from mailflow.parse.page.working import Page


@dataclass(frozen=True, slots=True)
class Cue:
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


@cache
def rows(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of words/*table*, cells stripped, comments left out."""
    text = files("mailflow.parse").joinpath("words", table).read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


def _apart(phrase: str) -> list[str]:
    """Return the choices of a row that is nothing but choices, so that the longest is tried
    first: "név|a_résztvevő_neve"."""
    return [phrase] if " " in phrase else phrase.split("|")


_Found = tuple[tuple[str, re.Pattern[str]], ...]  # senses, and what finds their phrases


class Phrasebook:
    """Phrases of one table, found by the first letters of their first word."""

    def __init__(
        self, table: Iterable[tuple[str, ...]], common: "Phrasebook | None" = None
    ) -> None:
        """Take rows of sense, language and phrase, and the book whose phrases count, too."""
        self._common = common
        self._by_key: dict[str, dict[str, list[str]]] = {}
        for sense, _, choices in table:
            for phrase in _apart(choices.replace("đ", "dj")):  # "dodjemo" is typed as often
                for key in beginnings(phrase):
                    self._by_key.setdefault(key, {}).setdefault(sense, []).append(phrase)
        self._known: dict[str, frozenset[str]] = {}
        self._anyhow: dict[str, re.Pattern[str] | None] = {}
        self._singly: dict[str, _Found] = {}
        self._at = lru_cache(maxsize=4096)(self._any)
        self._senses = lru_cache(maxsize=4096)(self._beginning_with)

    def find(self, page: Page) -> tuple[Cue, ...]:
        """Return every cue in *page*, in order; cues of different senses may overlap."""
        if not self._common:
            return tuple(sorted(self._found(page), key=attrgetter("start")))
        longest: dict[tuple[int, str], Cue] = {}
        for one in chain(self._common.find(page), self._found(page)):
            known = longest.setdefault((one.start, one.sense), one)
            if known.end < one.end:
                longest[one.start, one.sense] = one
        return tuple(sorted(longest.values(), key=attrgetter("start")))

    def senses(self, text: str) -> tuple[str, ...]:
        """Return the senses of phrases with which working form *text* begins."""
        common = self._common.senses(text) if self._common else ()
        known, some = self._at(opening_of(text))
        if some is None or not some.match(text):
            return common
        there = self._senses(known, _word_at(text, 0))
        own = (sense for sense, phrases in there if phrases.match(text))
        return common + tuple(sense for sense in own if sense not in common)

    def longest(self, text: str) -> tuple[str, int]:
        """Return the sense of the longest phrase with which *text* begins, and its length."""
        own = self._longest(text)
        if not self._common:
            return own
        return max(own, self._common.longest(text), key=lambda found: (found[1], found[0]))

    def _longest(self, text: str) -> tuple[str, int]:
        known, some = self._at(opening_of(text))
        if some is None or not some.match(text):
            return "", 0
        if known not in self._singly:
            there = self._beginning(known)
            self._singly[known] = tuple(
                (sense, alone(one)) for sense, some in there for one in some
            )
        fits = ((phrase.match(text), sense) for sense, phrase in self._singly[known])
        length, sense = max(((m.end(), sense) for m, sense in fits if m), default=(0, ""))
        return sense, length

    def _found(self, page: Page) -> Iterator[Cue]:
        text = page.flat
        for opening, starts in page.starts.items():
            known, some = self._at(opening)
            if some:
                for start in filter(partial(some.match, text), starts):  # seldom
                    for sense, there in self._senses(known, _word_at(text, start)):
                        if match := there.match(text, start):
                            yield cue(page, start, match.end(), sense)

    def _any(self, opening: str) -> tuple[str, re.Pattern[str] | None]:
        """Return what tells *opening* apart, and what finds any phrase that may begin so."""
        known = self._known_of(opening)
        if known not in self._anyhow:
            phrases = [one for _, some in self._beginning(known) for one in some]
            self._anyhow[known] = any_of_them(phrases) if phrases else None
        return known, self._anyhow[known]

    def _beginning_with(self, known: str, word: str) -> _Found:
        """Return one expression a sense, of its phrases that may begin with *word* alone.

        Few words are needed, and an expression takes long to compile, and to say no.
        """
        return tuple(
            (sense, fit)
            for sense, some in self._beginning(known)
            if (fit := longest_first(some, word))
        )

    def _known_of(self, opening: str) -> str:
        """Return as much of *opening* as tells phrases apart; "" if there are none for it."""
        key = beginning(opening)
        if key not in self._by_key:
            return ""
        if key not in self._known:
            phrases = chain(*self._by_key[key].values())
            self._known[key] = frozenset(chain.from_iterable(map(openings, phrases)))
        while opening and opening not in self._known[key]:
            opening = opening[:-1]
        return opening

    def _beginning(self, opening: str) -> Iterator[tuple[str, list[str]]]:
        """Yield every sense with its phrases that may begin with *opening*, and only so."""
        for sense, phrases in self._by_key.get(beginning(opening), {}).items():
            some = [beginning_so(one, opening) for one in phrases]
            if fit := [one for one in some if one]:
                yield sense, fit


_WORD: Final = re.compile(r"[^\W_]+")


def _word_at(text: str, start: int) -> str:
    """Return the word that begins there and a blank, as `opening_of` gives its beginning."""
    word = _WORD.match(text, start)
    return f"{word[0]} " if word else text[start : start + 2]


# People of all languages here mix in Serbian and English; others only in their own letters.
COMMON: Final = frozenset({"sr", "en"})


@cache
def phrasebook(table: str, language: str = "") -> Phrasebook:
    """Return the phrases of words/*table*: of *language* and the common ones, or of all."""
    tongues = frozenset(tongue for _, tongue, *_ in rows(table))
    own = (tongues if not language else tongues & {language}) - COMMON
    common = _book(table, COMMON)
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
