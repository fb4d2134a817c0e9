"""The book: letters in order of received_at -> registrations. Pure; one letter a step.

Nobody but the one who first wrote gets an organisation's registration changed by mail: only
the first sender's address becomes a mark, so a stranger who adds somebody gains no say.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from mailflow.book.marks import marks, organisation_key, reference
from mailflow.model import (
    Address,
    Attendee,
    Found,
    History,
    Intent,
    Organisation,
    Person,
    Reading,
    Registration,
    Status,
    Verdict,
)
from mailflow.script import fold, name_key

__all__ = ["enter", "find", "marks", "organisation_key", "reference"]

ATTENDEES_MAX: Final = 500  # of one registration; more is a mistake or an attack
_STATUS_OF_REPLY: Final = {
    "late": Status.LATE,
    "incomplete": Status.INCOMPLETE,
    "waiting": Status.WAITING,
}


def find(reading: Reading, history: History) -> Registration | None:
    """Return the registration the letter belongs to; None if it begins one.

    That of the same organisation. Where the letter or the registration names none, the only
    one that the same sender began. Cancelled ones are past and never found.
    """
    active = [r for r in history.registrations if r.status is not Status.CANCELLED]
    same = [r for r in active if _is_same_organisation(reading, r)]
    if same:
        return same[0]
    own = [r for r in active if _is_of_sender(reading, r)]
    if reading.organisation is not None:
        own = [r for r in own if r.organisation is None]
    return own[0] if len(own) == 1 else None


def _is_same_organisation(reading: Reading, registration: Registration) -> bool:
    told = reading.organisation
    if told is None or registration.organisation is None:
        return False
    pairs = (
        (told.registration_number, registration.registration_number),
        (told.tax_number, registration.tax_number),
    )
    agree = {one.value == other for one, other in pairs if one and other}
    if agree:
        return agree == {True}
    if told.city and registration.city and fold(told.city.value) != fold(registration.city):
        return False
    return organisation_key(told.name.value) == organisation_key(registration.organisation)


def _is_of_sender(reading: Reading, registration: Registration) -> bool:
    sender = reading.header.sender
    return sender is not None and f"from:{sender.email}" in registration.marks


def enter(
    key: str,
    received_at: datetime,
    reading: Reading,
    verdict: Verdict,
    history: History,
    is_taken: Callable[[str], bool] = lambda name: False,
) -> Registration | None:
    """Return the registration as it stands after the letter; None if the book has no part.

    Args:
        key: Of the letter, hex.
        is_taken: Whether another registration has that reference already; two keys in a
            thousand million begin alike.
    """
    earlier = find(reading, history)
    if verdict.hold is not None:
        return None
    if verdict.reply == "duplicate" and earlier is not None:
        return _attached(earlier, key, verdict)
    status = _status(reading, verdict)
    if status is Status.CANCELLED:
        return None if earlier is None else _cancelled(earlier, key, verdict)
    if status is None:
        return None
    name = next(ref for ref in _references(key) if not is_taken(ref))
    before = earlier or _begun(name, received_at, reading, status)
    if earlier is None or _is_of_sender(reading, earlier):
        before = _with_facts(before, reading)
    return _attached(_with_people(before, reading, status), key, verdict)


def _status(reading: Reading, verdict: Verdict) -> Status | None:
    if reading.intent is Intent.CANCEL:
        return Status.CANCELLED if verdict.registers else None
    if reading.intent not in (Intent.REGISTER, Intent.CHANGE):
        return None
    return Status.CONFIRMED if verdict.registers else _STATUS_OF_REPLY.get(verdict.reply or "")


def _references(key: str) -> Iterable[str]:
    return (reference(key, attempt) for attempt in range(len(key) * 4 // 30))


def _begun(name: str, received_at: datetime, reading: Reading, status: Status) -> Registration:
    return Registration(
        reference=name,
        status=status,
        organisation=None,
        city=None,
        registration_number=None,
        tax_number=None,
        website=None,
        attendees=(),
        attendee_count=None,
        contact_name=None,
        contact_email=None,
        contact_phone=None,
        requests=(),
        received_at=received_at,
        letters=(),
        rule="",
        marks=tuple(mark for mark in marks(reading) if mark.startswith("from:")),
    )


def _with_people(before: Registration, reading: Reading, status: Status) -> Registration:
    gone = {name_key(found.value) for found in reading.removed}
    gone = gone if reading.intent is Intent.CHANGE else set()
    stay = [
        replace(a, status=status) if a.status is Status.INCOMPLETE else a
        for a in before.attendees
        if name_key(a.name) not in gone
    ]
    people = _union(stay, reading.attendees, status)
    return replace(
        before,
        status=_raised(before.status, status),
        attendees=people,
        attendee_count=_count(before, reading, people),
        requests=_joined(before.requests, (found.value for found in reading.requests)),
    )


def _with_facts(before: Registration, reading: Reading) -> Registration:
    """Return *before* with what the letter tells of organisation and contact.

    Only for who began it: a stranger may bring people, but a stranger's tax number would lead
    another organisation's letters here.
    """
    own_marks = [mark for mark in marks(reading) if not mark.startswith("from:")]
    known = _with_organisation(_with_contact(before, reading), reading.organisation)
    return replace(known, marks=_joined(before.marks, own_marks))


def _with_organisation(before: Registration, told: Organisation | None) -> Registration:
    if told is None:
        return before
    return replace(
        before,
        organisation=before.organisation or told.name.value,
        city=before.city or _value(told.city),
        registration_number=before.registration_number or _value(told.registration_number),
        tax_number=before.tax_number or _value(told.tax_number),
        website=before.website or _value(told.website),
    )


def _with_contact(before: Registration, reading: Reading) -> Registration:
    contact, sender = reading.contact, reading.header.sender or Address(name="", email="")
    return replace(
        before,
        contact_name=before.contact_name or _value(contact.name) or sender.name or None,
        contact_email=before.contact_email or _value(contact.email) or sender.email or None,
        contact_phone=before.contact_phone or _value(contact.phone),
    )


def _union(
    there: Iterable[Attendee], coming: Iterable[Person], status: Status
) -> tuple[Attendee, ...]:
    people = {name_key(attendee.name): attendee for attendee in there}
    for person in coming:
        key = name_key(person.name.value)
        told = _attendee(person, status)
        old = people.get(key)
        people[key] = told if old is None else _completed(old, told)
    return tuple(people.values())[:ATTENDEES_MAX]


def _attendee(person: Person, status: Status) -> Attendee:
    return Attendee(
        name=person.name.value,
        role=_value(person.role),
        email=_value(person.email),
        phone=_value(person.phone),
        organisation=_value(person.organisation),
        status=status,
    )


def _completed(old: Attendee, told: Attendee) -> Attendee:
    return replace(
        old,
        role=old.role or told.role,
        email=old.email or told.email,
        phone=old.phone or told.phone,
        organisation=old.organisation or told.organisation,
        status=_raised(old.status, told.status),
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


def _attached(registration: Registration, key: str, verdict: Verdict) -> Registration:
    letters = _joined(registration.letters, (key,))
    return replace(registration, letters=letters, rule=verdict.rule)


def _cancelled(earlier: Registration, key: str, verdict: Verdict) -> Registration:
    people = tuple(replace(a, status=Status.CANCELLED) for a in earlier.attendees)
    gone = replace(earlier, status=Status.CANCELLED, attendees=people)
    return _attached(gone, key, verdict)


def _joined(old: tuple[str, ...], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))


def _value(found: Found | None) -> str | None:
    return found.value if found and found.value else None
