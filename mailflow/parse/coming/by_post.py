"""Who is told by his post alone: "dolazi direktor Doma", the name being in the letterhead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.coming.elsewhere import elsewhere
from mailflow.parse.coming.guests import Guest
from mailflow.parse.coming.posts import is_post
from mailflow.parse.coming.signed import sender_role
from mailflow.parse.coming.standing import Standing
from mailflow.parse.letter import Kind
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.working import flat

_WORD: Final = re.compile(r"[^\W\d_][\w-]+")
_COMES: Final = ("come", "enrol")
_NO: Final = frozenset({"absent", "cancel", "unlisted", "decline"})
STEM_MIN: Final = 4  # letters that two forms of one post have in common
ENDING_MAX: Final = 3  # letters in which they may differ: sekretar, sekretarica


def by_post(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; where none comes, those whose post alone is said to."""
    said = [] if any(g.standing is Standing.COMES for g in guests) else list(_said(own))
    if not said:
        return list(guests)
    return [
        replace(g, standing=Standing.COMES, because=f"“{post}” is said to come", is_item=True)
        if (post := _meant(g, said))
        else g
        for g in guests
    ]


def _said(own: Sequence[Leaf]) -> Iterator[str]:
    """Yield the posts in clauses that say who comes and name nobody."""
    for leaf in own:
        for cue in leaf.cues if leaf.kind is Kind.OWN else ():
            a, b = leaf.clause(cue.start)
            against = not _NO.isdisjoint(c.sense for c in leaf.between(a, b))
            if cue.sense in _COMES and not (
                against or leaf.named(a, b) or elsewhere(leaf, cue)
            ):
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
    if guest.standing is not Standing.WRITES or not guest.mention.surname:
        return ""
    role = flat(guest.label) or _signed(guest)
    head = next(_posts(role), "")
    return next((post for post in said if head and _is_same(head, post)), "")


def _signed(guest: Guest) -> str:
    role = sender_role(guest.leaf, guest.mention)
    return flat(role.value) if role else ""


def _is_same(one: str, other: str) -> bool:
    """Two words are forms of one post: direktor, direktora; vice-chair, vice-chairs."""
    short, long = sorted((one, other), key=len)
    stem = max(STEM_MIN, len(short) - 2)
    return len(long) - len(short) <= ENDING_MAX and short[:stem] == long[:stem]


def by_label(guest: Guest) -> bool:
    """ "Dolazimo naša direktorka i ja", and below "Direktorka: Ana Ilić": it is she."""
    return bool(guest.label) and guest.because.startswith(f"“{flat(guest.label)}”")
