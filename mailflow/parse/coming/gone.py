"""Of those who fall away: whom a form refuses, who is on a list."""

from collections.abc import Collection

from mailflow.parse.clauses.standing import REFUSES, UNLISTED
from mailflow.parse.coming.party import Party
from mailflow.parse.people.names import alike


def refused(party: Party) -> int:
    """Return how many a form says no of, or that are not to be entered: no change."""
    never = (REFUSES, UNLISTED)
    many = sum(seat.person.name.because.startswith(never) for seat in party.stays)
    return many if party.comes else 0


def on_list(party: Party, listed: Collection[str]) -> bool:
    """Somebody falls away, and whoever does is named like one of *listed*."""
    gone = [seat.person.name.value for seat in (*party.removed, *party.stays)]
    return bool(gone) and all(any(alike(name, one) for one in listed) for name in gone)
