"""winmail.dat ([MS-OXTNEF]) -> the letter that Outlook packed into it. Pure; bounded.

A row of attributes: those of the letter first, then those of each attachment, which begins
with its `_RENDERING`. Modern Outlook tells everything a second time in two of them that hold
properties; those are believed first.
"""

import struct
from collections.abc import Iterator, Mapping
from typing import Final

from mailflow.documents import packed_rtf, rtf
from mailflow.documents.codepages import codec, page_text
from mailflow.documents.letters import PAPERS_MAX, Unpacked, as_message
from mailflow.documents.packages import Refused

MAGIC: Final = b"\x78\x9f\x3e\x22"
_ATTRIBUTES_MAX: Final = 2_000
_DEPTH_MAX: Final = 1
# Attributes, §2.1.3.
_CODEPAGE, _SUBJECT, _BODY, _PROPERTIES = 0x00069007, 0x00018004, 0x0002800C, 0x00069003
_RENDERING, _BYTES, _TITLE, _PAPER = 0x00069002, 0x0006800F, 0x00018010, 0x00069005
# Properties, [MS-OXPROPS]: their numbers.
_P_SUBJECT, _P_BODY, _P_HTML, _P_RTF = 0x0037, 0x1000, 0x1013, 0x1009
_P_NAMES, _P_BYTES = (0x3707, 0x3704), 0x3701

Values = dict[int, tuple[int, bytes]]  # by number: the type and the bytes


def tnef(source: bytes) -> str:
    """Return the letter as a message. Raise Refused if it is none."""
    return as_message(_letter(source, 0))


def _letter(source: bytes, depth: int) -> Unpacked:
    if not source.startswith(MAGIC):
        raise Refused("not a winmail.dat")
    letter, page = Unpacked(), "cp1252"
    papers: list[dict[int, bytes]] = []
    for number, data in _attributes(source):
        if number == _CODEPAGE:
            page = codec(int.from_bytes(data[:4], "little"))
        elif number == _RENDERING:
            papers.append({})
        elif papers:
            papers[-1].setdefault(number, data)
        else:
            _take(letter, number, data, page)
    for paper in papers[:PAPERS_MAX]:
        letter.papers += _paper(paper, page, depth)
    return letter


def _attributes(source: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and data of each attribute; what is cut off is left out."""
    at = 6  # the magic number and a key
    for _ in range(_ATTRIBUTES_MAX):
        if at + 9 > len(source):
            return
        number, size = struct.unpack_from("<II", source, at + 1)
        data = source[at + 9 : at + 9 + size]
        if len(data) < size:
            return
        yield number, data
        at += 9 + size + 2  # a check sum ends it


def _take(letter: Unpacked, number: int, data: bytes, page: str) -> None:
    if number == _SUBJECT:
        letter.subject = letter.subject or _string(data, page)
    elif number == _BODY:
        letter.plain = letter.plain or _string(data, page)
    elif number == _PROPERTIES:
        told = _values(data)
        letter.subject = _text(told, _P_SUBJECT, page) or letter.subject
        letter.plain = _text(told, _P_BODY, page) or letter.plain
        kind, html = told.get(_P_HTML, (0, b""))
        letter.html = page_text(html, page) if kind == _BINARY else _string_of(kind, html, page)
        if not letter.plain.strip() and not letter.html.strip() and _P_RTF in told:
            letter.plain = rtf.rtf(packed_rtf.unpacked(told[_P_RTF][1]))


def _paper(told: Mapping[int, bytes], page: str, depth: int) -> Iterator[tuple[str, bytes]]:
    values = _values(told.get(_PAPER, b""))
    names = [_text(values, number, page) for number in _P_NAMES]
    name = next(filter(None, (*names, _string(told.get(_TITLE, b""), page))), "attachment")
    kind, inside = values.get(_P_BYTES, (0, b""))
    if inside[16:20] == MAGIC and depth < _DEPTH_MAX:  # a letter, behind the name of its kind
        letter = _letter(inside[16:], depth + 1)
        yield f"{name}.eml", as_message(letter).encode()
    elif payload := told.get(_BYTES) or (inside if kind == _BINARY else b""):
        yield name, payload


_STRING, _WIDE, _OBJECT, _BINARY, _SEVERAL = 0x1E, 0x1F, 0x0D, 0x0102, 0x1000
# §2.1.3.4: sizes as they lie there, filled up to four bytes.
_SIZES: Final[Mapping[int, int]] = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8,
    0x48: 16, 0x01: 0, 0x00: 0,
}  # fmt: skip
_LONG: Final = frozenset((_STRING, _WIDE, _OBJECT, _BINARY))
_VALUES_MAX: Final = 2_000


def _values(data: bytes) -> Values:
    """Return the properties in *data* up to where it breaks off or is not understood."""
    found: Values = {}
    try:
        for number, kind, value in _read(data):
            found.setdefault(number, (kind, value))
    except (struct.error, KeyError):
        pass
    return found


def _read(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 4
    for _ in range(min(int.from_bytes(data[:4], "little"), _VALUES_MAX)):
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= 0x8000:
            at = _past_name(data, at)
        count = 1
        plain = kind & ~_SEVERAL
        if plain in _LONG or kind & _SEVERAL:
            (count,) = struct.unpack_from("<I", data, at)
            at += 4
        for _ in range(min(count, _VALUES_MAX)):
            size = _SIZES[plain] if plain not in _LONG else -1
            if size < 0:
                (size,) = struct.unpack_from("<I", data, at)
                at += 4
            yield number, kind, data[at : at + size]
            at += size + -size % 4
            if at > len(data):
                return


def _past_name(data: bytes, at: int) -> int:
    """Properties of programs have names: a number, or a text."""
    kind, size = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (size + -size % 4 if kind else 0)


def _text(values: Values, number: int, page: str) -> str:
    kind, data = values.get(number, (0, b""))
    return _string_of(kind, data, page)


def _string_of(kind: int, data: bytes, page: str) -> str:
    return _string(data, "utf-16-le" if kind == _WIDE else page)


def _string(data: bytes, page: str) -> str:
    return data.decode(page, "replace").rstrip("\0")
