"""Whether two named together both stay away: "Ana i ja smo bolesni"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import REACH, YES, elsewhere, enrolled
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike

_VAIN: Final = frozenset({"decline", "absent", "self_absent", "cancel", "strike", "longed"})


def neither(leaf: Leaf, pair: Cue) -> bool:
    """Tell whether those whom *pair* names together do not come: "Ana i ja smo bolesni"."""
    if says_neither(leaf, pair):
        return True
    if leaf.senses.isdisjoint(_VAIN):
        return False
    a, b = leaf.sentence_start(pair.start), leaf.sentence_end(pair.end)
    before, after = leaf.flat.rfind(";", a, pair.start), leaf.flat.find(";", pair.end, b)
    around = leaf.between(max(a, before), after if after >= 0 else b)
    if any(_of_one(leaf, pair, c) for c in around if c.sense in _VAIN):
        return False
    return _only_no(leaf, around) or ("cancel" in leaf.senses and _only_no(leaf, leaf.cues))


def says_neither(leaf: Leaf, pair: Cue) -> bool:
    """ "Ni ja ni Ana ne smemo da napuštamo Bor", where a registration is called off."""
    return "cancel" in leaf.senses and any_of("neither").match(pair.words) is not None


def _of_one(leaf: Leaf, pair: Cue, no: Cue) -> bool:
    """ "Prijavljeni smo Ana i ja, ali Ana ne može": one of the two is named again."""
    told = leaf.named(leaf.sentence_start(pair.start), pair.start)
    again = leaf.named(max(pair.end, leaf.clause(no.start)[0]), no.start)
    return any(alike(one.name, other.name) for one in again for other in told)


def _only_no(leaf: Leaf, cues: Sequence[Cue]) -> bool:
    """Some of *cues* refuse, or wish in vain, and no other brings anybody."""
    against = [c for c in cues if c.sense in _VAIN]
    return bool(against) and not any(
        c.sense in YES
        and not elsewhere(leaf, c)
        and not enrolled(c)
        and not any(_reaches(leaf, n, c) for n in against)
        for c in cues
    )


def _reaches(leaf: Leaf, no: Cue, cue: Cue) -> bool:
    """*no* denies what soon follows it, not beyond "pa": "Ana ne ide, pa dolazim ja"."""
    if not no.start <= cue.start <= no.end + REACH or leaf.clause(cue.start)[0] > no.end:
        return False
    apart = _so_then().search(leaf.flat, no.end, cue.start) or _in_aside(leaf, no, cue)
    return not (apart or _of_us(leaf, no, cue))


def _of_us(leaf: Leaf, no: Cue, cue: Cue) -> bool:
    """ "Petar je bolestan, dolazimo Ana i ja": beyond a comma "we" do what he cannot."""
    return _is_ours(cue) and not _is_ours(no) and "," in leaf.flat[no.end : cue.start]


def _is_ours(cue: Cue) -> bool:
    return cue.words.endswith("mo") or any_of("we_come").search(cue.words) is not None


def _in_aside(leaf: Leaf, no: Cue, cue: Cue) -> bool:
    """ "Bez Petra, koji ostaje kući, dolazimo Ana i ja": a comma ends what is told of him."""
    if "," not in leaf.flat[no.end : cue.start]:
        return False
    comma = leaf.flat.rfind(",", max(0, no.start - REACH), no.start)
    return comma >= 0 and _who(leaf.language).match(leaf.flat, comma) is not None


@cache
def _who(language: str) -> re.Pattern[str]:
    return re.compile(rf",\s{either('who', language)}\s")


@cache
def _so_then() -> re.Pattern[str]:
    return re.compile(rf",\s{either('so_then')}\s|\s{either('and_so')}\s")
