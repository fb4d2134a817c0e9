"""The book: a registration as staff corrected it, and later letters as they are meant then."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mailflow.book.corrections import (
    ANSWER,
    FIELDS,
    PERSON_FIELDS,
    WHOLE,
    names,
    noted,
    place_of,
)
from mailflow.book.marks import name_marks
from mailflow.book.told import joined
from mailflow.model import (
    Attendee,
    Registration,
    StaffAct,
    Status,
    Turn,
)
from mailflow.script import name_key


def correct(entry: Registration, act: StaffAct) -> Registration:
    """Return the registration with what *act* put right, and a memory of what was read."""
    return _in_turn(_corrected(entry, act), act)


def _in_turn(entry: Registration, act: StaffAct) -> Registration:
    """Return the registration with a turn for whoever waits now and has none, and no other."""
    turn = Turn(since=act.at, letter=entry.letters[-1])
    people = tuple(
        replace(one, turn=one.turn or turn) if one.status is Status.WAITING else one
        for one in entry.attendees
    )
    unnamed = entry.unnamed_turns[: entry.unnamed]
    if entry.status is Status.WAITING:
        unnamed += (turn,) * (entry.unnamed - len(unnamed))
    return replace(entry, attendees=people, unnamed_turns=unnamed)


def _corrected(entry: Registration, act: StaffAct) -> Registration:
    entry = replace(entry, marks=joined(entry.marks, _marks(entry, act)))
    if sought := act.told.get("attendee"):
        return _once(_person_corrected(entry, act, sought))
    for name in names(act.told.get("add", "")):
        entry = _added(entry, act, name)
    for name in names(act.told.get("remove", "")):
        entry = _removed(entry, act, name)
    for field in fields_of(act):
        corrections = noted(
            entry.corrections, act, field, text_of(entry, field), act.told[field]
        )
        entry = replace(with_text(entry, field, act.told[field]), corrections=corrections)
    return entry


def fields_of(act: StaffAct) -> list[str]:
    """Return the fields of a registration that *act* corrects, in order."""
    answers = (name for name in act.told if name.startswith(ANSWER))
    return [*(name for name in FIELDS if name in act.told), *answers]


def person_fields_of(act: StaffAct) -> list[str]:
    """Return the fields of an attendee that *act* corrects, in order."""
    answers = (name for name in act.told if name.startswith(ANSWER))
    return [*(name for name in PERSON_FIELDS if name in act.told), *answers]


def person_text_of(one: Attendee, field: str) -> str:
    """Return a field of the attendee as text; "" for nothing."""
    if field.startswith(ANSWER):
        return dict(one.answers).get(field.removeprefix(ANSWER), "")
    return str(getattr(one, field) or "")


def _answered(there: tuple[tuple[str, str], ...], act: StaffAct) -> tuple[tuple[str, str], ...]:
    more = {n.removeprefix(ANSWER): t for n, t in act.told.items() if n.startswith(ANSWER)}
    return tuple((name, text) for name, text in (dict(there) | more).items() if text)


def text_of(entry: Registration, field: str) -> str:
    """Return a field of the registration as text; "" for nothing, requests with commas."""
    if field.startswith(ANSWER):
        return dict(entry.answers).get(field.removeprefix(ANSWER), "")
    if field == "requests":
        return ", ".join(entry.requests)
    return str(getattr(entry, field) or "")


def with_text(entry: Registration, field: str, text: str) -> Registration:
    """Return the registration with that field as *text* says."""
    if field.startswith(ANSWER):
        name = field.removeprefix(ANSWER)
        answers = dict(entry.answers) | {name: text}
        return replace(entry, answers=tuple((k, v) for k, v in answers.items() if v))
    if field == "requests":
        return replace(entry, requests=tags(text))
    if field == "attendee_count":
        return replace(entry, attendee_count=max(int(text or 0), len(entry.attendees)) or None)
    return replace(entry, **{field: text or None})  # type: ignore[arg-type]


def tags(text: str) -> tuple[str, ...]:
    """Return what stands between the commas."""
    return tuple(tag for part in text.split(",") if (tag := part.strip()))


def _marks(entry: Registration, act: StaffAct) -> Iterator[str]:
    """Yield under what else it is found now; only what staff told, not what strangers did."""
    told = act.told
    if told.get("organisation") and "attendee" not in told:
        yield from name_marks(told["organisation"])
    numbers = (told.get("registration_number"), told.get("tax_number"))
    yield from (f"number:{number}" for number in numbers if number)
    emails = (told.get("contact_email"), told.get("email"))
    yield from (
        f"named:{email}" for email in emails if email and f"from:{email}" not in entry.marks
    )


def _person_corrected(entry: Registration, act: StaffAct, sought: str) -> Registration:
    people = list(entry.attendees)
    place = place_of([one.name for one in people], act.told, sought)
    if place is None:  # the letters do not name him any more, but staff said that he comes
        people.append(Attendee(name=sought, status=entry.status))
        place, read_name = len(people) - 1, ""
    else:
        read_name = people[place].name
    old, corrections = people[place], entry.corrections
    called = act.told.get("name") or (old.name if read_name else sought)
    for field in person_fields_of(act):
        read = read_name if field == "name" else person_text_of(old, field)
        corrections = noted(corrections, act, field, read, act.told[field], old.name)
    told = {f: act.told[f] or None for f in PERSON_FIELDS if f in act.told}
    answers = _answered(old.answers, act)
    people[place] = replace(old, **told | {"name": called}, answers=answers)  # type: ignore[arg-type]
    renamed = tuple(
        replace(one, attendee=called) if one.attendee == old.name else one
        for one in corrections
    )
    return replace(entry, attendees=tuple(people), corrections=renamed)


def _once(entry: Registration) -> Registration:
    """Return the registration with people of one name once, as the first; gaps filled."""
    return with_attendees(entry, united((), entry.attendees))


def united(there: Sequence[Attendee], coming: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """Return both, each person once, what one lacks filled from the other."""
    people: dict[tuple[str, ...], Attendee] = {}
    for one in (*there, *coming):
        first = people.setdefault(name_key(one.name), one)
        gaps = {f: getattr(first, f) or getattr(one, f) for f in PERSON_FIELDS}
        gaps["answers"] = tuple((dict(one.answers) | dict(first.answers)).items())
        place = one if one.status is Status.CONFIRMED else first
        people[name_key(one.name)] = replace(
            first, **gaps, status=place.status, turn=place.turn
        )
    return tuple(people.values())


def with_attendees(entry: Registration, people: tuple[Attendee, ...]) -> Registration:
    """Return the registration with those; whoever was told of by number alone stays."""
    unnamed = max((entry.attendee_count or 0) - len(entry.attendees), 0)
    return replace(entry, attendees=people, attendee_count=len(people) + unnamed or None)


def _added(entry: Registration, act: StaffAct, name: str) -> Registration:
    there = name_key(name) in {name_key(one.name) for one in entry.attendees}
    read = name if there else ""
    corrections = noted(entry.corrections, act, WHOLE, read, name, name)
    if not there:
        people = (*entry.attendees, Attendee(name=name, status=entry.status))
        entry = with_attendees(entry, people)
    return replace(entry, corrections=corrections)


def _removed(entry: Registration, act: StaffAct, name: str) -> Registration:
    people = [one.name for one in entry.attendees]
    place = place_of(people, act.told, name)
    read = people[place] if place is not None else ""
    if name_key(read) == name_key(name):
        stay = tuple(one for one in entry.attendees if one.name != read)
        entry, read = with_attendees(entry, stay), name
    more = noted(entry.corrections, act, WHOLE, read, "", name)
    return replace(entry, corrections=(*more[:-1], replace(more[-1], was=name)))
