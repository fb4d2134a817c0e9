"""Visiting cards: many programs enclose the sender's own, whether he comes or not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.people.names import alike
from mailflow.parse.writer.sender import Sender

CARD: Final = "visiting card"
_BEGINS: Final = "begin:vcard"  # RFC 6350, section 6.1.1


def without_own_card(guests: Sequence[Guest], sender: Sender) -> list[Guest]:
    """Return *guests*; who sends his card with the names of others only writes.

    Where nobody else is named, the card may be all that the letter says of who comes.
    """
    others = any(g.standing is Standing.COMES and not is_card(g.leaf) for g in guests)
    if sender.name is None or not others:
        return list(guests)
    own = sender.name.value
    return [
        replace(g, standing=Standing.WRITES, because=CARD)
        if is_card(g.leaf) and alike(g.mention.name, own)
        else g
        for g in guests
    ]


def is_card(leaf: Leaf) -> bool:
    """The document is a visiting card."""
    return leaf.flat.startswith(_BEGINS)
