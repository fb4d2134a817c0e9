"""Forget: erase a person everywhere at the desk, as `searching` found them.

One transaction takes the person out of every record, and notes which files are still to go.
Then the files go, then the journal is written anew, then the note is emptied. A kill before
the transaction leaves everything as it was; after it, the next start goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from mailflow import erasure
from mailflow.deliver import folder
from mailflow.desk.desk import Desk, moved
from mailflow.desk.leaving import Leaving, leave, note_leaving
from mailflow.desk.moving_up import tell_all
from mailflow.desk.searching import Plan, named_in, names_of
from mailflow.erasure import Whom
from mailflow.errors import StoreError, UsageError
from mailflow.lifecycle import Event, State
from mailflow.model import LetterRecord, ReplyRecord, ReplyState
from mailflow.store import Transaction

# Name of the note that tells which files an erasure has still to remove.
PENDING: Final = "to be erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was erased, and when; says nothing of the person."""

    number: int
    at: datetime
    counts: tuple[tuple[str, int], ...] = field(default=())


def erase(desk: Desk, plan: Plan) -> Receipt:
    """Erase what *plan* names, for ever; return the receipt.

    Raises:
        UsageError: A letter of the plan is still under way.
        StoreError: Somebody sends answers just now, or the disk is full; the first time
            nothing was erased, later the next start goes on.
    """
    with desk.store.alone("answering") as granted:
        if not granted:
            raise StoreError("the desk is sending answers just now: try again in a minute")
        at = desk.now()
        with desk.store.transaction() as tx:
            _refuse_under_way(tx, plan)
            counts = _erase_records(desk, tx, plan, at)
            erase_files(tx, [record.key for record in plan.letters], plan.files)
        finish(desk)
    return Receipt(number=plan.whom[0].number, at=at, counts=counts)


def _refuse_under_way(tx: Transaction, plan: Plan) -> None:
    addresses = {email for one in plan.whom for email in one.emails}
    for old in plan.letters:
        record = tx.letter(old.key)
        reply = tx.reply(record.reply or "") if record else None
        waits = reply is not None and reply.reply.to not in addresses
        state = record.state if record else State.CLOSED
        if state in (State.RECEIVED, State.SENDING) or (state is State.REPLY_DUE and waits):
            raise UsageError(
                f"letter {old.key[:8]} is {state} still: run `mailflow work`, then forget"
            )


def _erase_records(
    desk: Desk, tx: Transaction, plan: Plan, at: datetime
) -> tuple[tuple[str, int], ...]:
    keys = frozenset(record.key for record in plan.letters)
    answers = _erase_replies(tx, plan, keys)
    lines = _erase_acts(tx, plan, keys) + _erase_staff_acts(tx, plan, keys)
    for key in keys:
        record = tx.letter(key)
        if record is not None:
            tx.put(_closed(_without(record, plan.whom)))
    for reference in plan.registrations:
        entry = tx.registration(reference)
        if entry is not None:
            for one in named_in(plan.whom, entry.letters):
                entry = erasure.without(entry, one, speaks=False)
            tx.put(entry)
    before = sum(1 for _ in tx.registrations())
    moved_up = _leave(desk, tx, [Leaving(at=at, number=one.number) for one in plan.whom])
    removed = before - sum(1 for _ in tx.registrations())
    tx.bury((*keys, *(name for one in plan.whom for name in names_of(one))), desk.today())
    return (
        ("letters, their bytes", len(keys)),
        ("answers", answers),
        ("lines of history", lines),
        ("registrations the person left", len(plan.registrations) - removed),
        ("registrations removed", removed),
        ("files in the folder of answers", len(plan.files)),
        ("registrations in which somebody moved up", moved_up),
    )


def _leave(desk: Desk, tx: Transaction, leaving: Sequence[Leaving]) -> int:
    """Let them leave the book; return in how many registrations somebody moved up."""
    promoted = set[str]()
    for one in leaving:
        note_leaving(tx, one)
        promotions = leave(desk, tx, one)
        tell_all(desk, tx, promotions)
        promoted |= {promotion.after.reference for promotion in promotions}
    return len(promoted)


def _without(record: LetterRecord, whom: Sequence[Whom]) -> LetterRecord:
    for one in whom:
        record = erasure.emptied(record, one.at(record.key))
    return record


def _closed(record: LetterRecord) -> LetterRecord:
    """Return an edited record; nothing is left to do where it was about nobody else."""
    if record.state is State.REPLY_DUE:  # the answer was the person's and is withdrawn
        record = moved(record, Event.IGNORED)
    if not erasure.concerns_nobody_else(record.reading):
        return record
    if record.state is State.HELD:
        record = moved(record, Event.DISMISSED, dismissed=True)
    return record if record.registration else replace(record, reading=None)


def _erase_replies(tx: Transaction, plan: Plan, keys: frozenset[str]) -> int:
    for message_id in plan.replies:
        kept = tx.reply(message_id)
        if kept is None:
            continue
        for one in plan.whom:
            kept = erasure.without(kept, one.at(kept.letter), speaks=True)
        tx.put(_withdrawn(kept))
    return len(plan.replies)


def _withdrawn(kept: ReplyRecord) -> ReplyRecord:
    """Return an answer without words such that nobody sends it."""
    is_over = kept.state in (ReplyState.SENT, ReplyState.WITHDRAWN)
    return kept if is_over else replace(kept, state=ReplyState.WITHDRAWN)


def _erase_acts(tx: Transaction, plan: Plan, keys: frozenset[str]) -> int:
    count = 0
    for act in list(tx.acts()):
        told = act
        for one in plan.whom:
            told = erasure.without(told, one.at(act.letter), speaks=act.letter in keys)
        if told != act:
            tx.put(told)
            count += 1
    return count


def _erase_staff_acts(tx: Transaction, plan: Plan, keys: frozenset[str]) -> int:
    count, about = 0, {*plan.registrations, *keys}
    for act in list(tx.staff_acts()):
        told = act
        for one in plan.whom:
            ours = act.on in about
            told = erasure.without(told, one if ours else one.at(""), speaks=ours)
        if told != act:
            tx.put(told)
            count += 1
    return count


def erase_files(tx: Transaction, letters: Sequence[str], files: Sequence[str] = ()) -> None:
    """Note which files `finish` has to remove once this transaction is written."""
    tx.put_note(PENDING, {"letters": [*letters], "files": [*files]})


def finish(desk: Desk) -> None:
    """Remove the files an erasure has still to remove; nothing to do if none was cut off."""
    with desk.store.transaction() as tx:
        pending = tx.note(PENDING)
    if not pending:
        return
    for key in _list(pending.get("letters")):
        desk.store.forget_source(key)
    folder.remove(desk.answers_folder, _list(pending.get("files")))
    desk.store.compact()
    with desk.store.transaction() as tx:
        tx.put_note(PENDING, {})


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
