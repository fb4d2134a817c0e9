"""Move up: into the book with a registration; out of the waiting list with whom that seats."""

from dataclasses import replace
from datetime import datetime

from mailflow import journey
from mailflow.desk.desk import Desk, moved
from mailflow.desk.earlier import earlier_answer
from mailflow.desk.outcomes import make_due
from mailflow.lifecycle import Event, State
from mailflow.model import (
    LetterRecord,
    Promotion,
    Reading,
    Registration,
    Reply,
)
from mailflow.reasons import doubt
from mailflow.store import Transaction

WAITS = ("waits",)  # the mark of registrations in which somebody waits; see Transaction


def enter(
    desk: Desk, tx: Transaction, registration: Registration, at: datetime
) -> list[Promotion]:
    """Put *registration* into the book; return who moved up because of it, in the book too.

    Args:
        at: When the letter was received, or the person acted, that makes it so.
    """
    before = tx.registration(registration.reference)
    tx.put(registration)
    return move_up(desk, tx, at) if journey.frees(before, registration) else []


def move_up(desk: Desk, tx: Transaction, at: datetime) -> list[Promotion]:
    """Return who moves up from the waiting list as the book is now, in the book too."""
    waiting = tx.registrations_marked(WAITS)
    if not waiting:
        return []
    promotions = journey.promote(waiting, desk.rulebook, seats_taken=tx.seats_taken(), at=at)
    for promotion in promotions:
        tx.put(promotion.after)
    return promotions


def is_queued(desk: Desk, tx: Transaction) -> bool:
    """Tell whether somebody waits for a seat in the hall though some are free."""
    limits, taken = desk.rulebook.limits, tx.seats_taken()
    if limits.capacity is None or taken >= limits.capacity - limits.reserved:
        return False
    waiting = tx.registrations_marked(WAITS)
    return bool(waiting) and journey.is_queued(waiting, desk.rulebook, taken)


def told(
    desk: Desk, tx: Transaction, record: LetterRecord, reading: Reading, promotion: Promotion
) -> Reply | None:
    """Return the answer to a letter whose people moved up; None for silence."""
    return journey.tell_promoted(
        record.key,
        reading,
        promotion,
        desk.rulebook,
        desk.templates,
        received_at=record.received_at,
        return_path=record.return_path,
        composed_at=desk.now(),
        earlier=earlier_answer(tx, record.key),
    )


def tell_all(desk: Desk, tx: Transaction, promotions: list[Promotion]) -> None:
    """Let the answers to everybody who moved up become due."""
    for promotion in promotions:
        for key in promotion.letters:
            record = tx.letter(key)
            if record is not None and record.reading is not None:
                tell(desk, tx, record, told(desk, tx, record, record.reading, promotion))


def tell(desk: Desk, tx: Transaction, record: LetterRecord, reply: Reply | None) -> None:
    """Let *reply* become due in place of what the letter was to be answered with."""
    desk.note(tx, record.key, "moved up from the waiting list")
    if reply is None or record.dismissed or tx.reply(reply.message_id) is not None:
        return
    make_due(desk, tx, record, reply)
    tx.put(_replied(record, reply.message_id))


def _replied(record: LetterRecord, message_id: str) -> LetterRecord:
    if record.state is State.SENDING:
        # What is on its way goes first; `answer` sees that another one is due after it.
        return replace(record, reply=message_id)
    if record.state is State.HELD:
        why = (*record.held_for, doubt("moved_up"))
        return moved(record, Event.DOUBTED, why, reply=message_id)
    return moved(record, Event.ANSWERED, reply=message_id)
