"""Records <-> documents. Pure.

A document is what the indexes look at, and the record as JSON text: one text takes a third of
the memory of the nested lists and mappings it stands for, and is read only when asked for.
"""

from base64 import b64decode, b64encode
from dataclasses import replace
from functools import singledispatch
from typing import Final

import orjson
from pydantic import TypeAdapter

from mailflow.model import Act, LetterRecord, Registration, ReplyRecord, Status
from mailflow.store.lines import Document

_LETTER: Final = TypeAdapter(LetterRecord)
_REPLY: Final = TypeAdapter(ReplyRecord)
_REGISTRATION: Final = TypeAdapter(Registration)
_ACT: Final = TypeAdapter(Act)
# JSON has no bytes. Ours are nearly always text, and stay readable as such.
_NOT_TEXT: Final = "base64:"


@singledispatch
def document_of(record: object) -> tuple[str, str, Document]:
    """Return table, id and document of *record*."""
    raise TypeError(f"no table for {type(record).__name__}")


@document_of.register
def _(record: LetterRecord) -> tuple[str, str, Document]:
    index = {"state": record.state.value, "at": record.received_at.timestamp()}
    return "letters", record.key, {**index, "record": _text(record)}


@document_of.register
def _(record: ReplyRecord) -> tuple[str, str, Document]:
    index = {
        "letter": record.letter,
        "at": record.due_at.timestamp(),
        "sent_on": record.sent_on.isoformat() if record.sent_on else None,
        "to": record.reply.to.casefold(),
    }
    return "replies", record.reply.message_id, {**index, "record": _text(record)}


@document_of.register
def _(record: Registration) -> tuple[str, str, Document]:
    seats = sum(attendee.status is Status.CONFIRMED for attendee in record.attendees)
    index = {"at": record.received_at.timestamp(), "marks": record.marks, "seats": seats}
    return "registrations", record.reference, {**index, "record": _text(record)}


@document_of.register
def _(record: Act) -> tuple[str, str, Document]:
    return "acts", record.id, {"letter": record.letter, "record": _text(record)}


def letter(document: Document) -> LetterRecord:
    """Return the record in *document*."""
    return _LETTER.validate_json(document["record"])


def reply(document: Document) -> ReplyRecord:
    """Return the record in *document*."""
    record = _REPLY.validate_json(document["record"])
    source = record.reply.source
    if not source.startswith(_NOT_TEXT.encode()):
        return record
    source = b64decode(source[len(_NOT_TEXT) :])
    return replace(record, reply=replace(record.reply, source=source))


def registration(document: Document) -> Registration:
    """Return the record in *document*."""
    return _REGISTRATION.validate_json(document["record"])


def act(document: Document) -> Act:
    """Return the record in *document*."""
    return _ACT.validate_json(document["record"])


def _text(record: object) -> str:
    return orjson.dumps(record, default=_bytes_as_text).decode()


def _bytes_as_text(value: object) -> str:
    if not isinstance(value, bytes):
        raise TypeError(f"{type(value).__name__} cannot be kept")
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = _NOT_TEXT
    return _NOT_TEXT + b64encode(value).decode() if text.startswith(_NOT_TEXT) else text
