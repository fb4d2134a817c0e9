"""Conditions that are none: "Any seats left? If so, …", "Good to hear. In that case …"."""

from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue

ASKED_MAX: Final = 80  # letters of the question before "if so"


def is_still_open(leaf: Leaf, at: int) -> bool:
    """What is asked before offset *at* is only whether there is room, or time, left."""
    asked = leaf.sentence_start(max(0, at - 1))
    return any_of("still_open").search(leaf.flat, max(asked, at - ASKED_MAX), at) is not None


def is_settled(leaf: Leaf, cue: Cue) -> bool:
    """ "In that case" is what the desk had answered: nothing asked in the letter is open."""
    start = leaf.sentence_start(cue.start)
    if any_of("that_case").search(leaf.flat, start, cue.start) is None:
        return False
    asks = any(c.sense in _OPEN for c in leaf.between(0, start))
    return not (asks or "?" in leaf.text[: leaf.sentence_end(cue.end) + 1])


_OPEN: Final = frozenset({"if", "ask", "later", "perhaps", "answer_please", "ask_only"})
