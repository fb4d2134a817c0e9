"""Who is told by his post alone: "dolazi direktor Doma", the name being in the letterhead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import elsewhere
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat
from mailflow.parse.posts.signed import OWN_WORDS_MAX, sender_role

_WORD: Final = re.compile(r"[^\W\d_][\w-]+")
_COMES: Final = ("come", "enrol")
_NO: Final = frozenset({"absent", "cancel", "unlisted", "decline"})
SAID_TO_COME: Final = "is said to come"
BELOW_LINES_MAX: Final = 4  # below who is signed for: a blank one, the clerk, town and date
STEM_MIN: Final = 4  # letters that two forms of one post have in common
ENDING_MAX: Final = 3  # letters in which they may differ: sekretar, sekretarica


def by_post(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; where none comes, those whose post alone is said to."""
    said = [] if any(g.standing is Standing.COMES for g in guests) else list(_said(own))
    if not said:
        return list(guests)
    return [
        replace(g, standing=Standing.COMES, because=f"“{post}” {SAID_TO_COME}", is_item=True)
        if (post := _meant(g, said))
        else g
        for g in guests
    ]


def _said(own: Sequence[Leaf]) -> Iterator[str]:
    """Yield the posts in clauses that say who comes and name nobody."""
    for leaf in own:
        for cue in leaf.cues if leaf.kind is Kind.OWN else ():
            if cue.sense not in _COMES:
                continue
            a, b = leaf.clause(cue.start)
            against = not _NO.isdisjoint(c.sense for c in leaf.between(a, b))
            if not (against or leaf.named(a, b) or elsewhere(leaf, cue)):
                yield from _posts(leaf.flat[a:b])


def _posts(low: str) -> Iterator[str]:
    """Yield the posts in a text; in "zamenik direktora" the director is none of them."""
    before = False
    for word in _WORD.findall(low):
        post = is_post(word)
        if post and not before:
            yield word
        before = post


def _meant(guest: Guest, said: Sequence[str]) -> str:
    """Return the post by which *guest*, who only signs or heads the paper, is meant."""
    signs = guest.standing is Standing.WRITES or _is_signed_for(guest)
    role = (flat(guest.label) or _signed(guest)) if signs else _held(guest)
    if not (role and guest.mention.surname):
        return ""
    if _for_another().match(role):
        return ""  # "za direktora: Ana Ilić"
    head = next(_posts(role), "")
    return next((post for post in said if head and _is_same(head, post)), "")


def _is_signed_for(guest: Guest) -> bool:
    """A line below the letter has but the name and its post: another signs below it."""
    leaf, m = guest.leaf, guest.mention
    start, end = leaf.page.line_of(m.start)
    if guest.standing is not Standing.UNKNOWN or leaf.text[start : m.start].strip():
        return False
    rest = leaf.flat[m.end : end].strip(" ,-.")
    short = len(rest.split()) <= OWN_WORDS_MAX and (not rest or is_post(rest))
    last = leaf.text.count("\n", m.end) <= BELOW_LINES_MAX
    return leaf.kind is Kind.OWN and short and last and leaf.text.endswith("\n", 0, start)


def _held(guest: Guest) -> str:
    """Return the post told right before the name: "Predsednica je Ana Ilić, a sekretar …"."""
    leaf, m = guest.leaf, guest.mention
    if guest.standing is not Standing.UNKNOWN or leaf.kind is not Kind.OWN:
        return ""
    start = max(leaf.sentence_start(m.start), m.start - HELD_MAX)
    said = _PART.split(leaf.flat[start : m.start])[-1]
    return said if is_post(said) else ""


HELD_MAX: Final = 60  # letters of "predsednica udruženja je" before a name
_PART: Final = re.compile(r"[,;:(.]")


@cache
def _for_another() -> re.Pattern[str]:
    return re.compile(rf"{either('signs_for')}\s")


def _signed(guest: Guest) -> str:
    role = sender_role(guest.leaf, guest.mention)
    return flat(role.value) if role else ""


def _is_same(one: str, other: str) -> bool:
    """Two words are forms of one post: direktor, direktora; vice-chair, vice-chairs."""
    short, long = sorted((one, other), key=len)
    stem = max(STEM_MIN, len(short) - 2)
    return len(long) - len(short) <= ENDING_MAX and short[:stem] == long[:stem]
