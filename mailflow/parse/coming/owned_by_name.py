"""Whose an address is whose local part is spelled from a name, and the telephone beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mailflow.model import Found, Person
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.contacts import Piece, is_mobile
from mailflow.parse.people.names import alike, tokens
from mailflow.script import fold

JOINED_MAX: Final = 40  # letters between a telephone and the address it goes with
NOT_THEIRS: Final = frozenset({"fax", "office", "own", "theirs"})


def with_owned(
    people: Sequence[Person], leaves: Sequence[Leaf], named: Sequence[str]
) -> list[Person]:
    """Return *people* with the addresses in *leaves* that are spelled from their names."""
    owned = list(people)
    for leaf, piece in _addresses(leaves):
        at = _owner(piece.value, owned, named)
        if at is None or owned[at].email:
            continue
        email = leaf.found(piece.value, piece.start, "spelled like the name")
        phone = owned[at].phone or _joined_phone(leaf, piece, owned)
        owned[at] = replace(owned[at], email=email, phone=phone)
    return owned


def _addresses(leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf, Piece]]:
    return ((leaf, p) for leaf in leaves for p in leaf.pieces if p.kind == "email")


def _owner(address: str, people: Sequence[Person], named: Sequence[str]) -> int | None:
    """Return whose *address* is; None if it is nobody's or could be somebody else's."""
    local = address.partition("@")[0]
    for fits_so in (spells, _is_given):
        fits = [at for at, one in enumerate(people) if fits_so(local, one.name.value)]
        if len(fits) == 1:
            owner = people[fits[0]].name.value
            rivals = [name for name in named if not alike(name, owner) and fits_so(local, name)]
            return None if rivals else fits[0]
    return None


def _is_given(local: str, name: str) -> bool:
    """An address's local part is the given name.

    >>> _is_given("dafina", "Dafina Krasniqi"), _is_given("da", "Da Silva")
    (True, False)
    """
    return len(local) >= GIVEN_MIN and fold(local) == tokens(name)[0]


GIVEN_MIN: Final = 3  # letters


def spells(local: str, name: str) -> bool:
    """An address's local part is the surname, with the given name or its initial, or both.

    >>> spells("r.djukic", "Радослав Ђукић"), spells("ana.peric", "Ана Илић")
    (True, False)
    """
    words = [word.replace("dj", "d") for word in tokens(name)]
    parts = [p for p in re.split(r"[._-]", fold(local).replace("dj", "d")) if p.isalpha()]
    if len(words) < 2 or not parts:
        return False
    whole = "".join(parts)
    if whole in (words[0][0] + words[-1], words[0] + words[-1], words[-1] + words[0]):
        return True
    spelled = {*words, *(word[0] for word in words)}
    told = words[-1] in parts and all(part in spelled for part in parts)
    # Of two surnames an address mostly has one: "s.mrdic" of Sanja Mrdić Petković.
    return told or (len(words) > 2 and spells(local, f"{words[0]} {words[1]}"))


def _joined_phone(leaf: Leaf, email: Piece, people: Sequence[Person]) -> Found | None:
    """Return the mobile that is told in one breath with the address: "063/…, or to ana@…"."""
    taken = {one.phone.value for one in people if one.phone}
    for phone in leaf.pieces:
        if phone.kind != "phone" or phone.value in taken or phone.label in NOT_THEIRS:
            continue
        first, second = sorted((phone, email), key=lambda piece: piece.start)
        near = second.start - first.end <= JOINED_MAX
        if near and is_mobile(phone.value) and _in_one_breath(leaf, first.end, second.start):
            return leaf.found(phone.value, phone.start, "beside the address")
    return None


def _in_one_breath(leaf: Leaf, start: int, end: int) -> bool:
    """Nobody is named between the two, and no other sentence or paragraph begins."""
    between = leaf.flat[start:end]
    named = bool(leaf.named(start, end))
    return not named and not re.search(r"[.!?]\s|\n\s*\n", between)
