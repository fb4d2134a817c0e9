"""Who sends others by a verb, and so need not come: "šalje me Ana Ilić"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.tables import has_trait


def sends_us(leaf: Leaf, m: Mention) -> bool:
    """ "Ana Ilić nas je ovlastila da …", "šalje me Ana Ilić", "Marka Tota šalje Ana Ilić"."""
    if m.case is not Case.NOMINATIVE or not has_trait(leaf.language, "serbian"):
        return False
    if not may_tell(leaf.page, "sends_on") or says_he_comes(leaf, m):
        return False
    start, end = leaf.clause(m.start)
    if _sent_us().match(leaf.flat, m.end, end):
        return True
    before = _us_sends().search(leaf.flat, start, m.start)
    if before is None:
        return False
    sent = leaf.named(start, before.start())
    him = bool(sent) and sent[-1].case is Case.ACCUSATIVE and sent[-1].end >= before.start() - 1
    return before["us"] is not None or him


def says_he_comes(leaf: Leaf, m: Mention) -> bool:
    """ "Marko Tot me moli da javim da dolazi i da vodi Anu Ilić": he comes himself."""
    come = (c for c in leaf.between(m.end, leaf.clause(m.end)[1]) if c.sense == "come")
    cue = next(come, None)
    if cue is None or leaf.named(m.end, cue.start):
        return False
    if not _that_he(leaf.language).search(leaf.flat, m.end, cue.start):
        return False
    after = leaf.named(cue.end, leaf.clause(cue.end)[1])
    return not (after and after[0].case is Case.NOMINATIVE and leaf.language != "en")


@cache
def _that_he(language: str) -> re.Pattern[str]:
    """Return what ends in "da javim da", "to say that he", right before a verb."""
    tells, he = either("tells_for", language), either("he", language)
    return re.compile(rf"\b{tells}\s(?:{either('that', language)}\s)?(?:{he}\s)?$")


@cache
def _sent_us() -> re.Pattern[str]:
    return re.compile(rf"{_POST}\s+{either('us_sent')}\s+{either('sends_on')}\b")


@cache
def _us_sends() -> re.Pattern[str]:
    us = rf"(?P<us>\s+{either('us_sent')})?"
    return re.compile(rf"\b{either('sends_on')}{us}\s+(?:\w+\s+){{0,3}}$")


_POST: Final = r"(?:\s*,[^,.;:!?()\n]{1,48},|\s+iz\s(?:\w+\s){0,2}\w+)?"


def agrees(leaf: Leaf, m: Mention) -> bool:
    """ "Prijavljujem Anu Ilić, direktor Marko Tot je to odobrio": he lets her come."""
    end = leaf.clause(m.end)[1]  # "3. Ana Ilić", and below the list "Odluku je potpisao …"
    said = _agreed(leaf.language).match(leaf.flat, m.end, end)
    if said is None or m.case not in (Case.NOMINATIVE, Case.VOCATIVE):
        return False
    if _is_his(leaf, leaf.between(m.end, said.end()), said.end()):
        return False
    after = leaf.between(said.end(), leaf.sentence_end(said.end()))
    return not any(c.sense == "come" and not _is_others(leaf, said.end(), c) for c in after)


def _is_his(leaf: Leaf, said: Sequence[Cue], at: int) -> bool:
    """ "Ana Ilić je potvrdila dolazak": her own, as nobody's name follows."""
    own = (c.end for c in said if c.sense == "come" and c.end > at)
    behind = ((end, next(iter(leaf.named(end, leaf.clause(end)[1])), None)) for end in own)
    return any(m is None or "," in leaf.flat[end : m.start] for end, m in behind)


def _is_others(leaf: Leaf, at: int, cue: Cue) -> bool:
    """ "… has decided that Ana Ilić will come": another is named first, and he not beside."""
    other = next(iter(leaf.named(at, cue.start)), None)
    return other is not None and not any_of("and").search(leaf.flat, at, cue.start)


@cache
def _agreed(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_POST}|,)\s+(?:\w+\s+){{0,3}}{either('agreed', language)}\b")
