"""Signs that something was not understood at all: capitalised words nobody accounts for."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.coming.posts import is_post
from mailflow.parse.organisations.heads import heads
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat
from mailflow.parse.people.lexicon import is_plain
from mailflow.parse.people.spelling import key_of
from mailflow.parse.signs.evidence import COMING, Evidence, sentence
from mailflow.reasons import doubt

_PAIR: Final = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)?[ ]+[^\W\d_]{3,}(?:-[^\W\d_]+)?")
SHORT: Final = 60  # letters


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that words were left over."""
    if e.intent not in (Intent.REGISTER, Intent.CHANGE):
        return
    for leaf in e.told:
        firm = flat(e.organisation.name.value) if e.organisation else ""
        for a, b in _pairs(leaf):
            if flat(leaf.text[a:b]) in firm:
                continue
            near = any(c.sense in COMING for c in leaf.between(*sentence(leaf, a)))
            yield doubt("left_over_near" if near else "left_over", leaf.text[a:b])
            return
    if sum(len(leaf.text.strip()) for leaf in e.own) < SHORT and not e.study.leaves.attached:
        yield doubt("short")


def _pairs(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield spans of two capitalised words that are no name, organisation, town or label."""
    taken = [(one.start, one.end) for one in leaf.people]
    taken += [(one.start, one.end) for one in leaf.organisations]
    taken += [(one.start, one.end) for one in leaf.pieces]
    taken += [(one.start, one.end) for one in leaf.cues]
    words = leaf.page.words
    for (a, b), (c, d) in pairwise(words):
        if leaf.text[b:c] not in (" ", "-") or not (
            _is_open(leaf, a, b) and _is_open(leaf, c, d)
        ):
            continue
        if any(x < d and a < y for x, y in taken) or town(leaf.text[a:d]) is not None:
            continue
        if leaf.flat.count('"', 0, a) % 2 or leaf.is_street(a, d):
            continue
        if not leaf.text[slice(*leaf.page.line_of(a))].isupper():
            yield a, d


def _is_open(leaf: Leaf, a: int, b: int) -> bool:
    """A capitalised word that may be part of a name."""
    word = leaf.text[a:b]
    low = flat(word)
    return (
        len(word) > 2
        and word[0].isupper()
        and not is_plain(key_of(word))
        and low not in heads()
        and not is_post(low)
        and town(word) is None
    )
