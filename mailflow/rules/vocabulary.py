"""Decide: the words of rules.yaml.

VOCABULARY is the one table of these words; docs/vocabulary.md and the check of conditions come
from it. Facts are total: what a letter does not tell is an empty text, an empty list, 0 or
false, never null, because null in a condition is an error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from mailflow.model import Found, Intent, Script
from mailflow.rules.answers import answers
from mailflow.rules.facts import Bounds, Facts
from mailflow.rules.kinds import FLAG, NUMBER, TEXT, TIME, Kind, list_of, one_of, parts
from mailflow.rules.knowing import (
    automatic,
    change,
    confirmed,
    duplicate,
    elsewhere,
    known,
    likely,
    missing,
    owner,
    stranger,
    uncertain,
)
from mailflow.rules.seats import full, more_people, seats_left, too_many, waiting
from mailflow.rules.timing import deadline_of, extended, grace, instant, late

Value = Callable[[Facts, Bounds], object]
ORGANISATION_PARTS: Final = "name", "city", "registration_number", "tax_number", "website"
PERSON_PARTS: Final = "name", "role", "email", "phone", "organisation"


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
        kind: What may be done with it in a condition.
        says: Its meaning, for people.
        value: Finds it out.
        example: A condition that uses it; "" for the word alone.
        unknown: What it is of a letter that does not tell it, as a condition writes that.
    """

    kind: Kind
    says: str
    value: Value
    example: str = ""
    unknown: str = "false"


def _flag(says: str, value: Value) -> Word:
    return Word(kind=FLAG, says=says, value=value)


def _intends(says: str, intent: Intent) -> Word:
    word = _flag(says, lambda f, b: f.reading.intent is intent)
    # A letter that says nothing at all has nothing to do with the event.
    return replace(word, unknown="true") if intent is Intent.UNRELATED else word


VOCABULARY: Final[Mapping[str, Word]] = {
    "automatic": _flag("a machine wrote it, or we did", automatic),
    "unrelated": _intends("it has nothing to do with the event", Intent.UNRELATED),
    "uncertain": _flag("we are not sure, and nobody has released it", uncertain),
    "registration": _intends("it registers somebody", Intent.REGISTER),
    "change": _flag("it alters an earlier registration", change),
    "cancel": _intends("it cancels an earlier registration", Intent.CANCEL),
    "decline": _intends("they thank and cannot come", Intent.DECLINE),
    "question": _intends("it asks something and registers nobody", Intent.QUESTION),
    "asks_status": _flag(
        "it asks whether the registration arrived, and nothing else",
        lambda f, b: f.reading.asks_status,
    ),
    "thanks": _flag(
        "it thanks for an answer of ours, or says again what we confirmed, and nothing else",
        lambda f, b: f.reading.thanks and bool(f.history.threaded),
    ),
    "known": _flag("the book has this registration, and its sender may change it", known),
    "owner": _flag("its sender began the registration, or was named in it by who did", owner),
    "stranger": _flag("it answers or cites a registration its sender has no say in", stranger),
    "likely": _flag(
        "its organisation or a person may be in the book, and by what name is not sure", likely
    ),
    "confirmed": _flag("the registration it belongs to is confirmed", confirmed),
    "more_people": _flag("more people would come than it has now", more_people),
    "duplicate": _flag("everybody it registers is registered already", duplicate),
    "late": _flag("it came after its deadline and the grace", late),
    "grace": _flag("it came after its deadline, within the grace: late, but welcome", grace),
    "extended": _flag("it has more time than others: an extension counts for it", extended),
    "incomplete": _flag("something must still be asked for", lambda f, b: bool(missing(f, b))),
    "full": _flag("there are not enough seats for it", full),
    "waiting": _flag("the registration it belongs to is on the waiting list", waiting),
    "too_many": _flag("the organisation would send more than it may", too_many),
    "released": _flag("a person looked at it and said: go on", lambda f, b: f.released),
    "intent": Word(
        kind=one_of(*(intent.value for intent in Intent)),
        says="register, change, cancel, decline, question, automatic or unrelated",
        value=lambda f, b: f.reading.intent.value,
        example='intent == "register"',
        unknown='"unrelated"',
    ),
    "language": Word(
        kind=TEXT,
        says='of the sender\'s own words, "sr", "en", "hu", …',
        value=lambda f, b: f.reading.language,
        example='language == "hu"',
        unknown='"sr"',
    ),
    "script": Word(
        kind=one_of(*(script.value for script in Script)),
        says='"Cyrl" or "Latn"',
        value=lambda f, b: f.reading.script.value,
        example='script == "Cyrl"',
        unknown='"Latn"',
    ),
    "subject": Word(
        kind=TEXT,
        says="of the letter",
        value=lambda f, b: f.reading.header.subject,
        example='subject.contains("пријава")',
        unknown='""',
    ),
    "received_at": Word(
        kind=TIME,
        says="when we received it, on the clock of the event; never its Date field",
        value=lambda f, b: instant(f.received_at, b),
        example="received_at.getHours() < 8",
        unknown="always known",
    ),
    "deadline": Word(
        kind=TIME,
        says="the deadline that holds for this letter, extended, without grace",
        value=lambda f, b: instant(deadline_of(f, b).until, b),
        example='received_at > deadline + duration("24h")',
        unknown="always known",
    ),
    "organisation": Word(
        kind=parts(*ORGANISATION_PARTS),
        says="whom the letter comes from",
        value=_organisation,
        example='organisation.city == "Ниш"',
        unknown='each part is ""',
    ),
    "sender": Word(
        kind=parts("name", "email"),
        says="who wrote it; the address in lower case",
        value=_sender,
        example='sender.email.endsWith("@ministry.example")',
        unknown='each part is ""',
    ),
    "attendees": Word(
        kind=list_of(parts(*PERSON_PARTS)),
        says="who comes, as the letter names them",
        value=_attendees,
        example='attendees.exists(a, a.role == "директор")',
        unknown='an empty list; each part that is not told is ""',
    ),
    "attendee_count": Word(
        kind=NUMBER,
        says="how many come, as told or as named",
        value=_head_count,
        example="attendee_count > 3",
        unknown="0",
    ),
    "seats_left": Word(
        kind=NUMBER,
        says="how many more it may bring, by the hall and its organisation's limit; a million "
        "where nothing is limited",
        value=seats_left,
        example="seats_left == 0",
        unknown="1000000",
    ),
    "removed": Word(
        kind=list_of(TEXT),
        says="names of those who do not come any more",
        value=lambda f, b: [found.value for found in f.reading.removed],
        example="size(removed) > 0",
        unknown="an empty list",
    ),
    "requests": Word(
        kind=list_of(TEXT),
        says='tags such as "vegetarian"',
        value=lambda f, b: [found.value for found in f.reading.requests],
        example='"wheelchair" in requests',
        unknown="an empty list",
    ),
    "elsewhere": Word(
        kind=list_of(TEXT),
        says="names in it that another registration has too: the same people, or namesakes",
        value=elsewhere,
        example="size(elsewhere) > 0",
        unknown="an empty list",
    ),
    "missing": Word(
        kind=list_of(TEXT),
        says='what must still be asked for: "organisation", "attendee_names", required fields',
        value=missing,
        example='"organisation" in missing',
        unknown="an empty list",
    ),
    "answers": Word(
        kind=parts(),
        says="to your own fields, by their names",
        value=answers,
        example='answers.diet == "vegan"',
        unknown='each part is ""',
    ),
}


# Words of which never two are true of one letter.
ONE_AT_MOST: Final = (
    frozenset({"unrelated", "registration", "cancel", "decline", "question"}),
    frozenset({"late", "grace"}),
)


class Words(dict[str, object]):
    """The words of one letter; each is found out when a condition first speaks of it."""

    def __init__(self, facts: Facts, bounds: Bounds) -> None:
        """Begin with nothing found out."""
        super().__init__()
        self._facts, self._bounds = facts, bounds

    def __missing__(self, name: str) -> object:
        """Find *name* out, once; KeyError if there is no such word."""
        value = self[name] = VOCABULARY[name].value(self._facts, self._bounds)
        return value


def words(facts: Facts, bounds: Bounds) -> Words:
    """Return the words of the vocabulary for one letter, found out as they are asked for."""
    return Words(facts, bounds)
