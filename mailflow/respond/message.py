"""Respond: subject and text -> the bytes of a message, built fresh and read back."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime
from typing import Final

from mailflow.model import Header
from mailflow.respond.header import header, mailbox, text
from mailflow.respond.parts import content

REFERENCES_MAX: Final = 20
REFERENCES_LENGTH_MAX: Final = 520  # octets; the newest ids are enough to find the thread
_MESSAGE_ID: Final = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,250}>")
BOUNDARY_LENGTH_MAX: Final = 60  # RFC 2046 §5.1.1 allows 70
_NEEDED: Final = frozenset({"Content-Type"})
_CONTENT: Final = _NEEDED | {"Content-Transfer-Encoding"}


def build(
    *,
    sender: tuple[str, str],
    to: Sequence[str],
    subject: str,
    body: str,
    message_id: str,
    composed_at: datetime,
    answered: Header | None = None,
    html: str = "",
    calendar: tuple[str, str] = ("", ""),
) -> bytes:
    """Return the whole message, CRLF line ends.

    Args:
        sender: Display name and bare address.
        answered: Of the letter it answers; None if it answers none.
        html: The same as *body*, as a page; "" for none.
        calendar: Method (RFC 5546) and iCalendar object; "" for none.

    Raises:
        ValueError: What was read back is not what was written; nothing may be sent.
    """
    fields = [
        ("From", mailbox(*sender)),
        ("To", ", ".join(mailbox("", address) for address in to)),
        ("Subject", text(subject)),
        ("Date", format_datetime(composed_at)),
        ("Message-ID", message_id),
        *_thread(answered).items(),
        *_automatic(answered),
    ]
    boundary = message_id.strip("<>").partition("@")[0][:BOUNDARY_LENGTH_MAX]
    source = header(fields) + content(body, html, *calendar, boundary=boundary)
    _read_back(source, [name for name, _ in fields])
    return source


def _automatic(answered: Header | None) -> Iterator[tuple[str, str]]:
    # RFC 3834 §5.
    yield "Auto-Submitted", "auto-replied" if answered else "auto-generated"
    # Exchange would answer us with an out-of-office note otherwise.
    yield "X-Auto-Response-Suppress", "All"
    yield "MIME-Version", "1.0"


def _thread(answered: Header | None) -> dict[str, str]:
    """Return the fields of RFC 5322 §3.6.4; the first id stays, since it names the thread."""
    if answered is None:
        return {}
    own = _MESSAGE_ID.fullmatch(answered.message_id)
    ids = (*answered.references, answered.message_id)
    thread = list(dict.fromkeys(i for i in ids if _MESSAGE_ID.fullmatch(i)))
    fields = {"In-Reply-To": own[0] if own else "", "References": " ".join(_capped(thread))}
    return {name: told for name, told in fields.items() if told}


def _capped(thread: list[str]) -> list[str]:
    kept = thread[:1]
    for one in reversed(thread[1:][1 - REFERENCES_MAX :]):
        if len(" ".join([*kept, one])) > REFERENCES_LENGTH_MAX:
            break
        kept.insert(1, one)
    return kept


def _read_back(source: bytes, meant: Sequence[str]) -> None:
    """Make sure that no value became a field of its own, and that no line ends by half."""
    section = source.partition(b"\r\n\r\n")[0].split(b"\r\n")
    told = [line.partition(b":")[0].decode() for line in section if line[:1] not in b" \t"]
    if told[: len(meant)] != meant or not _CONTENT >= set(told[len(meant) :]) >= _NEEDED:
        raise ValueError("a header value would have become a field of its own")
    ends = source.count(b"\r\n")
    if source.count(b"\r") != ends or source.count(b"\n") != ends:
        raise ValueError("a line would have ended in half a line end")
    if max(map(len, source.split(b"\r\n"))) > 998:
        raise ValueError("a line would have been longer than 998 octets (RFC 5322 §2.1.1)")
