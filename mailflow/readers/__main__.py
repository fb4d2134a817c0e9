"""A reader: `python -m mailflow.readers`. Reads letters from one pipe, tells their readings."""

import os
import pickle
import sys
from contextlib import suppress
from typing import IO, Final

import orjson

from mailflow import journey
from mailflow.model import RawMessage
from mailflow.papers import ReadingRoom, fence, frames
from mailflow.readers.pool import ASKED_BYTES_MAX, LETTER_BYTES_MAX

# Address space. An ordinary letter needs a tenth of it; a bomb shall not take the machine's.
MEMORY_BYTES_MAX: Final = 1024 * 1024 * 1024
CPU_S_MAX: Final = 60  # for one letter; an ordinary one takes milliseconds


def main() -> None:
    """Read until the pipe is closed, or until a letter is too much."""
    fence.limit_memory(MEMORY_BYTES_MAX)
    readings = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no reading
    frames.put(readings, b"", b"")  # ready
    with ReadingRoom() as room, suppress(frames.BrokenFrame, BrokenPipeError):
        serve(sys.stdin.buffer, readings, room)


def serve(letters: IO[bytes], readings: IO[bytes], room: ReadingRoom) -> None:
    """Answer every letter that comes, until there are no more (BrokenFrame)."""
    # What comes from the desk is trusted; what goes back to it is not, and is JSON.
    asked, _ = frames.get(letters, ASKED_BYTES_MAX, 0)
    options = pickle.loads(asked)
    while True:
        envelope, source = frames.get(letters, ASKED_BYTES_MAX, LETTER_BYTES_MAX)
        fence.allow(CPU_S_MAX)
        raw = RawMessage(source=source, **pickle.loads(envelope))
        reading = journey.read(raw, room.open, **options)
        frames.put(readings, b"", orjson.dumps(reading))


if __name__ == "__main__":
    main()
