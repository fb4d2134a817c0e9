"""One line of its own below a sentence that somebody comes: "Dolazi jedan predstavnik."."""

import re
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.lists.below_list import acts, says_behind_comma
from mailflow.parse.lists.headed import is_contact
from mailflow.parse.opening.closings import closing
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of
from mailflow.parse.people.names import alike, is_full

_COMES: Final = frozenset({"come", "enrol"})
_ENDS: Final = re.compile(r"[.!]\s*$")
LINES_MAX: Final = 3  # with how to reach whom the line names


def is_announced(leaf: Leaf, m: Mention) -> bool:
    """The sentence above says that somebody comes, names nobody, and another signs below.

    Where nobody else signs, the name is the writer's own: "Prijavljujemo jednog učesnika.", and
    below "Petar Tot, predsednik".
    """
    if leaf.kind is not Kind.OWN or not may_tell(leaf.page, "delegate") or not is_full(m):
        return False
    start, end = leaf.page.line_of(m.start)
    above = leaf.text[:start].rstrip()
    if not _ENDS.search(above) or acts(leaf, m) or says_behind_comma(leaf, m):
        return False
    return _tells(leaf, len(above)) and _another_signs(leaf, m, end)


def _tells(leaf: Leaf, end: int) -> bool:
    """The sentence that ends at an offset says that somebody comes, and does not say who."""
    start = leaf.sentence_start(end - 1)
    if leaf.named(start, end) or any_of("delegate").search(leaf.flat, start, end) is None:
        return False
    senses = {c.sense for c in leaf.between(start, end)}
    return not _COMES.isdisjoint(senses) and senses.isdisjoint(("absent", "later", "decline"))


def _another_signs(leaf: Leaf, m: Mention, end: int) -> bool:
    """Behind a blank line, or how to reach him, the letter closes, or another name ends it."""
    for _ in range(LINES_MAX):
        below = leaf.page.line_of(min(end + 1, len(leaf.text)))
        if not is_contact(leaf, *below):
            break
        _, end = below
    apart = not leaf.text[slice(*below)].strip()
    following = leaf.text[below[0] :].lstrip().partition("\n")[0]
    others = [one for one in leaf.people if one.start > end and not alike(one.name, m.name)]
    return bool(closing(following)) or (apart and bool(others))
