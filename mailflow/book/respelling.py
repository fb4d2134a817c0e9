"""The book: later letters as they are meant, now that staff put the earlier ones right."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from mailflow.book.correcting import text_of
from mailflow.book.corrections import ALSO, PERSON_FIELDS, SPLIT, spellings
from mailflow.book.finding import find
from mailflow.book.marks import organisation_key
from mailflow.book.rereading import with_persons
from mailflow.model import (
    Found,
    History,
    Organisation,
    Person,
    Reading,
    Registration,
    Status,
)
from mailflow.script import fold, name_key

Key = tuple[str, ...]  # of a name, as script.name_key tells
_TOLD: Final = ("city", "registration_number", "tax_number")


def respell(reading: Reading, history: History) -> Reading:
    """Return a later letter as it is meant, now that staff corrected what earlier ones told.

    An organisation or a person written as before the correction is the corrected one; whoever
    was split off is known already, elsewhere.
    """
    active = [one for one in history.registrations if one.status is not Status.CANCELLED]
    if not any(one.corrections for one in active):
        return reading
    for entry in active:
        reading = _organisation_respelled(reading, entry, active)
    entry_now = find(reading, history)
    return reading if entry_now is None else _people_respelled(reading, entry_now)


def _organisation_respelled(
    reading: Reading, entry: Registration, active: Sequence[Registration]
) -> Reading:
    told = reading.organisation
    if told is None or entry.organisation is None:
        return reading
    key = organisation_key(told.name.value)
    others = {organisation_key(one.organisation) for one in active if one.organisation}
    if key not in others and key in map(organisation_key, _before(entry, "organisation")):
        told = replace(told, name=replace(told.name, value=entry.organisation))
    if organisation_key(told.name.value) != organisation_key(entry.organisation):
        return reading
    for field in _TOLD:
        found: Found | None = getattr(told, field)
        if found and fold(found.value) in map(fold, _before(entry, field)):
            told = _with(told, field, found, text_of(entry, field))
    return replace(reading, organisation=told)


def _with(told: Organisation, field: str, found: Found, text: str) -> Organisation:
    value = replace(found, value=text) if text else None
    return replace(told, **{field: value})  # type: ignore[arg-type]


def _before(entry: Registration, field: str) -> Iterable[str]:
    """Return what letters said in that field that holds no more."""
    told = (one for one in entry.corrections if one.field in (field, f"{ALSO} {field}"))
    return {text for one in told for text in (one.was, one.read, one.value) if text}


def _people_respelled(reading: Reading, entry: Registration) -> Reading:
    elsewhere = {name_key(one.attendee) for one in entry.corrections if one.field == SPLIT}
    return spelt(reading, spellings(entry.corrections), elsewhere)


def spelt(reading: Reading, called: Mapping[Key, str], elsewhere: Collection[Key]) -> Reading:
    """Return the letter with each person as *called*, once, and none of those *elsewhere*."""

    def right(name: str) -> str:
        return called.get(name_key(name), name)

    def person(one: Person) -> Person:
        return replace(one, name=replace(one.name, value=right(one.name.value)))

    coming = _once(map(person, reading.attendees))
    coming = {key: one for key, one in coming.items() if key not in elsewhere}
    return replace(
        with_persons(reading, tuple(coming.values())),
        removed=tuple(replace(found, value=right(found.value)) for found in reading.removed),
        corrected=tuple((right(wrong), right(name)) for wrong, name in reading.corrected),
        answers=tuple(replace(one, of=right(one.of)) for one in reading.answers),
        doubts=tuple(replace(d, values=tuple(map(right, d.values))) for d in reading.doubts),
    )


def _once(people: Iterable[Person]) -> dict[Key, Person]:
    """Return people of one name once, as the first; gaps filled."""
    found: dict[Key, Person] = {}
    for one in people:
        first = found.setdefault(name_key(one.name.value), one)
        gaps = {field: getattr(first, field) or getattr(one, field) for field in PERSON_FIELDS}
        found[name_key(one.name.value)] = replace(first, **gaps)
    return found
