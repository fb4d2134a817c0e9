"""Small words of every language around names and numbers: and, with, my, cannot.

A row of words/particles.tsv is their kind, a language and the words, as in phrasebook.py.
"""

import re
from collections.abc import Iterable
from functools import cache

from mailflow.parse.page.spelling import word_pattern
from mailflow.parse.page.tables import as_typed, has_trait, languages, rows
from mailflow.parse.page.working import flat


@cache
def either(kind: str, language: str = "") -> str:
    """Return an expression for a *kind* of particles.tsv; of *language* as in `phrasebook`."""
    return _choice(particles(kind, language))


@cache
def strictly(kind: str, language: str) -> str:
    """Return an expression for a *kind* in *language* alone, without the common ones."""
    spoken = (some for tongue, some in _kinds().get(kind, ()) if tongue == language)
    return _choice(word for some in spoken for word in flat(as_typed(some)).split("|"))


def against(language: str) -> str:
    """Return an expression for a "but"; "a" is one in Serbian, and none in "as a citizen"."""
    if has_trait(language, "a_is_no_but"):
        return strictly("against", language)
    return either("against")


def _choice(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(word_pattern, words), key=len, reverse=True))})"


@cache
def particles(kind: str, language: str = "") -> tuple[str, ...]:
    """Return the words of a *kind* of particles.tsv in their working form; see `either`."""
    spoken = languages("common") | {language}
    return tuple(
        word
        for tongue, some in _kinds().get(kind, ())
        if not language or tongue in spoken
        for word in flat(as_typed(some)).split("|")
    )


@cache
def _kinds() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, tongue, some in rows("particles.tsv"):
        found.setdefault(kind, []).append((tongue, some))
    return found


@cache
def any_of(kind: str, language: str = "") -> re.Pattern[str]:
    """Return what finds a word of *kind*, whole; see `either`."""
    return re.compile(rf"\b{either(kind, language)}\b")
