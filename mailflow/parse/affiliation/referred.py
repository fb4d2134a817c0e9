"""Bodies named before and called by their kind alone, "u ime Fondacije", or "u njeno ime"."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import heads
from mailflow.parse.organisations.named import Named
from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.working import flat

BEHALF_MIN: Final = 0.8  # how much the words before the kind must say
ITS_NAME: Final = 1.8  # an agent writes: his own firm signs


def referred(leaf: Leaf) -> Iterator[tuple[Named, float, str]]:
    """Yield the one organisation that words like "u ime" mean, how much they say, and why."""
    if not leaf.organisations:
        return
    yield from _by_pronoun(leaf)
    for number in leaf.page.capitals:
        low, start = leaf.page.lows[number], leaf.page.words[number][0]
        if low not in heads() or _is_named(leaf, start):
            continue
        said, because, _ = belonging(leaf.page, start)
        some = list(_of_kind(leaf, low)) if said >= BEHALF_MIN else []
        if len(some) == 1:
            yield some[0], said, because


def _by_pronoun(leaf: Leaf) -> Iterator[tuple[Named, float, str]]:
    """ "Savez nema mejl. Zamolio me je da u njegovo ime …": the last one named before."""
    for match in _in_its_name().finditer(leaf.page):
        before = [one for one in leaf.organisations if one.end <= match.start()]
        for one in before[-1:]:
            yield one, ITS_NAME, f"“{match[0]}” after it"


@cache
def _in_its_name() -> Glance:
    return glance(rf"\b{either('in_its_name')}\b", particles("in_its_name"))


def _is_named(leaf: Leaf, at: int) -> bool:
    return any(one.start <= at < one.end for one in leaf.organisations)


def _of_kind(leaf: Leaf, low: str) -> Iterator[Named]:
    """Yield the organisations whose kind is *low*, in some case."""
    kinds = {
        low[: len(low) - len(head.ending)] + head.nominative for head in heads().get(low, ())
    }
    for one in leaf.organisations:
        if not kinds.isdisjoint(flat(one.name).split()):
            yield one
