"""Who signs a document that came along: the last name in it, below a closing or a post."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import BULLETS, Kind, Mention
from mailflow.parse.opening.closings import closing
from mailflow.parse.page.cells import cells_of
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat

_LAST_LINES: Final = 6  # an address or a stamp may stand below the name
_AFTER_MAX: Final = 400  # letters below the name
_ABOVE: Final = 3  # lines between the closing and the name: the post, the house
# Titles before a name, and "by his own hand", brackets, a line to write on after it.
_AROUND: Final = re.compile(
    r"(?:dr|prof|mr|ms|mrs|doc|ing|dipl|spec)\b\.?|s\. ?r\.?|[\s()_.,:-]+"
)


def signs(leaf: Leaf, m: Mention) -> bool:
    """The name has one of the last lines of a document, or a cell of it, to itself."""
    if leaf.kind is not Kind.ATTACHMENT or len(leaf.text) - m.end > _AFTER_MAX:
        return False
    lines = [line for line in leaf.page.lines() if leaf.text[slice(*line)].strip()]
    own = next((at for at, (a, b) in enumerate(lines) if a <= m.start < b), None)
    if own is None or own < len(lines) - _LAST_LINES:
        return False
    start, end = next((a, b) for a, b in cells_of(leaf.page, *lines[own]) if m.start <= b)
    rest = _AROUND.sub(" ", leaf.flat[start : m.start] + " " + leaf.flat[m.end : end]).strip()
    if rest and not is_post(rest):
        return False
    above = [leaf.text[slice(*line)].strip() for line in lines[max(0, own - _ABOVE) : own]]
    posts = cells_of(leaf.page, *lines[own - 1]) if above else []
    return any(map(closing, above)) or any(_is_post_alone(leaf, *cell) for cell in posts)


def _is_post_alone(leaf: Leaf, start: int, end: int) -> bool:
    low = leaf.flat[start:end].strip(" .,:")
    named = bool(leaf.named(start, end))
    return not named and len(low.split()) <= 6 and is_post(low)


def signs_for(leaf: Leaf, m: Mention) -> bool:
    """A last line names the house and who writes for it: "Za Dom zdravlja - Ana Ilić, ref.".

    Or the name is signed "by his own hand": "Председник Петар Тот, с.р.".
    """
    if _by_own_hand().match(leaf.flat, m.end) or _ends_line(leaf, m):
        return True
    if leaf.kind is not Kind.OWN or leaf.text.count("\n", m.end) > _BELOW_LINES:
        return False
    start, end = leaf.page.line_of(m.start)
    if any(c.sense in ("come", "enrol", "absent") for c in leaf.between(start, end)):
        return False  # "Za skup prijavljujem Anu Ilić", "for the Trust, Jane Fox will attend"
    return (
        bool(leaf.named(0, start)) and _for_house().match(leaf.flat, start, m.start) is not None
    )


def _ends_line(leaf: Leaf, m: Mention) -> bool:
    """ "… dolazi autobusom. Pozdrav, Ana Ilić": the formula is a sentence of its own."""
    before = leaf.text[leaf.sentence_start(m.start) : m.start].strip()
    last = leaf.text[m.end : leaf.page.line_of(m.start)[1]].strip(" .!,")
    return not last and bool(before) and closing(before) == "alone"


@cache
def _by_own_hand() -> re.Pattern[str]:
    """Return what follows who signed a document copied out: "Ana Ilić, s.r."."""
    return re.compile(r",? ?\(?(?:s\. ?r\b|svojerucno|s\. ?k\.|v\. ?r\.|m\. ?p\.)")


@cache
def _for_house() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('signs_for')}\s[^.:!?\n]{{3,80}}?(?:\s-|,)\s$")


_LISTED: Final = re.compile(rf"^[ \t]*(?:[-{BULLETS}]|\d{{1,2}}[.)])\s", re.MULTILINE)
_BELOW_LINES: Final = 2
_BELOW_CHARS: Final = 80


def closes(leaf: Leaf, label: str, inside: Sequence[Mention]) -> bool:
    """Below a list, a document's last line tells who signs it: "Za Uniju: Ana Ilić"."""
    low = flat(label)
    named = low.startswith("za ") or (leaf.kind is Kind.ATTACHMENT and is_post(low))
    rest = leaf.text[inside[-1].end :].strip() if inside else ""
    last = rest.count("\n") < _BELOW_LINES and len(rest) < _BELOW_CHARS
    told = leaf.rows or _LISTED.search(leaf.text) or _is_told_above(leaf, inside)
    return named and last and bool(told)


def _is_told_above(leaf: Leaf, inside: Sequence[Mention]) -> bool:
    """Who comes is told in sentences above: the last line only signs."""
    above = leaf.between(0, inside[0].start) if inside else ()
    return any(
        c.sense in ("come", "enrol") and bool(leaf.named(0, c.start + ABOVE_MAX)) for c in above
    )


ABOVE_MAX: Final = 60  # letters from a verb of coming to the name it brings


def stands_below(leaf: Leaf, m: Mention) -> bool:
    """The name closes what was typed, below a blank line."""
    return leaf.text.endswith("\n\n", 0, m.start) and not leaf.text[m.end :].strip()
