"""The book: what a letter tells of organisation and contact."""

from collections.abc import Iterable
from dataclasses import replace

from mailflow.book.marks import named_marks, organisation_marks
from mailflow.model import Address, Found, Organisation, Reading, Registration
from mailflow.script import name_key


def with_facts(before: Registration, reading: Reading) -> Registration:
    """Return *before* with what the letter tells of organisation and contact.

    Only for who began it: a stranger may bring people, but a stranger's tax number would lead
    another organisation's letters here.
    """
    known = _with_organisation(_with_contact(before, reading), reading.organisation)
    told = (*organisation_marks(reading), *named_marks(reading))
    return replace(with_answers(known, reading), marks=joined(before.marks, told))


def with_answers(before: Registration, reading: Reading) -> Registration:
    """Return *before* with what the letter answers for all and for those in the book.

    A later answer takes an earlier one's place, and one for all that of each.
    """
    told = reading.answers
    for_all = [(answer.name, answer.value.value) for answer in told if not answer.of]
    names = {name for name, _ in for_all}
    people = tuple(
        replace(one, answers=tuple(pair for pair in one.answers if pair[0] not in names))
        for one in before.attendees
    )
    people = tuple(replace(a, answers=answers_of(a.name, reading, a.answers)) for a in people)
    answers = tuple({**dict(before.answers), **dict(for_all)}.items())
    return replace(before, attendees=people, answers=answers)


def answers_of(
    name: str, reading: Reading, earlier: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[str, str], ...]:
    """Return a person's own answers: what the letter tells, else the *earlier* ones."""
    own = [answer for answer in reading.answers if answer.of]
    key = name_key(name) if own else ()
    told = {a.name: a.value.value for a in own if name_key(a.of) == key}
    return tuple({**dict(earlier), **told}.items())


def _with_organisation(before: Registration, told: Organisation | None) -> Registration:
    if told is None:
        return before
    return replace(
        before,
        organisation=before.organisation or told.name.value,
        city=before.city or value_of(told.city),
        registration_number=before.registration_number or value_of(told.registration_number),
        tax_number=before.tax_number or value_of(told.tax_number),
        website=before.website or value_of(told.website),
    )


def _with_contact(before: Registration, reading: Reading) -> Registration:
    contact, sender = reading.contact, reading.header.sender or Address(name="", email="")
    return replace(
        before,
        contact_name=before.contact_name or value_of(contact.name) or sender.name or None,
        contact_email=before.contact_email or value_of(contact.email) or sender.email or None,
        contact_phone=before.contact_phone or value_of(contact.phone),
    )


def joined(old: tuple[str, ...], new: Iterable[str]) -> tuple[str, ...]:
    """Return both, each text once, in the order they came."""
    return tuple(dict.fromkeys((*old, *new)))


def value_of(found: Found | None) -> str | None:
    """Return what was found; None where nothing was."""
    return found.value if found and found.value else None
