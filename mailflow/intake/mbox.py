"""Take: an mbox file -> the messages in it, one at a time (RFC 4155).

A message begins after a "From " line with day and time, at the start of the file or after an
empty line. Lines that were quoted ("From ", ">From ", …) lose the ">" they were given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

# Longer lines are read in pieces, so that a file without line ends is not read as one.
PIECE_BYTES: Final = 65_536

# With a day and a time, so that "From 15:30 on …" in a text is no postmark.
_POSTMARK: Final = re.compile(rb"From .{1,300}? (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.{1,40}:\d\d")
_QUOTED: Final = re.compile(rb">+From ")
_EMPTY: Final = (b"\n", b"\r\n")


@dataclass(slots=True)
class Letter:
    """A message of an mbox while it is read.

    Attributes:
        source: Its bytes, or as many of them as may be kept.
        size_bytes: How large it is in truth.
    """

    source: bytearray
    size_bytes: int = 0


def is_mbox(start: bytes) -> bool:
    r"""Return whether a file that begins like this is an mbox.

    >>> is_mbox(b"From ana@breza.example Mon Mar 11 09:00:00 2019\n")
    True
    >>> is_mbox(b"From: ana@breza.example\n")
    False
    """
    return bool(_POSTMARK.match(start.partition(b"\n")[0]))


def split(file: BinaryIO, size_bytes_max: int) -> Iterator[Letter]:
    """Yield the messages of *file*, of each no more than *size_bytes_max* bytes."""
    letter: Letter | None = None
    for piece, is_postmark in _pieces(file):
        if is_postmark:
            if letter:
                yield _closed(letter)
            letter = Letter(bytearray())
        elif letter:
            letter.size_bytes += len(piece)
            if letter.size_bytes <= size_bytes_max:
                letter.source += piece
    if letter:
        yield _closed(letter)


def count(file: BinaryIO) -> int:
    """Return how many messages *file* holds; reads it through."""
    return sum(is_postmark for _, is_postmark in _pieces(file))


def _pieces(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Yield lines, or pieces of very long ones, and whether each begins a message."""
    begins_line, after_empty = True, True
    while piece := file.readline(PIECE_BYTES):
        if begins_line and after_empty and _POSTMARK.match(piece):
            yield piece, True
        else:
            yield piece[1:] if begins_line and _QUOTED.match(piece) else piece, False
        after_empty = begins_line and piece in _EMPTY
        begins_line = piece.endswith(b"\n")


def _closed(letter: Letter) -> Letter:
    """Take away the empty line that stands before the next "From " line."""
    for end in (b"\r\n\r\n", b"\n\n"):
        if letter.source.endswith(end):
            del letter.source[-len(end) // 2 :]
            break
    return letter
