"""A verb that brings its own subject along: "Ana Ilić se trudi da knjiga bude dostupna"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import either, strictly
from mailflow.parse.page.phrasebook import Cue


def has_own_subject(leaf: Leaf, cue: Cue) -> bool:
    """Between "da" and the verb stands who or what comes, so nobody named before does.

    Not "žele da u petak dođu": where that opens with no noun, the verb is theirs.
    """
    if cue.sense != "come":
        return False
    around = leaf.between(cue.start - GAP_MAX, cue.start + 1)
    return any(_that_it().match(c.words) for c in around if c.end >= cue.end)


GAP_MAX: Final = 60  # letters from "da" to its verb, three words between


@cache
def _that_it() -> re.Pattern[str]:
    """Return what fits "da knjiga bude", "da se svaki glas čuje"."""
    aside = rf"(?:{either('unstressed')}|{either('no_subject')})"
    return re.compile(
        rf"{strictly('that', 'sr')}\s(?:{either('unstressed')}\s)*(?!{aside}\b)\w+\s\S"
    )
