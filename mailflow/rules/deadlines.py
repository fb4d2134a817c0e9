"""Decide: `deadline:` and `extensions:` of rules.yaml -> instants in the event's time zone.

A deadline is a minute, and the whole of that minute is in time: who is told "until 15:30" and
writes at 15:30:45 by our clock has kept it. 24:00 is the last minute of its day.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import yaml

from mailflow.model import Extension
from mailflow.rules.event import Event
from mailflow.rules.hours import Office
from mailflow.rules.strict import (
    ADDRESS,
    TEXT_TAG,
    Problems,
    day_of,
    flag_of,
    mapping,
    require,
    sequence,
    text_of,
)

WORKING_HOURS_END: Final = "end of working hours"
LAST_MINUTE: Final = time(23, 59)
DAYS_BEFORE_MAX: Final = 100
_BEFORE: Final = re.compile(r"(\d{1,3}) (working )?days? before(?: the event)?")
_CLOCK: Final = re.compile(r"\d\d:\d\d")
_GRACE: Final = re.compile(r"(\d{1,3}) (minute|hour)s?")
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d),? (\d\d:\d\d|end of working hours)")
_MOMENT_EXPECTED: Final = "expected a day and a time, e.g. 2019-03-14 12:00"
_PURPOSES: Final = ("changing", "cancelling")
_KEYS: Final = ("day", "at", "grace")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Until when letters are in time.

    Attributes:
        until: Aware, in the event's time zone; the whole of that minute is in time.
        grace: Letters within it after *until* are late, but welcome.
    """

    until: datetime
    grace: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """The deadline of each purpose; the last two end with the event where none is told."""

    registering: Deadline
    changing: Deadline
    cancelling: Deadline


def read_deadlines(
    node: yaml.Node | None, event: Event, office: Office, problems: Problems
) -> Deadlines:
    """Return the `deadline:` part; what is wrong is noted and made harmless."""
    parts = mapping(node, "deadline", (*_KEYS, *_PURPOSES), problems)
    require(parts, ("day", "at"), "deadline", node, problems)
    registering = _deadline(parts, "deadline", event, office, problems)
    own: dict[str, Deadline] = {}
    for purpose in _PURPOSES:
        own[purpose] = Deadline(until=_end_of(event.day, event))
        if purpose in parts:
            what = f"deadline.{purpose}"
            told = mapping(parts[purpose], what, _KEYS, problems)
            require(told, ("day", "at"), what, parts[purpose], problems)
            own[purpose] = _deadline(told, what, event, office, problems)
            if "day" in told and own[purpose].until < registering.until:
                problems.add(told["day"], f"{what}: lies before the deadline for registering")
    return Deadlines(registering=registering, **own)


def _deadline(
    parts: Mapping[str, yaml.Node], what: str, event: Event, office: Office, problems: Problems
) -> Deadline:
    grace = _grace(parts.get("grace"), f"{what}.grace", problems)
    day = _day(parts.get("day"), f"{what}.day", event, office, problems)
    if day is None:
        return Deadline(until=_end_of(date.max, event), grace=grace)
    if day > event.day:
        problems.add(parts["day"], f"{what}.day: lies after the event itself")
    _must_work(parts["day"], what, day, event, office, problems)
    at = _clock(parts.get("at"), f"{what}.at", day, office, problems)
    until = _instant(day, at, event, parts.get("at"), f"{what}.at", problems)
    if "grace" in parts and until <= _end_of(event.day, event) < until + grace:
        problems.add(parts["grace"], f"{what}.grace: reaches past the day of the event")
    return Deadline(until=until, grace=grace)


def _day(
    node: yaml.Node | None, what: str, event: Event, office: Office, problems: Problems
) -> date | None:
    """Return the day told as a date, or counted back from the event."""
    written = str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""
    before = _BEFORE.fullmatch(written)
    if node is None or not before:
        if node is not None and ("before" in written or not written[:1].isdigit()):
            example = '2019-03-13, "3 working days before" or "5 days before"'
            problems.add(
                node, f"{what}: expected a date or days before the event, e.g. {example}"
            )
            return None
        return day_of(node, what, problems)
    if event.day == date.max:
        return None  # told already
    count = int(before[1])
    if not 0 < count <= DAYS_BEFORE_MAX:
        problems.add(node, f"{what}: expected 1 to {DAYS_BEFORE_MAX} days before")
        return None
    if not before[2]:
        return event.day - timedelta(days=count)
    day = office.working_days_before(event.day, count)
    if day is None:
        problems.add(node, f"{what}: there are not so many working days before the event")
    return day


def _must_work(
    node: yaml.Node, what: str, day: date, event: Event, office: Office, problems: Problems
) -> None:
    if office.is_working_day(day):
        return
    before, after = office.working_days_beside(day)
    if after and after > event.day:
        after = None
    near = " or ".join(f"{one:%Y-%m-%d}, {one:%A}" for one in (before, after) if one)
    meant = f"; did you mean {near}?" if near else ""
    problems.add(
        node,
        f"{what}: {day} is no working day ({office.why_off(day)}){meant}"
        " (if the office works that day, name it in office.open)",
    )


def _clock(
    node: yaml.Node | None, what: str, day: date, office: Office, problems: Problems
) -> time:
    if node is None:
        return LAST_MINUTE
    if node.tag == TEXT_TAG and node.value.strip() == WORKING_HOURS_END:
        if not office.has_hours:
            problems.add(node, f'{what}: "{WORKING_HOURS_END}" needs the hours of office.hours')
        return office.closing(day) or LAST_MINUTE
    written = text_of(node, what, problems)
    if written == "24:00":
        return LAST_MINUTE
    try:
        return time.fromisoformat(written if _CLOCK.fullmatch(written) else "?")
    except ValueError:
        if written:
            expected = f'expected "{WORKING_HOURS_END}" or a time, e.g. "12:00"'
            problems.add(node, f"{what}: {expected}")
        return LAST_MINUTE


def _instant(
    day: date, at: time, event: Event, node: yaml.Node | None, what: str, problems: Problems
) -> datetime:
    # Where the clock is turned back, an hour comes twice: the later one favours the sender.
    instant = datetime.combine(day, at, event.time_zone).replace(fold=1)
    there = instant.astimezone(UTC).astimezone(event.time_zone)
    if node is not None and there.time() != at:
        problems.add(
            node, f"{what}: there is no {at:%H:%M} on {day}: the clock is put forward then"
        )
    return instant


def _end_of(day: date, event: Event) -> datetime:
    return datetime.combine(day, LAST_MINUTE, event.time_zone).replace(fold=1)


def _grace(node: yaml.Node | None, what: str, problems: Problems) -> timedelta:
    written = text_of(node, what, problems)
    told = _GRACE.fullmatch(written)
    if told:
        return timedelta(**{f"{told[2]}s": int(told[1])})
    if written and node is not None:
        problems.add(node, f'{what}: expected e.g. "30 minutes" or "1 hour"')
    return timedelta()


def read_extensions(
    node: yaml.Node | None, event: Event, office: Office, usual: Deadline, problems: Problems
) -> tuple[Extension, ...]:
    """Return the `extensions:` part, in the order written.

    Args:
        usual: The deadline for registering, which they extend.
    """
    return tuple(
        _extension(item, event, office, usual, problems)
        for item in sequence(node, "extensions", problems)
    )


def _extension(
    node: yaml.Node, event: Event, office: Office, usual: Deadline, problems: Problems
) -> Extension:
    keys = "until", "granted", "reason", "organisation", "sender", "applies_to_earlier"
    parts = mapping(node, "extension", keys, problems)
    require(parts, keys[:3], "extension", node, problems)
    until = _moment(parts.get("until"), "extension.until", event, office, problems)
    granted = _moment(parts.get("granted"), "extension.granted", event, office, problems)
    earlier = flag_of(parts.get("applies_to_earlier"), "extension.applies_to_earlier", problems)
    sender = text_of(parts.get("sender"), "extension.sender", problems).lower()
    if sender and not ADDRESS.fullmatch(sender):
        problems.add(parts["sender"], f"extension.sender: {sender!r} is no e-mail address")
    if until and until <= usual.until:
        problems.add(parts["until"], "extension.until: no later than the deadline itself")
    if until and until > _end_of(event.day, event):
        problems.add(parts["until"], "extension.until: lies after the event itself")
    if until and granted and granted > until and not earlier:
        problems.add(parts["granted"], "extension.granted: granted when it was over already")
    return Extension(
        until=until or usual.until,
        granted_at=granted or usual.until,
        organisation=text_of(parts.get("organisation"), "extension.organisation", problems)
        or None,
        sender=sender or None,
        reason=text_of(parts.get("reason"), "extension.reason", problems),
        applies_to_earlier=earlier,
    )


def _moment(
    node: yaml.Node | None, what: str, event: Event, office: Office, problems: Problems
) -> datetime | None:
    if node is None:
        return None
    told = _MOMENT.fullmatch(str(node.value).strip())
    try:
        day = date.fromisoformat(told[1]) if told else None
        clock = told[2] if told else ""
        by_hours = office.closing(day) if day and clock == WORKING_HOURS_END else None
        if day and clock == WORKING_HOURS_END and by_hours is None:
            problems.add(node, f"{what}: {day} is no working day ({office.why_off(day)})")
            return None
        at = by_hours or (LAST_MINUTE if clock == "24:00" else time.fromisoformat(clock or "?"))
    except ValueError:
        day = None
    if day is None:
        problems.add(node, f"{what}: {_MOMENT_EXPECTED}")
        return None
    return _instant(day, at, event, node, what, problems)
