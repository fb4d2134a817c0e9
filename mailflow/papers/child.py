"""A child process that reads what strangers sent: its start, what it says, its end."""

import os
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Final

from mailflow.papers import frames

START_S_MAX: Final = 30.0  # a tenth of a second, where nothing else is to do
_HOME: Final = Path(__file__).parents[2]


def begin(program: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Return *program* as a child that has yet to say it is ready: see `heard`.

    The desk's environment, in which there may be passwords, is not the child's.

    Raises:
        OSError: It cannot be started.
    """
    return subprocess.Popen(
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=os.sep,
        start_new_session=True,  # Ctrl-C is meant for the desk
        env={"PYTHONPATH": str(_HOME), "PYTHONUTF8": "1"},
    )


def heard(
    child: "subprocess.Popen[bytes]", first_max: int, second_max: int, wait_s_max: float
) -> tuple[bytes, bytes]:
    """Return what the child says next; past the time it is killed.

    Raises:
        BrokenFrame: It died, or says more than was agreed.
    """
    assert child.stdout is not None
    watch = Timer(wait_s_max, child.kill)
    watch.start()
    try:
        return frames.get(child.stdout, first_max, second_max)
    finally:
        watch.cancel()


def end(child: "subprocess.Popen[bytes]") -> None:
    """End the child, whatever it does, and what connects us."""
    child.kill()
    for pipe in (child.stdin, child.stdout):
        # What it was not told any more; and another thread may be in the midst of it.
        with suppress(OSError, ValueError):
            pipe and pipe.close()
    child.wait()
