"""Decide: what kind of letter it is, and what the book knows of it already."""

from collections.abc import Iterator
from math import prod

from mailflow.model import Doubt, Intent, Registration, Status, needs_review
from mailflow.reasons import cures
from mailflow.rules.answers import answered_or_asked
from mailflow.rules.facts import Bounds, Facts
from mailflow.rules.seats import more_people, newcomers
from mailflow.script import name_key
from mailflow.seating import PLACED


def automatic(facts: Facts, bounds: Bounds) -> bool:
    """A machine wrote it, or we did."""
    header = facts.reading.header
    ours = header.sender is not None and header.sender.email in bounds.own_addresses
    return ours or bool(header.machine) or facts.reading.intent is Intent.AUTOMATIC


def uncertain(facts: Facts, bounds: Bounds) -> bool:
    """A person should look first, and nobody has released it yet.

    What a letter leaves out is no doubt where the answer asks for it, or where the sender's
    own registration tells it already.
    """
    nobody = facts.reading.header.sender is None
    return (nobody or needs_review(_confidence(facts, bounds))) and not facts.released


def _confidence(facts: Facts, bounds: Bounds) -> float:
    open_doubts = (d for d in facts.reading.doubts if not _is_cured(d, facts, bounds))
    return prod(1 - doubt.weight for doubt in open_doubts)


def _is_cured(doubt: Doubt, facts: Facts, bounds: Bounds) -> bool:
    cured = {
        "asking": lambda: bool(missing(facts, bounds)),
        "book": lambda: known(facts, bounds),
        "attendee": lambda: known(facts, bounds) and _has(facts, doubt.values[0]),
    }
    return any(cured[cure]() for cure in cures(doubt))


def _has(facts: Facts, name: str) -> bool:
    there = facts.earlier.attendees if facts.earlier else ()
    return name_key(name) in {name_key(attendee.name) for attendee in there}


def known(facts: Facts, bounds: Bounds) -> bool:
    """The book has it, not cancelled, and its sender (or a person) may change it."""
    if facts.earlier is None or facts.earlier.status is Status.CANCELLED:
        return False
    return owner(facts, bounds) or facts.released


def owner(facts: Facts, bounds: Bounds) -> bool:
    """Its sender began the registration it belongs to, or was named in it by who did."""
    return facts.earlier is not None and facts.earlier.is_of(facts.reading.header)


def stranger(facts: Facts, bounds: Bounds) -> bool:
    """It is about a registration that its sender has no say in; nobody has released it."""
    return facts.stranger and not facts.released


def likely(facts: Facts, bounds: Bounds) -> bool:
    """What it names may be in the book under another name; nobody has released it.

    Its organisation, so that it may be meant for another registration than it seems, or
    somebody in the registration that it belongs to: perhaps one who is to stay away.
    """
    return bool(facts.likely or facts.likely_people) and not facts.released


def change(facts: Facts, bounds: Bounds) -> bool:
    """It alters an earlier registration, or puts others in the place of people in it."""
    if facts.reading.intent is not Intent.REGISTER:
        return facts.reading.intent is Intent.CHANGE
    gone = (found.value for found in facts.reading.removed)
    return known(facts, bounds) and any(_has(facts, name) for name in gone)


def elsewhere(facts: Facts, bounds: Bounds) -> list[str]:
    """Whom it names that is registered by somebody else too; perhaps only a namesake."""
    return list(dict.fromkeys(name for name, _ in registered_elsewhere(facts)))


def registered_elsewhere(facts: Facts) -> Iterator[tuple[str, Registration]]:
    """Yield who comes by the letter and, if one of that name is in another, that one."""
    own = facts.earlier.reference if facts.earlier else ""
    others = [other for other in facts.history.namesakes if other.reference != own]
    for person in facts.reading.attendees:
        key = name_key(person.name.value)
        for other in others:
            if any(name_key(attendee.name) == key for attendee in other.attendees):
                yield person.name.value, other


def missing(facts: Facts, bounds: Bounds) -> list[str]:
    """What must still be asked for, once the earlier registration is taken into account."""
    told = set()
    if facts.earlier is not None:
        told |= {"organisation"} if facts.earlier.organisation else set()
        told |= {"attendee_names"} if facts.earlier.attendees else set()
        told |= answered_or_asked(facts, bounds)
    return [what for what in facts.reading.missing if what not in told]


def duplicate(facts: Facts, bounds: Bounds) -> bool:
    """Everybody it registers has a seat already; nobody named: as many as have seats."""
    if facts.reading.intent is not Intent.REGISTER or facts.earlier is None:
        return False
    if facts.earlier.status not in PLACED:
        return False
    if facts.reading.attendees:
        return not newcomers(facts) and not more_people(facts, bounds)
    return facts.reading.attendee_count == facts.earlier.attendee_count


def confirmed(facts: Facts, bounds: Bounds) -> bool:
    """The registration it belongs to is confirmed."""
    return facts.earlier is not None and facts.earlier.status is Status.CONFIRMED
