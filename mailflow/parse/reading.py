"""Understand: RawMessage -> Reading. Pure; never raises; never guesses silently."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mailflow.model import (
    Address,
    Contact,
    Found,
    Header,
    Intent,
    Organisation,
    Person,
    RawMessage,
    Reading,
)
from mailflow.parse.affiliation import Choice, as_found, choose
from mailflow.parse.city import city_of
from mailflow.parse.contacts import checks
from mailflow.parse.counts import find_count, more_than_named
from mailflow.parse.doubts import Evidence, doubts
from mailflow.parse.guests import Standing
from mailflow.parse.intent import Facts, Wanted, wanted
from mailflow.parse.language import Tongue
from mailflow.parse.leaf import Leaf
from mailflow.parse.letter import Kind, Letter
from mailflow.parse.opening import open_letter
from mailflow.parse.organisations import same
from mailflow.parse.party import Party, gather
from mailflow.parse.requests import find_requests
from mailflow.parse.sender import Sender, display_person, recipients, who_writes
from mailflow.parse.spread import Spread, names_in, spread

NOBODY_COMES: Final = frozenset({Intent.CANCEL, Intent.DECLINE})
COMING: Final = frozenset({Intent.REGISTER, Intent.CHANGE})
SURE_FIRM: Final = 2.0  # an organisation named so clearly that "in my own name" means else


def read(raw: RawMessage) -> Reading:
    """Return what we understood of a message; what we could not is in doubts and findings."""
    letter = open_letter(raw)
    to = recipients(raw.source)
    desk = _desk(letter.header, to)
    leaves = spread(letter, desk)
    tongue = leaves.tongue
    if letter.header.machine:
        return _silent(letter, Wanted(Intent.AUTOMATIC, letter.header.machine), tongue)
    sender = who_writes(letter.header, leaves.own)
    known = _known(leaves, to)
    party = gather(leaves, sender, known, desk)
    want = wanted(_facts(letter, leaves, party, bool(desk) or not to))
    if want.intent in (Intent.AUTOMATIC, Intent.UNRELATED):
        return _silent(letter, want, tongue)
    return _full(_Study(letter, leaves, party, sender, want, tongue, to, desk))


@dataclass(frozen=True, slots=True)
class _Study:
    """A letter with everything its reading is made from."""

    letter: Letter
    leaves: Spread
    party: Party
    sender: Sender
    want: Wanted
    tongue: Tongue
    to: Sequence[Address]
    desk: Sequence[Address]

    def has(self, sense: str) -> bool:
        """The sender's own words have a cue of *sense*."""
        return any(leaf.has(sense) for leaf in self.leaves.own)


def _desk(header: Header, to: Sequence[Address]) -> tuple[Address, ...]:
    """Return whom the letter is written to; () if that is the sender's own house.

    Colleagues who talk among themselves and copy us in do not write to the desk.
    """
    home = header.sender.email.partition("@")[2] if header.sender else ""
    first = to[:1]
    ours = not first or first[0].email.partition("@")[2] != home
    return tuple(first) if ours else ()


def _silent(letter: Letter, want: Wanted, tongue: Tongue) -> Reading:
    """Return the reading of a letter that needs no answer."""
    return Reading(
        header=letter.header, intent=want.intent, because=want.because,
        language=tongue.language, script=tongue.script,
        doubts=((want.doubt,) if want.doubt else ()), findings=letter.findings,
    )  # fmt: skip


def _known(leaves: Spread, to: Sequence[Address]) -> tuple[Found, ...]:
    """Return full names by which somebody called by half a name may be known."""
    copied = [
        Found(value=name, part="header", line=0, column=0, because="copied in")
        for name in map(display_person, to)
        if name
    ]
    named = [
        leaf.found(name, at, "")
        for leaf, name, at in names_in((*leaves.counted, *leaves.background))
    ]
    return (*copied, *named)


def _facts(letter: Letter, leaves: Spread, party: Party, to_desk: bool) -> Facts:
    counted = find_count([leaf.page for leaf in leaves.own])
    away = any(leaf.has("self_absent") for leaf in leaves.own)
    return Facts(
        header=letter.header,
        leaves=leaves.counted,
        quoted=leaves.background,
        comes=len(party.comes),
        count=counted[0] if counted else None,
        removed=len(party.removed) + len(party.stays) + (1 if away else 0),
        writer_comes=party.writer_comes,
        listed=any(guest.is_item for guest in party.guests),
        unread=any("not read" in finding for finding in letter.findings),
        to_desk=to_desk,
    )


def _full(study: _Study) -> Reading:
    """Return the reading of a letter that wants something of the desk."""
    want, letter = study.want, study.letter
    choice = _choice(study)
    organisation = _organisation(choice, study)
    attendees = _attendees(study, organisation)
    count = _count(want, study.leaves, attendees)
    evidence = Evidence(
        want, study.tongue, choice, organisation, attendees, study.party, count, study.leaves,
        letter.findings,
    )  # fmt: skip
    return Reading(
        header=letter.header,
        intent=want.intent,
        because=want.because,
        language=study.tongue.language,
        script=study.tongue.script,
        organisation=organisation,
        attendees=attendees,
        attendee_count=count,
        removed=_removed(study),
        contact=_contact(study, attendees),
        requests=_requests(want, study.leaves),
        missing=_missing(study, organisation, attendees, count),
        doubts=(*letter.doubts, *doubts(evidence)),
        findings=(*letter.findings, *_checked(organisation)),
    )


def _choice(study: _Study) -> Choice:
    """Return the organisation, lines of others who come weighing little."""
    items = [
        (g.leaf, *g.leaf.page.line_of(g.mention.start))
        for g in study.party.guests
        if g.is_item
        and g.standing is Standing.COMES
        and g.row is None
        and g.leaf.kind is Kind.OWN
    ]
    leaves, sender = study.leaves, study.letter.header.sender
    return choose(leaves.counted, leaves.background, sender, study.desk, items)


def _organisation(choice: Choice, study: _Study) -> Organisation | None:
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


def _attendees(study: _Study, organisation: Organisation | None) -> tuple[Person, ...]:
    """Return who comes, organisations only where they differ, addresses from Cc added."""
    if study.want.intent not in COMING:
        return ()
    return tuple(_person(seat.person, organisation, study.to) for seat in study.party.comes)


def _person(person: Person, organisation: Organisation | None, to: Sequence[Address]) -> Person:
    firm = person.organisation
    if firm and organisation and same(firm.value, organisation.name.value):
        firm = None
    email = person.email or next(
        (
            Found(value=a.email, part="header", line=0, column=0, because="copied in")
            for a in to[1:]
            if display_person(a) and display_person(a) == person.name.value
        ),
        None,
    )
    return Person(
        name=person.name, role=person.role, email=email, phone=person.phone, organisation=firm
    )


def _count(want: Wanted, leaves: Spread, attendees: tuple[Person, ...]) -> int | None:
    """Return how many come as the letter tells it; at least as many as are named."""
    if want.intent in NOBODY_COMES:
        return 0
    if want.intent is Intent.QUESTION:
        return None
    pages = [leaf.page for leaf in leaves.counted]
    told = find_count(pages)
    more = len(attendees) + more_than_named(pages)
    if told and told[0] >= len(attendees):
        return told[0]
    return more or None


def _removed(study: _Study) -> tuple[Found, ...]:
    """Return who falls away: named so, or in a cancellation everybody."""
    want, party, sender = study.want, study.party, study.sender
    if want.intent is Intent.CHANGE:
        gone = [seat.person.name for seat in (*party.removed, *party.stays)]
        leaving = study.has("self_absent") and not any(s.is_sender for s in party.comes)
    elif want.intent is Intent.CANCEL:
        gone = [s.person.name for s in (*party.removed, *party.stays, *party.unknown)]
        leaving = party.writer_comes or party.writer_stays or not gone
    else:
        return ()
    if leaving and sender.name and all(sender.name.value != name.value for name in gone):
        gone.append(sender.name)
    return tuple(gone)


def _contact(study: _Study, attendees: tuple[Person, ...]) -> Contact:
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


def _requests(want: Wanted, leaves: Spread) -> tuple[Found, ...]:
    if want.intent not in COMING:
        return ()
    return find_requests([leaf.page for leaf in leaves.counted])


def _missing(
    study: _Study, organisation: Organisation | None, attendees: tuple[Person, ...],
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


def _checked(organisation: Organisation | None) -> tuple[str, ...]:
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
