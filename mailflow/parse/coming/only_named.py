"""Names that stand alone in a sentence: "Ana Ilić i Petar Tot, vozač", "to su Ana i Petar"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import first_joined, joins_posts, last_joined
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.lists.below_list import says_behind_comma
from mailflow.parse.page.particles import any_of, either

_ASIDE: Final = re.compile(r"\s*(?:\([^()\n]*\)|,[^.;:!?\n]*)?[\s.;!,]*")


def is_only_named(leaf: Leaf, m: Mention) -> bool:
    """The sentence names people, in what post, and tells nothing else of them."""
    first, last = _first_told(leaf, first_joined(leaf, m)), last_joined(leaf, m)
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(last.end)
    before = leaf.flat[start : first.start]
    after = leaf.flat[last.end : end]
    if _called().search(leaf.flat, start, first.start):
        return True
    if says_behind_comma(leaf, last) or any_of("story").search(leaf.flat, start, end):
        return False
    bare = _ASIDE.fullmatch(after) and not any_of("auxiliary", leaf.language).search(after)
    return bool(bare) and _opens().fullmatch(before) is not None


def _first_told(leaf: Leaf, m: Mention) -> Mention:
    """Return the first of those named, posts between: "to su Ana (član) i Petar (vozač)"."""
    for one in reversed(leaf.people[: leaf.named_before(m.start)]):
        if not joins_posts(leaf, one.end, m.start):
            break
        m = one
    return m


@cache
def _called() -> re.Pattern[str]:
    """Return what ends in "to su", and what somebody is, before a name."""
    return re.compile(rf"\b{either('is_called')}\s(?:[\w.]+\s){{0,3}}$")


@cache
def _opens() -> re.Pattern[str]:
    """Return what fits the little that may stand before a bare name: a mark, a title, "and"."""
    return re.compile(rf"\W*(?:{either('and')}\s)?(?:\w+\.?\s){{0,2}}")
