"""Names that are a street's, a school's, a hotel's: "Vuka Karadžića 12", "škola „…“". Pure."""

import re
from collections.abc import Set
from functools import cache
from typing import Final

from mailflow.model import Gender
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.posts import is_post, is_womans
from mailflow.parse.page.turns import is_numbered

HOLDER_MAX: Final = 40  # letters of a post and "škole"
WORD_MAX: Final = 16  # letters before a name in which a word like "ulica" may stand


def is_address(text: str, m: Mention, starts: Set[int]) -> bool:
    """The name in working form *text* is a street's or a school's.

    "Direktorka škole Ana Ilić" is who directs it, unless her name is still to come.

    Args:
        starts: Where the names in the text begin.
    """
    if is_numbered(text, m) or not is_street(text, m.start, m.end):
        return False
    post = _held(text, m)
    if not post or m.end + 1 in starts:
        return True
    his = m.gender is Gender.MALE and m.case is Case.NOMINATIVE
    return m.end + 2 in starts and his and is_womans(post)


def may_be_school(text: str, m: Mention) -> bool:
    """ "Sekretar škole Petar Tot, Jovan Ilić" may be two persons, or one of the school."""
    return text[m.end : m.end + 2] == ", " and bool(_held(text, m))


def _held(text: str, m: Mention) -> str:
    """Return the post of a school that stands right before a name, "" if none does."""
    holds = _holder().search(text, max(0, m.start - HOLDER_MAX), m.start)
    return holds[1] if holds and is_post(holds[1]) else ""


def is_street(text: str, start: int, end: int) -> bool:
    """The words there are a street's: a number follows, or such a word precedes or follows."""
    before = text[max(0, start - WORD_MAX) : start]
    ends = _house_number().match(text, end) or _followed().match(text, end)
    return bool(ends or _called().search(before))


def opens_address(text: str, start: int, end: int) -> bool:
    """The words there open a line, or follow a comma, and a house's number ends the part.

    "Narodnog fronta 23, 21000 Novi Sad", "Udruženja obućara bb".
    """
    opens = start == 0 or text[start - 1] == "\n" or text[:start].endswith((", ", "| "))
    bare = text[start:end].rpartition(" ")[2] in particles("no_number")
    return opens and (bare or _ends_part().match(text, end) is not None)


@cache
def _ends_part() -> re.Pattern[str]:
    number = rf"(?:[1-9]\d{{0,2}}[a-z]?(?:/\d{{1,3}})?|{either('no_number')})"
    return re.compile(rf",?\s(?:br\.?\s*)?{number}\s*(?=[,;|\n]|$)")


@cache
def _followed() -> re.Pattern[str]:
    """Return what fits "utca 8", "Street" right behind a name."""
    return re.compile(rf" {either('street_after')}\b")


@cache
def _house_number() -> re.Pattern[str]:
    """Return what fits the number of a house, which is none of a date, an hour, a telephone."""
    apart = r"(?![.)]? ?[a-z]*\d{3})(?!\s*[-)/]\s*\d{2})"
    return re.compile(
        rf",?[^\S\n\t]+(?:br\.?\s*)?[1-9]\d{{0,3}}[a-z]?\b{apart}"
        rf"(?!\.?\s?(?:\d|{either('month_begins')}))"
    )


@cache
def _called() -> re.Pattern[str]:
    """Return what finds "ulica", "hotel" right before a name."""
    return re.compile(rf"\b{either('street_word')}\.?[^\S\n]*\"?$")


@cache
def _holder() -> re.Pattern[str]:
    """Return what finds a post and the house it is held in: "direktorka škole"."""
    return re.compile(rf"\b(\w+(?: \w+)?) {either('school')}[ \n]$")
