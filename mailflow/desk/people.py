"""What a person decides about a letter: release it, dismiss it."""

from dataclasses import replace

from mailflow.desk.desk import Desk, moved
from mailflow.errors import UsageError
from mailflow.lifecycle import Event, State
from mailflow.model import LetterRecord, ReplyState
from mailflow.store import Transaction


def find(tx: Transaction, key: str) -> LetterRecord:
    """Return the one letter whose key begins with *key*.

    Raises:
        UsageError: There is none, or more than one.
    """
    found = tx.find_letters(key) if key else []
    if len(found) != 1:
        what = "no letter" if not found else f"{len(found)} letters"
        raise UsageError(f"{what} with a key that begins with {key!r}; see `mailflow letters`")
    return found[0]


def release(desk: Desk, key: str) -> LetterRecord:
    """Let a held letter go on: send its frozen answer, or decide it again without doubts.

    Raises:
        UsageError: No such letter, or it is not held.
    """
    with desk.store.transaction() as tx:
        record = _held(tx, key)
        due = tx.reply(record.reply or "")
        resend = due is not None and due.state in (ReplyState.DUE, ReplyState.SENDING)
        event = Event.RESENT if resend else Event.RELEASED
        if due and resend:
            tx.put(replace(due, state=ReplyState.DUE, due_at=desk.now()))
        released = moved(record, event, released=True)
        tx.put(released)
        desk.note(tx, record.key, "released")
    return released


def dismiss(desk: Desk, key: str) -> LetterRecord:
    """Close a held letter: a person has seen to it, or nothing is to be done.

    Raises:
        UsageError: No such letter, or it is not held.
    """
    with desk.store.transaction() as tx:
        record = _held(tx, key)
        due = tx.reply(record.reply or "")
        if due and due.state is ReplyState.DUE:  # one that perhaps went out stays SENDING
            tx.put(replace(due, state=ReplyState.WITHDRAWN))
        dismissed = moved(record, Event.DISMISSED, dismissed=True)
        tx.put(dismissed)
        desk.note(tx, record.key, "dismissed")
    return dismissed


def _held(tx: Transaction, key: str) -> LetterRecord:
    record = find(tx, key)
    if record.state is not State.HELD:
        raise UsageError(f"letter {record.key[:8]} is {record.state}, not held")
    return record
