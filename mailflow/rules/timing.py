"""Decide: whether a letter came in time."""

from datetime import UTC, datetime, timedelta, timezone

from mailflow.rules.facts import Bounds, Facts


def late(facts: Facts, bounds: Bounds) -> bool:
    """It reached us after the deadline and its grace; the instant itself is in time."""
    # In UTC, because two times of one zone compare by the clock on the wall, wrong when it
    # is turned back; to the second, because mailboxes tell no more and sinks do.
    last = bounds.deadline.astimezone(UTC) + bounds.grace
    return facts.received_at.astimezone(UTC).replace(microsecond=0) > last


def instant(at: datetime, bounds: Bounds) -> datetime:
    """Return *at* with the offset of the event's time zone."""
    # CEL takes no zones by name, only offsets; so an hour reads as on the clock of the event.
    offset = at.astimezone(bounds.deadline.tzinfo).utcoffset()
    return at.astimezone(timezone(offset or timedelta()))
