"""The seat of a guest: the person, with what stands beside the name."""

from collections.abc import Sequence

from mailflow.model import Person
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.coming.seats import Seat
from mailflow.parse.coming.settled import settled
from mailflow.parse.coming.visiting import CARD
from mailflow.parse.letter import Mention
from mailflow.parse.people.names import alike, is_full
from mailflow.parse.posts.roles import Beside, beside
from mailflow.parse.writer.sender import Sender


def seat_of(
    guest: Guest,
    guests: Sequence[Guest],
    sender: Sender,
    known: Sequence[str],
    *,
    of_all: bool = False,
) -> Seat:
    """Return the seat of *guest*, one of *guests*, with what stands beside the name.

    Args:
        known: Full names from elsewhere in the letter.
        of_all: Also where nothing can come of it: of who only signs, or does not come.
    """
    there = _beside(guest, guests) if of_all or _may_come(guest) else Beside()
    emails = [there.email.value] if there.email else []
    elsewhere = [*known, sender.name.value] if sender.name else known
    name = (
        settled(guest, elsewhere, emails)
        if is_full(guest.mention)
        else _full(guest.mention, elsewhere)
    )
    is_sender = sender.name is not None and alike(name, sender.name.value)
    sure = guest.mention.confidence >= 0.55 or name != guest.mention.name
    person = Person(
        name=guest.leaf.found(name, guest.mention.start, guest.because),
        role=there.role, email=there.email, phone=there.phone, organisation=there.organisation,
    )  # fmt: skip
    return Seat(person, guest.standing, sure, is_sender)


def _may_come(guest: Guest) -> bool:
    """The guest comes, or other words may say so; a card tells more of who is named so."""
    return guest.standing in (Standing.COMES, Standing.UNKNOWN) or guest.because == CARD


def _beside(guest: Guest, guests: Sequence[Guest]) -> Beside:
    """Return what stands beside the name, before the next person of the same leaf."""
    later = [
        g.mention.start
        for g in guests
        if g.leaf is guest.leaf and g.mention.start > guest.mention.start and is_full(g.mention)
    ]
    return beside(guest, min(later, default=len(guest.leaf.text)))


def _full(mention: Mention, names: Sequence[str]) -> str:
    """Return the one of *names* that is the full name of somebody called by half of it."""
    hits = {name for name in names if len(name.split()) > 1 and alike(mention.name, name)}
    return hits.pop() if len(hits) == 1 else mention.name
