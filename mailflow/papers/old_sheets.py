"""Excel's sheets of before 2007 -> text, by calamine. A row is a line, cells split by tabs."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from mailflow.documents import Refused

_SHEETS_MAX: Final = 10
_ROWS_MAX: Final = 5_000
_COLUMNS_MAX: Final = 50
_CELL_CHARS_MAX: Final = 2_000


def xls(source: bytes) -> str:
    """Return the text of all visible sheets, in order; empty rows left out."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(source))
        lines = [line for name in _shown(book) for line in _lines(book, name)]
    except BaseException as error:
        # A panic in Rust is a BaseException whose class python-calamine 0.9 does not show.
        if isinstance(error, CalamineError) or type(error).__name__ == "PanicException":
            raise Refused("not a readable sheet") from error
        raise
    return "\n".join(lines[:_ROWS_MAX])


def _shown(book: Any) -> list[str]:
    names = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    return names[:_SHEETS_MAX]


def _lines(book: Any, name: str) -> Iterator[str]:
    for row in book.get_sheet_by_name(name).to_python(nrows=_ROWS_MAX):
        line = "\t".join(_cell(value) for value in row[:_COLUMNS_MAX]).rstrip()
        if line:
            yield line


def _cell(value: object) -> str:
    """Telephones typed as numbers are whole numbers with a point in this format."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())[:_CELL_CHARS_MAX]
