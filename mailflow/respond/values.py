"""Respond: what a template may say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from mailflow.model import Reading, Registration, Script
from mailflow.respond.cleaning import clean_name
from mailflow.respond.greeting import addressed
from mailflow.respond.occasion import Earlier, Occasion, in_language
from mailflow.respond.people import Told, people
from mailflow.respond.transliteration import latin
from mailflow.respond.voices import Voice, written_day

VARIABLES: Final[Mapping[str, str]] = {
    "event": "title of the event",
    "day": "of the event, as people write it: петак, 15. март 2019.",
    "hours": "of the event, e.g. 10:00–16:00; empty if rules.yaml does not tell them",
    "place": "of the event",
    "deadline_day": "of the deadline, as people write it",
    "deadline_time": "of the deadline, e.g. 15:30",
    "received_day": "on which we received the letter, as people write it",
    "received_time": "at which we received the letter, e.g. 15:42",
    "signature": "of the desk",
    "desk": "e-mail address of the desk",
    "language": "of the template, e.g. sr",
    "gender": "of the sender, by the given name: m or f; empty if not sure, as the next three",
    "given_name": "of the sender",
    "surname": "of the sender",
    "vocative": "surname as the sender is called; empty, too, if its form is not sure",
    "reference": "of the registration, e.g. K7M2QXA; empty if it has none",
    "organisation": "as understood; empty if not told",
    "state": "of the registration: confirmed, late, waiting, incomplete, cancelled; or empty",
    "attendees": "names; a list, perhaps empty",
    "more": "how many people are named but not listed, because the list would be too long",
    "unnamed": "how many more come whose names we were not told",
    "count": "how many people the answer is about, named or not",
    "waits": "names on the waiting list, where others have a seat; a list",
    "waiting": "how many these are, also those not listed",
    "belated": "names noted after the deadline, where others have a seat; a list",
    "added": "names that the letter added to a registration there was; a list",
    "removed": "names that the letter took out of it; a list",
    "corrected": "names that the letter put right in it; a list",
    "missing": 'what we still need: a list of "organisation", "attendee_names"',
    "questions": "labels of your required fields that are not answered; a list",
    "earlier_answer": "day of our earlier answer that this one corrects; empty if it does not",
    "earlier_said": "template of that answer, e.g. late; empty if there is none, or this one's",
}


def variables(
    told: Told,
    voice: Voice,
    occasion: Occasion,
    received_at: datetime,
    earlier: Earlier | None = None,
) -> dict[str, object]:
    """Return everything in VARIABLES for one reply."""
    reading, registration = told.reading, told.registration
    # "That you are confirmed no longer holds" would be wrong of who is still confirmed.
    other = earlier.template if earlier and earlier.template != told.template else ""
    known = registration.organisation if registration else None
    written = known or (reading.organisation.name.value if reading.organisation else None)
    return {
        **of_the_event(occasion, voice, received_at),
        **addressed(reading, voice.language),
        "reference": registration.reference if registration else "",
        "organisation": clean_name(written),
        "state": registration.status.value if registration else "",
        **people(told),
        "missing": _missing(reading, registration),
        "questions": _questions(reading, registration, occasion, voice),
        "earlier_answer": _day(earlier.sent_at, occasion, voice) if earlier else "",
        "earlier_said": other,
    }


def of_the_event(occasion: Occasion, voice: Voice, received_at: datetime) -> dict[str, object]:
    """Return what a reply says of event, deadline and desk, in the script of *voice*."""
    received = received_at.astimezone(occasion.deadline.tzinfo)
    return {
        "event": spoken(occasion.title, voice, occasion),
        "day": written_day(occasion.day, voice.locale),
        "hours": _hours(occasion),
        "place": spoken(occasion.place, voice, occasion),
        "deadline_day": _day(occasion.deadline, occasion, voice),
        "deadline_time": f"{occasion.deadline:%H:%M}",
        "received_day": _day(received, occasion, voice),
        "received_time": f"{received:%H:%M}",
        "signature": spoken(occasion.signature, voice, occasion),
        "desk": occasion.address,
        "language": voice.language,
    }


def spoken(texts: Mapping[str, str], voice: Voice, occasion: Occasion) -> str:
    """Return the text for *voice*, in Latin where it writes so: a Serbian one may stand in."""
    text = in_language(texts, voice.language, occasion.languages)
    return latin(text) if voice.script is Script.LATIN else text


def _day(at: datetime, occasion: Occasion, voice: Voice) -> str:
    return written_day(at.astimezone(occasion.deadline.tzinfo).date(), voice.locale)


def _hours(occasion: Occasion) -> str:
    told = (f"{at:%H:%M}" for at in (occasion.starts, occasion.ends) if at)
    return "–".join(told)


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
    reading: Reading, registration: Registration | None, occasion: Occasion, voice: Voice
) -> list[str]:
    """Return the labels of required fields that neither this letter nor an earlier answers."""
    answered: set[str] = set()
    if registration is not None:
        own = [pair for attendee in registration.attendees for pair in attendee.answers]
        answered = {name for name, _ in (*registration.answers, *own)}
    return [
        spoken(label, voice, occasion)
        for name, label in occasion.questions.items()
        if name in reading.missing and name not in answered
    ]
