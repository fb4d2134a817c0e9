"""People no word says come, as many as the letter says do: a list set like a signature."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.coming.counts import find_count
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.told import number_of, numbers
from mailflow.parse.people.names import is_full

_NO: Final = frozenset({"absent", "perhaps", "decline", "strike"})
WORDS_MAX: Final = 14  # of a sentence that only counts, and tells from which house and when
NAMES_MIN: Final = 2  # one name under a letter is who wrote it
_OPEN: Final = (Standing.UNKNOWN, Standing.WRITES)


def as_counted(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*: all coming if none is said to and they are as many as is told."""
    if any(g.standing is Standing.COMES for g in guests):
        return list(guests)
    told = find_count(own)
    named = _told_so(guests, own, told) if told else _below_label(guests, own)
    because = "as many as the letter counts"
    return [
        replace(g, standing=Standing.COMES, because=because, is_item=True) if g in named else g
        for g in guests
    ]


def _told_so(guests: Sequence[Guest], own: Sequence[Leaf], told: int) -> Sequence[Guest]:
    """Return whom a sentence that counts, or enrols, means."""
    away = any(leaf.has("self_absent") for leaf in own)  # who writes is none of them
    open_ = (Standing.UNKNOWN,) if away else _OPEN
    enrols = any(leaf.has("enrol") or leaf.has("sends") for leaf in own)
    named = _as_many(guests, open_, told) if enrols else []
    if not named and (enrols or any(_announces(leaf) for leaf in own)):
        named = _as_many(guests, (Standing.UNKNOWN,), told)
    return named


def _below_label(guests: Sequence[Guest], own: Sequence[Leaf]) -> Sequence[Guest]:
    """Return who is named alone, "our doctor, A., and our driver, B.", under "Attendees: 2"."""
    told = _behind_label(own)
    bare = [g for g in guests if _is_bare(g.leaf, g.mention)] if told else []
    return _as_many(bare, (Standing.UNKNOWN,), told)


def _behind_label(own: Sequence[Leaf]) -> int:
    """Return the bare number behind "Broj učesnika:" or "Attendees:", 0 if there is none."""
    fields = (f for leaf in own for f in leaf.fields if f.kind in _COUNTING)
    said = (f.value.strip(" .").casefold() for f in fields)
    return next((number_of(one) for one in said if one.isdecimal() or one in numbers()), 0)


def _is_bare(leaf: Leaf, m: Mention) -> bool:
    """The sentence of *m* is names and posts alone: "Our doctor, A., and our driver, B."."""
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
    named = leaf.named(start, end)
    places = [start, *(at for one in named for at in (one.start, one.end)), end]
    gaps = [
        leaf.flat[a:b].strip(" ,.;\n") for a, b in zip(places[::2], places[1::2], strict=True)
    ]
    return all(len(gap.split()) <= POST_MAX and _is_post_or_and(gap) for gap in gaps)


POST_MAX: Final = 5  # words of "and our social worker"


def _is_post_or_and(gap: str) -> bool:
    """Nothing, "and", or what ends in a post: "our director greets" does not."""
    return not gap or any_of("and").fullmatch(gap) is not None or is_post(gap.split()[-1])


_COUNTING: Final = ("count", "names")


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
