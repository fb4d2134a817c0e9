"""Readers, the desk's side: letters go to child processes, readings come back.

Nothing is started before there is something to read, and never more readers than letters. Of
what a reader answers, length and shape are checked: a hostile letter may have changed it.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from threading import Timer
from typing import Final

from pydantic import TypeAdapter, ValidationError

from mailflow.model import RawMessage, Reading
from mailflow.papers import frames
from mailflow.papers.child import START_S_MAX, begin, end, heard

LETTER_BYTES_MAX: Final = 100_000_000
READING_BYTES_MAX: Final = 20_000_000
ASKED_BYTES_MAX: Final = 1_000_000
# On the clock on the wall, for a reader that sleeps; what works is stopped by CPU_S_MAX.
WAIT_S_MAX: Final = 300.0
AHEAD: Final = 4  # letters in memory for each reader
DIED: Final = "reading it took too much memory or time, or ended the process"
TOO_LARGE: Final = "too large"
PROGRAM: Final = (sys.executable, "-B", "-P", "-m", "mailflow.readers")
_READING: Final = TypeAdapter(Reading)


class Died(Exception):  # noqa: N818 - reads as a sentence at the `except`
    """The reader ended, hung, or said what is no reading."""


class Readers:
    """Reads many letters. Use `read` from one thread."""

    def __init__(
        self,
        asked: Mapping[str, object],
        *,
        program: Sequence[str] = PROGRAM,
        at_once: int | None = None,
        wait_s_max: float = WAIT_S_MAX,
    ) -> None:
        """Start nothing yet.

        Args:
            asked: Further arguments of `parse.read`, such as the questions.
            program: What is run as a reader.
            at_once: How many readers; None for as many as there are cores for us.
        """
        self._asked, self._program = pickle.dumps(dict(asked)), tuple(program)
        self._at_once = at_once or len(os.sched_getaffinity(0))
        self._wait_s_max = wait_s_max

    def read(
        self, letters: Iterable[tuple[str, RawMessage]]
    ) -> Iterator[tuple[str, Reading | str]]:
        """Yield key and reading of each letter in their order, or why it was not read."""
        idle: SimpleQueue[_Reader] = SimpleQueue()
        readers = [
            _Reader(self._program, self._asked, self._wait_s_max) for _ in range(self._at_once)
        ]
        for reader in readers:
            idle.put(reader)
        waiting: deque[tuple[str, Future[Reading | str]]] = deque()
        pool = ThreadPoolExecutor(self._at_once)
        try:
            for key, raw in letters:
                waiting.append((key, pool.submit(_read, idle, raw)))
                if len(waiting) == AHEAD * self._at_once:
                    yield _told(waiting.popleft())
            while waiting:
                yield _told(waiting.popleft())
        finally:  # also where the caller was interrupted: nobody waits for what is read then
            for _ in range(2):  # again, since one may have been starting
                for reader in readers:
                    reader.close()
                pool.shutdown(cancel_futures=True)


def _told(one: "tuple[str, Future[Reading | str]]") -> tuple[str, Reading | str]:
    return one[0], one[1].result()


def _read(idle: "SimpleQueue[_Reader]", raw: RawMessage) -> Reading | str:
    if len(raw.source) > LETTER_BYTES_MAX:
        return TOO_LARGE
    reader = idle.get()
    try:
        return _shown(reader, raw)
    finally:
        idle.put(reader)


def _shown(reader: "_Reader", raw: RawMessage) -> Reading | str:
    """Show the letter; where a used reader died of it, to a fresh one too."""
    for _ in range(1 if reader.is_fresh else 2):
        with suppress(Died):
            return reader.read(raw)
    return DIED


class _Reader:
    """One child process; after `close` it is never started again."""

    def __init__(self, program: Sequence[str], asked: bytes, wait_s_max: float) -> None:
        self._program, self._asked, self._wait_s_max = program, asked, wait_s_max
        self._child: subprocess.Popen[bytes] | None = None
        self._is_closed = False

    @property
    def is_fresh(self) -> bool:
        """It has read nothing yet."""
        return self._child is None

    def read(self, raw: RawMessage) -> Reading:
        """Return the reading of the letter.

        Raises:
            Died: Of this letter, or of what those before it left behind.
        """
        try:
            child = self._child or self._started()
            return _READING.validate_json(_asked(child, raw, self._wait_s_max))
        except (OSError, frames.BrokenFrame, ValidationError) as error:
            self._end()
            raise Died from error

    def close(self) -> None:
        """End the child, whatever it does."""
        self._is_closed = True
        self._end()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            end(child)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._is_closed:
            raise OSError("the readers have gone home")
        self._child = child = begin(self._program)
        assert child.stdin is not None
        heard(child, 0, 0, START_S_MAX)
        frames.put(child.stdin, self._asked, b"")
        return child


def _asked(child: "subprocess.Popen[bytes]", raw: RawMessage, wait_s_max: float) -> bytes:
    """Return what the child says of the letter; it is killed when that takes too long."""
    assert child.stdin is not None
    assert child.stdout is not None
    envelope = {
        "received_at": raw.received_at, "via": raw.via, "file": raw.file,
        "return_path": raw.return_path,
    }  # fmt: skip
    watch = Timer(wait_s_max, child.kill)
    watch.start()
    try:
        frames.put(child.stdin, pickle.dumps(envelope), raw.source)
        return frames.get(child.stdout, 0, READING_BYTES_MAX)[1]
    finally:
        watch.cancel()
