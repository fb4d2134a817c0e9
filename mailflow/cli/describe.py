"""Long answers of the commands: a letter, a registration, a reading, with the evidence."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mailflow import wiring
from mailflow.cli import show
from mailflow.desk import find
from mailflow.model import Found, Reading, Registration
from mailflow.store import Transaction

if TYPE_CHECKING:
    from mailflow.cli.common import Opened


def registration(opened: "Opened", tx: Transaction, entry: Registration) -> None:
    """Print one registration and its letters."""
    place = f", {entry.city}" if entry.city else ""
    contact = filter(None, (entry.contact_name, entry.contact_email, entry.contact_phone))
    facts = [
        ("reference", entry.reference),
        ("status", entry.status.value),
        ("organisation", f"{entry.organisation or '(not told)'}{place}"),
        ("contact", ", ".join(contact)),
        ("requests", ", ".join(entry.requests)),
        ("received", show.when(entry.received_at, opened.zone)),
        ("decided by", entry.rule),
    ]
    show.table(("", ""), [fact for fact in facts if fact[1]], wide=1)
    show.say("")
    people = (
        (one.name, one.role or "", one.email or "", one.phone or "", one.status.value)
        for one in entry.attendees
    )
    show.table(("attendee", "role", "e-mail", "phone", "status"), people, wide=1)
    show.say("")
    for key in entry.letters:
        show.say(f"letter {key[:8]}: mailflow show {key[:8]}")


def letter(opened: "Opened", tx: Transaction, key: str) -> None:
    """Print one letter: what became of it, what we understood and why, what we answered."""
    record = find(tx, key)
    reply = tx.reply(record.reply or "")
    facts = [
        ("letter", record.key),
        ("received", f"{show.when(record.received_at, opened.zone)} by {record.via}"),
        ("file", record.file or ""),
        ("state", record.state.value),
        ("held", record.held_because or ""),
        ("rule", record.verdict.rule if record.verdict else ""),
        ("registration", record.registration or ""),
        ("bytes", str(wiring.letter_file(opened.plan, record.key))),
    ]
    show.table(("", ""), [fact for fact in facts if fact[1]], wide=1)
    if record.reading:
        show.say("")
        reading(None, record.reading)
    if reply:
        at = show.when(reply.sent_at, opened.zone)
        show.say(f"\nAnswer ({reply.reply.template}, {reply.state.value} {at}):".rstrip())
        show.say(f"To: {reply.reply.to}\nSubject: {reply.reply.subject}\n\n{reply.reply.body}")


def reading(file: str | None, read: Reading) -> None:
    """Print what we understood, and where each value stood."""
    if file:
        show.say(f"── {file}")
    rows = [("intent", read.intent.value, read.because)]
    rows += [("language", f"{read.language}-{read.script.value}", "")]
    rows += [(name, found.value, place(found)) for name, found in values(read)]
    if read.attendee_count is not None:
        rows.append(("count", str(read.attendee_count), ""))
    rows += [("missing", what, "") for what in read.missing]
    rows += [("look at it", doubt, "") for doubt in read.doubts]
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
