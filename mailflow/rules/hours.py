"""Decide: office hours and public holidays -> working days."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Final

import holidays
import yaml

from mailflow.rules.strict import Problems, did_you_mean, mapping, text_of

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_DAYS_MAX: Final = 30  # no run of holidays is longer
_SPAN: Final = re.compile(r"(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """When the office works.

    Attributes:
        closes: End of working hours by weekday, Monday 0; days off are left out.
        public_holidays: Name of each day off; the calendar fills itself year by year.
    """

    closes: Mapping[int, time]
    public_holidays: Mapping[date, str] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """The office works on *day*."""
        return day.weekday() in self.closes and not self.holiday(day)

    def holiday(self, day: date) -> str:
        """Return the name of the public holiday on *day*; "" if it is none."""
        return self.public_holidays.get(day) or ""

    def nearest_working_day(self, day: date) -> date | None:
        """Return the working day nearest to *day*, the earlier of two; None within a month."""
        return next((near for near in _around(day) if self.is_working_day(near)), None)


WEEKDAYS: Final = Office(closes={day: time(16) for day in range(5)})
"""What counts as working days where rules.yaml says nothing of office hours."""


def _around(day: date) -> Iterator[date]:
    for days in range(1, LOOK_DAYS_MAX):
        yield day - timedelta(days=days)
        yield day + timedelta(days=days)


def read_office(node: yaml.Node | None, problems: Problems) -> Office:
    """Return the `office:` part; Monday to Friday where nothing is said."""
    if node is None:
        return WEEKDAYS
    parts = mapping(node, "office", ("hours", "holidays"), problems)
    closes: dict[int, time] = {}
    for days, span in mapping(parts.get("hours"), "office.hours", (), problems).items():
        closed = _closing(span, f"office.hours.{days}", problems)
        for day in _days(days, span, problems):
            closes[day] = closed
    country = text_of(parts.get("holidays"), "office.holidays", problems)
    known = tuple(holidays.list_supported_countries())
    if country and country not in known:
        hint = (
            did_you_mean(country, known)
            if country.upper() not in known
            else (f"; did you mean {country.upper()!r}?")
        )
        problems.add(parts["holidays"], f"office.holidays: unknown country {country!r}{hint}")
        country = ""
    calendar = holidays.country_holidays(country) if country else {}
    return Office(closes=closes or WEEKDAYS.closes, public_holidays=calendar)


def _days(written: str, node: yaml.Node, problems: Problems) -> range:
    first, _, last = written.partition("-")
    for word in (first, last or first):
        if word not in DAYS:
            hint = did_you_mean(word, DAYS)
            problems.add(node, f"office.hours: unknown day {word!r}{hint}")
            return range(0)
    return range(DAYS.index(first), DAYS.index(last or first) + 1)


def _closing(node: yaml.Node, what: str, problems: Problems) -> time:
    written = text_of(node, what, problems)
    span = _SPAN.fullmatch(written)
    try:
        if span and time.fromisoformat(span[1]) < (closed := time.fromisoformat(span[2])):
            return closed
    except ValueError:
        pass
    if written:
        problems.add(node, f'{what}: expected opening and closing, e.g. "07:30-15:30"')
    return time(16)
