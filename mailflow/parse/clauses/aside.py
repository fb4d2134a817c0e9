"""People a preposition puts beside what is told: "kod Ane", "u ime Marka"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import either, strictly
from mailflow.parse.page.tables import has_trait


def is_aside(leaf: Leaf, m: Mention) -> bool:
    """A preposition puts the person beside what is told: "kod Ane Ilić", "preko Marka Tota"."""
    if _contact().search(leaf.flat, max(0, m.start - 40), m.start):
        return True
    before = leaf.flat[max(leaf.clause(m.start)[0], m.start - ASIDE_MAX) : m.start]
    if leaf.language == "en" and _beside_en().search(before):
        return True
    if m.case in (Case.NOMINATIVE, Case.VOCATIVE):
        return _is_stood_for(leaf, m, before)
    beside = _beside("aside_of").search(before)
    after = leaf.between(m.start - len(beside[1]), m.start) if beside else ()
    if any(c.sense in _VERBS for c in after):
        return False  # "iz Sela kod Niša prijavljujem Anu Ilić": "kod" is the town's
    return beside is not None or _in_name_of(leaf, m, before)


_VERBS: Final = ("come", "enrol", "self")


def _is_stood_for(leaf: Leaf, m: Mention, before: str) -> bool:
    """ "David Reed comes on behalf of Ann Hill": another comes; no case tells whose."""
    if has_trait(leaf.language, "declines_names"):
        return False
    named = _beside("in_name_of").search(before)
    if named is None:
        return False
    start, end = m.start - len(before), leaf.sentence_end(m.end)
    others = leaf.named(start, m.start)
    comes = bool(others) and any(
        c.sense == "come" for c in leaf.between(others[-1].end, m.start)
    )
    return comes or _enrols_next(leaf, m.end, end)


def _enrols_next(leaf: Leaf, start: int, end: int) -> bool:
    """ "On behalf of Ann Hill, our director, I register David Reed": another is entered."""
    later = leaf.named(start, end)
    return bool(later) and any(c.sense == "enrol" for c in leaf.between(start, later[0].start))


def _in_name_of(leaf: Leaf, m: Mention, before: str) -> bool:
    named = _beside("in_name_of").search(before) or _body_and().search(before)
    return named is not None and _sends_others(leaf, m.end)


@cache
def _body_and() -> re.Pattern[str]:
    """Return what ends in "u ime Udruženja „Breza“ i direktorke"."""
    joint = rf"[^.!?\n]{{3,60}}\s{either('and')}"
    return re.compile(rf"\b{either('in_name_of')}{joint}\s+(?:\w+\.?\s+){{0,3}}$")


def _sends_others(leaf: Leaf, end: int) -> bool:
    """ "U ime direktorke Ane Ilić javljam da dolazi Marko Tot", or a list of others follows."""
    stop = leaf.sentence_end(end)
    later = leaf.named(end, stop)
    listed = leaf.flat[:stop].endswith(":") and bool(leaf.named(stop, len(leaf.flat)))
    return listed or any(
        other.case is Case.NOMINATIVE
        or any(cue.sense == "enrol" for cue in leaf.between(end, other.start))
        for other in later
    )


@cache
def _contact() -> re.Pattern[str]:
    """Return what ends in a label inside a line: "…; kontakt: Ana Ilić"."""
    return re.compile(rf"[,;.(]\s*{either('contact_word')}[^\S\n]?[:–-]\s(?:\w+\.\s)?$")


ASIDE_MAX: Final = 80  # letters of "kod naše direktorke", "u ime Udruženja „Breza“ i"


@cache
def _beside(kind: str) -> re.Pattern[str]:
    """Return what ends in such a preposition and, at most, titles and a post."""
    return re.compile(rf"\b{either(kind)}((?:\s+{either('ours')})?\s+(?:\w+\.?\s+){{0,4}})$")


@cache
def _beside_en() -> re.Pattern[str]:
    """Return the same of English, in which no case tells who is whose."""
    return re.compile(rf"\b{strictly('aside_of', 'en')}\s+(?:\w+\.?\s+){{0,4}}$")
