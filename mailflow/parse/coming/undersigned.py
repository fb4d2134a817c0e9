"""Who comes by signing: "we, the undersigned, will attend", and several names below."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of
from mailflow.parse.people.names import is_full

_COMES: Final = frozenset({"come", "self", "pair", "enrol"})
_NO: Final = frozenset({"absent", "self_absent", "decline", "cancel", "perhaps"})
UNDERSIGNED: Final = "one of the undersigned"
SIGNERS_MIN: Final = 2  # one who signs alone is the writer, whom his own words bring
SIGNERS_MAX: Final = 4  # more sign a petition


def by_signing(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; where those come who signed, all who did."""
    signed = [g for g in guests if _signs(g)]
    few = SIGNERS_MIN <= len(signed) <= SIGNERS_MAX
    if not (few and any(_brings(leaf) for leaf in own if leaf.kind is Kind.OWN)):
        return list(guests)
    return [
        replace(g, standing=Standing.COMES, because=UNDERSIGNED) if _signs(g) else g
        for g in guests
    ]


def _signs(guest: Guest) -> bool:
    """The whole name has a line of the signature to itself, or begins it."""
    leaf, m = guest.leaf, guest.mention
    start, _ = leaf.page.line_of(m.start)
    opens = not leaf.text[start : m.start].strip()
    signs = guest.standing is Standing.WRITES and leaf.kind is Kind.SIGNATURE
    return signs and opens and is_full(m)


def _brings(leaf: Leaf) -> bool:
    """A sentence says of the undersigned that they come, and nothing takes it back."""
    if not may_tell(leaf.page, "undersigned"):
        return False
    return any(_says_so(leaf, one.start()) for one in any_of("undersigned").finditer(leaf.flat))


def _says_so(leaf: Leaf, at: int) -> bool:
    span = (leaf.sentence_start(at), leaf.sentence_end(at))
    senses = {cue.sense for cue in leaf.between(*span)}
    return not senses.isdisjoint(_COMES) and senses.isdisjoint(_NO)
