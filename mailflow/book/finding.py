"""The book: the registration a letter belongs to."""

from mailflow.book.marks import organisation_key
from mailflow.model import History, Reading, Registration, Status
from mailflow.script import fold


def find(reading: Reading, history: History) -> Registration | None:
    """Return the registration the letter belongs to; None if it begins one.

    That of the same organisation. Where the letter or the registration names none, the only
    one that the same sender began. Cancelled ones are past and never found.
    """
    active = [r for r in history.registrations if r.status is not Status.CANCELLED]
    same = [r for r in active if _is_same_organisation(reading, r)]
    if same:
        return same[0]
    own = [r for r in active if is_of_sender(reading, r)]
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


def is_of_sender(reading: Reading, registration: Registration) -> bool:
    """Tell whether the sender of the letter began the registration."""
    sender = reading.header.sender
    return sender is not None and f"from:{sender.email}" in registration.marks
