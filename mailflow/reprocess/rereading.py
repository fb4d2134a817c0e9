"""Reprocess: what we understand of the letters now.

A reading is made from the letter, the reader and the organiser's questions, and the record
says by which reader: where that is today's, the reading kept is what reading again would give.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from mailflow.desk import Desk
from mailflow.desk.folding import kept_reading
from mailflow.desk.progress import Progress, no_progress
from mailflow.desk.settling import raw_of
from mailflow.errors import LetterDamaged
from mailflow.lifecycle import State
from mailflow.model import LetterRecord, RawMessage, Reading

# Letters a person or a crash has the say over, and those in the outgoing server's hands.
NOT_NOW: Final = frozenset({State.RECEIVED, State.SENDING})


class Need(Enum):
    """What a chosen letter needs."""

    READ = 1
    DECIDE = 2  # its reading is what reading it again would give


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What to decide by.

    Attributes:
        chosen: Keys of the letters gone through; the others keep reading and verdict.
        fresh: Readings made anew, by key.
        unread: Keys of the letters that could not be read again, and why.
        reader: Version of the reader that made, or would make, those of *chosen*.
        letters: How many there are in all.
    """

    chosen: frozenset[str]
    fresh: Mapping[str, Reading]
    unread: Mapping[str, str]
    reader: str
    letters: int

    def covers(self, record: LetterRecord) -> bool:
        """Tell whether the letter is to be decided again, as it is now."""
        return record.key in self.chosen and record.state not in NOT_NOW

    def of(self, record: LetterRecord) -> Reading | None:
        """Return the reading that counts for the book; None leaves the letter out."""
        if not self.covers(record):
            return kept_reading(record)
        if record.erased:  # perhaps while we read it: what was erased stays so
            return record.reading
        return self.fresh.get(record.key) or record.reading


def read_again(
    desk: Desk,
    chosen: Collection[str] | None = None,
    *,
    anew: bool = False,
    progress: Progress = no_progress,
) -> Readings:
    """Read what needs it, outside any transaction: reading is the slow part.

    Args:
        chosen: Keys of the letters to go through; None for all.
        anew: Also those whose reading is today's reader's own.
    """
    with desk.store.transaction() as tx:
        needs = {r.key: _needs(desk, r, chosen, anew) for r in tx.letters()}
    waiting = [key for key, need in needs.items() if need is Need.READ]
    fresh, unread = _read(desk, waiting, progress)
    return Readings(
        chosen=frozenset(key for key, need in needs.items() if need) - set(unread),
        fresh=fresh,
        unread=unread,
        reader=desk.reader,
        letters=len(needs),
    )


def _needs(
    desk: Desk, record: LetterRecord, chosen: Collection[str] | None, anew: bool
) -> Need | None:
    """Return what the letter needs; None for those not chosen, those in other hands, and those
    of which only the identity was kept."""
    is_forgotten = record.verdict is not None and record.reading is None
    if record.state in NOT_NOW or is_forgotten:
        return None
    if chosen is not None and record.key not in chosen:
        return None
    if record.erased:
        return Need.DECIDE
    is_old = anew or record.reading is None or record.reader != desk.reader
    return Need.READ if is_old else Need.DECIDE


def _read(
    desk: Desk, keys: Collection[str], progress: Progress
) -> tuple[dict[str, Reading], dict[str, str]]:
    fresh, unread = dict[str, Reading](), dict[str, str]()
    with progress("reading", len(keys)) as step:
        for key, reading in desk.read_many(_raws(desk, keys, unread)):
            step(1)
            if isinstance(reading, Reading):
                fresh[key] = reading
            else:
                unread[key] = reading
    return fresh, unread


def _raws(
    desk: Desk, keys: Collection[str], unread: dict[str, str]
) -> Iterator[tuple[str, RawMessage]]:
    """Yield the letters as they arrived, one at a time; those damaged go to *unread*."""
    for key in keys:
        with desk.store.transaction() as tx:
            record = tx.letter(key)
        try:
            if record is not None:
                yield key, raw_of(desk, record)
        except LetterDamaged as error:
            unread[key] = str(error)
