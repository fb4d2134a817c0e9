"""Respond: field names and values -> a header section (RFC 5322 §2.2), ASCII, CRLF.

Written by hand where the standard library would do: its policies parse every value they are
given, and try every length of an encoded word, 2 ms of the 3 ms that a letter led to; and
Python 3.11 folds long ids in References into encoded words, where they mean nothing.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

LINE_LENGTH_MAX: Final = 78  # RFC 5322 §2.1.1
# Of a word of RFC 2047 at most 75 characters long; "=?utf-8?b?" and "?=" leave these bytes.
_WORD_BYTES_MAX: Final = 45
# What a display name may be without quotes (RFC 5322 §3.2.3), and spaces.
_ATOMS: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_TO_ESCAPE: Final = re.compile(r'[\\"]')
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_ADDRESS: Final = re.compile(r"[!-;=?A-~]+@[!-;=?A-~]+")  # no space, no angle bracket


def header(fields: Iterable[tuple[str, str]]) -> bytes:
    """Return the section, without the empty line that ends it.

    Values are ASCII: what `text` and `mailbox` made, ids, dates. A line end in one becomes a
    space, so that none becomes a field of its own.
    """
    lines = (line for name, value in fields for line in _folded(name, value.split()))
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def mailbox(name: str, email: str) -> str:
    """Return a mailbox (RFC 5322 §3.4), its name encoded or quoted where it must be.

    >>> mailbox("Ured, Nis", "desk@example.org")
    '"Ured, Nis" <desk@example.org>'

    Raises:
        ValueError: *email* is no plain address.
    """
    if not _ADDRESS.fullmatch(email):
        raise ValueError(f"{email!r} cannot stand in a header")
    if not name:
        return email
    return f"{_quoted(name) if _is_plain(name) else text(name)} <{email}>"


def text(words: str) -> str:
    """Return *words* for a field of free text, such as Subject, encoded where they must be.

    >>> text("Re: Prijava")
    'Re: Prijava'

    Raises:
        ValueError: There is a control character in them.
    >>> text("Пријава")
    '=?utf-8?b?0J/RgNC40ZjQsNCy0LA=?='
    """
    return words if _is_plain(words) else " ".join(_words(words))


def _quoted(name: str) -> str:
    if _ATOMS.fullmatch(name):
        return name
    escaped = _TO_ESCAPE.sub(r"\\\g<0>", name)
    return f'"{escaped}"'


def _is_plain(words: str) -> bool:
    if _CONTROL.search(words):
        raise ValueError("a control character would stand in a header")
    # What only looks like an encoded word would be decoded; a word too long for a line is cut.
    is_short = max(map(len, words.split(" "))) <= LINE_LENGTH_MAX - 12
    return words.isascii() and "=?" not in words and is_short


def _words(text: str) -> Iterator[str]:
    """Yield *text* as encoded words (RFC 2047 §2), each of whole characters."""
    start = size = 0
    for place, letter in enumerate(text):
        width = len(letter.encode())
        if size + width > _WORD_BYTES_MAX:
            yield _word(text[start:place])
            start, size = place, 0
        size += width
    yield _word(text[start:])


def _word(text: str) -> str:
    return f"=?utf-8?b?{b64encode(text.encode()).decode()}?="


def _folded(name: str, parts: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a field, folded between its parts (RFC 5322 §2.2.3)."""
    line = f"{name}:"
    for part in parts:
        if len(line) + 1 + len(part) > LINE_LENGTH_MAX and line != f"{name}:":
            yield line
            line = ""
        line += f" {part}"
    yield line
