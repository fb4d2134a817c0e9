"""Words of coming that nobody stands before: "Will be there on Friday" is who writes."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.told import numerals
from mailflow.parse.people.names import is_full


def without_subject(leaf: Leaf, cue: Cue) -> bool:
    """Nothing stands before *cue*, nor does the sentence ask, count, or name who it is.

    "Will attend: Ana Ilić", "Will come from us Ana Ilić" are of her, not of who writes.
    """
    if leaf.flat[leaf.clause(cue.start)[0] : cue.start].strip():
        return False
    if _OPENS.search(leaf.flat[: cue.start]) is None or _told_before(leaf, cue):
        return False
    end = leaf.sentence_end(cue.end)
    if leaf.flat.startswith("?", end) or ":" in leaf.flat[cue.end : end]:
        return False
    if _so_many().search(leaf.flat, cue.end, end):
        return False
    # A sentence without its full stop may head the names on the lines below it.
    last = end if leaf.flat[end : end + 1] in (".", "!", ";") else end + BELOW_MAX
    named = leaf.named(cue.end, last)
    return not named or _with_one().search(leaf.flat, cue.end, named[0].start) is not None


BELOW_MAX: Final = 60  # letters of the first line below


def _told_before(leaf: Leaf, cue: Cue) -> bool:
    """ "Please register Ana Ilić. Will come by car.": it may be of her."""
    return any(
        is_full(m) and not any(c.sense == "greet" for c in leaf.between(line, m.start))
        for m in leaf.named(0, cue.start)
        for line in (leaf.page.line_of(m.start)[0],)
    )


_OPENS: Final = re.compile(r"(?:^|[.,;!?])\s*$")  # no name above it, no label before it


@cache
def _so_many() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{numerals()})\s(?:{either('ours')}\s)?{either('counted_item')}\b")


@cache
def _with_one() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('with_whom')}|{either('as_does')})\s")
