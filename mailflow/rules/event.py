"""Decide: the parts of rules.yaml that say what, where, when -> values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

import yaml

from mailflow.rules.strict import (
    ADDRESS,
    Problems,
    by_language,
    count_of,
    day_of,
    flag_of,
    mapping,
    require,
    sequence,
    text_of,
)

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")


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
    """How many may come; None for any number.

    Attributes:
        reserved: Seats of the capacity that letters do not get.
        waiting_list: Seats that become free go to those who wait, by themselves.
        promote_until: Until letters received then; aware. None for as long as letters come.
    """

    capacity: int | None = None
    attendees_per_organisation: int | None = None
    reserved: int = 0
    waiting_list: bool = False
    promote_until: datetime | None = None


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
    if written and not ADDRESS.fullmatch(written):
        problems.add(node, f"desk.address: {written!r} is no e-mail address")
    return written


def read_limits(node: yaml.Node | None, event: Event, problems: Problems) -> Limits:
    """Return the `limits:` part; no limits where nothing is said."""
    keys = (
        "capacity", "reserved", "attendees_per_organisation", "waiting_list", "promote_until",
    )  # fmt: skip
    parts = mapping(node, "limits", keys, problems)
    capacity = count_of(parts.get("capacity"), "limits.capacity", problems)
    reserved = count_of(parts.get("reserved"), "limits.reserved", problems) or 0
    if reserved and reserved > (capacity or 0):
        problems.add(parts["reserved"], "limits.reserved: more than the capacity")
    return Limits(
        capacity=capacity,
        reserved=reserved,
        attendees_per_organisation=count_of(
            parts.get("attendees_per_organisation"),
            "limits.attendees_per_organisation",
            problems,
        ),
        waiting_list=flag_of(parts.get("waiting_list"), "limits.waiting_list", problems),
        promote_until=_moment(parts.get("promote_until"), event, problems),
    )


def _moment(node: yaml.Node | None, event: Event, problems: Problems) -> datetime | None:
    if node is None:
        return None
    try:
        written = str(node.value)
        told = datetime.fromisoformat(written if _MOMENT.fullmatch(written) else "?")
    except ValueError:
        what = "expected a day and a time, e.g. 2019-03-14 12:00"
        problems.add(node, f"limits.promote_until: {what}")
        return None
    if told.date() > event.day:
        problems.add(node, "limits.promote_until: lies after the event itself")
    return told.replace(tzinfo=event.time_zone, fold=1)
