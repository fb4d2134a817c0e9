"""Companies: known by the legal form after their name, "Softver Plus d.o.o."."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.page.glance import glance

WEIGHT: Final = 1.0
LEGAL: Final = "legal form"  # why it is one
WORDS_MAX: Final = 5
_LEGAL: Final = glance(
    r"(?:(?<=[\w\"] )|(?<=[\w\"], ))"
    r"(?:d\.? ?o\.? ?o\.?|o\. ?d\.|a\. ?d\.|k\. ?d\.|s\. ?r\. ?o\."
    r"|j\.? ?d\.? ?o\.? ?o\.?|ltd\.?|inc\.?|gmbh|kft\.?|e\. ?v\.|sh\. ?p\. ?k\.?"
    r"|doo|dooel)(?![\w@])",
    ["d|do|doo|dooel|o|a|k|s|j|jd|jdo|jdoo|ltd|inc|gmbh|kft|e|sh"],
)
_QUOTED: Final = re.compile(r'"[^"\n]{2,60}"$')


def companies(leaf: Leaf) -> Iterator[tuple[int, int, str, float, str]]:
    """Yield start, end, name, weight and reason of names before a legal form."""
    for match in _LEGAL.finditer(leaf.page):
        end = match.start() - (2 if leaf.flat.endswith(", ", 0, match.start()) else 1)
        start = _start(leaf, end) if not leaf.is_small else _small_start(leaf, end)
        taken = any(one.start <= start < one.end for one in leaf.organisations)
        if start < end and not taken:
            name = " ".join(leaf.text[start : match.end()].split())
            name = name[:1].upper() + name[1:]
            said = belonging(leaf.page, start)[0]
            yield start, match.end(), name, WEIGHT + (said if said >= 0.6 else 0), LEGAL


def _start(leaf: Leaf, end: int) -> int:
    """Return where the name begins that ends at *end*; *end* if there is none."""
    if quoted := _QUOTED.search(leaf.flat, max(0, end - 64), end):
        return quoted.start()
    words = leaf.page.words
    at = bisect_left(words, (end, end)) - 1
    first = end
    for index in range(at, max(-1, at - WORDS_MAX), -1):
        start, stop = words[index]
        gap = leaf.flat[stop : words[index + 1][0]] if index < at else " "
        capital = leaf.text[start].isupper() and leaf.flat[start:stop] not in boundaries("stop")
        if not capital or gap not in (" ", "-", " & "):
            break
        first = start
    return first


def _small_start(leaf: Leaf, end: int) -> int:
    """Return where the name begins in a text without capitals: "we're zelena njiva doo".

    A small word or a mark must stand before it; else nobody can tell.
    """
    words = leaf.page.words
    at = bisect_left(words, (end, end)) - 1
    for index in range(at, max(-1, at - SMALL_WORDS_MAX) - 1, -1):
        start, stop = words[index] if index >= 0 else (0, 0)
        after = words[index + 1][0] if index < at else end
        small = leaf.flat[start:stop] in boundaries("stop") or stop - start <= SMALL_LETTERS_MAX
        if small or leaf.flat[stop:after].strip():
            return after
    return end


SMALL_WORDS_MAX: Final = 3
SMALL_LETTERS_MAX: Final = 2  # "iz", the "re" of "we're"
