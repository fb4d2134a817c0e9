"""Word documents of 1997 to 2003 ([MS-DOC]) -> text. Pure; a table row is a line.

The text lies in pieces, some in Unicode, some in windows-1252, in an order that a table
tells. Rows and cells end with the same mark; how wide a table is, is told by where an empty
cell, the row's own end, comes back in equal steps.
"""

import re
import struct
from collections.abc import Iterator
from typing import Final

from mailflow.documents.compound import Compound
from mailflow.documents.packages import Refused

_CHARS_MAX: Final = 500_000
_WIDTH_MAX: Final = 30  # cells in a row
_CELL: Final = "\x07"
# What a field was made from; Word keeps it before what it shows.
_FIELD: Final = re.compile("\x13[^\x13\x14\x15]*\x14|\x13[^\x13\x14\x15]*\x15|\x15")
_SAID: Final = str.maketrans({
    "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": " ",
    **dict.fromkeys("\x01\x02\x03\x04\x05\x08\x13\x14\x15\x1f", ""),
})  # fmt: skip


def doc(source: bytes) -> str:
    """Return the text of a Word document. Raise Refused if it is none, or locked."""
    file = Compound(source)
    text = file.stream("WordDocument")
    if len(text) < 0x1AA or text[:2] != b"\xec\xa5":
        raise Refused("not a Word document, or one of before 1997")
    flags = int.from_bytes(text[10:12], "little")
    if flags & 0x0100:
        raise Refused("locked with a password")
    table = file.stream("1Table" if flags & 0x0200 else "0Table")
    start, size = struct.unpack_from("<2I", text, 0x1A2)  # fcClx, lcbClx
    whole = "".join(_pieces(text, _piece_table(table[start : start + size])))
    body = int.from_bytes(text[0x4C:0x50], "little")  # headers and footnotes come after it
    return _lines(whole[: min(body, _CHARS_MAX)])


def _piece_table(told: bytes) -> bytes:
    """Return the table of pieces behind the formatting that stands before it (§2.9.38)."""
    at = 0
    while told[at : at + 1] == b"\x01":
        at += 3 + int.from_bytes(told[at + 1 : at + 3], "little")
    if told[at : at + 1] != b"\x02":
        raise Refused("a Word document without its text")
    return told[at + 5 :]


def _pieces(text: bytes, table: bytes) -> Iterator[str]:
    count = (len(table) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", table) if count > 0 else ()
    told = 0
    for number in range(count):
        (place,) = struct.unpack_from("<I", table, 4 * count + 6 + 8 * number)
        size = min(max(0, ends[number + 1] - ends[number]), _CHARS_MAX - told)
        told += size
        if place & 0x40000000:
            at = (place & 0x3FFFFFFF) // 2
            yield text[at : at + size].decode("cp1252", "replace")
        else:
            yield text[place : place + 2 * size].decode("utf-16-le", "replace")


def _lines(text: str) -> str:
    shown = _FIELD.sub("", _FIELD.sub("", text)).translate(_SAID)
    parts = shown.split(_CELL)
    # A cell of several paragraphs is one line; what follows the end of a row may be prose.
    cells = [
        part.replace("\n", " ") if at and parts[at - 1] else part
        for at, part in enumerate(parts)
    ]
    return "\n".join(map(_line, _CELL.join(cells).split("\n")))


def _line(line: str) -> str:
    """Up to the last mark of a cell it is a table, and prose after it."""
    end = line.rfind(_CELL) + 1
    return (_rows(line[:end]) if end else "") + line[end:]


def _rows(table: str) -> str:
    cells = [" ".join(cell.split()) for cell in table.split(_CELL)[:-1]]
    step = next((n for n in range(2, _WIDTH_MAX) if _fits(cells, n)), 0)
    if not step:
        return "\t".join(cells) + "\n"
    rows = (cells[at : at + step - 1] for at in range(0, len(cells), step))
    return "".join("\t".join(row).rstrip() + "\n" for row in rows)


def _fits(cells: list[str], step: int) -> bool:
    """Every so many cells there is an empty one: the end of a row."""
    return len(cells) % step == 0 and not any(cells[step - 1 :: step])
