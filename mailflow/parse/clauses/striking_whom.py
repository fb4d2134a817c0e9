"""Whom words strike off that stand behind a name: the object, the passive's subject, "him"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.clauses.in_whose_place import HIM_GAP, pronoun
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def strikes_him(leaf: Leaf, cue: Cue) -> bool:
    """ "Skinite ga"; in "je odustao", "razlika je što nema" the small word is no pronoun."""
    if cue.sense != "strike" or _DID.search(cue.words):
        return False
    him = pronoun().search(leaf.flat, cue.start - HIM_GAP, cue.end + HIM_GAP)
    mine = inside(leaf, cue, "self_absent")  # "mene ne računajte"
    if him is None or mine:
        return False
    return any_of("told_that").search(leaf.flat, him.end(), cue.end) is None


def is_passive(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Ana Ilić must be deleted", "da se Ana Ilić izbriše": the words begin right behind."""
    if cue.sense != "strike" or not _small().fullmatch(leaf.flat, m.end, cue.start):
        return False
    start = leaf.sentence_start(m.start)
    to_be = _that_itself().search(leaf.flat, start, m.start) is not None
    return to_be or any_of("passive").search(cue.words) is not None


@cache
def _that_itself() -> re.Pattern[str]:
    return re.compile(rf"\b{either('that_itself')}\s")


@cache
def _small() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either('auxiliary')}\s)?")


def is_whose(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Anu Ilić skinite", "Ana Ilić must be deleted": said of *m*, and who is joined to it."""
    return is_object(leaf, m, cue) or is_passive(leaf, m, cue)


def is_object(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Anu Ilić skinite sa spiska": the name is what is struck off."""
    if cue.sense != "strike" or m.case is not Case.ACCUSATIVE:
        return False
    return _object_first().fullmatch(leaf.flat, m.end, cue.start) is not None


@cache
def _object_first() -> re.Pattern[str]:
    """Return what stands between: little, or ", prijavljenog za petak, nažalost moramo da"."""
    aside = rf",\s{either('enrolled')}\b[^,.;:!?\n]{{0,60}},"
    return re.compile(rf"(?:\s(?:\w+\s){{0,2}}|{aside}\s(?:\w+\s){{0,4}})")


def adds_to(leaf: Leaf, off: Cue, m: Mention) -> bool:
    """ "Osim Ane Ilić dolazi i Petar Tot": beside her; "dolaze svi osim Ane" excepts her."""
    start, end = leaf.sentence_start(off.start), leaf.sentence_end(m.end)
    if _greeting().fullmatch(leaf.flat, start, off.start) is None:
        return False
    behind = leaf.between(m.end, end)
    said = next((c for c in behind if c.sense in ("come", "enrol")), None)
    if said is None:
        return False
    if _also().match(leaf.flat, said.end) is not None:
        return True
    too = any_of("besides_too", leaf.language).search(leaf.flat, m.end, end)
    return too is not None and bool(leaf.named(m.end, end))


@cache
def _greeting() -> re.Pattern[str]:
    """Return what may stand before the words: nothing, or "Dear Danilo,"."""
    return re.compile(rf"\s*(?:{either('greeting')}\s[^,.!?\n]*[,!]?\s*)?")


@cache
def _also() -> re.Pattern[str]:
    return re.compile(rf"\s{either('also')}\s")


_DID: Final = re.compile(r"(?:ao|ala|ali|ila|ili|io|no)$")
