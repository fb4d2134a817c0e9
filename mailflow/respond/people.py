"""Respond: whom an answer may name, by what became of them.

Whoever writes "we are Бреза, too" must not learn from us who else of Бреза comes: what the
book holds is told to the owner of a registration, everybody else hears his own words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from mailflow.model import Attendee, Reading, Registration, Status
from mailflow.respond.cleaning import clean_name
from mailflow.script import name_key

PEOPLE_LENGTH_MAX: Final = 250  # characters of all names listed, so that a reply stays small


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an answer is about.

    Attributes:
        registration: As it stands; None if the letter led to none.
        before: As it stood before the letter; None if there was none.
    """

    template: str
    reading: Reading
    registration: Registration | None
    before: Registration | None = None

    @property
    def is_to_owner(self) -> bool:
        """The answer goes to who may be told what the registration holds."""
        return self.registration is not None and self.registration.is_of(self.reading.header)


def people(told: Told) -> dict[str, object]:
    """Return everything that tells who comes, and what the letter changed in it."""
    attendees, waits = _attendees(told), _of_status(told, Status.WAITING)
    unnamed = _unnamed(told, attendees)
    return {
        "attendees": _listed(attendees),
        "more": len(attendees) - len(_listed(attendees)),
        "unnamed": unnamed,
        "count": len(attendees) + unnamed,
        "waits": _listed(waits),
        "waiting": len(waits),
        "belated": _listed(_of_status(told, Status.LATE)),
        **_changes(told),
    }


def _attendees(told: Told) -> list[str]:
    """Return the names of those who stand as the registration does; others are told apart."""
    now = told.registration
    if now is not None and told.is_to_owner:
        return _names(a for a in now.attendees if a.status is now.status)
    named = (clean_name(person.name.value) for person in told.reading.attendees)
    return [name for name in named if name]


def _unnamed(told: Told, attendees: Sequence[str]) -> int:
    source = told.registration or told.reading
    named = len(told.registration.attendees) if told.registration else len(attendees)
    return max((source.attendee_count or 0) - named, 0)


def _of_status(told: Told, status: Status) -> list[str]:
    """Return the names of *status*, where others are of another one."""
    registration = told.registration
    if registration is None or registration.status is status or not told.is_to_owner:
        return []
    return _names(a for a in registration.attendees if a.status is status)


def _changes(told: Told) -> dict[str, object]:
    """Return who was added, removed and corrected; none where nothing was there before."""
    now, before = told.registration, told.before
    if now is None or before is None or not before.is_of(told.reading.header):
        return {"added": [], "removed": [], "corrected": []}
    wrong = {name_key(name) for name, _ in told.reading.corrected}
    right = {name_key(name) for _, name in told.reading.corrected}
    there, here = _keys(before), _keys(now)
    return {
        "added": _listed(_keyed(now, here - there - right)),
        "removed": _listed(_keyed(before, there - here - wrong)),
        "corrected": _listed(_keyed(now, here & right)),
    }


def _keys(registration: Registration) -> set[tuple[str, ...]]:
    return {name_key(attendee.name) for attendee in registration.attendees}


def _keyed(registration: Registration, keys: set[tuple[str, ...]]) -> list[str]:
    return _names(a for a in registration.attendees if name_key(a.name) in keys)


def _names(attendees: Iterable[Attendee]) -> list[str]:
    names = (clean_name(attendee.name) for attendee in attendees)
    return [name for name in names if name]


def _listed(names: Sequence[str]) -> list[str]:
    lengths = [sum(map(len, names[: place + 1])) for place in range(len(names))]
    return [p for p, length in zip(names, lengths, strict=True) if length <= PEOPLE_LENGTH_MAX]
