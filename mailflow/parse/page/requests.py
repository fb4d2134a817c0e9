"""Wishes: food, access, interpretation, parking and the like, as tags."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from mailflow.model import Found
from mailflow.parse.page.phrasebook import Cue, either, phrasebook
from mailflow.parse.page.working import Page

CLAUSE_MAX: Final = 400  # letters looked at on either side of a wish


@cache
def _no() -> re.Pattern[str]:
    """Return what takes a wish back in its own clause: "ne treba mi smeštaj", "not needed"."""
    return re.compile(rf"\b{either('needless')}\b")


@cache
def _unchecked() -> re.Pattern[str]:
    none = either("none")
    return re.compile(rf"\[x\] ?{none}\b|(?:\b{none}|/|-)\s*$")


@cache
def _crossed() -> re.Pattern[str]:
    """Return what is crossed in a form with boxes: "[ ] yes [x] no"."""
    return re.compile(rf"\[x\] ?{either('none')}\b")


@cache
def _no_animal() -> re.Pattern[str]:
    return re.compile(rf"\b{either('animal')}\b")


@cache
def _allowed() -> re.Pattern[str]:
    """Return what allows eggs or milk: "no meat, but eggs are fine"."""
    return re.compile(rf"\b{either('allowed')}\b")


@cache
def _brought() -> re.Pattern[str]:
    """Return what asks for none: "an interpreter comes with us"."""
    return re.compile(rf"\b{either('brought')}\b")


Names = Sequence[tuple[int, int]]  # spans of organisations' names


def find_requests(pages: Iterable[tuple[Page, Names]], language: str = "") -> tuple[Found, ...]:
    """Return the tags of everything wished for in *pages*, each once, in the order written.

    Args:
        pages: Each with the spans in which words wish for nothing: "Savez vegetarijanaca".
        language: Whose words are looked for beside Serbian and English ones; "" for all.
    """
    found: dict[str, Found] = {}
    for page, names in pages:
        for cue in phrasebook("wishes.tsv", language).find(page):
            named = any(start <= cue.start < end for start, end in names)
            tag = "" if named else _tag(page, cue)
            if tag and tag not in found:
                found[tag] = page.found(tag, cue.start, f"“{page.text[cue.start : cue.end]}”")
    if "sign_language" in found:
        found.pop("interpretation", None)
    if "vegan" in found:
        found.pop("vegetarian", None)
    return tuple(found.values())


def _tag(page: Page, cue: Cue) -> str:
    """Return the tag of *cue*; "" if its clause takes the wish back."""
    clause = _clause(page, cue)
    _, end = page.line_of(cue.end)
    if (
        _no().search(clause)
        or _unchecked().search(clause)
        or _crossed().search(page.flat[cue.end : end])
    ):
        return ""
    if cue.sense == "vegetarian" and _no_animal().search(clause):
        return "vegetarian" if _allowed().search(clause) else "vegan"
    if cue.sense in ("interpretation", "sign_language") and _brought().search(clause):
        return ""
    return cue.sense


def _clause(page: Page, cue: Cue) -> str:
    """Return the working form of the sentence, or the cell, around *cue*."""
    first, last = max(0, cue.start - CLAUSE_MAX), cue.end + CLAUSE_MAX
    marks = (". ", "! ", "? ", ": ", "\n", "\t")
    before = max(first - 1, *(page.flat.rfind(mark, first, cue.start) for mark in marks))
    ends = (page.flat.find(mark, cue.end, last) for mark in (".", "!", "?", "\n", ";", "\t"))
    end = min((end for end in ends if end >= 0), default=min(last, len(page.flat)))
    return page.flat[before + 1 : end]
