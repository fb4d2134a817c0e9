"""Explain: why a letter was decided as it was.

The facts are those of the book as it was when the letter came, as far as that is known: all
letters before it, from the readings that are kept and the verdicts that stand, with what staff
did until then. It is asked today's rules. Older ones are not kept, only their fingerprint; so
where the rules changed since, both verdicts are told.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from mailflow import rules
from mailflow.desk.desk import Desk
from mailflow.desk.folding import facts, fold, kept_reading
from mailflow.desk.people import find
from mailflow.errors import UsageError
from mailflow.model import Extension, LetterRecord, Reading, Verdict
from mailflow.store import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Every rule asked about one letter.

    Attributes:
        deadline: The one that holds for this letter; aware, in the event's zone.
        extension: What makes that deadline later than others'; None if nothing does.
        rulebook: Fingerprint of today's rules; the letter's own is in *record*.
        steps: One a rule, in the order of rules.yaml.
    """

    record: LetterRecord
    deadline: datetime
    extension: Extension | None
    rulebook: str
    steps: tuple[rules.Step, ...]

    @property
    def is_outdated(self) -> bool:
        """Other rules decided the letter than today's."""
        return self.record.rulebook not in (None, self.rulebook)


class _ReachedError(Exception):
    """Ends the transaction before anything of the fold is written."""

    def __init__(self, given: rules.Facts) -> None:
        super().__init__()
        self.given = given


def explain(
    desk: Desk, key: str, progress: Callable[[int], None] = lambda done: None
) -> Explanation:
    """Return why the letter whose key begins with *key* is decided as it is; writes nothing.

    Args:
        progress: Called with 1 for each letter before it.

    Raises:
        UsageError: No such letter, or nothing of it is kept to explain.
    """
    with desk.store.transaction() as tx:
        record = find(tx, key)
    if record.reading is None:
        raise UsageError(f"letter {record.key[:8]} is {record.state}: no reading of it is kept")
    given = _given(desk, record, record.reading, progress)
    bounds = desk.rulebook.bounds
    return Explanation(
        record=record,
        deadline=rules.deadline_of(given, bounds).until,
        extension=rules.extension_of(given, bounds),
        rulebook=desk.rulebook.fingerprint,
        steps=rules.explain(given, desk.rulebook),
    )


def _given(
    desk: Desk, record: LetterRecord, reading: Reading, progress: Callable[[int], None]
) -> rules.Facts:
    place = record.received_at, record.key

    def before(tx: Transaction, other: LetterRecord) -> Reading | None:
        if (other.received_at, other.key) >= place:
            _reached(facts(desk, tx, record, reading))
        return kept_reading(other)

    try:
        with desk.store.transaction() as tx:
            for _ in fold(desk, tx, lambda other: before(tx, other), _verdict, progress):
                pass
            _reached(facts(desk, tx, record, reading))
    except _ReachedError as reached:
        return reached.given


def _verdict(record: LetterRecord) -> Verdict | None:
    return record.verdict


def _reached(given: rules.Facts) -> NoReturn:
    raise _ReachedError(given)
