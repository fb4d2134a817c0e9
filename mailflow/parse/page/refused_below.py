"""A wish at the head of a column in which everybody says no: "Smeštaj | ne | ne". Pure."""

from collections.abc import Sequence
from typing import Final

from mailflow.parse.page.answers import answer
from mailflow.parse.page.cells import cells_of
from mailflow.parse.page.phrasebook import Cue, phrasebook
from mailflow.parse.page.working import Page


def is_refused_below(page: Page, cue: Cue) -> bool:
    """The wish heads a column in which everybody says no: "Smeštaj | ne | ne"."""
    start, end = page.line_of(cue.start)
    heads = cells_of(page, start, end)
    at = next((n for n, (a, b) in enumerate(heads) if a <= cue.start < b), 0)
    if len(heads) < 2 or not _heads_column(page, heads, at):
        return False
    said = []
    while end < len(page.text):
        start, end = page.line_of(end + 1)
        cells = cells_of(page, start, end)
        if len(cells) < 2:
            break
        said += [answer(page.text[slice(*cell)]) for cell in cells[at : at + 1]]
    return bool(said) and all(word == "no" for word in said)


def _heads_column(page: Page, heads: Sequence[tuple[int, int]], at: int) -> bool:
    """The first cell that says something labels a column of names, or the wish stands in it.

    "Ishrana | vegan" above "Smeštaj | ne" is a form, "Ana | vegan" above "Vera | ne" a list.
    """
    cells = [cell for cell in heads if any(map(str.isalpha, page.text[slice(*cell)]))]
    names = phrasebook("labels.tsv").longest(page.flat[slice(*cells[0])])[0]
    return heads[at] == cells[0] or names in _OF_NAMES


_OF_NAMES: Final = ("name", "names", "given", "surname", "other", "day")  # "R. br." is another
