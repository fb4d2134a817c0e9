"""Respond: subject and text -> the bytes of a message, built fresh and read back."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from email import message_from_bytes
from email.header import Header as EncodedWords
from email.headerregistry import Address as MailAddress
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any, Final

from mailflow.model import Header
from mailflow.respond.parts import content

REFERENCES_MAX: Final = 20
REFERENCES_LENGTH_MAX: Final = 520  # octets; the newest ids are enough to find the thread
_MESSAGE_ID: Final = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,250}>")
BOUNDARY_LENGTH_MAX: Final = 60  # RFC 2046 §5.1.1 allows 70
_OF_CONTENT: Final = {"content-type": 1, "content-transfer-encoding": 1}
_ID_FIELDS: Final = ("message-id", "in-reply-to", "references")


class _Policy(EmailPolicy):
    """As email.policy.SMTP, but folds what we write often by simpler means.

    Python 3.11 folds a word longer than a line into RFC 2047 encoded words, also in
    References, where they mean nothing; RFC 5322 §3.6.4 wants the ids themselves. And it
    tries every length of an encoded word: 4 ms for a Cyrillic name, of 6 ms for all a letter
    leads to.
    """

    def fold(self, name: str, value: Any) -> str:
        """Return the field folded; between ids only, where it holds ids."""
        text = str(value)
        if name.lower() in _ID_FIELDS:
            return f"{name}: " + "\r\n ".join(text.split()) + "\r\n"
        if text.isascii():
            return str(super().fold(name, value))
        address = f"\r\n <{value.addresses[0].addr_spec}>" if name == "From" else ""
        words = value.addresses[0].display_name if address else text
        return f"{name}: {_encoded(name, words)}{address}\r\n"

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Return the field folded, as bytes; everything else is ASCII by cte_type."""
        return self.fold(name, value).encode("ascii")


def _encoded(name: str, words: str) -> str:
    return EncodedWords(words, "utf-8", header_name=name).encode(linesep="\r\n")


# cte_type 7bit: our bytes pass through servers without 8BITMIME unchanged.
POLICY: Final = _Policy(linesep="\r\n", cte_type="7bit")


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
    message = EmailMessage(policy=POLICY)
    message["From"] = MailAddress(display_name=sender[0], addr_spec=sender[1])
    message["To"] = [MailAddress(addr_spec=address) for address in to]
    message["Subject"] = subject
    message["Date"] = format_datetime(composed_at)
    message["Message-ID"] = message_id
    for name, told in (*_thread(answered).items(), *_automatic(answered)):
        message[name] = told
    boundary = message_id.strip("<>").partition("@")[0][:BOUNDARY_LENGTH_MAX]
    parts = content(body, html, *calendar, boundary=boundary)
    source = message.as_bytes().rstrip(b"\r\n") + b"\r\n" + parts
    _read_back(source, message)
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


def _read_back(source: bytes, message: EmailMessage) -> None:
    """Make sure that no value became a field of its own, and that no line ends by half."""
    told = Counter(name.lower() for name in message_from_bytes(source).keys())  # noqa: SIM118
    meant = Counter(name.lower() for name in message.keys())  # noqa: SIM118
    if {**told, **_OF_CONTENT} != {**meant, **_OF_CONTENT} or told["content-type"] != 1:
        raise ValueError("a header value would have become a field of its own")
    if re.search(rb"(?<!\r)\n|\r(?!\n)", source):
        raise ValueError("a line would have ended in half a line end")
    if max(map(len, source.split(b"\r\n"))) > 998:
        raise ValueError("a line would have been longer than 998 octets (RFC 5322 §2.1.1)")
