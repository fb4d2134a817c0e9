"""Decide: the parts of rules.yaml that say what, where, when -> values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

import yaml

from mailflow.rules.hours import Office
from mailflow.rules.strict import (
    TEXT_TAG,
    Problems,
    by_language,
    count_of,
    flag_of,
    mapping,
    sequence,
    text_of,
)

WORKING_HOURS_END: Final = "end of working hours"
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_GRACE: Final = re.compile(r"(\d{1,3}) (minute|hour)s?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What people register for.

    Attributes:
        title, place: By language code; "" is the text for every language.
    """

    title: Mapping[str, str]
    day: date
    place: Mapping[str, str]
    time_zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who answers.

    Attributes:
        address: Lower case; replies come from it.
        aliases: More addresses of the same desk, lower case.
        signature: By language code.
    """

    address: str
    aliases: tuple[str, ...]
    signature: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many may come; None for any number."""

    capacity: int | None = None
    attendees_per_organisation: int | None = None
    waiting_list: bool = False


def day_of(node: yaml.Node | None, what: str, problems: Problems) -> date | None:
    """Return the date *node* says, quoted or not; None if it says none."""
    if node is None:
        return None
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        problems.add(node, f"{what}: expected a date, e.g. 2019-03-13")
        return None


def read_event(node: yaml.Node | None, problems: Problems) -> Event:
    """Return the `event:` part; what is wrong is noted and replaced by something harmless."""
    parts = mapping(node, "event", ("title", "day", "place", "time_zone"), problems)
    require(parts, ("title", "day", "place", "time_zone"), "event", node, problems)
    zone = text_of(parts.get("time_zone"), "event.time_zone", problems)
    return Event(
        title=by_language(parts.get("title"), "event.title", problems),
        day=day_of(parts.get("day"), "event.day", problems) or date.max,
        place=by_language(parts.get("place"), "event.place", problems),
        time_zone=_zone(parts.get("time_zone"), zone, problems),
    )


def _zone(node: yaml.Node | None, name: str, problems: Problems) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ValueError, OSError, KeyError):
        close = get_close_matches(name, sorted(available_timezones()), n=1)
        hint = f"did you mean {close[0]!r}?" if close else "e.g. Europe/Belgrade"
        problems.add(node or 1, f"event.time_zone: unknown zone {name!r}; {hint}")
        return ZoneInfo("UTC")


def read_desk(node: yaml.Node | None, problems: Problems) -> Desk:
    """Return the `desk:` part."""
    parts = mapping(node, "desk", ("address", "aliases", "signature"), problems)
    require(parts, ("address", "signature"), "desk", node, problems)
    aliases = sequence(parts.get("aliases"), "desk.aliases", problems)
    addresses = [
        _address(value, problems)
        for value in ([parts["address"]] if "address" in parts else []) + aliases
    ] or [""]
    return Desk(
        address=addresses[0],
        aliases=tuple(addresses[1:]),
        signature=by_language(parts.get("signature"), "desk.signature", problems),
    )


def _address(node: yaml.Node, problems: Problems) -> str:
    written = text_of(node, "desk.address", problems).lower()
    if written and not _ADDRESS.fullmatch(written):
        problems.add(node, f"desk.address: {written!r} is no e-mail address")
    return written


def read_deadline(
    node: yaml.Node | None, event: Event, office: Office, problems: Problems
) -> tuple[datetime, timedelta]:
    """Return the `deadline:` part as an aware time in the event's zone, and the grace."""
    parts = mapping(node, "deadline", ("day", "at", "grace"), problems)
    require(parts, ("day", "at"), "deadline", node, problems)
    day = day_of(parts.get("day"), "deadline.day", problems)
    grace = _grace(parts.get("grace"), problems)
    if day is None:
        return datetime.max.replace(tzinfo=event.time_zone), grace
    if day > event.day:
        problems.add(parts["day"], "deadline.day: lies after the event itself")
    at = _time(parts.get("at"), day, office, problems)
    # Where the clock is turned back, an hour comes twice: the later one favours the sender.
    return datetime.combine(day, at, event.time_zone).replace(fold=1), grace


def _time(node: yaml.Node | None, day: date, office: Office, problems: Problems) -> time:
    if node is None:
        return time(23, 59, 59)
    if node.tag == TEXT_TAG and node.value.strip() == WORKING_HOURS_END:
        return _end_of_work(node, day, office, problems)
    written = text_of(node, "deadline.at", problems)
    try:
        return time.fromisoformat(
            written if re.fullmatch(r"\d\d:\d\d(:\d\d)?", written) else "?"
        )
    except ValueError:
        if written:
            expected = f'expected "{WORKING_HOURS_END}" or a time, e.g. "12:00"'
            problems.add(node, f"deadline.at: {expected}")
        return time(23, 59, 59)


def _end_of_work(node: yaml.Node, day: date, office: Office, problems: Problems) -> time:
    if office.is_working_day(day):
        return office.closes[day.weekday()]
    near = office.nearest_working_day(day)
    why = office.holiday(day) or f"{day:%A}"
    hint = f"; did you mean {near:%Y-%m-%d}, {near:%A}?" if near else ""
    problems.add(node, f"deadline: {day} is no working day ({why}){hint}")
    return time(23, 59, 59)


def _grace(node: yaml.Node | None, problems: Problems) -> timedelta:
    written = text_of(node, "deadline.grace", problems)
    told = _GRACE.fullmatch(written)
    if told:
        return timedelta(**{f"{told[2]}s": int(told[1])})
    if written and node is not None:
        problems.add(node, 'deadline.grace: expected e.g. "30 minutes" or "1 hour"')
    return timedelta()


def read_limits(node: yaml.Node | None, problems: Problems) -> Limits:
    """Return the `limits:` part; no limits where nothing is said."""
    keys = ("capacity", "attendees_per_organisation", "waiting_list")
    parts = mapping(node, "limits", keys, problems)
    return Limits(
        capacity=count_of(parts.get("capacity"), "limits.capacity", problems),
        attendees_per_organisation=count_of(
            parts.get("attendees_per_organisation"),
            "limits.attendees_per_organisation",
            problems,
        ),
        waiting_list=flag_of(parts.get("waiting_list"), "limits.waiting_list", problems),
    )


def require(
    parts: Mapping[str, yaml.Node],
    keys: tuple[str, ...],
    what: str,
    node: yaml.Node | None,
    problems: Problems,
) -> None:
    """Note every one of *keys* that *parts* of *node* lacks."""
    if isinstance(node, yaml.MappingNode):
        for key in keys:
            if key not in parts:
                problems.add(node, f"{what}: {key!r} is missing")
