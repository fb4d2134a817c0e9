"""Signs that somebody only wishes to come, or asks whether he may."""

import re
from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.signs.evidence import COMING, Evidence, cues_by
from mailflow.reasons import doubt

WISH_MAX: Final = 24  # letters from "bi volela" to "da dođe"


def only_wished(e: Evidence, guests: list[Guest]) -> Iterator[Doubt]:
    """Somebody would like to come, and the letter asks something: perhaps only that."""
    if not any(_asks_leave(leaf) for leaf in e.own if "?" in leaf.text):
        return
    for guest in guests:
        if guest.standing is Standing.COMES and any(_is_wish(guest, c) for c in cues_by(guest)):
            yield doubt("only_wishes", guest.mention.name)
            return


def _asks_leave(leaf: Leaf) -> bool:
    """A question is of coming, or whether one may; not "will there be parking?"."""
    for match in _QUESTION.finditer(leaf.flat):
        a, b = match.span()
        asked = any_of("asks_desk").search(leaf.flat, a, b)  # "could you register them?"
        a = asked.end() if asked else a
        said = any(cue.sense in COMING or cue.sense == "perhaps" for cue in leaf.between(a, b))
        if said or any_of("leave").search(leaf.flat, a, b):
            return True
    return False


_QUESTION: Final = re.compile(r"[^.!?;\n]*\?")


def _is_wish(guest: Guest, cue: Cue) -> bool:
    """The words of coming are a wish, or follow one: "bi volela da dođe"."""
    start = max(guest.leaf.clause(cue.start)[0], cue.start - WISH_MAX)
    wish = any_of("wishing").search(guest.leaf.flat, start, cue.end)
    return cue.sense == "come" and wish is not None
