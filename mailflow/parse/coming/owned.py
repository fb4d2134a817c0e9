"""Addresses and telephones that stand apart from a name and are clearly somebody's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Final

from mailflow.model import Found, Gender, Person
from mailflow.parse.clauses.joined import joined_left
from mailflow.parse.coming.owned_by_name import JOINED_MAX, NOT_THEIRS, with_owned
from mailflow.parse.coming.owned_by_post import with_posted
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.contacts import Piece, is_mobile
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import alike, possesses
from mailflow.parse.people.nominative import given_forms

BEFORE_MAX: Final = 48  # letters before a number that may say whose it is
_TO_NUMBER: Final = re.compile(
    r"[ :,()–-]{0,3}(?:(?:na|je na|br|broj|tel|telefon|mob|mobilni|mobitel|mobile|cell|phone"
    r"|viber|telefonszama|cislo|numri)\b[ .:]{0,3}){0,3}"
)


def with_contacts(
    people: Sequence[Person], leaves: Spread, named: Sequence[str], writer: Found | None
) -> list[Person]:
    """Return *people* with the addresses and numbers that are theirs.

    Args:
        named: Everybody the letter names: an address that fits two people is nobody's.
        writer: The name of who writes, None if not told.
    """
    owned = with_theirs(people, leaves.own, writer)
    owned = with_joined(with_named(owned, leaves.own), leaves.own)
    owned = with_posted(owned, leaves.counted)
    owned = with_owned(owned, leaves.counted, named)
    return with_only(owned, leaves.own, writer)


def with_theirs(
    people: Sequence[Person], leaves: Sequence[Leaf], writer: Found | None
) -> list[Person]:
    """Return *people* with what is called "njegov" or "her" given to the one other person."""
    others = [
        at
        for at, one in enumerate(people)
        if not (writer and alike(one.name.value, writer.value))
    ]
    owned = list(people)
    for kind in ("phone", "email") if len(others) == 1 else ():
        theirs = [(leaf, p) for leaf in leaves for p in leaf.pieces if p.kind == kind]
        theirs = [(leaf, p) for leaf, p in theirs if _is_theirs(leaf, p)]
        if len(theirs) == 1:
            ((leaf, piece),), (at,) = theirs, others
            found = leaf.found(piece.value, piece.start, "“his” or “her” before it")
            owned[at] = _given(owned[at], kind, found)
    return owned if len(others) == 1 else _with_one_of(owned, leaves, others)


def _with_one_of(
    people: list[Person], leaves: Sequence[Leaf], others: Sequence[int]
) -> list[Person]:
    """Return *people*; "njen" after several is hers who was named last, or the only woman's."""
    for leaf in leaves:
        for piece in (p for p in leaf.pieces if p.kind == "phone" and p.label == "theirs"):
            fits = _last_named(leaf, piece, people) or _of_gender(leaf, piece, people, others)
            if len(fits) == 1 and not people[fits[0]].phone:
                found = leaf.found(piece.value, piece.start, "“his” or “her” before it")
                people[fits[0]] = replace(people[fits[0]], phone=found)
    return people


def _last_named(leaf: Leaf, piece: Piece, people: Sequence[Person]) -> list[int]:
    """Return who was named last before a number, by herself."""
    at = leaf.named_before(piece.start) - 1
    last = leaf.people[at] if at >= 0 else None
    if last is None or piece.start - last.end > LAST_MAX or joined_left(leaf, last):
        return []
    return [n for n, one in enumerate(people) if alike(last.name, one.name.value)]


def _of_gender(
    leaf: Leaf, piece: Piece, people: Sequence[Person], others: Sequence[int]
) -> list[int]:
    """Return those of *others* whose gender the words before the number tell: "njegov"."""
    before = _DIGIT.split(leaf.flat[max(0, piece.start - BEFORE_MAX) : piece.start])[-1]
    told = {of for kind, of in _GENDERS if any_of(kind).search(before)}
    fits = [
        n
        for n in others
        if any(m.gender in told and alike(m.name, people[n].name.value) for m in leaf.people)
    ]
    unsure = any(m.gender is None for m in leaf.people if m.end < piece.start)
    return fits if len(told) == 1 and not unsure else []


_DIGIT: Final = re.compile(r"\d")
_GENDERS: Final = (("phone_of_his", Gender.MALE), ("phone_of_hers", Gender.FEMALE))
LAST_MAX: Final = 80  # letters from a name to "her number is"


def _given(person: Person, kind: str, found: Found) -> Person:
    return replace(person, phone=found) if kind == "phone" else replace(person, email=found)


def _is_theirs(leaf: Leaf, piece: Piece) -> bool:
    """A word like "njen" stands before a number or, with two words more at most, an address."""
    start = max(leaf.page.line_of(piece.start)[0], piece.start - BEFORE_MAX)
    told = piece.kind == "email" and _his().search(leaf.flat, start, piece.start)
    return piece.label == "theirs" or bool(told)


@cache
def _his() -> re.Pattern[str]:
    return re.compile(rf"\b{either('phone_theirs')}(?: [\w-]+){{0,2}}[\s:(-]*$")


def with_named(people: Sequence[Person], leaves: Sequence[Leaf]) -> list[Person]:
    """Return *people* with the numbers right before which they are named: "za Anu: 064 …"."""
    owned = list(people)
    for leaf in leaves:
        for piece in leaf.pieces:
            at = _named_before(leaf, piece, owned)
            at = _noted_behind(leaf, piece, owned) if at is None else at
            at = _called_before(leaf, piece, owned) if at is None else at
            if at is not None and not owned[at].phone:
                phone = leaf.found(piece.value, piece.start, "named beside it")
                owned[at] = replace(owned[at], phone=phone)
            elif piece.kind in ("phone", "email") and piece.label not in NOT_THEIRS:
                owned = _by_possessive(leaf, piece, owned)
    return owned


def with_joined(people: Sequence[Person], leaves: Sequence[Leaf]) -> list[Person]:
    """Return *people*; what is told in one breath after "njen broj" is hers, too."""
    owned = list(people)
    for leaf in leaves:
        for first, second in pairwise(leaf.pieces):
            at = next((n for n, one in enumerate(owned) if _told_so(one, first)), None)
            if at is None or not _goes_with(leaf, first, second):
                continue
            if not (owned[at].email if second.kind == "email" else owned[at].phone):
                found = leaf.found(second.value, second.start, "beside what is theirs")
                owned[at] = _given(owned[at], second.kind, found)
    return owned


def _told_so(person: Person, piece: Piece) -> bool:
    """Words before *piece* say that it is this person's."""
    mine = (person.phone, person.email)
    return any(one and one.value == piece.value and "before it" in one.because for one in mine)


def _goes_with(leaf: Leaf, first: Piece, second: Piece) -> bool:
    """An address follows a number, or the other way round, behind its label at most."""
    other = {first.kind, second.kind} == {"phone", "email"} and second.label not in NOT_THEIRS
    near = second.start - first.end <= JOINED_MAX
    return other and near and _LABEL.fullmatch(leaf.flat, first.end, second.start) is not None


_LABEL: Final = re.compile(r"[\s,;/|(–-]*(?:[\w-]+[\s.:]+){0,3}")


def _by_possessive(leaf: Leaf, piece: Piece, people: list[Person]) -> list[Person]:
    """Return *people*; "Verin broj je …", "Emma's mobile …" gives one what *piece* is."""
    start = max(leaf.page.line_of(piece.start)[0], piece.start - BEFORE_MAX)
    before = leaf.flat[start : piece.start]
    hers = [at for at, one in enumerate(people) if possesses(flat(one.name.value), before)]
    if len(hers) != 1 or (people[hers[0]].phone if piece.kind == "phone" else None):
        return people
    found = leaf.found(piece.value, piece.start, "“whose” before it")
    at = hers[0]
    return [_given(one, piece.kind, found) if n == at else one for n, one in enumerate(people)]


def _named_before(leaf: Leaf, piece: Piece, people: Sequence[Person]) -> int | None:
    """Return the one of *people* named right before a number that may be a person's."""
    if piece.kind != "phone" or piece.label in NOT_THEIRS or not is_mobile(piece.value):
        return None
    last = leaf.named_before(piece.start) - 1
    if last < 0 or not _leads_to(leaf, leaf.people[last], piece.start):
        return None
    name = leaf.people[last].name
    fits = [at for at, one in enumerate(people) if alike(name, one.name.value)]
    return fits[0] if len(fits) == 1 else None


def _leads_to(leaf: Leaf, m: Mention, end: int) -> bool:
    """Nothing but a label parts the name from the number, or "nema mejl, ali ima telefon"."""
    if _TO_NUMBER.fullmatch(leaf.flat, m.end, end):
        return True
    if m.case is Case.ACCUSATIVE and _can_reach().fullmatch(leaf.flat, m.end, end):
        return True  # "Anu možete dobiti na 064 …"
    has = _has_number().search(leaf.flat, m.end, end)
    return has is not None and leaf.sentence_end(m.end) >= end


@cache
def _can_reach() -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w+\s)?{either('can_reach')}[\s:](?:\w+[\s:]){{0,2}}")


def _called_before(leaf: Leaf, piece: Piece, people: Sequence[Person]) -> int | None:
    """Return the one of *people* whose given name, declined, leads to a number.

    "Anu možete dobiti na 064 …", "Telefoni i Arbërit: 064 …".
    """
    if piece.kind != "phone" or piece.label in NOT_THEIRS:
        return None
    start = max(leaf.page.line_of(piece.start)[0], piece.start - BEFORE_MAX)
    said = _called().search(leaf.flat, start, piece.start)
    if said is None or not leaf.text[said.start(1)].isupper():
        return None
    forms = {form.name for form in given_forms(leaf.text[slice(*said.span(1))])}
    fits = [at for at, one in enumerate(people) if one.name.value.split()[0] in forms]
    return fits[0] if len(fits) == 1 else None


@cache
def _called() -> re.Pattern[str]:
    reach = rf"\s(?:\w+\s)?{either('can_reach')}[\s:](?:\w+[\s:])*?"
    return re.compile(rf"\b([^\W\d_]{{3,}})(?:{reach}|\s?:\s?)$")


@cache
def _has_number() -> re.Pattern[str]:
    return re.compile(rf"\b{either('has_number')}(?: \w+){{0,3}}[ ,:(–-]*$")


def _noted_behind(leaf: Leaf, piece: Piece, people: Sequence[Person]) -> int | None:
    """Return the one of *people* in brackets right behind a number: "060 311 24 98 (Ana)"."""
    note = _NOTE.match(leaf.text, piece.end) if piece.kind == "phone" else None
    if note is None or piece.label == "fax":
        return None
    fits = [at for at, one in enumerate(people) if alike(note[1], one.name.value)]
    return fits[0] if len(fits) == 1 else None


_NOTE: Final = re.compile(
    r"\s?(?:\(|[–-]\s?)([^\W\d_]{2,}(?: [^\W\d_]{2,})?)(?:(?:,[^()\n]{1,40})?\)|\s*(?:\n|$))"
)


def with_only(
    people: Sequence[Person], leaves: Sequence[Leaf], writer: Found | None
) -> list[Person]:
    """Return *people*; who writes and comes alone has the only number the letter tells."""
    if len(people) != 1 or writer is None or people[0].phone:
        return list(people)
    numbers = [(leaf, p) for leaf in leaves for p in leaf.pieces if p.kind == "phone"]
    if len(numbers) != 1 or not alike(people[0].name.value, writer.value):
        return list(people)
    ((leaf, piece),) = numbers
    alone = any(leaf.has("alone") for leaf in leaves)  # no office is there to have it
    if piece.label in ("fax", "office", "theirs", "whose") or not (
        alone or is_mobile(piece.value)
    ):
        return list(people)
    return [replace(people[0], phone=leaf.found(piece.value, piece.start, "the only number"))]
