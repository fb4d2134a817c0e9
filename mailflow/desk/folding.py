"""Fold: the book is what the rules make of the letters, and staff of the book, in order.

Letters by received_at; an act of the staff comes after every letter received until then.

The same step serves the letter that just came in and the whole book made again.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from mailflow import journey, rules
from mailflow.desk.desk import Desk, moved
from mailflow.lifecycle import Event, State
from mailflow.model import (
    Correction,
    History,
    LetterRecord,
    Outcome,
    Reading,
    Registration,
    ReplyRecord,
    ReplyState,
    StaffAct,
    Verdict,
)
from mailflow.respond import Earlier
from mailflow.store import Transaction

# Name of the note that an older letter was decided after a newer one.
OUT_OF_ORDER: Final = "book out of order"
PASSING: Final = ("question", "status")  # what they said was true then, and stays so
# Name of the note that tells what came last of all that made the book, and when.
NEWEST: Final = "newest letter decided"


def decide(
    desk: Desk,
    tx: Transaction,
    record: LetterRecord,
    reading: Reading,
    verdict: Verdict | None = None,
) -> Outcome:
    """Return what the letter leads to, given the book as *tx* sees it now.

    Args:
        verdict: The one that stands; None to ask the rules.
    """
    meant, corrections = reread(tx, record.key, reading)
    history = _history(tx, record, meant)
    outcome = _outcome(desk, tx, record, journey.respell(meant, history), history, verdict)
    entry = outcome.registration
    if entry and corrections:
        entry = replace(entry, corrections=(*entry.corrections, *corrections))
    return replace(outcome, reading=reading, registration=entry)


def _outcome(
    desk: Desk,
    tx: Transaction,
    record: LetterRecord,
    reading: Reading,
    history: History,
    verdict: Verdict | None,
) -> Outcome:
    def is_taken(reference: str) -> bool:
        return tx.registration(reference) is not None

    if verdict is not None:
        return journey.enter(
            record.key, reading, verdict, history,
            received_at=record.received_at, is_taken=is_taken,
        )  # fmt: skip
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
        is_taken=is_taken,
        earlier=_earlier(tx, record.key),
    )


def last_sent(tx: Transaction, key: str) -> ReplyRecord | None:
    """Return the answer to that letter that went out last; None if none did."""
    sent = [r for r in tx.replies_to(key) if r.state is ReplyState.SENT and r.sent_at]
    return max(sent, key=lambda r: str(r.sent_at), default=None)


def _earlier(tx: Transaction, key: str) -> Earlier | None:
    """Return the answer that another one would have to take back."""
    last = last_sent(tx, key)
    if last is None or last.sent_at is None or last.reply.template in PASSING:
        return None
    return Earlier(
        sent_at=last.sent_at, template=last.reply.template, message_id=last.reply.message_id
    )


def reread(
    tx: Transaction, key: str, reading: Reading
) -> tuple[Reading, tuple[Correction, ...]]:
    """Return the reading of that letter as staff corrected it, and what that was."""
    return journey.reread(reading, tx.staff_acts(key))


def act_on(tx: Transaction, act: StaffAct) -> tuple[Registration, ...]:
    """Put what *act* makes of the registrations it is about into the book; return them."""
    wanted = (tx.registration(name) for name in (act.on, act.told.get("into")) if name)
    found = tuple(entry for entry in wanted if entry)
    after = journey.act_on(act, found, lambda name: tx.registration(name) is not None)
    stay = {entry.reference for entry in after}
    for entry in found:
        if entry.reference not in stay:
            tx.remove_registration(entry.reference)
    for entry in after:
        tx.put(entry)
    return after


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


def facts(desk: Desk, tx: Transaction, record: LetterRecord, reading: Reading) -> rules.Facts:
    """Return what the rules may look at, given the book as *tx* sees it now."""
    meant, _ = reread(tx, record.key, reading)
    history = _history(tx, record, meant)
    return journey.facts(
        journey.respell(meant, history),
        history,
        desk.rulebook,
        received_at=record.received_at,
        released=record.released,
    )


def _history(tx: Transaction, record: LetterRecord, reading: Reading) -> History:
    sent = (tx.reply(id) for id in reversed(reading.header.references))
    answered = [f"letter:{reply.letter}" for reply in sent if reply is not None]
    threaded = [r.reference for mark in answered for r in tx.registrations_marked((mark,))]
    alike = journey.alike(reading, tx.references_marked)
    named = (*threaded, *alike, *(found.value for found in reading.cited))
    marks = (*journey.marks(reading), *(f"reference:{name}" for name in named))
    return History(
        registrations=tuple(
            registration
            for registration in tx.registrations_marked(marks)
            # What a later letter began was not in the book yet.
            if registration.letters[0] != record.key
            and registration.received_at <= record.received_at
        ),
        seats_taken=tx.seats_taken(),
        extensions=journey.extensions(tx.staff_acts("")),
        threaded=tuple(threaded),
    )


def fold(
    desk: Desk,
    tx: Transaction,
    readings: Callable[[LetterRecord], Reading | None],
    verdicts: Callable[[LetterRecord], Verdict | None] = lambda record: None,
    progress: Callable[[int], None] = lambda done: None,
) -> Iterator[tuple[LetterRecord, Outcome]]:
    """Make the book again within *tx*; yield every letter with what it leads to now.

    To be walked to its end, where the last acts of the staff come in.

    Args:
        readings: The reading to decide by; None leaves the letter out of the fold.
        verdicts: The verdict that stands, whatever the rules would say; None to ask them.
    """
    letters = tx.letters()
    acts = deque(act for act in tx.staff_acts() if not act.undone)
    tx.clear_registrations()
    for record in letters:
        progress(1)
        while acts and acts[0].at < record.received_at:
            act_on(tx, acts.popleft())
        if is_dismissed(record) or record.state is State.RECEIVED:
            continue
        reading = readings(record)
        if reading is None:
            continue
        outcome = decide(desk, tx, record, reading, verdicts(record))
        if outcome.registration:
            tx.put(outcome.registration)
        yield record, outcome
    for act in acts:
        act_on(tx, act)


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

    Nobody is written to. What was done with, but waits for a person had it come in order,
    waits for one now; no other state changes.
    """
    with desk.store.transaction() as tx:
        if not (tx.note(OUT_OF_ORDER) or {}).get("is"):
            return
        tx.put_note(OUT_OF_ORDER, {"is": False})
        for record, outcome in _changed(fold(desk, tx, kept_reading)):
            reference = outcome.registration.reference if outcome.registration else None
            now = replace(record, verdict=outcome.verdict, registration=reference)
            looks = outcome.verdict.hold and record.state is State.CLOSED
            tx.put(moved(now, Event.DOUBTED, outcome.verdict.doubts) if looks else now)
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
