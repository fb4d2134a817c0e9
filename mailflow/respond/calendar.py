"""Respond: a confirmed registration as an iCalendar object (RFC 5545), to keep or take back.

PUBLISH and CANCEL, not REQUEST: see docs/decisions/0007-calendar.md. It says what the owner of
the registration knows, names nobody, and takes every time from the letter, none from a clock.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from mailflow.model import Registration, Status
from mailflow.respond.cleaning import clean
from mailflow.respond.occasion import Occasion
from mailflow.respond.people import Told

PUBLISH: Final = "PUBLISH"
CANCEL: Final = "CANCEL"
_METHODS: Final = {"accepted": PUBLISH, "changed": PUBLISH, "cancelled": CANCEL}
_LINE_OCTETS_MAX: Final = 75  # RFC 5545 §3.1
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})  # §3.3.11


def method(told: Told) -> str:
    """Return the method (RFC 5546 §3.2) by which the answer tells of the event; "" if none.

    Somebody confirmed is told to its owner; who was never confirmed has nothing to cancel.
    """
    found = _METHODS.get(told.template, "")
    counts = told.before if found == CANCEL else told.registration
    return found if told.is_to_owner and counts is not None and _is_confirmed(counts) else ""


def _is_confirmed(registration: Registration) -> bool:
    seats = [attendee.status for attendee in registration.attendees] or [registration.status]
    return Status.CONFIRMED in seats


def calendar(
    how: str,
    registration: Registration,
    occasion: Occasion,
    spoken: dict[str, str],
    received_at: datetime,
) -> str:
    """Return the object, lines of at most 75 octets ended by CRLF.

    Args:
        how: PUBLISH or CANCEL.
        spoken: "event", "place" and "signature", in the language of the answer.
        received_at: Of the letter that led to it; so the same answer has the same bytes.
    """
    domain = occasion.address.rpartition("@")[2]
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mailflow//registration desk//EN",
        f"METHOD:{how}",
        "BEGIN:VEVENT",
        f"UID:{registration.reference}@{domain}",
        f"SEQUENCE:{registration.revision}",
        f"DTSTAMP:{_instant(received_at)}",
        *_when(occasion),
        f"SUMMARY:{_text(spoken['event'])}",
        f"LOCATION:{_text(spoken['place'])}",
        f"DESCRIPTION:{_text(registration.reference)}\\n{_text(spoken['signature'])}",
        f"ORGANIZER:mailto:{occasion.address}",
        f"STATUS:{'CANCELLED' if how == CANCEL else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _when(occasion: Occasion) -> Iterator[str]:
    """Yield begin and end: a whole day where rules.yaml does not tell the hour."""
    if occasion.starts is None:
        yield f"DTSTART;VALUE=DATE:{occasion.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{occasion.day + timedelta(days=1):%Y%m%d}"
        return
    # One event at one instant: UTC says it without a VTIMEZONE that clients know better.
    yield f"DTSTART:{_instant(_at(occasion.day, occasion.starts, occasion))}"
    if occasion.ends is not None:
        yield f"DTEND:{_instant(_at(occasion.day, occasion.ends, occasion))}"


def _at(day: date, at: time, occasion: Occasion) -> datetime:
    return datetime.combine(day, at, occasion.deadline.tzinfo)


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    return clean(value).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Yield *line* in pieces of at most 75 octets, those after the first begun by a space.

    No letter is cut in two.
    """
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LINE_OCTETS_MAX:
            yield piece
            piece = " "
        piece += letter
    yield piece
