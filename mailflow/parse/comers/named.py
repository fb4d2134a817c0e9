"""Everybody named in a letter, each once, with what was understood of his coming."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mailflow.model import Found, Person
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.people.names import alike
from mailflow.parse.study import Study


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Somebody named.

    Attributes:
        name: The fullest form that stands anywhere.
        guests: Where he is named, in the order of the letter; () if only the header or the mail
            below does.
        fate: COMES, REMOVED, or UNKNOWN for neither.
        writes: He is the sender.
    """

    name: str
    guests: Sequence[Guest]
    fate: Standing
    writes: bool


def everybody(
    study: Study, attendees: Sequence[Person], removed: Sequence[Found]
) -> list[Named]:
    """Return everybody named: in the letter, as its sender, as one who comes or falls away."""
    names: dict[str, list[Guest]] = {}
    for guest in study.party.guests:
        _under(names, guest.mention.name).append(guest)
    sender = study.sender.name.value if study.sender.name else ""
    comes = [person.name.value for person in attendees]
    gone = [found.value for found in removed]
    for name in filter(None, (sender, *comes, *gone)):
        _under(names, name)
    return [
        Named(
            max((name, *(guest.mention.name for guest in guests)), key=len),
            guests,
            fate(name, comes, gone),
            bool(sender) and alike(sender, name),
        )
        for name, guests in names.items()
    ]


def _under(names: dict[str, list[Guest]], name: str) -> list[Guest]:
    known = next((one for one in names if alike(one, name)), name)
    return names.setdefault(known, [])


def fate(name: str, comes: Iterable[str], gone: Iterable[str]) -> Standing:
    """Return COMES, REMOVED, or UNKNOWN, of somebody called so."""
    if any(alike(name, one) for one in comes):
        return Standing.COMES
    return Standing.REMOVED if any(alike(name, one) for one in gone) else Standing.UNKNOWN
