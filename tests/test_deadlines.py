"""Deadlines: which one holds for a letter, grace, and more time granted to some."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mailflow import journey, rules
from mailflow.model import Extension, History, Intent, Reading, Registration, Status

from .readings import (
    DEADLINE,
    RULES_TEXT,
    TEMPLATES,
    ZLA,
    facts,
    key,
    reading,
    registration,
    rulebook,
)

OWN = (
    "\n  changing: {day: 2019-03-14, at: '12:00'}\n  cancelling: {day: 2019-03-14, at: '14:00'}"
)
EARLIER = registration()


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+01:00")


def told(given: rules.Facts, book: rules.Rulebook, *names: str) -> dict[str, object]:
    words = rules.words(given, book.bounds)
    return {name: words[name] for name in names}


@pytest.mark.parametrize(
    ("received_at", "late", "grace"),
    [
        ("2019-03-13T15:30:59", False, False),
        ("2019-03-13T15:31:00", False, True),
        ("2019-03-13T16:00:59", False, True),
        ("2019-03-13T16:01:00", True, False),
    ],
)
def test_in_time_within_the_grace_and_late_are_three_things(
    received_at: str, late: bool, grace: bool
) -> None:
    book = rulebook(grace="grace: 30 minutes")
    given = facts(reading(), received_at=at(received_at))

    assert told(given, book, "late", "grace") == {"late": late, "grace": grace}


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (reading(), "13 15:30"),
        (reading(intent=Intent.CHANGE), "14 12:00"),
        (reading("Бора Борић", intent=Intent.CHANGE), "13 15:30"),
        (reading(intent=Intent.CANCEL), "14 14:00"),
        (reading(intent=Intent.DECLINE), "14 14:00"),
        (reading(intent=Intent.CHANGE, sender=ZLA), "13 15:30"),
    ],
)
def test_the_deadline_is_that_of_what_the_letter_wants(read: Reading, expected: str) -> None:
    book = rulebook(grace=f"grace: 0 minutes{OWN}")
    deadline = told(facts(read, EARLIER), book, "deadline")["deadline"]

    assert isinstance(deadline, datetime)
    assert f"{deadline:%d %H:%M}" == expected


@pytest.mark.parametrize(
    ("intent", "received_at", "rule"),
    [
        (Intent.CHANGE, "2019-03-14T12:00", "changed"),
        (Intent.CHANGE, "2019-03-14T12:01", "too late to change or cancel"),
        (Intent.CANCEL, "2019-03-14T14:00", "cancelled"),
        (Intent.CANCEL, "2019-03-14T14:01", "too late to change or cancel"),
    ],
)
def test_changing_and_cancelling_end_when_they_are_said_to(
    intent: Intent, received_at: str, rule: str
) -> None:
    book = rulebook(grace=f"grace: 0 minutes{OWN}")
    given = facts(reading(intent=intent), EARLIER, received_at=at(received_at))

    assert rules.decide(given, book).rule == rule
    assert rules.decide(replace(given, released=True), book).rule != (
        "too late to change or cancel"
    )


def test_who_waits_for_a_seat_cancels_by_the_same_deadline() -> None:
    book = rulebook(grace=f"grace: 0 minutes{OWN}")
    waits = replace(EARLIER, status=Status.WAITING)
    given = facts(reading(intent=Intent.CANCEL), waits, received_at=at("2019-03-14T14:01"))

    assert rules.decide(given, book).rule == "too late to change or cancel"


@pytest.mark.parametrize("intent", [Intent.CHANGE, Intent.CANCEL])
def test_without_a_deadline_of_its_own_it_may_be_changed_until_the_event(
    intent: Intent,
) -> None:
    book = rulebook()
    on_the_day = facts(reading(intent=intent), EARLIER, received_at=at("2019-03-15T08:00"))

    assert not told(on_the_day, book, "late")["late"]
    assert told(replace(on_the_day, received_at=at("2019-03-16T00:00")), book, "late")["late"]


# More time.

UNTIL = "2019-03-14 12:00"


def extended(*told: str) -> rules.Rulebook:
    """The organiser's rules with one extension, granted on the morning of the last day."""
    lines = [f"until: {UNTIL}", "granted: 2019-03-13 09:00", 'reason: "звали су"', *told]
    item = "extensions:\n  - " + "\n    ".join(lines)
    return rules.load(RULES_TEXT.replace("# limits:\n", f"{item}\n# limits:\n", 1))


def outcome(
    book: rules.Rulebook,
    received_at: str,
    read: Reading | None = None,
    *earlier: Registration,
    granted: tuple[Extension, ...] = (),
) -> str:
    return journey.decide_and_compose(
        key(1),
        read or reading(),
        History(registrations=earlier, extensions=granted),
        book,
        TEMPLATES,
        received_at=at(received_at),
        return_path=None,
        composed_at=at(received_at),
    ).verdict.rule


@pytest.mark.parametrize(
    ("told", "received_at", "expected"),
    [
        ((), "2019-03-14T12:00", "registered"),
        ((), "2019-03-14T12:01", "after the deadline"),
        (('organisation: "UG Breza"',), "2019-03-14T12:00", "registered"),
        (('organisation: "UG Hrast"',), "2019-03-14T12:00", "after the deadline"),
        (("sender: Ana@breza.example",), "2019-03-14T12:00", "registered"),
        (("sender: zla@evil.example",), "2019-03-14T12:00", "after the deadline"),
        (
            ('organisation: "UG Breza"', "sender: zla@evil.example"),
            "2019-03-14T12:00",
            "after the deadline",
        ),
    ],
)
def test_more_time_counts_for_whom_it_was_granted_to(
    told: tuple[str, ...], received_at: str, expected: str
) -> None:
    assert outcome(extended(*told), received_at) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [((), "after the deadline"), (("applies_to_earlier: true",), "registered")],
)
def test_a_letter_that_came_before_more_time_was_granted_stays_late(
    told: tuple[str, ...], expected: str
) -> None:
    late_grant = extended(*told)
    granted = [
        replace(extension, granted_at=at("2019-03-13T18:00"))
        for extension in late_grant.extensions
    ]
    book = replace(late_grant, extensions=tuple(granted))

    assert outcome(book, "2019-03-13T17:59") == expected
    assert outcome(book, "2019-03-13T18:00") == "registered"


def test_more_time_that_staff_grant_counts_like_that_of_rules_yaml() -> None:
    given = Extension(
        until=at("2019-03-14T12:00"), granted_at=at("2019-03-13T16:00"), organisation="breza"
    )

    assert outcome(rulebook(), "2019-03-14T12:00", granted=(given,)) == "registered"
    assert outcome(rulebook(), "2019-03-14T12:01", granted=(given,)) == "after the deadline"
    assert outcome(rulebook(), "2019-03-13T15:59", granted=(given,)) == "after the deadline"


def test_more_time_for_an_organisation_counts_for_who_answers_without_naming_it() -> None:
    book = extended('organisation: "UG Breza"')
    more = reading("Бора Борић", org=None, intent=Intent.CHANGE)

    assert outcome(book, "2019-03-14T12:00", more, EARLIER) == "changed"
    assert outcome(rulebook(), "2019-03-14T12:00", more, EARLIER) == "after the deadline"


def test_an_answer_tells_the_deadline_that_holds_for_its_reader() -> None:
    unnamed = reading(attendees=(), missing=("attendee_names",))
    told = [
        journey.decide_and_compose(
            key(1), unnamed, History(), book, TEMPLATES,
            received_at=at("2019-03-13T10:00"), return_path=None,
            composed_at=at("2019-03-13T10:00"),
        ).reply
        for book in (rulebook(), extended("sender: ana@breza.example"))
    ]  # fmt: skip

    assert [
        re.search(r"\d+\. март 2019\. у [\d:]+", reply.body)[0] for reply in told if reply
    ] == ["13. март 2019. у 15:30", "14. март 2019. у 12:00"]


def test_more_time_never_shortens_a_deadline_and_grace_is_added_to_it() -> None:
    given = Extension(
        until=DEADLINE - timedelta(days=1), granted_at=DEADLINE - timedelta(days=2)
    )
    lenient = replace(extended(), deadlines=rulebook(grace="grace: 1 hour").deadlines)

    assert outcome(rulebook(), "2019-03-13T15:30", granted=(given,)) == "registered"
    assert outcome(lenient, "2019-03-14T13:00") == "registered"
    assert outcome(lenient, "2019-03-14T13:01") == "after the deadline"
