"""Cards: a name alone on its line, and below it a post, addresses, a wish, each on one."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import either
from mailflow.parse.people.units import titles

LINE_MAX: Final = 60  # letters of such a line
LINES_MAX: Final = 6  # below a name
_ACTS: Final = frozenset({"come", "enrol", "self", "absent", "strike", "instead", "greet"})


def fills_line(leaf: Leaf, at: int) -> bool:
    """A name, and nothing else, is the line around offset *at*."""
    start, end = leaf.page.line_of(at)
    there = leaf.named(start, end)
    if len(there) != 1:
        return False
    name = leaf.text[there[0].start : there[0].end]
    before = leaf.flat[start : there[0].start].split()
    titled = all(word.strip("*.") in titles() for word in before)  # "Ms. Ana Ilić"
    return titled and leaf.text[there[0].start : end].strip(" *") == name


def is_line(leaf: Leaf, start: int, end: int) -> bool:
    """The line may belong to a card below the name; it is no sentence."""
    line = leaf.text[start:end].strip()
    acts = any(c.sense in _ACTS for c in leaf.between(start, end))
    plain = 0 < len(line) <= LINE_MAX and line[-1] not in ".!?:,"
    return plain and not acts and not is_sentence(leaf, start, end)


def is_sentence(leaf: Leaf, start: int, end: int) -> bool:
    """The line says something: "Direktor je obavešten", "Odluku je doneo odbor."."""
    line = leaf.flat[start:end].strip()
    stops = line.endswith((".", "!", "?")) and line.count(" ") > 1
    return stops or _says(leaf.language).search(line) is not None


@cache
def _says(language: str) -> re.Pattern[str]:
    kinds = "|".join(either(kind, language) for kind in ("states", "denies", "to_us"))
    return re.compile(rf"\b(?:{kinds})\b")


def card_end(leaf: Leaf, m: Mention) -> int:
    """Return where the card that *m* heads ends; the end of the line if it heads none."""
    _, end = leaf.page.line_of(m.start)
    if not fills_line(leaf, m.start):
        return end
    for _ in range(LINES_MAX):
        start, following = leaf.page.line_of(min(end + 1, len(leaf.text)))
        if start <= end or leaf.named(start, following) or not is_line(leaf, start, following):
            break
        end = following
    return end
