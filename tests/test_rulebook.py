"""rules.yaml is checked whole: every mistake with its line and a suggestion."""

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow import rules
from mailflow.errors import ConfigError

from .readings import DEADLINE, RULES_TEXT, rulebook, swapped, with_limits


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        rules.load(text)
    return caught.value.problems


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_organiser_s_own_rules_are_understood() -> None:
    book = rulebook()

    assert book.deadline == DEADLINE
    assert book.deadlines.registering.grace == timedelta()
    assert book.event.day == date(2019, 3, 15)
    assert book.addresses == ("danilo.rodic@civilnodrustvo.gov.rs",)
    assert book.templates == (
        "accepted", "cancelled", "changed", "declined", "duplicate", "incomplete", "late",
        "question", "status",
    )  # fmt: skip


def test_the_examples_in_its_comments_work_when_they_are_uncommented() -> None:
    tops = "limits|fields|aliases|closed|open|changing|cancelling|extensions|retention"
    limits = "capacity|reserved|attendees_per|waiting|promote|letters|book|unrelated"
    inner = f"{limits}|- |  granted|  organisation|  reason|  applies"
    asks = "  (?:label|words|choices|required)"
    parts = rf"(?:{tops}):|- {{name|  (?:{inner}|{asks})"
    text = re.sub(rf"(?m)^( *)# (?={parts})", r"\1", RULES_TEXT)
    book = rules.load(text)

    assert (book.limits.capacity, book.limits.reserved) == (120, 10)
    assert book.limits.promote_until == datetime(2019, 3, 14, 12, tzinfo=book.event.time_zone)
    assert book.limits.waiting_list
    assert book.in_parts
    assert f"{book.deadlines.changing.until:%F %R}" == "2019-03-14 12:00"
    assert f"{book.deadlines.cancelling.until:%F %R}" == "2019-03-14 15:30"
    assert [extension.applies_to_earlier for extension in book.extensions] == [False, True]
    assert not book.is_working_day(date(2019, 3, 12))
    assert book.is_working_day(date(2019, 3, 16))
    assert [(field.name, field.required) for field in book.fields] == [
        ("arrival", False),
        ("diet", True),
    ]
    assert book.retention.letters == timedelta(days=90)
    assert book.questions[1].labels == ("Исхрана", "Diet")
    assert [choice.name for choice in book.questions[1].choices] == [
        "vegan", "vegetarian", "any",
    ]  # fmt: skip
    assert book.addresses[1:] == ("prijave@example.org",)
    assert "waiting" in book.templates


def test_every_mistake_is_told_at_once_with_its_line() -> None:
    text = swapped(
        at="at: 17:00",
        late="when: latte",
        duplicate="wenn: duplicate",
        address="adress: a@b.example",
    )

    desk = line_of(text, "  adress:")
    dead, again, wrong = (line_of(text, part) for part in ("at: 17", "wenn: d", "when: latte"))
    assert [problem.removeprefix("rules.yaml:") for problem in problems(text)] == [
        f"{desk}: desk: 'address' is missing",
        f"{desk}: desk: unknown key 'adress'; did you mean 'address'?",
        f'{dead}: deadline.at: 17:00 must be quoted: "17:00"',
        f"{again - 1}: rules: without 'when' nothing below is ever reached",
        f"{again}: rule: unknown key 'wenn'; did you mean 'when'?",
        f"{wrong}: when: unknown word 'latte'; did you mean 'late'?",
    ]


@pytest.mark.parametrize(
    ("place", "written", "expected"),
    [
        ("at", "at: 12:00", 'must be quoted: "12:00"'),
        ("at", 'at: "25:00"', "expected"),
        ("at", 'at: "9"', "expected"),
        ("at", "at: end of working hour", "expected"),
        ("at", "at: [12]", "expected a text"),
        ("at", "on: end of working hours", "unknown key 'on'"),
        ("grace", "grace: 30", 'must be quoted: "30"'),
        ("grace", "grace: half an hour", 'e.g. "30 minutes"'),
        ("grace", "grace: no", "must be quoted"),
        ("grace", "grace: ~", "expected a text"),
        ("day", "day: 13.3.2019.", "expected a date"),
        ("day", "day: 2019-02-30", "expected a date"),
        ("day", "day: 2019-03-18", "lies after the event"),
        ("day", "day: 2019-03-13\n  day: 2019-03-14", "stands here twice"),
        ("zone", "time_zone: Europe/Belgrad", "did you mean 'Europe/Belgrade'?"),
        ("zone", "time_zone: CET+1", "unknown zone"),
        ("hours", "hours: {mon-fry: '07:30-15:30'}", "did you mean 'fri'?"),
        ("hours", "hours: {mon-fri: '15:30-07:30'}", "expected opening and closing"),
        ("hours", "hours: {mon-fri: 8:00}", "must be quoted"),
        ("holidays", "holidays: rs", "did you mean 'RS'?"),
        ("holidays", "holidays: no", "must be quoted"),
        ("address", "address: danilo.rodic", "no e-mail address"),
        ("address", "address: &a x@y.example", "anchors"),
        ("address", "address: *a", "aliases"),
        ("address", "address: !!str x@y.example", "tags"),
        ("late", "when: late &&", "not understood"),
        ("late", "when: ''", "empty"),
        ("late", "when: true", "must be quoted"),
        ("late", "when: late\n    registers: yes", "expected true or false"),
        ("late", "when: late\n    registers: 'true'", "expected true or false"),
        ("late", "when: late\n    hold: true", "not entered, and answered"),
        ("last", "  - name: registered\n    when: registration\n", "must have no 'when'"),
        ("last", "  - name:  cancelled\n", "stands above already"),
        ("limits", "limits: {capacity: 0}\n", "whole number from 1"),
        ("limits", "limits: {capacity: 016}\n", "whole number from 1"),
        ("limits", "limits: {capacity: many}\n", "whole number from 1"),
        ("limits", "limits: {capasity: 12}\n", "did you mean 'capacity'?"),
        ("limits", "fields: [{name: Dolazak, label: Dolazak}]\n", "use a-z"),
        ("limits", "fields: [{name: x}]\n", "'label' is missing"),
        ("limits", "fields: [{name: x, label: {sr: а}}]\n", "needs 'en' too"),
        *(
            ("limits", f"fields: [{{name: x, label: X, {field}}}]\n", expected)
            for field, expected in (
                ("wordz: [a]", "did you mean 'words'?"),
                ("words: vegan", "expected a list"),
                ("words: ['(x']", "use letters, digits"),
                ("words: ['v*']", "nearly every word"),
                ("choices: {yes: []}", "needs at least one word"),
                ("choices: {Da: [da]}", "use a-z"),
                ("choices: [da]", "expected 'key: value' lines"),
                ("required: 'true'", "expected true or false"),
            )
        ),
        ("limits", "fields: [{name: organisation, label: X}]\n", "is asked for anyway"),
        ("limits", "retention: {letters: 90 days}\n", '"90 days after the event"'),
        ("limits", "retention: {unrelated: 7 days after the event}\n", "expected"),
        ("limits", "retention: {book: 9 fortnights after the event}\n", "expected"),
        (
            "limits",
            "retention: {letters: 1 year after the event, book: 1 day after the event}\n",
            "longer than the book",
        ),
        ("limits", "<<: {a: b}\n", "unknown key '<<'"),
    ],
)
def test_a_mistake_is_told_with_the_line_it_is_on(
    place: str, written: str, expected: str
) -> None:
    text = swapped(**{place: written})
    told = [p for p in problems(text) if expected in p]

    assert told
    first, last = line_of(text, written), line_of(text, written) + written.count("\n")
    assert all(first <= int(p.split(":")[1]) <= last for p in told)


# Working days.


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-02-15", "(Statehood Day); did you mean 2019-02-14, Thursday or 2019-02-18"),
        ("2019-03-09", "(Saturday); did you mean 2019-03-08, Friday or 2019-03-11, Monday?"),
        ("2019-03-10", "(Sunday); did you mean 2019-03-08, Friday or 2019-03-11, Monday?"),
        (
            "2019-01-07",
            "(Orthodox Christmas Day); did you mean 2019-01-04, Friday or 2019-01-08",
        ),
        ("5 days before", "2019-03-10 is no working day (Sunday)"),
    ],
)
@pytest.mark.parametrize("at", ["at: end of working hours", 'at: "23:59"'])
def test_a_deadline_needs_a_working_day(day: str, expected: str, at: str) -> None:
    told = problems(swapped(day=f"day: {day}", at=at))

    assert len(told) == 1
    assert expected in told[0]


def test_days_off_are_named_in_english_whatever_the_machines_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "sr")

    assert "(Statehood Day)" in problems(swapped(day="day: 2019-02-15"))[0]


def test_a_deadline_may_be_on_a_sunday_on_which_the_office_works() -> None:
    holidays = "holidays: RS\n  open: [{day: 2019-03-10, hours: '09:00-12:00'}]"
    text = swapped(day="day: 2019-03-10", holidays=holidays)

    assert f"{rules.load(text).deadline:%F %T}" == "2019-03-10 12:00:00"


@pytest.mark.parametrize(
    ("day", "at", "holidays", "expected"),
    [
        ("3 working days before", "end of working hours", "RS", "2019-03-12 15:30"),
        ("1 working day before the event", "end of working hours", "RS", "2019-03-14 15:30"),
        ("3 days before", '"12:00"', "RS", "2019-03-12 12:00"),
        ("2 working days before", '"12:00"', "RS\n  closed: [2019-03-14]", "2019-03-12 12:00"),
        ("20 working days before", '"12:00"', "RS", "2019-02-14 12:00"),  # two holidays between
        ("2019-03-13", '"24:00"', "RS", "2019-03-13 23:59"),
        (
            "2019-03-13",
            "end of working hours",
            "RS\n  open: [{day: 2019-03-13, hours: '07:30-18:00'}]",
            "2019-03-13 18:00",
        ),
    ],
)
def test_a_deadline_is_a_day_and_a_time(
    day: str, at: str, holidays: str, expected: str
) -> None:
    book = rulebook(day=f"day: {day}", at=f"at: {at}", holidays=f"holidays: {holidays}")

    assert f"{book.deadline:%F %R}" == expected


def test_one_weekday_may_differ() -> None:
    hours = 'hours: {mon-fri: "07:30-15:30", wed: "07:30-13:00"}'

    assert f"{rulebook(hours=hours).deadline:%R}" == "13:00"


def test_end_of_working_hours_is_that_of_its_own_weekday() -> None:
    hours = 'hours: {mon-tue: "08:00-16:00", wed: "08:00-17:30", thu-fri: "08:00-15:00"}'

    assert f"{rulebook(hours=hours).deadline:%T}" == "17:30:00"


def test_the_office_is_closed_on_the_public_holidays_of_serbia() -> None:
    is_working_day = rulebook().is_working_day

    assert not is_working_day(date(2019, 4, 29))  # Orthodox Easter Monday
    assert not is_working_day(date(2019, 4, 28))
    assert is_working_day(date(2019, 4, 30))


# Strange files.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "expected 'event:'"),
        ("- a\n- b\n", "expected 'event:'"),
        ("event: [", "not YAML"),
        ("event: {title: a\n", "not YAML"),
        ("a: \x00", "may not stand in YAML"),
        ("[" * 5000, "levels of nesting"),
        ("a: b\n---\nc: d\n", "'---'"),
        ("? [a, b]\n: c\n", "unknown key"),
        ("x" * 300_000, "larger than"),
        ("a: &a [1]\nb: [*a, *a]\n", "anchors"),
        ("event:\n\ttitle: x\n", "not YAML"),
    ],
)
def test_a_file_that_is_no_rulebook_is_refused_with_a_reason(text: str, expected: str) -> None:
    assert any(expected in problem for problem in problems(text))


def test_an_empty_part_is_told_as_what_it_lacks() -> None:
    told = problems("event: {}\ndesk: {}\ndeadline: {}\nrules: []\n")

    assert "rules.yaml:1: event: 'title' is missing" in told
    assert "rules.yaml:4: rules: expected 1 to 100 rules" in told


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_a_line_gone_or_doubled_is_understood_or_refused_with_lines(
    data: st.DataObject,
) -> None:
    lines = RULES_TEXT.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    change = data.draw(st.sampled_from(["gone", "doubled", "cut"]))
    new = {"gone": [], "doubled": [lines[at]] * 2, "cut": [lines[at][: len(lines[at]) // 2]]}
    text = "".join(lines[:at] + new[change] + lines[at + 1 :])
    try:
        rules.load(text)
    except ConfigError as error:
        for problem in error.problems:
            name, line, what = problem.split(":", 2)
            assert name == "rules.yaml"
            assert 1 <= int(line) <= text.count("\n") + 1
            assert what.strip()


def test_the_fingerprint_tells_two_rulebooks_apart() -> None:
    assert rulebook().fingerprint == rulebook().fingerprint
    assert rulebook().fingerprint != rulebook(grace="grace: 5 minutes").fingerprint


def test_every_word_of_the_vocabulary_says_what_it_means() -> None:
    assert all(word.says and word.kind for word in rules.VOCABULARY.values())


def test_what_limits_answer_by_themselves_needs_its_template_too() -> None:
    silent = with_limits(capacity=3).replace("reply: accepted\n    registers", "registers")

    assert "waiting" in rules.load(silent).templates
    assert "accepted" in rules.load(silent.replace("reply: accepted, ", "")).templates


def with_field(when: str) -> str:
    field = "fields: [{name: diet, label: Diet}]\n"
    return swapped(limits=field, late=f"when: {when}")


def test_a_rule_may_look_at_the_answers_to_the_fields() -> None:
    book = rules.load(with_field("'late && answers.diet == \"vegan\"'"))

    assert [field.name for field in book.fields] == ["diet"]


def test_a_field_that_does_not_exist_is_a_mistake_in_a_rule() -> None:
    [problem] = problems(with_field("'answers.dite == \"vegan\"'"))

    assert "there is no 'dite'; did you mean 'diet'?" in problem
