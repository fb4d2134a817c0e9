"""Who is left of those registered: "Dolazi samo Ana", or comes for them: "ali dolazi Petar"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import last_joined
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.told import numbers
from mailflow.parse.people.names import alike

TITLE_MAX: Final = 24  # letters of a post between "only" and a name
_COMES: Final = frozenset({"come", "self"})
_BEFORE: Final = ("earlier", "formerly", "wished")  # "hteli smo da dođu Ana i Petar"


def not_left(leaf: Leaf, m: Mention) -> str:
    """Return the "samo" of "Prijavili smo Anu i Petra. Dolazi samo Ana", for him; or ""."""
    only = narrowed(leaf, m.start, m.end)
    if only is None or any(alike(m.name, one.name) for one in _left(leaf, only)):
        return ""
    return only[0]


def i_am_not_left(leaf: Leaf, start: int, end: int) -> bool:
    """Who writes stood in a pair from *start* to *end*, and only others are left."""
    only = narrowed(leaf, start, end)
    return only is not None and not _is_me(leaf, only)


def leaves_some(leaf: Leaf) -> bool:
    """Words of an earlier registration are followed by who is left of it."""
    told = (c for c in leaf.cues if c.sense == "earlier") if leaf.has("earlier") else ()
    return any(_is_left_of(leaf, c, narrowed(leaf, c.start, c.end)) for c in told)


def _is_left_of(leaf: Leaf, earlier: Cue, only: re.Match[str] | None) -> bool:
    """No "u prilogu je moja prijava, dolazim samo ja": it comes now, and is of nobody else."""
    if only is None:
        return False
    start, end = leaf.sentence_start(earlier.start), only.start()
    words = leaf.flat[start:end].split()
    several = any(numbers().get(w.strip(",."), 0) > 1 for w in words if not w[0].isdigit())
    return bool(leaf.named(start, end)) or several or not _is_sent_now(leaf, earlier, end)


def _is_sent_now(leaf: Leaf, earlier: Cue, end: int) -> bool:
    """ "Ovo je moja prijava", "primite našu prijavu", "moja prijava je u prilogu"."""
    said = leaf.between(leaf.sentence_start(earlier.start), end)
    around = (c for c in said if c.start <= earlier.start and c.end >= earlier.end)
    return any(c.sense in _NOW for c in around) or any(c.sense == "attached" for c in said)


_NOW: Final = ("self", "enrol", "all_of_us")


def only_come(leaf: Leaf) -> list[Mention]:
    """Return who is named right behind "only" in a clause of coming: "dolazi samo Ana"."""
    if not (leaf.people and may_tell(leaf.page, "only")):
        return []
    found = any_of("only", leaf.language).finditer(leaf.flat)
    told = ((only.end(), _left(leaf, only)) for only in found if _says_come(leaf, only))
    return [m for at, left in told if left and _is_next(leaf, at, left[0]) for m in left]


def _says_come(leaf: Leaf, only: re.Match[str]) -> bool:
    """Its clause says that somebody comes, and not that "not only" they do."""
    start, end = leaf.clause(only.start())
    return {c.sense for c in leaf.between(start, end)} & _SAYS == {"come"}


def _is_next(leaf: Leaf, at: int, m: Mention) -> bool:
    """Nothing but a post stands between: no "samo da javim da Ana dolazi"."""
    companion = any_of("companion")
    words = leaf.flat[at : m.start].split()
    return all(is_post(word) or companion.fullmatch(word) for word in words)


_SAYS: Final = frozenset({"come", "absent", "decline", "self", "pair", "perhaps"})


def narrowed(leaf: Leaf, start: int, end: int) -> re.Match[str] | None:
    """Return the "only" behind *end* that narrows whom its sentence says registered, or wished.

    Whoever is left must be one of them: "Prijavili smo Anu. Dolazi samo Petar" is a swap.
    """
    if not leaf.has(*_BEFORE):
        return None
    opened, closed = leaf.sentence_start(start), leaf.sentence_end(end)
    if not any(c.sense in _BEFORE for c in leaf.between(opened, closed)):
        return None
    found = any_of("only").finditer(leaf.flat, end, leaf.sentence_end(closed + 1))
    return next((one for one in found if _leaves_some(leaf, one, opened)), None)


def _leaves_some(leaf: Leaf, only: re.Match[str], opened: int) -> bool:
    """Those behind *only* come, and were named since *opened* or are who writes."""
    start, end = leaf.clause(only.start())
    can = any_of("can", leaf.language).search(leaf.flat, start, only.start())
    if not (can or any(c.sense in _COMES for c in leaf.between(start, end))):
        return False
    known, left = leaf.named(opened, only.start()), _left(leaf, only)
    same = all(any(alike(one.name, k.name) for k in known) for one in left)
    return bool(left and same) or (not left and _is_me(leaf, only))


def swapped(leaf: Leaf, m: Mention) -> str:
    """Return the "ali" of "Prijavili smo Anu Ilić, ali će doći Petar Tot", for her; or ""."""
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
    told = leaf.has("earlier") and any(c.sense == "earlier" for c in leaf.between(start, m.end))
    but = _but().match(leaf.flat, last_joined(leaf, m).end) if told else None
    named = leaf.named(but.end(), end) if but else ()
    if not (but and named) or any(alike(m.name, one.name) for one in named):
        return ""
    return but[1] if _comes_instead(leaf, but.end(), named[0].start, end) else ""


def _comes_instead(leaf: Leaf, start: int, name: int, end: int) -> bool:
    """A verb before the *name* says that he comes, no word that he comes too."""
    too = any_of("also").search(leaf.flat, start, name)
    said = {c.sense for c in leaf.between(start, end)}
    comes = any(c.sense in ("come", "enrol") for c in leaf.between(start, name))
    return comes and too is None and said.isdisjoint(_NO)


_NO: Final = frozenset({"absent", "self_absent", "decline", "cancel", "perhaps"})


@cache
def _but() -> re.Pattern[str]:
    return re.compile(rf",\s({either('against')})\s")


def _left(leaf: Leaf, only: re.Match[str]) -> list[Mention]:
    """Return who is named right behind *only*, with all who are joined to the first."""
    end = leaf.clause(only.end())[1]
    named = leaf.named(only.end(), min(end, only.end() + TITLE_MAX))
    return [*leaf.named(named[0].start, last_joined(leaf, named[0]).end)] if named else []


def _is_me(leaf: Leaf, only: re.Match[str]) -> bool:
    """ "Samo ja", "samo Ana i ja": who writes is left."""
    said = leaf.between(*leaf.clause(only.start()))
    return any(c.sense in ("self", "pair") for c in said)
