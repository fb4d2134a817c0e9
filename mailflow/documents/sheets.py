"""Excel sheets -> text. Pure; a row is a line, its cells split by tabs."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from mailflow.documents.cells import cell
from mailflow.documents.packages import Package, attribute, local

_ROWS_MAX: Final = 5_000
_COLUMNS_MAX: Final = 50
_SHEETS_MAX: Final = 10
_PLACE: Final = re.compile(r"([A-Z]{1,3})\d{0,7}")
_WHOLE: Final = re.compile(r"(-?\d{1,18})\.0+")
_POWER: Final = re.compile(r"-?\d\.\d{1,17}E\+?\d{1,2}")


def xlsx(source: bytes) -> str:
    """Return the text of all visible sheets, in order; empty rows left out.

    Numbers stand as Excel keeps them: 641234567 for a phone typed 064/1234567 as a number.
    """
    package = Package(source)
    shared = _shared(package.tree("xl/sharedStrings.xml"))
    lines: list[str] = []
    for name in _sheets(package):
        tree = package.tree(name)
        if tree is not None:
            lines += _rows(tree, shared)
    return "\n".join(lines[:_ROWS_MAX])


def _sheets(package: Package) -> list[str]:
    """Return the entries of the sheets that are shown, in the order of the tabs."""
    book, links = package.tree("xl/workbook.xml"), package.tree("xl/_rels/workbook.xml.rels")
    targets = {
        attribute(r, "Id"): attribute(r, "Target") for r in (() if links is None else links)
    }
    shown = [
        targets.get(attribute(sheet, "id"), "")
        for sheet in (() if book is None else book.iter())
        if local(sheet) == "sheet" and attribute(sheet, "state") in ("", "visible")
    ]
    names = [t.lstrip("/") if t.startswith("/") else f"xl/{t}" for t in shown if t]
    return names[:_SHEETS_MAX]


def _shared(tree: Element | None) -> list[str]:
    return [] if tree is None else [_said(item) for item in tree if local(item) == "si"]


def _said(item: Element) -> str:
    """Phonetic readings (rPh) repeat the text for another script."""
    parts: list[str] = []
    for child in item:
        if local(child) == "t":
            parts.append(child.text or "")
        elif local(child) == "r":
            parts.append(_said(child))
    return cell("".join(parts).split("\n"))


def _rows(tree: Element, shared: list[str]) -> Iterator[str]:
    rows = (row for row in tree.iter() if local(row) == "row")
    for count, row in enumerate(rows):
        if count >= _ROWS_MAX:
            return
        cells = _cells(row, shared)
        if any(cells.values()):
            yield "\t".join(cells.get(n, "") for n in range(max(cells) + 1)).rstrip()


def _cells(row: Element, shared: list[str]) -> Mapping[int, str]:
    """A cell may say where it stands and leave out those before it; far ones are a trap."""
    found: dict[int, str] = {}
    column = -1
    for one in row:
        if local(one) != "c":
            continue
        place = _PLACE.fullmatch(attribute(one, "r"))
        column = _column(place[1]) if place else column + 1
        if 0 <= column < _COLUMNS_MAX:
            found[column] = _value(one, shared)
    return {n: text for n, text in found.items() if text}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(one: Element, shared: list[str]) -> str:
    kind = attribute(one, "t")
    inline = next((_said(child) for child in one if local(child) == "is"), "")
    raw = next((child.text or "" for child in one if local(child) == "v"), "").strip()
    if kind == "s":
        at = int(raw) if raw.isdecimal() and len(raw) < 8 else len(shared)
        return shared[at] if at < len(shared) else ""
    if kind in ("inlineStr", "str", "b", "e"):
        return inline or ("" if kind == "e" else raw)
    return _number(raw)


def _number(raw: str) -> str:
    if _POWER.fullmatch(raw):
        return f"{float(raw):.0f}"
    whole = _WHOLE.fullmatch(raw)
    return whole[1] if whole else raw
