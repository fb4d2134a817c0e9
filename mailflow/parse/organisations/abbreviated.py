"""Organisations called by an abbreviation alone: "iz SUBNOR-a", "ispred SKGO"."""

import re
from typing import Final

from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.organisations.named import is_another
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.towns import town

LETTERS_MIN: Final = 3
LETTERS_MAX: Final = 6
_DECLINED: Final = re.compile(r"-[aue]\b")


def is_abbreviation(leaf: Leaf, index: int) -> bool:
    """A word of capitals alone: "iz SUBNOR-a", "iz SKGO dolazi"; none in a line of capitals."""
    start, end = leaf.page.words[index]
    low = leaf.flat[start:end]
    upper = end - start >= LETTERS_MIN and leaf.text[start:end].isupper()
    if not upper or is_another(low) or low in boundaries("no_body"):
        return False
    return declined_end(leaf, end) > end or _stands_alone(leaf, index)


def declined_end(leaf: Leaf, end: int) -> int:
    """Return where the ending of a declined abbreviation ends: "-a"; *end* if there is none."""
    return end + len("-a") if _DECLINED.match(leaf.flat, end) else end


def _stands_alone(leaf: Leaf, index: int) -> bool:
    """An abbreviation in a line with small letters, and no capital right after it."""
    start, end = leaf.page.words[index]
    a, b = leaf.page.line_of(start)
    following = re.match(r"[ ]?([^\W\d_]?)", leaf.text[end : end + 2])
    ends = following is None or not following[1].isupper()
    plain = ends and end - start <= LETTERS_MAX and not leaf.named(start, end)
    return plain and not leaf.text[a:b].isupper() and town(leaf.text[start:end].title()) is None
