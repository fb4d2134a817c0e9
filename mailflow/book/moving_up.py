"""The book: the waiting list. Who waits is seated in order of receipt, when seats are free."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mailflow.model import Promotion, Registration, Status, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many may be seated.

    Attributes:
        free: Seats in the hall; None for any number.
        per_organisation: None for any number.
        in_parts: Some of those whom one letter brought may be seated, while the others wait.
    """

    free: int | None
    per_organisation: int | None
    in_parts: bool


def promote(waiting: Sequence[Registration], room: Room) -> list[Promotion]:
    """Return who moves up, in the order of the list.

    Nobody overtakes: where the first in turn are more than there are seats, everybody waits,
    unless *in_parts*. Whose organisation has as many as it may holds up nobody.
    """
    now = {registration.reference: registration for registration in waiting}
    moved: dict[str, list[str]] = {}
    for turn, name, count in _seated(waiting, room):
        now[name] = _moved_up(now[name], turn, count)
        moved.setdefault(name, []).append(turn.letter)
    before = {registration.reference: registration for registration in waiting}
    return [
        Promotion(before=before[name], after=_revised(now[name]), letters=tuple(letters))
        for name, letters in moved.items()
    ]


def frees(before: Registration, after: Registration) -> bool:
    """Tell whether seats became free, or the list became shorter for those behind."""
    return after.seats < before.seats or len(after.turns) < len(before.turns)


def is_queued(waiting: Sequence[Registration], room: Room) -> bool:
    """Tell whether somebody waits for the hall, not only for his organisation's limit."""
    unlimited = replace(room, free=None)
    return next(_seated(waiting, unlimited), None) is not None


def _seated(waiting: Sequence[Registration], room: Room) -> Iterator[tuple[Turn, str, int]]:
    """Yield turn, reference and how many of that turn are seated now."""
    free = room.free
    taken = {registration.reference: registration.seats for registration in waiting}
    for turn, name, size in sorted(_turns(waiting)):
        own = size if room.per_organisation is None else room.per_organisation - taken[name]
        fits = min(size, max(own, 0))
        if fits == 0 or (fits < size and not room.in_parts):
            continue
        count = fits if free is None else min(fits, free)
        if count < fits and not (room.in_parts and count):
            return
        taken[name] += count
        free = None if free is None else free - count
        yield turn, name, count
        if count < fits:
            return


def _turns(waiting: Sequence[Registration]) -> Iterator[tuple[Turn, str, int]]:
    for registration in waiting:
        turns = registration.turns
        for turn in dict.fromkeys(turns):
            yield turn, registration.reference, turns.count(turn)


def _moved_up(registration: Registration, turn: Turn, count: int) -> Registration:
    """Return the registration once *count* of *turn* are seated, those with names first."""
    named = [a for a in registration.attendees if a.turn == turn][:count]
    people = tuple(
        replace(a, status=Status.CONFIRMED, turn=None) if a in named else a
        for a in registration.attendees
    )
    unnamed = list(registration.unnamed_turns)
    for _ in range(count - len(named)):
        unnamed.remove(turn)
    return replace(
        registration, status=Status.CONFIRMED, attendees=people, unnamed_turns=tuple(unnamed)
    )


def _revised(registration: Registration) -> Registration:
    return replace(registration, revision=registration.revision + 1)
