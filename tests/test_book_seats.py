"""Seats: who gets one, who waits in which turn, and who moves up when one is free."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow import book, journey, rules
from mailflow.model import (
    Address,
    Attendee,
    History,
    Intent,
    Promotion,
    Reading,
    Registration,
    Status,
    Turn,
    Verdict,
)
from mailflow.script import name_key

from .readings import (
    ACCEPTED,
    ANA,
    DEADLINE,
    IN_TIME,
    RULES_TEXT,
    facts,
    found,
    key,
    reading,
    registration,
    with_limits,
)

CHANGED = Verdict(rule="changed", reply="changed", registers=True)
WAITING = Verdict(rule="full", reply="waiting")
LATE = Verdict(rule="late", reply="late")


def partly(seats: int) -> Verdict:
    return Verdict(rule="some", reply="accepted", registers=True, seats=seats)


def turn(number: int) -> Turn:
    return Turn(since=IN_TIME + timedelta(minutes=number), letter=key(number))


def entered(
    read: Reading, verdict: Verdict, *earlier: Registration, number: int = 2
) -> Registration:
    at = IN_TIME + timedelta(minutes=number)
    history = History(registrations=earlier)
    result = book.enter(key(number), at, read, verdict, history)
    assert result is not None
    return result


def standing(entry: Registration) -> list[tuple[str, str]]:
    return [(a.name, str(a.status)) for a in entry.attendees]


def change(*names: str, removed: Sequence[str] = (), **fields: object) -> Reading:
    read = reading(*names, intent=Intent.CHANGE, removed=tuple(map(found, removed)), **fields)
    return read if names else replace(read, attendees=())


# Whom a verdict seats.


def test_the_first_get_the_seats_there_are_and_the_others_wait() -> None:
    entry = entered(reading("А А", "Б Б", "В В"), partly(2))

    assert standing(entry) == [("А А", "confirmed"), ("Б Б", "confirmed"), ("В В", "waiting")]
    assert (entry.status, entry.seats, entry.turns) == (Status.CONFIRMED, 2, (turn(2),))


def test_where_no_seat_is_left_all_wait() -> None:
    entry = entered(reading("А А"), partly(0))

    assert (entry.status, entry.seats) == (Status.WAITING, 0)


def test_people_told_by_number_alone_take_seats_and_turns() -> None:
    entry = entered(reading("А А", attendee_count=4), partly(2))

    assert (entry.seats, entry.unnamed, entry.turns) == (2, 3, (turn(2), turn(2)))


def test_names_told_later_take_the_places_of_who_had_none() -> None:
    before = entered(reading("А А", attendee_count=4), partly(2))
    after = entered(change("Б Б", "В В"), CHANGED, before, number=3)

    assert standing(after) == [("А А", "confirmed"), ("Б Б", "confirmed"), ("В В", "waiting")]
    assert (after.seats, after.turns, after.attendee_count) == (2, (turn(2), turn(2)), 4)


def test_fewer_told_by_number_give_up_their_turns_before_their_seats() -> None:
    before = entered(reading("А А", attendee_count=4), partly(2))
    after = entered(change(attendee_count=3), CHANGED, before, number=3)

    assert (after.seats, after.turns) == (2, (turn(2),))


def test_who_comes_instead_of_somebody_takes_his_turn() -> None:
    before = entered(reading("А А", "Б Б"), partly(1))
    after = entered(change("В В", removed=["Б Б"]), CHANGED, before, number=3)

    assert standing(after) == [("А А", "confirmed"), ("В В", "waiting")]
    assert after.turns == (turn(2),)


def test_a_change_too_late_is_late_for_whom_it_adds_only() -> None:
    before = registration("А А", "Б Б")
    after = entered(change("В В", "Г Г", removed=["А А"]), LATE, before)

    assert standing(after) == [("Б Б", "confirmed"), ("В В", "confirmed"), ("Г Г", "late")]
    assert (after.status, after.seats) == (Status.CONFIRMED, 2)


def test_more_people_by_number_alone_after_the_deadline_get_no_seats() -> None:
    after = entered(change(attendee_count=5), LATE, registration("А А"))

    assert (after.seats, after.attendee_count) == (1, 1)


def test_who_waits_and_is_named_again_keeps_his_turn() -> None:
    before = entered(reading("А А"), WAITING)
    after = entered(reading("А А", "Б Б"), WAITING, before, number=3)

    assert after.turns == (turn(2), turn(3))


def test_where_everybody_is_taken_out_one_by_one_the_registration_is_cancelled() -> None:
    after = entered(change(removed=["А А"]), CHANGED, registration("А А"))

    assert (after.status, after.seats) == (Status.CANCELLED, 0)
    assert standing(after) == [("А А", "cancelled")]


def test_a_revision_counts_what_people_would_be_told_anew() -> None:
    first = registration("А А")
    added = entered(reading("А А", "Б Б"), ACCEPTED, first)
    filed = entered(reading("А А", "Б Б"), Verdict(rule="x", reply="duplicate"), added)

    assert (first.revision, added.revision, filed.revision) == (0, 1, 1)


# How many seats a letter asks for.


def limited(**limits: int | str) -> rules.Rulebook:
    return rules.load(with_limits(**limits))


def decided(read: Reading, limits: rules.Rulebook, *there: Registration) -> Verdict:
    return rules.decide(facts(read, *there), limits)


JELA = replace(registration("Ј Ј"), organisation="Јела", marks=(), reference="72PSH8K")


@pytest.mark.parametrize(
    ("capacity", "seats", "reply"),
    [(4, None, "accepted"), (3, 2, "accepted"), (2, 1, "accepted"), (1, 0, "waiting")],
)
def test_as_many_are_seated_as_there_are_seats(
    capacity: int, seats: int | None, reply: str
) -> None:
    verdict = decided(reading("А А", "Б Б", "В В"), limited(capacity=capacity), JELA)

    assert (verdict.seats, verdict.reply) == (seats, reply)


def test_seats_kept_back_are_for_letters_that_a_person_releases() -> None:
    kept = limited(capacity=3, reserved=2)
    given = facts(reading("А А"), JELA)

    assert rules.decide(given, kept).reply == "waiting"
    assert rules.decide(replace(given, released=True), kept).reply == "accepted"


@pytest.mark.parametrize(("limit", "seats"), [(3, None), (2, 1), (1, 0)])
def test_an_organisation_gets_no_more_than_it_may(limit: int, seats: int | None) -> None:
    more = reading("Б Б", "В В")

    assert decided(more, limited(attendees_per_organisation=limit), registration("А А")) == (
        Verdict(rule="registered", reply="accepted", registers=True)
        if seats is None
        else Verdict(rule="some", reply="accepted", registers=True, seats=seats)
    )


def test_nobody_overtakes_those_who_wait() -> None:
    given = facts(reading("А А"))
    queued = replace(given, history=replace(given.history, queued=True))

    assert rules.decide(queued, limited(capacity=9)).reply == "waiting"


def test_who_is_swapped_or_put_right_needs_no_seat() -> None:
    there = registration("А А", "Б Б")
    swap = change("В В", removed=["А А"])
    right = change("А Ан", corrected=(("А А", "А Ан"),))

    for read in (swap, right):
        assert decided(read, limited(capacity=2), there).rule == "changed"
        late = facts(read, there, received_at=DEADLINE + timedelta(hours=1))
        assert rules.decide(late, limited(capacity=2)).rule == "changed"


def test_names_for_people_told_by_number_need_no_seat() -> None:
    there = replace(registration("А А"), attendee_count=3)

    assert decided(change("Б Б", "В В"), limited(capacity=3), there).rule == "changed"


def test_the_same_people_and_more_by_number_are_no_duplicate() -> None:
    more = reading("А А", attendee_count=3)

    assert decided(more, limited(capacity=9), registration("А А")).rule == "registered"


# Moving up.


def waits(name: str, *turns: int, seated: int = 0, unnamed: int = 0) -> Registration:
    """A registration in which people wait in *turns*, a number of which is *unnamed*."""
    named = [turn(number) for number in turns[: len(turns) - unnamed]]
    people = [Attendee(name=f"{name} {n}") for n in range(seated)]
    people += [
        Attendee(name=f"{name} W{n}", status=Status.WAITING, turn=one)
        for n, one in enumerate(named)
    ]
    return replace(
        registration(),
        reference=name,
        status=Status.CONFIRMED if seated else Status.WAITING,
        attendees=tuple(people),
        attendee_count=seated + len(turns),
        unnamed_turns=tuple(turn(number) for number in turns[len(turns) - unnamed :]),
    )


def room(
    free: int | None, per_organisation: int | None = None, in_parts: bool = True
) -> book.Room:
    return book.Room(free=free, per_organisation=per_organisation, in_parts=in_parts)


def seats_of(promotions: Iterable[Promotion]) -> dict[str, int]:
    return {p.after.reference: p.after.seats for p in promotions}


def test_they_move_up_in_order_of_receipt() -> None:
    waiting = [waits("B", 2), waits("A", 1), waits("C", 3)]

    assert list(seats_of(book.promote(waiting, room(2)))) == ["A", "B"]


def test_turns_count_not_registrations() -> None:
    early = waits("A", 1, 5)

    assert seats_of(book.promote([early, waits("B", 2)], room(2))) == {"A": 1, "B": 1}


@pytest.mark.parametrize(("in_parts", "expected"), [(True, {"A": 2}), (False, {})])
def test_a_group_moves_up_in_parts_or_holds_up_all(
    in_parts: bool, expected: dict[str, int]
) -> None:
    waiting = [waits("A", 1, 1, 1), waits("B", 2)]

    assert seats_of(book.promote(waiting, room(2, in_parts=in_parts))) == expected


def test_whose_organisation_has_as_many_as_it_may_holds_up_nobody() -> None:
    waiting = [waits("A", 1, 1, seated=2), waits("B", 2)]

    assert seats_of(book.promote(waiting, room(2, per_organisation=3))) == {"A": 3, "B": 1}
    assert seats_of(book.promote(waiting, room(2, per_organisation=2))) == {"B": 1}
    whole = room(2, per_organisation=3, in_parts=False)
    assert seats_of(book.promote(waiting, whole)) == {"B": 1}


def test_people_told_by_number_alone_move_up_after_those_with_names() -> None:
    (moved,) = book.promote([waits("A", 1, 1, 1, unnamed=2)], room(2))

    assert (moved.after.seats, moved.after.unnamed_turns) == (2, (turn(1),))
    assert moved.after.attendees[0].status is Status.CONFIRMED
    assert moved.letters == (key(1),)
    assert moved.after.revision == moved.before.revision + 1


def test_only_who_waits_for_the_hall_lets_nobody_overtake() -> None:
    assert book.is_queued([waits("A", 1)], room(0))
    assert not book.is_queued([waits("A", 1, seated=2)], room(0, per_organisation=2))


def test_after_the_cut_off_nobody_moves_up() -> None:
    until = limited(capacity=9, promote_until="2019-03-12 10:00")
    for minutes, moved in ((0, 1), (1, 0)):
        at = IN_TIME + timedelta(minutes=minutes)
        assert len(journey.promote([waits("A", 1)], until, seats_taken=0, at=at)) == moved


def test_without_a_waiting_list_nobody_moves_up_by_himself() -> None:
    text = RULES_TEXT.replace("# limits:\n", "limits:\n  capacity: 9\n")
    promoted = journey.promote([waits("A", 1)], rules.load(text), seats_taken=0, at=IN_TIME)

    assert promoted == []


# The whole fold, with changes, cancellations and promotions.

PEOPLE = ("Ана Анић", "Бора Борић", "Вера Верић", "Гаврило Гарић")
HOUSES = ("Бреза", "Јела", "Липа", None)
SENDERS = (ANA, Address(name="", email="j@jela.example"), Address(name="", email="l@l.example"))


@st.composite
def letters(draw: st.DrawFn) -> list[tuple[str, timedelta, Reading]]:
    count = draw(st.integers(1, 10))
    minutes = draw(st.lists(st.integers(0, 4000), min_size=count, max_size=count))
    return [(key(n), timedelta(minutes=m), draw(readings())) for n, m in enumerate(minutes)]


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    named = draw(st.lists(st.sampled_from(PEOPLE), max_size=3))
    org = draw(st.sampled_from(HOUSES))
    sender = SENDERS[HOUSES.index(org)] if org else draw(st.sampled_from(SENDERS))
    intents = (Intent.REGISTER, Intent.REGISTER, Intent.CHANGE, Intent.CANCEL)
    read = reading(
        *named,
        org=org,
        sender=sender,
        intent=draw(st.sampled_from(intents)),
        attendee_count=draw(st.none() | st.integers(1, 5)),
        removed=tuple(map(found, draw(st.lists(st.sampled_from(PEOPLE), max_size=2)))),
    )
    missing = [] if org else ["organisation"]
    if not named:
        missing.append("attendee_names")
    return replace(read, attendees=read.attendees if named else (), missing=tuple(missing))


WHOLE = "reply: waiting"  # who does not fit whole waits whole
LIMITS = (
    limited(capacity=4),
    limited(capacity=6, reserved=2, attendees_per_organisation=2),
    rules.load(
        RULES_TEXT.replace(
            "# limits:\n", "limits: {capacity: 3, waiting_list: true}\n"
        ).replace(
            "  - name: something is missing",
            "  - {name: f, when: full, reply: waiting}\n  - name: something is missing",
        )
    ),
)


def fold(
    arrived: Iterable[tuple[str, timedelta, Reading]], rulebook: rules.Rulebook
) -> dict[str, Registration]:
    """The book that the desk makes of letters, in order of receipt."""
    made: dict[str, Registration] = {}
    for name, since, read in sorted(arrived, key=lambda one: (one[1], one[0])):
        at = DEADLINE - timedelta(days=2) + since
        marks = set(book.marks(read))
        known = [r for r in made.values() if marks & set(r.marks)]
        known.sort(key=lambda r: (r.received_at, r.reference))
        taken = sum(r.seats for r in made.values())
        waiting = [r for r in made.values() if r.turns]
        history = History(
            registrations=tuple(known),
            seats_taken=taken,
            queued=journey.is_queued(waiting, rulebook, taken),
        )
        verdict = rules.decide(facts(read, received_at=at, history=history,
                                     earlier=book.find(read, history)), rulebook)  # fmt: skip
        result = book.enter(name, at, read, verdict, history)
        if result is not None:
            before = made.get(result.reference)
            made[result.reference] = result
            taken = sum(r.seats for r in made.values())
            waiting = [r for r in made.values() if r.turns]
            promotions = journey.promote(waiting, rulebook, seats_taken=taken, at=at)
            assert not promotions or journey.frees(before, result)
            for moved in promotions:
                made[moved.after.reference] = moved.after
    return made


@settings(max_examples=200, deadline=None)
@given(letters(), st.sampled_from(LIMITS), st.randoms(use_true_random=False))
def test_any_order_of_processing_gives_the_same_book(
    arrived: Sequence[tuple[str, timedelta, Reading]], limits: rules.Rulebook, random: object
) -> None:
    shuffled = list(arrived)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert fold(shuffled, limits) == fold(arrived, limits)


@settings(max_examples=400, deadline=None)
@given(letters(), st.sampled_from(LIMITS))
def test_no_more_are_seated_than_the_limits_allow(
    arrived: Sequence[tuple[str, timedelta, Reading]], limits: rules.Rulebook
) -> None:
    made = fold(arrived, limits).values()
    bounds = limits.bounds

    assert sum(r.seats for r in made) <= (bounds.capacity or 0) - bounds.reserved
    for entry in made:
        assert entry.seats <= (bounds.attendees_per_organisation or 99)


@settings(max_examples=400, deadline=None)
@given(letters(), st.sampled_from(LIMITS))
def test_every_registration_adds_up(
    arrived: Sequence[tuple[str, timedelta, Reading]], limits: rules.Rulebook
) -> None:
    for entry in fold(arrived, limits).values():
        keys = [name_key(a.name) for a in entry.attendees]
        assert len(keys) == len(set(keys))
        assert entry.seats >= 0
        assert entry.unnamed >= len(entry.unnamed_turns)
        for a in entry.attendees:
            assert (a.status is Status.WAITING) == (a.turn is not None)
        if entry.status is Status.CANCELLED:
            assert not entry.turns
            assert not entry.seats


@settings(max_examples=300, deadline=None)
@given(letters(), st.sampled_from(LIMITS))
def test_nobody_waits_while_his_turn_could_be_seated(
    arrived: Sequence[tuple[str, timedelta, Reading]], limits: rules.Rulebook
) -> None:
    made = fold(arrived, limits).values()
    taken = sum(r.seats for r in made)
    waiting = [r for r in made if r.turns]

    assert journey.promote(waiting, limits, seats_taken=taken, at=IN_TIME) == []
