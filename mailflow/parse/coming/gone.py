"""Of those who fall away: whom a form refuses, whom the mail below named, who is on a list."""

from collections.abc import Collection, Sequence

from mailflow.model import Found
from mailflow.parse.clauses.standing import REFUSES, UNLISTED
from mailflow.parse.coming.party import Party
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import names_in
from mailflow.parse.people.names import alike


def refused(party: Party) -> int:
    """Return how many a form says no of, or that are not to be entered: no change."""
    never = (REFUSES, UNLISTED)
    refused = sum(seat.person.name.because.startswith(never) for seat in party.stays)
    return refused if party.comes else 0


def named_before(party: Party, below: Sequence[Leaf], listed: Sequence[Found]) -> bool:
    """Somebody who falls away was *listed* in the mail below, or named but as its author."""
    authors = [leaf.page.passage.sender.split("<")[0] for leaf in below]
    named = [name for _, name, _ in names_in(below)]
    named = [name for name in named if not any(a and alike(name, a) for a in authors)]
    named += [found.value for found in listed]
    gone = [seat.person.name.value for seat in (*party.removed, *party.stays)]
    return any(alike(name, other) for name in gone for other in named)


def on_list(party: Party, listed: Collection[str]) -> bool:
    """Somebody falls away, and whoever does is named like one of *listed*."""
    gone = [seat.person.name.value for seat in (*party.removed, *party.stays)]
    return bool(gone) and all(any(alike(name, one) for one in listed) for name in gone)
