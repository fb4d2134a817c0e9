"""Take: what intake itself must see in a header section: when it came, and where it ends.

Linear in the size of the header section, whatever a stranger put there.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

# What a mail server lets through as header section; the rest is not looked at here.
HEADER_BYTES_MAX: Final = 262_144
# A date-time of RFC 5322 §3.3 with its comments is far shorter.
DATE_BYTES_MAX: Final = 200
# Letters from outside these years are badly dated, and far ones overflow in time zones.
YEARS: Final = range(1970, 2200)
INCOMPLETE: Final = "X-Mailflow-Incomplete"

_END: Final = re.compile(rb"\r?\n(?=\r?\n)")
_FIELD: Final = re.compile(rb"(received|date)[ \t]*:(.*)", re.IGNORECASE | re.DOTALL)


def header_section(source: bytes) -> bytes:
    r"""Return the header section of a message, without the empty line that ends it.

    >>> header_section(b"Subject: Prijava\r\n\r\nDolazimo.")
    b'Subject: Prijava\r\n'
    """
    head = source[:HEADER_BYTES_MAX]
    if head.startswith((b"\r\n", b"\n")):
        return b""
    end = _END.search(head)
    return head[: end.end()] if end else head


def incomplete(head: bytes, size_bytes: int) -> bytes:
    """Return what we take of a letter too large to take: its header section, marked.

    The first field tells every later stage that the rest of the letter is not here. (A stranger
    who writes that field himself only makes a person look at his letter.)
    """
    note = f"{INCOMPLETE}: letter of {size_bytes} bytes, only its header section was taken"
    return note.encode() + b"\r\n" + head.rstrip(b"\r\n") + b"\r\n\r\n"


def received_at(source: bytes) -> datetime | None:
    r"""Return when the letter was received, aware; None if its header section does not tell.

    That is the date of the topmost Received field, which the mail server nearest to us wrote
    (RFC 5321 §4.4); any below it may be forged. If it is missing or has no date, the letter
    came by a way that left no trace, and its own Date field is the best there is.

    >>> received_at(b"Received: by mx; Mon, 11 Mar 2019 09:00:00 +0100\r\n\r\n").isoformat()
    '2019-03-11T09:00:00+01:00'
    """
    dates: dict[bytes, bytes] = {}
    for field in _fields(header_section(source)):
        if found := _FIELD.match(field):
            dates.setdefault(found[1].lower(), found[2].rpartition(b";")[2])
    return _moment(dates.get(b"received", b"")) or _moment(dates.get(b"date", b""))


def _fields(head: bytes) -> Iterator[bytes]:
    field: list[bytes] = []
    for line in head.splitlines():
        if line[:1] not in (b" ", b"\t") and field:
            yield b" ".join(field)
            field = []
        field.append(line)
    yield b" ".join(field)


def _moment(date: bytes) -> datetime | None:
    try:
        moment = parsedate_to_datetime(date.strip()[:DATE_BYTES_MAX].decode("ascii", "replace"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.year not in YEARS:
        return None
    # RFC 5322 §3.3: "-0000" says nothing of the zone; the time is UTC.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
