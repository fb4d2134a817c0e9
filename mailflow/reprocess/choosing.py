"""Reprocess: which letters; and whether what was named is there at all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from mailflow.desk import Desk
from mailflow.errors import NotThere
from mailflow.lifecycle import State
from mailflow.model import LetterRecord, Status
from mailflow.reference import as_written
from mailflow.store import Transaction

Chosen = Callable[[LetterRecord], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which letters to go through; what is None or False chooses nothing away.

    Attributes:
        since, until: Of receipt; aware; *until* itself is out.
        reference: Of a registration, whatever the case of its letters.
        rule: By which they were decided.
        sender: Bare address, whatever the case.
        state: Of the letter, or the status of its registration.
        held: All that wait for a person, or did until one released or dismissed them.
    """

    since: datetime | None = None
    until: datetime | None = None
    reference: str | None = None
    rule: str | None = None
    sender: str | None = None
    state: State | Status | None = None
    held: bool = False


def choose(desk: Desk, choice: Choice) -> frozenset[str]:
    """Return the keys of the letters chosen.

    Raises:
        NotThere: No registration, rule or sender of that name was ever seen.
    """
    with desk.store.transaction() as tx:
        if choice.reference:
            _there(_is_reference(tx, choice.reference), "registration", choice.reference)
        tests = list(_tests(tx, choice))
        chosen, seen = set[str](), _Seen()
        for record in tx.letters():
            seen.add(record)
            if all(holds(record) for holds in tests):
                chosen.add(record.key)
    if choice.sender:
        _there(choice.sender.lower() in seen.senders, "letter from", choice.sender)
    if choice.rule:
        rules = seen.rules | {rule.name for rule in desk.rulebook.rules}
        _there(choice.rule in rules, "rule called", choice.rule, rules)
    return frozenset(chosen)


class _Seen:
    """The rules and senders of all letters, so that a misspelt one is told from an idle one."""

    def __init__(self) -> None:
        self.rules: set[str] = set()
        self.senders: set[str | None] = set()

    def add(self, record: LetterRecord) -> None:
        if record.verdict:
            self.rules.add(record.verdict.rule)
        self.senders.add(_sender(record))


def _tests(tx: Transaction, choice: Choice) -> Iterator[Chosen]:
    yield from _by_time(choice)
    yield from _by_name(choice)
    if choice.held:
        yield was_held
    if isinstance(choice.state, State):
        yield lambda record: record.state is choice.state
    if isinstance(choice.state, Status):
        named = {r.reference for r in tx.registrations() if r.status is choice.state}
        yield lambda record: record.registration in named


def _by_time(choice: Choice) -> Iterator[Chosen]:
    if (since := choice.since) is not None:
        yield lambda record: record.received_at >= since
    if (until := choice.until) is not None:
        yield lambda record: record.received_at < until


def _by_name(choice: Choice) -> Iterator[Chosen]:
    if choice.reference:
        reference = as_written(choice.reference)
        yield lambda record: record.registration == reference
    if choice.rule:
        yield lambda record: record.verdict is not None and record.verdict.rule == choice.rule
    if choice.sender:
        sender = choice.sender.lower()
        yield lambda record: _sender(record) == sender


def was_held(record: LetterRecord) -> bool:
    """Tell whether the letter waits for a person, or one has decided about it."""
    return record.state is State.HELD or record.released or record.dismissed


def _is_reference(tx: Transaction, name: str) -> bool:
    return tx.registration(as_written(name)) is not None


def _there(is_so: bool, what: str, name: str, known: Iterable[str] = ()) -> None:
    if not is_so:
        close = get_close_matches(name, sorted(known), n=1)
        hint = f"; did you mean “{close[0]}”?" if close else ""
        raise NotThere(f"there is no {what} {name}{hint}")


def _sender(record: LetterRecord) -> str | None:
    header = record.reading.header if record.reading else None
    return header.sender.email if header and header.sender else None
