"""Tables on their side: whose columns are people are turned, so that each has a row.

A form of one person, a label and its value, is no such table: two people at least stand in it.
The lines of what is turned are counted as they stand then.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import Final

from mailflow.parse.letter import Passage
from mailflow.parse.page.kinds import kind_of
from mailflow.parse.page.labels import is_head
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.working import flat

LINES_MIN: Final = 3  # of such a table: names and two things more
PEOPLE_MIN: Final = 2
PEOPLE_MAX: Final = 40
NAME_MAX: Final = 40  # letters of a name
_NAMES: Final = frozenset({"name", "names", "given", "surname"})

_Table = Sequence[Sequence[str]]


def upright(passage: Passage) -> Passage:
    r"""Return the passage with its tables on their side turned.

    >>> from mailflow.parse.letter import Kind
    >>> text = "Ime\tAna\tPetar\nPrezime\tIlić\tTot\nPosao\tpravnica\tvozač"
    >>> upright(Passage(kind=Kind.OWN, name="text", line=1, text=text)).text.split("\n")[1]
    'Ana\tIlić\tpravnica'
    """
    if "\t" not in passage.text:
        return passage
    lines = passage.text.split("\n")
    blocks = (list(some) for _, some in groupby(lines, lambda line: "\t" in line))
    turned = "\n".join(line for block in blocks for line in _turned(block))
    return replace(passage, text=turned)


def _turned(block: list[str]) -> list[str]:
    """Return the lines of a table, turned if people are its columns."""
    table = [[cell.strip() for cell in line.split("\t")] for line in block]
    if _is_headed(table):
        table = table[1:]
    if not _is_sideways(table):
        return block
    return ["\t".join(column) for column in zip_longest(*table, fillvalue="")]


def _is_headed(table: _Table) -> bool:
    """Above the names stands but "First participant", "Second participant"; "Data" perhaps."""
    first, *heads = table[0]
    said = [flat(head) for head in heads if head]
    told = len(said) >= PEOPLE_MIN and all(map(_is_of_person, said))
    return told and kind_of(flat(first)) not in _NAMES


def _is_of_person(head: str) -> bool:
    """One of its words is "participant", as in "second participant", "2. osoba"."""
    one = any_of("nth")
    return any(one.fullmatch(word) or kind_of(word) in _NAMES for word in head.split())


def _is_sideways(table: _Table) -> bool:
    """Labels stand one below the other, a name's among them, and beside it several names."""
    if len(table) < LINES_MIN or max(map(len, table)) > PEOPLE_MAX or _has_heads(table):
        return False
    kinds = [kind_of(flat(row[0])) for row in table]
    labels = sum(map(bool, kinds))
    # "Dolazi" heads names, and how they come where a row of its own has these.
    sought = _NAMES - {"names"} if _NAMES & {*kinds} - {"names"} else _NAMES
    rows = [row for row, kind in zip(table, kinds, strict=True) if kind in sought]
    if not rows or labels < LINES_MIN - 1 or 2 * labels < len(table):
        return False
    return all(_are_names(row[1:]) for row in rows)


def _has_heads(table: _Table) -> bool:
    """Its first line heads columns; a sum below them is a label too: "Ukupno: | 3"."""
    return is_head([kind_of(flat(cell)) for cell in table[0]])


def _are_names(cells: Sequence[str]) -> bool:
    """Several cells are filled in, each with what a name may be."""
    said = [cell for cell in cells if cell]
    return len(said) >= PEOPLE_MIN and all(map(_may_be_name, said))


def _may_be_name(cell: str) -> bool:
    plain = all(c.isalpha() or c in " .'-’" for c in cell)
    return plain and cell[0].isupper() and len(cell) <= NAME_MAX
