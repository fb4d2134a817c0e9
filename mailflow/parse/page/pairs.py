"""Forms with two labels a line: "Ime | Ana | Prezime | Ilić". Pure."""

from typing import Final

from mailflow.parse.page.cells import cells_of
from mailflow.parse.page.kinds import kind_of
from mailflow.parse.page.working import Page

PAIRED_MIN: Final = 4  # cells


def in_pairs(page: Page, start: int, end: int) -> bool:
    """Labels and values alternate in the line between two offsets, and in one beside it."""
    beside = page.line_of(max(0, start - 1)), page.line_of(min(end + 1, len(page.text)))
    others = (line for line in beside if line[0] != start)
    return _alternates(page, start, end) and any(_alternates(page, *line) for line in others)


def _alternates(page: Page, start: int, end: int) -> bool:
    cells = cells_of(page, start, end)
    if len(cells) < PAIRED_MIN or len(cells) % 2:
        return False
    kinds = [kind_of(page.flat[a:b]) if a < b else "" for a, b in cells]
    return all(kinds[::2]) and not any(kinds[1::2])
