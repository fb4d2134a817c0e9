"""What every verb of the desk needs: the store, the rules, the templates, the clock."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mailflow import respond, rules
from mailflow.lifecycle import Event, after
from mailflow.model import Act, Doubt, LetterRecord, OpenPaper, RawMessage, Reading
from mailflow.reasons import sentences
from mailflow.store import Store, Transaction

ReadMany = Callable[[Iterable[tuple[str, RawMessage]]], Iterator[tuple[str, Reading | str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """Limits on automatic answers; beyond them a letter is held (RFC 3834 §2).

    Attributes:
        per_address_a_day: To one address, in a day of the event's time zone.
        a_day: To everybody together: the fuse against a flood of forged senders.
    """

    per_address_a_day: int = 3
    a_day: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A desk that is open.

    Attributes:
        now: The clock; returns aware datetimes.
        who: Login name of the person at work, "desk" for the service; stands in the history.
        open_paper: Has untrusted documents read apart from this process; None leaves them be.
        reader: Version of what makes readings of letters: code, words, the organiser's
            questions.
        read_many: Has many letters read, each by key, apart from this process; yields readings
            by key, or why there is none.
        answers_folder: Where answers are written in a rehearsal; None if a server takes them.
    """

    store: Store
    rulebook: rules.Rulebook
    templates: respond.Templates
    now: Callable[[], datetime]
    reader: str
    read_many: ReadMany
    caps: Caps = Caps()
    who: str = "desk"
    open_paper: OpenPaper | None = None
    answers_folder: Path | None = None

    def today(self) -> date:
        """Return the day at the desk, in the event's time zone."""
        return self.now().astimezone(self.rulebook.event.time_zone).date()

    def note(self, tx: Transaction, key: str, what: str) -> None:
        """Write into the letter's history what happened to it."""
        at, before = self.now(), sum(1 for _ in tx.acts(key))
        # Time first, so that acts sort; then their order within the letter.
        name = f"{at.timestamp():017.6f}-{before:04d}-{key}"
        tx.put(Act(id=name, at=at, letter=key, what=what, by=self.who))


def moved(
    record: LetterRecord, event: Event, why: Sequence[Doubt] = (), **changes: Any
) -> LetterRecord:
    """Return *record* as it is once *event* happened to it, with *changes*.

    Args:
        why: It is held; () if nobody needs to look.
    """
    state = after(record.state, event)
    because = sentences(why) or None
    return replace(record, state=state, held_because=because, held_for=tuple(why), **changes)
