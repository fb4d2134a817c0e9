"""The seat of who writes, with what the letter's head and foot tell of him."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.model import Found
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.coming.seats import Seat
from mailflow.parse.letter import Case
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.people.names import alike
from mailflow.parse.posts.signed import sender_role
from mailflow.parse.writer.sender import Sender

BESIDE_MAX: Final = 40  # letters between "with me" and the name: ide moj brat od strica


def is_writers(seat: Seat, writer: Sender) -> bool:
    """The seat is that of who writes."""
    return writer.name is not None and alike(seat.person.name.value, writer.name.value)


def goes_beside(seat: Seat, guests: Sequence[Guest]) -> bool:
    """Who has the seat comes with the writer: "sa mnom ide Ana Ilić" is no Ana writing."""
    mine = (g for g in guests if alike(g.mention.name, seat.person.name.value))
    return any(_is_beside(guest) for guest in mine)


def _is_beside(guest: Guest) -> bool:
    leaf, m = guest.leaf, guest.mention
    start, end = leaf.clause(m.start)
    near, last = max(start, m.start - BESIDE_MAX), min(end, m.end + BESIDE_MAX)
    if any_of("beside_writer").search(f" {leaf.flat[near:last]} "):
        return True
    if _me_and().search(leaf.flat, near, m.start) or _after().match(leaf.flat, m.end):
        return True
    said = {c.sense for c in leaf.between(start, m.start)}
    return m.case is Case.INSTRUMENTAL and "self" in said


@cache
def _me_and() -> re.Pattern[str]:
    """Return what finds "mene i (kolegu)" before a name."""
    return re.compile(rf"\b{either('me_and')}\s(?:\w+\s){{0,3}}$")


@cache
def _after() -> re.Pattern[str]:
    """Return what finds "i ja", or "takođe", behind a name."""
    return re.compile(rf",?\s(?:{either('and_me')}|{either('too')})\b")


def writer_details(seat: Seat, sender: Sender) -> Seat:
    """Return the seat; the writer's own with his address, phone and post."""
    if not is_writers(seat, sender):
        return seat
    person = seat.person
    role = person.role
    if role is None and sender.leaf and sender.mention:
        role = sender_role(sender.leaf, sender.mention)
    email = person.email
    if email is None and sender.is_own_email and sender.email:
        email = Found(
            value=sender.email, part="header", line=0, column=0, because="sender's address"
        )
    phone = person.phone or sender.own_phone
    if (role, email, phone) == (person.role, person.email, person.phone):
        return seat
    return replace(seat, person=replace(person, role=role, email=email, phone=phone))
