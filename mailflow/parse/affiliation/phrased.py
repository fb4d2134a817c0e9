"""Names that are a phrase: "Mladi na selu", "Women against Violence", "Reka bez brane"."""

import re
from bisect import bisect_left
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.organisations.adjectives import is_pair
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.page.phrasebook import phrasebook
from mailflow.parse.page.working import flat

SUBJECT_WORDS_MAX: Final = 6
WORDS_MAX: Final = 5  # after the word like "na"
_SAYS: Final = frozenset({"come", "enrol", "self", "absent", "greet", "sends", "topic"})


def phrase_end(leaf: Leaf, index: int, *, named: bool = False) -> int:
    """Return the last word of a phrase that word *index* opens; *index* if it opens none.

    Args:
        named: The words before say that a name in the nominative follows: "mi smo …".
    """
    words = leaf.page.words
    start, end = words[index]
    low = leaf.flat[start:end]
    if not leaf.text[start].isupper() or not _leads(leaf, index + 1):
        return index
    if not (named or low in boundaries("people")):
        return index
    last = index + 1
    while last + 1 < len(words) and last - index <= WORDS_MAX and _goes_on(leaf, last + 1):
        last += 1
    while leaf.flat[slice(*words[last])] in boundaries("join"):
        last -= 1
    return last if last > index + 1 else index


def is_phrase(leaf: Leaf, start: int, end: int) -> bool:
    """The text between two offsets is one phrase."""
    index = bisect_left(leaf.page.words, (start, start))
    if index >= len(leaf.page.words) or leaf.page.words[index][0] != start:
        return False
    last = phrase_end(leaf, index)
    return last > index and leaf.page.words[last][1] == end


def _leads(leaf: Leaf, at: int) -> bool:
    """Word *at* is one like "na", right after the word before it."""
    words = leaf.page.words
    if at >= len(words) or leaf.flat[words[at - 1][1] : words[at][0]] != " ":
        return False
    return leaf.flat[slice(*words[at])] in boundaries("lead")


def _goes_on(leaf: Leaf, at: int) -> bool:
    """Word *at* belongs to the phrase: no verb, no everyday word that ends names."""
    words = leaf.page.words
    start, end = words[at]
    low = leaf.flat[start:end]
    if leaf.flat[words[at - 1][1] : start] != " " or low.isdigit():
        return False
    if low in boundaries("small") or (low in boundaries("stop") and low != "i"):
        return False
    if any(m.start <= start < m.end for m in leaf.people):
        return False
    return not _SAYS & set(
        phrasebook("cues.tsv", leaf.language).senses(leaf.flat[start : start + 30])
    )


def is_pair_alone(leaf: Leaf, start: int, end: int) -> bool:
    """The text is an adjective with a capital and its noun: "Zeleni talas"."""
    at = bisect_left(leaf.page.words, (start, start))
    words = leaf.page.words[at : at + 2]
    fits = len(words) == 2 and (words[0][0], words[1][1]) == (start, end)
    return fits and leaf.text[start].isupper() and is_pair(leaf.page, at + 1)


def is_title(text: str) -> bool:
    """All words have capitals, small ones between them apart, and there are at least two."""
    words = text.split()
    small = [w for w in words[1:-1] if flat(w) in ("in", "of", "for", "and", "the", "&", "i")]
    capitals = sum(word[:1].isupper() for word in words)
    return 2 <= capitals == len(words) - len(small) and len(words) <= SUBJECT_WORDS_MAX


def goes_before(leaf: Leaf, start: int) -> bool:
    """The name began before "for": "(Partners for Democratic Change)"."""
    there = _FOR.search(leaf.text, max(0, start - 40), start)
    return there is not None and not leaf.named(there.start(1), start)


_FOR: Final = re.compile(r"(?:[(,;|]|\n) ?([^\W\d_a-zа-ш][^\W\d_]+) for $")
