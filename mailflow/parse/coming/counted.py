"""People no word says come, as many as the letter says do: a list set like a signature."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.coming.counts import find_count
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.people.names import is_full

_NO: Final = frozenset({"absent", "perhaps", "decline", "strike"})
WORDS_MAX: Final = 14  # of a sentence that only counts, and tells from which house and when
NAMES_MIN: Final = 2  # one name under a letter is who wrote it
_OPEN: Final = (Standing.UNKNOWN, Standing.WRITES)


def as_counted(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*: all coming if none is said to and they are as many as is told."""
    told = find_count(own)
    if told is None or any(g.standing is Standing.COMES for g in guests):
        return list(guests)
    away = any(leaf.has("self_absent") for leaf in own)  # who writes is none of them
    open_ = (Standing.UNKNOWN,) if away else _OPEN
    enrols = any(leaf.has("enrol") or leaf.has("sends") for leaf in own)
    named = _as_many(guests, open_, told) if enrols else []
    if not named and (enrols or any(_announces(leaf) for leaf in own)):
        named = _as_many(guests, (Standing.UNKNOWN,), told)
    because = "as many as the letter counts"
    return [
        replace(g, standing=Standing.COMES, because=because, is_item=True) if g in named else g
        for g in guests
    ]


def _as_many(
    guests: Sequence[Guest], standings: Sequence[Standing], told: int
) -> Sequence[Guest]:
    """Return the guests named in full of whom nothing else is known, if they are *told*."""
    named = [g for g in guests if g.standing in standings and is_full(g.mention)]
    return named if NAMES_MIN <= len({g.mention.name for g in named}) == told else ()


def _announces(leaf: Leaf) -> bool:
    """A short sentence only counts who comes: "Dolaze dvojica. Komandir Vuk Ilić. …"."""
    for cue in leaf.cues if leaf.kind is Kind.OWN else ():
        start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
        short = len(leaf.flat[start:end].split()) <= WORDS_MAX
        senses = {c.sense for c in leaf.between(start, end)}
        if cue.sense == "come" and short and not (leaf.named(start, end) or senses & _NO):
            return True
    return False
