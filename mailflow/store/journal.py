"""Keep tables on disk: a TinyDB storage that appends what changed instead of writing all.

A transaction is one line and one sync, whatever the size of the tables; they live in memory,
and the memory says what the disk says. Several processes share a journal: each takes the
lock, applies what the others appended since, appends its own, syncs, lets go.

TinyDB's own JSONStorage rewrites its file in place: a kill or a full disk in mid-write leaves
it unreadable, and an insert costs more the more there is.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from tinydb.storages import Storage

from mailflow.errors import StoreError
from mailflow.store import disk
from mailflow.store.lines import MARKER, Document, decode, encode, is_torn
from mailflow.store.lock import Lock
from mailflow.store.rows import Rows
from mailflow.store.tables import Tables

# Below this, compaction would save nobody anything.
COMPACT_FROM_BYTES: Final = 32 * 2**20
# A letter's rows are written about four times in its life; more than that is old news.
COMPACT_FROM_TIMES: Final = 4
_CHANGES_A_LINE: Final = 500


class Journal(Storage):
    """Tables in memory that follow a file; see the module.

    `read` and `write` are TinyDB's; JournalTable uses `rows` and `change`.
    """

    def __init__(self, path: Path, compact_from_bytes: int = COMPACT_FROM_BYTES) -> None:
        """Open the journal at *path*, made if missing; its folder must exist.

        Raises:
            StoreError: It cannot be opened or is damaged.
        """
        self._path = path
        self._compact_from_bytes = compact_from_bytes
        self._compacted = 0
        self._file: int | None = None
        self._size = 0
        self._is_sure = False  # the memory is what the disk says
        self._tables = Tables()
        try:
            self._lock = Lock(path.with_suffix(".lock"))
        except OSError as error:
            raise disk.trouble(error, path) from error
        try:
            with self._lock:
                self._refresh()
        except StoreError:
            self.close()
            raise

    # What TinyDB asks for.

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables by name, None if there are none; only for looking."""
        with self.joined():
            return {name: rows for name, rows in self._tables.items() if rows} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make *data* all there is; TinyDB asks it of us only to drop tables."""
        with self.joined():
            ours = dict(self._tables.items())
            for name in {*ours, *data}:
                if data.get(name) is not ours.get(name):
                    self.change(name, [(None, None), *data.get(name, {}).items()])

    def close(self) -> None:
        """Let go of the file; every use after raises StoreError. May be called twice."""
        if not self._lock.is_closed:
            with self._lock:
                self._let_go()
                self._lock.close()

    # Reading and changing.

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is changed inside one line; if it raises, nothing was changed.

        Raises:
            StoreError: The disk is full or failed, or the journal is damaged.
            RuntimeError: One is open in this thread already.
        """
        with self._lock:
            self._refresh()
            self._is_sure = False
            try:
                yield
            except Exception:
                self._take_back()
                raise
            # An interrupt may have come between a change and our note of it: then we are not
            # sure of the memory, and read the disk again before the next use.
            self._append()
            self._compact_if_worth()

    @contextlib.contextmanager
    def joined(self) -> Iterator[None]:
        """Do what is inside in this thread's transaction, or in one of its own."""
        with contextlib.nullcontext() if self._lock.is_mine else self.transaction():
            yield

    def rows(self, name: str) -> Rows:
        """Return the table called *name*; look at it only inside a transaction."""
        return self._tables.rows(name)

    def change(self, name: str, changes: Iterable[tuple[str | None, Document | None]]) -> None:
        """Put documents by id, None to remove one, (None, None) to empty the table.

        Raises:
            TypeError: A document is not made of what JSON knows.
        """
        self._tables.change(name, changes)

    def compact(self) -> None:
        """Write the journal anew without what was overwritten or removed."""
        with self._lock:
            self._refresh()
            try:
                self._compact()
            except OSError as error:
                raise disk.trouble(error, self._path) from error

    # The file.

    def _refresh(self) -> None:
        """Make the memory what the disk says, others' transactions included."""
        try:
            if self._is_sure and not self._was_replaced():
                self._read_on()
            else:
                self._read_all()
        except OSError as error:
            self._is_sure = False
            raise disk.trouble(error, self._path) from error

    def _was_replaced(self) -> bool:
        """Another process compacted it, or somebody put an older one back."""
        assert self._file is not None
        ours, theirs = os.fstat(self._file), os.stat(self._path)
        return not os.path.samestat(ours, theirs) or theirs.st_size < self._size

    def _read_all(self) -> None:
        self._is_sure = False
        self._let_go()
        self._tables.forget()
        self._file, self._size, self._compacted = disk.open_file(self._path), 0, 0
        self._read_marker()
        self._read_on()
        # Whoever made or renamed it may have died before this.
        disk.sync_folder(self._path.parent)
        self._is_sure = True

    def _read_marker(self) -> None:
        assert self._file is not None
        start = os.pread(self._file, len(MARKER), 0)
        if start != MARKER:
            if not MARKER.startswith(start):
                raise self._damage(0)
            disk.write(self._file, MARKER, 0)
            disk.sync(self._file)
        self._size = len(MARKER)

    def _read_on(self) -> None:
        """Apply what is in the file beyond what we know; cut off a torn last line."""
        assert self._file is not None
        if os.fstat(self._file).st_size == self._size:
            return
        self._is_sure = False
        with open(self._file, "rb", closefd=False) as reader:
            reader.seek(self._size)
            for line in reader:
                changes = decode(line)
                if changes is None:
                    if not is_torn(line) or reader.read(1):
                        raise self._damage(self._size)
                    disk.truncate(self._file, self._size)
                    break
                if not changes:
                    self._compacted = self._size
                self._tables.apply(changes)
                self._size += len(line)
        # Its writer may have died between write and sync; we are about to rely on it.
        disk.sync(self._file)
        self._is_sure = True

    def _append(self) -> None:
        """Write this transaction's line; the memory already says it."""
        assert self._file is not None
        if self._tables.changes:
            line = encode(self._tables.changes)
            try:
                disk.write(self._file, line, self._size)
            except OSError as error:
                self._cut_back()
                self._take_back()
                raise disk.trouble(error, self._path) from error
            self._sync_line()
            self._size += len(line)
        self._tables.settle()
        self._is_sure = True

    def _sync_line(self) -> None:
        """Sync; if that fails nobody knows what is on disk, so we read it again before use."""
        assert self._file is not None
        try:
            disk.sync(self._file)
        except OSError as error:
            self._cut_back()
            raise disk.trouble(error, self._path) from error

    def _cut_back(self) -> None:
        assert self._file is not None
        try:
            disk.truncate(self._file, self._size)
        except OSError as error:
            raise disk.trouble(error, self._path) from error

    def _take_back(self) -> None:
        self._tables.take_back()
        self._is_sure = True

    def _let_go(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _damage(self, at: int) -> StoreError:
        return StoreError(
            f"{self._path} is damaged at byte {at}; nothing was changed. "
            "Put a copy of it back, or look at that line with an editor"
        )

    # Compaction.

    def _compact_if_worth(self) -> None:
        if self._size > max(self._compact_from_bytes, COMPACT_FROM_TIMES * self._compacted):
            # What was asked of us is on disk already; saving room can wait for more of it.
            with contextlib.suppress(OSError):
                self._compact()

    def _compact(self) -> None:
        self._compacted = self._size  # if it fails, not again before the journal has grown
        draft = self._path.with_suffix(".new")
        file = disk.open_file(draft, empty=True)
        try:
            size = self._write_all(file)
            disk.sync(file)
            disk.rename(draft, self._path)
        except BaseException:
            os.close(file)
            disk.remove(draft)
            raise
        self._let_go()
        self._file, self._size, self._compacted = file, size, size
        self._is_sure = False  # a power cut may bring the old file back until …
        disk.sync_folder(self._path.parent)
        self._is_sure = True

    def _write_all(self, file: int) -> int:
        """Write the tables to *file*, return its size; an empty line says: this was all."""
        disk.write(file, MARKER, 0)
        size = len(MARKER)
        changes = (
            (name, id, document)
            for name, documents in self._tables.items()
            for id, document in documents.items()
        )
        while True:
            batch = list(islice(changes, _CHANGES_A_LINE))
            line = encode(batch)
            disk.write(file, line, size)
            size += len(line)
            if not batch:
                return size
