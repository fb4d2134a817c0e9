"""Who comes, most likely, where a letter says it of nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mailflow.model import Found, Intent
from mailflow.parse.clauses.standing import WITHOUT_VERB
from mailflow.parse.coming.party import Party
from mailflow.parse.coming.seats import Seat
from mailflow.parse.intent.facts import Wanted

LIKELY: Final = "named, and nobody else is said to come"  # `doubts` asks of whom that is why


def likely(party: Party, count: int | None) -> Iterator[Seat]:
    """Yield who is named where nobody is said to come: hardly anybody else does.

    Where the letter counts fewer, which of them come cannot be told; and who signs "nas troje"
    may be one of them, or only write for them.

    Args:
        count: How many the letter says will come; None if it does not.
    """
    untold = [seat for seat in party.unknown if seat.person.name.because == WITHOUT_VERB]
    named = [seat for seat in untold if seat.person.name.part != "subject"]
    if party.comes or (count is not None and len(named) > count):
        return
    for seat in named:
        if count is None or not seat.is_sender:
            name = replace(seat.person.name, because=LIKELY)
            yield replace(seat, person=replace(seat.person, name=name))


def in_stead(want: Wanted, party: Party) -> Wanted:
    """Return *want*; whom a cancellation names behind who falls away comes in his stead."""
    gone = [seat.person.name for seat in (*party.removed, *party.stays)]
    others = [seat for seat in party.unknown if _is_another(seat, gone)]
    if want.intent is not Intent.CANCEL or not 0 < len(others) <= len(gone):
        return want
    return replace(want, intent=Intent.CHANGE)


def _is_another(seat: Seat, gone: Sequence[Found]) -> bool:
    name = seat.person.name
    untold = name.because == WITHOUT_VERB and seat.sure and not seat.is_sender
    behind = [one for one in gone if (one.line, one.column) < (name.line, name.column)]
    return untold and bool(behind) and not any(one.value == name.value for one in gone)
