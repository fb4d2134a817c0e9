"""The cells of a line: between tabs, strokes or semicolons, or a label and its value."""

import re
from typing import Final

from mailflow.parse.page.kinds import kind_of
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.working import Page

# "firma ......... Zora d.o.o.", "firma ____ Zora", "firma -> Zora", "firma - Zora"
_LEADER: Final = re.compile(
    r"(?<=\S) ?(?:\.{3,}|…{1,9}|_{3,}|-{3,}| -{1,2}>| =>?|→| [-–—|](?= )) ?"
    r"(?=[\w+„“”\"«☐☒☑\[(])"
)
LABEL_MAX: Final = 60
_STROKES: Final = frozenset("-–—|")
# A glance at these first.
_LEADERS: Final = ("...", "…", "___", "---", "->", " =", "→", " - ", " – ", " — ", " | ")


def cells_of(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the cells of a line; one span if it is no table row."""
    line = page.text[start:end]
    mark = "\t" if "\t" in line else "|" if line.count("|") >= 2 else ""
    if not mark and not (";" in line and _is_parted(page, start, end)):
        return _led(page, start, end)
    mark = mark or ";"
    spans = []
    at = start
    for part in line.split(mark):
        left = len(part) - len(part.lstrip())
        spans.append((at + left, max(at + left, at + len(part.rstrip()))))
        at += len(part) + 1
    if mark == "|" and line.strip().startswith("|"):
        spans = spans[1:]
    return spans


def _is_parted(page: Page, start: int, end: int) -> bool:
    """Semicolons part the line as they do one beside it: "Ime;Funkcija;Dolazi".

    Not a card's, whose labels have them: "TEL;TYPE=WORK;TYPE=PREF:011 …".
    """
    if ":" in page.text[start:end] or (marks := page.text.count(";", start, end)) < 2:
        return False  # one may part two sentences
    beside = (page.line_of(max(0, start - 1)), page.line_of(min(end + 1, len(page.text))))
    return any(a != start and page.text.count(";", a, b) == marks for a, b in beside)


def _led(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of a label and the value that dots, strokes or an arrow lead to."""
    line = page.text[start:end]
    leader = _LEADER.search(page.text, start, end) if _has_leader(line) else None
    label = leader.start() - start if leader else 0
    low = page.flat[start : start + label]
    if not leader or not 2 <= label <= LABEL_MAX or not kind_of(low):
        return [(start, end)]
    asked, colon, _ = page.flat[leader.end() : end].partition(":")
    if colon and kind_of(asked):
        return [(start, end)]  # "Učesnik 2 – prezime: Ilić"
    bare = len(low.rstrip(" .0123456789"))  # "Učesnik 2 | Ana Ilić"
    if leader[0].strip() in _STROKES and phrasebook("labels.tsv").longest(low)[1] < bare:
        return [(start, end)]  # "Grad Zaječar - Odeljenje za …"
    return [(start, leader.start()), (leader.end(), end)]


def _has_leader(line: str) -> bool:
    return any(map(line.__contains__, _LEADERS))


def may_be_cut(text: str) -> bool:
    """Return whether a line of it may be cut into cells: a glance at the whole."""
    return "\t" in text or "|" in text or ";" in text or _has_leader(text)
