"""Fold again: a book that is out of order, and what that makes of letters decided before."""

from dataclasses import replace

from mailflow.desk.desk import Desk, moved
from mailflow.desk.folding import OUT_OF_ORDER, fold, kept_reading
from mailflow.desk.moving_up import WAITS, tell
from mailflow.desk.outcomes import put_down
from mailflow.lifecycle import Event, State
from mailflow.model import LetterRecord, Outcome, Reading
from mailflow.store import Transaction


def refold(desk: Desk) -> None:
    """Make a book that is out of order again, from the readings kept.

    The letters lead to what they would have led to in order. Who was answered already is not
    answered anew; a letter that was held only because the book lacked what came before it is
    decided now, and one that should have been held is held now. Who moves up from the waiting
    list by this, and was told to wait, is told so.
    """
    with desk.store.transaction() as tx:
        put_in_order(desk, tx)


def put_in_order(desk: Desk, tx: Transaction) -> None:
    """As `refold`, in a transaction that is open."""
    if not (tx.note(OUT_OF_ORDER) or {}).get("is"):
        return
    tx.put_note(OUT_OF_ORDER, {"is": False})
    waited = {turn.letter for r in tx.registrations_marked(WAITS) for turn in r.turns}
    for record, outcome in list(fold(desk, tx, lambda it: _reading(desk, it))):
        if _differs(record, outcome):
            _follow(desk, tx, record, outcome)
        current = tx.letter(record.key) if outcome.promoted else None
        if current is not None and record.key in waited:
            tell(desk, tx, current, outcome.reply)


def _reading(desk: Desk, record: LetterRecord) -> Reading | None:
    return record.reading if _is_open(desk, record) else kept_reading(record)


def _is_open(desk: Desk, record: LetterRecord) -> bool:
    """Tell whether the letter waits for a person only because today's rules said so.

    Not one with another trouble, such as an answer that was refused; and new rules decide
    nothing but by reprocessing.
    """
    verdict = record.verdict
    if verdict is None or verdict.hold is None or record.dismissed:
        return False
    waits = record.state is State.HELD and record.held_for == verdict.doubts
    is_ours = record.rulebook == desk.rulebook.fingerprint
    return is_ours and (waits or record.state is State.REPLY_DUE)


def _differs(record: LetterRecord, outcome: Outcome) -> bool:
    reference = outcome.registration.reference if outcome.registration else None
    return (record.verdict, record.registration) != (outcome.verdict, reference)


def _follow(desk: Desk, tx: Transaction, record: LetterRecord, outcome: Outcome) -> None:
    """Write down what the letter leads to now; in other trouble it stays as it is."""
    if _is_open(desk, record):
        put_down(desk, tx, record, outcome)
    elif record.state is State.HELD:
        return
    else:
        reference = outcome.registration.reference if outcome.registration else None
        now = replace(record, verdict=outcome.verdict, registration=reference)
        looks = outcome.verdict.hold and record.state is State.CLOSED
        tx.put(moved(now, Event.DOUBTED, outcome.verdict.doubts) if looks else now)
    desk.note(tx, record.key, f"book made again: rule “{outcome.verdict.rule}”")
