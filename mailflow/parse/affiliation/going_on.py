"""Names that go on in small letters, as a line of their own shows. Pure.

"Iz udruženja Roditelji zajedno", and below who signs "Roditelji zajedno".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.affiliation.claims import Claim
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.working import flat

WORDS_MAX: Final = 4  # small words behind the capital
_FOLLOWING: Final = re.compile(rf"(?: [^\W\d_A-ZŠĐČĆŽА-ЯЂЈЉЊЋЏ]+){{1,{WORDS_MAX}}}")
_OWN: Final = re.compile(r" ([A-ZŠĐČĆŽА-ЯЂЈЉЊЋЏ][^\"„“«]*)$")  # behind the head noun


def gone_on(claim: Claim, leaves: Sequence[Leaf]) -> Claim:
    """Return the claim, longer by the small words behind it that belong to its name."""
    leaf = claim.leaf
    if leaf is None or not claim.has_head:
        return claim
    own = _OWN.search(leaf.text, claim.start, claim.end)
    following = _FOLLOWING.match(leaf.text, claim.end) if own else None
    words = following[0].split() if following else []
    for number in range(len(words), 0, -1):
        more = f" {' '.join(words[:number])}"
        name = flat(f"{own[1] if own else ''}{more}")
        if any(_is_line(leaf, name) for leaf in leaves):
            return replace(claim, end=claim.end + len(more), name=f"{claim.name}{more}")
    return claim


def _is_line(leaf: Leaf, name: str) -> bool:
    """The name fills a line of the page."""
    at = leaf.flat.find(name)
    return at >= 0 and leaf.flat[slice(*leaf.page.line_of(at))].strip(" ,.") == name
