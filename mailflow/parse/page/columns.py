"""Tables without heads: columns known by what stands in them, most of all by names."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from mailflow.parse.page.aligned import GAP, blank_cells
from mailflow.parse.page.answers import answer
from mailflow.parse.page.cells import cells_of
from mailflow.parse.page.kinds import kind_of
from mailflow.parse.page.labels import Field, Row
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import Page, flat
from mailflow.parse.people.find import name_of

LINES_MIN: Final = 2  # one line may be anything
LINES_MAX: Final = 300
CELLS_MAX: Final = 20
_SURE: Final = 0.55
# "Fondacija „Kompas“", "Opština Kladovo" in every row; a form has other labels, too.
_HOUSES: Final = frozenset({"", "organisation", "city"})
_MOST: Final = 2 / 3

_Cells = list[tuple[int, int]]


def find_columns(page: Page, headed: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of tables in *page* that no head explains and that say more than a list.

    A list whose lines begin with a name is read as a list; here are tables whose names stand
    elsewhere in the line or behind a bar, or in two columns, or beside a column of yes and no.
    """
    if not any(map(page.text.__contains__, ("\t", "|", GAP))):
        return ()
    taken = {row.start for row in headed}
    lines = [(span, _cells(page, *span)) for span in page.lines()]
    rows: list[Row] = []
    for is_table, some in groupby(lines, lambda line: _is_row(line[0], line[1], taken)):
        table = list(some)[:LINES_MAX] if is_table else []
        if len(table) >= LINES_MIN:
            rows += _rows(page, [cells for _, cells in table])
    return tuple(rows)


def _cells(page: Page, start: int, end: int) -> _Cells:
    """Return the cells of a line, or those that blanks keep apart."""
    cells = cells_of(page, start, end)
    if len(cells) > 1 or page.text.find(GAP, start, end) < 0:
        return cells
    return blank_cells(page, start, end)


def _is_row(span: tuple[int, int], cells: _Cells, taken: set[int]) -> bool:
    return 2 <= len(cells) <= CELLS_MAX and span[0] not in taken


def _rows(page: Page, table: Sequence[_Cells]) -> Iterator[Row]:
    """Yield the rows of one table, if its columns can be told."""
    firsts = {kind_of(page.flat[cells[0][0] : cells[0][1]]) for cells in table}
    if firsts - _HOUSES:
        return  # a form: labels, each with its value beside it
    columns = _columns(page, table)
    names = {"name", "given"} & set(columns)
    barred = page.text[: table[0][0][0]].rstrip(" ").endswith("|")
    if not names or (columns[0] == "name" and "coming" not in columns and not barred):
        return
    for cells in table:
        end = cells[-1][1]
        padded = [*cells, *[(end, end)] * (len(columns) - len(cells))]
        fields = (Field(page, k, "", a, b) for k, (a, b) in zip(columns, padded, strict=True))
        yield Row(page, cells[0][0], end, tuple(fields))


def _columns(page: Page, table: Sequence[_Cells]) -> list[str]:
    """Return what each column holds: "name", "given", "surname", "role", "coming" or ""."""
    width = max(map(len, table))
    texts = [
        [page.text[c[at][0] : c[at][1]] if at < len(c) else "" for c in table]
        for at in range(width)
    ]
    kinds = [_kind(column) for column in texts]
    if "name" not in kinds:
        kinds = _split(kinds, texts)
    first = next((at for at, kind in enumerate(kinds) if kind in ("name", "given")), 0)
    return ["" if k == "name" and at != first else k for at, k in enumerate(kinds)]


def _kind(column: Sequence[str]) -> str:
    said = [text for text in column if text.strip()]
    if len(said) < LINES_MIN:
        return ""
    answers = {"" if text.isdigit() else answer(text) for text in said}
    if "" not in answers and "yes" in answers:
        return "coming"  # where nobody says yes, "-" stands for a note that is not made
    if _most(said, [_is_name(text) for text in said]):
        return "name"
    return "role" if _most(said, [is_post(flat(text)) for text in said]) else ""


def _most(said: Sequence[str], holds: Sequence[bool]) -> bool:
    return sum(holds) >= max(LINES_MIN, _MOST * len(said))


def _is_name(text: str) -> bool:
    name = name_of(text) if len(text) <= 60 else None
    return name is not None and bool(name.surname) and name.confidence >= _SURE


def _split(kinds: list[str], texts: Sequence[Sequence[str]]) -> list[str]:
    """Return *kinds* with two columns beside each other told to be given names and surnames."""
    for at in range(len(kinds) - 1):
        pairs = [
            (one, other)
            for one, other in zip(texts[at], texts[at + 1], strict=True)
            if one.strip().isalpha() and other.strip()
        ]
        given_first = [_is_name(f"{one} {other}") for one, other in pairs]
        if not _most(texts[at], given_first):
            continue
        turned = sum(_is_turned(one, other) for one, other in pairs) > len(pairs) / 2
        halves = ["surname", "given"] if turned else ["given", "surname"]
        return [*kinds[:at], *halves, *kinds[at + 2 :]]
    return kinds


def _is_turned(one: str, other: str) -> bool:
    """The name is put together the other way round than it stands."""
    name = name_of(f"{one} {other}")
    return name is not None and name.name.split()[0] != one.strip()
