"""The values of a reading, each from what was found and what is wanted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mailflow.model import (
    Address,
    Contact,
    Found,
    Intent,
    Organisation,
    Person,
)
from mailflow.parse.coming.counts import find_count, find_ordinal, more_than_named
from mailflow.parse.coming.guests import Standing, find_guests
from mailflow.parse.coming.names import alike
from mailflow.parse.coming.party import Seat
from mailflow.parse.coming.registered import registered
from mailflow.parse.coming.roles import beside
from mailflow.parse.coming.sender import Sender, display_person
from mailflow.parse.coming.signed import sender_role
from mailflow.parse.intent import Wanted
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.affiliation import Choice, as_found, choose
from mailflow.parse.organisations.city import city_of
from mailflow.parse.organisations.claims import BESIDE, ITEM, Span
from mailflow.parse.organisations.named import same
from mailflow.parse.page.contacts import checks
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.requests import find_requests
from mailflow.parse.page.spread import Spread, names_in
from mailflow.parse.study import Study

NOBODY_COMES: Final = frozenset({Intent.CANCEL, Intent.DECLINE})
COMING: Final = frozenset({Intent.REGISTER, Intent.CHANGE})
SURE_FIRM: Final = 2.0  # an organisation named so clearly that "in my own name" means else


def choice_of(study: Study) -> Choice:
    """Return the organisation; what stands beside others who come weighs little."""
    leaves, sender = study.leaves, study.letter.header.sender
    items = list(_others_lines(study))
    return choose(leaves.counted, leaves.background, sender, study.desk, items)


def _others_lines(study: Study) -> Iterator[Span]:
    """Yield the lines of a list, and in running text what follows a name, of those who come."""
    yield from _rows_of_many(study)
    named = _name(study.sender)
    for guest in study.party.guests:
        leaf, m = guest.leaf, guest.mention
        if guest.standing is not Standing.COMES or guest.row or leaf.kind is not Kind.OWN:
            continue
        if guest.is_item:
            yield (leaf, *leaf.page.line_of(m.start), ITEM)
        elif not (named and alike(m.name, named)):
            yield leaf, m.end, leaf.clause(m.end)[1], BESIDE


def _rows_of_many(study: Study) -> Iterator[Span]:
    """Yield the rows of tables whose rows name several organisations: none is the sender's."""
    for leaf in study.leaves.counted:
        told = [cell.value for row in leaf.rows if (cell := row.cell("organisation"))]
        if len(told) > 1 and not all(same(told[0], other) for other in told[1:]):
            yield from ((leaf, row.start, row.end, ITEM) for row in leaf.rows)


def organisation_of(choice: Choice, study: Study) -> Organisation | None:
    """Return the chosen organisation with its town, numbers and website."""
    best = choice.best
    if best is None or (study.has("alone") and best.weight < SURE_FIRM):
        return None
    leaves = study.leaves.counted
    return Organisation(
        name=as_found(best),
        city=city_of(best, choice.same, leaves),
        registration_number=_first(leaves, "registration_number"),
        tax_number=_first(leaves, "tax_number"),
        website=_first(leaves, "website"),
    )


def _first(leaves: Sequence[Leaf], kind: str) -> Found | None:
    for leaf in leaves:
        for piece in leaf.pieces:
            if piece.kind == kind:
                return leaf.found(piece.value, piece.start, kind.replace("_", " "))
    return None


def attendees_of(study: Study, organisation: Organisation | None) -> tuple[Person, ...]:
    """Return who comes, organisations only where they differ, addresses from Cc added."""
    if study.want.intent not in COMING:
        return ()
    seats = [
        *study.party.comes,
        *(_staying(study) if study.want.intent is Intent.CHANGE else ()),
    ]
    told = _told_before(study)
    persons = (_person(seat.person, organisation, study.to) for seat in seats)
    return tuple(_with_role(person, told) for person in persons)


def _staying(study: Study) -> Iterator[Seat]:
    """Yield people whom a correction mentions and the mail below it knows: they still come."""
    before = [
        leaf.found(name, at, "named in the mail below")
        for leaf, name, at in names_in(study.leaves.background)
    ]
    for seat in study.party.unknown:
        if any(alike(seat.person.name.value, found.value) for found in before):
            yield seat
    if study.has("others_stay"):
        party = study.party
        told = [
            s.person.name.value
            for s in (*party.comes, *party.removed, *party.stays, *party.unknown)
        ]
        for found in before:
            if not any(alike(found.value, name) for name in told) and not _is_host(
                found, study
            ):
                told.append(found.value)
                yield Seat(Person(name=found), Standing.COMES, True)


def _is_host(found: Found, study: Study) -> bool:
    """The name is that of the person written to, or of who wrote the mail below."""
    authors = (leaf.page.passage.sender for leaf in study.leaves.background)
    shown = [*(address.name for address in study.to), *authors]
    return any(alike(found.value, name.split("<")[0]) for name in shown if name.split("<")[0])


def _told_before(study: Study) -> tuple[tuple[str, Found], ...]:
    """Return names and posts from the sender's own earlier mail below this one."""
    address = study.sender.email or "?"
    told = []
    for leaf in study.leaves.background:
        if address not in leaf.page.passage.sender and not _named_in(study, leaf):
            continue
        guests = find_guests(leaf)
        for guest in guests:
            role = beside(guest, len(leaf.text)).role or sender_role(leaf, guest.mention)
            if role:
                told.append((guest.mention.name, role))
    return tuple(told)


def _with_role(person: Person, told: tuple[tuple[str, Found], ...]) -> Person:
    """Return the person with the post told before, if this letter tells none."""
    role = next((role for name, role in told if alike(person.name.value, name)), None)
    return person if person.role or role is None else replace(person, role=role)


def _person(person: Person, organisation: Organisation | None, to: Sequence[Address]) -> Person:
    firm = person.organisation
    if firm and organisation and same(firm.value, organisation.name.value):
        firm = None
    email = person.email or next(
        (
            Found(value=a.email, part="header", line=0, column=0, because="copied in")
            for a in to[1:]
            if display_person(a) and alike(display_person(a), person.name.value)
        ),
        None,
    )
    return Person(
        name=person.name, role=person.role, email=email, phone=person.phone, organisation=firm
    )


def count_of(want: Wanted, leaves: Spread, attendees: tuple[Person, ...]) -> int | None:
    """Return how many come as the letter tells it; at least as many as are named."""
    if want.intent in NOBODY_COMES:
        return 0
    if want.intent is Intent.QUESTION:
        return None
    pages = [leaf.page for leaf in leaves.counted]
    told = find_count(pages)
    more = max(len(attendees) + more_than_named(pages), find_ordinal(pages))
    if told and told[0] >= len(attendees):
        return told[0]
    return more or None


def removed_of(study: Study) -> tuple[Found, ...]:
    """Return who falls away: named so, or in a cancellation everybody."""
    want, party, sender = study.want, study.party, study.sender
    if want.intent is Intent.CHANGE:
        gone = _once((*party.removed, *party.stays))
        leaving = study.has("self_absent") and not any(s.is_sender for s in party.comes)
    elif want.intent is Intent.CANCEL:
        others = [seat for seat in party.unknown if not seat.is_sender]
        gone = _once((*party.removed, *party.stays, *others))
        gone = gone or registered(study.leaves.background, study.desk)
        leaving = party.writer_comes or party.writer_stays or not gone
    else:
        return ()
    if leaving and sender.name and not any(alike(sender.name.value, n.value) for n in gone):
        gone.append(sender.name)
    return tuple(gone)


def _named_in(study: Study, leaf: Leaf) -> bool:
    name = _name(study.sender)
    return bool(name) and alike(name, leaf.page.passage.sender.split("<")[0])


def _once(seats: Sequence[Seat]) -> list[Found]:
    """Return the names of *seats*, each person once."""
    names: list[Found] = []
    for seat in seats:
        if not any(alike(seat.person.name.value, name.value) for name in names):
            names.append(seat.person.name)
    return names


def contact_of(study: Study, attendees: tuple[Person, ...]) -> Contact:
    """Return whom to write back to; a phone that is nobody else's is theirs."""
    sender = study.sender
    email = sender.email and Found(
        value=sender.email, part="header", line=0, column=0, because="sender's address"
    )
    others = {p.phone.value for p in attendees if p.phone and p.name.value != _name(sender)}
    spare = [
        leaf.found(piece.value, piece.start, "phone in the letter")
        for leaf in study.leaves.own
        for piece in leaf.pieces
        if piece.kind == "phone" and piece.value not in others and piece.label != "fax"
    ]
    phone = sender.phone or next(iter(spare), None)
    return Contact(name=sender.name, email=email or None, phone=phone)


def _name(sender: Sender) -> str:
    return sender.name.value if sender.name else ""


def requests_of(want: Wanted, leaves: Spread) -> tuple[Found, ...]:
    """Return what is wished for by somebody who comes."""
    if want.intent not in COMING:
        return ()
    return find_requests([leaf.page for leaf in leaves.counted])


def missing_of(
    study: Study, organisation: Organisation | None, attendees: tuple[Person, ...],
    count: int | None,
) -> tuple[str, ...]:  # fmt: skip
    """Return what a clerk must still ask for."""
    if study.want.intent not in COMING:
        return ()
    asks_firm = organisation is None and not study.has("alone")
    asks_names = not attendees or (count or 0) > len(attendees)
    return (
        *(("organisation",) if asks_firm else ()),
        *(("attendee_names",) if asks_names else ()),
    )


def check_digits(organisation: Organisation | None) -> tuple[str, ...]:
    """Return findings on official numbers whose check digit is wrong."""
    if organisation is None:
        return ()
    pairs = (
        ("registration_number", organisation.registration_number),
        ("tax_number", organisation.tax_number),
    )
    return tuple(
        f"{kind.replace('_', ' ')} {found.value}: the check digit is wrong"
        for kind, found in pairs
        if found and not checks(kind, found.value)
    )
