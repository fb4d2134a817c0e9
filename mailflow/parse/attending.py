"""Who comes, by what the letter wants and what the mail below registered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.model import Found, Intent, Organisation, Person
from mailflow.parse.clauses.only_some import only_come
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.coming.asked_of import is_greeted
from mailflow.parse.coming.guests import find_guests
from mailflow.parse.coming.kept import told_before, told_with
from mailflow.parse.coming.own_seat import writer_details
from mailflow.parse.coming.seats import Seat, same_person
from mailflow.parse.intent.before import we_are_off
from mailflow.parse.intent.restoring import is_back
from mailflow.parse.leaves.asked_for import asks_for
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import names_in
from mailflow.parse.likely import likely
from mailflow.parse.opening.quotes import label
from mailflow.parse.page.particles import either
from mailflow.parse.particulars import particulars
from mailflow.parse.people.names import alike
from mailflow.parse.posts.roles import Beside, beside
from mailflow.parse.posts.signed import sender_role, told_role
from mailflow.parse.still import one_is_gone, registered_himself, wrote
from mailflow.parse.study import Study

COMING: Final = frozenset({Intent.REGISTER, Intent.CHANGE})


def attendees_of(study: Study, organisation: Organisation | None) -> tuple[Person, ...]:
    """Return who comes, organisations only where they differ, addresses from Cc added."""
    if study.want.intent not in COMING:
        return ()
    stay = _staying(study) if study.want.intent is Intent.CHANGE else ()
    seats = [*study.party.comes, *stay] or [*likely(study.party, study.facts.count)]
    told = _told_before(study)
    copies = (one for voice in study.leaves.voices for one in voice.copies if one.email)
    to = (*study.to, *copies)
    persons = (particulars(seat.person, organisation, to) for seat in seats)
    return tuple(_with_told(person, told) for person in persons)


def _staying(study: Study) -> Iterator[Seat]:
    """Yield people whom the mail below registered or a correction mentions: they still come."""
    before = [
        leaf.found(name, at, "named in the mail below")
        for leaf, name, at in names_in(study.leaves.background)
        if not (_is_field(leaf, at) or _is_greeting(leaf, at))
    ]
    gone = (*study.party.removed, *study.party.stays)
    completed = _only_completes(study)
    for seat in study.party.unknown:
        if any(same_person(seat, other) for other in gone):
            continue  # "umesto Petra Tota … Petar mora na teren"
        listed = study.registered if _only_wrote(study, seat) else before
        known = any(alike(seat.person.name.value, found.value) for found in listed)
        if known or completed or told_registered(study, seat):
            yield seat
    yield from _writer_before(study, completed)
    if asks_for("asked_names", study.leaves.background) or _all_anew(study):
        return
    told = [seat.person.name.value for seat in everybody_told(study)]
    below = [*study.registered]
    if study.sender.name and registered_himself(study) and not study.has("mine_before"):
        known = any(alike(study.sender.name.value, found.value) for found in below)
        below += [] if known else [study.sender.name]
    for found in below:
        known = any(alike(found.value, name) for name in (*told, *wrong(study)))
        if not known and not _leaves(study, found):
            yield writer_details(Seat(Person(name=found), Standing.COMES, True), study.sender)


def _is_field(leaf: Leaf, at: int) -> bool:
    """ "Za: Ana Ilić" over the mail below only says to whom it was written."""
    return bool(label(leaf.text[slice(*leaf.page.line_of(at))])[0])


def _is_greeting(leaf: Leaf, at: int) -> bool:
    return any(m.start == at and is_greeted(leaf, m) for m in leaf.people)


def _only_wrote(study: Study, seat: Seat) -> bool:
    """The mail below names the writer as its author: he registered others, and not himself."""
    mine = any(wrote(study, leaf) for leaf in study.leaves.background)
    others = bool(study.registered) or mine
    return seat.is_sender and others and not registered_himself(study)


def wrong(study: Study) -> list[str]:
    """Return the names in the mail below that this letter says are wrong."""
    return [old for old, _ in study.party.mended]


def _all_anew(study: Study) -> bool:
    """The list below counts no more, or its names are wrong, and not that "the rest stays"."""
    party = study.party
    below = study.registered
    new = (s.person.name.value for s in party.unknown)
    # Of who is registered below a post or a telephone may be corrected, too.
    named = party.comes or any(not any(alike(n, one.value) for one in below) for n in new)
    # "Ispravka: umesto Ane ide Vera", "ne Ana nego Vera" says who is wrong.
    stays = any(alike(s.person.name.value, one.value) for s in party.stays for one in below)
    apart = party.mended or party.removed or stays
    wrong = named and study.has("correction") and not apart
    whole = study.has("whole_list") or bool(wrong) or only_those(study)
    return whole and not study.has("others_stay")


def only_those(study: Study) -> bool:
    """ "Dolazi samo Ana": of those registered below, who is not named so falls away."""
    named = [m.name for leaf in study.leaves.own for m in only_come(leaf)]
    known = (any(alike(name, one.value) for one in study.registered) for name in named)
    return bool(named) and all(known)


def _only_completes(study: Study) -> bool:
    """ "U prijavi sam zaboravila: Ana je vegan": nobody comes anew, nobody falls away."""
    party = study.party
    alone = not (party.comes or party.removed or party.stays or party.writer_stays)
    return alone and study.has("earlier") and study.has("forgotten")


@cache
def _of_my_own() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.,;:!?\n])\s*(?:a\s|i\s|and\s)?{either('of_my_own')}\b")


def _tells_own(study: Study) -> bool:
    """The writer tells what he himself needs: "ja jedem halal"."""
    return any(_of_my_own().search(leaf.flat) for leaf in study.leaves.own)


def _writer_before(study: Study, completed: bool) -> Iterator[Seat]:
    """Yield the writer's seat, who registered himself before and adds somebody now.

    Args:
        completed: The letter only completes what was registered before.
    """
    sender, party = study.sender, study.party
    back = is_back(study.leaves.own) is not None
    off = party.writer_stays or study.has("self_absent") or we_are_off(study.leaves.own)
    if sender.name is None or (off and not back):
        return
    told = any(alike(sender.name.value, s.person.name.value) for s in party.comes)
    mine = back or study.has("mine_before") or (completed and _tells_own(study))
    if mine and not told:
        seat = Seat(Person(name=sender.name), Standing.COMES, True, True)
        yield writer_details(seat, sender)


def told_registered(study: Study, seat: Seat, *, kept: bool = False) -> bool:
    """The letter says of the person that he was registered before: "koga smo prijavili"."""
    guests = (g for g in study.party.guests if alike(g.mention.name, seat.person.name.value))
    party = study.party
    fewer = bool(party.removed or party.stays or party.writer_stays) and not party.comes
    kept = kept or study.has("others_stay") or fewer
    return any(
        told_before(g) or (told_with(g) and (kept or one_is_gone(study, g))) for g in guests
    )


def everybody_told(study: Study) -> Iterator[Seat]:
    """Yield everybody of whom the letter itself speaks."""
    party = study.party
    yield from (*party.comes, *party.removed, *party.stays, *party.unknown)


def _leaves(study: Study, found: Found) -> bool:
    """The person is the sender, who says that he does not come."""
    name = study.sender.name
    away = study.has("self_absent") or study.party.writer_stays
    return away and name is not None and alike(name.value, found.value)


def _told_before(study: Study) -> tuple[tuple[str, Beside], ...]:
    """Return names, and what the mail below tells of them: the sender's, or the desk's list."""
    told: list[tuple[str, Beside]] = []
    for leaf in study.leaves.background:
        own = wrote(study, leaf)
        if not own and not leaf.has("confirms"):
            continue
        mine = told_role(leaf) if own and study.sender.name else None
        if mine and study.sender.name:
            told.insert(0, (study.sender.name.value, Beside(role=mine)))
        for guest in find_guests(leaf):
            there = beside(guest, len(leaf.text))
            signed = sender_role(leaf, guest.mention) if own else None
            phone = there.phone if guest.is_item else None  # in a sentence it may be another's
            known = Beside(role=there.role or signed, phone=phone)
            told.append((_right(study, guest.mention.name), known))
    return tuple(told)


def _right(study: Study, name: str) -> str:
    """Return the name as this letter puts it right."""
    return next((new for old, new in study.party.mended if alike(old, name)), name)


def _with_told(person: Person, told: Sequence[tuple[str, Beside]]) -> Person:
    """Return the person with the post and telephone told before, if this letter tells none."""
    his = [known for name, known in told if alike(person.name.value, name)]
    role = person.role or next((known.role for known in his if known.role), None)
    phone = person.phone or next((known.phone for known in his if known.phone), None)
    return replace(person, role=role, phone=phone) if his else person
