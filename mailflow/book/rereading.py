"""The book: a letter's reading as staff corrected it before it went on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from mailflow.book.correcting import tags
from mailflow.book.corrections import (
    CONTACT,
    ORGANISATION,
    PERSON_FIELDS,
    READING_FIELDS,
    WHOLE,
    names,
    noted,
    place_of,
)
from mailflow.model import (
    Correction,
    Deed,
    Found,
    Intent,
    Organisation,
    Person,
    Reading,
    StaffAct,
)

_MISSING: Final = {"organisation": "organisation", "attendee_names": "attendees"}
Corrections = tuple[Correction, ...]


def reread(reading: Reading, acts: Iterable[StaffAct]) -> tuple[Reading, Corrections]:
    """Return the reading with what *acts* put right, and what that was.

    Args:
        acts: Of this letter, oldest first; those undone count for nothing.
    """
    corrections: Corrections = ()
    for act in acts:
        if act.deed is Deed.CORRECT and not act.undone:
            reading, corrections = _corrected(reading, corrections, act)
    told = [what for what in reading.missing if getattr(reading, _MISSING.get(what, ""), None)]
    missing = tuple(what for what in reading.missing if what not in told)
    return replace(reading, missing=missing), corrections


def _corrected(
    reading: Reading, corrections: Corrections, act: StaffAct
) -> tuple[Reading, Corrections]:
    if sought := act.told.get("attendee"):
        return _person_corrected(reading, corrections, act, sought)
    for name in names(act.told.get("add", "")):
        there = place_of(_names(reading), {}, name) is not None
        corrections = noted(corrections, act, WHOLE, name if there else "", name, name)
        more = () if there else (Person(name=_found(name, act)),)
        reading = _with_people(reading, (*reading.attendees, *more))
    for name in names(act.told.get("remove", "")):
        place = place_of(_names(reading), {}, name)
        more_told = noted(corrections, act, WHOLE, name if place is not None else "", "", name)
        corrections = (*more_told[:-1], replace(more_told[-1], was=name))
        stay = [one for n, one in enumerate(reading.attendees) if n != place]
        reading = _with_people(reading, stay)
    for field in (name for name in READING_FIELDS if name in act.told):
        value = act.told[field]
        corrections = noted(corrections, act, field, read_text(reading, field), value)
        reading = _with_text(reading, field, value, act)
    return reading, corrections


def read_text(reading: Reading, field: str) -> str:
    """Return a field of the reading as text; "" for nothing, requests with commas."""
    if field in ORGANISATION:
        return _text(getattr(reading.organisation, ORGANISATION[field], None))
    if field in CONTACT:
        return _text(getattr(reading.contact, CONTACT[field]))
    if field == "requests":
        return ", ".join(found.value for found in reading.requests)
    return str(getattr(reading, field) or "")


def _with_text(reading: Reading, field: str, text: str, act: StaffAct) -> Reading:
    found = _found(text, act) if text else None
    if field in ORGANISATION:
        return replace(reading, organisation=_organisation(reading, field, found))
    if field in CONTACT:
        told = {CONTACT[field]: found}
        # Of the name that was read; another one may be of another gender.
        gender = reading.contact.gender if "name" not in told else None
        contact = replace(reading.contact, **told, gender=gender)
        return replace(reading, contact=contact)
    value: dict[str, object] = {
        "requests": tuple(_found(tag, act) for tag in tags(text)),
        "attendee_count": int(text) if text.isdigit() else None,
        "intent": Intent(text) if text in list(Intent) else reading.intent,
        "language": text or reading.language,
    }
    return replace(reading, **{field: value[field]})  # type: ignore[arg-type]


def _organisation(reading: Reading, field: str, found: Found | None) -> Organisation | None:
    told = reading.organisation
    if field == "organisation" and found is None:
        return None
    if told is None:
        return Organisation(name=found) if found and field == "organisation" else None
    return replace(told, **{ORGANISATION[field]: found})  # type: ignore[arg-type]


def _person_corrected(
    reading: Reading, corrections: Corrections, act: StaffAct, sought: str
) -> tuple[Reading, Corrections]:
    people = list(reading.attendees)
    place = place_of(_names(reading), act.told, sought)
    if place is None:
        people.append(Person(name=_found(sought, act)))
    old = people[-1 if place is None else place]
    for field in (name for name in PERSON_FIELDS if name in act.told):
        is_name_gone = field == "name" and place is None
        read = "" if is_name_gone else _text(getattr(old, field))
        corrections = noted(corrections, act, field, read, act.told[field], old.name.value)
    told = {
        field: _found(act.told[field], act) if act.told[field] else None
        for field in PERSON_FIELDS
        if field in act.told
    }
    new = replace(old, **told)  # type: ignore[arg-type]
    people[-1 if place is None else place] = new
    corrections = tuple(
        replace(one, attendee=new.name.value) if one.attendee == old.name.value else one
        for one in corrections
    )
    return _with_people(reading, people), corrections


def _with_people(reading: Reading, people: Sequence[Person]) -> Reading:
    unnamed = max((reading.attendee_count or 0) - len(reading.attendees), 0)
    count = None if reading.attendee_count is None else len(people) + unnamed
    return replace(reading, attendees=tuple(people), attendee_count=count)


def _names(reading: Reading) -> list[str]:
    return [one.name.value for one in reading.attendees]


def _found(text: str, act: StaffAct) -> Found:
    return Found(value=text, part="staff", line=0, column=0, because=f"corrected by {act.by}")


def _text(found: Found | None) -> str:
    return found.value if found else ""
