"""The book: attendees, each once, with the best of what was told of them, and their places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, repeat
from typing import Final

from mailflow.book.told import answers_of, joined, value_of
from mailflow.model import Attendee, Intent, Person, Reading, Registration, Status, Turn
from mailflow.script import name_key
from mailflow.seating import PLACED, Claim, claim

ATTENDEES_MAX: Final = 500  # of one registration; more is a mistake or an attack
_BEST_FIRST: Final = (
    Status.CONFIRMED, Status.WAITING, Status.LATE, Status.INCOMPLETE, Status.CANCELLED,
)  # fmt: skip
Place = tuple[Status, Turn | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What those get who ask for a place.

    Attributes:
        status: Theirs, seat or not.
        seats: How many are seated before the others get *status*; 0 for none.
        turn: Of those who wait.
    """

    status: Status
    seats: int
    turn: Turn

    def places(self) -> Iterator[Place]:
        """Yield places without end, the better ones first."""
        waits = self.turn if self.status is Status.WAITING else None
        yield from repeat((Status.CONFIRMED, None), self.seats)
        yield from repeat((self.status, waits))


def with_people(before: Registration, reading: Reading, grant: Grant) -> Registration:
    """Return *before* with whom the letter brings, without whom it takes away.

    Who comes in somebody's place gets that place, a turn on the waiting list too. A change
    that comes too late is so for those it adds: the others keep what they have.
    """
    wanted = claim(before, reading)
    inherited, turns = _inherited(before, wanted)
    places = chain(inherited, grant.places())
    people = _people(wanted, reading, places)
    extra = list(islice(places, max(wanted.unnamed - wanted.unnamed_before, 0)))
    there = before.status in PLACED and bool(before.letters)
    noted = [place for place in extra if not there or place[0] in PLACED]
    count = (wanted.count or 0) - len(extra) + len(noted)
    kept = [before.status] * (min(wanted.unnamed, wanted.unnamed_before) > 0)
    statuses = [*(a.status for a in people), *kept, *(status for status, _ in noted)]
    return replace(
        before,
        status=_standing(before, wanted, statuses or [grant.status]),
        attendees=people,
        attendee_count=max(count, len(people)) or None,
        unnamed_turns=(*turns, *(turn for _, turn in noted if turn)),
        requests=joined(before.requests, (found.value for found in reading.requests)),
    )


def _inherited(before: Registration, wanted: Claim) -> tuple[list[Place], tuple[Turn, ...]]:
    """Return the places given up for others to take, and the turns of who is yet unnamed.

    Names told later take the places of those told by number alone; fewer told by number give
    up their turns before their seats.
    """
    freed = sorted(((a.status, a.turn) for a in wanted.freed), key=_rank)
    turns = before.unnamed_turns
    fewer = max(wanted.unnamed_before - wanted.unnamed, 0)
    asking = len(wanted.newcomers) + len(wanted.hopeful) - len(freed)
    named = min(fewer, max(asking, 0))
    seated = min(named, wanted.unnamed_before - len(turns))
    places: list[Place] = [(Status.CONFIRMED, None)] * seated
    places += [(Status.WAITING, turn) for turn in turns[: named - seated]]
    left = turns[named - seated :]
    return [*freed, *places], left[: max(len(left) - (fewer - named), 0)]


def _rank(place: Place) -> int:
    return _BEST_FIRST.index(place[0])


def _people(wanted: Claim, reading: Reading, places: Iterator[Place]) -> tuple[Attendee, ...]:
    asking = {name_key(a.name) for a in wanted.hopeful}
    asking |= {name_key(person.name.value) for person in wanted.newcomers}
    people = {name_key(a.name): a for a in wanted.stay}
    for person in reading.attendees:
        key = name_key(person.name.value)
        told = _attendee(person, answers_of(person.name.value, reading))
        people[key] = _completed(people[key], told, reading.intent) if key in people else told
    return tuple(_placed(a, next(places)) if key in asking else a for key, a in people.items())[
        :ATTENDEES_MAX
    ]


def _placed(attendee: Attendee, place: Place) -> Attendee:
    status, turn = place
    better = _raised(attendee.status, status)
    return replace(attendee, status=better, turn=turn if better is Status.WAITING else None)


def _attendee(person: Person, answers: tuple[tuple[str, str], ...]) -> Attendee:
    return Attendee(
        name=person.name.value,
        role=value_of(person.role),
        email=value_of(person.email),
        phone=value_of(person.phone),
        organisation=value_of(person.organisation),
        status=Status.CANCELLED,  # until a place is given
        answers=answers,
    )


def _completed(old: Attendee, told: Attendee, intent: Intent) -> Attendee:
    """A change may tell of another telephone; of the rest, what was told first stands."""
    newest = told.phone if intent is Intent.CHANGE else None
    return replace(
        old,
        role=old.role or told.role,
        email=old.email or told.email,
        phone=newest or old.phone or told.phone,
        organisation=old.organisation or told.organisation,
        answers=tuple({**dict(told.answers), **dict(old.answers)}.items()),
    )


def _standing(before: Registration, wanted: Claim, statuses: Sequence[Status]) -> Status:
    """Return the status of the whole: the best in it; only by taking people out it falls."""
    best = min(statuses, key=_BEST_FIRST.index)
    return best if wanted.freed else _raised(before.status, best)


def _raised(old: Status, new: Status) -> Status:
    """Return the better of two: a seat once given is not lost by another letter."""
    return min(old, new, key=_BEST_FIRST.index)
