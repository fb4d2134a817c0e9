"""Every mistake an organiser may make in rules.yaml is told, with its line and what to do.

Each row: a text of the organiser's own rules.yaml, what stands there instead, and the mistake
as `mailflow check` tells it; "§" is the number of the line with the mistake.
"""

from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow import rules
from mailflow.errors import ConfigError
from mailflow.rules.conditions import Condition, compile_condition
from mailflow.rules.vocabulary import VOCABULARY

from .readings import RULES, RULES_TEXT, facts, reading

DAY = "day: 2019-03-13 "
AT = "at: end of working hours "
GRACE = "grace: 0 minutes "
HOURS = 'hours: {mon-fri: "07:30-15:30"}'
HOLIDAYS = "holidays: RS "
LIMITS = "# limits:\n"
LATE = "when: late\n"
ADDRESS = "address: danilo.rodic@civilnodrustvo.gov.rs"
LAST = "  - name: registered\n"

# The calendar.
CALENDAR = [
    (DAY, "day: 13.03.2019 ", "§: deadline.day: expected a date; did you mean 2019-03-13?"),
    (DAY, "day: 2019-13-03 ", "§: deadline.day: expected a date, e.g. 2019-03-13"),
    (DAY, "day: 2019-02-29 ", "§: deadline.day: expected a date, e.g. 2019-03-13"),
    (DAY, "day: tomorrow ", "§: deadline.day: expected a date or days before the event"),
    (DAY, "day: 3 work days before ", '"3 working days before" or "5 days before"'),
    (DAY, "day: 0 days before ", "§: deadline.day: expected 1 to 100 days before"),
    (DAY, "day: 300 working days before ", "§: deadline.day: expected 1 to 100 days before"),
    (DAY, "day: 2019-03-18 ", "§: deadline.day: lies after the event itself"),
    (
        DAY,
        "day: 2019-03-09 ",
        "2019-03-09 is no working day (Saturday); did you mean 2019-03-08",
    ),
    (DAY, "day: 2019-03-10 ", "2019-03-08, Friday or 2019-03-11, Monday?"),
    (DAY, "day: 2019-02-15 ", "2019-02-15 is no working day (Statehood Day)"),
    (DAY, "day: 5 days before ", "§: deadline: 2019-03-10 is no working day (Sunday)"),
    ("  day: 2019-03-13 ", "  # day: 2019-03-13 ", "deadline: 'day' is missing"),
    (AT, "at: 12:00 ", '§: deadline.at: 12:00 must be quoted: "12:00"'),
    (
        AT,
        "at: noon ",
        '§: deadline.at: expected "end of working hours" or a time, e.g. "12:00"',
    ),
    (AT, 'at: "9:00" ', "§: deadline.at: expected"),
    (AT, 'at: "24:01" ', "§: deadline.at: expected"),
    (AT, "at: end of work ", "§: deadline.at: expected"),
    (GRACE, "grace: 30 ", '§: deadline.grace: 30 must be quoted: "30"'),
    (GRACE, "grace: half an hour ", '§: deadline.grace: expected e.g. "30 minutes"'),
    (GRACE, "grase: 0 minutes ", "§: deadline: unknown key 'grase'; did you mean 'grace'?"),
    (
        GRACE,
        'changing: {day: 2019-03-12, at: "12:00"} ',
        "§: deadline.changing: lies before the deadline for registering",
    ),
    (
        GRACE,
        'cancelling: {day: 2019-03-16, at: "12:00"} ',
        "§: deadline.cancelling.day: lies after the event itself",
    ),
    (
        GRACE,
        "canceling: {day: 2019-03-14} ",
        "§: deadline: unknown key 'canceling'; did you mean 'cancelling'?",
    ),
    (GRACE, "cancelling: {day: 2019-03-14} ", "§: deadline.cancelling: 'at' is missing"),
    (GRACE, "changing: 2019-03-14 ", "§: deadline.changing: expected 'key: value' lines"),
    (HOURS, 'hours: {mon-fry: "07:30-15:30"}', "unknown day 'fry'; did you mean 'fri'?"),
    (HOURS, 'hours: {fri-mon: "07:30-15:30"}', "§: office.hours: 'fri-mon' ends before it"),
    (HOURS, 'hours: {mon-fri: "15:30-07:30"}', "§: office.hours.mon-fri: expected opening"),
    (HOURS, 'hours: {mon-fri: "07:30"}', "§: office.hours.mon-fri: expected opening"),
    (HOURS, 'hours: {mon-fri: "07:30-15:60"}', "§: office.hours.mon-fri: expected opening"),
    (HOURS, "hours: {mon-fri: 7:30}", '§: office.hours.mon-fri: 7:30 must be quoted: "7:30"'),
    (
        HOURS,
        'hours: {mon-fri: "07:30-15:30", thu-sat: "08:00-12:00"}',
        "§: office.hours: thu stands in 'mon-fri' already",
    ),
    (HOURS, "hours: {}", '§: office.hours: expected e.g. {mon-fri: "07:30-15:30"}'),
    (HOURS, 'hours: "07:30-15:30"', "§: office.hours: expected 'key: value' lines"),
    (HOLIDAYS, "holidays: Serbia ", "§: office.holidays: unknown country 'Serbia'"),
    (HOLIDAYS, "holidays: rs ", "§: office.holidays: unknown country 'rs'; did you mean 'RS'?"),
    (HOLIDAYS, "holidays: no ", '§: office.holidays: no must be quoted: "no"'),
    (
        HOLIDAYS,
        "closed: [2019-03-13] ",
        "deadline: 2019-03-13 is no working day (closed); did you mean 2019-03-12, Tuesday or",
    ),
    (
        HOLIDAYS,
        'closed: [{day: 2019-03-13, reason: "селимо се"}] ',
        "2019-03-13 is no working day (селимо се)",
    ),
    (HOLIDAYS, "closed: [13.3.2019] ", "§: office.closed: expected a date"),
    (HOLIDAYS, "closed: 2019-03-11 ", "§: office.closed: expected a list"),
    (HOLIDAYS, "closed: [2019-03-11, 2019-03-11] ", "2019-03-11 stands here twice"),
    (HOLIDAYS, "closed: [{day: 2019-03-11, why: x}] ", "§: office.closed: unknown key 'why'"),
    (HOLIDAYS, "open: [2019-03-09] ", "§: office.open: until when? write {day: 2019-03-09"),
    (HOLIDAYS, "open: [{day: 2019-03-09, hours: 9-12}] ", "§: office.open.hours: expected"),
    (
        HOLIDAYS,
        "closed: [2019-03-11]\n  open: [2019-03-11] ",
        "§: office.open: 2019-03-11 is among office.closed, too",
    ),
    ("Europe/Belgrade", "Europe/Beograd", "§: event.time_zone: unknown zone 'Europe/Beograd'"),
    ("Europe/Belgrade", "CET+1", "§: event.time_zone: unknown zone 'CET+1'"),
    ("  day: 2019-03-15", "  day: 15 March 2019", "§: event.day: expected a date"),
    ("  day: 2019-03-15", "  day: 2019-03-12", "deadline.day: lies after the event itself"),
    ('  hours: {mon-fri: "07:30-15:30"}\n', "", '"end of working hours" needs the hours of'),
    (GRACE, "grace: 60 hours ", "§: deadline.grace: reaches past the day of the event"),
]


def extension(line: str) -> str:
    lines = {
        "until": "until: 2019-03-14 12:00",
        "granted": "granted: 2019-03-13 16:00",
        "reason": 'reason: "сервер"',
    }
    lines[line.partition(":")[0]] = line
    return "extensions:\n  - " + "\n    ".join(one for one in lines.values() if one) + "\n"


EXTENSIONS = [
    (
        "until: 14.03.2019 12:00",
        "extension.until: expected a day and a time, e.g. 2019-03-14 12",
    ),
    ("until: 2019-03-14", "extension.until: expected a day and a time"),
    ("until: 2019-03-14 25:00", "extension.until: expected a day and a time"),
    ("until: 2019-03-13 15:30", "extension.until: no later than the deadline itself"),
    ("until: 2019-03-16 12:00", "extension.until: lies after the event itself"),
    ("until: 2019-03-10 end of working hours", "extension.until: 2019-03-10 is no working day"),
    ("granted: 2019-03-13", "extension.granted: expected a day and a time"),
    ("granted: 2019-03-14 12:01", "extension.granted: granted when it was over already"),
    ("grantd: 2019-03-13 16:00", "extension: unknown key 'grantd'; did you mean 'granted'?"),
    ("reason: ''", "extension.reason: the text is empty"),
    ("sender: Ана Анић", "extension.sender: 'ана анић' is no e-mail address"),
    ("applies_to_earlier: yes", "extension.applies_to_earlier: expected true or false"),
]

CONDITIONS = [
    ("latte", "unknown word 'latte'; did you mean 'late'?"),
    ("Late", "unknown word 'Late'; did you mean 'late'?"),
    ("late and full", "not understood: write && instead of and"),
    ("not late", "not understood: write ! instead of not"),
    ("late = true", "not understood: write == instead of ="),
    ("late &&", "not understood at its end"),
    ("(late || full", "not understood at its end: expected ')'"),
    ("late full", "not understood at 'full'"),
    ("language == “hu”", 'not understood: write " instead of “'),
    ("late; full", "not understood at ';'"),
    ("organization.city == 'Ниш'", "unknown word 'organization'; did you mean 'organisation'?"),
    ("organisation.town == 'Ниш'", "there is no 'town'; known: name, city"),
    ("organisation == 'Бреза'", 'two kinds of values: organisation == "Бреза" has parts and'),
    ("organisation == sender", "name the part that is meant, e.g. organisation.name"),
    ("!late && full && known && change && organisation.cty == ''", "did you mean 'city'?"),
    ("size(attendees) > 50 && sender.mail == ''", "did you mean 'email'?"),
    (
        "attendees.name == 'Ана'",
        "attendees is a list; write e.g. attendees.exists(a, a.name ==",
    ),
    ("attendees.exists(a, a.nme == '')", "there is no 'nme'; did you mean 'name'?"),
    ("attendees.exists(a.name == '')", "exists is written like attendees.exists(a, a.name"),
    ("attendees.exists(late, late.name == '')", "'late' is a word of the rules"),
    ("attendees.all(a, a.name)", "all: a.name is a text, not true or false"),
    ("subject.exists(a, a == '')", "subject is a text, not a list"),
    ("size(attendees) > '3'", 'two kinds of values: size(attendees) > "3" has a number and a'),
    ("attendee_count == 'три'", "has a number and a text"),
    ("late == 'yes'", "has true or false and a text"),
    ("late > true", "late > true: does not go with true or false and true or false"),
    ("late && subject", "late && subject: true or false and a text; join true or false only"),
    ("!subject", "!subject: a text; join true or false only"),
    ("intent", "the answer is a text, not true or false: intent"),
    ("size(attendees)", "the answer is a number, not true or false"),
    ("late ? 1 : 2", "the answer is a number, not true or false"),
    ("subject + 3 == ''", "two kinds of values: subject + 3 has a text and a number"),
    ("received_at > '2019-03-12'", "has a time and a text"),
    ("received_at - deadline > 24", "has a span of time and a number"),
    ("received_at < deadline - 24", "deadline - 24 has a time and a number"),
    ("received_at < deadline - duration('24 hours')", 'expected a span of time, e.g. "90m"'),
    ("received_at < timestamp('12.3.2019.')", 'expected a time, e.g. "2019-03-12T12:00:00'),
    ("received_at.getHour() == 8", "unknown function 'getHour'; did you mean 'getHours'?"),
    ("received_at.getHours == 8", "received_at.getHours needs brackets"),
    ("contains(subject, 'x')", "contains is written the other way round: subject.contains(…)"),
    ("subject.contains(3)", "subject.contains(3): does not go with a text and a number"),
    ("subject.matches('[')", "no regular expression"),
    ("subject.matches(sender.name)", "the pattern must be written out, in quotes"),
    ("subject.lower() == 'x'", "unknown function 'lower'"),
    ("siz(attendees) > 3", "unknown function 'siz'; did you mean 'size'?"),
    ("size(subject) > 3", "only a list has a size"),
    ("'vegan' in subject", "subject is no list; write a.contains(b)"),
    ("3 in requests", "looks for a number in a list with a text in it"),
    ("intent in ['register', 3]", "two kinds of values in one list"),
    ("intent == 'registration'", "intent is never 'registration'; did you mean 'register'?"),
    ("intent in ['register', 'chnge']", "intent is never 'chnge'; did you mean 'change'?"),
    ("script == 'Cyrillic'", "script is never 'Cyrillic'"),
    ("attendees[0].name == ''", "a list can be empty; write size(attendees) > 0 &&"),
    ("late && size(attendees) < 5 && attendees[0].name == ''", "a list can be empty"),
    ("subject[0] == 'x'", "only a list has items"),
    ("attendee_count / 0 == 1", "division by zero"),
    ("1 / attendee_count == 1", "zero"),
    ("has(organisation)", "nothing is ever missing, only empty"),
    ("answers.diet == 'vegan'", "there is no 'diet': rules.yaml has no such `fields:`"),
    ("late && !late", "it can never hold"),
    ("registration && cancel", "it can never hold"),
    ("late && grace", "it can never hold"),
    ("late || !late", "it always holds: leave 'when' out"),
    ("1 == 1", "it speaks of no word of the letter"),
    ("null == subject", "unknown word 'null'"),
    ("(" * 300 + "late" + ")" * 300, "too many brackets"),
    ("!" * 300 + "late", "too many '!' in a row"),
    ("subject == " + "'x' + " * 300 + "'x'", "longer than 1000 characters"),
]

REST = [
    (LATE, "when: true\n", '§: when: true must be quoted: "true"'),
    (LATE, "when: ''\n", "§: when: the text is empty"),
    (LATE, "when: [late]\n", "§: when: expected a text"),
    (LATE, "wenn: late\n", "§: rule: unknown key 'wenn'; did you mean 'when'?"),
    (LATE, "when: late\n    registers: yes\n", "registers: expected true or false"),
    (
        LATE,
        "when: late\n    hold: true\n",
        "§: hold: a held letter is not entered",
    ),
    (
        LATE,
        "when: late\n    replay: late\n",
        "rule: unknown key 'replay'; did you mean 'reply'?",
    ),
    (LATE, "when: late\n    when: full\n", "rule: 'when' stands here twice"),
    (LATE, "when: duplicate\n", "when: as in “already registered” above: never reached"),
    ("reply: late\n", "reply: Late!\n", "§: reply: 'Late!' is no template's name"),
    (
        LAST,
        "  - name: registered\n    when: registration\n",
        "the last rule must have no 'when'",
    ),
    (LAST, "  - name: cancelled\n", "§: rules: a rule named 'cancelled' stands above already"),
    (ADDRESS, "address: danilo.rodic", "§: desk.address: 'danilo.rodic' is no e-mail address"),
    (ADDRESS, "adress: a@b.example", "§: desk: unknown key 'adress'; did you mean 'address'?"),
    (ADDRESS, "address: &a x@y.example", "§: anchors (&) are not allowed"),
    (
        LIMITS,
        "limits: {capacity: many}\n",
        "§: limits.capacity: expected a whole number from 1",
    ),
    (LIMITS, "limits: {capacity: 0}\n", "§: limits.capacity: expected a whole number from 1"),
    (LIMITS, "limits: {waiting_list: yes}\n", "§: limits.waiting_list: expected true or false"),
    (LIMITS, "limit: {capacity: 3}\n", "unknown key 'limit'; did you mean 'limits'?"),
    (LIMITS, "fields: [{name: x, label: {sr: а}}]\n", "§: fields.label: needs 'en' too"),
    (LIMITS, "\tlimits: {}\n", "§: not YAML"),
    ("office:\n", "ofice:\n", "rules.yaml: unknown key 'ofice'; did you mean 'office'?"),
    ("desk:\n", "---\ndesk:\n", "'---' is not needed"),
    ('    en: "Hotel', '    eng: "Hotel', "event.place: needs 'en' too"),
]

TABLE = [
    *CALENDAR,
    *((LIMITS, extension(line), f"§: {told}") for line, told in EXTENSIONS),
    *REST,
]


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        rules.load(text)
    return caught.value.problems


@pytest.mark.parametrize(("old", "new", "expected"), TABLE, ids=[row[1] for row in TABLE])
def test_a_mistake_is_told_with_its_line_and_what_to_do(
    old: str, new: str, expected: str
) -> None:
    assert old in RULES_TEXT
    text = RULES_TEXT.replace(old, new, 1)
    before = RULES_TEXT[: RULES_TEXT.index(old)].count("\n") + 1
    lines = range(before, before + new.count("\n") + 2)
    what = expected.removeprefix("§: ")
    found = [one for one in problems(text) if what in one]

    assert found, problems(text)
    if "§" in expected:
        assert any(one.startswith(f"rules.yaml:{at}: {what}") for one in found for at in lines)


@pytest.mark.parametrize(("when", "expected"), CONDITIONS, ids=[row[0] for row in CONDITIONS])
def test_a_condition_with_a_mistake_is_refused_before_any_letter(
    when: str, expected: str
) -> None:
    text = RULES_TEXT.replace(LATE, f"when: >-\n      {when}\n", 1)
    at = RULES_TEXT[: RULES_TEXT.index(LATE)].count("\n") + 1
    told = problems(text)

    assert told[0].startswith(f"rules.yaml:{at}: when: ")
    assert expected in told[0]
    assert len(told) == 1


def test_an_answer_that_nobody_can_give_is_a_mistake() -> None:
    field = "fields: [{name: diet, label: D, choices: {vegan: [vegan], any: [sve]}}]\n"
    text = RULES_TEXT.replace(LIMITS, field + LIMITS)
    (told,) = problems(text.replace(LATE, "when: answers.diet == 'vegn'\n"))

    assert "answers.diet is never 'vegn'; did you mean 'vegan'?" in told
    for answer in ("vegan", "", "vegan, any"):
        rules.load(text.replace(LATE, f"when: answers.diet == '{answer}'\n"))


@pytest.mark.parametrize(
    ("purpose", "word"), [("changing", "change"), ("cancelling", "cancel")]
)
def test_a_deadline_that_no_rule_looks_at_is_a_mistake(purpose: str, word: str) -> None:
    own = f"grace: 0 minutes\n  {purpose}: {{day: 2019-03-14, at: '12:00'}} #"
    rule = RULES_TEXT[RULES_TEXT.index("  - name: too late to") :].partition("\n\n")[0]
    (told,) = problems(RULES_TEXT.replace(GRACE, own).replace(rule, ""))

    assert f"deadline.{purpose}: no rule looks at it; add one with `when: {word} &&" in told
    rules.load(RULES_TEXT.replace(GRACE, own))


@pytest.mark.parametrize(("at", "day"), [("02:30", "2019-03-31"), ("02:00", "2020-03-29")])
def test_a_time_that_the_clock_leaves_out_is_a_mistake(at: str, day: str) -> None:
    text = RULES_TEXT.replace("day: 2019-03-15", "day: 2020-04-01").replace(
        DAY, f"day: {day} #"
    )
    text = text.replace(HOLIDAYS, f"open: [{{day: {day}, hours: '00:00-12:00'}}] #")
    (told,) = problems(text.replace(AT, f'at: "{at}" #'))

    assert f"there is no {at} on {day}: the clock is put forward then" in told


def test_there_are_many_of_them() -> None:
    assert len(TABLE) + len(CONDITIONS) >= 120


TOKENS = (
    *VOCABULARY, "a", ".city", ".name", ".exists(a, ", ".contains(", "size(", "duration(",
    '"x"', "'24h'", "[", "]", "(", ")", "!", "-", "&&", "||", "==", "<", "in", "+", "/", "?",
    ":", ",", ".", "3", "1.5", "true", "„", "\\", "//", "\n", "0x1", "null",
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=9).map(" ".join))
def test_whatever_is_not_refused_is_answered_for_every_letter(text: str) -> None:
    with suppress(ValueError):
        condition = compile_condition(text)
        for read in (reading(), reading(org=None, attendees=(), sender=None)):
            words = rules.words(facts(read), RULES.bounds)
            # Not within `suppress`: what was accepted must not fail on a letter.
            assert answered(condition, words), text


def answered(condition: Condition, words: Mapping[str, object]) -> bool:
    try:
        return condition.holds(words) in (True, False)
    except ValueError:
        return False
