"""Lines of a list that count people instead of naming them: "- šest učenika osmog razreda"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.lists.lists import is_item
from mailflow.parse.page.bullets import BULLET
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.told import number_of, numerals


def unnamed_items(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield where a line counts people beside one that names somebody, and how many."""
    if not leaf.people:
        return
    for cue in leaf.cues if leaf.has("name_later") else ():
        start, end = leaf.page.line_of(cue.start)
        opens = cue.sense == "name_later" and _opening().fullmatch(leaf.flat, start, cue.start)
        if opens and not leaf.named(start, end) and _is_among_items(leaf, start, end):
            yield cue.start, 1  # "3. ime javljam naknadno"
    if may_tell(leaf.page, "counted_item"):
        yield from _numbered(leaf)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"[ \t]*{BULLET}\s*")


def _numbered(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield where a number opens such a line, and it."""
    for match in _line().finditer(leaf.flat):
        start, end = leaf.page.line_of(match.start(1))
        told = any_of("counted_do").search(leaf.flat, match.end(), end)  # no item: a sentence
        if not told and not leaf.named(start, end) and _is_among_items(leaf, start, end):
            yield match.start(1), number_of(match[1])


@cache
def _line() -> re.Pattern[str]:
    number = rf"({numerals()}|\d{{1,2}})"
    opening = rf"^[ \t]*(?:{BULLET}\s*)?(?:{either('and')}\s+)?(?:{either('more')}\s+)?"
    return re.compile(
        rf"{opening}{number}\s+(?:(?!{either('no_seat')}\s)\w+\s+)?{either('counted_item')}\b",
        re.M,
    )


def _is_among_items(leaf: Leaf, start: int, end: int) -> bool:
    """A line near by, no blank one between, names somebody as a line of a list does."""
    above, below = leaf.text[:start].rpartition("\n\n")[2], leaf.text[end:].partition("\n\n")[0]
    first, last = start - len(above), end + len(below)
    for _ in range(LINES_MAX):
        start = max(first, leaf.page.line_of(max(0, start - 1))[0])
        end = min(last, leaf.page.line_of(end + 1)[1])
    return any(is_item(leaf, m) for m in leaf.named(start, end))


LINES_MAX: Final = 2  # above and below: one of them may be "- ja"
