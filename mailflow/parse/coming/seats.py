"""People who come or fall away, each put together from all that is told of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from mailflow.model import Person
from mailflow.parse.clauses.standing import REGISTERED, UNLISTED, Guest, Standing, is_earlier
from mailflow.parse.coming.visiting import CARD
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import either
from mailflow.parse.people.names import alike, is_full


@dataclass(frozen=True, slots=True)
class Seat:
    """A person who comes or falls away, as far as put together.

    Attributes:
        sure: The name is known and a word or a list says it.
        is_sender: The one who writes.
    """

    person: Person
    standing: Standing
    sure: bool
    is_sender: bool = False


def same_person(a: Seat, b: Seat) -> bool:
    """Both seats are one person's."""
    return alike(a.person.name.value, b.person.name.value)


def tells_more(seat: Seat) -> bool:
    """What stands there, as on a card, may tell more of one who comes by other words."""
    return seat.standing is Standing.UNKNOWN or seat.person.name.because == CARD


def merged(seats: Iterable[Seat]) -> list[Seat]:
    """Return the seats with each person once: the fuller name, all details."""
    found: list[Seat] = []
    for seat in seats:
        at = next((i for i, other in enumerate(found) if same_person(seat, other)), None)
        if at is None:
            found.append(seat)
        else:
            found[at] = _together(found[at], seat)
    return found


def _together(a: Seat, b: Seat) -> Seat:
    one, other = a.person, b.person
    longer = other.name if len(other.name.value) > len(one.name.value) + 2 else one.name
    return Seat(
        Person(
            name=longer,
            role=one.role or other.role,
            email=one.email or other.email,
            phone=one.phone or other.phone,
            organisation=one.organisation or other.organisation,
        ),
        a.standing,
        a.sure or b.sure,
        a.is_sender or b.is_sender,
    )


def with_details(person: Person, other: Person) -> Person:
    """Return *person* with what *other* tells beside the name, where nothing else does."""
    return replace(
        person,
        role=person.role or other.role,
        email=person.email or other.email,
        phone=person.phone or other.phone,
    )


def overruled(seats: list[Seat], guests: Sequence[Guest]) -> list[Seat]:
    """Return the seats; who stands in a subject, a paper, a mail below, the text may drop."""
    if not any(seat.standing in _AWAY for seat in seats):
        return seats  # as in most letters
    pairs = list(zip(seats, guests, strict=True))
    out = [
        (guest.mention.name, seat.standing)
        for seat, guest in pairs
        if seat.standing in _AWAY and not _is_aside(guest)
    ]
    return [
        replace(seat, standing=Standing.REMOVED)
        if _is_half_of_one(seat, guest, pairs)
        else replace(seat, standing=Standing.STAYS)
        if _takes_no_part(guest, pairs)
        else _unlisted(seat)
        if _is_counted_out(guest, pairs) or _is_taken_back(guest, pairs)
        else replace(seat, standing=standing)
        if (standing := _by_sender(guest, out))
        else seat
        for seat, guest in pairs
    ]


_AWAY: Final = (Standing.REMOVED, Standing.STAYS)


def _by_sender(guest: Guest, out: Sequence[tuple[str, Standing]]) -> Standing | None:
    """Return how the sender leaves out somebody he did not name there; None if he does not."""
    if not _is_aside(guest):
        return None
    return next((how for name, how in out if alike(guest.mention.name, name)), None)


def _is_aside(guest: Guest) -> bool:
    """Named in a mail passed on, a paper or a subject: what the sender typed says more."""
    return bool(guest.leaf.because) or guest.leaf.kind is Kind.SUBJECT


def _is_half_of_one(seat: Seat, guest: Guest, pairs: Sequence[tuple[Seat, Guest]]) -> bool:
    """Called by half the name where the whole one is taken off: "because Rudolf is busy"."""
    if seat.standing is not Standing.COMES or is_full(guest.mention) or guest.is_item:
        return False
    return any(
        one.standing is Standing.REMOVED
        and is_full(other.mention)
        and alike(guest.mention.name, other.mention.name)
        for one, other in pairs
    )


def _takes_no_part(guest: Guest, pairs: Sequence[tuple[Seat, Guest]]) -> bool:
    """On the list, and said below it only to bring the others: "Petar nas samo doveze".

    That somebody on it "neće biti" or is ill may be said of a lunch: he comes all the same.
    """
    return any(_only_brings(other) for other in _denied_later(guest, pairs))


def _denied_later(guest: Guest, pairs: Sequence[tuple[Seat, Guest]]) -> Iterator[Guest]:
    """Yield who comes where he is named again below, and said not to come."""
    if guest.standing is Standing.COMES:
        yield from (
            g for g in _staying(guest, pairs) if alike(guest.mention.name, g.mention.name)
        )


def _staying(guest: Guest, pairs: Sequence[tuple[Seat, Guest]]) -> Iterator[Guest]:
    """Yield those of whom a no is said behind *guest*."""
    stays = (g for seat, g in pairs if seat.standing is Standing.STAYS and g.leaf is guest.leaf)
    yield from (g for g in stays if g.mention.start > guest.mention.end)


def _only_brings(other: Guest) -> bool:
    end = other.leaf.sentence_end(other.mention.end)
    return _brings().search(other.leaf.flat, other.mention.end, end) is not None


def _is_counted_out(guest: Guest, pairs: Sequence[tuple[Seat, Guest]]) -> bool:
    """He cannot after all, and as many fewer than told, or listed, come: "Znači, nas dvoje"."""
    counts = guest.leaf.counts
    if not counts or not any(_denied_later(guest, pairs)):
        return False
    listed = {
        g.mention.name
        for seat, g in pairs
        if g.leaf is guest.leaf and seat.standing is Standing.COMES and is_full(g.mention)
    }
    away = {g.mention.name for g in _staying(guest, pairs)}
    return counts[-1] + len(away) == (counts[0] if len(counts) > 1 else len(listed))


def _is_taken_back(guest: Guest, pairs: Sequence[tuple[Seat, Guest]]) -> bool:
    """ "Dolaze Ana i Petar. … P.S. Petar ne može, umesto njega ide Vera": he never was in.

    In one sentence the two are a name and how it was misspelt.
    """
    leaf = guest.leaf
    if leaf.kind is not Kind.OWN or not any(s.standing is Standing.REMOVED for s, _ in pairs):
        return False
    told = [(s.standing, g.mention) for s, g in pairs if g.leaf is leaf]
    of_him = [(how, m) for how, m in told if alike(m.name, guest.mention.name)]
    said = [(how, m) for how, m in of_him if how in (*_AWAY, Standing.COMES)]
    if not said or said[0][0] is not Standing.COMES or said[-1][0] is not Standing.REMOVED:
        return False
    first, last = said[0][1], said[-1][1]
    if last.start < leaf.sentence_end(first.end):
        return False
    return any(how is Standing.COMES and m.start > last.end for how, m in told)


def _unlisted(seat: Seat) -> Seat:
    """Return the seat of who was never registered: the same letter takes him back."""
    name = seat.person.name
    if is_earlier(name.because):
        return replace(seat, standing=Standing.STAYS)
    told = replace(name, because=f"{UNLISTED} {name.because}")
    return replace(seat, standing=Standing.STAYS, person=replace(seat.person, name=told))


@cache
def _brings() -> re.Pattern[str]:
    """Return what finds "samo vozi" and "ne učestvuje.", which no "u diskusiji" follows."""
    return re.compile(
        rf"\b(?:{either('only_brings')}\b|{either('takes_no_part')}(?=[^\w\s]|\n|$))"
    )


def those_left(comes: Sequence[Seat], seats: Sequence[Seat]) -> list[Seat]:
    """Return *comes* without those who were only registered, or sign, and do not come."""
    off = [seat for seat in seats if seat.standing in (Standing.REMOVED, Standing.STAYS)]
    weak = ("signature", REGISTERED)
    return [
        seat
        for seat in comes
        if not seat.person.name.because.startswith(weak)
        or not any(same_person(seat, other) for other in off)
    ]
