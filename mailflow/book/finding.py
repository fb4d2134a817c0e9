"""The book: the registration a letter belongs to.

In this order: the one whose answer of ours it answers, the one whose reference it cites, the
one of the organisation it names, the one its sender began. What a letter says in so many words
counts for more than where it was typed: who answers about one organisation and names another
means the other, and where the book does not know that one, a person looks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mailflow.book.alike import Alike
from mailflow.likeness import Grade
from mailflow.model import History, Intent, Reading, Registration, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Where a letter belongs.

    Attributes:
        registration: None if it begins one.
        stranger: It answers us about that registration, or cites it, from an address that
            has no say in it.
        likely: The registration it may be meant for instead; None if there is no doubt.
    """

    registration: Registration | None
    stranger: bool = False
    likely: Registration | None = None


def find(reading: Reading, history: History) -> Registration | None:
    """Return the registration the letter belongs to; None if it begins one."""
    return belonging(reading, history).registration


def belonging(reading: Reading, history: History) -> Belonging:
    """Return where the letter belongs.

    Cancelled registrations are past: only who asks about his own still finds it.
    """
    active = [r for r in history.registrations if r.status is not Status.CANCELLED]
    place = _among(active, reading, history)
    if place.registration is not None or not reading.asks_status:
        return place
    past = [r for r in reversed(history.registrations) if is_owner(reading, r)]
    return _among(past[:1], reading, history)


def _among(active: Sequence[Registration], reading: Reading, history: History) -> Belonging:
    meant = next(_answered(reading, history.threaded, active), None)
    alike = Alike(reading)
    told = _of_organisation(reading, active, alike)
    if meant is None:
        return _by_name(reading, told, active, alike)
    if is_owner(reading, meant):
        return _of_owner(reading, meant, told, alike)
    if reading.intent is Intent.REGISTER and reading.organisation is not None:
        # Theirs was passed on to somebody who registers himself: that is no claim to it.
        return _by_name(reading, told, active, alike)
    return Belonging(registration=meant, stranger=True)


def _answered(
    reading: Reading, threaded: Iterable[str], active: Sequence[Registration]
) -> Iterator[Registration]:
    by_reference = {
        name: registration
        for registration in active
        for name in (registration.reference, *registration.former)
    }
    cited = (found.value for found in reading.cited)
    return (by_reference[name] for name in (*threaded, *cited) if name in by_reference)


def _of_owner(
    reading: Reading, meant: Registration, told: Registration | None, alike: Alike
) -> Belonging:
    if meant.organisation is None or reading.organisation is None or told == meant:
        return Belonging(registration=meant)
    if alike.to(meant) is Grade.SAME:
        return Belonging(registration=meant)
    if told is not None and is_owner(reading, told):
        return Belonging(registration=told)
    begins = reading.intent is Intent.REGISTER
    return Belonging(registration=told if begins else meant, likely=meant)


def _by_name(
    reading: Reading, told: Registration | None, active: Sequence[Registration], alike: Alike
) -> Belonging:
    """Return where it belongs by its organisation, else by its sender."""
    if told is not None:
        return Belonging(registration=told)
    likely = (r for r in active if alike.to(r) is Grade.LIKELY)
    return Belonging(registration=_of_sender(reading, active), likely=next(likely, None))


def _of_organisation(
    reading: Reading, active: Sequence[Registration], alike: Alike
) -> Registration | None:
    same = [r for r in active if alike.to(r) is Grade.SAME]
    # Of two namesakes that no town tells apart, the sender's own.
    return next((r for r in same if is_owner(reading, r)), same[0] if same else None)


def _of_sender(reading: Reading, active: Sequence[Registration]) -> Registration | None:
    """Return the only one that the sender began, or that names him and that he alters."""
    own = [r for r in active if has_begun(reading, r)]
    if reading.organisation is not None:
        own = [r for r in own if r.organisation is None]
    elif not own and reading.intent is not Intent.REGISTER:
        # Who was named by somebody and registers means himself: it begins another one.
        own = [r for r in active if is_owner(reading, r)]
    return own[0] if len(own) == 1 else None


def has_begun(reading: Reading, registration: Registration) -> bool:
    """Tell whether the sender of the letter began the registration."""
    sender = reading.header.sender
    began = sender is not None and f"from:{sender.email}" in registration.marks
    return began and is_owner(reading, registration)


def is_owner(reading: Reading, registration: Registration) -> bool:
    """Tell whether the sender of the letter may change the registration."""
    return registration.is_of(reading.header)
