"""Find out who is meant, by address, name, reference or telephone, and what is theirs alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mailflow.erasure import PHONE_DIGITS, Whom, is_erased
from mailflow.errors import UsageError
from mailflow.model import Found, LetterRecord, Reading, Registration
from mailflow.script import name_key

_PHONE: Final = re.compile(r"[+\d][\d\s()/.-]{5,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A person as one letter or registration tells of them; "" for what it does not tell."""

    name: str
    email: str
    phone: str
    registration: str | None


def seen(records: Sequence[LetterRecord], book: Sequence[Registration]) -> list[Seen]:
    """Return everybody in the readings and in the book."""
    read = (s for r in records if r.reading for s in _in_reading(r.reading, r.registration))
    return [one for one in (*read, *_in_book(book)) if not is_erased(one.name)]


def _in_reading(reading: Reading, reference: str | None) -> Iterator[Seen]:
    contact, sender = reading.contact, reading.header.sender
    people = (
        *((one.name, one.email, one.phone) for one in reading.attendees),
        (contact.name, contact.email, contact.phone),
        *((found, None, None) for found in reading.removed),
    )
    for name, email, phone in people:
        yield Seen(
            name=_value(name), email=_value(email), phone=_value(phone), registration=reference
        )
    if sender is not None:
        yield Seen(name="", email=sender.email, phone="", registration=reference)


def _value(found: Found | None) -> str:
    return found.value if found else ""


def _in_book(book: Sequence[Registration]) -> Iterator[Seen]:
    for entry in book:
        people = [(one.name, one.email, one.phone) for one in entry.attendees]
        people.append((entry.contact_name or "", entry.contact_email, entry.contact_phone))
        for name, email, phone in people:
            yield Seen(
                name=name, email=email or "", phone=phone or "", registration=entry.reference
            )


def meant(
    who: str, everybody: Sequence[Seen], book: Sequence[Registration], within: str | None,
    first: int,
) -> tuple[Whom, ...]:  # fmt: skip
    """Return whom *who* names: one person, or everybody of a registration.

    Args:
        within: Reference of the registration whose person of that name is meant; None if
            there is only one called so.
        first: Number of the first erasure.

    Raises:
        UsageError: It is no name, or several people are called so.
    """
    entry = next((one for one in book if one.reference == who.strip().upper()), None)
    if entry is not None:
        told = list(dict.fromkeys(name_key(s.name) for s in _in_book([entry]) if s.name))
        return tuple(
            _whom(key, everybody, first + at, _scope(key, everybody, entry))
            for at, key in enumerate(told)
        )
    if "@" in who:
        return (_of_address(who.strip().lower(), everybody, first),)
    if _PHONE.fullmatch(who.strip()):
        return (_of_phone(re.sub(r"\D", "", who), everybody, first),)
    return (_of_name(who, everybody, book, within, first),)


def _scope(
    key: tuple[str, ...], everybody: Sequence[Seen], entry: Registration
) -> frozenset[str] | None:
    """Return the registration's letters if another one names somebody called so, else None."""
    others = {one.registration for one in everybody if one.name and name_key(one.name) == key}
    return frozenset(entry.letters) if others - {entry.reference, None} else None


def _of_address(email: str, everybody: Sequence[Seen], number: int) -> Whom:
    names = {name_key(one.name) for one in everybody if one.email == email and one.name}
    if len(names) == 1:
        found = _whom(next(iter(names)), everybody, number)
        emails = tuple(dict.fromkeys((email, *found.emails)))
        return Whom(names=found.names, emails=emails, phones=found.phones, number=number)
    # Several people write from it, or nobody is named: only the address itself is known.
    return Whom(names=(), emails=(email,), phones=(), number=number)


def _of_phone(digits: str, everybody: Sequence[Seen], number: int) -> Whom:
    tail = digits[-PHONE_DIGITS:]
    names = {name_key(s.name) for s in everybody if s.name and s.phone.endswith(tail)}
    if len(names) == 1:
        return _whom(next(iter(names)), everybody, number)
    return Whom(names=(), emails=(), phones=(digits,), number=number)


def _of_name(
    who: str, everybody: Sequence[Seen], book: Sequence[Registration], within: str | None,
    number: int,
) -> Whom:  # fmt: skip
    key = name_key(who)
    if len(key) < 2:
        raise UsageError(f"{who!r}: say given name and surname, an address, or a reference")
    if within is not None:
        entry = next((one for one in book if one.reference == within.upper()), None)
        if entry is None:
            raise UsageError(f"no registration {within!r}; see `mailflow list`")
        mine = [one for one in everybody if one.registration == entry.reference]
        return _whom(key, mine, number, frozenset(entry.letters), spelled=who)
    named = [one for one in everybody if name_key(one.name) == key]
    where = sorted({one.registration for one in named if one.registration})
    emails = {one.email for one in named if one.email}
    if len(where) > 1 and len(emails) != 1:
        raise UsageError(
            f"more than one registration names {who}: {', '.join(where)}; say whose address, "
            "or which registration, with --in REF"
        )
    return _whom(key, everybody, number, spelled=who)


def _whom(
    key: tuple[str, ...], everybody: Sequence[Seen], number: int,
    letters: frozenset[str] | None = None, spelled: str = "",
) -> Whom:  # fmt: skip
    """Return the person called so, with the addresses and telephones of nobody else."""
    own = [one for one in everybody if one.name and name_key(one.name) == key]
    others = [one for one in everybody if one.name and name_key(one.name) != key]
    emails = {one.email for one in own} - {one.email for one in others} - {""}
    phones = {one.phone for one in own} - {one.phone for one in others} - {""}
    names = dict.fromkeys((*(one.name for one in own), *((spelled,) if spelled else ())))
    return Whom(
        names=tuple(names),
        emails=tuple(sorted(emails)),
        phones=tuple(sorted(phones)),
        number=number,
        letters=letters,
    )
