"""Decide: the words of rules.yaml.

VOCABULARY is the one table of these words; `sample` and the documentation come from it.
Facts are total: empty text instead of null, because null in a condition is an error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from mailflow.model import Found, Intent
from mailflow.rules.answers import answers
from mailflow.rules.facts import Bounds, Facts
from mailflow.rules.knowing import (
    automatic,
    change,
    confirmed,
    duplicate,
    known,
    likely,
    missing,
    owner,
    stranger,
    uncertain,
)
from mailflow.rules.seats import full, more_people, too_many
from mailflow.rules.timing import instant, late

Value = Callable[[Facts, Bounds], object]


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
    "change": _flag("it alters an earlier registration", change),
    "cancel": _intends("it cancels an earlier registration", Intent.CANCEL),
    "decline": _intends("they thank and cannot come", Intent.DECLINE),
    "question": _intends("it asks something and registers nobody", Intent.QUESTION),
    "known": _flag("the book has this registration, and its sender may change it", known),
    "owner": _flag("its sender began the registration, or was named in it by who did", owner),
    "stranger": _flag("it answers or cites a registration its sender has no say in", stranger),
    "likely": _flag("it may be meant for another registration than it seems", likely),
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
        kind="time", says="when we received it", value=lambda f, b: instant(f.received_at, b)
    ),
    "deadline": Word(
        kind="time",
        says="the deadline, without grace",
        value=lambda f, b: instant(b.deadline, b),
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
    "missing": Word(
        kind="list",
        says='"organisation", "attendee_names", names of required fields',
        value=missing,
    ),
    "answers": Word(
        kind="parts",
        says='to your fields, e.g. answers.diet == "vegan"; "" where not told',
        value=answers,
    ),
}


def words(facts: Facts, bounds: Bounds) -> dict[str, object]:
    """Return the value of every word of the vocabulary for one letter."""
    return {name: word.value(facts, bounds) for name, word in VOCABULARY.items()}
