"""A Reading as the JSON object `mailflow read --json` prints. Pure."""

from mailflow.model import (
    Answer,
    Contact,
    Found,
    Intent,
    Organisation,
    Person,
    Reading,
    needs_review,
)
from mailflow.reasons import before_answering, sentence


def as_json(reading: Reading, file: str | None) -> dict[str, object]:
    """Return *reading* of the letter from *file* (base name) as an object for JSON."""
    return {
        "file": file,
        "intent": str(reading.intent),
        "language": reading.language,
        "script": str(reading.script),
        "organisation": _organisation(reading.organisation),
        "attendees": [_person(person) for person in reading.attendees],
        "attendee_count": reading.attendee_count,
        "removed": [found.value for found in reading.removed] if _alters(reading) else [],
        "contact": _contact(reading.contact),
        "requests": [found.value for found in reading.requests],
        "missing": list(reading.missing),
        "needs_review": needs_review(before_answering(reading)),
        "confidence": round(before_answering(reading), 2),
        "because": because(reading),
        "answers": [_answer(answer) for answer in reading.answers],
    }


def _alters(reading: Reading) -> bool:
    return reading.intent in (Intent.CHANGE, Intent.CANCEL)


def because(reading: Reading) -> list[str]:
    """Return the evidence for each value, then doubts and findings, for a person to read."""
    lines = [f"{reading.intent}: {reading.because}"]
    if reading.organisation:
        lines += _evidence("organisation", reading.organisation.name)
    for person in reading.attendees:
        lines += _evidence("comes", person.name)
    for name in reading.removed:
        lines += _evidence("does not come any more", name)
    for tag in reading.requests:
        lines += _evidence("asks for", tag)
    for reference in reading.cited:
        lines += _evidence("cites", reference)
    for answer in reading.answers:
        lines += _evidence(
            f"{answer.name}{' of ' if answer.of else ''}{answer.of}", answer.value
        )
    lines += [f"doubt: {sentence(doubt)}" for doubt in reading.doubts]
    return lines + [f"finding: {finding}" for finding in reading.findings]


def _evidence(what: str, found: Found) -> list[str]:
    place = f"{found.part}, line {found.line}" if found.line else found.part
    return [f"{what} {found.value}: {found.because} ({place})"]


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _organisation(organisation: Organisation | None) -> dict[str, object] | None:
    if organisation is None:
        return None
    return {
        "name": organisation.name.value,
        "city": _value(organisation.city),
        "registration_number": _value(organisation.registration_number),
        "tax_number": _value(organisation.tax_number),
        "website": _value(organisation.website),
    }


def _person(person: Person) -> dict[str, object]:
    return {
        "name": person.name.value,
        "role": _value(person.role),
        "email": _value(person.email),
        "phone": _value(person.phone),
        "organisation": _value(person.organisation),
    }


def _answer(answer: Answer) -> dict[str, object]:
    return {"field": answer.name, "answer": answer.value.value, "of": answer.of or None}


def _contact(contact: Contact) -> dict[str, object]:
    return {
        "name": _value(contact.name),
        "email": _value(contact.email),
        "phone": _value(contact.phone),
    }
