"""PDF -> text, by PDFium. Lines as they stand on the page; cells of a row split by tabs.

PDFium tells letters with their boxes, in the order they were drawn; programs draw tables cell
by cell or column by column. So runs of letters are gathered first, then runs of one height
are one line, from left to right.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2

from mailflow.documents import Refused

_PAGES_MAX: Final = 50
_LETTERS_MAX: Final = 200_000  # of all pages together
# In heights of a line: a gap as wide as this is a new cell, as narrow as that none at all.
_CELL_GAP: Final = 1.1
_WORD_GAP: Final = 0.12
_PARAGRAPH_GAP: Final = 0.9
_STRETCHED_MIN: Final = 3  # gaps of a line set to both margins
_STRETCHED_SPREAD: Final = 0.35  # by which such gaps differ
_LINE_ENDS: Final = frozenset("\r\n")
# PDFium's signs for a hyphen at the end of a line.
_HYPHENS: Final = str.maketrans({"\x02": "-", "\ufffe": "-"})


@dataclass
class _Run:
    """Letters drawn one after the other on one line; its sides in points."""

    left: float
    right: float
    bottom: float
    top: float
    letters: list[str] = field(default_factory=list)

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        return "".join(self.letters).strip()


def pdf(source: bytes) -> str:
    """Return the text of a PDF document, the values of a filled form included."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        raise Refused("locked with a password" if locked else "not a readable PDF") from error
    document.init_forms()
    pages: list[str] = []
    left = _LETTERS_MAX
    for number in range(min(len(document), _PAGES_MAX)):
        page = _page(document, number)
        count = min(page.count_chars(), left)
        left -= count
        pages.append("\n".join(_lines(_runs(page, count))))
    return "\n\n".join(page for page in pages if page)


def _page(document: Any, number: int) -> Any:
    """What was typed into a form's fields counts only once it is part of the page."""
    page = document[number]
    if page.formenv:
        page.flatten()
        page = document[number]
    return page.get_textpage()


def _runs(page: Any, count: int) -> list[_Run]:
    letters = page.get_text_range(0, count) if count else ""
    runs: list[_Run] = []
    if len(letters) != count:  # letters beyond the first plane: places cannot be told
        return [_Run(0, 0, -n, 1 - n, [line]) for n, line in enumerate(letters.splitlines())]
    ended = True
    for at, letter in enumerate(letters):
        if letter in _LINE_ENDS:
            ended = True
        elif letter.isspace():
            if not ended:
                runs[-1].letters.append(" ")
        else:
            box = page.get_charbox(at, loose=True)
            if ended or not _goes_on(runs[-1], *box):
                runs.append(_Run(left=box[0], right=box[2], bottom=box[1], top=box[3]))
            runs[-1].letters.append(letter.translate(_HYPHENS))
            runs[-1].right = max(runs[-1].right, box[2])
            ended = False
    return runs


def _goes_on(run: _Run, left: float, bottom: float, right: float, top: float) -> bool:
    gap = left - run.right
    same_line = abs((bottom + top) / 2 - run.middle) < 0.5 * run.height
    return same_line and -0.5 * run.height < gap < _CELL_GAP * run.height


def _lines(runs: list[_Run]) -> Iterator[str]:
    """Yield the lines from top to bottom, an empty one between paragraphs."""
    lines: list[list[_Run]] = []
    for run in sorted((r for r in runs if r.text), key=lambda r: -r.middle):
        if lines and abs(lines[-1][0].middle - run.middle) < 0.5 * lines[-1][0].height:
            lines[-1].append(run)
        else:
            lines.append([run])
    below: _Run | None = None
    for line in lines:
        if below and below.bottom - line[0].top > _PARAGRAPH_GAP * below.height:
            yield ""
        yield _joined(sorted(line, key=lambda r: r.left))
        below = line[0]


def _joined(line: list[_Run]) -> str:
    ends = itertools.accumulate((run.right for run in line), max)
    gaps = [(run.left - end) / run.height for end, run in zip(ends, line[1:], strict=False)]
    wide = max(gaps) if _is_stretched(line, gaps) else _CELL_GAP
    parts = [line[0].text]
    for gap, run in zip(gaps, line[1:], strict=True):
        parts += ["\t" if gap > wide else " " if gap > _WORD_GAP else "", run.text]
    return "".join(parts)


def _is_stretched(line: list[_Run], gaps: list[float]) -> bool:
    """The last word but stands at the margin: no columns are all as far from each other."""
    if len(gaps) < _STRETCHED_MIN or any(" " in run.text for run in line):
        return False
    return max(gaps) - min(gaps) <= _STRETCHED_SPREAD
