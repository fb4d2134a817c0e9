"""A sentence of somebody by his post alone: "I direktorka je htela, ali je na putu"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post


def is_of_post(leaf: Leaf, m: Mention, start: int) -> bool:
    """The sentence whose clause begins at *start* opens with a post, and is none of the name's.

    So what the clause denies is not said of *m*, whom a sentence before names.
    """
    opened = leaf.sentence_start(start)
    if opened <= m.end or leaf.named(opened, start):
        return False
    first = _first().match(leaf.flat, opened, start)
    if first is None or not is_post(first[1]):
        return False
    # "Prijavili smo predsednika Petra Ilića. Predsednik je hteo, ali …": it may be his post.
    return first[1][:STEM] not in leaf.flat[leaf.sentence_start(m.start) : opened]


STEM: Final = 5  # letters by which two cases of a post are one


@cache
def _first() -> re.Pattern[str]:
    """Return what finds the noun that opens a sentence: "i naš predsednik", "az elnök"."""
    before = "|".join(either(kind) for kind in ("also", "and", "brings_his", "article"))
    return re.compile(rf"\W*(?:(?:{before})\s)*(\w+)\s\w")
