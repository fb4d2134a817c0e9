"""Signs that an organisation's name holds more than the name: a purpose, a verb after it."""

import re
from itertools import pairwise
from typing import Final

from mailflow.parse.affiliation.claims import Claim
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.adjectives import is_adjective_of
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.page.tables import has_trait
from mailflow.parse.page.working import flat

ADJECTIVE: Final = re.compile(r"(?<=\w\w)(?:[sc]k(?:og|om|oj|i|a|o)|n(?:og|om|oj|a))$")
_NEXT: Final = re.compile(r" (\w+)")
# The last capital of a name, and the small word behind it.
_TAIL: Final = re.compile(r"\b([A-ZČĆŠŽĐА-ЯЂЈЉЊЋЏ]\w+) ([a-zčćšžđа-яђјљњћџ]\w+)$")


def is_overlong(best: Claim, name: str) -> bool:
    """The name may hold more than the name."""
    leaf = best.leaf
    ends_so = leaf is not None and best.has_head and _ends_in_verb(leaf, best)
    return ends_so or (best.is_declined and _is_for_something(name))


def _ends_in_verb(leaf: Leaf, best: Claim) -> bool:
    """ "Klub Iskra Bor gaji sve": a small word after a capital, and the sentence goes on.

    Not in "Klub Most života dolazi": what follows a verb is no other verb, nor "će".
    """
    after = _NEXT.match(leaf.flat, best.end)
    if leaf.kind is not Kind.OWN or after is None or not has_trait(leaf.language, "serbian"):
        return False
    tail = _TAIL.search(leaf.text, best.start, best.end)
    before, low = (flat(tail[1]), flat(tail[2])) if tail else ("", "")
    if not tail or before in heads() or low in boundaries("join"):
        return False
    if is_adjective_of(before, low):
        return False
    told = leaf.between(best.end, best.end + 2)
    return not told and after[1] not in boundaries("stop")


def _is_for_something(name: str) -> bool:
    """After a name of its own it goes on with "for": "Klub Iskra za petnaesti"."""
    words = name.split()
    for before, after in pairwise(words[1:]):
        low = flat(before)
        own = before[:1].isupper() and low[-1] not in "eh"
        own = own and low not in boundaries("proper") | boundaries("people")
        if own and flat(after) in ("za", "for") and not ADJECTIVE.search(low):
            return True
    return False
