"""Print how often a reading with each sign of reasons.tsv was wrong, and what it should weigh.

    python -m scripts.calibrate FOLDER... (with letters and truth.jsonl, or with such in dev)

The columns: letters with the sign, how many of them were read wrongly (judge.py says what that
is), that share, smoothed, its weight now, and the weight suggested. A share counts what other
signs of the same letter have done as well. So the weights suggested are those that together
make the right and wrong readings most likely: confidence is the product of 1 - weight. Both
are smoothed, because a sign seen twice is no certainty. Edit reasons.tsv by hand: these letters
are not all there are, and a sign that adds little here may be the only one elsewhere.
"""

import sys
from collections.abc import Mapping, Sequence
from math import exp, expm1
from pathlib import Path

from mailflow.reasons import table
from scripts.judge import judged, sets

PRIOR = 1.0  # right readings that every sign is thought to have had before we looked
SWEEPS, STEPS, LIMIT = 40, 30, 5.0  # of the search; nothing weighs more than 1 - exp(-LIMIT)
Letter = tuple[frozenset[str], bool]


def main() -> None:
    """Read all letters, count, print one line a sign."""
    folders = sets([Path(argument) for argument in sys.argv[1:]])
    letters = [
        (frozenset(doubt.code for doubt in reading.doubts), right)
        for folder in folders
        for _, reading, right in judged(folder)
    ]
    wrong = sum(not right for _, right in letters)
    bare = [right for codes, right in letters if not codes]
    print(f"{len(letters)} letters, {wrong} read wrongly;", end=" ")
    print(f"without any sign {len(bare)}, {len(bare) - sum(bare)} wrongly")
    print(f"{'sign':24}{'letters':>8}{'wrong':>7}{'share':>7}{'weight':>8}{'suggested':>11}")
    suggested = fitted(letters)
    for code, row in table().items():
        having = [right for codes, right in letters if code in codes]
        if having:
            missed = len(having) - sum(having)
            share = missed / (len(having) + PRIOR)
            print(f"{code:24}{len(having):8}{missed:7}{share:7.2f}", end="")
            print(f"{row.weight:8.2f}{suggested[code]:11.2f}")


def fitted(letters: Sequence[Letter]) -> Mapping[str, float]:
    """Return the weights under which these readings are most likely, sign by sign in turn."""
    having: dict[str, list[int]] = {}
    for number, (codes, _) in enumerate(letters):
        for code in codes:
            having.setdefault(code, []).append(number)
    told = dict.fromkeys(having, 0.1)  # -log(1 - weight): what a sign adds to a letter's sum
    sums = [sum(told[code] for code in codes) for codes, _ in letters]
    for _ in range(SWEEPS):
        for code, numbers in having.items():
            others = [(sums[number] - told[code], letters[number][1]) for number in numbers]
            best = likeliest(others)
            for number, (other, _) in zip(numbers, others, strict=True):
                sums[number] = other + best
            told[code] = best
    return {code: 1 - exp(-much) for code, much in told.items()}


def likeliest(others: Sequence[tuple[float, bool]]) -> float:
    """Return what a sign should add, given what the others of each letter come to."""
    low, high = 0.0, LIMIT
    for _ in range(STEPS):
        middle = (low + high) / 2
        rises = sum(
            -1.0 if right else 1 / expm1(max(other + middle, 1e-9)) for other, right in others
        )
        low, high = (middle, high) if rises > PRIOR else (low, middle)
    return low


if __name__ == "__main__":
    main()
