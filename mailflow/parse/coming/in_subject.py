"""Who comes by the subject alone: "Prijava – Ana Ilić, Udruženje …", and no text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.clauses.own_coming import says_of_himself
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.coming.seats import Seat
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.opening.quotes import answers
from mailflow.parse.people.names import is_full

_NO: Final = ("absent", "self_absent", "cancel", "decline", "strike", "instead", "change")
_TOLD: Final = (Standing.COMES, Standing.STAYS, Standing.REMOVED)


def by_subject(
    seats: list[Seat], guests: Sequence[Guest], own: Sequence[Leaf], *, signed: bool
) -> list[Seat]:
    """Return *seats*; those whom only the subject names come, if the text brings nobody.

    Args:
        signed: The writer is known by name; else "Dolazim" is said by the one in the subject.
    """
    if any(seat.standing in _TOLD for seat in seats):
        return seats
    titled = [_is_titled(guest) for guest in guests]
    if not any(titled) or any(leaf.has(*_NO) or "?" in leaf.text for leaf in own):
        return seats
    if (signed or titled.count(True) > 1) and any(says_of_himself(own)):
        return seats
    return [
        replace(seat, standing=Standing.COMES) if named else seat
        for seat, named in zip(seats, titled, strict=True)
    ]


def _is_titled(guest: Guest) -> bool:
    """The subject calls the letter a registration, answers no other, and names the person."""
    leaf, m = guest.leaf, guest.mention
    if leaf.kind is not Kind.SUBJECT or guest.standing is not Standing.UNKNOWN:
        return False
    if answers(leaf.text):
        return False
    return is_full(m) and any(c.sense in ("topic", "enrol") for c in leaf.between(0, m.start))
