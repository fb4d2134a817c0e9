"""Values that go on below their label: "Učesnici: Ana Ilić", a line for each other. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.parse.page.bullets import BULLETED
from mailflow.parse.page.labels import Field
from mailflow.parse.page.working import Page
from mailflow.parse.people.units import titles

LINES_MAX: Final = 40  # of a list without bullets
_NAMES: Final = frozenset({"name", "names"})
# Behind the name the line is over, or says what somebody is: no "Ana Ilić ne jede meso".
_APART: Final = re.compile(r"[ \t]*(?:[,;(/–-]|\n|$)")

Named = Callable[[int, int], Sequence[Mention]]


def with_lines_below(fields: Sequence[Field], page: Page, named: Named) -> list[Field]:
    """Return *fields*, those of names as long as the lines below open with a name too."""
    if not any(field.kind in _NAMES for field in fields):
        return list(fields)
    labelled = {page.line_of(field.start)[0] for field in fields}
    return [
        replace(field, end=_last(field, page, named, labelled))
        if field.kind in _NAMES and _opens(page, field.start, named)
        else field
        for field in fields
    ]


def _last(field: Field, page: Page, named: Named, labelled: set[int]) -> int:
    """Return where the last line ends that belongs to the value of *field*."""
    end = field.end
    for first, last in islice(_below(page, field.end), LINES_MAX):
        if first in labelled or not _opens(page, first, named):
            break
        end = last
    return end


def _below(page: Page, end: int) -> Iterator[tuple[int, int]]:
    while end + 1 < len(page.text):
        start, end = page.line_of(end + 1)
        yield start, end


def _opens(page: Page, start: int, named: Named) -> bool:
    """What begins at *start* is a full name, behind a bullet or none."""
    _, end = page.line_of(start)
    bullet = BULLETED.match(page.flat, start, end)
    at = bullet.end() if bullet else start
    first = next(iter(named(start, end)), None)
    if first is None or not first.surname:
        return False
    before = page.flat[at : first.start].split()
    titled = all(word.strip(".") in titles() for word in before)
    return titled and _APART.match(page.flat, first.end) is not None
