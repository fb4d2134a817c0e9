"""The person a row of a table names, and whether the row says that this one stays away."""

import re
from dataclasses import replace
from typing import Final

from mailflow.parse.coming.inverted import turned
from mailflow.parse.letter import Case, Gender, Mention
from mailflow.parse.page.labels import Row
from mailflow.parse.people.find import name_of

_UNNAMED: Final = frozenset(("tbc", "tba", "tbd", "nn", "n.n.", "xy", "x"))  # a seat kept
_REFUSED: Final = re.compile(r"(?:ne|no|nem|nu|jo|nie|-|ne dolazi.*|not.*|rezerva.*)?")
_ROW_REFUSES: Final = re.compile(
    r"\b(?:rezerva|ne dolazi|ne ide|odsut\w+|odusta\w+|otkaz\w+|otpal\w+|precrtan\w*|sprecen\w*"
    r"|reserve|not coming|cancelled|withdrawn|withdrew)\b"
)


def row_name(row: Row) -> Mention | None:
    """Return the name a row holds, in one cell or two."""
    whole = row.cell("name")
    if whole:
        unnamed = not _UNNAMED.isdisjoint(whole.value.lower().split())
        mention = None if unnamed else value_name(whole.value)
        return mention and moved(mention, whole.start)
    given, surname = row.cell("given"), row.cell("surname")
    if not given or not surname or given.value.lower() in _UNNAMED:
        return None
    return Mention(
        start=given.start, end=given.end, name=f"{given.value} {surname.value}",
        given=given.value, surname=surname.value, case=Case.NOMINATIVE,
        gender=Gender.UNKNOWN,
        confidence=0.9, because="columns for given name and surname",
    )  # fmt: skip


def value_name(text: str) -> Mention | None:
    """Return the one name a cell or a label's value is."""
    return turned(text, 0.0) if "," in text else name_of(text)


def row_refuses(row: Row) -> bool:
    """The cell for coming says no, or is empty, or the row's remark says so."""
    if row.has("coming"):
        cell = next(c for c in row.cells if c.kind == "coming")
        return bool(_REFUSED.fullmatch(row.page.flat[cell.start : cell.end].strip()))
    low = row.page.flat[row.start : row.end]
    return _ROW_REFUSES.search(low) is not None


def moved(mention: Mention, by: int) -> Mention:
    """Return a mention found in a cell with its offsets in the page."""
    return replace(mention, start=mention.start + by, end=mention.end + by)
