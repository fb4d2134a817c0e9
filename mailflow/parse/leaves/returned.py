"""Documents that register nobody: the invitation given back, a programme, a biography."""

import re
from dataclasses import replace
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.phrasebook import phrasebook

_TITLE_LINES: Final = 8  # below a letterhead
_TITLE_MAX: Final = 90
_LINE_MAX: Final = 80  # of a form; longer ones are prose
_NAMES: Final = frozenset({"name", "names", "given", "surname"})


def told_apart(leaf: Leaf) -> tuple[Leaf | None, Leaf | None]:
    """Return what of a document counts, and what is only given back.

    An invitation may end in a form: filled in, the form counts, and nothing above it. In a
    report "participants:" are those of another year.
    """
    titles = _titles(leaf)
    if not (leaf.has("invites") or titles):
        return leaf, None
    start = None if "report" in titles else _form_at(leaf)
    if start is None:
        return None, leaf
    passage, text = leaf.page.passage, leaf.text
    below = replace(passage, text=text[start:], line=passage.line + text.count("\n", 0, start))
    above = replace(passage, text=text[:start])
    return (
        Leaf(below, leaf.because, leaf.language),
        Leaf(above, leaf.because, leaf.language) if start else None,
    )


def filled_in(leaf: Leaf) -> tuple[Leaf | None, Leaf]:
    """Return the form that was filled in within a mail of the desk, and that mail without it.

    What stands below the last answer is the desk's again: "Za sva pitanja: Vuk Tot".
    """
    start = _form_at(leaf)
    if start is None:
        return None, leaf
    passage, text = leaf.page.passage, leaf.text
    end = _downward(leaf, max(f.end for f in leaf.fields if f.kind and f.kind not in _DESKS))
    line = passage.line + text.count("\n", 0, start)
    form = replace(passage, kind=Kind.ATTACHMENT, text=text[start:end], line=line)
    rest = replace(passage, text=text[:start] + text[end:])
    return Leaf(form, FILLED_IN, leaf.language), Leaf(rest, leaf.because, leaf.language)


def _downward(leaf: Leaf, end: int) -> int:
    """Return where the last line ends right below *end* that asks for what nobody is called."""
    while end + 1 < len(leaf.text):
        start, last = leaf.page.line_of(end + 1)
        if ":" not in leaf.flat[start:last] or leaf.named(start, last):
            break
        end = last
    return end


FILLED_IN: Final = "filled in below"  # why a part of the desk's own mail counts
_DESKS: Final = frozenset({"contact", "other", "meeting", "day"})


def _titles(leaf: Leaf) -> set[str]:
    """Return the senses of the titles among the first lines of a document."""
    lines = [line.strip(' *_.:-"') for line in leaf.flat.split("\n") if line.strip()]
    return {sense for line in lines[:_TITLE_LINES] if (sense := _title(line))}


def _title(line: str) -> str:
    sense, length = phrasebook("titles.tsv").longest(line)
    whole = length == len(line) <= _TITLE_MAX
    return sense if whole or sense != "alone" else ""


def _form_at(leaf: Leaf) -> int | None:
    """Return where a filled form begins in *leaf*; None if there is none."""
    people = [m.start for m in leaf.people]
    filled = [
        field.start
        for field in leaf.fields
        if field.kind in _NAMES and any(field.start <= at < field.end for at in people)
    ]
    filled += [row.start for row in leaf.headed if row.cell("name") or row.cell("surname")]
    return _upward(leaf, min(filled)) if filled else None


def _upward(leaf: Leaf, at: int) -> int:
    """Return the start of the run of short lines around *at*: the form's first labels."""
    start, _ = leaf.page.line_of(at)
    labels = {leaf.page.line_of(field.start)[0] for field in leaf.fields if field.kind}
    while start:
        above, end = leaf.page.line_of(start - 1)
        if end - above > _LINE_MAX or (
            above not in labels and not _is_heading(leaf, above, end)
        ):
            return start
        start = above
    return start


def _is_heading(leaf: Leaf, start: int, end: int) -> bool:
    """Nothing, or a few words without an end, such as "ПРИЈАВНИ ЛИСТ"."""
    line = leaf.flat[start:end].strip()
    named = bool(leaf.named(start, end))
    return not named and not re.search(r"[.!?,@]", line) and len(line.split()) <= 6
