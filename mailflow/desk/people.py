"""What a person decides about a letter: release it, dismiss it, take that back."""

from dataclasses import replace
from typing import Final

from mailflow.desk.desk import Desk, moved
from mailflow.errors import UsageError
from mailflow.lifecycle import Event, State
from mailflow.model import LetterRecord, ReplyState, Verdict
from mailflow.reasons import doubt, sentences
from mailflow.store import Transaction

# What the history says of a letter whose frozen answer a person let go, unlike "released".
RESENT: Final = "released: its answer goes out"
WHY: Final = (doubt("reopened"),)


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
        desk.note(tx, record.key, RESENT if resend else "released")
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


def reopen(desk: Desk, tx: Transaction, record: LetterRecord) -> LetterRecord:
    """Let a letter wait again that was released or dismissed; the book is without it then.

    Raises:
        UsageError: Its answer has gone out, or is going out now.
    """
    due = tx.reply(record.reply or "")
    if record.dismissed:
        if due and due.state is ReplyState.WITHDRAWN:
            tx.put(replace(due, state=ReplyState.DUE))
        doubts = record.verdict.doubts if record.verdict else ()
        again = moved(record, Event.DOUBTED, doubts or WHY, dismissed=False)
    else:
        _must_be_unsent(tx, record)
        told = [act.what for act in tx.acts(record.key) if act.what.startswith("released")]
        again = moved(record, Event.DOUBTED, WHY, released=False)
        if told[-1:] != [RESENT]:  # it was decided, not only answered
            if due and due.state is ReplyState.DUE:
                tx.put(replace(due, state=ReplyState.WITHDRAWN))
            rule = record.verdict.rule if record.verdict else ""
            waits = Verdict(rule=rule, hold=sentences(WHY), doubts=WHY)
            again = replace(again, verdict=waits, registration=None)
    tx.put(again)
    desk.note(tx, record.key, "dismissal undone" if record.dismissed else "release undone")
    return again


def _must_be_unsent(tx: Transaction, record: LetterRecord) -> None:
    due = tx.reply(record.reply or "")
    is_gone = due is not None and due.state in (ReplyState.SENDING, ReplyState.SENT)
    if is_gone or record.state is State.SENDING:
        entry = next(iter(tx.registrations_marked((f"letter:{record.key}",))), None)
        name = entry.reference if entry else "REF"
        raise UsageError(
            f"letter {record.key[:8]}: its answer has gone out; mailflow correct {name} … or "
            f"mailflow reject {name}, and write to its sender yourself"
        )


def _held(tx: Transaction, key: str) -> LetterRecord:
    record = find(tx, key)
    if record.state is not State.HELD:
        raise UsageError(f"letter {record.key[:8]} is {record.state}, not held")
    return record
