"""Decide: office hours, public holidays, own days -> working days."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

import holidays
import yaml

from mailflow.rules.strict import (
    Problems,
    day_of,
    did_you_mean,
    mapping,
    require,
    sequence,
    text_of,
)

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_DAYS_MAX: Final = 30  # no run of holidays is longer
_SPAN: Final = re.compile(r"(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """When the office works.

    Attributes:
        closes: End of working hours by weekday, Monday 0; days off are left out.
        public_holidays: Name of each day off; the calendar fills itself year by year.
        closed: The office's own days off, with the reason ("closed" if none is told).
        opened: Days it works whatever else is said of them, with their end of working hours.
        has_hours: Somebody told the working hours; else only the working days mean anything.
    """

    closes: Mapping[int, time]
    public_holidays: Mapping[date, str] = field(default_factory=dict)
    closed: Mapping[date, str] = field(default_factory=dict)
    opened: Mapping[date, time] = field(default_factory=dict)
    has_hours: bool = True

    def is_working_day(self, day: date) -> bool:
        """The office works on *day*."""
        return self.closing(day) is not None

    def closing(self, day: date) -> time | None:
        """Return the end of working hours on *day*; None if the office does not work."""
        if day in self.opened:
            return self.opened[day]
        is_off = day in self.closed or day in self.public_holidays
        return None if is_off else self.closes.get(day.weekday())

    def why_off(self, day: date) -> str:
        """Return why the office does not work on *day*, in a few words."""
        return self.closed.get(day) or self.public_holidays.get(day) or f"{day:%A}"

    def working_days_beside(self, day: date) -> tuple[date | None, date | None]:
        """Return the working days next before and after *day*; None where a month has none."""
        return self._next(day, -1), self._next(day, 1)

    def working_days_before(self, day: date, count: int) -> date | None:
        """Return the day *count* working days before *day*; None where a month has none.

        >>> WEEKDAYS.working_days_before(date(2019, 3, 18), 2)
        datetime.date(2019, 3, 14)
        """
        found: date | None = day
        for _ in range(count):
            found = self._next(found, -1) if found else None
        return found

    def _next(self, day: date, step: int) -> date | None:
        days = (day + timedelta(days=step * ahead) for ahead in range(1, LOOK_DAYS_MAX))
        return next((near for near in days if self.is_working_day(near)), None)


WEEKDAYS: Final = Office(closes={day: time(16) for day in range(5)}, has_hours=False)
"""What counts as working days where rules.yaml says nothing of office hours."""


def read_office(node: yaml.Node | None, problems: Problems) -> Office:
    """Return the `office:` part; Monday to Friday where nothing is said."""
    if node is None:
        return WEEKDAYS
    parts = mapping(node, "office", ("hours", "holidays", "closed", "open"), problems)
    closes = _hours(parts.get("hours"), problems)
    closed = dict(_closed(parts.get("closed"), problems))
    return Office(
        closes=closes,
        public_holidays=_calendar(parts.get("holidays"), problems),
        closed=closed,
        opened=dict(_opened(parts.get("open"), closes, closed, problems)),
        has_hours="hours" in parts,
    )


def _hours(node: yaml.Node | None, problems: Problems) -> Mapping[int, time]:
    spans = mapping(node, "office.hours", (), problems)
    if isinstance(node, yaml.MappingNode) and not node.value:
        problems.add(node, 'office.hours: expected e.g. {mon-fri: "07:30-15:30"}')
    closes: dict[int, time] = {}
    by_name: dict[int, str] = {}
    # A weekday by itself says what is different on it; so it comes after the spans.
    for days, span in sorted(spans.items(), key=lambda item: "-" not in item[0]):
        closed = closing_of(span, f"office.hours.{days}", problems)
        for day in _days(days, span, problems):
            twice = by_name.get(day, "")
            if twice and ("-" in days or "-" not in twice):
                problems.add(span, f"office.hours: {DAYS[day]} stands in {twice!r} already")
            closes[day], by_name[day] = closed, days
    return closes or WEEKDAYS.closes


def _days(written: str, node: yaml.Node, problems: Problems) -> range:
    first, _, last = written.partition("-")
    for word in (first, last or first):
        if word not in DAYS:
            hint = did_you_mean(word, DAYS)
            problems.add(node, f"office.hours: unknown day {word!r}{hint}")
            return range(0)
    days = range(DAYS.index(first), DAYS.index(last or first) + 1)
    if not days:
        problems.add(
            node, f"office.hours: {written!r} ends before it begins; a week is mon-sun"
        )
    return days


def closing_of(node: yaml.Node | None, what: str, problems: Problems) -> time:
    """Return the end of hours such as "07:30-15:30"; 16:00 if *node* tells none, noted."""
    written = text_of(node, what, problems)
    span = _SPAN.fullmatch(written)
    try:
        if span and time.fromisoformat(span[1]) < (closed := time.fromisoformat(span[2])):
            return closed
    except ValueError:
        pass
    if written and node is not None:
        problems.add(node, f'{what}: expected opening and closing, e.g. "07:30-15:30"')
    return time(16)


def _calendar(node: yaml.Node | None, problems: Problems) -> Mapping[date, str]:
    country = text_of(node, "office.holidays", problems)
    if node is None or not country:
        return {}
    known = tuple(holidays.list_supported_countries())
    if country in known:
        # Else the machine's own locale would say in what language the days are named.
        return holidays.country_holidays(country, language="en_US")
    upper = country.upper()
    hint = f"; did you mean {upper!r}?" if upper in known else did_you_mean(country, known)
    problems.add(node, f"office.holidays: unknown country {country!r}{hint}")
    return {}


def _closed(node: yaml.Node | None, problems: Problems) -> Iterator[tuple[date, str]]:
    for day, parts in _own_days(node, "office.closed", "reason", problems):
        yield day, text_of(parts.get("reason"), "office.closed.reason", problems) or "closed"


def _opened(
    node: yaml.Node | None,
    closes: Mapping[int, time],
    closed: Mapping[date, str],
    problems: Problems,
) -> Iterator[tuple[date, time]]:
    for day, parts in _own_days(node, "office.open", "hours", problems):
        told = parts.get("hours")
        usual = closes.get(day.weekday())
        if day in closed:
            problems.add(parts["day"], f"office.open: {day} is among office.closed, too")
        if told is None and usual is None:
            example = f'{{day: {day}, hours: "08:00-12:00"}}'
            problems.add(parts["day"], f"office.open: until when? write {example}")
        yield (
            day,
            usual or time(16)
            if told is None
            else closing_of(told, "office.open.hours", problems),
        )


def _own_days(
    node: yaml.Node | None, what: str, more: str, problems: Problems
) -> Iterator[tuple[date, dict[str, yaml.Node]]]:
    """Yield each day of a list, and what is said of it; the day's own node as "day"."""
    seen: set[date] = set()
    for item in sequence(node, what, problems):
        parts = {"day": item}
        if not isinstance(item, yaml.ScalarNode):
            parts = mapping(item, what, ("day", more), problems)
            require(parts, ("day",), what, item, problems)
        day = day_of(parts.get("day"), what, problems)
        if day in seen:
            problems.add(item, f"{what}: {day} stands here twice")
        if day is not None:
            seen.add(day)
            yield day, parts
