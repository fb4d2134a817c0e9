"""Respond: what a template may say, cleaned of everything a stranger could smuggle in."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from babel.dates import format_date

from mailflow.model import Attendee, Reading, Registration, Status
from mailflow.script import name_key

VALUE_LENGTH_MAX: Final = 120  # characters; longer names are mistakes of ours or of theirs
PEOPLE_LENGTH_MAX: Final = 250  # characters of all names listed, so that a reply stays small
VARIABLES: Final[Mapping[str, str]] = {
    "event": "title of the event",
    "day": "of the event, as people write it: петак, 15. март 2019.",
    "place": "of the event",
    "deadline_day": "of the deadline, as people write it",
    "deadline_time": "of the deadline, e.g. 15:30",
    "received_day": "on which we received the letter, as people write it",
    "received_time": "at which we received the letter, e.g. 15:42",
    "signature": "of the desk",
    "desk": "e-mail address of the desk",
    "reference": "of the registration, e.g. K7M2QXA; empty if it has none",
    "organisation": "as understood; empty if not told",
    "attendees": "names; a list, perhaps empty",
    "more": "how many people are named but not listed, because the list would be too long",
    "unnamed": "how many more come whose names we were not told",
    "state": "of the registration: confirmed, late, waiting, incomplete, cancelled; or empty",
    "added": "names that the letter added to a registration there was; a list",
    "removed": "names that the letter took out of it; a list",
    "waits": "names on the waiting list; a list",
    "belated": "names noted after the deadline, without a seat; a list",
    "missing": 'what we still need: a list of "organisation", "attendee_names"',
    "questions": "labels of your required fields that are not answered; a list",
}
_DROPPED: Final = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
# A name with an address in it is an advertisement, and mail programs make links of "evil.com".
# „Св.Сава“ and "Sv.Sava" are names: what follows the point is no domain.
_ADDRESS: Final = re.compile(
    r"@|://|\b(?i:www)\b"
    r"|[\w-]{2,}\.(?:[a-z]{2,}|[A-Z]{2,}|(?i:com|net|org|info|biz|eu|rs|ru)|срб|рф)\b"
)
_LOCALES: Final = {"sr": "sr_Cyrl", "en": "en_GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """The event and the desk, as replies speak of them.

    Attributes:
        title, place, signature: By language code; "" is the text for every language.
        deadline: Aware, in the event's time zone; times in replies are told in that zone.
        address: Of the desk; replies come from it.
        questions: Labels of the organiser's fields, by name, then by language code.
    """

    title: Mapping[str, str]
    place: Mapping[str, str]
    signature: Mapping[str, str]
    day: date
    deadline: datetime
    address: str
    questions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def clean(text: str, length_max: int = VALUE_LENGTH_MAX) -> str:
    """Return *text* on one line, without control, direction and private characters.

    >>> clean("Удружење\\r\\nBcc: zla\\u202e")
    'Удружење Bcc: zla'
    """
    spaced = " ".join(text.split())
    kept = "".join(c for c in spaced if unicodedata.category(c) not in _DROPPED)
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:length_max].rstrip()


def clean_name(text: str | None) -> str:
    """Return *text* cleaned; "" if it carries an address or link.

    >>> clean_name("Купите на evil.com")
    ''
    >>> clean_name("Центар „Св.Сава“ д.о.о.")
    'Центар „Св.Сава“ д.о.о.'
    """
    name = clean(text or "")
    return "" if _ADDRESS.search(name) else name


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return the text in *language*, else the one for every language, else English."""
    return texts.get(language) or texts.get("") or texts.get("en", "")


def variables(
    language: str,
    reading: Reading,
    registration: Registration | None,
    occasion: Occasion,
    received_at: datetime,
    before: Registration | None = None,
) -> dict[str, object]:
    """Return everything in VARIABLES for one reply.

    Args:
        before: The registration as it was before the letter; None if there was none.
    """
    received = received_at.astimezone(occasion.deadline.tzinfo)
    people = _people(reading, registration)
    listed = _listed(people)
    count = registration.attendee_count if registration else reading.attendee_count
    told = registration.organisation if registration else None
    written = told or (reading.organisation.name.value if reading.organisation else None)
    return {
        "event": in_language(occasion.title, language),
        "day": _written(occasion.day, language),
        "place": in_language(occasion.place, language),
        "deadline_day": _written(occasion.deadline.date(), language),
        "deadline_time": f"{occasion.deadline:%H:%M}",
        "received_day": _written(received.date(), language),
        "received_time": _time_beside(received, occasion.deadline),
        "signature": in_language(occasion.signature, language),
        "desk": occasion.address,
        "reference": registration.reference if registration else "",
        "organisation": clean_name(written),
        "attendees": listed,
        "more": len(people) - len(listed),
        "unnamed": _unnamed(registration, count, people),
        "missing": _missing(reading, registration),
        "questions": _questions(reading, registration, occasion, language),
        **_standing(reading, registration, before),
    }


def _standing(
    reading: Reading, registration: Registration | None, before: Registration | None
) -> dict[str, object]:
    """Return what tells how the registration stands, and what the letter changed."""
    return {
        "state": registration.status.value if registration else "",
        "added": _listed(_apart(before, reading, registration, before)),
        "removed": _listed(_apart(before, reading, before, registration)),
        "waits": _listed(_of_status(reading, registration, Status.WAITING)),
        "belated": _listed(_of_status(reading, registration, Status.LATE)),
    }


def _written(day: date, language: str) -> str:
    return format_date(day, "full", locale=_LOCALES.get(language, language))


def _time_beside(received: datetime, deadline: datetime) -> str:
    # A second too late must not read "deadline 15:30, received 15:30".
    is_same_minute = f"{received:%F %H:%M}" == f"{deadline:%F %H:%M}"
    return f"{received:%H:%M:%S}" if is_same_minute else f"{received:%H:%M}"


def _people(reading: Reading, registration: Registration | None) -> list[str]:
    """Return the names to tell: all of the registration to who made it, else the letter's.

    Whoever writes "we are Бреза, too" must not learn from us who else of Бреза comes.
    """
    named = [clean_name(person.name.value) for person in reading.attendees]
    if registration is not None and _is_owner(reading, registration):
        named = [clean_name(a.name) for a in _shown(registration)]
    return [name for name in named if name]


def _of_status(
    reading: Reading, registration: Registration | None, status: Status
) -> list[str]:
    """Return the names of *status*, to the owner of a registration that has others too."""
    if registration is None or not _is_owner(reading, registration):
        return []
    named = (clean_name(a.name) for a in registration.attendees if a.status is status)
    return [name for name in named if name] if registration.status is not status else []


def _apart(
    before: Registration | None, reading: Reading,
    one: Registration | None, other: Registration | None,
) -> list[str]:  # fmt: skip
    """Return the names that *one* has and *other* has not; both [] where nothing was before."""
    if before is None or one is None or other is None or not _is_owner(reading, before):
        return []
    there = {name_key(a.name) for a in other.attendees}
    named = (clean_name(a.name) for a in one.attendees if name_key(a.name) not in there)
    return [name for name in named if name]


def _is_owner(reading: Reading, registration: Registration) -> bool:
    return registration.is_of(reading.header)


def _shown(registration: Registration) -> Iterable[Attendee]:
    """Return those who stand as the registration does; the others are told of apart."""
    return (a for a in registration.attendees if a.status is registration.status)


def _listed(people: list[str]) -> list[str]:
    lengths = [sum(map(len, people[: place + 1])) for place in range(len(people))]
    return [p for p, length in zip(people, lengths, strict=True) if length <= PEOPLE_LENGTH_MAX]


def _unnamed(registration: Registration | None, count: int | None, people: list[str]) -> int:
    named = len(registration.attendees) if registration else len(people)
    return max((count or 0) - named, 0)


def _missing(reading: Reading, registration: Registration | None) -> list[str]:
    there = {"organisation": False, "attendee_names": False}
    if registration is not None:
        there = {
            "organisation": bool(registration.organisation),
            "attendee_names": bool(registration.attendees),
        }
        if not all(there.values()):
            return [what for what in there if not there[what]]
    return [what for what in there if what in reading.missing]


def _questions(
    reading: Reading, registration: Registration | None, occasion: Occasion, language: str
) -> list[str]:
    """Return the labels of required fields that neither this letter nor an earlier answers."""
    answered: set[str] = set()
    if registration is not None:
        own = [pair for attendee in registration.attendees for pair in attendee.answers]
        answered = {name for name, _ in (*registration.answers, *own)}
    return [
        in_language(label, language)
        for name, label in occasion.questions.items()
        if name in reading.missing and name not in answered
    ]
