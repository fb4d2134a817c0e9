"""Names signed side by side, with what stands above and below each: put one below the other.

Two who sign one letter sign in columns, and blanks keep these apart; read along the lines, the
post of one would be the other's too. The lines are counted as they stand then.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from mailflow.parse.letter import Passage
from mailflow.parse.page.kinds import kind_of
from mailflow.parse.page.working import flat
from mailflow.parse.people.find import name_of

_GAP: Final = "    "  # four blanks; three may stand in a line drawn by hand
_APART: Final = re.compile(r" {4,}")
LINES_MAX: Final = 5  # post, name, house, phone, address; more are a table
COLUMNS: Final = (2, 3)
_SURE: Final = 0.55


def one_below_the_other(passage: Passage) -> Passage:
    r"""Return the passage with names that stand side by side one below the other.

    >>> from mailflow.parse.letter import Kind
    >>> text = "Predsednik      Tehnolog\nMarko Tot       Ana Ilić"
    >>> one_below_the_other(Passage(kind=Kind.OWN, name="text", line=1, text=text)).text
    'Predsednik\nMarko Tot\n\nTehnolog\nAna Ilić'
    """
    if _GAP not in passage.text:
        return passage
    lines = passage.text.split("\n")
    blocks = [list(some) for _, some in groupby(lines, lambda line: len(_cells(line)))]
    return replace(passage, text="\n".join(line for block in blocks for line in _turned(block)))


def _cells(line: str) -> list[str]:
    return _APART.split(line.strip())


def _turned(block: list[str]) -> list[str]:
    """Return lines of as many cells each, column by column if one line is names."""
    cells = [_cells(line) for line in block]
    if len(cells[0]) not in COLUMNS or len(cells) > LINES_MAX or not _are_signed(cells):
        return block
    columns = ["\n".join(column) for column in zip(*cells, strict=True)]
    return "\n\n".join(columns).split("\n")


def _are_signed(cells: Sequence[Sequence[str]]) -> bool:
    """One line is names alone, and none is of labels: no table, no form."""
    labels = any(kind_of(flat(line[0])) == "name" for line in cells)
    return not labels and sum(all(map(_is_name, line)) for line in cells) == 1


def _is_name(text: str) -> bool:
    name = name_of(text) if len(text) <= 40 else None
    return name is not None and bool(name.given and name.surname) and name.confidence >= _SURE
