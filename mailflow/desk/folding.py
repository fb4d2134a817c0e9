"""Fold: the book is what the rules make of the letters, and staff of the book, in order.

Letters by received_at; an act of the staff comes after every letter received until then.

The same step serves the letter that just came in and the whole book made again.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from mailflow import journey
from mailflow.desk.deciding import decide
from mailflow.desk.desk import Desk
from mailflow.desk.leaving import Leaving, leave, leavings
from mailflow.desk.moving_up import enter, move_up, told
from mailflow.lifecycle import State
from mailflow.model import (
    LetterRecord,
    Outcome,
    Promotion,
    Reading,
    StaffAct,
    Verdict,
)
from mailflow.store import Transaction

# Name of the note that an older letter was decided after a newer one.
OUT_OF_ORDER: Final = "book out of order"
# Name of the note that tells what came last of all that made the book, and when.
NEWEST: Final = "newest letter decided"


def act_on(desk: Desk, tx: Transaction, act: StaffAct) -> list[Promotion]:
    """Put what *act* makes of the registrations it is about into the book.

    Return who moved up from the waiting list because of it, in the book too.
    """
    wanted = (tx.registration(name) for name in (act.on, act.told.get("into")) if name)
    found = tuple(entry for entry in wanted if entry)
    after = journey.act_on(act, found, lambda name: tx.registration(name) is not None)
    stay = {entry.reference for entry in after}
    for entry in found:
        if entry.reference not in stay:
            tx.remove(entry)
    for entry in after:
        tx.put(entry)
    return move_up(desk, tx, act.at)


def reached(tx: Transaction, at: datetime, name: str) -> bool:
    """Note that the book has what came *at* that time; tell whether it came in order.

    Args:
        name: Of several at one time, the order: the letter's key, "~" and the act's id.
    """
    fact = tx.note(NEWEST) or {}
    newest = str(fact.get("received_at", "")), str(fact.get("letter", ""))
    this = at.astimezone(UTC).isoformat(), name
    last = max(newest, this)
    tx.put_note(NEWEST, {"received_at": last[0], "letter": last[1]})
    if this < newest:
        # Older than what the book has already, and the book is a fold in order of arrival.
        # Noted here, so that being killed now does not forget it.
        tx.put_note(OUT_OF_ORDER, {"is": True})
    return this >= newest


def fold(
    desk: Desk,
    tx: Transaction,
    readings: Callable[[LetterRecord], Reading | None],
    verdicts: Callable[[LetterRecord], Verdict | None] = lambda record: None,
    progress: Callable[[int], None] = lambda done: None,
) -> Iterator[tuple[LetterRecord, Outcome]]:
    """Make the book again within *tx*; yield every letter with what it leads to in the end.

    To be walked to its end, where the last acts of the staff come in.

    Args:
        readings: The reading to decide by; None leaves the letter out of the fold.
        verdicts: The verdict that stands, whatever the rules would say; None to ask them.
    """
    between: list[StaffAct | Leaving] = [act for act in tx.staff_acts() if not act.undone]
    steps = _in_order(tx.letters(), [*between, *leavings(tx)])
    tx.clear_registrations()
    folded: dict[str, tuple[LetterRecord, Outcome]] = {}
    for step in steps:
        promotions: list[Promotion] = []
        if isinstance(step, StaffAct):
            promotions = act_on(desk, tx, step)
        elif isinstance(step, Leaving):
            promotions = leave(desk, tx, step)
        else:
            progress(1)
            if outcome := _refolded(desk, tx, step, readings, verdicts):
                folded[step.key] = step, outcome
                entry = outcome.registration
                promotions = enter(desk, tx, entry, step.received_at) if entry else []
        for promotion in promotions:
            folded |= _promoted(desk, tx, folded, promotion)
    yield from folded.values()


def _in_order(
    letters: Iterable[LetterRecord], between: Iterable[StaffAct | Leaving]
) -> Iterator[LetterRecord | StaffAct | Leaving]:
    """Yield both by time; what is *between* comes after every letter received until then."""
    left = deque(sorted(between, key=lambda step: step.at))
    for record in letters:
        while left and left[0].at < record.received_at:
            yield left.popleft()
        yield record
    yield from left


def _refolded(
    desk: Desk,
    tx: Transaction,
    record: LetterRecord,
    readings: Callable[[LetterRecord], Reading | None],
    verdicts: Callable[[LetterRecord], Verdict | None],
) -> Outcome | None:
    """Return what the letter leads to now; None if the book is without it."""
    if is_dismissed(record) or record.state is State.RECEIVED:
        return None
    reading = readings(record)
    if reading is None:
        return None
    return decide(desk, tx, record, reading, verdicts(record))


def _promoted(
    desk: Desk,
    tx: Transaction,
    folded: Mapping[str, tuple[LetterRecord, Outcome]],
    promotion: Promotion,
) -> dict[str, tuple[LetterRecord, Outcome]]:
    """Return what the letters lead to whose people moved up after they were decided."""
    moved_up = {}
    for key in promotion.letters:
        if key not in folded:
            continue
        record, outcome = folded[key]
        reply = told(desk, tx, record, outcome.reading, promotion)
        moved_up[key] = (
            record,
            replace(outcome, registration=promotion.after, reply=reply, promoted=True),
        )
    return moved_up


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
