"""Print what several thresholds of confidence let through, rightly and wrongly.

    python -m scripts.tradeoff FOLDER... (with letters and truth.jsonl, or with such in dev)

    hands_free      share of letters that are read rightly and wait for nobody
    silent_error    share of letters that are read wrongly and wait for nobody
    review          share of letters that wait for a person

The threshold in force is marked. What "right" is, says judge.py.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from mailflow.model import CONFIDENCE_MIN, needs_review
from mailflow.reasons import before_answering
from scripts.judge import judged, sets

THRESHOLDS = sorted({0.4, 0.5, CONFIDENCE_MIN, 0.8, 0.9})


def main() -> None:
    """Read every set once and judge it at every threshold."""
    print(f"{'set':24}{'threshold':>10}{'hands_free':>12}{'silent_error':>14}{'review':>8}")
    for folder in sets([Path(argument) for argument in sys.argv[1:]]):
        name = "/".join(folder.parts[-2:])
        letters = [(before_answering(reading), right) for _, reading, right in judged(folder)]
        for threshold in THRESHOLDS:
            shares = at(threshold, letters)
            mark = "  <- in force" if threshold == CONFIDENCE_MIN else ""
            print(f"{name:24}{threshold:10.2f}{shares}{mark}")


def at(threshold: float, letters: Sequence[tuple[float, bool]]) -> str:
    """Return the three shares at *threshold*, aligned."""
    waits = [needs_review(confidence, threshold) for confidence, _ in letters]
    free = [right for wait, (_, right) in zip(waits, letters, strict=True) if not wait]
    shares = sum(free), len(free) - sum(free), sum(waits)
    return "{:12.3f}{:14.3f}{:8.3f}".format(*(share / len(letters) for share in shares))


if __name__ == "__main__":
    main()
