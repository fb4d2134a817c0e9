"""How long reading a letter takes, beside mail-parser's own parse of it, and how long a start.

By turns all samples are read, and all are parsed by mail-parser: a desk reads letter after
letter, and a stranger's work between two would push ours out of the processor's caches. Timed
is the processor, which others at work on the machine lengthen less; prints medians, 99th
percentile and the ratio. For both, the collector of rubbish runs as seldom as in the command. A
start is that of a command used before: its bytecode is kept, as Python does unless it is told
not to. Whose Python it was is printed: a distribution's reads an eighth faster than a plain
build.
"""

import gc
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

import mailparser

from mailflow import journey
from mailflow.cli.app import OBJECTS
from mailflow.intake import files

ROOT = Path(__file__).parent.parent
ROUNDS = 15


def timed(call) -> float:
    """Return how long *call* takes, in milliseconds of the processor."""
    begun = time.process_time()
    call()
    return (time.process_time() - begun) * 1000


def start_of(*arguments: str) -> float:
    """Return the median time of a whole command, on the clock, in seconds."""
    command = [sys.executable, "-m", "mailflow", *arguments]
    kept = {
        name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    taken = []
    for _ in range(6):
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=kept)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken[1:])


def main() -> None:
    """Print the figures."""
    gc.set_threshold(OBJECTS)
    raws = list(files.messages([ROOT / "data" / "samples", ROOT / "tests" / "letters"]))
    for raw in raws:
        journey.read(raw)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours += [timed(lambda raw=raw: journey.read(raw)) for raw in raws]
        theirs += [
            timed(lambda raw=raw: mailparser.parse_from_bytes(raw.source).body) for raw in raws
        ]
    ours_ms, theirs_ms = statistics.median(ours), statistics.median(theirs)
    print(f"Python {platform.python_version()} at {sys.base_prefix}\n")
    print(f"reading {len(raws)} letters            ms a letter")
    print(f"  mail-parser alone, median     {theirs_ms:6.2f}")
    print(f"  mailflow read, median         {ours_ms:6.2f}   (to be ≤ 4)")
    print(f"  mailflow read, 99th of 100    {sorted(ours)[int(len(ours) * 0.99)]:6.2f}")
    print(f"  ratio of medians              {ours_ms / theirs_ms:6.2f}\n")
    sample = str(min((ROOT / "data" / "samples").glob("*.eml")))
    print("start                         seconds")
    print(f"  mailflow --help               {start_of('--help'):6.2f}   (to be < 0.4)")
    print(f"  mailflow read, one letter     {start_of('read', sample):6.2f}   (to be ≤ 0.7)\n")


if __name__ == "__main__":
    main()
