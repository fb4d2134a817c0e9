"""Labels and tables: "Organizacija: …", two columns, rows under column heads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from mailflow.parse.letter import BULLETS
from mailflow.parse.page.answers import answer, names_event, with_people
from mailflow.parse.page.cells import LABEL_MAX, cells_of, may_be_cut
from mailflow.parse.page.kinds import kind_of
from mailflow.parse.page.pairs import in_pairs
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.working import Page
from mailflow.parse.people.find import name_of

_NUMBERING: Final = re.compile(rf"\s*(?:\(?(?:\d{{1,2}}\s*[.)]|[a-z]\))\s+|[-{BULLETS}]\s+)?")
_COLON: Final = re.compile(r"([^:\n\t|]{2,60}?)\s*:(?!//)[ \t]*")
_WORD: Final = re.compile(r"\w+")
_RULE: Final = re.compile(r"[\s|+=_-]*$")
INLINE_MIN: Final = 3  # two may be a sentence with colons
_ASIDE: Final = frozenset({"contact", "other", "day"})  # "Kontakt: Ana Ilić. Dolazi: Petar Tot"
_PERSONAL: Final = frozenset({"name", "surname", "given", "names"})


@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value.

    Attributes:
        kind: As in labels.tsv; "" for a label we do not know.
        start, end: Offsets of the value in the page.
        label: As written.
    """

    page: Page
    kind: str
    label: str
    start: int
    end: int

    @property
    def value(self) -> str:
        """The value as written, without the stars of what was bold: "*Mesto:* Pirot"."""
        return self.page.text[self.start : self.end].strip().strip("*").strip()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table under column heads: its cells by kind, with their offsets."""

    page: Page
    start: int
    end: int
    cells: tuple[Field, ...]

    def cell(self, kind: str) -> Field | None:
        """Return the first cell of *kind* that is not empty."""
        return next(
            (c for c in self.cells if c.kind == kind and c.value not in ("", "-", "/")), None
        )

    def has(self, kind: str) -> bool:
        """The table has a column of *kind*."""
        return any(cell.kind == kind for cell in self.cells)


def find_fields(page: Page) -> tuple[Field, ...]:
    """Return the labelled values of *page*, table rows left out."""
    spans = page.lines()
    cut = may_be_cut(page.text)
    told = spans if cut else [span for span in spans if page.flat.find(":", *span) >= 0]
    fields = [field for start, end in told for field in _fields(page, start, end)]
    return (*fields, *_on_next_line(page, spans))


def _fields(page: Page, start: int, end: int) -> Iterator[Field]:
    """Yield the field of one line: two cells, or a label with a colon."""
    cells = cells_of(page, start, end)
    if len(cells) >= 2:
        pairs = zip(cells[::2], cells[1::2], strict=False)
        for first, second in pairs if len(cells) == 2 or in_pairs(page, start, end) else ():
            kind = kind_of(page.flat[first[0] : first[1]])
            if kind and _is_value(kind, page, *second):
                yield Field(page, kind, page.text[first[0] : first[1]], *second)
        return
    if page.flat.find(":", start, end) < 0:
        return
    several = list(_inline(page, start, end))
    if len(several) >= INLINE_MIN or (len(several) > 1 and several[0].kind in _ASIDE):
        yield from several
        return
    at = _NUMBERING.match(page.flat, start, end)
    begin = at.end() if at else start
    match = _COLON.match(page.flat, begin, end)
    if match and match.end() <= end and len(match[1]) <= LABEL_MAX and match[1].count(" ") <= 7:
        kind = kind_of(match[1])
        yield Field(page, kind, page.text[match.start(1) : match.end(1)], match.end(), end)


def _is_value(kind: str, page: Page, start: int, end: int) -> bool:
    """The second cell is no label: "no" may be one, for a number, but not under "Attending"."""
    asks = kind == "coming" and answer(page.text[start:end])
    return bool(asks) or not kind_of(page.flat[start:end])


_INLINE: Final = re.compile(r"(?:^|[,;.])\s*([^:,;.\n]{2,40}?)\s*:\s*([^,;\n]*)")


def _inline(page: Page, start: int, end: int) -> Iterator[Field]:
    """Yield fields written one after another in a line: "ime: Ana Ilić, funkcija: pravnica"."""
    for match in _INLINE.finditer(page.flat[start:end]):
        kind = kind_of(match[1])
        if kind and match[2].strip():
            label = page.text[start + match.start(1) : start + match.end(1)]
            yield Field(page, kind, label, start + match.start(2), start + match.end(2))


def _on_next_line(page: Page, spans: Sequence[tuple[int, int]]) -> Iterator[Field]:
    """Yield fields whose label fills a line, the value being the next, if there are several.

    A colon behind it is enough where it tells of no guest: "Kontakt osoba:".
    """
    lines = [(start, end) for start, end in spans if page.text[start:end].strip()]
    pairs = [(a, b) for a, b in pairwise(lines) if ":" not in page.flat[slice(*b)]]
    if len(pairs) < INLINE_MIN:
        pairs = [(a, b) for a, b in pairs if page.text[slice(*a)].rstrip().endswith(":")]
    found = []
    for (start, end), value in pairs:
        label = page.flat[start:end].strip(" *_.:")
        sense, length = phrasebook("labels.tsv").longest(label)
        if sense and length == len(label):
            found.append(Field(page, sense, page.text[start:end].strip(), *value))
    several = len(found) >= INLINE_MIN
    yield from (f for f in found if several or (f.kind == "contact" and f.label.endswith(":")))


def find_rows(page: Page) -> tuple[Row, ...]:
    """Return the rows of every table with column heads in *page*."""
    if "\n" not in page.text or not may_be_cut(page.text):
        return ()
    rows: list[Row] = []
    table: list[Row] = []
    kinds: list[str] = []
    for start, end in page.lines():
        if kinds and _RULE.fullmatch(page.flat, start, end):
            continue
        cells = cells_of(page, start, end)
        several = len(cells) >= 2
        heads = _heads(page, cells, bool(kinds)) if several else []
        if several and is_head(heads) and not in_pairs(page, start, end):
            rows += settled(table)
            table, kinds = [], columns(heads)
        elif kinds and (several or _is_short_row(page, kinds, start, end)):
            if 1 < len(cells) < len(kinds):
                cells = _parted(page, cells, kinds)
            cells += [(end, end)] * (len(kinds) - len(cells))  # empty ones at the end
            named = [Field(page, k, "", a, b) for k, (a, b) in zip(kinds, cells, strict=False)]
            table.append(Row(page, start, end, tuple(named)))
        elif kinds and not (table and _is_inside(page, start, end)):
            rows += settled(table)
            table, kinds = [], []
    return (*rows, *settled(table))


def _is_inside(page: Page, start: int, end: int) -> bool:
    """The line heads a part of the table, or is the end of a cell that a printed page broke."""
    line = page.flat[start:end].strip()
    if not line or line.endswith(":") or end >= len(page.text):
        return False
    if phrasebook("labels.tsv").longest(line)[1] == len(line):
        return False  # "Kontakt osoba"
    return len(cells_of(page, *page.line_of(end + 1))) >= 2


MEANT: Final = "meant"  # a column headed by the event, until its answers are seen


def _heads(page: Page, cells: Sequence[tuple[int, int]], inside: bool) -> list[str]:
    """Return the kinds of a row's cells, were they the heads of columns.

    Beside a head of names, what names the event may ask who comes, and what names a wish who
    has it: "Ohrid?", "Needs parking?".

    Args:
        inside: A table is open: "volonterka" tells what somebody is, and heads nothing.
    """
    kinds = [kind_of(page.flat[a:b]) if a < b else "" for a, b in cells]
    if _PERSONAL.isdisjoint(kinds):
        return kinds if inside else with_people([page.text[a:b] for a, b in cells], kinds)
    return [
        kind or (_asks(page, a, b) if a < b else "")
        for kind, (a, b) in zip(kinds, cells, strict=True)
    ]


def _asks(page: Page, start: int, end: int) -> str:
    book, low = phrasebook("wishes.tsv"), page.flat[start:end]
    if any(book.senses(low[word.start() :]) for word in _WORD.finditer(low)):
        return "wishes"
    return MEANT if names_event(page.text[start:end]) else ""


def settled(table: list[Row]) -> list[Row]:
    """Return the rows of a table with what its columns of yes and no ask for.

    Under "Ohrid?", and under "Dolazi" beside "Učesnik", they tell who comes; what they tell
    under a head we do not know is left open.
    """
    width = min((len(row.cells) for row in table), default=0)
    several = width > 0 and [c.kind for c in table[0].cells].count("name") > 1
    unsure = ("", MEANT, "name") if several else ("", MEANT)
    kinds = [_by_answers([row.cells[at] for row in table], unsure) for at in range(width)]
    if kinds.count("coming") > 1:
        kinds = ["choice" if kind == "coming" else kind for kind in kinds]
    return [
        replace(
            row,
            cells=(
                *(replace(c, kind=k) for c, k in zip(row.cells, kinds, strict=False)),
                *row.cells[width:],
            ),
        )
        for row in table
    ]


def _by_answers(column: Sequence[Field], unsure: Sequence[str]) -> str:
    """Return the kind of a column by its cells, where its head, of kinds *unsure*, does not."""
    kind = column[0].kind
    if kind not in unsure:
        return kind
    answers = {answer(cell.value) for cell in column if cell.value}
    if not answers or "" in answers or all(cell.value.isdigit() for cell in column):
        return kind if kind == "name" else ""
    marked = len(answers) > 1 or any(not cell.value for cell in column)
    return "coming" if kind else ("choice" if marked else "")


_ADDRESS: Final = re.compile(r"\S+@\S+\s+(?=\S)")


def _parted(
    page: Page, cells: list[tuple[int, int]], kinds: list[str]
) -> list[tuple[int, int]]:
    """Return the cells of a row, those parted that ran into one: "ana@breza.rs da".

    Programs that make text of a printed page lose the gap behind a long address.
    """
    for at, (start, end) in enumerate(cells):
        run = _ADDRESS.match(page.text, start, end) if kinds[at] == "email" else None
        if run:
            behind = (run.end(), end)
            return [
                *cells[:at],
                (start, start + len(run[0].rstrip())),
                behind,
                *cells[at + 1 :],
            ]
    return cells


def _is_short_row(page: Page, kinds: list[str], start: int, end: int) -> bool:
    """Only the name's cell is filled in: programs leave out the empty ones after it.

    Who signs below a blank line is in no row, unless the table asks who comes.
    """
    if kinds[0] != "name" or not 0 < end - start <= LABEL_MAX:
        return False
    apart = page.text.endswith("\n\n", 0, start) and "coming" not in kinds
    cell = page.text[start:end].replace(",", "").rstrip()
    name = None if apart or "|" in cell else name_of(cell)
    return name is not None and name.end == len(cell)  # no sentence


def is_head(kinds: list[str]) -> bool:
    """A row is a head if most of its cells are labels, one of them a person's."""
    known = [kind for kind in kinds if kind]
    return len(known) >= 2 and bool(_PERSONAL & set(known)) and 2 * len(known) >= len(kinds)


def columns(kinds: list[str]) -> list[str]:
    """Return the kinds of columns; "name" beside "surname" is the given name.

    "Dolazi" before names is a heading; at the head of a column beside one for names it asks.
    """
    if {"name", "surname"} & set(kinds):
        kinds = ["coming" if kind == "names" else kind for kind in kinds]
    if "surname" in kinds:
        return ["given" if kind == "name" else kind for kind in kinds]
    return ["name" if kind == "names" else kind for kind in kinds]
