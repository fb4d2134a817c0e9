"""The book: a letter's reading as staff corrected it before it went on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from mailflow.book.correcting import tags
from mailflow.book.corrections import (
    ANSWER,
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
    Answer,
    Correction,
    Deed,
    Found,
    Intent,
    Organisation,
    Person,
    Reading,
    StaffAct,
)
from mailflow.script import name_key

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
    told = {answer.name for answer in reading.answers}
    told |= {what for what, where in _MISSING.items() if getattr(reading, where)}
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
        reading = with_persons(reading, (*reading.attendees, *more))
    for name in names(act.told.get("remove", "")):
        place = place_of(_names(reading), {}, name)
        more_told = noted(corrections, act, WHOLE, name if place is not None else "", "", name)
        corrections = (*more_told[:-1], replace(more_told[-1], was=name))
        stay = [one for n, one in enumerate(reading.attendees) if n != place]
        reading = with_persons(reading, stay)
    for field in (*(name for name in READING_FIELDS if name in act.told), *_answers(act)):
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
    if field.startswith(ANSWER):
        return answer_text(reading, field)
    if field == "requests":
        return ", ".join(found.value for found in reading.requests)
    return str(getattr(reading, field) or "")


def answer_text(reading: Reading, field: str, of: str = "") -> str:
    """Return what the letter answers to a question, for all or *of* one person, else ""."""
    told = (one for one in reading.answers if f"{ANSWER}{one.name}" == field)
    return next((one.value.value for one in told if name_key(one.of) == name_key(of)), "")


def _answers(act: StaffAct) -> list[str]:
    return [name for name in act.told if name.startswith(ANSWER)]


def _with_answer(reading: Reading, field: str, text: str, act: StaffAct, of: str) -> Reading:
    name = field.removeprefix(ANSWER)
    stay = [
        one for one in reading.answers if one.name != name or name_key(one.of) != name_key(of)
    ]
    more = [Answer(name=name, value=_found(text, act), of=of)] if text else []
    return replace(reading, answers=(*stay, *more))


def _with_text(reading: Reading, field: str, text: str, act: StaffAct) -> Reading:
    found = _found(text, act) if text else None
    if field.startswith(ANSWER):
        return _with_answer(reading, field, text, act, "")
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
    called = {name_key(old.name.value): new.name.value}
    answers = tuple(
        replace(one, of=called.get(name_key(one.of), one.of)) for one in reading.answers
    )
    reading = with_persons(replace(reading, answers=answers), people)
    for field in _answers(act):
        text, of = act.told[field], new.name.value
        read = answer_text(reading, field, of)
        corrections = noted(corrections, act, field, read, text, of)
        reading = _with_answer(reading, field, text, act, of)
    return reading, corrections


def with_persons(reading: Reading, people: Sequence[Person]) -> Reading:
    """Return the reading with those; whoever was told of by number alone stays."""
    unnamed = max((reading.attendee_count or 0) - len(reading.attendees), 0)
    count = None if reading.attendee_count is None else len(people) + unnamed
    return replace(reading, attendees=tuple(people), attendee_count=count)


def _names(reading: Reading) -> list[str]:
    return [one.name.value for one in reading.attendees]


def _found(text: str, act: StaffAct) -> Found:
    return Found(value=text, part="staff", line=0, column=0, because=f"corrected by {act.by}")


def _text(found: Found | None) -> str:
    return found.value if found else ""
