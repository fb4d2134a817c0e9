"""Wishes: food, access, interpretation, parking and the like, as tags."""

import re
from collections.abc import Iterable
from typing import Final

from mailflow.model import Found
from mailflow.parse.page.phrasebook import Cue, phrasebook
from mailflow.parse.page.working import Page

# A wish is not one if its own clause says no to it: "ne treba mi smeštaj", "not needed".
_NO: Final = re.compile(
    r"\b(?:ne treba\w*|nije potreb\w*|nisu potreb\w*|nema potrebe|bez potrebe|not need\w*"
    r"|no need"
    r"|do not need|don't need|pokrivamo sami|sami snosimo|obezbedili smo|imamo svoj\w*|nem kell"
    r"|ne trebamo|nece trebati)\b"
)
_UNCHECKED: Final = re.compile(r"\[x\] ?(?:no|ne)\b|\b(?:no|ne|nema|none|nincs|/|-)\s*$")
# A form with boxes: "[ ] yes [x] no".
_CROSSED: Final = re.compile(r"\[x\] ?(?:no|ne|nem|nie|nu|jo)\b")
_NO_ANIMAL: Final = re.compile(r"\b(?:jaja|jaje|mlek\w*|mlec\w*|egg\w*|dairy|milk|tojas\w*)\b")
# "An interpreter comes with us" asks for none.
_BROUGHT: Final = re.compile(r"\b(?:with us|brings?|s nama|sa nama|dovodi\w*|nas prevodilac)\b")


def find_requests(pages: Iterable[Page]) -> tuple[Found, ...]:
    """Return the tags of everything wished for in *pages*, each once, in the order written."""
    found: dict[str, Found] = {}
    for page in pages:
        for cue in phrasebook("wishes.tsv").find(page):
            tag = _tag(page, cue)
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
        _NO.search(clause)
        or _UNCHECKED.search(clause)
        or _CROSSED.search(page.flat[cue.end : end])
    ):
        return ""
    if cue.sense == "vegetarian" and _NO_ANIMAL.search(clause):
        return "vegan"
    if cue.sense in ("interpretation", "sign_language") and _BROUGHT.search(clause):
        return ""
    return cue.sense


def _clause(page: Page, cue: Cue) -> str:
    """Return the working form of the sentence around *cue*."""
    before = max(page.flat.rfind(mark, 0, cue.start) for mark in (". ", "! ", "? ", ": ", "\n"))
    ends = (page.flat.find(mark, cue.end) for mark in (".", "!", "?", "\n", ";"))
    end = min((end for end in ends if end >= 0), default=len(page.flat))
    return page.flat[before + 1 : end]
