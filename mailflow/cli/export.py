"""`mailflow export`: the book as a file for a spreadsheet."""

import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mailflow.cli.common import HERE, Folder, desk_at

if TYPE_CHECKING:
    from mailflow.export import Table


class What(StrEnum):
    """What an export has a line for."""

    ATTENDEES = "attendees"
    REGISTRATIONS = "registrations"
    SIGN_IN = "sign-in"


def export(
    what: Annotated[What, typer.Argument(help="A line for each …")] = What.ATTENDEES,
    desk: Folder = HERE,
    to: Annotated[
        Path | None,
        typer.Option(help="File to write, .csv, .xlsx or .json; else CSV on standard output."),
    ] = None,
) -> None:
    """Export the book as CSV, Excel or JSON; sign-in is a sheet to print for the door."""
    import sys

    from mailflow.export import TABLES, as_csv

    form = _form(to)
    with desk_at(desk) as opened, opened.desk.store.transaction() as tx:
        fields = [field.name for field in opened.plan.rulebook.fields]
        table = TABLES[what](list(tx.registrations()), fields)
    if to is None or form is None:
        sys.stdout.write(as_csv(table))
    else:
        write(to, form(table))


def _form(to: Path | None) -> "Callable[[Table], bytes] | None":
    """Return what makes the file's bytes, known by the end of its name."""
    from mailflow.errors import UsageError

    if to is None:
        return None
    form = _FORMS.get(to.suffix.lower())
    if form is None:
        known = ", ".join(_FORMS)
        raise UsageError(
            f"{to}: an export cannot be written as {to.suffix or 'that'!r}: {known}"
        )
    return form


def write(to: Path, content: bytes) -> None:
    """Write a file that only its owner can read: names and addresses are in it."""
    from mailflow.errors import UsageError

    try:
        file = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(file, "wb") as opened:
            os.fchmod(opened.fileno(), 0o600)
            opened.write(content)
    except OSError as error:
        raise UsageError(f"{to}: cannot be written: {error.strerror}") from None


def _csv(table: "Table") -> bytes:
    from mailflow.export import as_csv

    return as_csv(table).encode()


def _json(table: "Table") -> bytes:
    import orjson

    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _xlsx(table: "Table") -> bytes:
    from xlsxwriter import Workbook

    from mailflow.export import plain

    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, table.columns, book.add_format({"bold": True}))
        for number, row in enumerate(table.rows, 1):
            for column, value in enumerate(row):
                if value:
                    # Always a text: what looks like a formula or a link is none.
                    sheet.write_string(number, column, plain(value))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        sheet.autofit()
    return made.getvalue()


_FORMS: Final[Mapping[str, "Callable[[Table], bytes]"]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".json": _json,
}
