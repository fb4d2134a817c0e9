"""Lists: lines that begin with a name, with bullets or without."""

import re
from typing import Final

from mailflow.parse.coming.posts import is_post
from mailflow.parse.letter import Mention
from mailflow.parse.page.leaf import Leaf

_POST: Final = re.compile(r"\w[\w ./]{2,40}\s[-:]\s*")  # "PREDSEDNIK - ILIĆ ANA"
LINE_MAX: Final = 300  # a longer line is a paragraph
_BULLET: Final = re.compile(r"\s*(?:[-*•·+]+|\d{1,2}\s*[.)]|[a-d]\))\s*")
_POST_AND_DASH: Final = re.compile(r"[a-z][a-z .]{2,60}\s[-–—]\s+")  # direktor - Ana Ilić
TITLES: Final = re.compile(
    r" *(?:(?:dr|prof|mr|mrs|ms|msr|doc|g|gdja|gda|gosp|mgr|ing|domnul|doamna)\.?\s+)*"
)


def is_item(leaf: Leaf, m: Mention) -> bool:
    """The name opens a line of a list, or the line holds names and nothing else."""
    start, end = leaf.page.line_of(m.start)
    if _only_names(leaf, start, end):
        return True
    before = leaf.flat[start : m.start]
    bullet = _BULLET.match(before)
    rest = before[bullet.end() :] if bullet else before
    if _POST_AND_DASH.fullmatch(rest) and is_post(rest):
        return True
    if not TITLES.fullmatch(rest.strip() + (" " if rest.strip() else "")):
        return _POST.fullmatch(rest) is not None and is_post(rest)
    if bullet and bullet.end() > 0 and before.strip():
        return True
    above = leaf.text[: max(0, start - 1)].rstrip()
    return above.endswith(":") or _beside_names(leaf, start, end)


def _only_names(leaf: Leaf, start: int, end: int) -> bool:
    """The line holds several full names, separators, and nothing else."""
    if end - start > LINE_MAX:
        return False
    inside = [m for m in leaf.people if start <= m.start < end and m.surname]
    rest = leaf.flat[start:end]
    for m in reversed(inside):
        rest = rest[: m.start - start] + rest[m.end - start :]
    return len(inside) > 1 and not re.sub(r"[\s/,;&+|-]|\b(?:i|and|dr|prof|mr)\b\.?", "", rest)


def _beside_names(leaf: Leaf, start: int, end: int) -> bool:
    """The line above or below opens with a name too, so it is a list without bullets."""

    def opens(a: int, b: int) -> bool:
        return any(
            a <= m.start < b and TITLES.fullmatch(leaf.flat[a : m.start].strip(" -*") + " ")
            for m in leaf.people
        )

    above = leaf.page.line_of(start - 1) if start else (0, 0)
    below = leaf.page.line_of(end + 1) if end + 1 < len(leaf.text) else (0, 0)
    return opens(*above) or opens(*below)
