"""One writer at a time, among the threads of a process and the processes of a machine."""

import contextlib
import fcntl
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from mailflow.errors import StoreError
from mailflow.store import disk


class Lock:
    """A lock on a file; the kernel lets go of it when its holder dies, however it dies."""

    def __init__(self, path: Path) -> None:
        """Lock by the file at *path*, made if missing."""
        # flock belongs to the open file, which threads share; so they need one of their own.
        self._threads = threading.Lock()
        self._owner: int | None = None
        self._path = path
        self._file: int | None = disk.open_file(path)

    @property
    def is_closed(self) -> bool:
        """Nobody of this process can have it any more."""
        return self._file is None

    @property
    def is_mine(self) -> bool:
        """This thread holds it."""
        return self._owner == threading.get_ident()

    def __enter__(self) -> None:
        """Wait until nobody else has it.

        Raises:
            RuntimeError: This thread has it already; a bug in the caller.
            StoreError: It was closed.
        """
        if self.is_mine:
            raise RuntimeError("a transaction is open in this thread; they cannot be nested")
        self._threads.acquire()
        try:
            self._lock_file()
        except BaseException:
            self._threads.release()
            raise
        self._owner = threading.get_ident()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go."""
        self._owner = None
        try:
            if self._file is not None:
                fcntl.flock(self._file, fcntl.LOCK_UN)
        finally:
            self._threads.release()

    def close(self) -> None:
        """Let nobody of this process have it any more; only its holder may ask for that."""
        if self._file is not None:
            # A forked child may have the file open too; then closing ours lets go of nothing.
            fcntl.flock(self._file, fcntl.LOCK_UN)
            os.close(self._file)
            self._file = None

    def _lock_file(self) -> None:
        if self._file is None:
            raise StoreError("the store was closed")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX)
        except OSError as error:
            raise disk.trouble(error, self._path) from error


@contextlib.contextmanager
def only_one(path: Path) -> Iterator[bool]:
    """Tell whether nobody else is in such a block for *path* now; does not wait.

    Each block opens the file anew, so two threads of one process exclude each other too.
    """
    file = disk.open_file(path)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        granted = True
    except BlockingIOError:
        granted = False
    try:
        yield granted
    finally:
        os.close(file)
