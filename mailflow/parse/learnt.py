"""Sums of what letters taught: how likely something is, by the traits it has.

A sum of weights, one for each trait and outcome: multinomial logistic regression, fitted by
`scripts/learn.py`.
"""

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from math import exp

Weights = dict[str, tuple[float, ...]]


def likelihoods(table: str, having: Collection[str]) -> dict[str, float]:
    """Return how likely each outcome is, 0 to 1, all together 1.

    Args:
        table: Its weights: a file in mailflow/parse.
        having: The traits; the order says nothing, those unknown to *table* neither.
    """
    outcomes, weights = _table(table)
    known = [weights[trait] for trait in having if trait in weights]
    sums = [sum(column) for column in zip(weights[""], *known, strict=True)]
    most = max(sums)  # lest a long letter's sum is more than a float holds
    parts = [exp(one - most) for one in sums]
    return {outcome: part / sum(parts) for outcome, part in zip(outcomes, parts, strict=True)}


def telling(table: str, having: Collection[str], one: str, other: str) -> list[str]:
    """Return the traits that speak for *one* and against the *other*, strongest first."""
    outcomes, weights = _table(table)
    a, b = outcomes.index(one), outcomes.index(other)
    known = (trait for trait in having if trait in weights)
    told = sorted((weights[trait][b] - weights[trait][a], trait) for trait in known)
    return [trait for much, trait in told if much < 0]


@cache
def _table(name: str) -> tuple[tuple[str, ...], Weights]:
    """Return the outcomes and the rows by trait; "" is the first sum."""
    text = files("mailflow.parse").joinpath(name).read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    (_, *outcomes), *rows = lines
    return tuple(outcomes), {trait: tuple(map(float, numbers)) for trait, *numbers in rows}
