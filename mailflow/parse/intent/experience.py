"""What letters like this one wanted: a second opinion on what the rules say."""

from collections.abc import Collection
from dataclasses import replace
from enum import Enum, auto
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final

from mailflow.model import Intent
from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.intent.traits import as_written, traits
from mailflow.parse.letter import Kind
from mailflow.reasons import doubt

NAMED_MAX: Final = 3  # words that a reading names as its reason
TAKEN_MIN: Final = 0.8  # another intent is taken if it is likelier
TAKEN_MIN_DOUBTED: Final = 0.6  # where the rules doubt theirs
SURE_MIN: Final = 0.95  # the rules' doubt is given up if their intent is likelier
# Nearly all who were learnt from wrote of an event; to an official's own mailbox many do not.
SURE_MIN_ALIEN: Final = 0.99
ALIEN: Final = "no_word_of_event"
DOUBT_MAX: Final = 0.5  # an intent that the rules do not doubt is doubted if it is less likely
Weights = dict[str, tuple[float, ...]]


class Verdict(Enum):
    """What experience says of the intent that the rules found."""

    AS_IT_IS = auto()
    SURE = auto()  # their doubt is needless
    DOUBTED = auto()
    TAKEN = auto()  # it is another


def by_experience(want: Wanted, facts: Facts) -> Wanted:
    """Return *want*, or what letters with the same traits wanted, if that is much likelier.

    A sum of weights, one for each trait and intent: multinomial logistic regression, fitted by
    `scripts/learn.py`. What it says against the rules a person looks at; what it says for them
    spares him the look.
    """
    papers = any(leaf.kind is Kind.ATTACHMENT for leaf in facts.leaves)
    if papers or want.intent is Intent.AUTOMATIC:
        return want  # no letter that was learnt from had a paper, or was a robot's
    having = traits(want, facts)
    chances = likelihoods(having)
    other = max((one for one in chances if one is not want.intent), key=chances.__getitem__)
    code = want.doubt.code if want.doubt else ""
    verdict = weighed(chances[want.intent], chances[other], doubt=code)
    if verdict is Verdict.AS_IT_IS:
        return want
    if verdict is Verdict.SURE:
        return replace(want, doubt=None)
    stems = telling(having, other, want.intent)
    said = ", ".join(f"“{word}”" for word in as_written(stems, facts)) or "“…”"
    if verdict is Verdict.DOUBTED:
        return replace(want, doubt=doubt("hardly_so", said))
    return Wanted(other, f"as letters with {said}", doubt("by_experience", said))


def weighed(own: float, other: float, *, doubt: str) -> Verdict:
    """Return what comes of it that the rules' intent is *own* likely and the next one *other*.

    Args:
        own: 0 to 1, as is *other*.
        doubt: Why the rules doubt it themselves, the code; "" if they do not.
    """
    if other > (TAKEN_MIN_DOUBTED if doubt else TAKEN_MIN):
        return Verdict.TAKEN
    if doubt:
        least = SURE_MIN_ALIEN if doubt == ALIEN else SURE_MIN
        return Verdict.SURE if own > least else Verdict.AS_IT_IS
    return Verdict.DOUBTED if own < DOUBT_MAX else Verdict.AS_IT_IS


def likelihoods(having: Collection[str]) -> dict[Intent, float]:
    """Return how likely each intent is, 0 to 1, all together 1; AUTOMATIC is not among them."""
    intents, table = _table()
    known = [table[trait] for trait in having if trait in table]
    sums = [sum(column) for column in zip(table[""], *known, strict=True)]
    most = max(sums)  # lest a long letter's sum is more than a float holds
    parts = [exp(one - most) for one in sums]
    return {intent: part / sum(parts) for intent, part in zip(intents, parts, strict=True)}


def telling(having: Collection[str], one: Intent, other: Intent) -> list[str]:
    """Return the words that speak most for *one* and against the *other*, strongest first."""
    intents, table = _table()
    a, b = intents.index(one), intents.index(other)
    stems = (trait for trait in having if trait in table and trait.isalpha())
    told = sorted((table[stem][b] - table[stem][a], stem) for stem in stems)
    return [stem for much, stem in told[:NAMED_MAX] if much < 0]


@cache
def _table() -> tuple[tuple[Intent, ...], Weights]:
    """Return the intents and the rows of experience.tsv by trait; "" is the first sum."""
    text = files("mailflow.parse").joinpath("intent", "experience.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    (_, *intents), *rows = lines
    weights = {trait: tuple(map(float, numbers)) for trait, *numbers in rows}
    return tuple(map(Intent, intents)), weights
