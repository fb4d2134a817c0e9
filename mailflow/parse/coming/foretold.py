"""Who was announced without a name, and is named now: "the colleague I mentioned is Ana"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import NAMES_JOINED_MAX, first_joined
from mailflow.parse.clauses.turning import NEGATIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post

FORETOLD_MAX: Final = 160  # letters from "the colleague I mentioned" to the name
IS_MAX: Final = 48  # letters of "is our intern, "


def foretold(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words that announced *m*, whose name is told now; None if none did."""
    if not leaf.has("unnamed"):
        return None
    first = _first(leaf, m)
    named = _is().search(leaf.flat, max(0, first.start - IS_MAX), first.start)
    if named is None or _is_denied(leaf, first, m):
        return None
    if any_of("denies", leaf.language).search(leaf.flat, named.start(), first.start):
        return None  # "that is not Ana"
    near = leaf.between(first.start - FORETOLD_MAX, first.start)
    told = (c for c in near if c.sense == "unnamed" and not leaf.named(c.end, first.start))
    return next(told, None)


def _first(leaf: Leaf, m: Mention) -> Mention:
    """ "To su Ana Ilić i pedagog Petar Tot": the first, whatever posts stand between."""
    for _ in range(NAMES_JOINED_MAX):
        first = first_joined(leaf, m)
        before = leaf.named(max(0, first.start - IS_MAX), first.start)[-1:]
        if not before or not _by_post(leaf, before[0], first):
            break
        m = before[0]
    return first


def _by_post(leaf: Leaf, one: Mention, other: Mention) -> bool:
    """Nothing but "and" and a post stands between two names in one case."""
    post = _and_post().fullmatch(leaf.flat, one.end, other.start)
    return one.case is other.case and post is not None and any(map(is_post, post[1].split()))


@cache
def _and_post() -> re.Pattern[str]:
    return re.compile(rf"(?:,|,?\s{either('and')})\s((?:[\w.-]+\s){{1,4}})")


def _is_denied(leaf: Leaf, first: Mention, m: Mention) -> bool:
    """ "Those I announced: Ana and Petar cannot come"."""
    near = leaf.between(first.start, leaf.clause(m.start)[1])
    return any(c.sense in NEGATIVE for c in near)


@cache
def _is() -> re.Pattern[str]:
    """Return what finds "is", or a colon, before a name, its titles and a post."""
    return re.compile(rf"(?:\b{either('it_is')}:?|[:–-])\s+(?:[\w'-]+[.,]?\s){{0,3}}$")
