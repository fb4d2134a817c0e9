"""Purge: erase what was kept long enough, as rules.yaml says; others' reading of it stays."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from mailflow.desk.desk import Desk
from mailflow.desk.forgetting import erase_files, finish
from mailflow.lifecycle import State
from mailflow.model import Intent, LetterRecord, ReplyRecord, ReplyState, Verdict
from mailflow.store import Transaction

# Name of the note that tells on which day we last looked.
PURGED: Final = "purged"
_NOT_OURS: Final = frozenset({Intent.UNRELATED, Intent.AUTOMATIC})
# A letter in these is under way; it is purged once it is not.
_UNDER_WAY: Final = frozenset({State.RECEIVED, State.REPLY_DUE, State.SENDING})
_OVER: Final = frozenset({ReplyState.SENT, ReplyState.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Keys of letters of which something was kept long enough.

    Attributes:
        unrelated: All goes but the identity.
        letters: The bytes go, and the words of answers.
        book: Everything goes, registrations and history included.
    """

    unrelated: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    book: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Of all letters concerned, each once."""
        return tuple(dict.fromkeys((*self.unrelated, *self.letters, *self.book)))


def due(desk: Desk) -> Due:
    """Return what was kept long enough today; changes nothing."""
    with desk.store.transaction() as tx:
        return _due(desk, tx)


def _due(desk: Desk, tx: Transaction) -> Due:
    kept, today = desk.rulebook.retention, desk.today()
    settled = [record for record in tx.letters() if record.state not in _UNDER_WAY]
    if _is_past(desk.rulebook.event.day, kept.book, today):
        return Due(book=tuple(record.key for record in settled))
    past = _is_past(desk.rulebook.event.day, kept.letters, today)
    zone = desk.rulebook.event.time_zone
    return Due(
        unrelated=tuple(
            record.key
            for record in settled
            if _is_not_ours(record)
            and _is_past(record.received_at.astimezone(zone).date(), kept.unrelated, today)
        ),
        letters=tuple(record.key for record in settled if past and not record.erased),
    )


def _is_past(day: date, span: timedelta | None, today: date) -> bool:
    return span is not None and today - day > span


def _is_not_ours(record: LetterRecord) -> bool:
    reading = record.reading
    is_over = record.state is State.CLOSED and record.registration is None
    return is_over and reading is not None and reading.intent in _NOT_OURS


def purge(desk: Desk) -> Due:
    """Erase what was kept long enough; return what that was."""
    with desk.store.transaction() as tx:
        found = _due(desk, tx)
        if not found.keys:
            return found
        for key in found.unrelated:
            _but_the_identity(tx, key)
        for key in found.letters:
            _but_the_reading(tx, key)
        _everything(desk, tx, found.book)
        erase_files(tx, found.keys)
    finish(desk)
    return found


def purge_if_due(desk: Desk) -> Due | None:
    """Purge once a day; None if it was done today."""
    today = desk.today().isoformat()
    with desk.store.transaction() as tx:
        if (tx.note(PURGED) or {}).get("day") == today:
            return None
    found = purge(desk)
    with desk.store.transaction() as tx:
        tx.put_note(PURGED, {"day": today})
    return found


def _but_the_identity(tx: Transaction, key: str) -> None:
    record = tx.letter(key)
    if record is not None:
        verdict = Verdict(rule=record.verdict.rule) if record.verdict else None
        bare = replace(
            record, reading=None, verdict=verdict, message_id="", file=None, return_path=None
        )
        tx.put(replace(bare, erased=True))
        for act in list(tx.acts(key)):
            tx.remove(act)


def _but_the_reading(tx: Transaction, key: str) -> None:
    record = tx.letter(key)
    if record is not None:
        tx.put(replace(record, file=None, erased=True))
        for kept in _sent(tx, key):
            tx.put(replace(kept, reply=kept.reply.without_words()))


def _sent(tx: Transaction, key: str) -> Iterator[ReplyRecord]:
    return (kept for kept in tx.replies_to(key) if kept.state in _OVER)


def _everything(desk: Desk, tx: Transaction, keys: tuple[str, ...]) -> None:
    """Remove letters, answers, history, and the book they made; their keys are remembered."""
    for key in keys:
        record = tx.letter(key)
        for found in (*tx.replies_to(key), *tx.acts(key), *((record,) if record else ())):
            tx.remove(found)
    for entry in list(tx.registrations()):
        if set(entry.letters) <= set(keys):
            tx.remove(entry)
    for act in list(tx.staff_acts()) if keys else ():
        tx.remove(act)
    tx.bury(keys, desk.today())
