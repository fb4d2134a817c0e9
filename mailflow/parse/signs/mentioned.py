"""Words that seem to keep somebody away, or to be a mere wish, and are not."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

WOULD_MAX: Final = 20  # letters of "would" and the space behind it


def takes_place(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """ "She is ill, in her place comes *m*": what is said before is of another."""
    between = leaf.between(cue.end, m.start)
    return any(c.sense in ("for_him", "instead", "replaces") for c in between)


def is_wish(leaf: Leaf, cue: Cue) -> bool:
    """ "Želela bih da prijavim Anu", "Ana bi želela": wished now, with no "but" behind it."""
    near = max(0, cue.start - WOULD_MAX)
    now = _now().match(leaf.flat, cue.start) or _would_now().search(leaf.flat, near, cue.start)
    end = leaf.sentence_end(cue.end)
    return now is not None and not any_of("wish_but").search(leaf.flat, cue.end, end)


@cache
def _would_now() -> re.Pattern[str]:
    return re.compile(rf"\b{either('would')}\s$")


@cache
def _now() -> re.Pattern[str]:
    return re.compile(rf"\w+ {either('we_would')}\b")
