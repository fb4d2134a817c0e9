"""Find out who is meant, by address, name, reference or telephone, and what is theirs alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mailflow import journey
from mailflow.erasure import PHONE_DIGITS, Whom, is_erased
from mailflow.errors import UsageError
from mailflow.model import Deed, Found, LetterRecord, Reading, Registration, StaffAct
from mailflow.script import name_key

_PHONE: Final = re.compile(r"[+\d][\d\s()/.-]{5,20}")
Key = tuple[str, ...]  # of a name, as script.name_key tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A person as one letter or registration tells of them; "" for what it does not tell."""

    name: str
    email: str
    phone: str
    registration: str | None


class Everybody:
    """Everybody in the readings and in the book.

    Attributes:
        book: The registrations.
    """

    def __init__(
        self,
        records: Sequence[LetterRecord],
        book: Sequence[Registration],
        acts: Sequence[StaffAct],
    ) -> None:
        """Look through all of them once."""
        self.book = book
        self._same: dict[Key, Key] = {}
        for one, other in (*_corrected(records, acts), *_recognised(records, book)):
            self._same[name_key(other)] = self.key(one)
        read = (s for r in records if r.reading for s in _in_reading(r.reading, r.registration))
        found = (*read, *(s for entry in book for s in in_entry(entry)))
        self._seen = [(self.key(one.name), one) for one in found if not is_erased(one.name)]

    def key(self, name: str) -> Key:
        """Return under what *name* and all that it was corrected to are one; () for none."""
        key = name_key(name)
        for _ in range(len(self._same)):
            key = self._same.get(key, key)
        return key

    def named(self, key: Key) -> list[Seen]:
        """Return where somebody called so was seen."""
        return [one for other, one in self._seen if other == key]

    def keys_with(self, *, email: str = "", phone: str = "") -> set[Key]:
        """Return the names of whoever has that address, or a telephone that ends so."""
        return {
            key
            for key, one in self._seen
            if key and ((email and one.email == email) or (phone and one.phone.endswith(phone)))
        }

    def whom(self, key: Key, number: int, within: Registration | None = None) -> Whom:
        """Return the person called so, with the addresses and telephones of nobody else.

        Args:
            within: The registration whose person is meant; None for that of all.
        """
        own, others = (
            self.named(key),
            [one for other, one in self._seen if other not in (key, ())],
        )
        if within is not None:
            elsewhere = [one for one in own if one.registration != within.reference]
            own, others = [o for o in own if o not in elsewhere], [*others, *elsewhere]
        emails = {one.email for one in own} - {one.email for one in others} - {""}
        phones = {one.phone for one in own} - {one.phone for one in others} - {""}
        return Whom(
            names=tuple(dict.fromkeys(one.name for one in own)),
            emails=tuple(sorted(emails)),
            phones=tuple(sorted(phones)),
            number=number,
            letters=frozenset(within.letters) if within else None,
        )


def _corrected(
    records: Sequence[LetterRecord], acts: Sequence[StaffAct]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of names of one person: as written, and as put right."""
    for record in records:
        yield from record.reading.corrected if record.reading else ()
    for act in acts:
        if act.deed is Deed.CORRECT and {"attendee", "name"} <= set(act.told):
            yield act.told["attendee"], act.told["name"]


def _recognised(
    records: Sequence[LetterRecord], book: Sequence[Registration]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of names of one person: as in one letter, and as in another."""
    readings = {record.key: record.reading for record in records}
    for entry in book:
        own = (readings.get(key) for key in entry.letters)
        yield from journey.same_people(reading for reading in own if reading)


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


def in_entry(entry: Registration) -> Iterator[Seen]:
    """Yield who comes, and whom to write to."""
    people = [(one.name, one.email, one.phone) for one in entry.attendees]
    people.append((entry.contact_name or "", entry.contact_email, entry.contact_phone))
    for name, email, phone in people:
        yield Seen(
            name=name, email=email or "", phone=phone or "", registration=entry.reference
        )


def meant(who: str, there: Everybody, within: str | None, first: int) -> tuple[Whom, ...]:
    """Return whom *who* names: one person, or everybody of a registration.

    Args:
        within: Reference of the registration whose person of that name is meant; None if
            there is only one called so.
        first: Number of the first erasure.

    Raises:
        UsageError: It is no name, or several people are called so.
    """
    entry = _entry(there, who)
    if entry is not None:
        keys = dict.fromkeys(there.key(one.name) for one in in_entry(entry) if one.name)
        return tuple(
            there.whom(
                key, first + at, entry if _places(there, key) > {entry.reference} else None
            )
            for at, key in enumerate(keys)
        )
    if "@" in who:
        return (_of_address(who.strip().lower(), there, first),)
    if _PHONE.fullmatch(who.strip()):
        return (_of_phone(re.sub(r"\D", "", who), there, first),)
    return (_of_name(who, there, within, first),)


def _entry(there: Everybody, reference: str) -> Registration | None:
    name = reference.strip().upper()
    return next((one for one in there.book if one.reference == name), None)


def _places(there: Everybody, key: Key) -> set[str]:
    """Return the registrations that name somebody called so."""
    return {one.registration for one in there.named(key) if one.registration}


def _of_address(email: str, there: Everybody, number: int) -> Whom:
    keys = there.keys_with(email=email)
    if len(keys) == 1:
        found = there.whom(keys.pop(), number)
        emails = tuple(dict.fromkeys((email, *found.emails)))
        return Whom(names=found.names, emails=emails, phones=found.phones, number=number)
    # Several people write from it, or nobody is named: only the address itself is known.
    return Whom(names=(), emails=(email,), phones=(), number=number)


def _of_phone(digits: str, there: Everybody, number: int) -> Whom:
    keys = there.keys_with(phone=digits[-PHONE_DIGITS:])
    if len(keys) == 1:
        return there.whom(keys.pop(), number)
    return Whom(names=(), emails=(), phones=(digits,), number=number)


def _of_name(who: str, there: Everybody, within: str | None, number: int) -> Whom:
    key = there.key(who)
    if len(name_key(who)) < 2:
        raise UsageError(f"{who!r}: say given name and surname, an address, or a reference")
    if within is not None:
        entry = _entry(there, within)
        if entry is None:
            raise UsageError(f"no registration {within!r}; see `mailflow list`")
        return there.whom(key, number, entry)
    where = _places(there, key)
    emails = {one.email for one in there.named(key) if one.email}
    if len(where) > 1 and len(emails) != 1:
        raise UsageError(
            f"more than one registration names {who}: {', '.join(sorted(where))}; say whose "
            "address, or which registration, with --in REF"
        )
    found = there.whom(key, number)
    names = tuple(dict.fromkeys((*found.names, who)))
    return Whom(names=names, emails=found.emails, phones=found.phones, number=number)
