"""Whose seat goes to whom, with no word of a place: a registration moves, one comes for him."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.people.names import is_full

GAP_MAX: Final = 40  # letters from "prebacite na" to a name: a post and titles
HOLDER_MAX: Final = 60  # letters from a name to "prebacite je na"
_IN_HIS_NAME: Final = re.compile(r"'s name\b")
_MARK: Final = re.compile(r"[,;:!?()\n]|\w{4,}\.")


def moved(leaf: Leaf, cue: Cue) -> tuple[Mention, Mention] | None:
    """Return who gets a registration by the words *cue*, and whose it was.

    "Prijavu Petra Tota prebacite na Anu Ilić": he stands in the words, or shortly before
    them, she behind.
    """
    hers = leaf.named(cue.end, cue.end + GAP_MAX)
    if not hers or _MARK.search(leaf.flat, cue.end, hers[0].start):
        return None
    his = leaf.named(cue.start, cue.end)
    him = his[0] if len(his) == 1 else None if his else _holder(leaf, cue)
    return (hers[0], him) if him is not None else None


def _holder(leaf: Leaf, cue: Cue) -> Mention | None:
    """ "Prijava glasi na Petra Tota. Prebacite je": who is said before to have one."""
    at = leaf.named_before(cue.start)
    him = leaf.people[at - 1] if at else None
    if him is None or cue.start - him.end > HOLDER_MAX:
        return None
    start = leaf.sentence_start(him.start)
    if any(c.sense == "earlier" for c in leaf.between(start, cue.start)):
        return him
    named = may_tell(leaf.page, "made_out_to") and _made_out().search(
        leaf.flat, start, him.start
    )
    return him if named or _IN_HIS_NAME.match(leaf.flat, him.end) else None


@cache
def _made_out() -> re.Pattern[str]:
    return re.compile(rf"\b{either('made_out_to')}\s(?:\w+\.?\s){{0,2}}$")


def comes_for(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the "will attend" of "Ana Ilić will attend for Petar Tot", said of him."""
    if (m.case is Case.NOMINATIVE and leaf.language != "en") or not is_full(m):
        return None
    if not may_tell(leaf.page, "comes_for") or leaf.flat.startswith("'s", m.end):
        return None
    near = max(leaf.sentence_start(m.start), m.start - GAP_MAX)
    said = _for_him().search(leaf.flat, near, m.start)
    if said is None or (said[1] and not is_post(said[1].strip())):
        return None
    come = leaf.between(near, m.start)
    return next((c for c in come if c.sense in ("come", "self") and c.end > said.start()), None)


@cache
def _for_him() -> re.Pattern[str]:
    return re.compile(rf"\b{either('comes_for')}\s((?:\w+\s){{0,3}})$")
