"""Answers typed between the lines of a mail: what stands right above each asks for it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.parse.leaves.leaf import COLLEAGUE, Leaf
from mailflow.parse.letter import BULLETS, Kind
from mailflow.parse.page.kinds import kind_of

WORDS_MAX: Final = 8  # of "Nažalost, ona ne može doći u petak."
_NAMES: Final = frozenset({"name", "names"})
_MARK: Final = re.compile(rf"\s*(?:\(?\w{{1,2}}[.)]|[-–{BULLETS}])\s*")  # of a line of a list
_SLOT: Final = re.compile(r"\s*\(?\d{1,2}[.)]\s*[?_.…-]*\s*")


def piece_above(leaf: Leaf, mails: Sequence[Leaf]) -> Leaf | None:
    """Return the piece of a mail right above *leaf*, which was typed between its lines."""
    place = leaf.page.passage
    above = [one for one in mails if one.page.passage.name == place.name]
    above = [one for one in above if one.page.passage.line < place.line]
    return max(above, key=lambda one: one.page.passage.line, default=None)


def last_line(piece: Leaf) -> tuple[int, int]:
    """Return where the last line of *piece* stands: what is answered below it."""
    end = len(piece.text.rstrip())
    return piece.text.rfind("\n", 0, end) + 1, end


def ends_asking(piece: Leaf) -> bool:
    """The last line asks for names: "2. Ko dolazi?", "- spisak učesnika:", "3. ?"."""
    start, end = last_line(piece)
    if any(c.sense == "asked_names" and c.end > start for c in piece.cues):
        return True
    if is_slot(piece):
        return True
    return _kind(piece) in _NAMES and not piece.named(start, end)  # "učesnik je Ana Ilić"


def is_slot(piece: Leaf) -> bool:
    """The last line keeps a place for somebody not yet known: "3. ?"."""
    return _SLOT.fullmatch(piece.text, *last_line(piece)) is not None


def asks_whose(piece: Leaf) -> bool:
    """The piece asks which organisation it is."""
    return piece.has("asked_organisation") or _kind(piece) == "organisation"


def ends_aside(piece: Leaf) -> bool:
    """The last line asks for somebody who need not come: "kontakt osoba"."""
    return _kind(piece) == "contact"


def is_point(piece: Leaf) -> bool:
    """The last line is one of a list, or asks: "1. Vesna Ilić", "Da li dolazi Petar Tot?"."""
    start, end = last_line(piece)
    return piece.text[start:end].endswith("?") or _MARK.match(piece.flat, start) is not None


def without_aside(own: Sequence[Leaf], below: Sequence[Leaf]) -> list[Leaf]:
    """Return what was typed without "ja, 064 …" below "kontakt osoba"."""
    aside = [leaf for leaf, above in short_answers(own, below) if ends_aside(above)]
    return [leaf for leaf in own if leaf not in aside]


def short_answers(own: Sequence[Leaf], below: Sequence[Leaf]) -> Iterator[tuple[Leaf, Leaf]]:
    """Yield the short pieces typed between the lines of a mail of the desk's, and each line."""
    mails = [x for x in below if x.kind is Kind.QUOTED and x.because != COLLEAGUE]
    for leaf in own if len(mails) > 1 else ():
        if leaf.kind is Kind.OWN and len(leaf.text.split()) <= WORDS_MAX:
            above = piece_above(leaf, mails)
            if above is not None:
                yield leaf, above


def _kind(piece: Leaf) -> str:
    start, end = last_line(piece)
    return kind_of(_MARK.sub("", piece.flat[start:end], count=1).strip(" ?"))
