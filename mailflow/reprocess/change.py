"""Reprocess: what differs, letter by letter, and in sum."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mailflow.model import Correction, LetterRecord, Outcome, Registration, ReplyRecord, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A letter that leads to something else than before.

    Attributes:
        record: As it was.
        outcome: What it leads to under today's rules.
        writes: An answer goes out because of this, if applied as asked.
        was, becomes: How its sender stands, before and now; see `standing`.
        earlier: The answer that went out last; None if none did.
    """

    record: LetterRecord
    outcome: Outcome
    writes: bool
    was: str
    becomes: str
    earlier: ReplyRecord | None = None

    @property
    def before(self) -> Verdict | None:
        """The verdict so far; None if the letter was never decided."""
        return self.record.verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprocessed:
    """What came of going through the letters again.

    Attributes:
        changes: Oldest letter first.
        total: How many letters were gone through.
        unread: Of letters that could not be read again, the key and why; they keep the
            reading and the verdict they have.
        conflicts: Corrections of the staff, by reference of the registration, where the
            letters now say a third thing. What staff put right holds until they look.
    """

    changes: list[Change]
    total: int
    unread: Mapping[str, str]
    conflicts: Mapping[str, Sequence[Correction]]

    def sums(self) -> Counter[tuple[str, str]]:
        """Count the changes by how their senders stood and stand."""
        return Counter((change.was, change.becomes) for change in self.changes)

    @property
    def unchanged(self) -> int:
        """How many letters lead to what they led to before."""
        return self.total - len(self.changes) - len(self.unread)

    @property
    def written_to(self) -> list[Change]:
        """Return the changes by which an answer goes out."""
        return [change for change in self.changes if change.writes]


def standing(verdict: Verdict | None, registration: Registration | None) -> str:
    """Return in a word how the sender of a letter stands.

    The status of the registration it belongs to; without one the answer's name; "held" while a
    person has yet to look, "not decided" before any verdict, else "no answer".
    """
    if verdict is None:
        return "not decided"
    if verdict.hold is not None:
        return "held"
    return registration.status.value if registration else verdict.reply or "no answer"
