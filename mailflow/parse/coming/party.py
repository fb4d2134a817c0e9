"""Who comes and who falls away: the guests of all leaves put together, each person once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from mailflow.model import Address, Person
from mailflow.parse.affiliation.set_aside import sets_aside
from mailflow.parse.clauses.own_coming import says_of_himself
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.coming.answering import answering, names_himself
from mailflow.parse.coming.asked_of import asked_of
from mailflow.parse.coming.by_number import by_number, struck_below
from mailflow.parse.coming.by_place import by_place
from mailflow.parse.coming.by_post import by_post
from mailflow.parse.coming.corrections import corrected
from mailflow.parse.coming.counted import as_counted
from mailflow.parse.coming.guests import find_guests
from mailflow.parse.coming.guests import sure as is_sure
from mailflow.parse.coming.half_names import halves_of
from mailflow.parse.coming.hosts import is_desk, is_house
from mailflow.parse.coming.in_answer import answered, answers_me, by_question
from mailflow.parse.coming.in_subject import by_subject
from mailflow.parse.coming.in_turn import in_turn
from mailflow.parse.coming.kin import by_kin
from mailflow.parse.coming.mentioned import set_aside
from mailflow.parse.coming.of_us import is_one_of_us
from mailflow.parse.coming.own_papers import by_own_paper
from mailflow.parse.coming.own_seat import is_writers, without_signed_post, writer_details
from mailflow.parse.coming.owned import with_contacts
from mailflow.parse.coming.pronouns import beside_me, meant
from mailflow.parse.coming.recalled import recalled
from mailflow.parse.coming.seat_of import seat_of
from mailflow.parse.coming.seats import (
    Seat,
    merged,
    overruled,
    same_person,
    tells_more,
    those_left,
    with_details,
)
from mailflow.parse.coming.undersigned import by_signing
from mailflow.parse.coming.visiting import without_own_card
from mailflow.parse.leaves.asked_for import asked_between, asks_for
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Kind
from mailflow.parse.people.names import alike, is_full
from mailflow.parse.posts.signed import told_role
from mailflow.parse.writer.sender import Sender, author_of

GUESTS_MAX: Final = 400
ATTENDEES_MAX: Final = 200  # one letter brings no more; a longer list is not ours


@dataclass(frozen=True, slots=True)
class Party:
    """Everybody named: *comes*, *stays* (will not come), *removed*, *unknown*;
    *halves* are half names that may come,
    *mended* are names written wrong, each with the right one."""

    guests: tuple[Guest, ...]
    comes: tuple[Seat, ...]
    stays: tuple[Seat, ...]
    removed: tuple[Seat, ...]
    unknown: tuple[Seat, ...]
    writer_comes: bool
    writer_stays: bool
    halves: tuple[str, ...]
    mended: tuple[tuple[str, str], ...]


def gather(
    leaves: Spread, sender: Sender, known: Sequence[str], desk: Sequence[Address]
) -> Party:
    """Return everybody named in what counts of *leaves*.

    Args:
        known: Full names from elsewhere (Cc, quoted mail) for people called by given name only.
        desk: Whom the letter is written to; never attendees.
    """
    names = sorted({name for name in known if " " in name})
    found = _found(leaves, sender, names, desk)
    sure = by_question([g for g in found if is_sure(g, names)], leaves.background)
    guests = _as_told(sure, leaves.own, sender)
    answers = list(answered(leaves))
    seats = _seats(guests, leaves, sender, known, answers)
    comes_self, stays_self = says_of_himself(leaves.own_unasked)
    comes_self = comes_self and not _ticks_no(guests, sender)
    comes = those_left(_coming(seats, leaves, sender, answers, comes_self), seats)
    more = _completes(leaves, comes, found, guests) or _says_see_you(leaves, comes)
    if more and not (comes_self or stays_self):
        comes_self = True
        comes = those_left(_coming(seats, leaves, sender, answers, comes_self), seats)
    right = corrected(leaves.own, [*known, *(seat.person.name.value for seat in seats)])
    if right:  # a signature may tell more of whose name it has wrong
        seats = _seats(guests, leaves, sender, known, answers, of_all=True)
    seats, comes = _mended(seats, comes, right)
    comes = _reached(comes, leaves, guests, sender)
    seats += [*_struck_by_number(leaves), *answers]
    others = [s for s in seats if not any(same_person(s, c) for c in comes)]
    return Party(
        guests=tuple(guests),
        comes=tuple(comes[:ATTENDEES_MAX]),
        stays=tuple(merged(s for s in others if s.standing is Standing.STAYS)),
        removed=tuple(merged(s for s in others if s.standing is Standing.REMOVED)),
        unknown=tuple(merged(s for s in others if s.standing is Standing.UNKNOWN)),
        writer_comes=comes_self,
        writer_stays=stays_self,
        halves=tuple(halves_of(found, guests, right)),
        mended=tuple((wrong, person.name.value) for wrong, person in right),
    )


def _reached(
    comes: Sequence[Seat], leaves: Spread, guests: Sequence[Guest], sender: Sender
) -> list[Seat]:
    """Return *comes* with the addresses and telephones that stand elsewhere."""
    called = [guest.mention.name for guest in guests]
    people = with_contacts([seat.person for seat in comes], leaves, called, sender.name)
    return [
        seat if seat.person is person else replace(seat, person=person)
        for seat, person in zip(comes, people, strict=True)
    ]


def _as_told(guests: list[Guest], own: Sequence[Leaf], sender: Sender) -> list[Guest]:
    """Return *guests* as the sender tells of them by number, card, post, line or town."""
    guests = by_own_paper(without_own_card(as_counted(in_turn(guests), own), sender))
    guests = by_signing(by_post(guests, own), own)
    return set_aside(by_kin(meant(by_place(by_number(guests, own), own), own), own))


def _struck_by_number(leaves: Spread) -> list[Seat]:
    found = struck_below(leaves.own, leaves.background)
    return [Seat(Person(name=one), Standing.REMOVED, sure=False) for one in found]


def _ticks_no(guests: Sequence[Guest], sender: Sender) -> bool:
    """A table has the writer in a row that says "no"."""
    rows = (g for g in guests if g.row is not None and g.standing is Standing.STAYS)
    return sender.name is not None and any(
        alike(g.mention.name, sender.name.value) for g in rows
    )


def _found(
    leaves: Spread, sender: Sender, names: Sequence[str], desk: Sequence[Address]
) -> list[Guest]:
    """Return everybody named, halves of *names* among them; not the desk, not the house."""
    named = (
        guest
        for leaf in leaves.counted
        for guest in find_guests(leaf, recalled(leaf, names))
        if not is_desk(guest, desk) and not is_house(guest, sender)
    )
    return list(islice(named, GUESTS_MAX))


def _seats(
    guests: Sequence[Guest],
    leaves: Spread,
    sender: Sender,
    known: Sequence[str],
    answers: Sequence[Seat],
    *,
    of_all: bool = False,
) -> list[Seat]:
    """Return the seats of *guests*; names that the desk asked for come without a verb.

    Args:
        answers: Of whom a line of the desk's asks that the letter answers.
        of_all: With what stands beside the names of those who do not come, too.
    """
    seats = [seat_of(guest, guests, sender, known, of_all=of_all) for guest in guests]
    seats = overruled(seats, guests)
    seats = by_subject(seats, guests, leaves.own, signed=sender.name is not None)
    below = leaves.background
    asked = asks_for("asked_names", below) or asks_for("how_to", below)
    if not (asked or asked_between(below)):
        return seats
    return answering(seats, guests, below, beside=bool(answers))


def _mended(
    seats: list[Seat], comes: list[Seat], people: Sequence[tuple[str, Person]]
) -> tuple[list[Seat], list[Seat]]:
    """Return both lists with the names corrected that the letter says are wrong."""
    wrong = {old for old, _ in people}
    kept, coming = (
        [seat for seat in some if seat.person.name.value not in wrong]
        for some in (seats, comes)
    )
    there = {seat.person.name.value for seat in coming}
    old = {seat.person.name.value: seat.person for seat in (*seats, *comes)}
    people = [
        (was, with_details(one, old[one.name.value]) if one.name.value in old else one)
        for was, one in people
    ]
    new = [
        with_details(person, old[was]) if was in old else person
        for was, person in dict(people).items()
        if person.name.value not in there
    ]
    return kept, [*coming, *(Seat(person, Standing.COMES, True) for person in new)]


def _completes(
    leaves: Spread, comes: Sequence[Seat], found: Sequence[Guest], guests: Sequence[Guest]
) -> bool:
    """Who writes is the one more of "us" than the letter names, half names none of them."""
    if (comes and names_himself(leaves.own)) or answers_me(leaves):
        return True
    return is_one_of_us(leaves.own, comes) and not any(halves_of(found, guests, ()))


def _says_see_you(leaves: Spread, comes: Sequence[Seat]) -> bool:
    """ "Može. Vidimo se u petak!", where nobody else is named; else it is only polite."""
    said = leaves.own_senses
    if comes or "see_you" not in said or not said.isdisjoint({"decline", "cancel"}):
        return False  # in the subject the desk's "vidimo se u petak" may be answered
    return any(leaf.has("see_you") for leaf in leaves.own if leaf.kind is not Kind.SUBJECT)


def _coming(
    seats: Sequence[Seat],
    leaves: Spread,
    sender: Sender,
    answers: Sequence[Seat],
    comes_self: bool,
) -> list[Seat]:
    """Return the seats of those who come, writers among them with their own details."""
    comes = merged(s for s in seats if s.standing is Standing.COMES)
    comes = [_with_more(seat, seats) for seat in comes]
    authors = [author_of(voice.author, voice.author, voice.leaves) for voice in leaves.voices]
    away = "self_absent" in leaves.own_senses
    for voice, author in zip(leaves.voices, authors, strict=True):
        if says_of_himself(voice.leaves)[0] and not (away and _same_writer(author, sender)):
            comes = _with_writer(comes, author)
    if comes_self:
        comes = [_with_more(seat, seats) for seat in _with_writer(comes, sender)]
        comes = _with_her(comes, leaves, [a for a in authors if not _same_writer(a, sender)])
    told = (seat for seat in answers if seat.standing is Standing.COMES)
    comes = merged([*comes, *asked_of(leaves, sender), *told])
    for writer in (sender, *authors):
        comes = [writer_details(s, writer) for s in comes]
    if sets_aside(leaves.own):
        comes = [without_signed_post(seat) for seat in comes]
    return [_with_told(s, leaves.own) if is_writers(s, sender) else s for s in comes]


def _with_more(seat: Seat, seats: Sequence[Seat]) -> Seat:
    """Return the seat with what other sentences, or his card, tell of the person."""
    more = [s for s in seats if tells_more(s) and same_person(s, seat)]
    person = seat.person
    for other in (s.person for s in more):
        person = with_details(person, other)
    return replace(seat, person=person) if more else seat


def _with_writer(comes: list[Seat], writer: Sender) -> list[Seat]:
    """Return *comes* with the writer, who says that he comes."""
    if writer.name is None or any(is_writers(seat, writer) for seat in comes):
        return comes
    return [*comes, Seat(Person(name=writer.name), Standing.COMES, True, True)]


def _with_her(comes: list[Seat], leaves: Spread, authors: Sequence[Sender]) -> list[Seat]:
    """Return *comes* with who wrote the mail below, if "she and I" can mean nobody else."""
    place = beside_me(leaves.own) if len(authors) == 1 else None
    named = place and any(m.end <= place[1] and is_full(m) for m in place[0].people)
    return _with_writer(comes, authors[0]) if place and not named else comes


def _same_writer(author: Sender, sender: Sender) -> bool:
    """The mail below is the sender's own too: what he says now is what holds."""
    names = [one.name.value for one in (author, sender) if one.name]
    return len(names) > 1 and alike(*names)


def _with_told(seat: Seat, own: Sequence[Leaf]) -> Seat:
    """Return the writer's seat with the post told in the text, if the signature has none."""
    if seat.person.role:
        return seat
    role = next((told for leaf in own if (told := told_role(leaf))), None)
    return replace(seat, person=replace(seat.person, role=role)) if role else seat


def with_writer(party: Party, writer: Sender, half: str, own: Sequence[Leaf]) -> Party:
    """Return the party knowing who writes *own*; a seat for *half* of the name falls away."""
    comes = [seat for seat in party.comes if not half or seat.person.name.value != half]
    detailed = [writer_details(seat, writer) for seat in comes]
    told = [_with_told(s, own) if is_writers(s, writer) else s for s in detailed]
    return replace(party, comes=tuple(told))
