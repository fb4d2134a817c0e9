"""Who is told by a place in a list: "dolaze samo prva dva", "only the last two come"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from mailflow.parse.clauses.standing import ELSEWHERE, Guest, Standing
from mailflow.parse.coming.by_number import LEAVES_OUT
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.told import numbers, numerals


def by_place(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; of the lines of a longer list, those not chosen do not come."""
    listed = [g for g in guests if g.is_item and g.standing is Standing.COMES]
    told = next((place for leaf in own if (place := _told(leaf))), None) if listed else None
    if told is None:
        return list(guests)
    first, many = told
    one = [g for g in listed if g.leaf is listed[0].leaf]
    if len(one) <= many:
        return list(guests)
    left = one[many:] if first else one[:-many]
    out = {id(g) for g in left}
    return [
        replace(g, standing=Standing.UNKNOWN, because=ELSEWHERE) if id(g) in out else g
        for g in guests
    ]


def _told(leaf: Leaf) -> tuple[bool, int] | None:
    """Return whether the first or the last are chosen, and how many; None if none are."""
    for match in _chosen().finditer(leaf.page) if leaf.kind is Kind.OWN else ():
        start, end = leaf.clause(match.start())
        senses = {c.sense for c in leaf.between(start, end)}
        if "come" in senses and senses.isdisjoint(LEAVES_OUT):
            return match["first"] is not None, numbers()[match["many"]]
    return None


@cache
def _chosen() -> Glance:
    which = rf"(?:(?P<first>{either('first_ones')})|{either('last_ones')})"
    words = (*particles("first_ones"), *particles("last_ones"))
    return glance(rf"\b{which}\s+(?P<many>{numerals()})\b", words)
