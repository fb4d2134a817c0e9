"""Answers behind a label: "Исхрана: вегетаријанска", a form's two cells, the line below."""

import re
from collections.abc import Iterator
from typing import Final

from mailflow.model import Question
from mailflow.parse.asked.phrases import is_label, words_of
from mailflow.parse.asked.places import Place
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.cells import cells_of
from mailflow.parse.page.phrasebook import Cue

# From the words we know to the mark behind the label: "Ishrana (veganska, obična) - ".
_MARK: Final = re.compile(
    r"[^:\n\t|.!?;,()]{0,28}?(?:\([^()\n]{0,120}\)[^\S\n]*)?[*_]*[ ]?(:|=|[ ]-[ ])[*_ ]*"
)
_OPENS: Final = re.compile(r"(?:^|[\n,;(.]|\t|\|)\s*(?:\d{1,2}\s*[.)]\s*|[-*•+_]+\s*)?[*_]*$")
_LINE_BEGINS: Final = re.compile(r"(?:\d{1,2}\s*[.)]\s*|[-*•+_|\s]+)*$")


def labelled(leaf: Leaf, question: Question) -> Iterator[Place]:
    """Yield the values behind labels that ask *question*, empty ones left out."""
    yield from _in_cells(leaf, question)
    for cue in words_of(question).find(leaf.page):
        place = _behind(leaf, cue)
        if place is not None and place.words:
            yield place


def _in_cells(leaf: Leaf, question: Question) -> Iterator[Place]:
    """Yield the second of two cells whose first is the label."""
    for start, end in leaf.page.lines():
        cells = cells_of(leaf.page, start, end)
        if len(cells) != 2:
            continue
        (first, last), (a, b) = cells
        if a < b and is_label(question, leaf.flat[first:last]):
            yield Place(leaf, a, b, f"label “{leaf.text[first:last].strip()}”", label=True)


def _behind(leaf: Leaf, cue: Cue) -> Place | None:
    """Return the value behind a label at *cue*; None if it is no label."""
    start, end = leaf.page.line_of(cue.start)
    if len(cells_of(leaf.page, start, end)) > 1:
        return None
    mark = _MARK.match(leaf.flat, cue.end, end)
    if mark is None or not _OPENS.search(leaf.flat[start : cue.start]):
        return None
    because = f"label “{cue.said}”"
    if not _LINE_BEGINS.fullmatch(leaf.flat[start : cue.start]):
        stop = re.search(r"[,;]", leaf.flat[mark.end() : end])
        end = mark.end() + stop.start() if stop else end
    elif not leaf.text[mark.end() : end].strip():
        return _below(leaf, end, because)
    return Place(leaf, mark.end(), end, because, label=True)


def _below(leaf: Leaf, at: int, because: str) -> Place | None:
    """Return the line below a label that ends its own; None if it is empty or a label, too."""
    if at >= len(leaf.text):
        return None
    start, end = leaf.page.line_of(at + 1)
    if not leaf.text[start:end].strip() or ":" in leaf.text[start:end]:
        return None
    return Place(leaf, start, end, because, label=True)
