"""Whether a line follows a heading with a colon, nothing but lines of its list between."""

import re
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.lists.cards import fills_line, is_line
from mailflow.parse.page.posts import is_post

BROKEN_MIN: Final = 50  # letters of a line that a program broke
HEADED_MAX: Final = 40  # lines of a list without bullets
CONTACT_LABEL_MAX: Final = 14  # letters of "e-mail: " or "mob. tel. " on the line
_ASIDE: Final = re.compile(r"\s*\([^()\n]{1,80}\)\s*")  # "(po abecednom redu)" above a list


def is_headed(leaf: Leaf, start: int) -> bool:
    """The line, or the lines with names above it, follow a heading with a colon."""
    if ":" not in leaf.flat:
        return False
    return _ends_names(leaf, start) or (fills_line(leaf, start) and _ends_cards(leaf, start))


def _ends_names(leaf: Leaf, start: int) -> bool:
    """Nothing but lines with names, and how to reach them, keep the line from a heading."""
    for _ in range(HEADED_MAX):
        above = leaf.text[: max(0, start - 1)].rstrip()
        if not above or above[-1] == ":":
            return bool(above)
        start, end = leaf.page.line_of(len(above))
        named = bool(leaf.named(start, end)) or _ASIDE.fullmatch(leaf.flat, start, end)
        if not (named or is_contact(leaf, start, end) or _goes_on(leaf, start)):
            return False
    return False


def _goes_on(leaf: Leaf, start: int) -> bool:
    """The line goes on with the one above, which a mail program broke."""
    above = leaf.text[slice(*leaf.page.line_of(max(0, start - 1)))].rstrip()
    open_ = len(above) >= BROKEN_MIN and above[-1] not in ".;:!?"
    return open_ and leaf.text[start : start + 1].islower()


def _ends_cards(leaf: Leaf, start: int) -> bool:
    """Nothing but cards keep the line from a heading; a blank line only between two alike."""
    like = _second_line(leaf, start)
    for _ in range(HEADED_MAX if start else 0):
        text = leaf.text[: max(0, start - 1)]
        if text.rstrip().endswith(":"):
            return True
        above, end = leaf.page.line_of(len(text))
        if above == end and fills_line(leaf, start) and like == _second_line(leaf, start) != "":
            above, end = leaf.page.line_of(max(0, above - 1))
        if not (fills_line(leaf, above) or is_line(leaf, above, end)):
            return False
        start = above
    return False


def _second_line(leaf: Leaf, start: int) -> str:
    """Return what the line below the one at *start* holds: a post, or how to reach somebody."""
    _, end = leaf.page.line_of(start)
    below = leaf.page.line_of(min(end + 1, len(leaf.text)))
    if is_post(leaf.flat[slice(*below)].strip()):
        return "post"
    return "contact" if is_contact(leaf, *below) else ""


def is_contact(leaf: Leaf, start: int, end: int) -> bool:
    """The line holds the address or telephone of whom the line above names, no more."""
    there = [p for p in leaf.pieces if start <= p.start < end]
    rest = (end - start) - sum(p.end - p.start for p in there)
    return bool(there) and rest <= CONTACT_LABEL_MAX
