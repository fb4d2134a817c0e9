"""What letters like this one wanted: asked where the rules guess what is wanted."""

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final

from mailflow.model import Intent
from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.intent.traits import SENSE, as_written, traits
from mailflow.parse.letter import Kind
from mailflow.reasons import doubt

NAMED_MAX: Final = 3  # words that a reading names as its reason
# Doubts of rules that found no word to go by, or one that may mean anything.
GUESSES: Final = frozenset({"nothing_known", "nobody_comes", "absent_only", "named_untold"})
TAKEN_MIN: Final = 0.8  # where the rules guess, another intent is taken if it is likelier
DOUBT_MAX: Final = 0.2  # a plain registration that is no likelier than this is doubted
Weights = dict[str, tuple[float, ...]]


def by_experience(want: Wanted, facts: Facts) -> Wanted:
    """Return *want*, or what letters with the same traits wanted, if that is much likelier.

    A sum of weights, one for each trait and intent: multinomial logistic regression, fitted by
    `scripts/learn.py`. What it says against the rules a person looks at.
    """
    guessed = want.doubt is not None and want.doubt.code in GUESSES
    if not guessed and (want.doubt or want.intent is not Intent.REGISTER):
        return want
    if any(leaf.kind is Kind.ATTACHMENT for leaf in facts.leaves):
        return want  # no letter that was learnt from came with a paper
    having = traits(want, facts)
    if guessed and not any(trait.startswith(SENSE) for trait in having):
        return want  # of words that all tables lack, hardly any is known here
    chances = likelihoods(having)
    other = max((one for one in chances if one is not want.intent), key=chances.__getitem__)
    if chances[want.intent] > DOUBT_MAX or (guessed and chances[other] < TAKEN_MIN):
        return want
    stems = telling(having, other, want.intent)
    said = ", ".join(f"“{word}”" for word in as_written(stems, facts)) or "“…”"
    if not guessed:
        return replace(want, doubt=doubt("hardly_so", said))
    return Wanted(other, f"as letters with {said}", doubt("by_experience", said))


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
