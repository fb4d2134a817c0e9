"""A house told by nothing but its place: the line below the name of who signs."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.parse.affiliation.claims import Claim
from mailflow.parse.affiliation.nameless import may_name
from mailflow.parse.leaves.leaf import SURE, Leaf
from mailflow.parse.letter import BOTH_KNOWN, Kind
from mailflow.parse.organisations.last_words import is_farewell
from mailflow.parse.organisations.shouted import ordinary

WEIGHT: Final = 0.8
ONE_WORD: Final = 0.6  # a guess, for a person to look at: may be a village
LETTERS_MIN: Final = 4
BELOW: Final = "line below the name"
_PART: Final = re.compile(r"[^,;|•·()/]+")


def below_signer(leaves: Sequence[Leaf]) -> Iterator[Claim]:
    """Yield the first part of each line below a signer's name that is nothing else we know.

    "Ласло Киш / Цивилна Сента": that may be somebody's name, and is nobody's there. Of no use
    where anything better tells the house.
    """
    for leaf in leaves:
        if leaf.kind is not Kind.SIGNATURE:
            continue
        signs = next((m for m in leaf.people if m.surname and m.confidence >= SURE), None)
        for start, end in leaf.page.lines() if signs else ():
            part = _PART.match(leaf.text, start, end)
            if signs and part and start > signs.end and _is_house(leaf, start, part.end()):
                name = ordinary(part[0].strip(" .-–—"))
                weight = WEIGHT if " " in name else ONE_WORD
                yield Claim(leaf, start, part.end(), name, "", weight, False, BELOW)


def _is_house(leaf: Leaf, start: int, end: int) -> bool:
    text = leaf.text[start:end].strip()
    if len(text) < LETTERS_MIN or is_farewell(text) or not may_name(leaf, start, end):
        return False
    known = (m for m in leaf.named(start, end) if m.confidence >= BOTH_KNOWN)
    return all(m.start > start for m in known)  # "Fond Ana Ilić" is a house's name
