"""Respond: a text, a page and a calendar -> the content of a message (RFC 2045, 2046).

By hand, because EmailMessage parses every field it is given: that alone is twice the time that
all else about an answer takes. What comes out is read back with the standard library in tests.
"""

from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Sequence
from typing import Final

_TEXT: Final = 'text/plain; charset="utf-8"'
_PAGE: Final = 'text/html; charset="utf-8"'
# The method stands in the type, too, and must be the object's own (RFC 6047 §2.4).
_CALENDAR: Final = 'text/calendar; charset="utf-8"; method="{}"; component="VEVENT"'
_AS_FILE: Final = 'Content-Disposition: attachment; filename="event.ics"\r\n'
_WRITTEN: Final = "Content-Type: {}\r\nContent-Transfer-Encoding: {}\r\n{}\r\n"


def content(text: str, html: str, method: str, calendar: str, boundary: str) -> bytes:
    """Return the content with its own fields, ready to follow those of the message.

    Args:
        text: Lines ended by "\\n".
        html: The same as a page; "" for none.
        method, calendar: An iCalendar object, lines ended by CRLF; "" for none.
        boundary: Of letters, digits and points; any text that belongs to this message alone.
    """
    told = _part(_TEXT, text)
    if html:
        told = _several("alternative", (told, _part(_PAGE, html)), f"=_{boundary}.a")
    if calendar:
        file = _part(_CALENDAR.format(method), calendar, _AS_FILE)
        told = _several("mixed", (told, file), f"=_{boundary}.m")
    return told


def _part(kind: str, text: str, more: str = "") -> bytes:
    """Return *text* encoded as the shorter of base64 and quoted-printable.

    Neither can hold a boundary: one has no "_", the other no "=" that stands before one.
    """
    octets = text.replace("\r\n", "\n").replace("\n", "\r\n").encode()
    encoded = {
        "base64": encodebytes(octets).replace(b"\n", b"\r\n"),
        "quoted-printable": b2a_qp(octets, istext=True),
    }
    encoding = min(encoded, key=lambda name: len(encoded[name]))
    return _WRITTEN.format(kind, encoding, more).encode() + encoded[encoding]


def _several(kind: str, parts: Sequence[bytes], boundary: str) -> bytes:
    line = f"--{boundary}".encode()
    told = b"".join(line + b"\r\n" + part + b"\r\n" for part in parts)
    fields = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'
    return fields.encode() + told + line + b"--\r\n"
