"""Take and settle: a letter becomes ours, then a verdict, a book entry and a due reply."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from mailflow import journey
from mailflow.desk.deciding import decide
from mailflow.desk.desk import Desk, moved
from mailflow.desk.folding import reached
from mailflow.desk.moving_up import enter, tell_all
from mailflow.desk.outcomes import put_down, told
from mailflow.desk.refolding import refold
from mailflow.errors import LetterDamaged, MailflowError
from mailflow.lifecycle import Event, State
from mailflow.model import (
    Doubt,
    Intent,
    LetterRecord,
    Outcome,
    RawMessage,
    Reading,
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
    put_down(desk, tx, record, outcome)
    if outcome.registration:
        tell_all(desk, tx, enter(desk, tx, outcome.registration, record.received_at))
    reached(tx, record.received_at, record.key)
    desk.note(tx, record.key, told(outcome))


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
