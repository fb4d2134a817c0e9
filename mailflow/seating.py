"""Who would come after a letter: who keeps a place, who gives one up, who asks for one. Pure.

The book places people by it, and the rules measure it against the limits: both must count the
same heads. A place is a seat or a turn on the waiting list; people told by number alone take
one as well.
"""

from dataclasses import dataclass, replace
from typing import Final

from mailflow.model import Attendee, Intent, Person, Reading, Registration, Status
from mailflow.script import name_key

PLACED: Final = (Status.CONFIRMED, Status.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a letter makes of a registration, before anybody is given a place.

    Attributes:
        stay: Who was there and is not taken out, names put right.
        freed: Who had a place and is taken out.
        newcomers: Whom the letter names that has no place yet, each once.
        unnamed_before, unnamed: How many with a place were, and are, told by number alone.
        count: How many come in all; None if nobody told.
    """

    stay: tuple[Attendee, ...]
    freed: tuple[Attendee, ...]
    newcomers: tuple[Person, ...]
    unnamed_before: int
    unnamed: int
    count: int | None

    @property
    def hopeful(self) -> tuple[Attendee, ...]:
        """Who was noted while something was missing, and is not named again."""
        named = {name_key(person.name.value) for person in self.newcomers}
        return tuple(
            a
            for a in self.stay
            if a.status is Status.INCOMPLETE and name_key(a.name) not in named
        )

    @property
    def wanted(self) -> int:
        """How many places it asks for beyond those it has; below 0 if it gives some up."""
        asking = len(self.newcomers) + len(self.hopeful) + self.unnamed
        return asking - self.unnamed_before - len(self.freed)


def claim(before: Registration | None, reading: Reading) -> Claim:
    """Return what the letter makes of *before*; None if it begins a registration."""
    there = before.attendees if before else ()
    right = {name_key(wrong): name for wrong, name in reading.corrected}
    named = [replace(a, name=right.get(name_key(a.name), a.name)) for a in there]
    # A stranger may bring people to an organisation; who falls away is its own to say.
    may = reading.intent is Intent.CHANGE or (before and before.is_of(reading.header))
    gone = {name_key(found.value) for found in reading.removed} if may else set()
    stay = tuple(a for a in named if name_key(a.name) not in gone)
    placed = {name_key(a.name) for a in stay if a.status in PLACED}
    told = {name_key(person.name.value): person for person in reading.attendees}
    people = len({name_key(a.name) for a in stay} | set(told))
    count = _count(before, reading, people)
    return Claim(
        stay=stay,
        freed=tuple(a for a in named if name_key(a.name) in gone and a.status in PLACED),
        newcomers=tuple(person for key, person in told.items() if key not in placed),
        unnamed_before=before.unnamed if before and before.status in PLACED else 0,
        unnamed=max((count or 0) - people, 0),
        count=count,
    )


def _count(before: Registration | None, reading: Reading, people: int) -> int | None:
    """Return how many come: as told, at least the people named; None if neither is known."""
    told = reading.attendee_count or 0
    if before is None:
        return max(told, people) or None
    if reading.intent is Intent.CHANGE and told and not reading.attendees:
        return max(told, people)
    # Some may have been told of by number alone: they stay, unless more go than come.
    stay = (before.attendee_count or 0) - max(len(before.attendees) - people, 0)
    return max(told, stay, people) or None
