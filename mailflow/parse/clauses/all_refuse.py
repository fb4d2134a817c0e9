"""Whose sentence is only why nobody comes: "Ana i ja smo u Nišu. Zato nećemo doći."."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def all_refuse(leaf: Leaf, at: int) -> Cue | None:
    """Return the words by which several refuse for what the sentence at an offset tells."""
    if not leaf.has("absent", "decline") or not may_tell(leaf.page, "for_that"):
        return None
    end = leaf.sentence_end(at)
    drawn = _for_that().match(leaf.flat, end)
    if drawn is None or any_of("surely_comes").search(leaf.flat, leaf.sentence_start(at), end):
        return None  # "Dolazimo Ana i ja. Zato nećemo moći da ostanemo na ručku."
    stop = leaf.sentence_end(drawn.end())
    said = leaf.between(drawn.start("so"), stop)
    no = [c for c in said if c.sense in ("absent", "decline")]
    brings = (c.start for c in said if c.sense in _BRINGS)
    if not no or leaf.named(end, stop) or any(at >= max(c.end for c in no) for at in brings):
        return None
    return no[0]


_BRINGS: Final = frozenset({"come", "enrol", "self", "instead"})


@cache
def _for_that() -> re.Pattern[str]:
    """Return what finds "Zato se ovoga puta nećemo", the verb of several."""
    words = r"(?:\s\w+){0,4}?"
    return re.compile(rf"\W+(?P<so>{either('for_that')}){words}\s{either('we_do_not')}\b")
