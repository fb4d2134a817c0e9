"""Numbers of those who come beside the writer: "I and our two board members, A. and B."."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.told import number_of, numerals


def counts_others(leaves: Sequence[Leaf], told: int) -> bool:
    """Whoever is counted by *told* is named right behind, and the writer is none of them.

    "Dolazim sa dvoje kolega: A. i B."; in "Two participants: A., B. and me" he is counted.
    """
    return any(
        _names_them(leaf, m, told) for leaf in leaves for m in _some().finditer(leaf.flat)
    )


def _names_them(leaf: Leaf, m: re.Match[str], told: int) -> bool:
    if number_of(m["many"] or m["some"]) != told:
        return False
    named = leaf.named(m.end(), leaf.sentence_end(m.end()))
    if len(named) != told:
        return False
    between = leaf.flat[m.end() : named[0].start]
    return len(between) < KIND_MAX and any_of("myself").search(between) is None


KIND_MAX: Final = 48  # letters of "members of our board,"


@cache
def _some() -> re.Pattern[str]:
    """Return what finds "with two", "our two", "two of our"."""
    kinds = ("with_whom", "and", "beside_writer", "whose_post")
    leads = "|".join(either(kind) for kind in kinds)
    number = numerals()
    return re.compile(
        rf"\b(?:(?:{leads})\s(?P<many>{number})\b|(?P<some>{number})\s{either('ours')}\b)"
    )
