"""How long reading a letter takes, beside mail-parser's own parse of it, and how long a start.

For each sample both are timed by turns; prints medians, 99th percentile and the ratio.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import mailparser

from mailflow import journey
from mailflow.intake import files

ROOT = Path(__file__).parent.parent
ROUNDS = 15


def timed(call) -> float:
    """Return how long *call* takes, in milliseconds."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def start_of(*arguments: str) -> float:
    """Return the median time of a whole command, in seconds."""
    command = [sys.executable, "-m", "mailflow", *arguments]
    return statistics.median(
        timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)) / 1000
        for _ in range(5)
    )


def main() -> None:
    """Print the figures."""
    raws = list(files.messages([ROOT / "data" / "samples", ROOT / "tests" / "letters"]))
    for raw in raws:
        journey.read(raw)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        for raw in raws:
            ours.append(timed(lambda raw=raw: journey.read(raw)))
            theirs.append(timed(lambda raw=raw: mailparser.parse_from_bytes(raw.source).body))
    ours_ms, theirs_ms = statistics.median(ours), statistics.median(theirs)
    print(f"reading {len(raws)} letters            ms a letter")
    print(f"  mail-parser alone, median     {theirs_ms:6.2f}")
    print(f"  mailflow read, median         {ours_ms:6.2f}   (to be ≤ 4)")
    print(f"  mailflow read, 99th of 100    {sorted(ours)[int(len(ours) * 0.99)]:6.2f}")
    print(f"  ratio of medians              {ours_ms / theirs_ms:6.2f}\n")
    sample = str(next((ROOT / "data" / "samples").glob("*.eml")))
    print("start                         seconds")
    print(f"  mailflow --help               {start_of('--help'):6.2f}   (to be < 0.4)")
    print(f"  mailflow read, one letter     {start_of('read', sample):6.2f}\n")


if __name__ == "__main__":
    main()
