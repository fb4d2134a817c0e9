"""Frames: what desk and child say to each other over pipes. Two fields, lengths first."""

import struct
from typing import IO, Final

FORM_BYTES_MAX: Final = 16
PAPER_BYTES_MAX: Final = 20_000_000  # a scanned form of many pages; mail itself has 25 MB
TEXT_BYTES_MAX: Final = 1_000_000  # parse keeps 300,000 characters of it
# Letters that Outlook packed are told whole, with what is attached to them.
LETTERS: Final = frozenset(("msg", "tnef"))
LETTER_BYTES_MAX: Final = 8_000_000
REASON_BYTES_MAX: Final = 400
_LENGTHS: Final = struct.Struct(">II")


class BrokenFrame(Exception):  # noqa: N818 - reads as a sentence at the `except`
    """The other side ended, or says more than was agreed."""


def put(pipe: IO[bytes], first: bytes, second: bytes) -> None:
    """Write one frame."""
    pipe.write(_LENGTHS.pack(len(first), len(second)))
    pipe.write(first)
    pipe.write(second)
    pipe.flush()


def text_bytes_max(form: str) -> int:
    """Return how long the text of a document may be."""
    return LETTER_BYTES_MAX if form in LETTERS else TEXT_BYTES_MAX


def get(pipe: IO[bytes], first_max: int, second_max: int) -> tuple[bytes, bytes]:
    """Return one frame; never takes more into memory than the two bounds together.

    Raises:
        BrokenFrame: There is none, it is cut off, or it is longer than agreed.
    """
    first, second = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    if first > first_max or second > second_max:
        raise BrokenFrame
    return _exactly(pipe, first), _exactly(pipe, second)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    got = pipe.read(size)
    if len(got) != size:
        raise BrokenFrame
    return got
