"""Decide: how many seats a letter wants, and whether they are there."""

from typing import Final

from mailflow.model import Attendee, Person, Status
from mailflow.rules.facts import Bounds, Facts
from mailflow.script import name_key

SEATED: Final = (Status.CONFIRMED, Status.WAITING)


def more_people(facts: Facts, bounds: Bounds) -> bool:
    """More people would come than the registration it belongs to has now."""
    before = facts.earlier.attendee_count or 0 if facts.earlier else 0
    told = 0 if facts.reading.attendees else facts.reading.attendee_count or 0
    return _seats_wanted(facts) > 0 if facts.reading.attendees else told > before


def full(facts: Facts, bounds: Bounds) -> bool:
    """With everybody in this letter, more people would come than there are seats."""
    wanted = facts.history.seats_taken + _seats_wanted(facts)
    return bounds.capacity is not None and wanted > bounds.capacity


def too_many(facts: Facts, bounds: Bounds) -> bool:
    """With everybody in this letter, the organisation would send more than it may."""
    limit = bounds.attendees_per_organisation
    return limit is not None and len(_seated(facts)) + _seats_wanted(facts) > limit


def _seats_wanted(facts: Facts) -> int:
    unnamed = (facts.reading.attendee_count or 0) - len(facts.reading.attendees)
    gone = {name_key(found.value) for found in facts.reading.removed}
    freed = sum(name_key(attendee.name) in gone for attendee in _seated(facts))
    return len(newcomers(facts)) + max(unnamed, 0) - freed


def newcomers(facts: Facts) -> list[Person]:
    """Return whom the letter names that has no seat in the registration it belongs to."""
    seated = {name_key(a.name) for a in _seated(facts)}
    return [p for p in facts.reading.attendees if name_key(p.name.value) not in seated]


def _seated(facts: Facts) -> list[Attendee]:
    there = facts.earlier.attendees if facts.earlier else ()
    return [attendee for attendee in there if attendee.status in SEATED]
