"""The book: one letter, decided, into the registrations."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from mailflow import reference
from mailflow.book.finding import find, has_begun, is_owner
from mailflow.book.marks import beginner_marks
from mailflow.book.people import with_people
from mailflow.book.told import joined, with_answers, with_facts
from mailflow.model import History, Intent, Reading, Registration, Status, Verdict

_FILED: Final = ("duplicate", "status")  # the book keeps the letter and changes nothing
_STATUS_OF_REPLY: Final = {
    "late": Status.LATE,
    "incomplete": Status.INCOMPLETE,
    "waiting": Status.WAITING,
}


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
    if verdict.reply == "status" and (earlier is None or not is_owner(reading, earlier)):
        return None
    if verdict.reply in _FILED and earlier is not None:
        answered = with_answers(earlier, reading) if has_begun(reading, earlier) else earlier
        return replace(answered, letters=joined(earlier.letters, (key,)))
    status = _status(reading, verdict)
    if status is Status.CANCELLED:
        return None if earlier is None else _cancelled(earlier, key, verdict)
    if status is None:
        return None
    names = (reference.make(key, attempt) for attempt in range(reference.ATTEMPTS_MAX))
    name = next(name for name in names if not is_taken(name))
    before = earlier or _begun(name, received_at, reading, status)
    if earlier is None or has_begun(reading, earlier):
        before = with_facts(before, reading)
    # A stranger may bring people to an organisation; who falls away is its own to say.
    may_remove = reading.intent is Intent.CHANGE or before.is_of(reading.header)
    people = with_people(before, reading, status, may_remove=may_remove)
    return _attached(people, key, verdict)


def _status(reading: Reading, verdict: Verdict) -> Status | None:
    if reading.intent in (Intent.CANCEL, Intent.DECLINE):
        return Status.CANCELLED if verdict.registers else None
    if reading.intent not in (Intent.REGISTER, Intent.CHANGE):
        return None
    return Status.CONFIRMED if verdict.registers else _STATUS_OF_REPLY.get(verdict.reply or "")


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
        marks=beginner_marks(reading),
    )


def _attached(registration: Registration, key: str, verdict: Verdict) -> Registration:
    letters = joined(registration.letters, (key,))
    return replace(registration, letters=letters, rule=verdict.rule)


def _cancelled(earlier: Registration, key: str, verdict: Verdict) -> Registration:
    people = tuple(replace(a, status=Status.CANCELLED) for a in earlier.attendees)
    gone = replace(earlier, status=Status.CANCELLED, attendees=people)
    return _attached(gone, key, verdict)
