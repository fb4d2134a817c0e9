"""The house of a line of a list: before the name in it, or in the line that heads the list."""

import re
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.lists.headed import HEADED_MAX
from mailflow.parse.lists.lists import is_item
from mailflow.parse.organisations.named import Named

# A number, a bullet or one small word before it, a town and a colon behind it.
_BEFORE: Final = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?(?:\w{1,6}\s+)?")
_AFTER: Final = re.compile(r"[\s\"]*(?:[,(–-]\s*[\w ]{2,24}\)?)?\s*:?\s*")
_BETWEEN: Final = re.compile(r"[\s\"]*(?:[-–/|,:]\s*)")  # a house and a name in one line


def house_of(leaf: Leaf, m: Mention) -> Named | None:
    """Return the house before *m* in its line, "Bor / Savez „Jasen“ / Ana Ilić", or above."""
    start, _ = leaf.page.line_of(m.start)
    here = (o for o in leaf.organisations if start <= o.start and o.end <= m.start)
    near = (o for o in here if _BETWEEN.fullmatch(leaf.flat, o.end, m.start))
    return next(near, None) or house_above(leaf, m)


def house_above(leaf: Leaf, m: Mention) -> Named | None:
    """Return the house named in the line that heads the list in which *m* stands."""
    start, _ = leaf.page.line_of(m.start)
    for _ in range(HEADED_MAX if leaf.organisations else 0):
        if start == 0:
            return None
        start, end = leaf.page.line_of(start - 1)
        named = leaf.named(start, end)
        if leaf.flat[start:end].strip() and not (named and is_item(leaf, named[0])):
            return None if named else _filling(leaf, start, end)
    return None


def _filling(leaf: Leaf, start: int, end: int) -> Named | None:
    """Return the house whose name is all that the line tells."""
    there = (o for o in leaf.organisations if start <= o.start and o.end <= end)
    whole = max(there, key=lambda o: o.end - o.start, default=None)
    if whole is None:
        return None
    alone = _BEFORE.fullmatch(leaf.flat, start, whole.start) is not None
    return whole if alone and _AFTER.fullmatch(leaf.flat, whole.end, end) else None
