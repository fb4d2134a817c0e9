"""Where a quoted name ends, and how far it is: "osobe sa invaliditetom „X“"."""

import re
from typing import Final

from mailflow.parse.letter import Kind
from mailflow.parse.organisations.heads import heads
from mailflow.parse.organisations.inner import WITH
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import Page

QUOTED_MAX: Final = 90  # letters between the marks
# After a letter a mark closes what was quoted before, unless it can only open.
_OPENED: Final = re.compile(r'[ \n\u00a0]{1,2}[„“”‟«»″"](?=\S)|[„«](?=\S)')


def quoted_end(page: Page, end: int) -> int:
    """Return the end of a quoted name that begins right after *end*, else 0."""
    opened = _OPENED.match(page.text, end)
    if not opened:
        return 0
    closed = page.flat.find('"', opened.end(), opened.end() + QUOTED_MAX)
    torn = "\n" if page.kind is Kind.ATTACHMENT else "\n\n"  # a cell ends with its line
    if closed < 0 or torn in page.flat[opened.end() : closed]:
        return 0
    return closed + 1


def to_quote(page: Page, at: int) -> int:
    """Return how many words lead to a quoted name: "osobe sa invaliditetom „X“"."""
    for ahead in range(1, 6):
        if at + ahead >= len(page.words):
            return 0
        start, end = page.words[at + ahead]
        if page.flat[page.words[at + ahead - 1][1] : start] != " ":
            return 0
        if page.text[start].isupper() and not (ahead > 1 and _is_adjective(page, at + ahead)):
            return 0
        if ahead == 1 and page.flat[start:end] not in WITH:
            return 0
        if ahead > 1 and quoted_end(page, end):
            first = page.words[at + 1][0]
            else_ = (any_of(k).search(page.flat, first, end) for k in _NOT_ITS)
            return 0 if any(else_) else ahead  # "Savet sela na radionicu „X“"
    return 0


_NOT_ITS: Final = ("event_named", "work_named")  # what is named between the marks


def _is_adjective(page: Page, at: int) -> bool:
    """Word *at* has a capital, and a small noun behind it: "sa Daunovim sindromom „X“"."""
    if at + 1 >= len(page.words) or page.text[page.words[at + 1][0]].isupper():
        return False
    (start, end), (after, _) = page.words[at : at + 2]
    plain = page.flat[start:end] not in heads() and town(page.text[start:end]) is None
    return plain and page.flat[end:after] == " "
