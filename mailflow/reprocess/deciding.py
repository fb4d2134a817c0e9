"""Reprocess: the fold, and which letters lead to something else now."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from mailflow.desk import Desk, fold
from mailflow.desk.earlier import last_sent
from mailflow.desk.progress import Progress, no_progress
from mailflow.errors import BookMoved
from mailflow.lifecycle import State
from mailflow.model import Correction, LetterRecord, Outcome, Reading, Registration, Verdict
from mailflow.reprocess.applying import (
    apply_change,
    is_about_an_act,
    keep_reading,
    writes,
)
from mailflow.reprocess.change import Change, Reprocessed, standing
from mailflow.reprocess.rereading import Readings
from mailflow.store import Transaction


class _NotApplied(Exception):  # noqa: N818 - not an error: it ends the transaction unwritten
    pass


def reprocess(
    desk: Desk,
    readings: Readings,
    *,
    apply: bool = False,
    notify: bool = False,
    agreed: Iterable[Change] | None = None,
    progress: Progress = no_progress,
) -> Reprocessed:
    """Decide the letters again, in order of receipt, and return what differs.

    Args:
        readings: Made by `read_again`; letters not chosen there keep their verdicts.
        apply: Write the changes down; without it nothing at all is written.
        notify: Also answer again where the answer's text is new.
        agreed: Changes somebody was shown and said yes to; None if nobody was asked.

    Raises:
        BookMoved: Other answers would go out than was *agreed*; nothing is written.
    """
    changes: list[Change] = []
    conflicts: dict[str, list[Correction]] = {}
    try:
        with desk.store.transaction() as tx:
            with progress("deciding", readings.letters) as step:
                changes = _changes(desk, tx, readings, notify, step)
            conflicts = dict(_conflicts(tx))
            _agree(changes, agreed)
            _unwritten_unless(apply)
    except _NotApplied:
        pass
    total = len(readings.chosen) + len(readings.unread)
    return Reprocessed(
        changes=changes, total=total, unread=readings.unread, conflicts=conflicts
    )


def _conflicts(tx: Transaction) -> Iterator[tuple[str, list[Correction]]]:
    """Yield the corrections in conflict, looking only where staff did something."""
    about = {act.on for act in tx.staff_acts() if not act.undone}
    marks = [f"{kind}:{on}" for on in sorted(about) for kind in ("reference", "letter")]
    for entry in tx.registrations_marked(marks):
        if found := [one for one in entry.corrections if one.is_in_conflict]:
            yield entry.reference, found


def _agree(changes: Iterable[Change], agreed: Iterable[Change] | None) -> None:
    if agreed is not None and _answers(changes) != _answers(agreed):
        raise BookMoved(
            "letters came or were decided meanwhile, and others would be written to now; "
            "nothing was done: look again"
        )


def _unwritten_unless(apply: bool) -> None:
    if not apply:
        raise _NotApplied


def _answers(changes: Iterable[Change]) -> set[str]:
    return {c.outcome.reply.message_id for c in changes if c.writes and c.outcome.reply}


def _changes(
    desk: Desk, tx: Transaction, readings: Readings, notify: bool, step: Callable[[int], None]
) -> list[Change]:
    """Fold, writing each change down as it is found; return them."""
    stood = {entry.reference: entry for entry in tx.registrations()}
    found = list(_found(desk, tx, readings, notify, stood, step))
    # How people stand is known once the last letter has been looked at.
    return [replace(change, becomes=_becomes(tx, change.outcome)) for change in found]


def _found(
    desk: Desk,
    tx: Transaction,
    readings: Readings,
    notify: bool,
    stood: Mapping[str, Registration],
    step: Callable[[int], None],
) -> Iterator[Change]:
    def kept(record: LetterRecord) -> Verdict | None:
        return None if readings.covers(record) else record.verdict

    for record, outcome in fold(desk, tx, readings.of, kept, step):
        if not readings.covers(record) or is_about_an_act(tx, record):
            continue
        if _differs(record, outcome) or (notify and _is_owed(tx, record, outcome)):
            change = Change(
                record=record,
                outcome=outcome,
                writes=writes(tx, record, outcome, notify=notify),
                was=standing(record.verdict, stood.get(record.registration or "")),
                becomes="",
                earlier=last_sent(tx, record.key),
            )
            apply_change(desk, tx, change, readings.reader)
            yield change
        elif record.reader != readings.reader or record.reading != outcome.reading:
            keep_reading(tx, record, outcome.reading, readings.reader)


def _becomes(tx: Transaction, outcome: Outcome) -> str:
    reference = outcome.registration.reference if outcome.registration else ""
    return standing(outcome.verdict, tx.registration(reference))


def _differs(record: LetterRecord, outcome: Outcome) -> bool:
    reference = outcome.registration.reference if outcome.registration else None
    before = record.verdict, record.registration, _people(record.reading)
    return before != (outcome.verdict, reference, _people(outcome.reading))


def _people(reading: Reading | None) -> object:
    """Return what an answer or the book would show differently if it changed."""
    if reading is None:
        return None
    organisation = reading.organisation.name.value if reading.organisation else None
    return organisation, [person.name.value for person in reading.attendees]


def _is_owed(tx: Transaction, record: LetterRecord, outcome: Outcome) -> bool:
    """Tell whether the last answer sent was another one than today's: late, now accepted.

    So `--apply` first and `--notify` later writes to the same people as both at once. A
    template whose words were mended is the same answer.
    """
    if outcome.reply is None or record.state is not State.CLOSED:
        return False
    last = last_sent(tx, record.key)
    if last is None or last.act:  # a person decided what they were told last
        return False
    return last.reply.template != outcome.reply.template
