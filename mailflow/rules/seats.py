"""Decide: how many seats a letter asks for, and whether they are there."""

from typing import Final

from mailflow.model import Intent, Person, Status
from mailflow.rules.facts import Bounds, Facts
from mailflow.seating import PLACED

NO_LIMIT: Final = 1_000_000  # seats left where rules.yaml sets no limit; a word is never null


def more_people(facts: Facts, bounds: Bounds) -> bool:
    """More people would come than the registration it belongs to has now."""
    return _wanted(facts) > 0


def full(facts: Facts, bounds: Bounds) -> bool:
    """More people would come than there are seats in the hall."""
    return _wanted(facts) > max(_hall(facts, bounds), 0)


def too_many(facts: Facts, bounds: Bounds) -> bool:
    """With everybody in this letter, the organisation would send more than it may."""
    return _wanted(facts) > max(_own(facts, bounds), 0)


def seats_left(facts: Facts, bounds: Bounds) -> int:
    """How many more people this letter may bring, by the hall and by its organisation."""
    return max(min(_hall(facts, bounds), _own(facts, bounds)), 0)


def seats_given(facts: Facts, bounds: Bounds) -> int:
    """How many of those who ask for a seat get one."""
    return min(max(_wanted(facts), 0), seats_left(facts, bounds))


def waiting(facts: Facts, bounds: Bounds) -> bool:
    """The registration it belongs to is on the waiting list."""
    return facts.earlier is not None and facts.earlier.status is Status.WAITING


def newcomers(facts: Facts) -> tuple[Person, ...]:
    """Return whom the letter names that has no place in the registration it belongs to."""
    return facts.claim.newcomers


def _wanted(facts: Facts) -> int:
    if facts.reading.intent not in (Intent.REGISTER, Intent.CHANGE):
        return 0
    return facts.claim.wanted


def _hall(facts: Facts, bounds: Bounds) -> int:
    if bounds.capacity is None:
        return NO_LIMIT
    if facts.history.queued:
        return 0  # nobody overtakes those who wait
    kept = 0 if facts.released else bounds.reserved
    return bounds.capacity - kept - facts.history.seats_taken


def _own(facts: Facts, bounds: Bounds) -> int:
    limit = bounds.attendees_per_organisation
    if limit is None:
        return NO_LIMIT
    there = facts.earlier
    placed = there is not None and there.status in PLACED
    return limit - (there.seats + len(there.turns) if there and placed else 0)
