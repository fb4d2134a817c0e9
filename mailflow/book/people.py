"""The book: attendees, each once, with the best of what was told of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from mailflow.book.told import answers_of, joined, value_of
from mailflow.model import Attendee, Intent, Person, Reading, Registration, Status
from mailflow.script import name_key

ATTENDEES_MAX: Final = 500  # of one registration; more is a mistake or an attack


def with_people(
    before: Registration, reading: Reading, status: Status, *, may_remove: bool
) -> Registration:
    """Return *before* with whom the letter brings, without whom it takes away."""
    gone = {name_key(found.value) for found in reading.removed if may_remove}
    right = {name_key(wrong): name for wrong, name in reading.corrected}
    stay = [
        replace(
            a,
            name=right.get(name_key(a.name), a.name),
            status=status if a.status is Status.INCOMPLETE else a.status,
        )
        for a in before.attendees
        if name_key(a.name) not in gone
    ]
    people = _union(stay, reading, status)
    return replace(
        before,
        status=_raised(before.status, status),
        attendees=people,
        attendee_count=_count(before, reading, people),
        requests=joined(before.requests, (found.value for found in reading.requests)),
    )


def _union(there: Iterable[Attendee], reading: Reading, status: Status) -> tuple[Attendee, ...]:
    people = {name_key(attendee.name): attendee for attendee in there}
    for person in reading.attendees:
        key = name_key(person.name.value)
        told = _attendee(person, status, answers_of(person.name.value, reading))
        old = people.get(key)
        people[key] = told if old is None else _completed(old, told)
    return tuple(people.values())[:ATTENDEES_MAX]


def _attendee(person: Person, status: Status, answers: tuple[tuple[str, str], ...]) -> Attendee:
    return Attendee(
        name=person.name.value,
        role=value_of(person.role),
        email=value_of(person.email),
        phone=value_of(person.phone),
        organisation=value_of(person.organisation),
        status=status,
        answers=answers,
    )


def _completed(old: Attendee, told: Attendee) -> Attendee:
    return replace(
        old,
        role=old.role or told.role,
        email=old.email or told.email,
        phone=old.phone or told.phone,
        organisation=old.organisation or told.organisation,
        status=_raised(old.status, told.status),
        answers=tuple({**dict(told.answers), **dict(old.answers)}.items()),
    )


def _raised(old: Status, new: Status) -> Status:
    """Return the better of two: a seat once given is not lost by another letter."""
    order = (Status.CONFIRMED, Status.WAITING, Status.LATE, Status.INCOMPLETE, Status.CANCELLED)
    return min(old, new, key=order.index)


def _count(before: Registration, reading: Reading, people: Sequence[Attendee]) -> int | None:
    """Return how many come: as told, at least the people named; None if neither is known."""
    told = reading.attendee_count or 0
    if reading.intent is Intent.CHANGE and told and not reading.attendees:
        return max(told, len(people))
    # Some may have been told of by number alone: they stay, unless more go than come.
    stay = (before.attendee_count or 0) - max(len(before.attendees) - len(people), 0)
    return max(told, stay, len(people)) or None
