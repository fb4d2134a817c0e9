"""Reprocess: write a change down; with the rest of them, in one transaction."""

from dataclasses import replace

from mailflow.desk import Desk
from mailflow.desk.answering import UNSURE
from mailflow.desk.desk import moved
from mailflow.desk.earlier import last_sent
from mailflow.desk.outcomes import known, make_due, perhaps_sent, told
from mailflow.lifecycle import Event, State
from mailflow.model import LetterRecord, Outcome, Reading, ReplyState
from mailflow.reasons import doubt
from mailflow.reprocess.change import Change
from mailflow.store import Transaction


def writes(tx: Transaction, record: LetterRecord, outcome: Outcome, *, notify: bool) -> bool:
    """Tell whether an answer becomes due: it was due anyway, or it is new and wanted."""
    if outcome.reply is None or record.dismissed:
        return False
    last = last_sent(tx, record.key)
    if perhaps_sent(tx, outcome.reply.message_id) or (last and last.act):
        return False  # they have it, or know what a person decided
    return notify or record.state is State.REPLY_DUE


def apply_change(desk: Desk, tx: Transaction, change: Change, reader: str) -> None:
    """Write down everything *change* says; *reader* made its reading."""
    record, outcome = change.record, change.outcome
    fields = known(desk, record, outcome) | {"reader": reader}
    if outcome.reply is None or outcome.reply.message_id != record.reply:
        _withdraw(tx, record)
    if change.writes:
        _due(desk, tx, change)
        tx.put(moved(record, Event.ANSWERED, **fields))
    elif outcome.verdict.hold:
        tx.put(moved(record, Event.DOUBTED, outcome.verdict.doubts, **fields))
    elif record.state is State.HELD and outcome.reply:
        # Decided now, but nobody asked us to write: the frozen answer waits for a release.
        _due(desk, tx, change)
        waits = doubt("decided_again", outcome.verdict.rule)
        if perhaps_sent(tx, outcome.reply.message_id):
            waits = doubt(UNSURE)
        tx.put(moved(record, Event.DOUBTED, (waits,), **fields))
    else:
        tx.put(moved(record, Event.IGNORED, **(fields | {"reply": record.reply})))
    desk.note(tx, record.key, f"reprocessed: {told(outcome)}")


def _withdraw(tx: Transaction, record: LetterRecord) -> None:
    """Take back an answer that was never sent and will not be."""
    old = tx.reply(record.reply or "")
    if old is not None and old.state is ReplyState.DUE:
        tx.put(replace(old, state=ReplyState.WITHDRAWN))


def _due(desk: Desk, tx: Transaction, change: Change) -> None:
    reply = change.outcome.reply
    if reply is not None and not perhaps_sent(tx, reply.message_id):
        make_due(desk, tx, change.record, reply)


def is_about_an_act(tx: Transaction, record: LetterRecord) -> bool:
    """Tell whether its answer tells what a person decided, and has yet to go out."""
    due = tx.reply(record.reply or "")
    return due is not None and bool(due.act) and record.state is not State.CLOSED


def keep_reading(tx: Transaction, record: LetterRecord, reading: Reading, reader: str) -> None:
    """Keep what *reader* understood of a letter that leads to what it led to before.

    The book was made of this reading, and will be again.
    """
    tx.put(replace(record, reading=reading, reader=reader))
