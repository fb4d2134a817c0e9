"""What letters like this one wanted: a second opinion on what the rules say."""

from collections.abc import Collection
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from mailflow.model import Intent
from mailflow.parse import learnt
from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.intent.traits import as_written, traits
from mailflow.parse.letter import Kind
from mailflow.reasons import doubt

NAMED_MAX: Final = 3  # words that a reading names as its reason
TAKEN_MIN: Final = 0.8  # another intent is taken if it is likelier
TAKEN_MIN_DOUBTED: Final = 0.6  # where the rules doubt theirs
SURE_MIN: Final = 0.95  # no doubt stands, of the rules or of experience, if it is likelier
# Nearly all who were learnt from wrote of an event; to an official's own mailbox many do not.
SURE_MIN_ALIEN: Final = 0.99
DOUBT_MAX: Final = 0.5  # an intent that the rules do not doubt is doubted if it is less likely
TABLE: Final = "intent/experience.tsv"


class Verdict(Enum):
    """What experience says of the intent that the rules found."""

    AS_IT_IS = auto()
    SURE = auto()  # their doubt is needless
    DOUBTED = auto()
    TAKEN = auto()  # it is another, perhaps
    TAKEN_SURELY = auto()


def by_experience(want: Wanted, facts: Facts) -> Wanted:
    """Return *want*, or what letters with the same traits wanted, if that is much likelier."""
    papers = any(leaf.kind is Kind.ATTACHMENT for leaf in facts.leaves)
    if papers or want.intent is Intent.AUTOMATIC:
        return want  # no letter that was learnt from had a paper, or was a robot's
    having = traits(want, facts)
    chances = likelihoods(having)
    other = max((one for one in chances if one is not want.intent), key=chances.__getitem__)
    doubted = want.doubt is not None
    verdict = weighed(
        chances[want.intent], chances[other], doubted=doubted, alien=is_alien(want)
    )
    if verdict is Verdict.AS_IT_IS:
        return want
    if verdict is Verdict.SURE:
        return replace(want, doubt=None)
    for_it = learnt.telling(TABLE, having, other.value, want.intent.value)
    stems = [trait for trait in for_it if trait.isalpha()][:NAMED_MAX]
    said = ", ".join(f"“{word}”" for word in as_written(stems, facts)) or "“…”"
    if verdict is Verdict.DOUBTED:
        return replace(want, doubt=doubt("hardly_so", said))
    unsure = doubt("by_experience", said) if verdict is Verdict.TAKEN else None
    return Wanted(other, f"as letters with {said}", unsure)


def is_alien(want: Wanted) -> bool:
    """Tell whether the rules see no business of the desk, or no word of one."""
    code = want.doubt.code if want.doubt else ""
    return want.intent is Intent.UNRELATED or code == "no_word_of_event"


def weighed(own: float, other: float, *, doubted: bool, alien: bool) -> Verdict:
    """Return what comes of it that the rules' intent is *own* likely and the next one *other*.

    Args:
        own: 0 to 1, as is *other*.
        doubted: The rules doubt it themselves.
        alien: See is_alien.
    """
    sure = SURE_MIN_ALIEN if alien else SURE_MIN
    if other > (TAKEN_MIN_DOUBTED if doubted else TAKEN_MIN):
        return Verdict.TAKEN_SURELY if other > sure else Verdict.TAKEN
    if doubted:
        return Verdict.SURE if own > sure else Verdict.AS_IT_IS
    return Verdict.DOUBTED if own < DOUBT_MAX else Verdict.AS_IT_IS


def likelihoods(having: Collection[str]) -> dict[Intent, float]:
    """Return how likely each intent is, 0 to 1, all together 1; AUTOMATIC is not among them."""
    return {Intent(one): share for one, share in learnt.likelihoods(TABLE, having).items()}
