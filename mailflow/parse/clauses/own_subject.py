"""A verb and a name that a conjunction keeps apart: "Ana se trudi da knjiga bude dostupna".

So does "prijavljujem se jer mi je Ana Ilić preporučila skup".
"""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.organisations.heads import heads
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either, strictly
from mailflow.parse.page.phrasebook import Cue


def has_own_subject(leaf: Leaf, cue: Cue) -> bool:
    """Between "da" and the verb stands who or what comes, so nobody named before does.

    Not "žele da u petak dođu": where that opens with no noun, the verb is theirs.
    """
    if cue.sense != "come":
        return False
    around = (c for c in leaf.between(cue.start - GAP_MAX, cue.start + 1) if c.end >= cue.end)
    return any(_that_it().match(c.words) and not _goes_to(c) for c in around)


def _goes_to(cue: Cue) -> bool:
    """ "Da poseti vašu konferenciju": the words end in where to, and so open in the verb."""
    words = cue.words.split()
    return any_of("our_event").fullmatch(words[-1]) is not None and words[1] not in heads()


GAP_MAX: Final = 60  # letters from "da" to its verb, three words between


@cache
def _that_it() -> re.Pattern[str]:
    """Return what fits "da knjiga bude", "da se svaki glas čuje"."""
    aside = rf"(?:{either('unstressed')}|{either('no_subject')})"
    return re.compile(
        rf"{strictly('that', 'sr')}\s(?:{either('unstressed')}\s)*(?!{aside}\b)\w+\s\S"
    )


def in_reason(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """Between *cue* and the name, told later, opens why: "dolazim jer me je zvala Ana Ilić"."""
    if cue.end > m.start or not may_tell(leaf.page, "why_opens"):
        return False
    near = max(cue.end, m.start - REASON_MAX)
    return _why(leaf.language).search(leaf.flat, near, m.start) is not None


REASON_MAX: Final = 60  # letters from "jer" to the name


@cache
def _why(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('why_opens', language)}\b[^,:;\n]*$")
