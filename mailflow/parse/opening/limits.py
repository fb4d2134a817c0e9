"""Bytes -> why no parser may see them. Pure; one cheap pass, before anything is parsed.

The parsers of the standard library, and so mail-parser's, need seconds and hundreds of
megabytes for small letters built to hurt: 50,000 parts, 1,000 nested parts, one field of
20,000 parameters. Such a letter is opened by its header alone.
"""

import re
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.opening import fields as f
from mailflow.reasons import doubt

SOURCE_BYTES_MAX: Final = 30 * 1024 * 1024  # above what the sink accepts, with room for headers
LINES_MAX: Final = 500_000  # 30 MB in base64 have 420,000; the parser keeps each in memory
PARTS_MAX: Final = 500
NESTING_MAX: Final = 50
PARAMETERS_MAX: Final = 200  # of all Content-* fields of one part together
# Of a source with a line end before it: from one to the next is far quicker than re.MULTILINE.
_BOUNDARY_LINE: Final = re.compile(rb"\n--[^\s-]")
_NESTED: Final = re.compile(rb"\ncontent-type:[ \t]*(?:multipart|message)/", re.I)
_CONTENT: Final = re.compile(rb"\ncontent-[a-z-]{1,40}:", re.I)
_FIELD_END: Final = re.compile(rb"\n(?![ \t])")
BLANK_LINE: Final = re.compile(rb"\n\r?\n")
_BOUNDARY: Final = re.compile(rb"boundary[ \t]{0,9}=", re.I)


def trimmed(source: bytes) -> bytes:
    """Return *source* without what programs put in front of the header when they save it."""
    bare = source.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return bare.partition(b"\n")[2] if bare.startswith((b"From ", b">From ")) else bare


def head(source: bytes) -> bytes:
    """Return the header section of *source*, without the blank line; bounded."""
    end = _head_end(source)
    return source[: f.HEADER_BYTES_MAX if end is None else end]


def _head_end(source: bytes) -> int | None:
    """Return where the header section of *source* ends; None if it does not within bounds."""
    blank = BLANK_LINE.search(source, 0, f.HEADER_BYTES_MAX)
    end = blank.start() if blank else None
    return end if end is None else end - source.endswith(b"\r", 0, end)


def exceeded(source: bytes) -> Doubt | None:
    """Return which limit *source* breaks; None if it may be parsed whole."""
    if len(source) > SOURCE_BYTES_MAX:
        return doubt("too_big", len(source) // 1_000_000)
    lines = source.count(b"\n")
    if lines > LINES_MAX:
        return doubt("too_many_lines", f"{lines:,}")
    return _header(source) or _structure(source)


def _header(source: bytes) -> Doubt | None:
    end = _head_end(source)
    if end is None and len(source) > f.HEADER_BYTES_MAX:
        return doubt("header_too_big")
    section = source[:end]
    lines = section.count(b"\n")
    if lines > 10 * f.FIELDS_MAX:
        return doubt("too_many_fields")
    if lines >= f.FIELDS_MAX and len(_starts(section)) > f.FIELDS_MAX:
        return doubt("too_many_fields")
    if len(section) < f.FIELD_BYTES_MAX:
        return None
    if any(len(value) >= f.FIELD_BYTES_MAX for _, value in f.split(section)):
        return doubt("field_too_big")
    return None


def _starts(section: bytes) -> list[bytes]:
    return re.findall(rb"^[!-9;-~]", section, re.MULTILINE)


def _structure(source: bytes) -> Doubt | None:
    """Count first what can be counted fast: hardly a letter has enough of it to look closer."""
    lines = b"\n" + source
    if lines.count(b"\n--") > PARTS_MAX:
        parts = len(_BOUNDARY_LINE.findall(lines)) if _BOUNDARY.search(source) else 0
        if parts > PARTS_MAX and _parts(source) > PARTS_MAX:
            return doubt("too_many_parts", f"{parts:,}")
    if lines.lower().count(b"\ncontent-type:") > NESTING_MAX:
        nested = len(_NESTED.findall(lines))
        if nested > NESTING_MAX:
            return doubt("too_deep", f"{nested:,}")
    many = lines.count(b";") > PARAMETERS_MAX and _parameters(lines)
    return doubt("too_many_parameters") if many else None


def _parts(source: bytes) -> int:
    """Lines that begin with a boundary that is declared somewhere; others are plain text."""
    names = {
        m[1]
        for m in re.finditer(rb'boundary[ \t]{0,9}=[ \t]{0,9}"?([^"\s;]{1,200})', source, re.I)
    }
    lines = re.finditer(rb"^--([^\r\n]{1,200})", source, re.MULTILINE)
    return sum(
        1
        for line in lines
        if line[1].rstrip().removesuffix(b"--") in names or line[1].rstrip() in names
    )


def _parameters(lines: bytes) -> bool:
    for field in _CONTENT.finditer(lines):
        value = lines[field.end() : field.end() + f.FIELD_BYTES_MAX]
        end = _FIELD_END.search(value)
        if value.count(b";", 0, end.start() if end else None) > PARAMETERS_MAX:
            return True
    return False
