"""Decide: which deadline holds for a letter, and whether it came in time.

By our own time of receipt. What the letter's Date field claims decides nothing.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from mailflow.likeness import Grade, Named, organisations
from mailflow.model import Extension, Intent
from mailflow.rules.deadlines import Deadline
from mailflow.rules.facts import Bounds, Facts
from mailflow.rules.knowing import change, confirmed, known
from mailflow.rules.seats import more_people


def late(facts: Facts, bounds: Bounds) -> bool:
    """It reached us after its deadline and the grace."""
    holds = deadline_of(facts, bounds)
    return _minute(facts.received_at) > _minute(holds.until) + holds.grace


def grace(facts: Facts, bounds: Bounds) -> bool:
    """It reached us after its deadline, but within the grace: late, and welcome."""
    holds = deadline_of(facts, bounds)
    after = _minute(facts.received_at) - _minute(holds.until)
    return timedelta() < after <= holds.grace


def extended(facts: Facts, bounds: Bounds) -> bool:
    """An extension counts for it."""
    return extension_of(facts, bounds) is not None


def extension_of(facts: Facts, bounds: Bounds) -> Extension | None:
    """Return the extension that makes the letter's deadline later; None if none does."""
    return _longest(_own(facts, bounds), facts)


def deadline_of(facts: Facts, bounds: Bounds) -> Deadline:
    """Return the deadline of what the letter is for, as extended for who sent it."""
    return _extended(_own(facts, bounds), facts)


def registering_until(facts: Facts, bounds: Bounds) -> datetime:
    """Return until when who sent the letter may register; aware, in the event's zone."""
    return _extended(bounds.deadlines.registering, facts).until


def _extended(own: Deadline, facts: Facts) -> Deadline:
    longest = _longest(own, facts)
    if longest is None:
        return own
    return Deadline(until=longest.until.astimezone(own.until.tzinfo), grace=own.grace)


def _longest(own: Deadline, facts: Facts) -> Extension | None:
    granted = (
        extension
        for extension in facts.history.extensions
        if _minute(extension.until) > _minute(own.until) and _counts(extension, facts)
    )
    return max(granted, key=lambda extension: _minute(extension.until), default=None)


def _own(facts: Facts, bounds: Bounds) -> Deadline:
    intent = facts.reading.intent
    if intent is Intent.CANCEL or (intent is Intent.DECLINE and known(facts, bounds)):
        return bounds.deadlines.cancelling
    alters = change(facts, bounds) and known(facts, bounds) and confirmed(facts, bounds)
    # Whoever would bring more people registers them, whatever the letter calls it.
    if alters and not more_people(facts, bounds):
        return bounds.deadlines.changing
    return bounds.deadlines.registering


def _counts(extension: Extension, facts: Facts) -> bool:
    # Before it was granted a letter was late, and stays so when it is decided again.
    if extension.granted_at > facts.received_at and not extension.applies_to_earlier:
        return False
    sender = facts.reading.header.sender
    if extension.sender is not None and (sender is None or sender.email != extension.sender):
        return False
    return extension.organisation is None or any(
        organisations(Named(name=extension.organisation), named).grade is Grade.SAME
        for named in _organisations(facts)
    )


def _organisations(facts: Facts) -> Iterator[Named]:
    """Yield the organisation that the letter tells, and that of its registration."""
    told, earlier = facts.reading.organisation, facts.earlier
    if told is not None:
        yield Named(name=told.name.value, city=told.city.value if told.city else None)
    if earlier is not None and earlier.organisation is not None:
        yield Named(name=earlier.organisation, city=earlier.city)


def _minute(at: datetime) -> datetime:
    # In UTC, because two times of one zone compare by the clock on the wall, wrong when it
    # is turned back; to the minute, because that is what people were told.
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def instant(at: datetime, bounds: Bounds) -> datetime:
    """Return *at* with the offset of the event's time zone."""
    # CEL takes no zones by name, only offsets; so an hour reads as on the clock of the event.
    offset = at.astimezone(bounds.deadlines.registering.until.tzinfo).utcoffset()
    return at.astimezone(timezone(offset or timedelta()))
