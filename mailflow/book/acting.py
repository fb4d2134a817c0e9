"""The book: what a person of the staff decided, into the registrations. Pure.

`act_on` takes the registrations an act is about as the letters made them until then, and
returns those that stand instead. An act that finds nothing to act on changes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from mailflow import reference
from mailflow.book.correcting import correct, text_of, united, with_attendees
from mailflow.book.corrections import ALSO, ORGANISATION, SPLIT, names
from mailflow.book.marks import name_marks
from mailflow.book.told import joined
from mailflow.model import (
    Attendee,
    Correction,
    Deed,
    Extension,
    Registration,
    StaffAct,
    Status,
)
from mailflow.script import name_key

Found = tuple[Registration, ...]
IsTaken = Callable[[str], bool]


def act_on(act: StaffAct, found: Found, is_taken: IsTaken) -> Found:
    """Return the registrations that stand instead of *found* once *act* is done.

    Args:
        found: The one it is on, then for MERGE the one that takes it in; () if they are gone.
        is_taken: Whether another registration has that reference already.
    """
    step = _STEPS.get(act.deed)
    wanted = 2 if act.deed is Deed.MERGE else 1
    if step is None or len({entry.reference for entry in found}) < wanted:
        return found
    return step(act, found, is_taken)


def extensions(acts: Iterable[StaffAct]) -> tuple[Extension, ...]:
    """Return the extensions that *acts* grant; those undone are none."""
    granted = (act for act in acts if act.deed is Deed.EXTEND and not act.undone)
    return tuple(_extension(act) for act in granted)


def _extension(act: StaffAct) -> Extension:
    return Extension(
        until=datetime.fromisoformat(act.told["until"]),
        granted_at=act.at,
        organisation=act.told.get("organisation") or None,
        sender=act.told.get("sender") or None,
        reason=act.reason,
        applies_to_earlier=act.told.get("applies_to_earlier") == "yes",
    )


def meant(entry: Registration, act: StaffAct) -> list[Attendee]:
    """Return the attendees that *act* names, as they are called now; all if it names none."""
    wanted = {name_key(name) for name in names(act.told.get("attendees", ""))}
    return [one for one in entry.attendees if not wanted or name_key(one.name) in wanted]


def _correct(act: StaffAct, found: Found, is_taken: IsTaken) -> Found:
    return (_revised(correct(found[0], act), found[0]),)


def _accept(act: StaffAct, found: Found, is_taken: IsTaken) -> Found:
    entry = found[0]
    if entry.status is Status.CANCELLED:
        return found
    waits = [one for one in meant(entry, act) if one.status is not Status.CANCELLED]
    if act.told.get("attendees") and not waits:
        return found
    now = replace(_with_status(entry, waits, Status.CONFIRMED), status=Status.CONFIRMED)
    if not act.told.get("attendees"):  # whoever was told of by number alone, too
        now = replace(now, unnamed_turns=())
    return (_revised(now, entry),)


def _reject(act: StaffAct, found: Found, is_taken: IsTaken) -> Found:
    entry = _with_status(found[0], meant(found[0], act), Status.CANCELLED)
    stays = any(one.status is not Status.CANCELLED for one in entry.attendees)
    if not (act.told.get("attendees") and stays):
        entry = replace(entry, status=Status.CANCELLED, unnamed_turns=())
    return (_revised(entry, found[0]),)


def _with_status(entry: Registration, those: list[Attendee], status: Status) -> Registration:
    people = tuple(
        replace(one, status=status, turn=None) if one in those else one
        for one in entry.attendees
    )
    return replace(entry, attendees=people)


def _merge(act: StaffAct, found: Found, is_taken: IsTaken) -> Found:
    old, into = found
    first, second = sorted(found, key=lambda entry: (entry.received_at, entry.reference))
    unnamed = sum(max((one.attendee_count or 0) - len(one.attendees), 0) for one in found)
    people = united(into.attendees, old.attendees)
    gaps = {name: getattr(into, name) or getattr(old, name) for name in _TOLD}
    merged = replace(
        into,
        **gaps,
        status=min(old.status, into.status, key=_BEST_FIRST.index),
        attendees=people,
        attendee_count=len(people) + unnamed or None,
        requests=joined(into.requests, old.requests),
        received_at=first.received_at,
        letters=joined(first.letters, second.letters),
        marks=joined(into.marks, old.marks),
        answers=tuple((dict(old.answers) | dict(into.answers)).items()),
        former=joined(into.former, (*old.former, old.reference)),
        unnamed_turns=tuple(sorted((*into.unnamed_turns, *old.unnamed_turns))),
        corrections=(*_called_also(act, into, old), *into.corrections, *old.corrections),
    )
    return (_revised(merged, into),)


def _called_also(act: StaffAct, into: Registration, old: Registration) -> Iterator[Correction]:
    """Yield what the merged one called otherwise, so that its later letters are known too."""
    for field in ORGANISATION:
        was, value = text_of(old, field), text_of(into, field)
        if was and value and was != value:
            yield Correction(
                act=act.id, at=act.at, by=act.by, field=f"{ALSO} {field}", was=was, read=was,
                value=value,
            )  # fmt: skip


_TOLD: Final = (
    "organisation", "city", "registration_number", "tax_number", "website",
    "contact_name", "contact_email", "contact_phone",
)  # fmt: skip
_BEST_FIRST: Final = (
    Status.CONFIRMED, Status.WAITING, Status.LATE, Status.INCOMPLETE, Status.CANCELLED,
)  # fmt: skip


def _split(act: StaffAct, found: Found, is_taken: IsTaken) -> Found:
    entry = found[0]
    leave = meant(entry, act)
    stay = tuple(one for one in entry.attendees if one not in leave)
    if not leave or not stay:
        return found
    new = _begun(entry, act, tuple(leave), is_taken)
    gone = tuple(
        Correction(
            act=act.id, at=act.at, by=act.by, field=SPLIT, attendee=one.name,
            value=new.reference,
        )
        for one in leave
    )  # fmt: skip
    left = replace(with_attendees(entry, stay), corrections=(*entry.corrections, *gone))
    if not left.unnamed:
        left = replace(left, status=_best(stay))
    return (_revised(left, entry), new)


def _best(people: Iterable[Attendee]) -> Status:
    return min((one.status for one in people), key=_BEST_FIRST.index)


def _begun(
    entry: Registration, act: StaffAct, people: tuple[Attendee, ...], is_taken: IsTaken
) -> Registration:
    """Return a registration of its own for *people*, of their organisation if told."""
    key = sha256(act.id.encode()).hexdigest()
    tries = (reference.make(key, attempt) for attempt in range(reference.ATTEMPTS_MAX))
    told = act.told.get("organisation", "")
    emails = (entry.contact_email, *(one.email for one in people))
    named = tuple(f"named:{email}" for email in emails if email)
    kept = {one.name for one in people}
    fields: dict[str, object] = {name: None for name in _TOLD[:5]} if told else {}
    return replace(
        entry,
        **(fields | {"organisation": told} if told else {}),  # type: ignore[arg-type]
        reference=next(name for name in tries if not is_taken(name)),
        status=_best(people),
        attendees=people,
        attendee_count=len(people),
        unnamed_turns=(),
        # Right after the one it came from, so that the letters of both mean that one first.
        received_at=entry.received_at + timedelta(microseconds=1),
        marks=joined(name_marks(told) if told else (), named),
        revision=0,
        former=(),
        corrections=tuple(one for one in entry.corrections if one.attendee in kept),
    )


def _revised(entry: Registration, before: Registration) -> Registration:
    """Return *entry* with its revision raised if people would be told something else."""
    if replace(entry, corrections=before.corrections, marks=before.marks) == before:
        return entry
    return replace(entry, revision=before.revision + 1)


_STEPS: Final[Mapping[Deed, Callable[[StaffAct, Found, IsTaken], Found]]] = {
    Deed.CORRECT: _correct,
    Deed.ACCEPT: _accept,
    Deed.REJECT: _reject,
    Deed.MERGE: _merge,
    Deed.SPLIT: _split,
}
