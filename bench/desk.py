"""How long a letter takes from file to answer: a thousand against ten thousand letters.

Both desks are filled in slices by turns, so that a noisy machine disturbs both alike. Prints
milliseconds a letter and the ratio; 1.0 would mean that the size of the book does not matter.
"""

import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from mailflow.deliver.folder import folder_sender  # noqa: E402
from mailflow.desk import answer, settle, take  # noqa: E402
from mailflow.model import RawMessage  # noqa: E402
from tests.helpers import IN_TIME, Clock, letter, open_desk  # noqa: E402

SMALL, LARGE = 1_000, 10_000
VOWELS, CONSONANTS = "aeiou", "bdgklmnprstvz"


def word(number: int) -> str:
    """Return a word of its own for each *number*."""
    letters = ""
    for _ in range(3):
        number, consonant = divmod(number, len(CONSONANTS))
        number, vowel = divmod(number, len(VOWELS))
        letters += CONSONANTS[consonant] + VOWELS[vowel]
    return letters.capitalize()


def letters(count: int) -> list[RawMessage]:
    """Return *count* registrations of as many organisations."""
    made = []
    for number in range(count):
        name = word(number * 7919 % 274_625)
        body = f"Organizacija: Udruženje „{name}“\nUčesnik: Ana {name}ić\n"
        raw = letter(body, sender=f"ana{number}@{name.lower()}.example")
        made.append(replace(raw, received_at=IN_TIME - timedelta(days=3, seconds=-number)))
    return made


def round_of(desk, send, raws: list[RawMessage]) -> float:
    """Take, settle and answer *raws*; return seconds."""
    begun = time.perf_counter()
    for start in range(0, len(raws), 32):
        take(desk, raws[start : start + 32])
    settle(desk)
    answer(desk, send)
    return time.perf_counter() - begun


def main() -> None:
    """Print the two figures and their ratio."""
    Path(".bench").mkdir(exist_ok=True)
    all_of_them = letters(LARGE)
    quiet = Clock()
    with (
        tempfile.TemporaryDirectory(dir=".bench") as folder,
        open_desk(Path(folder) / "small", quiet) as small,
        open_desk(Path(folder) / "large", quiet) as large,
    ):
        small = replace(small, caps=replace(small.caps, a_day=10**9))
        large = replace(large, caps=replace(large.caps, a_day=10**9))
        sends = [folder_sender(Path(folder) / name / "out") for name in ("small", "large")]
        spent = [0.0, 0.0]
        slices = 10
        for part in range(slices):
            for which, (desk, count) in enumerate(((small, SMALL), (large, LARGE))):
                size = count // slices
                raws = all_of_them[part * size : (part + 1) * size]
                spent[which] += round_of(desk, sends[which], raws)
    each = [
        seconds / count * 1000 for seconds, count in zip(spent, (SMALL, LARGE), strict=True)
    ]
    print("from file to answer           ms a letter")
    print(f"  {SMALL:>6,} letters             {each[0]:8.2f}")
    print(f"  {LARGE:>6,} letters             {each[1]:8.2f}")
    print(f"  ratio                       {each[1] / each[0]:8.2f}   (to be ≤ 1.5)\n")


if __name__ == "__main__":
    main()
