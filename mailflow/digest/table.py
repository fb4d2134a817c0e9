"""Sum up: cells -> lines whose columns stand below each other."""

import unicodedata
from collections.abc import Sequence
from typing import Final

CELL_WIDTH_MAX: Final = 44


def plain(text: str, empty: str, width_max: int = CELL_WIDTH_MAX) -> str:
    """Return *text* as data: one line, nothing a terminal would obey; *empty* if nothing."""
    spaced = " ".join(text.split())
    kept = "".join(c for c in spaced if unicodedata.category(c)[0] != "C")
    short = kept if _width(kept) <= width_max else kept[: width_max - 1] + "…"
    return short or empty


def aligned(rows: Sequence[Sequence[str]], indent: str = "", right: int = 0) -> list[str]:
    """Return *rows* with their columns below each other; the last *right* ones to the right."""
    columns = max(map(len, rows), default=0)
    cells = [[*row, *[""] * (columns - len(row))] for row in rows]
    widths = [max(_width(row[i]) for row in cells) for i in range(columns)]
    lines = []
    for row in cells:
        padded = [
            " " * (widths[i] - _width(cell)) + cell
            if i >= columns - right
            else cell + " " * (widths[i] - _width(cell))
            for i, cell in enumerate(row)
        ]
        lines.append((indent + "  ".join(padded)).rstrip())
    return lines


def _width(text: str) -> int:
    """Return how many columns *text* takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(bool(unicodedata.combining(c)) for c in text)
