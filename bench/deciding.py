"""How long deciding a letter and composing its answer takes, and going through all again.

A desk with ten thousand registrations is made first; its letters are read from memory, since
reading has its own bench. Prints milliseconds a letter (median and 99th of 100, the store's
transaction apart), then the seconds in which a change of rules goes through all letters kept,
as a trial and applied; each on the clock and, where others are at work too, of the processor.
"""

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.desk import letters  # noqa: E402
from mailflow import journey, rules  # noqa: E402
from mailflow.desk import settling, take  # noqa: E402
from mailflow.desk.deciding import decide  # noqa: E402
from mailflow.reprocess import read_again, reprocess  # noqa: E402
from tests.helpers import IN_TIME, Clock, open_desk  # noqa: E402

SATURDAY = 'office:\n  open: [{day: 2019-03-09, hours: "08:00-16:00"}]\n'
KEPT, NEW, SLICE = 10_000, 500, 2_000


def timed(call) -> str:
    """Return how many seconds *call* takes, and takes of the processor."""
    begun, used = time.perf_counter(), time.process_time()
    call()
    spent = time.perf_counter() - begun
    return f"{spent:8.2f}  {time.process_time() - used:8.2f}"


def fill(desk) -> None:
    """Let *desk* keep ten thousand letters and as many registrations; in few transactions."""
    raws = letters(KEPT)
    for start in range(0, KEPT, SLICE):
        some = raws[start : start + SLICE]
        keys = [taken.key for taken in take(desk, some)]
        readings = list(desk.read_many(zip(keys, some, strict=True)))
        with desk.store.transaction() as tx:
            for key, reading in readings:
                record = tx.letter(key)
                settling._enter(desk, tx, record, decide(desk, tx, record, reading))


def newcomers() -> list:
    """Return letters of organisations that the book has, and of those it has not."""
    known, new = letters(KEPT)[:: KEPT * 2 // NEW], letters(KEPT + NEW // 2)[KEPT:]
    again = [replace(raw, source=raw.source + b"\r\nHvala!\r\n") for raw in known]
    return [replace(raw, received_at=IN_TIME) for raw in again + new]


def deciding(desk) -> tuple[list[float], list[float], list[float]]:
    """Return the milliseconds of deciding and composing for each newcomer, and of keeping it.

    Deciding on the clock, then of the processor. Keeping is the transaction around it: lock,
    verdict, book, answer, note, one sync.
    """
    keys = [taken.key for taken in take(desk, newcomers())]
    with desk.store.transaction() as tx:
        records = [tx.letter(key) for key in keys]
    readings = [journey.read(settling.raw_of(desk, record)) for record in records]
    decided, used, kept = [], [], []
    for record, reading in zip(records, readings, strict=True):
        begun = time.perf_counter()
        with desk.store.transaction() as tx:
            before, worked = time.perf_counter(), time.thread_time()
            outcome = decide(desk, tx, record, reading)
            after = time.perf_counter()
            used.append((time.thread_time() - worked) * 1000)
            settling._enter(desk, tx, record, outcome)
        decided.append((after - before) * 1000)
        kept.append((time.perf_counter() - begun) * 1000 - decided[-1])
    return decided, used, kept


def stricter(desk):
    """Return *desk* with a deadline that makes a third of its letters late."""
    text = (ROOT / "rules.yaml").read_text("utf-8")
    at = IN_TIME - timedelta(days=3) + timedelta(seconds=KEPT * 2 // 3)
    text = text.replace("day: 2019-03-13", f"day: {at:%F}", 1)
    text = text.replace("office:\n", SATURDAY, 1)
    text = text.replace("at: end of working hours", f'at: "{at:%H:%M}"', 1)
    return replace(desk, rulebook=rules.load(text))


def main() -> None:
    """Print the figures."""
    Path(".bench").mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=".bench") as folder,
        open_desk(Path(folder), Clock(IN_TIME + timedelta(days=1))) as desk,
    ):
        fill(desk)
        spent, used, kept = deciding(desk)
        median = f"{statistics.median(spent):8.2f}  {statistics.median(used):8.2f}"
        rare = f"{sorted(spent)[NEW * 99 // 100]:8.2f}  {sorted(used)[NEW * 99 // 100]:8.2f}"
        print(f"one letter, {KEPT:,} registrations       ms  processor")
        print(f"  decide and compose, median    {median}   (to be ≤ 1)")
        print(f"  … 99th of 100                 {rare}")
        print(f"  the store's transaction       {statistics.median(kept):8.2f}")
        print(f"\nall {KEPT + NEW:,} letters again         seconds  processor")
        trial = timed(lambda: reprocess(stricter(desk), read_again(desk)))
        print(f"  a trial, rules changed        {trial}   (to be < 30)")
        applied = timed(lambda: reprocess(stricter(desk), read_again(desk), apply=True))
        print(f"  applied                       {applied}   (to be < 30)\n")


if __name__ == "__main__":
    main()
