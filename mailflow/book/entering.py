"""The book: one letter, decided, into the registrations."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from mailflow import reference
from mailflow.book.finding import Belonging, belonging, has_begun, is_owner
from mailflow.book.marks import beginner_marks
from mailflow.book.people import Grant, with_people
from mailflow.book.told import joined, with_answers, with_facts
from mailflow.model import History, Intent, Reading, Registration, Status, Turn, Verdict

_FILED: Final = ("duplicate", "status")  # the book keeps the letter and changes nothing
_STATUS_OF_REPLY: Final[Mapping[str, Status]] = {
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
    place: Belonging | None = None,
) -> Registration | None:
    """Return the registration as it stands after the letter; None if the book has no part.

    Args:
        key: Of the letter, hex.
        is_taken: Whether another registration has that reference already.
        place: Where the letter belongs, if somebody looked already.
    """
    earlier = (place or belonging(reading, history)).registration
    asks_for_others = earlier is None or not is_owner(reading, earlier)
    if verdict.hold is not None or (verdict.reply == "status" and asks_for_others):
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
    turn = Turn(since=received_at, letter=key)
    grant = Grant(status=status, seats=verdict.seats or 0, turn=turn)
    after = with_people(before, reading, grant)
    if earlier and earlier.attendees and not after.attendees and not after.attendee_count:
        return _cancelled(earlier, key, verdict)  # one by one, everybody was taken out
    return _attached(_revised(earlier, after), key, verdict)


def _status(reading: Reading, verdict: Verdict) -> Status | None:
    if reading.intent in (Intent.CANCEL, Intent.DECLINE):
        return Status.CANCELLED if verdict.registers else None
    if reading.intent not in (Intent.REGISTER, Intent.CHANGE):
        return None
    if verdict.registers:
        return Status.CONFIRMED if verdict.seats is None else Status.WAITING
    return _STATUS_OF_REPLY.get(verdict.reply or "")


def _begun(name: str, received_at: datetime, reading: Reading, status: Status) -> Registration:
    return Registration(
        reference=name,
        status=status,
        received_at=received_at,
        letters=(),
        rule="",
        marks=beginner_marks(reading),
    )


def _revised(earlier: Registration | None, after: Registration) -> Registration:
    """Return *after*, counted as another version if people are told something else of it."""
    if earlier is None or _told(earlier) == _told(after):
        return after
    return replace(after, revision=earlier.revision + 1)


def _told(registration: Registration) -> object:
    people = [(a.name, a.status) for a in registration.attendees]
    return registration.status, people, registration.attendee_count


def _attached(registration: Registration, key: str, verdict: Verdict) -> Registration:
    letters = joined(registration.letters, (key,))
    return replace(registration, letters=letters, rule=verdict.rule)


def _cancelled(earlier: Registration, key: str, verdict: Verdict) -> Registration:
    people = tuple(replace(a, status=Status.CANCELLED, turn=None) for a in earlier.attendees)
    gone = replace(earlier, status=Status.CANCELLED, attendees=people, unnamed_turns=())
    return _attached(_revised(earlier, gone), key, verdict)
