"""Signs that words of coming say less: a wish that a "but" takes back, a "whether".

"Hteli smo da prijavimo Anu, ali će ona biti u Skoplju", "da li da prijavimo i Anu?".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import against, any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.signs.evidence import COMING, OUTRIGHT, Evidence
from mailflow.parse.signs.wanted import asserts, preceded
from mailflow.reasons import doubt


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield words of coming that were wished, and what follows may take them back."""
    if e.intent is not Intent.REGISTER:
        return
    yield from _whether(e)
    for leaf, cue in e.cues(*COMING):
        kinds = [kind for kind in _TAKEN_BACK if may_tell(leaf.page, kind)]
        but = next((m for kind in kinds if (m := _taken_back(leaf, cue, kind))), None)
        if but and not (_asks_then(leaf, cue) or _of_absent(e, leaf, cue)):
            yield doubt("wished_but", leaf.text[cue.start : cue.end], but[1])
            return
        if (terms := _only_if(leaf, cue)) and not _of_absent(e, leaf, cue):
            yield doubt("only_if", leaf.text[cue.start : cue.end], terms[0])
            return


# How a wish begins, and what the "but" must be followed by; "" for anything.
_TAKEN_BACK: Final = {"wanted": "", "would": "lacks"}


def _taken_back(leaf: Leaf, cue: Cue, kind: str) -> re.Match[str] | None:
    """Return the "but" behind which nothing says any more that somebody comes."""
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    apart = leaf.flat.find(";", cue.end, end)  # "Ana bi došla, ali radi; Petar dolazi"
    end = apart if apart >= 0 else end
    wished = any_of(kind).search(leaf.flat, start, cue.end)
    but = _but(leaf.language).search(leaf.flat, cue.end, end) if wished else None
    if but is None or any(c.sense in COMING for c in leaf.between(but.end(), end)):
        return None
    lacks = _TAKEN_BACK[kind]
    told = not lacks or any_of(lacks).search(leaf.flat, but.end(), end)
    return but if told else None


def _asks_then(leaf: Leaf, cue: Cue) -> bool:
    """ "Volela bih da dođem, ali nemam udruženje. Ako može, upišite me": he enters himself."""
    after = leaf.between(leaf.sentence_end(cue.end), len(leaf.flat))
    enters = (c for c in after if c.sense == "self" and not inside(leaf, c, "self_absent"))
    return any(inside(leaf, c, "enrol") for c in enters)


def _of_absent(e: Evidence, leaf: Leaf, cue: Cue) -> bool:
    """ "U rezervi je Vera Tot, koja ide samo ako …": the last one named does not come now."""
    before = leaf.named(leaf.sentence_start(cue.start), cue.start)
    return bool(before) and not e.comes(before[-1].name)


def _only_if(leaf: Leaf, cue: Cue) -> re.Match[str] | None:
    """Return the words that make the coming wait: "dolazimo, ali samo ako …"."""
    end = leaf.sentence_end(cue.end)
    if may_tell(leaf.page, "only_if") and (
        found := any_of("only_if").search(leaf.flat, cue.end, end)
    ):
        open_yet = any_of("still_open").search(leaf.flat, found.end(), end)
        return None if open_yet else found  # what he asks of the desk alone
    if not leaf.has("if"):
        return None
    ifs = [c for c in leaf.between(cue.end, end) if c.sense == "if"]
    told = next((said for c in ifs if (said := _if_allowed(leaf, c))), None)
    return told or _if_able(leaf, cue)


def _if_able(leaf: Leaf, cue: Cue) -> re.Match[str] | None:
    """Return what is in nobody's hands at the desk: "dolazim ako nađem prevoz"."""
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    ifs = (c for c in leaf.between(start, end) if c.sense == "if")
    return next((m for c in ifs if (m := _able().match(leaf.flat, c.end))), None)


@cache
def _able() -> re.Pattern[str]:
    return re.compile(rf"(?:\s\w+){{0,3}}?\s{either('if_able')}\b")


def _if_allowed(leaf: Leaf, condition: Cue) -> re.Match[str] | None:
    """Return the verb of somebody on whom it depends: "ako je pusti direktor"."""
    end = leaf.clause(condition.end)[1]
    verb = any_of("allows", leaf.language).search(leaf.flat, condition.end, end)
    whose = leaf.flat[condition.end : end] if verb else ""
    told = is_post(whose) or bool(leaf.named(condition.end, end))
    return verb if told else None


@cache
def _but(language: str) -> re.Pattern[str]:
    return re.compile(rf",?\s({against(language)})\s")


@cache
def _whether_before() -> re.Pattern[str]:
    return re.compile(rf"\b{either('whether')}\b[^,.!?\n]*$")


def _whether(e: Evidence) -> Iterator[Doubt]:
    """Words of coming behind a "whether", unless others say the same outright.

    "Da li mogu da se prijavim? Želela bih da dođem."
    """
    said = list(e.cues(*OUTRIGHT))
    asked = [(leaf, cue) for leaf, cue in said if preceded(leaf, cue, _whether_before())]
    told = (c.sense for leaf, c in said if c.sense != "pair" and asserts(leaf, c))
    sure = frozenset(told if asked else ())
    for leaf, cue in asked:
        if not (cue.sense in sure or ("self" in sure and inside(leaf, cue, "self"))):
            yield doubt("whether", cue.said)
            return
