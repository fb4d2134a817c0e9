"""Tables whose every cell fell on a line of its own, as programs make text of HTML.

The heads stand one below the other, then the cells of a row, then those of the next. Rows are
parted by blank lines, or begin with their number.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import Final

from mailflow.parse.page.kinds import kind_of
from mailflow.parse.page.labels import Field, Row, columns, is_head
from mailflow.parse.page.working import Page

_HEADS_MAX: Final = 8  # columns; forms with more are no lists of people
_CELL_CHARS_MAX: Final = 60
_NUMBER: Final = re.compile(r"\s*\d{1,3}\s*[.)]?\s*")

Span = tuple[int, int]


def fallen_rows(page: Page) -> Iterator[Row]:
    """Yield the rows of every such table in *page*."""
    if page.text.count("\n") < 4:
        return
    blocks = list(_blocks(page))
    for number, block in enumerate(blocks):
        below = blocks[number + 1 :]
        size = _heads(page, block)
        if size:
            kinds = columns([kind_of(page.flat[a:b]) for a, b in block[:size]])
            for cells in _cells(page, block[size:], below, size):
                yield _row(page, kinds, cells)


def _blocks(page: Page) -> Iterator[list[Span]]:
    """Yield the lines between blank ones."""
    block: list[Span] = []
    for start, end in page.lines():
        if page.text[start:end].strip():
            block.append((start, end))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _heads(page: Page, block: Sequence[Span]) -> int:
    """Return how many lines *block* begins with that are heads of columns; 0 if it does not."""
    heads = list(takewhile(lambda span: not _is_numbered(page, span), block))
    fits = 1 < len(heads) <= _HEADS_MAX and all(_is_cell(page, span) for span in heads)
    if not fits or any(":" in page.flat[a:b] for a, b in heads):
        return 0
    kinds = (kind_of(page.flat[a:b]) for a, b in heads)
    # Only „Р. бр.“ may be none; a form has values among its labels.
    known = [*islice(kinds, 1), *takewhile(bool, kinds)]
    return len(heads) if len(known) == len(heads) and is_head(known) else 0


def _is_numbered(page: Page, span: Span) -> bool:
    return _NUMBER.fullmatch(page.flat, *span) is not None


def _is_cell(page: Page, span: Span) -> bool:
    a, b = span
    return b - a <= _CELL_CHARS_MAX and "\t" not in page.text[a:b]


def _cells(
    page: Page, rest: Sequence[Span], below: Sequence[Sequence[Span]], size: int
) -> Iterator[list[Span]]:
    """Yield the cells of each row: what follows the heads at once, else the blocks below."""
    if rest:
        yield from (row for row in _numbered(page, rest) if 1 < len(row) <= size)
        return
    for block in below:
        if not 1 < len(block) <= size or not all(_is_cell(page, span) for span in block):
            return
        yield list(block)


def _numbered(page: Page, lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield *lines* cut before each number that stands alone."""
    row: list[Span] = []
    for span in lines:
        if _is_numbered(page, span) and row:
            yield row
            row = []
        row.append(span)
    if row:
        yield row


def _row(page: Page, kinds: Sequence[str], cells: Sequence[Span]) -> Row:
    named = [Field(page, k, "", a, b) for k, (a, b) in zip(kinds, cells, strict=False)]
    return Row(page, cells[0][0], cells[-1][1], tuple(named))
