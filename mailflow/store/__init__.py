"""Keep: what the desk must not forget. The Protocol; tiny.py is the TinyDB adapter."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from mailflow.lifecycle import State
from mailflow.model import (
    Act,
    LetterRecord,
    RawMessage,
    Registration,
    ReplyRecord,
    StaffAct,
    Taken,
)


class Transaction(Protocol):
    """Reads and writes that happen together or not at all.

    Everything read reflects what every other process committed before this transaction began,
    and this transaction's own writes. Records are frozen; `put` replaces the one with its id.
    """

    def letter(self, key: str) -> LetterRecord | None:
        """Return the letter named *key*, None if there is none."""

    def letters(self, state: State | None = None) -> Iterator[LetterRecord]:
        """Yield the letters (in *state*) as they are now, by received_at, then key.

        One at a time: what is put meanwhile changes nothing of it.
        """

    def find_letters(self, prefix: str) -> list[LetterRecord]:
        """Return the letters whose key begins with *prefix*."""

    def reply(self, message_id: str) -> ReplyRecord | None:
        """Return the reply with that Message-ID, None if there is none."""

    def replies_to(self, key: str) -> list[ReplyRecord]:
        """Return every reply ever composed for that letter, oldest due_at first."""

    def replies(self) -> Iterator[ReplyRecord]:
        """Yield every reply ever composed, oldest due_at first."""

    def answers_on(self, day: date, to: str | None = None) -> int:
        """Count the replies whose sending began on *day* (to that address)."""

    def registration(self, reference: str) -> Registration | None:
        """Return the registration, or the one it was merged into; None if there is none."""

    def registrations(self) -> Iterator[Registration]:
        """Yield the book by received_at, then reference."""

    def registrations_marked(self, marks: Sequence[str]) -> list[Registration]:
        """Return those that share a mark with *marks*, by received_at, then reference.

        Besides those it carries, each has "reference:NAME" for its own and each former name, a
        "letter:KEY" for each letter, "person:NAME" for each who comes (the words of
        script.name_key), and "waits" if somebody in it waits for a seat.
        """

    def references_marked(self, mark: str) -> list[str]:
        """Return the references of the registrations that have *mark*, in no order."""

    def seats_taken(self) -> int:
        """Count the seats taken in the book; O(1) or nearly."""

    def acts(self, key: str | None = None) -> Iterator[Act]:
        """Yield what happened (to that letter), oldest first."""

    def staff_acts(self, on: str | None = None) -> Iterator[StaffAct]:
        """Yield what staff did (on that registration or letter), by when, then id.

        Those undone are among them.
        """

    def staff_act(self, id: str) -> StaffAct | None:
        """Return what staff did under that id, None if there is none."""

    def note(self, name: str) -> Mapping[str, object] | None:
        """Return a small fact kept by *name* (when the last digest went out), or None."""

    def put(self, record: LetterRecord | ReplyRecord | Registration | Act | StaffAct) -> None:
        """Keep *record* in place of the one with its id."""

    def put_note(self, name: str, fact: Mapping[str, object]) -> None:
        """Keep a small JSON fact by *name*."""

    def remove(
        self, record: LetterRecord | ReplyRecord | Registration | Act | StaffAct
    ) -> None:
        """Forget *record*; fine if it is not kept."""

    def bury(self, names: Iterable[str], on: date) -> None:
        """Remember that these letters' keys, addresses or people were erased *on* that day.

        Only their hashes are kept, with a salt of this desk's own. A letter with such a key
        is a copy from then on.
        """

    def buried_on(self, name: str) -> date | None:
        """Return the day on which *name* was erased; None if it never was."""

    def clear_registrations(self) -> None:
        """Empty the book, to be filled again in the same transaction."""


class Store(Protocol):
    """What the desk asks of a store; safe to use from several threads and processes.

    Every method raises StoreError when the disk is full, the journal is damaged or cannot be
    written; then nothing of the call has happened.
    """

    def keep(self, raws: Sequence[RawMessage]) -> list[Taken]:
        """Keep *raws* in state RECEIVED, durable (file, folder and journal synced) on return.

        One answer a message, in their order; a copy within *raws* is a copy too.
        """

    def source(self, key: str) -> bytes:
        """Return the letter's bytes as they arrived, checked against its key."""

    def forget_source(self, key: str) -> None:
        """Delete the letter's bytes for ever; unknown keys are ignored."""

    def compact(self) -> None:
        """Leave nothing on disk that was overwritten, removed or never became ours."""

    def uids(self, keys: Container[str]) -> Iterator[tuple[str, int, int, str]]:
        """Yield mailbox, UIDVALIDITY, UID and key of each of these letters we fetched."""

    def fetched(self, mailbox: str, uidvalidity: int) -> frozenset[int]:
        """Return the UIDs of that mailbox we took already (RFC 3501 §2.3.1.1)."""

    def note_fetched(self, mailbox: str, uidvalidity: int, keys: Mapping[int, str]) -> None:
        """Remember that these UIDs are these letters."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Open one; it commits when the block ends, and leaves no trace if it raises."""

    def alone(self, task: str) -> AbstractContextManager[bool]:
        """Tell whether no other process or thread does *task* (a short name) at this desk.

        True: it is ours until the block ends, or the process dies. False: somebody has it.
        """

    def close(self) -> None:
        """Let go of the files; the store cannot be used after."""
