"""Sum up: the book -> tables for Excel and LibreOffice. Pure.

A cell of CSV that a spreadsheet would take for a formula gets an apostrophe before it: the
names in the book were written by strangers. A telephone number (+381…, digits only) stays as
it is, since no formula can be made of digits, and staff want to copy it.
"""

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mailflow.model import Attendee, Registration, Status
from mailflow.script import fold

ATTENDEE_COLUMNS: Final = (
    "reference", "status", "name", "role", "organisation", "city", "email", "phone",
    "requests", "received_at",
)  # fmt: skip
REGISTRATION_COLUMNS: Final = (
    "reference", "status", "organisation", "city", "registration_number", "tax_number",
    "website", "attendee_count", "attendees", "contact_name", "contact_email",
    "contact_phone", "requests", "received_at", "rule",
)  # fmt: skip
SIGN_IN_COLUMNS: Final = ("number", "name", "organisation", "reference", "signature")
# Excel takes UTF-8 for the old code page, and Cyrillic for noise, without it.
BYTE_ORDER_MARK: Final = "\ufeff"
_PHONE: Final = re.compile(r"\+[0-9]{7,15}")
_FORMULA: Final = re.compile(r"\s*[=+\-@|%\t\r]")

Row = Sequence[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: heads of its columns, and its rows from the top.

    Attributes:
        rows: One cell a column, raw as in the book; None where nothing is known.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def attendees(registrations: Iterable[Registration], fields: Sequence[str] = ()) -> Table:
    """Return one row for each attendee of *registrations*, in their order.

    Args:
        fields: Names of the organiser's own questions, a column each: the person's own
            answer, else that of the registration.
    """
    rows = (
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
            *_answers_of(registration, attendee, fields),
        )
        for registration in registrations
        for attendee in registration.attendees
    )
    return Table(columns=_with_fields(ATTENDEE_COLUMNS, fields), rows=tuple(rows))


def registrations(entries: Iterable[Registration], fields: Sequence[str] = ()) -> Table:
    """Return one row for each of *entries*, in their order; *fields* as of `attendees`.

    Where people have answers of their own, each stands beside the name.
    """
    rows = (
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
            *(_answers(row, name) for name in fields),
        )
        for row in entries
    )
    return Table(columns=_with_fields(REGISTRATION_COLUMNS, fields), rows=tuple(rows))


def sign_in(registrations: Iterable[Registration], fields: Sequence[str] = ()) -> Table:
    """Return who is confirmed, by surname, with room for a signature; *fields* have none."""
    people = sorted(
        (fold(" ".join(reversed(one.name.rsplit(" ", 1)))), one.name, registration, one)
        for registration in registrations
        for one in registration.attendees
        if _status(registration, one) == Status.CONFIRMED
    )
    rows = (
        (str(number), name, one.organisation or registration.organisation,
         registration.reference, None)
        for number, (_, name, registration, one) in enumerate(people, 1)
    )  # fmt: skip
    return Table(columns=SIGN_IN_COLUMNS, rows=tuple(rows))


# What can be exported, by name.
TABLES: Final[Mapping[str, Callable[[Iterable[Registration], Sequence[str]], Table]]] = {
    "attendees": attendees,
    "registrations": registrations,
    "sign-in": sign_in,
}


def _with_fields(columns: tuple[str, ...], fields: Sequence[str]) -> tuple[str, ...]:
    # A field may be called like a column of ours.
    return (*columns, *(f"answers.{name}" if name in columns else name for name in fields))


def _answers_of(
    registration: Registration, attendee: Attendee, fields: Sequence[str]
) -> Iterable[str | None]:
    told = {**dict(registration.answers), **dict(attendee.answers)}
    return (told.get(name) for name in fields)


def _answers(row: Registration, name: str) -> str | None:
    own = (
        f"{attendee.name}: {value}"
        for attendee in row.attendees
        for asked, value in attendee.answers
        if asked == name
    )
    return "; ".join((*filter(None, (dict(row.answers).get(name),)), *own)) or None


def _status(registration: Registration, attendee: Attendee) -> str:
    is_off = registration.status is Status.CANCELLED
    return (registration.status if is_off else attendee.status).value


def as_csv(table: Table) -> str:
    """Return *table* as CSV that Excel and LibreOffice open as it is."""
    sheet = _Lines()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([cell(value) for value in row] for row in table.rows)
    return BYTE_ORDER_MARK + "".join(sheet)


class _Lines(list[str]):
    """What csv takes for a file."""

    def write(self, line: str) -> None:
        """Keep *line*."""
        self.append(line)


def plain(value: str | None) -> str:
    """Return *value* on one line, without control and invisible characters; "" for None."""
    spaced = " ".join((value or "").split())
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf"))


def cell(value: str | None) -> str:
    """Return *value* on one line, such that no spreadsheet runs it; "" for None.

    >>> cell('=HYPERLINK("http://evil.example")')
    '\\'=HYPERLINK("http://evil.example")'
    >>> cell("+381641234567")
    '+381641234567'
    """
    text = plain(value)
    if _PHONE.fullmatch(text):
        return text
    # NFKC: the full-width ＝ counts as = in some versions of Excel.
    return f"'{text}" if _FORMULA.match(unicodedata.normalize("NFKC", text)) else text
