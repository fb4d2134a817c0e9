"""Tables of words: read once, found in a text in one pass.

A row is SENSE, LANGUAGE and a phrase in the language's own Latin spelling, tab between them;
Serbian, Croatian, Bosnian and Macedonian share rows, because the working form of Cyrillic is
Latin. In a phrase `*` stands for any ending, `~` for up to three words, `a|b` for a choice,
and `@name` for the choice a row of that name has: the forms of a verb, said once.
In a choice "_" joins the words of one part: `attend|take_part`.
Lines that begin with "#" are comments.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from mailflow.parse.page.working import Page, flat

_DIGRAPH: Final = re.compile(r"lj|nj|dj|dz|gj")
_GAP: Final = r"(?:[^\w\n.!?]+(?:\d{1,4}\.|[\w'-]+)){0,3}[^\w\n.!?]+"  # "15." is a word


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


def pattern(phrase: str) -> str:
    """Return the regular expression that finds *phrase* in the working form.

    >>> pattern("prijavljujem svoj*")
    'prijavlj?ujem[\\\\s]+svoj\\\\w*'
    """
    words = [_word(word) for word in flat(phrase).split()]
    text = r"[\s]+".join(words)
    return text.replace(r"[\s]+~[\s]+", _GAP)


def _word(word: str) -> str:
    """Return the expression of one word of a phrase."""
    if word == "~":
        return word
    bare = word.replace("(", r"\(").replace(")", r"\)")
    choices = [
        _DIGRAPH.sub(_optional, part).replace("*", r"\w*").replace("_", r"[\s]+")
        for part in bare.split("|")
    ]
    # The longer first, or „ime“ would hide „ime i familija“.
    longest = sorted(choices, key=len, reverse=True)
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(longest)})"


def _optional(pair: re.Match[str]) -> str:
    """Return a digraph whose second letter may be missing; Macedonian ѓ may be gj and dj."""
    return "(?:gj|dj?)" if pair[0] == "gj" else f"{pair[0]}?"


def _key(text: str) -> str:
    """Return the first two letters of the word *text* begins with, or its only one."""
    return text[:2] if text[1:2].isalnum() else text[:1]


def _keys(phrase: str) -> Iterator[str]:
    """Yield the first two letters under which *phrase* is looked up."""
    for first in flat(phrase).split()[0].split("|"):
        plain = first.replace("*", "")
        yield _key(plain)
        yield _key(_DIGRAPH.sub(lambda m: "d" if m[0] == "gj" else m[0][0], plain))


def _apart(phrase: str) -> list[str]:
    """Return the choices of a row that is nothing but choices, so that the longest is tried
    first: "név|a_résztvevő_neve"."""
    return [phrase] if " " in phrase else phrase.split("|")


@cache
def _alone(phrase: str) -> re.Pattern[str]:
    """Return what finds one phrase up to the end of a word."""
    return re.compile(f"(?:{pattern(phrase)})(?!\\w)")


class Phrasebook:
    """Phrases of one table, found by the first two letters of their first word."""

    def __init__(self, table: Iterable[tuple[str, ...]]) -> None:
        """Take rows of sense, language and phrase."""
        self._by_key: dict[str, dict[str, list[str]]] = {}
        for sense, _, choices in table:
            for phrase in _apart(choices):
                for key in set(_keys(phrase)):
                    self._by_key.setdefault(key, {}).setdefault(sense, []).append(phrase)
        self._compiled: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}

    def find(self, page: Page) -> tuple[Cue, ...]:
        """Return every cue in *page*, in order; cues of different senses may overlap."""
        return tuple(self._found(page))

    def senses(self, text: str) -> tuple[str, ...]:
        """Return the senses of phrases with which working form *text* begins."""
        return tuple(sense for sense, there in self._at(_key(text)) if there.match(text))

    def longest(self, text: str) -> tuple[str, int]:
        """Return the sense of the longest phrase with which *text* begins, and its length."""
        here = self._by_key.get(_key(text), {})
        there = [
            (match.end(), sense)
            for sense, some in here.items()
            for one in some
            if (match := _alone(one).match(text))
        ]
        length, sense = max(there, default=(0, ""))
        return sense, length

    def _found(self, page: Page) -> Iterator[Cue]:
        text = page.flat
        for start, end in page.words:
            for sense, there in self._at(text[start : min(start + 2, end)]):
                if match := there.match(text, start):
                    yield cue(page, start, match.end(), sense)

    def _at(self, key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Return the compiled phrases that begin with *key*, one expression a sense."""
        if key not in self._compiled:
            self._compiled[key] = tuple(
                (sense, _longest_first(some))
                for sense, some in self._by_key.get(key, {}).items()
            )
        return self._compiled[key]


def _longest_first(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one expression for *phrases*."""
    parts = sorted(map(pattern, phrases), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(parts)})(?!\\w)")


# People of all languages here mix in Serbian and English; others only in their own letters.
_COMMON: Final = frozenset({"sr", "en"})


@cache
def phrasebook(table: str, language: str = "") -> Phrasebook:
    """Return the phrases of words/*table*: of *language* and the common ones, or of all."""
    spoken = _COMMON | {language}
    chosen = [row[:3] for row in rows(table) if not language or row[1] in spoken]
    choices = {name: some for name, _, some in chosen if name.startswith("@")}
    return Phrasebook(
        (sense, tongue, _spelled_out(phrase, choices))
        for sense, tongue, phrase in chosen
        if not sense.startswith("@")
    )


def _spelled_out(phrase: str, choices: dict[str, str]) -> str:
    """Return *phrase* with every choice that is only named written out."""
    parts = re.split(r"([ |])", phrase)
    return "".join(choices[part] if part.startswith("@") else part for part in parts)


@cache
def either(kind: str, language: str = "") -> str:
    """Return an expression for the words of *kind* in particles.tsv.

    Args:
        language: Spoken beside Serbian and English; "" for all there are.
    """
    spoken = _COMMON | {language}
    words = [
        _word(flat(word))
        for what, tongue, some in rows("particles.tsv")
        if what == kind and (not language or tongue in spoken)
        for word in some.split("|")
    ]
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
