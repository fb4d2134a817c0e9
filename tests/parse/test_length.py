"""Reading takes no more work than the length of the letter asks for: calls are counted."""

import sys
from types import FrameType

import pytest

from mailflow import parse
from mailflow.model import RawMessage
from tests.parse.test_reading import NOW, source_of

PIECES = (
    "részt veszünk, ne dolazimo ponovo šaljem prijavljujem odustaje Ana Ilić ",
    "ne mogu se odazvati i will also bring Ana Ilić ",
    "Organizacija: Krug\nUčesnik: Ana Ilić\n",
    "ANA ILIĆ I MARKO SAVIĆ ",
    "063/123-456 ana@krug.rs www.krug.rs\n",
)
LENGTH = 6_000  # characters; below it the limits on what is looked at mean nothing
GROWTH_MAX = 3.0  # of the work, for twice the length


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_not_four_times_the_work(piece: str) -> None:
    parse.read(letter_of(piece, LENGTH))  # tables are read and patterns compiled

    once, twice = (work(letter_of(piece, length)) for length in (LENGTH, 2 * LENGTH))

    assert twice < GROWTH_MAX * once


def letter_of(piece: str, length: int) -> RawMessage:
    text = (piece * (length // len(piece) + 1))[:length]
    return RawMessage(source=source_of(text), received_at=NOW)


def work(letter: RawMessage) -> int:
    """Return how many calls, of Python and of C, it takes to read *letter*."""
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        parse.read(letter)
    finally:
        sys.setprofile(None)
    return calls
