"""The desk's side: documents go to one child process, texts come back. Never raises.

The child is started with the first document and serves many. It is let go after any document
it could not read, since what it saw last may have done anything to it, and after
`PAPERS_MAX` of them. A document at which a used child died is shown once to a fresh one: it
shall not be called unreadable for what those before it left behind. Of an answer only its
length is trusted.
"""

import subprocess
import sys
from collections.abc import Sequence
from threading import Timer
from types import TracebackType
from typing import Final

from mailflow.papers import frames
from mailflow.papers.child import START_S_MAX, begin, end, heard

PAPERS_MAX: Final = 100  # then a fresh child: whatever a library leaks ends with it
# The clock on the wall, for a child that sleeps; what works is stopped by fence.CPU_S_MAX.
WAIT_S_MAX: Final = 30.0
_TOO_MUCH: Final = "opening it took too much memory or time"
_NO_CHILD: Final = "the program that opens documents could not be started"
PROGRAM: Final = (sys.executable, "-B", "-P", "-m", "mailflow.papers")


class ReadingRoom:
    """Where untrusted documents are read. For one thread; use it as a context manager."""

    def __init__(
        self, program: Sequence[str] = PROGRAM, wait_s_max: float = WAIT_S_MAX
    ) -> None:
        """Start nothing yet.

        Args:
            program: What is run as the child.
        """
        self._program, self._wait_s_max = tuple(program), wait_s_max
        self._child: subprocess.Popen[bytes] | None = None
        self._left = 0

    def __enter__(self) -> "ReadingRoom":
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    @property
    def child(self) -> int | None:
        """Process id of the child; None if there is none now."""
        return self._child.pid if self._child else None

    def open(self, form: str, payload: bytes) -> tuple[str, str]:
        """Return the text of a document and "", or "" and the reason why it was not read.

        Args:
            form: A format that `papers.shelf` has a reader for: "docx", "pdf", …
        """
        if len(payload) > frames.PAPER_BYTES_MAX:
            return "", "too large"
        is_fresh = self._child is None
        text, reason = self._shown(form, payload)
        if reason == _TOO_MUCH and not is_fresh:
            text, reason = self._shown(form, payload)
        return text, reason

    def _shown(self, form: str, payload: bytes) -> tuple[str, str]:
        try:
            child = self._child or self._started()
        except (OSError, frames.BrokenFrame):
            self.close()
            return "", _NO_CHILD
        text, reason = "", _TOO_MUCH
        try:
            text, reason = _asked(child, form, payload, self._wait_s_max)
        finally:  # an answer not waited for would be taken for the next document's
            self._left -= 1
            if reason or not self._left:
                self.close()
        return text, reason

    def close(self) -> None:
        """End the child, if there is one; may be called twice, and `open` starts another."""
        child, self._child = self._child, None
        if child is not None:
            end(child)

    def _started(self) -> "subprocess.Popen[bytes]":
        """Return a child that says it is ready."""
        self._child = begin(self._program)
        self._left = PAPERS_MAX
        heard(self._child, 0, 0, START_S_MAX)
        return self._child


def _asked(
    child: "subprocess.Popen[bytes]", form: str, payload: bytes, wait_s_max: float
) -> tuple[str, str]:
    """Return what the child answers, within the time; it may be dead afterwards."""
    assert child.stdin is not None
    most = frames.text_bytes_max(form), frames.REASON_BYTES_MAX
    watch = Timer(wait_s_max, child.kill)  # for a child that does not take what it is given
    watch.start()
    try:
        frames.put(child.stdin, form.encode(), payload)
        text, reason = heard(child, *most, wait_s_max)
    except (OSError, frames.BrokenFrame):
        return "", _TOO_MUCH
    finally:
        watch.cancel()
    return text.decode("utf-8", "replace"), " ".join(reason.decode("utf-8", "replace").split())
