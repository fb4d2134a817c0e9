"""How many invented people come back to the nominative, by people, case and spelling.

With -v KIND: up to forty failures whose kind or people has KIND in it.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mailflow.parse.people.find import find_people
from tests.parse.inventing import told


def share(right: Counter[str], total: Counter[str]) -> None:
    """Print the share right of every key, worst first."""
    for key in sorted(total, key=lambda key: right[key] / total[key]):
        print(f"  {right[key] / total[key]:.3f}  {right[key]:5} of {total[key]:5}  {key}")


def main() -> None:
    """Print the figures."""
    wanted = sys.argv[2] if sys.argv[1:2] == ["-v"] else None
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    shown = 0
    for row in told():
        found = tuple(mention.name for mention in find_people(row.text))
        for key in ("all", row.kind, f"people: {row.people}"):
            total[key] += 1
            right[key] += found == row.names
        kind = f"{row.people}, {row.kind}"
        if wanted is not None and found != row.names and wanted in kind and shown < 4000:
            shown += 1
            print(f"{kind}: {row.text!r}: {found}")
    share(right, total)


if __name__ == "__main__":
    main()
