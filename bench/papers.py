"""How long a document takes in the child process, by format, and how long a child's start."""

import statistics
import time
from collections import defaultdict
from pathlib import Path

from mailflow import journey
from mailflow.intake import files
from mailflow.papers import ReadingRoom

ROOT = Path(__file__).parent.parent
ROUNDS = 20


def documents() -> list[tuple[str, bytes]]:
    """Return format and bytes of every document that the test letters bring along."""
    found = []

    def note(form: str, payload: bytes) -> tuple[str, str]:
        found.append((form, payload))
        return "", ""

    for raw in files.messages([ROOT / "data" / "samples", ROOT / "tests" / "letters"]):
        journey.read(raw, note)
    return found


def timed(room: ReadingRoom, form: str, payload: bytes) -> float:
    """Return how long opening a document takes, in milliseconds."""
    begun = time.perf_counter()
    room.open(form, payload)
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Print the figures."""
    papers = documents()
    starts = []
    for _ in range(5):
        with ReadingRoom() as room:
            starts.append(timed(room, *papers[0]))
    print("opening documents in a child   ms")
    print(f"  the first, child started    {statistics.median(starts):7.2f}")
    took = defaultdict(list)
    with ReadingRoom() as room:
        for _ in range(ROUNDS):
            for form, payload in papers:
                if not room.open(form, payload)[1]:
                    took[form].append(timed(room, form, payload))
    for form, times in sorted(took.items()):
        middle = statistics.median(times)
        print(f"  {form:<5} median, largest       {middle:7.2f} {max(times):7.2f}")


if __name__ == "__main__":
    main()
