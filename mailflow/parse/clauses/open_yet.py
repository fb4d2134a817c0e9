"""Conditions that only ask whether one may still come: "Is there a seat left? If so, …"."""

from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of

ASKED_MAX: Final = 80  # letters of the question before "if so"


def is_still_open(leaf: Leaf, at: int) -> bool:
    """What is asked before offset *at* is only whether there is room, or time, left."""
    asked = leaf.sentence_start(max(0, at - 1))
    return any_of("still_open").search(leaf.flat, max(asked, at - ASKED_MAX), at) is not None
