"""Telephones called by whose they are: "telefon predsednika", "mobile of the first one"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.model import Found, Person
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.contacts import Piece
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.working import flat

BEFORE_MAX: Final = 48  # letters before a number that may say whose it is
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_VOWELS: Final = "aeiou"
_NOT_HIS: Final = frozenset({"fax", "office", "theirs", "whose"})
_ORDINALS: Final = ("the_first", "the_second", "the_third")


def with_posted(people: Sequence[Person], leaves: Sequence[Leaf]) -> list[Person]:
    """Return *people* with the numbers that their post, or their place in order, tells."""
    owned = list(people)
    for leaf in leaves if len(owned) > 1 else ():
        for piece in leaf.pieces:
            at = _whose(leaf, piece, owned)
            if at is not None:
                found = leaf.found(piece.value, piece.start, "whose post stands before it")
                owned = [_with_phone(one, found, n == at) for n, one in enumerate(owned)]
    return owned


def _with_phone(person: Person, phone: Found, his: bool) -> Person:
    """Return the person with the number if it is *his*, and without it if it is another's."""
    if his:
        return person if person.phone else replace(person, phone=phone)
    same = person.phone is not None and person.phone.value == phone.value
    return replace(person, phone=None) if same else person


def _whose(leaf: Leaf, piece: Piece, people: Sequence[Person]) -> int | None:
    """Return which of *people* the words right before a number mean; None if not one."""
    if piece.kind != "phone" or piece.label in _NOT_HIS:
        return None
    start = max(leaf.sentence_start(piece.start), piece.start - BEFORE_MAX)
    before = leaf.flat[start : piece.start]
    if leaf.named(start, piece.start) or not _called().search(before):
        return None
    said = {_stem(word) for word in _WORD.findall(before) if is_post(word)}
    fits = [at for at, one in enumerate(people) if said & _posts(one)]
    fits = fits or [at for at, nth in enumerate(_nths()) if nth.search(before)]
    return fits[0] if len(fits) == 1 and fits[0] < len(people) else None


def _posts(person: Person) -> set[str]:
    words = _WORD.findall(flat(person.role.value)) if person.role else ()
    return {_stem(word) for word in words if is_post(word)}


def _stem(word: str) -> str:
    """Return a post without its ending: "predsednika", "predsednik" are one's.

    >>> _stem("predsednika") == _stem("predsednik") != _stem("predsednice")
    True
    """
    return word.rstrip(_VOWELS)


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"\b{either('phone_word')}\b")


@cache
def _nths() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{either(kind)} {either('nth')}") for kind in _ORDINALS)
