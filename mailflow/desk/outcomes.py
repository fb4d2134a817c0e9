"""What an outcome makes of a letter's record and of the outbox; the book is not touched."""

from dataclasses import replace
from typing import Any

from mailflow.desk.desk import Desk, moved
from mailflow.lifecycle import Event
from mailflow.model import LetterRecord, Outcome, Reply, ReplyRecord, ReplyState
from mailflow.store import Transaction


def put_down(desk: Desk, tx: Transaction, record: LetterRecord, outcome: Outcome) -> None:
    """Let the record say what *outcome* says, and its answer become due."""
    verdict, reply = outcome.verdict, outcome.reply
    if reply and perhaps_sent(tx, reply.message_id):
        reply = None  # released, and decided as before: once is enough
    idle = Event.DOUBTED if verdict.hold else Event.IGNORED
    event = Event.ANSWERED if reply else idle
    why = verdict.doubts if event is Event.DOUBTED else ()
    tx.put(moved(record, event, why, **known(desk, record, outcome)))
    if reply:
        make_due(desk, tx, record, reply)


def make_due(desk: Desk, tx: Transaction, record: LetterRecord, reply: Reply) -> None:
    """Put *reply* into the outbox, in place of what waits there to answer the letter."""
    old = tx.reply(record.reply or "")
    if old is not None and old.state is ReplyState.DUE:
        tx.put(replace(old, state=ReplyState.WITHDRAWN))
    tx.put(
        ReplyRecord(
            reply=reply,
            letter=record.key,
            state=ReplyState.DUE,
            attempts=0,
            due_at=desk.now(),
        )
    )


def perhaps_sent(tx: Transaction, message_id: str) -> bool:
    """Tell whether the server has the answer, or may have it: we stopped while sending."""
    same = tx.reply(message_id)
    return same is not None and same.state in (ReplyState.SENT, ReplyState.SENDING)


def known(desk: Desk, record: LetterRecord, outcome: Outcome) -> dict[str, Any]:
    """Return the fields of a LetterRecord that *outcome* fills."""
    return {
        "message_id": outcome.reading.header.message_id,
        "reading": outcome.reading,
        "verdict": outcome.verdict,
        "registration": outcome.registration.reference if outcome.registration else None,
        "reply": outcome.reply.message_id if outcome.reply else record.reply,
        "rulebook": desk.rulebook.fingerprint,
        "reader": desk.reader,
    }


def told(outcome: Outcome) -> str:
    """Say for the history what was decided.

    Names the rule, then what follows from it: the reason to hold it, or the answer.
    """
    verdict, reply = outcome.verdict, outcome.reply
    answer = f"answer “{reply.template}” to {reply.to}" if reply else ""
    held = f"held: {verdict.hold}" if verdict.hold else ""
    return (
        f"rule “{verdict.rule}”: {', then '.join(filter(None, (answer, held))) or 'no answer'}"
    )
