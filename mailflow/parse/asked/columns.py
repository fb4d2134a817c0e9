"""Answers in a column of a table of people."""

from collections.abc import Iterator

from mailflow.model import Question
from mailflow.parse.asked.phrases import is_label
from mailflow.parse.asked.places import Place
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.lists.rows import name_in
from mailflow.parse.page.cells import cells_of
from mailflow.parse.page.kinds import kind_of

_Cells = list[tuple[int, int]]


def in_columns(leaf: Leaf, question: Question) -> Iterator[Place]:
    """Yield the cells below a head that asks *question*, empty ones left out."""
    if "\t" not in leaf.text and "|" not in leaf.text:
        return
    column, head = -1, ""
    lines = [cells_of(leaf.page, *span) for span in leaf.page.lines()]
    for cells, below in zip(lines, [*lines[1:], []], strict=True):
        asked = _asked(leaf, question, cells, below)
        if len(cells) < 2:
            column = column if _is_rule(leaf, cells) else -1
        elif asked is not None:
            column = asked
            head = leaf.text[slice(*cells[asked])].strip()
        elif 0 <= column < len(cells) and cells[column][0] < cells[column][1]:
            name = _name(leaf, cells)
            yield Place(leaf, *cells[column], f"column “{head}”", row=name)


def _is_rule(leaf: Leaf, cells: _Cells) -> bool:
    """A line of dashes between the head and the rows."""
    return not any(map(str.isalnum, leaf.text[cells[0][0] : cells[-1][1]]))


def _asked(leaf: Leaf, question: Question, cells: _Cells, below: _Cells) -> int | None:
    """Return which column of a head asks the question; None if the line is no head of one."""
    if len(cells) < 2 or len(below) < 2:
        return None
    texts = [leaf.flat[a:b] for a, b in cells]
    column = next((at for at, text in enumerate(texts) if is_label(question, text)), None)
    others = [text for at, text in enumerate(texts) if at != column and text.strip()]
    return column if column is not None and any(map(kind_of, others)) else None


def _name(leaf: Leaf, cells: _Cells) -> str:
    """Return whose row it is, in the nominative; "" if it cannot be told."""
    start, end = cells[0][0], cells[-1][1]
    for row in leaf.rows:
        mention = (
            name_in(row) if start <= row.start <= end or row.start <= start < row.end else None
        )
        if mention:
            return mention.name
    return next((m.name for m in leaf.people if start <= m.start < end), "")
