"""Names typed without a capital: "iz eko pokreta lim nase blago", a small line that signs."""

import re
from functools import cache
from typing import Final

from mailflow.parse.letter import Kind
from mailflow.parse.organisations.belonging import ARTICLE, belonging
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.rightward import ACTING, whole_town
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import Page

BELONGS_MIN: Final = 0.8  # how much the words before a name without a capital must say
BEFORE_MAX: Final = 3  # words before the head noun: "foto kino klub"
AFTER_MAX: Final = 5  # words after it: "klub za istoriju i kulturu sela"
AFTER_IN_PROSE_MAX: Final = 2  # fewer where the writer knows capitals, and did without
LAST_LINES: Final = 4  # of a letter; there a small line may sign
_JOINS: Final = frozenset({"i", "za"})
_ENDED: Final = re.compile(r"\s*(?:[,.;!)(/|\n]|$)")
_BEGINS: Final = re.compile(r"(?:\n|[,.!:(;]\s{0,2}|\s-\s)$")
_SAYS: Final = frozenset({"come", "enrol", "self", "absent", "greet", "sends"})


def small_name(
    page: Page, index: int, starts: set[int], language: str, *, closes: bool = False
) -> tuple[int, int] | None:
    """Return the span of a name without capitals whose head is word *index*, if it is one.

    Args:
        starts: Where persons' names begin; an organisation's ends there.
        language: Of the head.
        closes: The head is the last word of its name, as in Hungarian: "a hivatal vezetője".
    """
    first = _first(page, index, language)
    if first is None:
        return None
    a, b = page.line_of(page.words[index][0])
    shifted = any(map(str.isupper, page.text[a:b]))
    most = (
        AFTER_IN_PROSE_MAX if shifted and not _opens_line(page, first, language) else AFTER_MAX
    )
    last = index if closes else _last(page, index, starts, most, language)
    end = whole_town(page, last, page.words[last][1])
    told = last > index or (first < index and _belongs(page, page.words[first][0], language))
    open_end = not told or (shifted and not _ENDED.match(page.text, end))
    return None if open_end else (page.words[first][0], end)


def _first(page: Page, index: int, language: str) -> int | None:
    """Return the word that opens the name: after "iz", or first in a line that signs."""
    for at in range(index, max(-1, index - BEFORE_MAX - 1), -1):
        start, end = page.words[at]
        if page.flat[start:end].isdigit():
            return None
        if at < index and is_post(page.flat[start:end]):
            return at + 1 if page.is_small else None
        if at < index and (
            page.flat[end : page.words[at + 1][0]] not in (" ", "-")
            or page.flat[start:end] in boundaries("stop")
            or page.flat[start:end] in _of_none()
            or (page.text[start].isupper() and page.flat[start:end] in heads())
        ):
            return None
        if _belongs(page, start, language) or _opens_line(page, at, language):
            return at
        if _begins(page, at) and (at < index or _agrees(page, index)):
            return at
    return None


@cache
def _of_none() -> frozenset[str]:
    """Return what opens no name: "iz iste škole", "iz druge mesne zajednice"."""
    return frozenset(boundaries("possessive")) | frozenset(boundaries("unnamed", "sr"))


def _belongs(page: Page, start: int, language: str) -> bool:
    """The words before say so; what Slovak "za" and Macedonian "od" say has many senses.

    "Tražimo od opština zapisnike" is Serbian. So does "a" in Hungarian: "a mi vodimo dnevni
    boravak" names nobody.
    """
    weight, _, said = belonging(page, start)
    plain = said not in _OTHERWISE and (said != ARTICLE or language == ARTICLE)
    return weight >= BELONGS_MIN and (plain or (said == _OD == language))


_OD: Final = "mk"
_OTHERWISE: Final = frozenset({"sk", _OD})


def _begins(page: Page, at: int) -> bool:
    """Word *at* of a letter without any capital begins a line, a sentence or a part of one."""
    start, _ = page.words[at]
    begins = _BEGINS.search(page.text[max(0, start - 3) : start]) or start == 0
    return bool(begins) and page.is_small


def _agrees(page: Page, index: int) -> bool:
    """After word *index*, a head noun, comes a word that may belong to it."""
    if index + 1 >= len(page.words):
        return False
    low = page.lows[index + 1]
    return low not in boundaries("stop") and low not in boundaries("small")


def _opens_line(page: Page, at: int, language: str) -> bool:
    """Word *at* opens a small line of a signature, or one of a letter's last lines."""
    start = page.words[at][0]
    a, b = page.line_of(start)
    if page.text[a:start].strip() or any(c.isupper() for c in page.text[a:b]):
        return False
    below = page.text[b:].strip()
    signs = page.kind is Kind.SIGNATURE or (
        page.kind is Kind.OWN and below.count("\n") < LAST_LINES - 1
    )
    said = phrasebook("cues.tsv", language)
    return signs and a > 0 and _SAYS.isdisjoint(said.senses(page.flat[a:b]))


def _last(page: Page, index: int, starts: set[int], most: int, language: str) -> int:
    """Return the last word of the name."""
    at, said = index, phrasebook("cues.tsv", language)
    while at + 1 < len(page.words) and at - index < most:
        start, end = page.words[at + 1]
        low = page.lows[at + 1]
        if page.flat[page.words[at][1] : start] not in (" ", "-") or start in starts:
            break
        if end - start < 2 and low not in _JOINS:
            break
        if low in boundaries("small") or low.isdigit() or ACTING.fullmatch(low):
            break
        if low in boundaries("stop") and not (low in _JOINS and _agrees(page, at + 1)):
            break
        if not _SAYS.isdisjoint(said.senses(page.flat[start : start + 30])):
            break
        at += 1
    while at > index and page.lows[at] in boundaries("join"):
        at -= 1
    return at
