"""Fields -> Header. Pure."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, TypeVar

from mailflow.model import Address, Doubt, Header
from mailflow.parse.opening import fields as f
from mailflow.parse.opening import limits
from mailflow.reasons import doubt

T = TypeVar("T")

_ID: Final = re.compile(rb"<[!-;=?-~]{1,250}>")
_REFERENCES_MAX: Final = 20  # a thread of ours has five; RFC 5322 sets no bound
_YEARS: Final = range(1970, 2200)  # others are broken clocks, and overflow in time zones
_RELAYS_MAX: Final = 30  # RFC 5321 §6.3: a hundred is a loop; ordinary mail has five
# What intake writes on top of a letter of which it could take only the header section.
INCOMPLETE: Final = "x-mailflow-incomplete"
_COMMA: Final = re.compile(rb',(?=(?:[^"]*"[^"]*")*[^"]*$)')
RECIPIENTS_MAX: Final = 30  # a letter to more is not about one of them
RECIPIENT_BYTES_MAX: Final = 4_000


def read(fields: f.Fields) -> Header:
    """Return the Header of *fields* as if a person had written; machine.py judges that."""
    froms = f.values(fields, "from")
    return Header(
        sender=f.mailbox(froms[0]) if len(froms) == 1 else None,
        reply_to=_only(fields, "reply-to", f.mailbox),
        subject=_first(fields, "subject"),
        message_id=_only(fields, "message-id", _id) or "",
        references=_references(fields),
        sent_at=_only(fields, "date", _date),
        machine="",
        silence="",
        relayed_at=_relayed(fields),
    )


def faults(fields: f.Fields) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    """Return findings about the header, and doubts about who wrote the letter."""
    froms = f.values(fields, "from")
    doubts: list[Doubt] = []
    if f.values(fields, INCOMPLETE):
        doubts.append(doubt("header_only"))
    if len(froms) != 1:
        doubts.append(doubt("many_from", len(froms)) if froms else doubt("no_from"))
    elif f.mailbox(froms[0]) is None:
        doubts.append(doubt("from_unclear"))
    for name in ("subject", "date"):
        if len(f.values(fields, name)) > 1:  # RFC 5322 §3.6 allows one; two are a disguise
            doubts.append(doubt("field_twice", len(f.values(fields, name)), name.title()))
    repaired = (f.decoded(value)[1] for value in f.values(fields, "subject")[:1])
    return tuple(f"subject: {what}" for what in repaired if what), tuple(doubts)


def _only(fields: f.Fields, name: str, read_: Callable[[bytes], T]) -> T | None:
    found = f.values(fields, name)
    return read_(found[0]) if len(found) == 1 else None


def _first(fields: f.Fields, name: str) -> str:
    found = f.values(fields, name)
    return f.decoded(found[0])[0] if found else ""


def _id(value: bytes) -> str:
    return value.decode("ascii") if _ID.fullmatch(value) else ""


def _references(fields: f.Fields) -> tuple[str, ...]:
    named = f.values(fields, "references") + f.values(fields, "in-reply-to")
    ids = dict.fromkeys(i.decode("ascii") for value in named for i in _ID.findall(value))
    return tuple(ids)[-_REFERENCES_MAX:]


def _relayed(fields: f.Fields) -> datetime | None:
    dates = (v.rpartition(b";")[2] for v in f.values(fields, "received")[-_RELAYS_MAX:])
    return min(filter(None, map(_date, dates)), default=None)


def _date(value: bytes) -> datetime | None:
    try:
        moment = parsedate_to_datetime(f.decoded(value[:200])[0])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.year not in _YEARS:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def recipients(source: bytes) -> tuple[Address, ...]:
    """Return the addresses of the To and Cc fields of a message, decoded."""
    split = f.split(limits.head(source))
    raw = (*f.values(split, "to"), *f.values(split, "cc"))
    parts = [part for value in raw for part in _COMMA.split(value[:RECIPIENT_BYTES_MAX])]
    found = (f.mailbox(part.strip()) for part in parts[:RECIPIENTS_MAX])
    return tuple(address for address in found if address)
