"""Bodies named before and called by their kind alone: "… u ime Fondacije"."""

from collections.abc import Iterator
from typing import Final

from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import heads
from mailflow.parse.organisations.named import Named
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.working import flat

BEHALF_MIN: Final = 0.8  # how much the words before the kind must say


def referred(leaf: Leaf) -> Iterator[tuple[Named, float, str]]:
    """Yield the one organisation of a kind that words like "u ime" go before, and why."""
    for start, end in leaf.page.words if leaf.organisations else ():
        low = leaf.flat[start:end]
        if not leaf.text[start].isupper() or low not in heads() or _is_named(leaf, start):
            continue
        said, because, _ = belonging(leaf.page, start)
        some = list(_of_kind(leaf, low)) if said >= BEHALF_MIN else []
        if len(some) == 1:
            yield some[0], said, because


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
