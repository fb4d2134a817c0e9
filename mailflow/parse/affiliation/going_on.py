"""Names that go on in small letters, as a line of their own shows. Pure.

"Iz udruženja Roditelji zajedno", and below who signs "Roditelji zajedno".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from mailflow.parse.affiliation.claims import Claim
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.working import flat

WORDS_MAX: Final = 4  # small words behind the capital
_FOLLOWING: Final = re.compile(rf"(?: [^\W\d_]+){{1,{WORDS_MAX}}}")
_WORD: Final = re.compile(r" ([^\W\d_])")
_QUOTED: Final = re.compile(r"[\"„“«]")


def gone_on(claim: Claim, leaves: Sequence[Leaf]) -> Claim:
    """Return the claim, longer by the small words behind it that belong to its name."""
    leaf, own = claim.leaf, _own(claim)
    following = _FOLLOWING.match(leaf.text, claim.end) if leaf and own else None
    words = [*takewhile(str.islower, following[0].split())] if following else []
    for number in range(len(words), 0, -1):
        more = f" {' '.join(words[:number])}"
        if any(_is_line(other, flat(f"{own}{more}")) for other in leaves):
            return replace(claim, end=claim.end + len(more), name=f"{claim.name}{more}")
    return claim


def _own(claim: Claim) -> str:
    """Return what follows the head noun from its capital on; "" if nothing, or in quotes."""
    if claim.leaf is None or not claim.has_head:
        return ""
    firsts = _WORD.finditer(claim.leaf.text, claim.start, claim.end)
    start = next((first.start(1) for first in firsts if first[1].isupper()), claim.end)
    own = claim.leaf.text[start : claim.end]
    return "" if _QUOTED.search(own) else own


def _is_line(leaf: Leaf, name: str) -> bool:
    """The name fills a line of the page."""
    at = leaf.flat.find(name)
    return at >= 0 and leaf.flat[slice(*leaf.page.line_of(at))].strip(" ,.") == name
