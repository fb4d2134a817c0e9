"""How far to the left of its head noun an organisation's name begins."""

from collections.abc import Callable
from typing import Final

from mailflow.parse.coming.posts import is_post
from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import SLAVIC, Head, boundaries
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.working import Page

BEHALF: Final = 0.7  # "u ime", "ispred", "iz": a name begins after them


def first_word(page: Page, index: int, head: Head) -> int:
    """Return the index of the first word of the name."""
    accept = _LEFT.get(head.group, _adjective if head.group in SLAVIC else _nothing)
    first = index
    for back in range(index - 1, max(-1, index - 8), -1):
        gap = page.flat[page.words[back][1] : page.words[back + 1][0]]
        if gap not in (" ", "-", " & ", "' ") or not accept(page, back, head):
            break
        first = back
    # A small word may stand inside a name but not open it.
    while first < index and not page.text[page.words[first][0]].isupper():
        first += 1
    return first


def _nothing(page: Page, at: int, head: Head) -> bool:
    return False


def _adjective(page: Page, at: int, head: Head) -> bool:
    """Word *at* may be an adjective that agrees with the head."""
    start, end = page.words[at]
    low = page.flat[start:end]
    agrees = any(low.endswith(old) for old, _ in head.adjectives)
    if _leads(page, at, head):
        return True
    if low.endswith(("anje", "enje", "ane")) and len(low) > 8:
        return False  # a verbal noun: "predstavljanje Fondacije"
    if low in boundaries("stop") or is_post(low) or not agrees:
        return False
    return not phrasebook("cues.tsv").senses(low)


def _leads(page: Page, at: int, head: Head) -> bool:
    """Word *at* opens a line and a name as "Eko" does "Eko forum": the head has no capital."""
    start, end = page.words[at]
    if (
        page.text[start:end].isupper()
        and 2 <= end - start <= 4
        and not page.text[start - 1 : start].isupper()
    ):
        return page.text[page.words[at + 1][0]].islower()  # "IT klaster"
    alone = start == 0 or page.flat[start - 1] in '\n"' or page.flat[start - 2 : start] == ", "
    head_start = page.words[at + 1][0]
    if not alone and belonging(page, start)[0] >= BEHALF:
        return page.text[start].isupper() and page.text[head_start].islower()
    lower = page.text[start].isupper() and not page.text[head_start].isupper()
    return alone and lower and head.case == "nominative" and head_start == end + 1


def _capital(page: Page, at: int, head: Head) -> bool:
    """Word *at* is capitalised, or a small word between capitalised ones."""
    start, end = page.words[at]
    low = page.flat[start:end]
    if page.text[start].isupper():
        return low not in boundaries("stop") and not is_post(low)
    return head.group == "both" and low in ("for", "of", "and", "to")


_LEFT: Final[dict[str, Callable[[Page, int, Head], bool]]] = {
    "last": _capital,
    "both": _capital,
    "prefix": _nothing,
}
