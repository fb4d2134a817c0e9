"""Take and settle: a letter becomes ours, then a verdict, a book entry and a due reply."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from mailflow import journey
from mailflow.desk.desk import Desk, moved
from mailflow.desk.folding import decide, reached, refold
from mailflow.desk.moving_up import enter, tell_all
from mailflow.errors import LetterDamaged, MailflowError
from mailflow.lifecycle import Event, State
from mailflow.model import (
    Doubt,
    Intent,
    LetterRecord,
    Outcome,
    RawMessage,
    Reading,
    ReplyRecord,
    ReplyState,
    Taken,
)
from mailflow.reasons import doubt, sentence
from mailflow.store import Transaction

log = logging.getLogger(__name__)

# A letter that killed the process this often while it was read is not read again by itself.
READ_ATTEMPTS_MAX: Final = 3


def take(desk: Desk, raws: Sequence[RawMessage]) -> list[Taken]:
    """Take charge of *raws*; only after this returned may their servers forget them.

    Raises:
        StoreError: None of them is ours.
    """
    taken = desk.store.keep(raws)
    log.info("took %d letters, %d of them copies", len(taken), sum(t.is_copy for t in taken))
    return taken


def settle(desk: Desk, progress: Callable[[int], None] = lambda done: None) -> list[str]:
    """Decide every letter that waits, oldest first; replies are left due, not sent.

    Args:
        progress: Called with 1 after each letter.

    Returns:
        Keys of the letters settled, in that order.
    """
    with desk.store.transaction() as tx:
        waiting = list(tx.letters(State.RECEIVED))
    for record in waiting:
        _settle_one(desk, record)
        progress(1)
    refold(desk)
    return [record.key for record in waiting]


def _settle_one(desk: Desk, record: LetterRecord) -> None:
    try:
        reading = _read(desk, record)
        with desk.store.transaction() as tx:
            current = tx.letter(record.key)
            if current is None or current.state is not State.RECEIVED:
                return  # another process of this desk was quicker
            _enter(desk, tx, current, decide(desk, tx, current, reading))
        _forget_if_private(desk, record.key)
    except LetterDamaged as error:
        _hold(desk, record, doubt("damaged", error))
    except MailflowError:
        raise  # the store, not the letter: stop rather than guess
    except Exception as error:  # one poisonous letter must not stop the desk
        log.exception("letter %s held: a bug in mailflow", record.key[:8])
        _hold(desk, record, doubt("bug", type(error).__name__))


def _read(desk: Desk, record: LetterRecord) -> Reading:
    """Read the letter, counting attempts first: a letter may kill the whole process.

    Of a letter whose bytes were erased, what we understood before counts.
    """
    if record.erased and record.reading is not None:
        return record.reading
    counter = f"reading {record.key}"
    with desk.store.transaction() as tx:
        attempts = int(str((tx.note(counter) or {}).get("attempts", 0)))
        if attempts < READ_ATTEMPTS_MAX:
            tx.put_note(counter, {"attempts": attempts + 1})
    if attempts >= READ_ATTEMPTS_MAX:
        raise RuntimeError(f"reading it ended the process {attempts} times")
    return journey.read(raw_of(desk, record), desk.open_paper, desk.rulebook.questions)


def raw_of(desk: Desk, record: LetterRecord) -> RawMessage:
    """Return the letter as it arrived."""
    return RawMessage(
        source=desk.store.source(record.key),
        received_at=record.received_at,
        via=record.via,
        file=record.file,
        return_path=record.return_path,
    )


def _enter(desk: Desk, tx: Transaction, record: LetterRecord, outcome: Outcome) -> None:
    """Write down everything *outcome* says, in this one transaction."""
    verdict, reply = outcome.verdict, outcome.reply
    if reply and perhaps_sent(tx, reply.message_id):
        reply = None  # released, and decided as before: once is enough
    idle = Event.DOUBTED if verdict.hold else Event.IGNORED
    event = Event.ANSWERED if reply else idle
    why = verdict.doubts if event is Event.DOUBTED else ()
    tx.put(moved(record, event, why, **known(desk, record, outcome)))
    if reply:
        tx.put(
            ReplyRecord(
                reply=reply,
                letter=record.key,
                state=ReplyState.DUE,
                attempts=0,
                due_at=desk.now(),
            )
        )
    if outcome.registration:
        tell_all(desk, tx, enter(desk, tx, outcome.registration, record.received_at))
    reached(tx, record.received_at, record.key)
    desk.note(tx, record.key, told(outcome))


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


def _hold(desk: Desk, record: LetterRecord, why: Doubt) -> None:
    with desk.store.transaction() as tx:
        current = tx.letter(record.key)
        if current is None or current.state is not State.RECEIVED:
            return
        tx.put(moved(current, Event.BROKE, (why,)))
        desk.note(tx, record.key, f"held: {sentence(why)}")


def _forget_if_private(desk: Desk, key: str) -> None:
    """Keep nothing but the identity of mail that is not ours.

    The mailbox behind an IMAP account is a person's own, and the mail is still there; what
    came to the sink or was imported has no other home and stays.
    """
    with desk.store.transaction() as tx:
        record = tx.letter(key)
        if record is None or record.state is not State.CLOSED or record.reading is None:
            return
        reading = record.reading
        if reading.intent is not Intent.UNRELATED or not record.via.startswith("imap:"):
            return
        tx.put(replace(record, reading=None))
        desk.note(tx, key, "not about the event: only its identity is kept")
    desk.store.forget_source(key)
