"""The seat of who writes, with what the letter's head and foot tell of him."""

from dataclasses import replace

from mailflow.model import Found
from mailflow.parse.coming.names import alike
from mailflow.parse.coming.seats import Seat
from mailflow.parse.coming.sender import Sender
from mailflow.parse.coming.signed import sender_role


def is_writers(seat: Seat, writer: Sender) -> bool:
    """The seat is that of who writes."""
    return writer.name is not None and alike(seat.person.name.value, writer.name.value)


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
    return replace(
        seat,
        person=replace(person, role=role, email=email, phone=person.phone or sender.own_phone),
    )
