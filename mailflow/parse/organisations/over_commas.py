"""Names that tell several fields, commas between: "Fakultet za pravo, ekonomiju i medije"."""

import re
from collections.abc import Collection
from functools import cache
from typing import Final

from mailflow.parse.organisations.heads import Head, boundaries, heads
from mailflow.parse.organisations.last_words import is_deed
from mailflow.parse.page.particles import strictly
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import Page

_ACTS: Final = frozenset({"come", "enrol", "self", "absent", "sends"})
# Fields of learning, which begin as the posts of who learnt them do: "novinarstvo".
_LEARNT: Final = re.compile(r"\w+(?:stv[oau]|[gmnr]ij[aeu]|tur[aeu]|istik[aeu])")


def to_last_field(
    page: Page, at: int, head: Head, starts: Collection[int], joined: bool
) -> int:
    """Return how many words lead from word *at* to the last of several fields; 0 if none do.

    Args:
        starts: Where persons begin, of whom several may follow as well.
        joined: "For" stands before word *at*; without it the fields are genitives.
    """
    end = page.words[at][1]
    comma = page.flat.startswith(", ", end)
    fields = _fields(head.language).match(page.flat, end) if comma else None
    if fields is None:
        return 0
    count = len(page.words_between(end, fields.end()))
    ahead = range(at + 1, at + count + 1)
    alike = joined or all(
        page.lows[n].endswith(_GENITIVE) for n in (at, *ahead[:-2], ahead[-1])
    )
    if not alike or not _typed_alike(page, at, ahead):
        return 0
    return count if all(_may_be_of(page, at, n, head, starts) for n in ahead) else 0


_GENITIVE: Final = ("a", "e", "i", "ih", "og", "eg", "u", "ch", "ov")


@cache
def _fields(language: str) -> re.Pattern[str]:
    """Return what leads from a comma to the last field: ", ljudska prava i razvoj"."""
    some, joint = r"\w+(?: \w+){0,3}?", strictly("and", language)
    return re.compile(rf"(?:, {some})+?,? (?:{joint}|&) \w+")


def _typed_alike(page: Page, at: int, ahead: range) -> bool:
    """All fields are small, or each begins with a capital as the first does: "Law, Policy"."""
    firsts = [n for n in ahead if page.text[page.words[n - 1][1]] == ","]
    capitals = {page.text[page.words[n][0]].isupper() for n in (at, *firsts, ahead[-1])}
    small = not any(page.text[page.words[n][0]].isupper() for n in ahead)
    return small or capitals == {True}


def _may_be_of(page: Page, at: int, n: int, head: Head, starts: Collection[int]) -> bool:
    """Word *n* may belong to a field: it is nobody, no post, no town, no body, and no deed."""
    (start, end), low = page.words[n], page.lows[n]
    if start in starts or low.isdigit() or low in boundaries("stop", head.language):
        return False
    if page.text[start].isupper():
        return low not in heads() and town(page.text[start:end]) is None
    if low in boundaries("small", head.language) - {"and"} or is_deed(page, n, head.language):
        return False
    if is_post(low) and not _LEARNT.fullmatch(low):
        return low[-1] == page.lows[at][-1] and is_post(page.lows[at])
    return _ACTS.isdisjoint(
        phrasebook("cues.tsv", head.language).senses(page.flat[start : start + 40])
    )
