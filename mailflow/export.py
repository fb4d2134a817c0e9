"""Sum up: the book -> tables for Excel and LibreOffice. Pure.

A cell that a spreadsheet would take for a formula gets an apostrophe before it: the names in
the book were written by strangers. A telephone number (+381…, digits only) stays as it is,
since no formula can be made of digits, and staff want to copy it.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from mailflow.model import Attendee, Registration, Status

ATTENDEE_COLUMNS: Final = (
    "reference", "status", "name", "role", "organisation", "city", "email", "phone",
    "requests", "received_at",
)  # fmt: skip
REGISTRATION_COLUMNS: Final = (
    "reference", "status", "organisation", "city", "registration_number", "tax_number",
    "website", "attendee_count", "attendees", "contact_name", "contact_email",
    "contact_phone", "requests", "received_at", "rule",
)  # fmt: skip
# Excel takes UTF-8 for the old code page, and Cyrillic for noise, without it.
BYTE_ORDER_MARK: Final = "\ufeff"
_PHONE: Final = re.compile(r"\+[0-9]{7,15}")
_FORMULA: Final = re.compile(r"\s*[=+\-@|%\t\r]")


def attendees_csv(registrations: Iterable[Registration]) -> str:
    """Return one line for each attendee of *registrations*, in their order, and a head."""
    return _csv(
        ATTENDEE_COLUMNS,
        (
            (
                registration.reference,
                _status(registration, attendee),
                attendee.name,
                attendee.role,
                attendee.organisation or registration.organisation,
                registration.city,
                attendee.email,
                attendee.phone,
                ", ".join(registration.requests),
                registration.received_at.isoformat(timespec="seconds"),
            )
            for registration in registrations
            for attendee in registration.attendees
        ),
    )


def registrations_csv(registrations: Iterable[Registration]) -> str:
    """Return one line for each of *registrations*, in their order, and a head."""
    return _csv(
        REGISTRATION_COLUMNS,
        (
            (
                row.reference,
                row.status.value,
                row.organisation,
                row.city,
                row.registration_number,
                row.tax_number,
                row.website,
                None if row.attendee_count is None else str(row.attendee_count),
                "; ".join(attendee.name for attendee in row.attendees),
                row.contact_name,
                row.contact_email,
                row.contact_phone,
                ", ".join(row.requests),
                row.received_at.isoformat(timespec="seconds"),
                row.rule,
            )
            for row in registrations
        ),
    )


def _status(registration: Registration, attendee: Attendee) -> str:
    is_off = registration.status is Status.CANCELLED
    return (registration.status if is_off else attendee.status).value


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    sheet = _Lines()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return BYTE_ORDER_MARK + "".join(sheet)


class _Lines(list[str]):
    """What csv takes for a file."""

    def write(self, line: str) -> None:
        """Keep *line*."""
        self.append(line)


def cell(value: str | None) -> str:
    """Return *value* on one line, such that no spreadsheet runs it; "" for None.

    >>> cell('=HYPERLINK("http://evil.example")')
    '\\'=HYPERLINK("http://evil.example")'
    >>> cell("+381641234567")
    '+381641234567'
    """
    spaced = " ".join((value or "").split())
    text = "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf"))
    if _PHONE.fullmatch(text):
        return text
    # NFKC: the full-width ＝ counts as = in some versions of Excel.
    return f"'{text}" if _FORMULA.match(unicodedata.normalize("NFKC", text)) else text
