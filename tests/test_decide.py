"""The decision table of the organiser's own rules.yaml, row by row."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mailflow import rules
from mailflow.model import Doubt, Intent, Reading, Status
from mailflow.reasons import doubt, sentence

from .readings import (
    ANA,
    DEADLINE,
    IN_TIME,
    RULES,
    RULES_TEXT,
    ZLA,
    facts,
    found,
    organisation,
    reading,
    registration,
    rulebook,
)

HELD = reading(doubts=(doubt("two_organisations", "Бреза", "Јела"),))


def rule(given: rules.Facts, book: rules.Rulebook = RULES) -> str:
    return rules.decide(given, book).rule


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (reading(head={"machine": "Auto-Submitted: auto-replied"}), "never answer a machine"),
        (reading(intent=Intent.AUTOMATIC), "never answer a machine"),
        (reading(intent=Intent.UNRELATED), "not about the event"),
        (HELD, "a person should look first"),
        (reading(sender=None), "a person should look first"),
        (reading(intent=Intent.QUESTION), "a question"),
        (reading(intent=Intent.DECLINE), "cannot come"),
        (reading(intent=Intent.CANCEL), "nothing known to cancel"),
        (reading(intent=Intent.CHANGE), "nothing known to change"),
        (reading(missing=("attendee_names",), attendees=()), "something is missing"),
        (reading(), "registered"),
    ],
)
def test_a_letter_we_know_nothing_of_meets_its_rule(read: Reading, expected: str) -> None:
    assert rule(facts(read)) == expected


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (reading(intent=Intent.CANCEL), "cancelled"),
        (reading(intent=Intent.CHANGE), "changed"),
        (reading(), "already registered"),
        (reading("Ана Анић", "Петар Перић"), "registered"),
    ],
)
def test_a_letter_about_what_the_book_has_meets_its_rule(read: Reading, expected: str) -> None:
    assert rule(facts(read, registration())) == expected


def test_a_letter_from_the_desk_itself_is_a_machine_s() -> None:
    ours = replace(ANA, email="danilo.rodic@civilnodrustvo.gov.rs")

    assert rule(facts(reading(sender=ours))) == "never answer a machine"


def test_a_held_letter_tells_staff_why() -> None:
    verdict = rules.decide(facts(HELD), RULES)

    assert verdict == replace(
        verdict, hold="“Бреза” or “Јела”?", doubts=HELD.doubts, reply=None, registers=False
    )


def test_weak_doubts_hold_a_letter_only_together() -> None:
    weak = tuple(Doubt(code=code, weight=0.15) for code in ("half_name", "torn", "sealed"))

    assert rule(facts(reading(doubts=weak[:1]))) == "registered"
    assert rule(facts(reading(doubts=weak))) == "a person should look first"


def test_weak_doubts_are_not_told_where_another_reason_holds_the_letter() -> None:
    weak = Doubt(code="half_name", values=("Ана",), weight=0.1)
    verdict = rules.decide(facts(reading(intent=Intent.QUESTION, doubts=(weak,))), RULES)

    assert verdict.hold == "a question: please answer it by hand, then dismiss it"


def test_a_question_is_held_for_an_answer_by_hand() -> None:
    verdict = rules.decide(facts(reading(intent=Intent.QUESTION)), RULES)

    assert verdict.hold == "a question: please answer it by hand, then dismiss it"


def test_a_released_letter_is_not_held_for_its_doubts_again() -> None:
    assert rule(facts(HELD, released=True)) == "registered"


@pytest.mark.parametrize("intent", [Intent.CANCEL, Intent.CHANGE])
def test_a_stranger_s_cancellation_or_change_is_held(intent: Intent) -> None:
    forged = facts(reading(intent=intent, sender=ZLA), registration())

    assert rules.decide(forged, RULES).hold


def test_a_released_cancellation_from_another_address_is_carried_out() -> None:
    other = facts(reading(intent=Intent.CANCEL, sender=ZLA), registration(), released=True)

    assert rule(other) == "cancelled"


def test_a_released_change_of_nothing_known_becomes_a_registration() -> None:
    assert rule(facts(reading(intent=Intent.CHANGE), released=True)) == "registered"


def test_what_was_cancelled_cannot_be_cancelled_again() -> None:
    gone = registration(status=Status.CANCELLED)

    assert rule(facts(reading(intent=Intent.CANCEL), gone)) == "nothing known to cancel"


def change(*names: str, **fields: object) -> Reading:
    return reading(*names, intent=Intent.CHANGE, **fields)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (change("Бора Борић", removed=(found("Ана Анић"),)), "changed"),
        (change("Бора Борић"), "after the deadline"),
        (change(attendees=(), removed=(found("Ана Анић"),)), "changed"),
        (change(attendees=(), attendee_count=4), "after the deadline"),
    ],
)
def test_after_the_deadline_people_may_be_swapped_but_not_added(
    read: Reading, expected: str
) -> None:
    after = DEADLINE + timedelta(hours=1)

    assert rule(facts(read, registration(), received_at=after)) == expected


@pytest.mark.parametrize(
    ("status", "received_at", "expected"),
    [
        (Status.LATE, DEADLINE + timedelta(hours=1), "after the deadline"),
        (Status.INCOMPLETE, DEADLINE + timedelta(hours=1), "after the deadline"),
        (Status.INCOMPLETE, IN_TIME, "registered"),
    ],
)
def test_a_change_gets_no_seat_for_who_had_none(
    status: Status, received_at: datetime, expected: str
) -> None:
    before = registration(status=status)

    assert rule(facts(change(), before, received_at=received_at)) == expected


def test_an_answer_that_still_lacks_the_names_is_asked_again() -> None:
    before = registration(status=Status.INCOMPLETE, attendees=())
    answer = change(attendees=(), missing=("attendee_names",))

    assert rule(facts(answer, before)) == "something is missing"


# The deadline, to the minute.


@pytest.mark.parametrize(
    ("received_at", "expected"),
    [
        (DEADLINE, "registered"),
        (DEADLINE + timedelta(seconds=59, milliseconds=900), "registered"),
        (DEADLINE + timedelta(minutes=1), "after the deadline"),
        (DEADLINE.astimezone(UTC), "registered"),
        (DEADLINE.astimezone(UTC) + timedelta(seconds=60), "after the deadline"),
    ],
)
def test_the_minute_of_the_deadline_is_in_time(received_at: datetime, expected: str) -> None:
    assert rule(facts(reading(), received_at=received_at)) == expected


def test_grace_is_added_to_the_deadline() -> None:
    lenient = rulebook(grace="grace: 30 minutes")

    assert rule(facts(reading(), received_at=DEADLINE + timedelta(minutes=30)), lenient) == (
        "registered"
    )
    assert rule(facts(reading(), received_at=DEADLINE + timedelta(minutes=31)), lenient) == (
        "after the deadline"
    )


@pytest.mark.parametrize(
    ("utc", "expected"),
    [
        ("2019-10-27T01:30:00+00:00", "registered"),
        ("2019-10-27T01:31:00+00:00", "after the deadline"),
    ],
)
def test_an_hour_that_comes_twice_ends_when_it_is_over_the_second_time(
    utc: str, expected: str
) -> None:
    text_day = "day: 2019-10-27"
    book = rules.load(
        RULES_TEXT.replace("day: 2019-03-15", "day: 2019-10-28")
        .replace("day: 2019-03-13", text_day)
        .replace("at: end of working hours", 'at: "02:30"')
        .replace("holidays: RS", "open: [{day: 2019-10-27, hours: '00:00-02:30'}]")
    )
    zone = book.event.time_zone
    received_at = datetime.fromisoformat(utc).astimezone(zone)

    assert rule(facts(reading(), received_at=received_at), book) == expected


def test_grace_over_the_change_of_clocks_is_a_real_half_hour() -> None:
    book = rules.load(
        RULES_TEXT.replace("day: 2019-03-15", "day: 2019-04-01")
        .replace("day: 2019-03-13", "day: 2019-03-31")
        .replace("at: end of working hours", 'at: "01:45"')
        .replace("grace: 0 minutes", "grace: 30 minutes")
        .replace("holidays: RS", "open: [{day: 2019-03-31, hours: '00:00-02:30'}]")
    )
    last = datetime.fromisoformat("2019-03-31T01:15:00+00:00")

    assert rule(facts(reading(), received_at=last), book) == "registered"
    assert rule(facts(reading(), received_at=last + timedelta(minutes=1)), book) == (
        "after the deadline"
    )


# Duplicates, across scripts, spellings and word order.


@pytest.mark.parametrize(
    ("org", "name"),
    [
        ("Удружење „Бреза“", "Ђорђе Шћекић"),
        ("Udruženje „Breza“", "Đorđe Šćekić"),
        ("UDRUZENJE BREZA", "DJORDJE SCEKIC"),
        ("УГ Бреза", "Шћекић Ђорђе"),
        ("Udruženje građana Breza", "Šćekić Đorđe"),
    ],
)
def test_the_same_people_of_the_same_organisation_are_a_duplicate(org: str, name: str) -> None:
    again = facts(reading(name, org=org), registration("Ђорђе Шћекић"))

    assert rule(again) == "already registered"


@pytest.mark.parametrize(
    ("read", "why"),
    [
        (reading("Ана Анић", "Бора Борић"), "somebody new"),
        (reading("Ана Анић", org="Удружење „Јела“", sender=ZLA), "another organisation"),
    ],
)
def test_anything_new_is_not_a_duplicate(read: Reading, why: str) -> None:
    assert rule(facts(read, registration())) == "registered"


def test_two_cities_are_two_organisations() -> None:
    there = registration(city="Ниш")
    other = reading(org=organisation("Удружење „Бреза“", city="Суботица"), sender=ZLA)

    assert rule(facts(other, there)) == "registered"


def test_nobody_named_but_as_many_as_have_seats_is_a_duplicate() -> None:
    same = reading(attendees=(), attendee_count=1)

    assert rule(facts(same, registration())) == "already registered"


def test_who_was_only_noted_as_late_is_told_so_again() -> None:
    late = registration(status=Status.LATE)
    there = replace(
        late, attendees=tuple(replace(a, status=Status.LATE) for a in late.attendees)
    )
    again = facts(reading(), there, received_at=DEADLINE + timedelta(hours=1))

    assert rule(again) == "after the deadline"


def test_a_duplicate_after_the_deadline_is_still_only_a_duplicate() -> None:
    again = facts(reading(), registration(), received_at=DEADLINE + timedelta(days=1))

    assert rule(again) == "already registered"


# Something is missing, unless the sender told it before.


def test_names_sent_after_the_organisation_complete_the_registration() -> None:
    before = registration(status=Status.INCOMPLETE, attendees=())
    names = reading("Ана Анић", org=None, missing=("organisation",))

    assert rule(facts(names, before)) == "registered"


def test_what_another_sender_told_before_completes_nothing() -> None:
    before = registration(status=Status.INCOMPLETE, attendees=())
    names = reading("Ана Анић", org=None, missing=("organisation",), sender=ZLA)

    assert rule(facts(names, before)) == "something is missing"


# Limits.


def limited(**limits: int) -> rules.Rulebook:
    lines = "".join(f"  {name}: {count}\n" for name, count in limits.items())
    text = RULES_TEXT.replace("# limits:\n", f"limits:\n{lines}")
    row = "  - {name: full, when: full, reply: waiting}\n"
    many = '  - {name: many, when: too_many, hold: "more people than allowed"}\n'
    place = "  - name: something is missing"
    return rules.load(text.replace(place, row + many + place))


@pytest.mark.parametrize(("capacity", "expected"), [(2, "registered"), (1, "full")])
def test_the_last_seat_is_given_and_not_one_more(capacity: int, expected: str) -> None:
    there = registration("Бора Борић", marks=(), organisation="Јела", contact_email=None)

    assert rule(facts(reading(), there), limited(capacity=capacity)) == expected


def test_people_who_have_seats_need_no_second_one() -> None:
    more = facts(reading("Ана Анић", "Бора Борић"), registration())

    assert rule(more, limited(capacity=2)) == "registered"


@pytest.mark.parametrize(("limit", "expected"), [(2, "registered"), (1, "many")])
def test_an_organisation_sends_as_many_as_it_may(limit: int, expected: str) -> None:
    more = facts(reading("Бора Борић"), registration())

    assert rule(more, limited(attendees_per_organisation=limit)) == expected


def test_people_told_by_number_alone_need_seats_too() -> None:
    three = facts(reading(attendee_count=3))

    assert rule(three, limited(capacity=2)) == "full"


# Conditions an organiser may write.


@pytest.mark.parametrize(
    "when",
    [
        'organisation.name.contains("Бреза")',
        "size(attendees) == 1 && !late",
        'attendees.exists(a, a.name == "Ана Анић")',
        'sender.email.endsWith("breza.example")',
        '"vegan" in requests',
        "received_at < deadline - duration('24h')",
        "received_at.getHours() == 10",
        'intent == "register" && language == "sr" && script == "Cyrl"',
        'organisation.city == ""',
        "attendee_count == 1",
        "!released && registration",
    ],
)
def test_a_condition_may_use_every_word_of_the_vocabulary(when: str) -> None:
    book = rules.load(RULES_TEXT.replace("when: automatic", f"when: >-\n      {when}"))

    assert rule(facts(reading(requests=(found("vegan"),))), book) == "never answer a machine"


def test_a_rule_that_fails_only_on_a_strange_letter_holds_that_letter() -> None:
    when = "when: 'size(attendees) < 2 || attendees[5].name == \"\"'"
    book = rules.load(RULES_TEXT.replace("when: automatic", when))
    verdict = rules.decide(facts(reading("Ана Анић", "Бора Борић")), book)

    assert verdict.hold is not None
    assert "never answer a machine" in verdict.hold


def test_the_verdict_depends_on_nothing_but_its_arguments() -> None:
    given = facts(reading(), received_at=IN_TIME)

    assert rules.decide(given, RULES) == rules.decide(given, RULES)


@pytest.mark.parametrize(
    ("code", "named", "is_known", "is_uncertain"),
    [
        ("no_organisation", False, False, False),  # the answer asks for it
        ("no_organisation", True, True, False),  # the sender's registration has it
        ("count_only", True, False, True),
        ("replaces_nothing", True, True, False),
        ("replaces_nothing", True, False, True),
        ("guessed_name", True, True, True),
    ],
)
def test_a_doubt_is_none_where_the_answer_asks_or_the_book_knows(
    code: str, named: bool, is_known: bool, is_uncertain: bool
) -> None:
    read = reading(
        org="Удружење „Бреза“" if named else None,
        missing=() if named else ("organisation",),
        doubts=(Doubt(code=code, values=("x", "y"), weight=0.9),),
    )
    earlier = (registration("Вера Верић"),) if is_known else ()

    assert rules.words(facts(read, *earlier), RULES.bounds)["uncertain"] is is_uncertain


def test_a_rule_tells_staff_in_each_of_their_languages() -> None:
    (told,) = rules.decide(facts(reading(intent=Intent.QUESTION)), RULES).doubts

    assert sentence(told).startswith("a question:")
    assert sentence(told, "sr").startswith("питање:")
