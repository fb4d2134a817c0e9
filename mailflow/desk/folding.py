"""Fold: the book is what the rules make of the letters, in order of received_at.

The same step serves the letter that just came in and the whole book made again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from mailflow import journey
from mailflow.desk.desk import Desk
from mailflow.lifecycle import State
from mailflow.model import History, LetterRecord, Outcome, Reading
from mailflow.store import Transaction

# Name of the note that an older letter was decided after a newer one.
OUT_OF_ORDER: Final = "book out of order"


def decide(desk: Desk, tx: Transaction, record: LetterRecord, reading: Reading) -> Outcome:
    """Return what the letter leads to, given the book as *tx* sees it now."""
    history = _history(tx, record, reading)
    return journey.decide_and_compose(
        record.key,
        reading,
        history,
        desk.rulebook,
        desk.templates,
        received_at=record.received_at,
        return_path=record.return_path,
        composed_at=desk.now(),
        released=record.released,
        is_taken=lambda reference: tx.registration(reference) is not None,
    )


def _history(tx: Transaction, record: LetterRecord, reading: Reading) -> History:
    sent = (tx.reply(id) for id in reversed(reading.header.references))
    answered = [f"letter:{reply.letter}" for reply in sent if reply is not None]
    threaded = [r.reference for mark in answered for r in tx.registrations_marked((mark,))]
    named = (*threaded, *(found.value for found in reading.cited))
    marks = (*journey.marks(reading), *(f"reference:{name}" for name in named))
    return History(
        registrations=tuple(
            registration
            for registration in tx.registrations_marked(marks)
            if registration.letters[0] != record.key
        ),
        seats_taken=tx.seats_taken(),
        threaded=tuple(threaded),
    )


def fold(
    desk: Desk,
    tx: Transaction,
    readings: Callable[[LetterRecord], Reading | None],
    progress: Callable[[int], None] = lambda done: None,
) -> Iterator[tuple[LetterRecord, Outcome]]:
    """Make the book again within *tx*; yield every letter with what it leads to now.

    Args:
        readings: The reading to decide by; None leaves the letter out of the fold.
    """
    letters = list(tx.letters())
    tx.clear_registrations()
    for record in letters:
        progress(1)
        if is_dismissed(record) or record.state is State.RECEIVED:
            continue
        reading = readings(record)
        if reading is None:
            continue
        outcome = decide(desk, tx, record, reading)
        if outcome.registration:
            tx.put(outcome.registration)
        yield record, outcome


def is_dismissed(record: LetterRecord) -> bool:
    """A person decided that nothing is to be done; that outlives every reprocessing."""
    undecided = record.verdict is None or record.verdict.hold is not None
    return record.state is State.CLOSED and undecided


def kept_reading(record: LetterRecord) -> Reading | None:
    """Return the reading that counts for the book; None while a person has yet to decide.

    What else changed around a letter in doubt must not enter it behind that person's back,
    nor while its sender is being told that a person will answer.
    """
    in_doubt = record.verdict is not None and record.verdict.hold is not None
    return None if in_doubt and record.state is not State.CLOSED else record.reading


def refold(desk: Desk) -> None:
    """Make a book that is out of order again, from the readings kept.

    Nobody is written to, and no state changes.
    """
    with desk.store.transaction() as tx:
        if not (tx.note(OUT_OF_ORDER) or {}).get("is"):
            return
        tx.put_note(OUT_OF_ORDER, {"is": False})
        for record, outcome in _changed(fold(desk, tx, kept_reading)):
            reference = outcome.registration.reference if outcome.registration else None
            tx.put(replace(record, verdict=outcome.verdict, registration=reference))
            desk.note(tx, record.key, f"book made again: rule “{outcome.verdict.rule}”")


def _changed(
    folded: Iterable[tuple[LetterRecord, Outcome]],
) -> Iterator[tuple[LetterRecord, Outcome]]:
    """Yield the letters that lead to something else now; held ones stay as they are."""
    for record, outcome in folded:
        reference = outcome.registration.reference if outcome.registration else None
        before = record.verdict, record.registration
        if before != (outcome.verdict, reference) and record.state is not State.HELD:
            yield record, outcome
