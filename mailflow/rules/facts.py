"""Decide: what a rule may look at, in the words of rules.yaml.

VOCABULARY is the one table of these words; `sample` and the documentation come from it.
Facts are total: empty text instead of null, because null in a condition is an error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from mailflow.model import (
    Attendee,
    Found,
    History,
    Intent,
    Person,
    Reading,
    Registration,
    Status,
)
from mailflow.script import name_key

SEATED: Final = (Status.CONFIRMED, Status.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All a rule may look at. Nothing else: no clock, no store.

    Attributes:
        earlier: The registration this letter belongs to, as book.find tells; None if new.
        received_at: When we or our mail server received the letter; aware.
        released: A person looked at the letter and said: go on.
    """

    reading: Reading
    history: History
    earlier: Registration | None
    received_at: datetime
    released: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What rules.yaml says that facts are measured against; None for no limit.

    Attributes:
        deadline: Aware; the instant itself is still in time.
        grace: Added in silence; letters within it are in time.
    """

    deadline: datetime
    grace: timedelta
    capacity: int | None
    attendees_per_organisation: int | None
    own_addresses: frozenset[str]


Value = Callable[[Facts, Bounds], object]


def automatic(facts: Facts, bounds: Bounds) -> bool:
    """A machine wrote it, or we did."""
    header = facts.reading.header
    ours = header.sender is not None and header.sender.email in bounds.own_addresses
    return ours or bool(header.machine) or facts.reading.intent is Intent.AUTOMATIC


def uncertain(facts: Facts, bounds: Bounds) -> bool:
    """A person should look first, and nobody has released it yet."""
    nobody = facts.reading.header.sender is None
    return (facts.reading.needs_review or nobody) and not facts.released


def late(facts: Facts, bounds: Bounds) -> bool:
    """It reached us after the deadline and its grace; the instant itself is in time."""
    # In UTC, because two times of one zone compare by the clock on the wall, wrong when it
    # is turned back; to the second, because mailboxes tell no more and sinks do.
    last = bounds.deadline.astimezone(UTC) + bounds.grace
    return facts.received_at.astimezone(UTC).replace(microsecond=0) > last


def known(facts: Facts, bounds: Bounds) -> bool:
    """The book has it from the same address (or a person released it), not cancelled."""
    earlier, sender = facts.earlier, facts.reading.header.sender
    if earlier is None or earlier.status is Status.CANCELLED:
        return False
    same_sender = sender is not None and f"from:{sender.email}" in earlier.marks
    return same_sender or facts.released


def missing(facts: Facts, bounds: Bounds) -> list[str]:
    """What must still be asked for, once the earlier registration is taken into account."""
    told = set()
    if facts.earlier is not None:
        told |= {"organisation"} if facts.earlier.organisation else set()
        told |= {"attendee_names"} if facts.earlier.attendees else set()
    return [what for what in facts.reading.missing if what not in told]


def duplicate(facts: Facts, bounds: Bounds) -> bool:
    """Everybody it registers has a seat already; nobody named: as many as have seats."""
    if facts.reading.intent is not Intent.REGISTER or facts.earlier is None:
        return False
    if facts.earlier.status not in SEATED:
        return False
    if facts.reading.attendees:
        return not _newcomers(facts)
    return facts.reading.attendee_count == facts.earlier.attendee_count


def confirmed(facts: Facts, bounds: Bounds) -> bool:
    """The registration it belongs to is confirmed."""
    return facts.earlier is not None and facts.earlier.status is Status.CONFIRMED


def more_people(facts: Facts, bounds: Bounds) -> bool:
    """More people would come than the registration it belongs to has now."""
    before = facts.earlier.attendee_count or 0 if facts.earlier else 0
    told = 0 if facts.reading.attendees else facts.reading.attendee_count or 0
    return _seats_wanted(facts) > 0 if facts.reading.attendees else told > before


def full(facts: Facts, bounds: Bounds) -> bool:
    """With everybody in this letter, more people would come than there are seats."""
    wanted = facts.history.seats_taken + _seats_wanted(facts)
    return bounds.capacity is not None and wanted > bounds.capacity


def too_many(facts: Facts, bounds: Bounds) -> bool:
    """With everybody in this letter, the organisation would send more than it may."""
    limit = bounds.attendees_per_organisation
    return limit is not None and len(_seated(facts)) + _seats_wanted(facts) > limit


def _seats_wanted(facts: Facts) -> int:
    unnamed = (facts.reading.attendee_count or 0) - len(facts.reading.attendees)
    gone = {name_key(found.value) for found in facts.reading.removed}
    freed = sum(name_key(attendee.name) in gone for attendee in _seated(facts))
    return len(_newcomers(facts)) + max(unnamed, 0) - freed


def _newcomers(facts: Facts) -> list[Person]:
    seated = {name_key(a.name) for a in _seated(facts)}
    return [p for p in facts.reading.attendees if name_key(p.name.value) not in seated]


def _seated(facts: Facts) -> list[Attendee]:
    there = facts.earlier.attendees if facts.earlier else ()
    return [attendee for attendee in there if attendee.status in SEATED]


def _instant(at: datetime, bounds: Bounds) -> datetime:
    # CEL takes no zones by name, only offsets; so an hour reads as on the clock of the event.
    offset = at.astimezone(bounds.deadline.tzinfo).utcoffset()
    return at.astimezone(timezone(offset or timedelta()))


def _told(found: Found | None) -> str:
    return found.value if found else ""


def _organisation(facts: Facts, bounds: Bounds) -> dict[str, str]:
    told = facts.reading.organisation
    return {
        "name": _told(told.name if told else None),
        "city": _told(told.city if told else None),
        "registration_number": _told(told.registration_number if told else None),
        "tax_number": _told(told.tax_number if told else None),
        "website": _told(told.website if told else None),
    }


def _attendees(facts: Facts, bounds: Bounds) -> list[dict[str, str]]:
    return [
        {
            "name": person.name.value,
            "role": _told(person.role),
            "email": _told(person.email),
            "phone": _told(person.phone),
            "organisation": _told(person.organisation),
        }
        for person in facts.reading.attendees
    ]


def _sender(facts: Facts, bounds: Bounds) -> dict[str, str]:
    sender = facts.reading.header.sender
    return {"name": sender.name if sender else "", "email": sender.email if sender else ""}


def _head_count(facts: Facts, bounds: Bounds) -> int:
    return max(facts.reading.attendee_count or 0, len(facts.reading.attendees))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the vocabulary: what it says of a letter, and how it is found out.

    Attributes:
        kind: "true or false", "text", "number", "time", "list" or "parts".
    """

    kind: str
    says: str
    value: Value


def _flag(says: str, value: Value) -> Word:
    return Word(kind="true or false", says=says, value=value)


def _intends(says: str, intent: Intent) -> Word:
    return _flag(says, lambda f, b: f.reading.intent is intent)


VOCABULARY: Final[Mapping[str, Word]] = {
    "automatic": _flag("a machine wrote it, or we did", automatic),
    "unrelated": _intends("it has nothing to do with the event", Intent.UNRELATED),
    "uncertain": _flag("we are not sure, and nobody has released it", uncertain),
    "registration": _intends("it registers somebody", Intent.REGISTER),
    "change": _intends("it alters an earlier registration", Intent.CHANGE),
    "cancel": _intends("it cancels an earlier registration", Intent.CANCEL),
    "decline": _intends("they thank and cannot come", Intent.DECLINE),
    "question": _intends("it asks something and registers nobody", Intent.QUESTION),
    "known": _flag("the book has this registration from the same address", known),
    "confirmed": _flag("the registration it belongs to is confirmed", confirmed),
    "more_people": _flag("more people would come than it has now", more_people),
    "duplicate": _flag("everybody it registers is registered already", duplicate),
    "late": _flag("it came after the deadline and the grace", late),
    "incomplete": _flag("something must still be asked for", lambda f, b: bool(missing(f, b))),
    "full": _flag("there are not enough seats for it", full),
    "too_many": _flag("the organisation would send more than it may", too_many),
    "released": _flag("a person looked at it and said: go on", lambda f, b: f.released),
    "intent": Word(
        kind="text",
        says="register, change, cancel, decline, question, automatic or unrelated",
        value=lambda f, b: f.reading.intent.value,
    ),
    "language": Word(
        kind="text", says='of the sender, "sr", "en", …', value=lambda f, b: f.reading.language
    ),
    "script": Word(
        kind="text", says='"Cyrl" or "Latn"', value=lambda f, b: f.reading.script.value
    ),
    "subject": Word(
        kind="text", says="of the letter", value=lambda f, b: f.reading.header.subject
    ),
    "received_at": Word(
        kind="time", says="when we received it", value=lambda f, b: _instant(f.received_at, b)
    ),
    "deadline": Word(
        kind="time",
        says="the deadline, without grace",
        value=lambda f, b: _instant(b.deadline, b),
    ),
    "organisation": Word(
        kind="parts",
        says='name, city, registration_number, tax_number, website; "" where not told',
        value=_organisation,
    ),
    "sender": Word(kind="parts", says="name, email", value=_sender),
    "attendees": Word(
        kind="list", says="each with name, role, email, phone, organisation", value=_attendees
    ),
    "attendee_count": Word(
        kind="number", says="how many come, as told or as named", value=_head_count
    ),
    "removed": Word(
        kind="list",
        says="names of those who do not come any more",
        value=lambda f, b: [found.value for found in f.reading.removed],
    ),
    "requests": Word(
        kind="list",
        says='tags such as "vegetarian"',
        value=lambda f, b: [found.value for found in f.reading.requests],
    ),
    "missing": Word(kind="list", says='"organisation", "attendee_names"', value=missing),
}


def words(facts: Facts, bounds: Bounds) -> dict[str, object]:
    """Return the value of every word of the vocabulary for one letter."""
    return {name: word.value(facts, bounds) for name, word in VOCABULARY.items()}
