"""Boxes of a form: "Smeštaj: [x] potreban [ ] nije potreban", "☐ vegan ☒ posno". Pure."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.page.particles import either
from mailflow.parse.page.working import Page, flat

_BOX: Final = re.compile(
    r"\[ {0,3}\]|\( {0,3}\)|☐|(?P<ticked>\[ ?[xX✓✔+] ?\]|\( ?[xX✓✔] ?\)|[☒☑])"
)
_LABEL_ENDS: Final = (":", "?", "|", "\t")
_Boxes = Sequence[re.Match[str]]


def by_box(page: Page, start: int, end: int) -> str:
    """Return "yes" or "no" as a box tells of the words between two offsets; "" if none does."""
    a, b = page.line_of(start)
    boxes = [*_BOX.finditer(page.text, a, b)]
    if not boxes:
        return ""
    if _stand_behind(page, boxes, a, b):
        return _ticked(next((one for one in boxes if one.start() >= end), None))
    before = [one for one in boxes if one.end() <= start]
    return _ticked(before[-1]) if before else _chosen(page, boxes, b)


def _stand_behind(page: Page, boxes: _Boxes, a: int, b: int) -> bool:
    """ "vegetarian [ ] vegan [x]": each box follows what it is of."""
    first, last = page.text[a : boxes[0].start()].rstrip(" "), page.text[boxes[-1].end() : b]
    opens = any(map(str.isalpha, first)) and not first.endswith(_LABEL_ENDS)
    return opens and not any(map(str.isalpha, last))


def _ticked(box: re.Match[str] | None) -> str:
    if box is None:
        return ""
    return "yes" if box["ticked"] else "no"


def _chosen(page: Page, boxes: _Boxes, end: int) -> str:
    """Return what is ticked behind a label: "Smeštaj: [ ] potreban [x] nije potreban"."""
    ends = [one.start() for one in boxes[1:]] + [end]
    said = (
        page.text[one.end() : to] for one, to in zip(boxes, ends, strict=True) if one["ticked"]
    )
    first = next(said, None)
    return "no" if first is None or _none().match(flat(first).strip()) else "yes"


@cache
def _none() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('none')}|{either('denies')}|{either('needless')})\b")
