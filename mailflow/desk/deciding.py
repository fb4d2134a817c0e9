"""Decide: what one letter leads to, given the book as it is."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow import journey, rules
from mailflow.desk.desk import Desk
from mailflow.desk.earlier import earlier_answer
from mailflow.desk.moving_up import is_queued
from mailflow.model import (
    Correction,
    History,
    LetterRecord,
    Outcome,
    Reading,
    Registration,
    Verdict,
)
from mailflow.store import Transaction

NAMESAKES_MAX: Final = 5  # registrations that are looked at for one name


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
    history = _history(desk, tx, record, meant)
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
        earlier=earlier_answer(tx, record.key),
    )


def facts(desk: Desk, tx: Transaction, record: LetterRecord, reading: Reading) -> rules.Facts:
    """Return what the rules may look at, given the book as *tx* sees it now."""
    meant, _ = reread(tx, record.key, reading)
    history = _history(desk, tx, record, meant)
    return journey.facts(
        journey.respell(meant, history),
        history,
        desk.rulebook,
        received_at=record.received_at,
        released=record.released,
    )


def reread(
    tx: Transaction, key: str, reading: Reading
) -> tuple[Reading, tuple[Correction, ...]]:
    """Return the reading of that letter as staff corrected it, and what that was."""
    return journey.reread(reading, tx.staff_acts(key))


def _earlier(
    tx: Transaction, record: LetterRecord, marks: Sequence[str]
) -> tuple[Registration, ...]:
    """Return the registrations marked so; what a later letter began was not in the book yet."""
    return tuple(
        registration
        for registration in tx.registrations_marked(marks)
        if registration.letters[0] != record.key
        and registration.received_at <= record.received_at
    )


def _namesakes(tx: Transaction, reading: Reading) -> list[str]:
    """Return marks of registrations of people called the same: a few tell enough."""
    return [
        f"reference:{name}"
        for mark in journey.person_marks(reading)
        for name in sorted(tx.references_marked(mark))[:NAMESAKES_MAX]
    ]


def _history(desk: Desk, tx: Transaction, record: LetterRecord, reading: Reading) -> History:
    sent = (tx.reply(id) for id in reversed(reading.header.references))
    answered = [f"letter:{reply.letter}" for reply in sent if reply is not None]
    threaded = [r.reference for mark in answered for r in tx.registrations_marked((mark,))]
    alike = journey.alike(reading, tx.references_marked)
    named = (*threaded, *alike, *(found.value for found in reading.cited))
    marks = (*journey.marks(reading), *(f"reference:{name}" for name in named))
    return History(
        registrations=_earlier(tx, record, marks),
        seats_taken=tx.seats_taken(),
        namesakes=_earlier(tx, record, _namesakes(tx, reading)),
        queued=is_queued(desk, tx),
        extensions=journey.extensions(tx.staff_acts("")),
        threaded=tuple(threaded),
    )
