"""Records <-> documents. Pure.

A document is what the indexes look at, and the record as JSON text: one text takes a third of
the memory of the nested lists and mappings it stands for, and is read only when asked for.
"""

from base64 import b64decode, b64encode
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError

from mailflow.errors import StoreError
from mailflow.model import Act, LetterRecord, Registration, ReplyRecord, StaffAct, Status
from mailflow.script import name_key
from mailflow.store.lines import Document

_LETTER: Final = TypeAdapter(LetterRecord)
_REPLY: Final = TypeAdapter(ReplyRecord)
_REGISTRATION: Final = TypeAdapter(Registration)
_ACT: Final = TypeAdapter(Act)
_STAFF_ACT: Final = TypeAdapter(StaffAct)
# The doubt that says its one value and nothing else.
SENTENCE: Final = "told"
# JSON has no bytes. Ours are nearly always text, and stay readable as such.
_NOT_TEXT: Final = "base64:"


_Kept = TypeVar("_Kept")
Record = LetterRecord | ReplyRecord | Registration | Act | StaffAct


def document_of(record: Record) -> tuple[str, str, Document]:
    """Return table, id and document of *record*."""
    text = orjson.dumps(record, default=_bytes_as_text).decode()
    document: Document
    match record:
        case LetterRecord():
            index = {"state": record.state.value, "at": record.received_at.timestamp()}
            document = {**index, "record": text}
        case ReplyRecord():
            document = {**_reply_index(record), "record": text}
        case Registration():
            index = {"at": record.received_at.timestamp(), "seats": record.seats}
            document = {**index, "marks": _marks(record), "record": text}
        case Act():
            document = {"letter": record.letter, "record": text}
        case StaffAct():
            index = {"at": record.at.timestamp(), "on": record.on}
            document = {**index, "record": text}
    return *place_of(record), document


def place_of(record: Record) -> tuple[str, str]:
    """Return table and id of *record*."""
    match record:
        case LetterRecord():
            return "letters", record.key
        case ReplyRecord():
            return "replies", record.reply.message_id
        case Registration():
            return "registrations", record.reference
        case Act():
            return "acts", record.id
        case StaffAct():
            return "staff_acts", record.id


def letter(document: Document) -> LetterRecord:
    """Return the record in *document*."""
    try:
        return _read(_LETTER, document)
    except StoreError:
        older = _with_coded_doubts(document)
        if older is None:
            raise
        return _read(_LETTER, older)


def _with_coded_doubts(document: Document) -> Document | None:
    """Return *document* of a time when doubts were sentences in today's form, else None."""
    record = orjson.loads(document["record"])
    reading = record.get("reading") or {}
    doubts = reading.get("doubts") or []
    if not any(isinstance(doubt, str) for doubt in doubts):
        return None
    reading["doubts"] = [
        {"code": SENTENCE, "values": [doubt]} if isinstance(doubt, str) else doubt
        for doubt in doubts
    ]
    return {**document, "record": orjson.dumps(record).decode()}


def reply(document: Document) -> ReplyRecord:
    """Return the record in *document*."""
    record = _read(_REPLY, document)
    source = record.reply.source
    if not source.startswith(_NOT_TEXT.encode()):
        return record
    source = b64decode(source[len(_NOT_TEXT) :])
    return replace(record, reply=replace(record.reply, source=source))


def registration(document: Document) -> Registration:
    """Return the record in *document*."""
    return _registration(document["record"])


@lru_cache(maxsize=2048)  # the same few are asked for several times while a letter is decided
def _registration(record: str) -> Registration:
    return _read(_REGISTRATION, {"record": record})


def act(document: Document) -> Act:
    """Return the record in *document*."""
    return _read(_ACT, document)


def staff_act(document: Document) -> StaffAct:
    """Return the record in *document*."""
    return _read(_STAFF_ACT, document)


def _read(adapter: TypeAdapter[_Kept], document: Document) -> _Kept:
    try:
        return adapter.validate_json(document["record"])
    except ValidationError as error:
        what = error.errors(include_input=False)[0]
        where = ".".join(map(str, what["loc"]))
        raise StoreError(
            f"a record cannot be read, {where}: {what['msg']}; "
            "was it written by a newer version of mailflow?"
        ) from error


def _reply_index(record: ReplyRecord) -> Document:
    return {
        "letter": record.letter,
        "at": record.due_at.timestamp(),
        "sent_on": record.sent_on.isoformat() if record.sent_on else None,
        "to": record.reply.to.casefold(),
    }


def _marks(record: Registration) -> list[str]:
    filed = (f"letter:{key}" for key in record.letters)
    waits = ["waits"] if record.turns else []
    names = (f"reference:{name}" for name in (record.reference, *record.former))
    coming = (a.name for a in record.attendees if a.status is not Status.CANCELLED)
    people = {f"person:{' '.join(name_key(name))}" for name in coming}
    return [*record.marks, *names, *filed, *waits, *sorted(people)]


def _bytes_as_text(value: object) -> str:
    if not isinstance(value, bytes):
        raise TypeError(f"{type(value).__name__} cannot be kept")
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = _NOT_TEXT
    return _NOT_TEXT + b64encode(value).decode() if text.startswith(_NOT_TEXT) else text
