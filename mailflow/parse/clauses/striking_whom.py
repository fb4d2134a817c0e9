"""Whom words strike off that stand behind a name: the object, the passive's subject, "him"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

HIM_GAP: Final = 8  # letters of a pronoun beside "strike"


def strikes_him(leaf: Leaf, cue: Cue) -> bool:
    """ "Skinite ga"; in "je odustao", "razlika je što nema" the small word is no pronoun."""
    if cue.sense != "strike" or _DID.search(cue.words):
        return False
    him = pronoun().search(leaf.flat, cue.start - HIM_GAP, cue.end + HIM_GAP)
    mine = inside(leaf, cue, "self_absent")  # "mene ne računajte"
    if him is None or mine:
        return False
    return any_of("told_that").search(leaf.flat, him.end(), cue.end) is None


def is_struck(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """The one named before is taken off: "da se Ana Ilić briše", "Ana Ilić must be deleted"."""
    said = leaf.flat[cue.start : cue.end + 16]
    off = _off_the_list().match(said) is not None
    return cue.sense == "strike" and (off or _is_passive(leaf, m, cue))


def _is_passive(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """The words begin right behind the name, and a passive is in them."""
    if any_of("passive").search(cue.words) is None:
        return False
    return _small().fullmatch(leaf.flat, m.end, cue.start) is not None


@cache
def _small() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either('auxiliary')}\s)?")


def is_whose(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Anu Ilić skinite", "Ana Ilić must be deleted": said of *m*, and who is joined to it."""
    return is_object(leaf, m, cue) or (cue.sense == "strike" and _is_passive(leaf, m, cue))


@cache
def _off_the_list() -> re.Pattern[str]:
    return re.compile(rf"{either('is_struck')} (?:sa|s|iz|ispod) ")


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


_DID: Final = re.compile(r"(?:ao|ala|ali|ila|ili|io|no)$")


@cache
def pronoun() -> re.Pattern[str]:
    """Return what finds "him" behind words."""
    return re.compile(rf"\s?\b{either('him')}\b")
