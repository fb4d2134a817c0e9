"""Two spellings of a name, or of half of one, that may mean one person. Pure."""

from typing import Final

from mailflow.parse.people.names import tokens
from mailflow.script import fold

ALIKE_MIN: Final = 0.5  # share of letters that two spellings of half a name have in common
HALF_ALIKE_MIN: Final = 0.7  # share of letters of a half that stands alone
HALF_MIN: Final = 4  # letters of it
CLOSE_MIN: Final = 0.7  # share of letters that two spellings of a whole name have in common


def likeness(one: str, other: str) -> float:
    """Return what share of their letters two words have in common, from 0 to 1."""
    from rapidfuzz.distance import Levenshtein  # loads slowly, and few letters correct a name

    return Levenshtein.normalized_similarity(one, other)


def is_half_of(word: str, name: str) -> bool:
    """The word is a half of *name* written otherwise: "Belić" of "Ana Bjelić"."""
    halves = [half for half in tokens(name) if len(half) >= HALF_MIN]
    like = (likeness(fold(word), half) for half in halves)
    return fold(word) not in tokens(name) and max(like, default=0.0) >= HALF_ALIKE_MIN


def is_misspelt(one: str, other: str) -> bool:
    """What differs is spelt alike, so that both mean one person; "Ana, a ne Petar" are two."""
    a, b = set(tokens(one)), set(tokens(other))
    odd = zip(sorted(a - b), sorted(b - a), strict=False)
    return all(likeness(x, y) >= ALIKE_MIN for x, y in odd)
