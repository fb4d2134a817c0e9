"""Whom a subject registers by itself: "Prijava Vere Ilić", "Registration of Emma Clark"."""

import re
from functools import cache

from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue


def in_title(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the word that opens a subject and has the name right behind it; None of others.

    After "Re:" it is another's letter, and "Izmena prijave" opens with another word.
    """
    if leaf.kind is not Kind.SUBJECT:
        return None
    cue = next((c for c in leaf.cues if c.sense == "topic"), None)
    if cue is None or leaf.flat[: cue.start].strip():
        return None
    gap = leaf.flat[cue.end : m.start]
    whose = gap == " " and m.case is Case.GENITIVE
    return cue if whose or _of_whom().fullmatch(gap) else None


@cache
def _of_whom() -> re.Pattern[str]:
    return re.compile(rf"\s{either('title_of')}\s")
