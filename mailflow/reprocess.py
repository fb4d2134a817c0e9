"""Reprocess: go through the letters again under today's rules, and say what would change.

Nothing is written without `apply`, nobody is written to without `notify`, and an answer with
the same text is never sent twice: its Message-ID is made from letter, template and text.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from mailflow import journey
from mailflow.desk import Desk, fold
from mailflow.desk.answering import UNSURE
from mailflow.desk.desk import moved
from mailflow.desk.folding import kept_reading
from mailflow.desk.settling import known, perhaps_sent, raw_of, told
from mailflow.errors import LetterDamaged
from mailflow.lifecycle import Event, State
from mailflow.model import LetterRecord, Outcome, Reading, ReplyRecord, ReplyState, Verdict
from mailflow.reasons import doubt
from mailflow.store import Transaction

# Letters a person or a crash has the say over, and those in the outgoing server's hands.
NOT_NOW: Final = frozenset({State.RECEIVED, State.SENDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A letter that leads to something else than before.

    Attributes:
        record: As it was.
        outcome: What it leads to under today's rules.
        writes: An answer goes out because of this, if applied as asked.
    """

    record: LetterRecord
    outcome: Outcome
    writes: bool

    @property
    def before(self) -> Verdict | None:
        """The verdict so far; None if the letter was never decided."""
        return self.record.verdict


class _NotApplied(Exception):  # noqa: N818 - not an error: it ends the transaction unwritten
    pass


def reprocess(
    desk: Desk,
    *,
    chosen: Callable[[LetterRecord], bool] = lambda record: True,
    apply: bool = False,
    notify: bool = False,
    progress: Callable[[int], None] = lambda done: None,
) -> tuple[list[Change], int]:
    """Return the changes, oldest letter first, and how many letters were gone through.

    Args:
        chosen: Letters to read and decide again; the others keep their reading and verdict
            unless the book around them changed.
        apply: Write the changes down; without it nothing at all is written.
        notify: Also answer again where the answer's text is new.
        progress: Called with 1 after each letter read.
    """
    readings = _read_again(desk, chosen, progress)
    changes: list[Change] = []
    try:
        with desk.store.transaction() as tx:
            folded = fold(desk, tx, lambda r: readings.get(r.key) or kept_reading(r))
            for record, outcome in list(folded):
                if record.key not in readings:
                    continue
                if _differs(record, outcome) or (notify and _is_owed(tx, record, outcome)):
                    change = Change(
                        record=record,
                        outcome=outcome,
                        writes=_writes(tx, record, outcome, notify=notify),
                    )
                    changes.append(change)
                    _apply(desk, tx, change)
            _unwritten_unless(apply)
    except _NotApplied:
        pass
    return changes, len(readings)


def _unwritten_unless(apply: bool) -> None:
    if not apply:
        raise _NotApplied


def _read_again(
    desk: Desk, chosen: Callable[[LetterRecord], bool], progress: Callable[[int], None]
) -> dict[str, Reading]:
    """Read the chosen letters again, outside any transaction: reading is the slow part."""
    with desk.store.transaction() as tx:
        records = [r for r in tx.letters() if _is_readable(r) and chosen(r)]
    readings = {}
    for record in records:
        progress(1)
        with suppress(LetterDamaged):  # it keeps the verdict it has
            readings[record.key] = journey.read(
                raw_of(desk, record), desk.open_paper, desk.rulebook.questions
            )
    return readings


def _is_readable(record: LetterRecord) -> bool:
    """False for letters in other hands, and those of which only the identity was kept."""
    is_forgotten = record.verdict is not None and record.reading is None
    return record.state not in NOT_NOW and not is_forgotten


def _differs(record: LetterRecord, outcome: Outcome) -> bool:
    reference = outcome.registration.reference if outcome.registration else None
    before = record.verdict, record.registration, _people(record.reading)
    return before != (outcome.verdict, reference, _people(outcome.reading))


def _is_owed(tx: Transaction, record: LetterRecord, outcome: Outcome) -> bool:
    """Tell whether the last answer sent was another one than today's: late, now accepted.

    So `--apply` first and `--notify` later writes to the same people as both at once. A
    template whose words were mended is the same answer.
    """
    if outcome.reply is None or record.state is not State.CLOSED:
        return False
    sent = [r for r in tx.replies_to(record.key) if r.state is ReplyState.SENT and r.sent_at]
    last = max(sent, key=lambda r: str(r.sent_at), default=None)
    return last is not None and last.reply.template != outcome.reply.template


def _people(reading: Reading | None) -> object:
    """Return what an answer or the book would show differently if it changed."""
    if reading is None:
        return None
    organisation = reading.organisation.name.value if reading.organisation else None
    return organisation, [person.name.value for person in reading.attendees]


def _writes(tx: Transaction, record: LetterRecord, outcome: Outcome, *, notify: bool) -> bool:
    """Tell whether an answer becomes due: it was due anyway, or it is new and wanted."""
    if outcome.reply is None or record.dismissed:
        return False
    if perhaps_sent(tx, outcome.reply.message_id):
        return False
    return notify or record.state is State.REPLY_DUE


def _apply(desk: Desk, tx: Transaction, change: Change) -> None:
    record, outcome = change.record, change.outcome
    fields = known(desk, record, outcome)
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
    if reply is None or perhaps_sent(tx, reply.message_id):
        return
    tx.put(
        ReplyRecord(
            reply=reply,
            letter=change.record.key,
            state=ReplyState.DUE,
            attempts=0,
            due_at=desk.now(),
        )
    )


def by(
    *,
    since: datetime | None = None,
    reference: str | None = None,
    rule: str | None = None,
    sender: str | None = None,
) -> Iterator[Callable[[LetterRecord], bool]]:
    """Yield one test for each choice that is not None; *since* is of receipt, and aware."""
    if since:
        yield lambda record: record.received_at >= since
    if reference:
        yield lambda record: record.registration == reference
    if rule:
        yield lambda record: record.verdict is not None and record.verdict.rule == rule
    if sender:
        yield lambda record: _sender(record) == sender.lower()


def _sender(record: LetterRecord) -> str | None:
    header = record.reading.header if record.reading else None
    return header.sender.email if header and header.sender else None
