"""People named in a clause about somebody or something else: ", koji otvara ministar …"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import either


def in_relative(leaf: Leaf, m: Mention) -> bool:
    """ "Na skupu, koji otvara ministar Ana Ilić, biće …": named between commas, of a thing."""
    start, end = leaf.clause(m.start)
    if _did_so(leaf, m, start) or _whose_house(leaf, m):
        return True
    opened = _who_does().search(leaf.flat, max(start, m.start - RELATIVE_MAX), m.start)
    if opened and _works_with(leaf, m, opened):
        return True
    comma = leaf.flat.find(",", m.end, min(end, m.end + RELATIVE_MAX)) if opened else -1
    if opened is None or comma < 0 or m.case is not Case.NOMINATIVE:
        return False
    said = (c for c in leaf.between(start, comma) if c.end > opened.start())
    return not any(c.sense in POSITIVE for c in said)


def _did_so(leaf: Leaf, m: Mention, start: int) -> bool:
    """ "Ana Ilić dolazi s idejama koje je pisala Vera Tot": she wrote, and no more is told."""
    near = max(start, m.start - DID_MAX)
    did = _who_did().search(leaf.flat, near, m.start) if m.case is Case.NOMINATIVE else None
    if did is None:
        return False
    return not any(c.sense in POSITIVE for c in leaf.between(did.start(), m.start))


def _whose_house(leaf: Leaf, m: Mention) -> bool:
    """ "Ide Ana Ilić, članica odbora koji vodi Marko Tot": another is named before, and sent.

    Not "idu Ana Ilić i delegacija koju vodi Marko Tot": he comes with it.
    """
    near = max(leaf.sentence_start(m.start), m.start - DID_MAX)
    led = _led_by().search(leaf.flat, near, m.start) if m.case is Case.NOMINATIVE else None
    if led is None or any(c.sense in POSITIVE for c in leaf.between(led.start(), m.start)):
        return False
    if led["whose"]:
        return True
    sent = leaf.named(leaf.sentence_start(m.start), led.start())
    return bool(sent) and not _joined().search(leaf.flat, sent[-1].end, led.start())


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"\b{either('and')}\s")


@cache
def _led_by() -> re.Pattern[str]:
    """Return what finds "koju već godinama vodi", "čiji je predsednik" before a name."""
    return re.compile(
        rf"\b(?:{either('whom_it')}|(?P<whose>{either('whose_is')}))\s(?!{either('joins')}\b)(?:\w+\s){{1,4}}$"
    )


DID_MAX: Final = 60  # letters of "koje je pisala naša profesorka"


@cache
def _who_did() -> re.Pattern[str]:
    has = rf"(?:{either('to_them')}\s)?{either('has_past')}"
    past = rf"{has}\s(?:\w+\s)?(?=\w{{5}}){either('past')}"
    return re.compile(rf"\b{either('who')}\s{past}\s(?:[\w.]+\s){{0,2}}$")


def _works_with(leaf: Leaf, m: Mention, opened: re.Match[str]) -> bool:
    """ "Dolazi Ana Ilić, koja radi sa Markom Totom", "koja menja Marka": of another's work."""
    joined = _joint().search(leaf.flat, opened.start(), m.start)
    if m.case not in (Case.INSTRUMENTAL, Case.ACCUSATIVE) or joined:
        return False
    said = (c for c in leaf.between(opened.start(), m.start) if c.end > opened.start())
    return not any(c.sense in POSITIVE for c in said)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"\b{either('and')}\s(?:\w+\s){{0,2}}$")


RELATIVE_MAX: Final = 80  # letters from ", koji" to a name, and to the comma behind it


@cache
def _who_does() -> re.Pattern[str]:
    """Return what opens a clause about a thing just named, and no "whom Ana accompanies"."""
    return re.compile(rf",\s+(?:\w{{1,4}}\s+)?{either('who')}\s(?!{either('joins')}\b)[^,;]*$")
