"""Keep on TinyDB: a Store in one folder, comfortable to some 50,000 letters.

    letters/<key>.eml   as they came
    desk.journal        everything else, see journal.py
    desk.lock           held by whoever is in a transaction

An order matters: a letter's file and folder are synced before its line in the journal is
written, so that no record lacks its letter. A kill in between leaves a file no record names;
whoever sent it was not told it is ours, and sends it again.
"""

import contextlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

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
from mailflow.store import documents
from mailflow.store.indexed import Desk
from mailflow.store.key import key_of
from mailflow.store.letters import Letters
from mailflow.store.lines import Document
from mailflow.store.lock import only_one


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _oldest_first(found: Iterable[tuple[str, Document]]) -> list[Document]:
    return [it for _, it in sorted(found, key=lambda pair: (pair[1].get("at", 0), pair[0]))]


class TinyTransaction:
    """A Transaction on a Desk; lives as long as the block it was opened for."""

    def __init__(self, desk: Desk) -> None:
        """Read and write the tables of *desk*."""
        self._desk = desk

    def letter(self, key: str) -> LetterRecord | None:
        """See Transaction."""
        document = self._desk.documents("letters").get(key)
        return documents.letter(document) if document else None

    def letters(self, state: State | None = None) -> Iterator[LetterRecord]:
        """See Transaction."""
        ids = self._desk.letters_in.ids(state.value) if state else None
        return map(documents.letter, self._sorted("letters", ids))

    def find_letters(self, prefix: str) -> list[LetterRecord]:
        """See Transaction."""
        ids = [key for key in self._desk.documents("letters") if key.startswith(prefix)]
        return list(map(documents.letter, self._sorted("letters", ids)))

    def reply(self, message_id: str) -> ReplyRecord | None:
        """See Transaction."""
        document = self._desk.documents("replies").get(message_id)
        return documents.reply(document) if document else None

    def replies_to(self, key: str) -> list[ReplyRecord]:
        """See Transaction."""
        ids = self._desk.replies_to.ids(key)
        return list(map(documents.reply, self._sorted("replies", ids)))

    def replies(self) -> Iterator[ReplyRecord]:
        """See Transaction."""
        return map(documents.reply, self._sorted("replies"))

    def answers_on(self, day: date, to: str | None = None) -> int:
        """See Transaction; the case of *to* does not matter."""
        value = f"{day} {to.casefold()}" if to is not None else str(day)
        return self._desk.answers_on.count(value)

    def registration(self, reference: str) -> Registration | None:
        """See Transaction."""
        table = self._desk.documents("registrations")
        merged = self._desk.marked.ids(f"reference:{reference}")
        document = table.get(reference) or next((table[id] for id in merged), None)
        return documents.registration(document) if document else None

    def registrations(self) -> Iterator[Registration]:
        """See Transaction."""
        return map(documents.registration, self._sorted("registrations"))

    def registrations_marked(self, marks: Sequence[str]) -> list[Registration]:
        """See Transaction."""
        ids = {id for mark in marks for id in self._desk.marked.ids(mark)}
        return list(map(documents.registration, self._sorted("registrations", ids)))

    def references_marked(self, mark: str) -> list[str]:
        """See Transaction."""
        return self._desk.marked.ids(mark)

    def seats_taken(self) -> int:
        """See Transaction."""
        return self._desk.seats.sum

    def acts(self, key: str | None = None) -> Iterator[Act]:
        """See Transaction."""
        ids = self._desk.acts_on.ids(key) if key is not None else None
        return map(documents.act, self._sorted("acts", ids))

    def staff_acts(self, on: str | None = None) -> Iterator[StaffAct]:
        """See Transaction."""
        ids = self._desk.staff_acts_on.ids(on) if on is not None else None
        return map(documents.staff_act, self._sorted("staff_acts", ids))

    def staff_act(self, id: str) -> StaffAct | None:
        """See Transaction."""
        document = self._desk.documents("staff_acts").get(id)
        return documents.staff_act(document) if document else None

    def note(self, name: str) -> Mapping[str, object] | None:
        """See Transaction."""
        fact: Mapping[str, object] | None = self._desk.table("notes").get(doc_id=name)
        return fact

    def put(self, record: LetterRecord | ReplyRecord | Registration | Act | StaffAct) -> None:
        """See Transaction."""
        name, id, document = documents.document_of(record)
        self._desk.table(name).put(id, document)

    def put_note(self, name: str, fact: Mapping[str, object]) -> None:
        """See Transaction."""
        self._desk.table("notes").put(name, dict(fact))

    def remove(
        self, record: LetterRecord | ReplyRecord | Registration | Act | StaffAct
    ) -> None:
        """See Transaction."""
        name, id = documents.place_of(record)
        self._desk.remove(name, id)

    def bury(self, names: Iterable[str], on: date) -> None:
        """See Transaction."""
        self._desk.graves.bury(names, on)

    def buried_on(self, name: str) -> date | None:
        """See Transaction."""
        return self._desk.graves.buried_on(name)

    def clear_registrations(self) -> None:
        """See Transaction."""
        self._desk.table("registrations").truncate()

    def _sorted(self, name: str, ids: Iterable[str] | None = None) -> list[Document]:
        """Return the documents (with *ids*) now, oldest first; putting more changes nothing."""
        table = self._desk.documents(name)
        return _oldest_first(table.items() if ids is None else ((id, table[id]) for id in ids))


class TinyStore:
    """A Store in one folder."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = _utc_now) -> None:
        """Use *folder*, made if missing; *now* tells when a letter was taken.

        Raises:
            StoreError: It cannot be used, or what is in it is damaged.
        """
        self._now, self._folder = now, folder
        self._letters = Letters(folder / "letters")
        self._desk = Desk(folder / "desk.journal")

    def keep(self, raws: Sequence[RawMessage]) -> list[Taken]:
        """See Store."""
        keys = [key_of(raw.source) for raw in raws]
        taken, new = [], dict[str, RawMessage]()
        with self.transaction() as tx:
            known = self._desk.documents("letters")
            ours = {key for key in keys if key in known or tx.buried_on(key)}
            for key, raw in zip(keys, raws, strict=True):
                taken.append(Taken(key=key, is_copy=key in ours or key in new))
                new.setdefault(key, raw)
            new = {key: raw for key, raw in new.items() if key not in ours}
            self._letters.write({key: raw.source for key, raw in new.items()})
            taken_at = self._now()
            for key, raw in new.items():
                tx.put(_received(key, raw, taken_at))
        return taken

    def source(self, key: str) -> bytes:
        """See Store."""
        return self._letters.source(key)

    def forget_source(self, key: str) -> None:
        """See Store."""
        self._letters.forget(key)

    def fetched(self, mailbox: str, uidvalidity: int) -> frozenset[int]:
        """See Store."""
        with self._desk.journal.transaction():
            table = self._desk.documents("fetched")
            ids = self._desk.fetched_from.ids(f"{uidvalidity} {mailbox}")
            return frozenset(table[id]["uid"] for id in ids)

    def uids(self, keys: Container[str]) -> Iterator[tuple[str, int, int, str]]:
        """See Store."""
        with self._desk.journal.transaction():
            rows = [row for row in self._desk.documents("fetched").values()]
        for row in rows:
            if row["letter"] in keys:
                uidvalidity, _, mailbox = row["mailbox"].partition(" ")
                yield mailbox, int(uidvalidity), row["uid"], row["letter"]

    def note_fetched(self, mailbox: str, uidvalidity: int, keys: Mapping[int, str]) -> None:
        """See Store."""
        name = f"{uidvalidity} {mailbox}"
        with self._desk.journal.transaction():
            for uid, key in keys.items():
                document = {"mailbox": name, "uid": uid, "letter": key}
                self._desk.table("fetched").put(f"{uid} {name}", document)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[TinyTransaction]:
        """See Store; not to be nested, which raises RuntimeError."""
        with self._desk.journal.transaction():
            yield TinyTransaction(self._desk)

    @contextlib.contextmanager
    def alone(self, task: str) -> Iterator[bool]:
        """See Store."""
        with only_one(self._folder / f"{task}.lock") as granted:
            yield granted

    def compact(self) -> None:
        """Leave nothing in the folder that was overwritten, removed or never became ours.

        Raises:
            StoreError: The disk is full or failed; what is kept is as it was.
        """
        with self._desk.journal.transaction():
            self._letters.sweep(self._desk.documents("letters"))
        self._desk.journal.compact()

    def close(self) -> None:
        """See Store."""
        self._desk.journal.close()


def _received(key: str, raw: RawMessage, taken_at: datetime) -> LetterRecord:
    return LetterRecord(
        key=key,
        state=State.RECEIVED,
        received_at=raw.received_at,
        taken_at=taken_at,
        via=raw.via,
        file=raw.file,
        return_path=raw.return_path,
    )
