"""The book: whether a letter and a registration name one organisation."""

from collections.abc import Callable, Collection, Iterable
from typing import Final

from mailflow.likeness import (
    Grade,
    Named,
    blocking_keys,
    organisations,
    own_domain,
    rare_first,
)
from mailflow.model import Found, Reading, Registration

# What leaves no doubt where the sender himself began the registration: he writes his own
# organisation now so, now so. He may as well register two of a kind, or two branches.
_OWN_WAYS: Final = frozenset((
    "alike_initials", "alike_typing", "alike_translated", "alike_core", "alike_but_more",
))  # fmt: skip


class Alike:
    """How sure it is that registrations are of the organisation that one letter names."""

    def __init__(self, reading: Reading) -> None:
        """Look at what *reading* tells of its organisation once, for all registrations."""
        self._reading = reading
        self._told = _told(reading)
        self._grades: dict[str, Grade] = {}

    def to(self, registration: Registration) -> Grade:
        """Return how sure it is of this one."""
        if registration.reference not in self._grades:
            self._grades[registration.reference] = self._graded(registration)
        return self._grades[registration.reference]

    def _graded(self, registration: Registration) -> Grade:
        registered = _registered(registration)
        if self._told is None or registered is None:
            return Grade.DIFFERENT
        found = organisations(self._told, registered)
        is_own = registration.is_of(self._reading.header)
        if found.because == "alike_only_domain":
            # Who registers two organisations from one address knows that they are two.
            wrote_both = is_own or _sender(self._reading) == registration.contact_email
            return Grade.DIFFERENT if wrote_both else Grade.LIKELY
        return Grade.SAME if is_own and found.because in _OWN_WAYS else found.grade


def alike_marks(reading: Reading) -> tuple[str, ...]:
    """Return the marks of which registrations of the same or a likely organisation have one."""
    told = _told(reading)
    return _marks(told) if told else ()


def alike_marks_of(name: str) -> tuple[str, ...]:
    """Return the same marks of an organisation of which nothing but the *name* is told."""
    return _marks(Named(name=name))


def _marks(named: Named) -> tuple[str, ...]:
    return tuple(f"alike:{key}" for key in blocking_keys(named))


def alike(
    reading: Reading, references_marked: Callable[[str], Collection[str]]
) -> tuple[str, ...]:
    """Return references of the registrations most like the organisation told, a few at most.

    Args:
        references_marked: Returns the references of all registrations with a mark.
    """
    return rare_first(alike_marks(reading), references_marked)


def _told(reading: Reading) -> Named | None:
    told = reading.organisation
    if told is None:
        return None
    return Named(
        name=told.name.value,
        city=_value(told.city),
        registration_number=_value(told.registration_number),
        tax_number=_value(told.tax_number),
        domain=_domain((_value(told.website), _sender(reading))),
    )


def _registered(registration: Registration) -> Named | None:
    if registration.organisation is None:
        return None
    senders = (m.removeprefix("from:") for m in registration.marks if m.startswith("from:"))
    return Named(
        name=registration.organisation,
        city=registration.city,
        registration_number=registration.registration_number,
        tax_number=registration.tax_number,
        domain=_domain((registration.website, registration.contact_email, *senders)),
    )


def _domain(told: Iterable[str | None]) -> str | None:
    return next(filter(None, map(own_domain, told)), None)


def _sender(reading: Reading) -> str:
    sender = reading.header.sender
    return sender.email if sender else ""


def _value(found: Found | None) -> str | None:
    return found.value if found else None
