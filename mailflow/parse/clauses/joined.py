"""Names that "and" or a comma joins, in one case: Ana Ilić, Vera Tot i Marko Savić."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post

NAMES_JOINED_MAX: Final = 12
_ALIKE: Final = {Case.ACCUSATIVE, Case.GENITIVE}


def joined_left(leaf: Leaf, m: Mention) -> Mention | None:
    """Return the name in the same case that "and" or a comma joins to *m* from the left."""
    before = listed_left(leaf, m)
    return before if before is not None and _in_one_case(before, m) else None


def listed_left(leaf: Leaf, m: Mention) -> Mention | None:
    """Return the name that "and" or a comma joins to *m* from the left, in whatever case."""
    at = leaf.named_before(m.start)
    before = leaf.people[at - 1] if at else None
    return before if before is not None and joins(leaf, before.end, m.start) else None


def joined_right(leaf: Leaf, m: Mention) -> Mention | None:
    """Return the name in the same case that "and" or a comma joins to *m* from the right."""
    at = leaf.named_before(m.end)
    after = leaf.people[at] if at < len(leaf.people) else None
    if after is None or not _in_one_case(m, after) or leaf.people[at - 1] is not m:
        return None
    return after if joins(leaf, m.end, after.start) else None


def _in_one_case(one: Mention, other: Mention) -> bool:
    """ "Dolazak Petra Tota i Lane Rac": a man's genitive looks like an accusative."""
    return one.case is other.case or {one.case, other.case} == _ALIKE


def first_joined(leaf: Leaf, m: Mention) -> Mention:
    """Return the first of the names so joined of which *m* is one."""
    for _ in range(NAMES_JOINED_MAX):
        if (before := joined_left(leaf, m)) is None:
            break
        m = before
    return m


def last_joined(leaf: Leaf, m: Mention) -> Mention:
    """Return the last of the names so joined of which *m* is one."""
    for _ in range(NAMES_JOINED_MAX):
        if (after := joined_right(leaf, m)) is None:
            break
        m = after
    return m


def leads_to_me(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Ana Ilić, Vera Tot and I cannot": the list of *m* ends in who writes, before *cue*."""
    last = last_joined(leaf, m)
    pair = next((c for c in leaf.between(last.end, cue.end) if c.sense == "pair"), None)
    return pair is not None and pair.start - last.end < NEXT and cue.start - pair.end < NEXT


NEXT: Final = 3  # letters from one word to the one after it


def joins(leaf: Leaf, start: int, end: int) -> bool:
    """Nothing but "and" or a comma stands between two offsets."""
    return _joining(leaf.language).fullmatch(leaf.flat, start, end) is not None


def joins_posts(leaf: Leaf, start: int, end: int) -> bool:
    """Only a note or a post, and a joint: "Ana (director) and Petar", "Ana, tajnica i Ivo"."""
    found = _joining_posts(leaf.language).fullmatch(leaf.flat, start, end)
    return found is not None and (found["post"] is None or is_post(found["post"]))


@cache
def _joining(language: str) -> re.Pattern[str]:
    return re.compile(_joint(language))


@cache
def _joining_posts(language: str) -> re.Pattern[str]:
    told = r"\s*\([^()\n]{1,60}\)|,\s(?P<post>[^,;:()\n]{2,60}?)"
    return re.compile(rf"(?:{told})?{_joint(language)}")


def _joint(language: str) -> str:
    word = either("and", language)
    return rf"\s*(?:[,;]|{word}|,\s*{word})\s+"
