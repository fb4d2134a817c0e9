"""Signatures that a sender asks to disregard: he writes from work, and comes for his club."""

from collections.abc import Sequence

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind


def sets_aside(leaves: Sequence[Leaf]) -> bool:
    """ "Pišem sa posla, ne obazirite se na potpis": whom it names, he does not come for."""
    return any(leaf.has("sign_aside") for leaf in leaves)


def without_signatures(leaves: Sequence[Leaf]) -> Sequence[Leaf]:
    """Return *leaves* without the signature, where the sender sets it aside."""
    if not sets_aside(leaves):
        return leaves
    return [leaf for leaf in leaves if leaf.kind is not Kind.SIGNATURE]
