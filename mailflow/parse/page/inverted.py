"""Lists that write "Surname, Given name" on every line; names told in two goes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.letter import BULLETS, Mention
from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import Page, flat
from mailflow.parse.people.find import name_of
from mailflow.parse.people.lexicon import given_bits
from mailflow.parse.people.spelling import key_of

LINES_MIN: Final = 2  # one such line may be "Beograd, Ana" as well
SURE: Final = 0.55
WORDS_MAX: Final = 4
_LINE: Final = re.compile(
    rf"[ \t]*(?:[-{BULLETS}]+|\d{{1,2}}[.)])?[ \t]*"
    r"([^\W\d_][\w'-]+(?:[ -][^\W\d_][\w'-]+)?, ?[^\W\d_][\w'-]+)(?=[ \t]*(?:[(,;–—-]|$))"
)


def inverted(text: str) -> Iterator[Mention]:
    """Yield the names of a list written "Surname, Given", if there are several lines of it."""
    if text.count(",") < LINES_MIN:
        return
    lines = [match for match in _lines(text) if match[1][0].isupper()]
    if len(lines) < LINES_MIN:
        return
    for match in lines:
        mention = turned(match[1])
        if mention:
            yield replace(mention, start=match.start(1), end=match.end(1))


def _lines(text: str) -> Iterator[re.Match[str]]:
    at = 0
    for line in text.split("\n"):
        if "," in line and (match := _LINE.match(text, at, at + len(line))):
            yield match
        at += len(line) + 1


def turned(text: str, confidence_min: float = SURE) -> Mention | None:
    """Return the name in "Surname, Given"; None if it is none.

    >>> turned("Илић, Ана").name
    'Ана Илић'
    """
    surname, _, given = text.partition(",")
    given, surname = given.strip(), surname.strip()
    if not given[:1].isupper() or len(text.split()) > WORDS_MAX or "," in given:
        return None
    if " " in surname and (is_post(flat(given)) or not given_bits(key_of(given))):
        return None  # "ИЛИЋ АНА, БЛАГАЈНИК", "Claire Whitmore, Operations"
    mention = name_of(f"{given} {surname}")
    if mention is None or not mention.surname or mention.confidence < confidence_min:
        return None
    return replace(mention, name=f"{given} {surname}", given=given, surname=surname)


def surnamed(page: Page) -> Iterator[Mention]:
    """Yield names whose second half is told apart: "Ana (prezime Tot)", "Ana, isto Tot"."""
    for match in _surname().finditer(page):
        first = _GIVEN.search(page.text, max(0, match.start() - GIVEN_MAX), match.start())
        surname = page.text[slice(*match.span("name"))]
        if first is None or not surname[0].isupper():
            continue
        if match["same"] and page.text.count(surname) < TWICE:
            continue
        mention = name_of(f"{first[1]} {surname}")
        if mention and mention.given and mention.surname:
            yield replace(mention, start=first.start(1), end=match.end())


TWICE: Final = 2  # times: "isto Tot" is called as somebody else in the letter
GIVEN_MAX: Final = 24  # letters of a given name and a bracket
_GIVEN: Final = re.compile(
    r"(?:^|[^\w ]\s?|[^\W\d_A-ZА-ШČĆŠŽĐ]\s)([^\W\d_a-zа-ш][^\W\d_]+)(?: [(–-]\s?|, (?:a )?| )$"
)


@cache
def _surname() -> Glance:
    """Return what finds a surname that words say is one, or is the same as another's."""
    kinds = ("surname_word", "same_surname")
    words = [word for kind in kinds for word in particles(kind)]
    told = rf"(?:{either('surname_word')}|(?P<same>{either('same_surname')})):?"
    # Not "preziva se Tot, a ne Ilić", which puts right what the desk wrote.
    rather = rf"(?!,?\s(?:{either('but')}\s)?{either('denies')}\b)"
    return glance(rf"\b{told}\s(?P<name>[^\W\d_][\w'-]+)\b{rather}\)?", words)
