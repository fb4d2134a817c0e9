"""Tables whose columns are kept apart by blanks, as typed or as programs make text of them.

A cell may be empty; which column another stands in is told by where its head begins.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from mailflow.parse.page.kinds import kind_of
from mailflow.parse.page.labels import Field, Row, columns, is_head, settled
from mailflow.parse.page.working import Page

GAP: Final = "   "  # three blanks; two stand behind full stops
_CELL: Final = re.compile(r"\S+(?: {1,2}\S+)*")
_LEAN: Final = 2  # letters by which a cell may stand before its head
LINES_MAX: Final = 300


def aligned_rows(page: Page) -> Iterator[Row]:
    """Yield the rows below every line of heads that blanks keep apart in *page*."""
    if GAP not in page.text:
        return
    table: list[Row] = []
    starts: list[int] = []
    kinds: list[str] = []
    for start, end in page.lines()[:LINES_MAX]:
        cells = blank_cells(page, start, end)
        heads = [kind_of(page.flat[a:b]) for a, b in cells] if len(cells) > 1 else []
        if is_head(heads):
            yield from settled(table)
            table, starts, kinds = [], [a - start for a, _ in cells], columns(heads)
        elif starts and len(cells) > 1:
            table.append(_row(page, starts, kinds, start, end))
        else:
            starts = []
    yield from settled(table)


def blank_cells(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the cells of a line that blanks keep apart."""
    return [match.span() for match in _CELL.finditer(page.text, start, end)]


def _row(page: Page, starts: list[int], kinds: list[str], start: int, end: int) -> Row:
    """Return one line as a row, each of its cells under the head it stands below."""
    spans = {at: (end, end) for at in range(len(kinds))}
    for match in _CELL.finditer(page.text, start, end):
        at = max(0, bisect_right(starts, match.start() - start + _LEAN) - 1)
        spans[at] = match.span()
    fields = (Field(page, kinds[at], "", *span) for at, span in spans.items())
    return Row(page, start, end, tuple(fields))
