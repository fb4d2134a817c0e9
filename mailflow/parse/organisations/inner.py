"""Words that end a name elsewhere and belong to one here: "u" of "Univerzitet u Nišu"."""

import re
from collections.abc import Collection
from typing import Final

from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.towns import is_town_at
from mailflow.parse.page.working import Page

LINE_WORDS_MAX: Final = 10  # of a name that has a line to itself
WITH: Final = frozenset({"sa", "s", "u", "na", "od", "o", "bez", "pri", "din", "v", "vo"})


def is_titled(page: Page, at: int) -> bool:
    """Word *at* ends names elsewhere, but here it has a capital: "Radio Tri reke", "IT"."""
    start, end = page.words[at]
    word = page.text[start:end]
    titled = word.istitle() and len(word) > 1 and page.flat[start:end] in boundaries("inner")
    return titled or word in SHOUTED or (end - start == 1 and _is_ending(page, at))


def _is_ending(page: Page, at: int) -> bool:
    """Word *at* is the ending of an abbreviation: "obolelih od HIV-a"."""
    hyphened = page.text[page.words[at][0] - 1] == "-"
    return hyphened and page.text[slice(*page.words[at - 1])].isupper()


SHOUTED: Final = frozenset({"IT", "ИТ"})  # spells "it", which ends English names


def opens_phrase(page: Page, at: int) -> bool:
    """Word *at* opens the name after its head noun: "pokret Ne davimo reku".

    It has a capital in the midst of a line, where "ne" and "na" have none.
    """
    if at + 1 >= len(page.words) or page.lows[at - 1] not in heads():
        return False
    (_, before), (start, end), (after, _) = page.words[at - 1 : at + 2]
    led = page.text[start:end].istitle() and page.flat[start:end] in _LEADS | boundaries("lead")
    return led and page.text[before:start] == " " == page.text[end:after]


_LEADS: Final = frozenset({"ne", "od", "da", "do"})


def is_inner(page: Page, at: int) -> bool:
    """Word *at* ends names elsewhere, but this one has its line to itself: "… u zdravstvu"."""
    if at + 1 >= len(page.words) or page.lows[at] not in WITH:
        return False
    start, low = page.words[at + 1][0], page.lows[at + 1]
    if low in boundaries("with") or _sits(page, at) or _in_land(page, at + 1):
        return True
    if page.lows[at] == "od" and page.lows[at - 1] in boundaries("ill"):
        return True  # "Udruženje obolelih od distrofije"
    _, line_end = page.line_of(start)
    if boundaries("stop") & set(page.flat[start:line_end].split()):
        return False  # the line is a sentence: "… na konferenciji će učestvovati"
    return page.text[start].islower() and fills_line(page, page.words[at][0])


def in_field(page: Page, at: int, starts: Collection[int]) -> int:
    """Return how many words after word *at* lead to where an English body works; 0 if none do.

    "Centre for Women in Science", "… for Media in the Western Balkans"; no town, day or event.
    """
    if page.lows[at + 1 : at + 2] != ["in"]:
        return 0
    count = 3 if page.lows[at + 2 : at + 3] == ["the"] else 2
    start, end = page.words[at + count] if at + count < len(page.words) else (0, 0)
    low = page.flat[start:end]
    named = page.text[start : start + 1].isupper() and start not in starts
    plain = named and page.flat[page.words[at][1] : start].count(" ") == count
    timed = low in boundaries("small") or any_of("month", "en").fullmatch(low) is not None
    there = timed or low in boundaries("stop") or is_town_at(page.text, start)
    return count if plain and not there else 0


def is_of_people(page: Page, at: int) -> bool:
    """Word *at* leads on from those who bear an English name: "Women in Politics Network"."""
    if at < 1 or page.lows[at] not in boundaries("lead", "en"):
        return False
    capital = page.text[page.words[at - 1][0]].isupper()
    return capital and page.lows[at - 1] in boundaries("people", "en")


def _sits(page: Page, at: int) -> bool:
    """Word *at* and the town after it end a name: "Univerzitet u Nišu", "Gimnazija u Boru"."""
    start, end = page.words[at - 1]
    before = page.flat[start:end]
    bare = page.text[start].isupper() and before in heads() and page.lows[at] == "u"
    named = bare or before in boundaries("sits")
    return named and is_town_at(page.text, page.words[at + 1][0])


def _in_land(page: Page, at: int) -> bool:
    """Word *at* after "u" is a land a name ends with: "Evropski pokret u Srbiji"."""
    before, low = (page.flat[slice(*word)] for word in page.words[at - 1 : at + 1])
    land = before in WITH and low in boundaries("in_land")
    return land and page.text[page.words[at][0]].isupper()


def fills_line(page: Page, at: int) -> bool:
    """Offset *at* is in a name that has its line, or all between two commas, to itself."""
    a, b = page.line_of(at)
    if page.flat[b : b + 1] == " ":
        return False  # the line end is a mail program's
    marks = [a, *(m.end() for m in _PARTS.finditer(page.flat, a, at))]
    named = _PARTS.split(page.flat[marks[-1] : b], maxsplit=1)[0]
    if _SENTENCE.search(named):
        return False
    words = named.split()
    return not heads().keys().isdisjoint(words[:3]) and len(words) <= LINE_WORDS_MAX


_PARTS: Final = re.compile(r"[,;(|]| - ")


_SENTENCE: Final = re.compile(r"\w{4,}[.!?] ")  # "… deli obroke. Dolazim.", not "d.o.o."
