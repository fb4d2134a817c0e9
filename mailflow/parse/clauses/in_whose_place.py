"""For whom words of a place stand: "umesto nje", "in my place", "umesto Petra i mene"."""

import re
from functools import cache
from typing import Final

from mailflow.model import Gender
from mailflow.parse.clauses.elsewhere import in_case, inside
from mailflow.parse.clauses.joined import joins
from mailflow.parse.clauses.reach import is_other
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

HIM_GAP: Final = 8  # letters of a pronoun beside "strike"


@cache
def pronoun() -> re.Pattern[str]:
    """Return what finds "him", and a blank before it."""
    return re.compile(rf"\s?\b{either('him')}\b")


def stands_for(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """The words stand for *m*, named behind them or within, and for no pronoun alone."""
    return not for_a_pronoun(leaf, cue) or _is_beside_me(leaf, cue, m)


def for_a_pronoun(leaf: Leaf, cue: Cue) -> bool:
    """The words stand for somebody named before: "in her place", "helyette"."""
    if inside(leaf, cue, "answers_for") or in_case(leaf, cue):
        return False  # "asked me to answer in his stead"
    if cue.sense != "instead":
        return cue.sense == "for_him"
    if inside(leaf, cue, "self_absent"):
        return True  # "ustupam svoje mesto Ani Ilić"
    same = {c.sense for c in leaf.between(cue.start, cue.start + 1)}
    after = pronoun().match(leaf.flat, cue.end) is not None
    return after or not same.isdisjoint({"for_him", "self_absent"})


def _is_beside_me(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """ "Umesto Petra Tota i mene", "umesto mene i Petra Tota": he is replaced, too."""
    mine = [c for c in leaf.between(cue.start, cue.start + 1) if c.sense == "self_absent"]
    return any(m.start < c.end or joins(leaf, c.end, m.start) for c in mine)


def is_mine(leaf: Leaf, cue: Cue) -> bool:
    """The words stand for the writer: "in my place"."""
    return any(c.sense == "self_absent" for c in leaf.between(cue.start, cue.start + 1))


def means_the_other_sex(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """The words stand for a woman and *m* is a man, or the other way round."""
    return is_other(m.gender, meant_sex(leaf, cue))


def meant_sex(leaf: Leaf, cue: Cue) -> Gender | None:
    """Return of whom "umesto nje" is said."""
    if cue.sense not in ("for_him", "instead"):
        return None
    after = pronoun().match(leaf.flat, cue.end)
    words = cue.words + (after[0] if after else "")
    if any_of("her_only").search(words):
        return Gender.FEMALE
    return Gender.MALE if any_of("his_only").search(words) else None
