"""A reading for people: every value, where it stood and why it was believed."""

from collections.abc import Iterator, Mapping
from typing import Final

from mailflow.cli import show
from mailflow.model import Found, Reading, needs_review
from mailflow.reasons import before_answering, sentence


def reading(file: str | None, read: Reading, language: str = "en") -> None:
    """Print what we understood, and where each value stood; doubts in *language*."""
    if file:
        show.say(f"── {file}")
    rows = [("intent", read.intent.value, read.because)]
    rows += [("language", f"{read.language}-{read.script.value}", "")]
    rows += [(name, found.value, place(found)) for name, found in values(read)]
    if read.attendee_count is not None:
        rows.append(("count", str(read.attendee_count), ""))
    confidence = before_answering(read)
    rows.append(("confidence", f"{confidence:.2f}", ""))
    look = "look at it" if needs_review(confidence) else "doubt"
    rows += [("missing", what, "") for what in read.missing]
    rows += [(look, sentence(doubt, language), "") for doubt in read.doubts]
    rows += [("note", finding, "") for finding in read.findings]
    show.table(("", "", ""), rows, wide=2)
    if file:
        show.say("")


def values(read: Reading) -> Iterator[tuple[str, Found]]:
    """Yield every value found, named."""
    yield from _parts(read.organisation, _ORGANISATION)
    for person in read.attendees:
        yield from _parts(person, _PERSON)
    yield from (("not coming", found) for found in read.removed)
    yield from _parts(read.contact, _CONTACT)
    yield from (("request", found) for found in read.requests)
    for answer in read.answers:
        yield f"{answer.name}, {answer.of}" if answer.of else answer.name, answer.value


_ORGANISATION: Final = {
    "name": "organisation",
    "city": "  city",
    "registration_number": "  matični broj",
    "tax_number": "  PIB",
    "website": "  website",
}
_PERSON: Final = {
    "name": "attendee",
    "role": "  role",
    "email": "  e-mail",
    "phone": "  phone",
    "organisation": "  organisation",
}
_CONTACT: Final = {"name": "contact", "email": "  e-mail", "phone": "  phone"}


def _parts(noun: object, labels: Mapping[str, str]) -> Iterator[tuple[str, Found]]:
    """Yield what *noun* has of the attributes named, with their labels."""
    for name, label in labels.items():
        if found := getattr(noun, name, None):
            yield label, found


def place(found: Found) -> str:
    """Return where a value stood and why it was believed."""
    where = f"{found.part}:{found.line}" if found.line else found.part
    return f"{where}, {found.because}"
