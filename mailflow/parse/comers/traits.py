"""What can be counted of somebody named, to compare him with people whose coming is known."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.comers.around import around, place
from mailflow.parse.comers.named import Named
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.study import Study

NAMED_MAX: Final = 4  # more of them are as many
DECIDED: Final = (Standing.COMES, Standing.REMOVED)
# Traits that mean this or that by what the rules made of him.
AMBIGUOUS: Final = ("clause", "after a", "he ", "untold")


def traits(one: Named, everybody: Sequence[Named], study: Study) -> frozenset[str]:
    """Return the traits of somebody named in the letter of *study*.

    "is COMES", "in SIGNATURE", "before: dolaze", "as register, item", "as COMES, clause: come".
    What the rules made of him is the first of them. Nobody's name is among them.
    """
    intent, fate = study.want.intent.value, one.fate.name
    plain = [*_of_him(one), *_of_all(one, everybody, study)]
    plain += [trait for guest in one.guests for trait in place(guest)]
    near = [trait for guest in one.guests for trait in around(guest)]
    near += [trait for guest in one.guests for trait in _beside(guest, everybody)]
    near += _said(study) if one.writes else []
    together = [f"as {fate}, {trait}" for trait in near if trait.startswith(AMBIGUOUS)]
    together += [f"as {who}, {trait}" for trait in plain for who in (intent, fate)]
    return frozenset([*plain, *near, *together])


def _of_him(one: Named) -> Iterator[str]:
    yield f"is {one.fate.name}"
    yield f"told: {min(sum(map(_is_typed, one.guests)), 2)}"
    if one.writes:
        yield "writes"
    if " " not in one.name:
        yield "half"
    if not one.guests:
        yield "nowhere"


def _of_all(one: Named, everybody: Sequence[Named], study: Study) -> Iterator[str]:
    """Yield how many are named and come, and what becomes of others."""
    fates = Counter(other.fate for other in everybody)
    yield f"named: {min(sum(bool(other.guests) for other in everybody), NAMED_MAX)}"
    yield f"come: {min(fates[Standing.COMES], NAMED_MAX)}"
    if (told := study.facts.count) is not None:
        more = (told > fates[Standing.COMES]) - (told < fates[Standing.COMES])
        yield f"counted: {('as many', 'more', 'fewer')[more]}"
    fates[one.fate] -= 1
    yield from (f"another {fate.name}" for fate in DECIDED if fates[fate])


def _beside(guest: Guest, everybody: Sequence[Named]) -> Iterator[str]:
    """Yield what becomes of who is named before and behind him in his sentence."""
    leaf, mention = guest.leaf, guest.mention
    before = leaf.named(leaf.sentence_start(mention.start), mention.start)
    after = leaf.named(mention.end, leaf.sentence_end(mention.end))
    for side, mentions in (("before a", after[:1]), ("after a", before[-1:])):
        for other in mentions:
            yield f"{side} {_fate(leaf, other, everybody)}"


def _fate(leaf: Leaf, mention: Mention, everybody: Sequence[Named]) -> str:
    """Return what becomes of who is named there; "" of whom the rules took for nobody."""
    for other in everybody:
        if any(g.leaf is leaf and g.mention.start == mention.start for g in other.guests):
            return other.fate.name
    return ""


def _said(study: Study) -> Iterator[str]:
    """Yield what the sender says of himself, and what else his letter says."""
    party = study.party
    yield "he comes" if party.writer_comes else "he stays" if party.writer_stays else "untold"
    yield from (f"says: {sense}" for sense in study.leaves.own_senses)


def _is_typed(guest: Guest) -> bool:
    return guest.leaf.kind is Kind.OWN and not guest.leaf.because
