"""Phrases of many languages, from the tables in words/. Pure data; folded once, on first use.

A table has three columns, split by tabs: what the phrase announces, ISO 639-1 language, phrase.
A new phrase is one more line; it is compared folded (script.fold), so one script is enough.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from mailflow.script import fold


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the folded phrases of words/*name*.tsv by what they announce, longest first.

    >>> "je napisao" in table("quoting")["wrote"]
    True
    """
    text = (files("mailflow.parse") / "words" / f"{name}.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    kinds = dict.fromkeys(what for what, _, _ in rows)
    return {
        kind: tuple(sorted({fold(p) for what, _, p in rows if what == kind}, key=_longest))
        for kind in kinds
    }


@cache
def found(name: str, what: str) -> re.Pattern[str]:
    """Return a pattern that finds any phrase of *what* in folded text, inside words too."""
    return re.compile("|".join(map(re.escape, table(name)[what])))


def is_any_in(name: str, what: str, text: str) -> bool:
    """A phrase of *what* is in a folded *text*, inside words too; quick for a line.

    >>> is_any_in("automatic", "registers", "u prilogu je prijavljeno dvoje")
    True
    """
    phrases = _by_beginning(name, what)
    begun = {text[at : at + _BEGINNING] for at in range(len(text) - _BEGINNING + 1)}
    return any(one in text for start in begun & phrases.keys() for one in phrases[start])


@cache
def _by_beginning(name: str, what: str) -> Mapping[str, list[str]]:
    by: dict[str, list[str]] = {}
    for phrase in table(name)[what]:
        if len(phrase) < _BEGINNING:
            raise ValueError(f"{name}.tsv: {phrase!r} is too short to be told by its beginning")
        by.setdefault(phrase[:_BEGINNING], []).append(phrase)
    return by


_BEGINNING: Final = 4  # letters


def opened(text: str) -> frozenset[str]:
    """Return how the words of a folded *text* begin, for `longest_in`.

    >>> sorted(opened("na odmoru sam"))
    ['na', 'odmor', 'sam']
    """
    return frozenset(_OPENED.findall(text))


def longest_in(name: str, what: str, text: str, begun: frozenset[str]) -> str:
    """Return the longest phrase of *what* in a folded *text*, "" if there is none.

    Args:
        begun: `opened` of the text: hardly a phrase in a hundred need be looked for.
    """
    return min(all_in(name, what, text, begun), key=_longest, default="")


def all_in(name: str, what: str, text: str, begun: frozenset[str]) -> list[str]:
    """Return every phrase of *what* in a folded *text*; see `longest_in`."""
    phrases = _by_opening(name, what)
    likely = [one for opening in _openings(name, what) & begun for one in phrases[opening]]
    return [one for one in likely if one in text]


_OPENING: Final = 5  # letters
_WORD: Final = re.compile(r"\w+")
_OPENED: Final = re.compile(rf"(\w{{1,{_OPENING}}})\w*")


@cache
def _by_opening(name: str, what: str) -> Mapping[str, list[str]]:
    """Return the phrases of *what* by how their longest words begin."""
    by: dict[str, list[str]] = {}
    for phrase in table(name)[what]:
        *before, last = _WORD.findall(phrase)
        if len(last) < _OPENING and not before:
            raise ValueError(f"{name}.tsv: {phrase!r} cannot be told by how it begins")
        # The last may go on: "odsustv" is in "na odsustvu".
        words = [*before, last] if len(last) >= _OPENING else before
        by.setdefault(max(words, key=len)[:_OPENING], []).append(phrase)
    return by


@cache
def _openings(name: str, what: str) -> frozenset[str]:
    """Return these openings as a set: of two sets Python sees far quicker what both have."""
    return frozenset(_by_opening(name, what))


def _longest(phrase: str) -> tuple[int, str]:
    return -len(phrase), phrase
