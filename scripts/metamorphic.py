"""Change every letter in ways that keep its meaning, and print how many are still understood.

    python -m scripts.metamorphic CORPUS

Reads CORPUS/dev/*/; with ERRORS=1 in the environment also prints what broke, letter by letter.
"""

import os
import sys
from multiprocessing import Pool
from pathlib import Path

from tests.metamorphic.changes import CHANGES
from tests.metamorphic.judging import (
    ORIGINAL,
    Outcome,
    by_change,
    cases,
    outcomes,
    share_right,
)
from tests.metamorphic.letters import Case


def main() -> None:
    """Print a row per kind of change, and the share of all changed letters read rightly."""
    folders = sorted(Path(sys.argv[1], "dev").glob("*/"))
    letters = [case for folder in folders for case in cases(folder)]
    with Pool() as pool:
        told = [one for many in pool.map(changed, letters, chunksize=2) for one in many]
    kinds = by_change(told)
    order = [ORIGINAL, *CHANGES]
    print(f"{'letters changed':36} number   right  of sound  silent")
    for kind in order:
        if kind in kinds:
            print(row(kind, kinds[kind]))
    if os.environ.get("ERRORS"):
        print_broken({kind: kinds[kind] for kind in order if kind in kinds})
    total = [one for one in told if one.change != ORIGINAL]
    print(row("all changes", total))


def changed(case: Case) -> list[Outcome]:
    """Return how one letter is read, as it came and after every change."""
    return outcomes(case, CHANGES)


def row(kind: str, told: list[Outcome]) -> str:
    """Return a line of the table."""
    sound = share_right(one for one in told if one.sound)
    silent = sum(one.silent for one in told)
    return f"{kind:36} {len(told):6}   {share_right(told):5.3f}     {sound:5.3f}  {silent:6}"


def print_broken(kinds: dict[str, list[Outcome]]) -> None:
    """Print, kind by kind, which letters broke and how: wanted / read."""
    for kind, told in kinds.items():
        broken = [one for one in told if one.faults]
        if broken:
            print(f"\n{kind}")
        for one in broken:
            mark = ("SILENT " if one.silent else "") + ("" if one.sound else "(unsound) ")
            print(f"  {one.letter}: {mark}{'; '.join(one.faults)}")
    print()


if __name__ == "__main__":
    main()
