"""What a row of a table tells: whose it is, and whether he comes."""

import re
from dataclasses import replace
from typing import Final

from mailflow.parse.coming.inverted import turned
from mailflow.parse.letter import Case, Gender, Mention
from mailflow.parse.page.answers import answer
from mailflow.parse.page.labels import Row
from mailflow.parse.people.find import name_of

_REMARK: Final = re.compile(r"\b(?:rezerva|ne dolazi|odsut\w+|reserve|not coming)\b")


def name_in(row: Row) -> Mention | None:
    """Return the name a row holds, in one cell or two."""
    whole = row.cell("name")
    if whole:
        mention = value_name(whole.value)
        return mention and moved(mention, whole.start)
    given, surname = row.cell("given"), row.cell("surname")
    if not given or not surname:
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


def row_answer(row: Row) -> str:
    """Return what the cell for coming says; "" if it is empty or there is none."""
    return next((answer(c.value) for c in row.cells if c.kind == "coming"), "")


def row_says(row: Row, asked: bool) -> str:
    """Return the row's answer; where others say yes, an empty cell says no.

    Without a column for coming the row's remark may say no.
    """
    if row.has("coming"):
        empty = not next(c for c in row.cells if c.kind == "coming").value
        return "no" if empty and asked else row_answer(row)
    return "no" if _REMARK.search(row.page.flat, row.start, row.end) else ""


def moved(mention: Mention, by: int) -> Mention:
    """Return a mention found in a cell with its offsets in the page."""
    return replace(mention, start=mention.start + by, end=mention.end + by)
