"""The book is a fold over the letters: nobody twice, nobody lost, strangers have no say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow import book, reference, rules
from mailflow.model import (
    Address,
    History,
    Intent,
    Organisation,
    Reading,
    Registration,
    Status,
    Verdict,
)
from mailflow.script import name_key

from .readings import (
    ACCEPTED,
    ANA,
    DEADLINE,
    IN_TIME,
    RULES,
    ZLA,
    facts,
    found,
    key,
    names_of,
    organisation,
    reading,
    registration,
)

LATE = Verdict(rule="late", reply="late")
INCOMPLETE = Verdict(rule="missing", reply="incomplete")
WAITING = Verdict(rule="full", reply="waiting")
DUPLICATE = Verdict(rule="already", reply="duplicate")
CHANGED = Verdict(rule="changed", reply="changed", registers=True)
CANCELLED = Verdict(rule="cancelled", reply="cancelled", registers=True)


def enter(
    read: Reading, verdict: Verdict = ACCEPTED, *earlier: Registration, number: int = 2
) -> Registration | None:
    return book.enter(key(number), IN_TIME, read, verdict, History(registrations=earlier))


def entered(read: Reading, verdict: Verdict = ACCEPTED, *earlier: Registration) -> Registration:
    result = enter(read, verdict, *earlier)
    assert result is not None
    return result


# Recognising organisations and people again.


@pytest.mark.parametrize(
    "name",
    [
        "Удружење грађана „Зелени круг“",
        "udruzenje gradjana Zeleni krug",
        'Udruženje građana "Zeleni krug"',
        "UG «ZELENI KRUG»",
        "У.Г. Зелени круг",
        "НВО Зелени  круг",
        "Зелени круг, удружење грађана",
        "Zeleni krug",
        "Зелени-круг",
    ],
)
def test_an_organisation_is_recognised_whatever_its_spelling(name: str) -> None:
    assert book.organisation_key(name) == "zeleni krug"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Центар за развој", "Фондација за развој"),
        ("Удружење грађана Нада", "Удружење грађана Вера"),
        ("Фонд Круг", "Круг"),
        ("Мрежа 1", "Мрежа 2"),
        ("Ад Астра", "Астра"),
        ("Центар за права детета", "Центар за права жена"),
    ],
)
def test_what_distinguishes_two_organisations_is_kept(one: str, other: str) -> None:
    assert book.organisation_key(one) != book.organisation_key(other)


@pytest.mark.parametrize(
    "name", ["Круг а.д.", "Круг д.о.о.", "Udruga Krug", "KRUG DOO", "Egyesület Krug"]
)
def test_legal_forms_of_companies_and_neighbours_are_left_out(name: str) -> None:
    assert book.organisation_key(name) == "krug"


def test_a_name_that_is_nothing_but_a_legal_form_is_kept_whole() -> None:
    assert book.organisation_key("Удружење грађана") == "udruzenje gradjana"


def test_marks_name_organisation_numbers_and_sender() -> None:
    read = reading(org=organisation("УГ Бреза", registration_number="12345678"))

    assert book.marks(read) == (
        "org:breza",
        "number:12345678",
        "from:ana@breza.example",
        "named:ana@breza.example",
    )


@pytest.mark.parametrize(
    ("there", "letter", "is_same"),
    [
        ({"city": "Ниш"}, {"city": "Niš"}, True),
        ({"city": "Ниш"}, {}, True),
        ({"city": "Ниш"}, {"city": "Суботица"}, False),
        ({"tax_number": "123456789"}, {"tax_number": "987654321"}, False),
        ({"tax_number": "123456789", "city": "Ниш"},
         {"tax_number": "123456789", "city": "Београд"}, True),
    ],
)  # fmt: skip
def test_cities_and_numbers_tell_namesakes_apart(
    there: dict[str, str], letter: dict[str, str], is_same: bool
) -> None:
    earlier = registration(**there)
    read = reading(org=organisation("Бреза", **letter), sender=ZLA)

    assert (book.find(read, History(registrations=(earlier,))) == earlier) == is_same


def test_the_official_number_finds_an_organisation_under_another_name() -> None:
    earlier = registration(registration_number="12345678")
    read = reading(org=organisation("Breza Society", registration_number="12345678"))

    assert book.find(read, History(registrations=(earlier,))) == earlier


def test_a_letter_without_organisation_belongs_to_the_sender_s_only_registration() -> None:
    mine, other = registration(), registration(reference="OTHER1", organisation="Јела")
    read = reading(org=None)

    assert book.find(read, History(registrations=(mine,))) == mine
    assert book.find(read, History(registrations=(mine, other))) is None


@pytest.mark.parametrize("number", range(20))
def test_a_reference_can_be_read_out_over_the_telephone(number: int) -> None:
    name = reference.make(key(number))

    assert len(name) == 7
    assert not set(name) - set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_a_reference_that_is_taken_gives_way_to_another() -> None:
    first = reference.make(key(2))
    other = book.enter(
        key(2), IN_TIME, reading(), ACCEPTED, History(), is_taken=lambda name: name == first
    )

    assert other is not None
    assert other.reference == reference.make(key(2), 1) != first


# One step of the fold.


def test_a_registration_begins_with_everything_the_letter_told() -> None:
    read = reading(
        org=organisation("Удружење „Бреза“", city="Ниш", tax_number="123456789"),
        attendee_count=3,
        requests=(found("vegan"),),
    )

    assert entered(read) == Registration(
        reference=reference.make(key(2)),
        status=Status.CONFIRMED,
        organisation="Удружење „Бреза“",
        city="Ниш",
        registration_number=None,
        tax_number="123456789",
        website=None,
        attendees=entered(read).attendees,
        attendee_count=3,
        contact_name="Ана Анић",
        contact_email="ana@breza.example",
        contact_phone=None,
        requests=("vegan",),
        received_at=IN_TIME,
        letters=(key(2),),
        rule="registered",
        marks=(
            "from:ana@breza.example", "org:breza", "number:123456789",
            "alike:pib:123456789", "alike:domain:breza.example", "alike:name:brez",
            "alike:letters:aberz", "alike:word:brez", "alike:part:bre-", "alike:part:-eza",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        (ACCEPTED, Status.CONFIRMED),
        (LATE, Status.LATE),
        (INCOMPLETE, Status.INCOMPLETE),
        (WAITING, Status.WAITING),
        (replace(LATE, registers=True), Status.CONFIRMED),
    ],
)
def test_the_verdict_gives_the_status(verdict: Verdict, status: Status) -> None:
    result = entered(reading(), verdict)

    assert {result.status, *(a.status for a in result.attendees)} == {status}


@pytest.mark.parametrize(
    ("intent", "verdict"),
    [
        (Intent.DECLINE, Verdict(rule="no", reply="declined")),
        (Intent.QUESTION, replace(ACCEPTED)),
        (Intent.UNRELATED, Verdict(rule="x")),
        (Intent.CANCEL, CANCELLED),
        (Intent.REGISTER, Verdict(rule="x", hold="look")),
        (Intent.REGISTER, Verdict(rule="x", reply="status")),
    ],
)
def test_the_book_has_no_part_in_anything_else(intent: Intent, verdict: Verdict) -> None:
    assert enter(reading(intent=intent), verdict) is None


def test_somebody_new_of_the_same_organisation_joins_its_registration() -> None:
    first = registration("Ана Анић")
    more = entered(reading("Бора Борић", org="UG Breza"), ACCEPTED, first)

    assert more.reference == first.reference
    assert names_of(more.attendees) == ["Ана Анић", "Бора Борић"]
    assert more.attendee_count == 2
    assert more.letters == (*first.letters, key(2))


def test_a_person_told_again_is_completed_not_doubled() -> None:
    first = registration("Ана Анић")
    told = replace(reading("Anić Ana").attendees[0], phone=found("+381641234567"))
    again = entered(reading(attendees=(told,)), ACCEPTED, first)

    assert [(a.name, a.phone) for a in again.attendees] == [("Ана Анић", "+381641234567")]


def test_a_late_companion_does_not_cost_the_others_their_seats() -> None:
    result = entered(reading("Бора Борић"), LATE, registration("Ана Анић"))

    assert result.status is Status.CONFIRMED
    assert [a.status for a in result.attendees] == [Status.CONFIRMED, Status.LATE]


def test_the_missing_organisation_confirms_who_was_named_before() -> None:
    before = entered(reading(org=None), INCOMPLETE)
    after = entered(reading(attendees=(), org="Бреза"), ACCEPTED, before)

    assert after.reference == before.reference
    assert (after.organisation, after.status) == ("Бреза", Status.CONFIRMED)
    assert [a.status for a in after.attendees] == [Status.CONFIRMED]


def test_a_change_takes_some_out_and_puts_others_in() -> None:
    before = registration("Ана Анић", "Бора Борић")
    swap = reading("Вера Верић", intent=Intent.CHANGE, removed=(found("Bora Borić"),))
    after = entered(swap, CHANGED, before)

    assert names_of(after.attendees) == ["Ана Анић", "Вера Верић"]
    assert after.attendee_count == 2


@pytest.mark.parametrize(
    ("told_before", "letter", "count"),
    [
        (5, reading("Бора Борић", "Вера Верић"), 5),
        (None, reading("Бора Борић", attendee_count=1), 2),
        (5, reading(attendees=(), intent=Intent.CHANGE, attendee_count=3), 3),
        (5, reading(attendees=(), intent=Intent.CHANGE, removed=(found("Ана Анић"),)), 4),
        (2, reading("Б Б", "В В", "Г Г"), 4),
    ],
)
def test_the_count_is_as_told_and_never_less_than_the_names(
    told_before: int | None, letter: Reading, count: int
) -> None:
    before = entered(reading("Ана Анић", attendee_count=told_before))
    verdict = CHANGED if letter.intent is Intent.CHANGE else ACCEPTED

    assert entered(letter, verdict, before).attendee_count == count


def test_a_duplicate_is_filed_and_changes_nobody() -> None:
    first = registration()
    filed = entered(reading(attendee_count=9), DUPLICATE, first)

    assert filed == replace(first, letters=(*first.letters, key(2)))


def test_a_cancelled_registration_stays_in_the_book_as_such() -> None:
    gone = entered(reading(intent=Intent.CANCEL), CANCELLED, registration())

    assert gone.status is Status.CANCELLED
    assert {a.status for a in gone.attendees} == {Status.CANCELLED}


def test_who_comes_back_after_cancelling_gets_a_new_reference() -> None:
    gone = entered(reading(intent=Intent.CANCEL), CANCELLED, registration())
    back = entered(reading(), ACCEPTED, gone)

    assert back.reference != gone.reference
    assert back.status is Status.CONFIRMED


def test_a_stranger_who_adds_somebody_gains_no_say() -> None:
    added = entered(reading("Зла Злић", sender=ZLA), ACCEPTED, registration())
    cancel = facts(reading(intent=Intent.CANCEL, sender=ZLA), added)

    assert rules.decide(cancel, RULES).hold


@pytest.mark.parametrize(("sender", "stays"), [(ANA, False), (ZLA, True)])
def test_in_whose_place_somebody_comes_falls_away_for_the_owner_only(
    sender: Address, stays: bool
) -> None:
    earlier = registration("Ана Анић", "Петар Перић")
    swap = reading("Вера Верић", sender=sender, removed=(found("Петар Перић"),))
    now = entered(swap, ACCEPTED, earlier)

    assert ("Петар Перић" in names_of(now.attendees)) is stays


def test_a_stranger_brings_people_and_nothing_else() -> None:
    org = organisation("Бреза", tax_number="123456789", website="evil.example")
    letter = reading("Зла Злић", org=org, sender=ZLA, removed=(found("Ана Анић"),))
    first = registration()
    after = entered(letter, ACCEPTED, first)

    assert names_of(after.attendees) == ["Ана Анић", "Зла Злић"]
    assert (after.tax_number, after.website, after.contact_email) == (
        None,
        None,
        "ana@breza.example",
    )
    assert after.marks == first.marks


def test_a_released_letter_without_a_sender_is_entered_whole() -> None:
    assert entered(reading(sender=None)).organisation == "Удружење „Бреза“"


def test_a_letter_with_a_thousand_names_is_cut_to_a_bound() -> None:
    many = reading(*(f"Име{n} Презиме{n}" for n in range(1000)))

    assert len(entered(many).attendees) == book.ATTENDEES_MAX


# The whole fold.

PEOPLE = ("Ана Анић", "Ana Anić", "Бора Борић", "Borić Bora", "Ђорђе Шћекић", "DJORDJE SCEKIC")
ORGANISATIONS = ("Удружење „Бреза“", "UG Breza", "Фондација Јела", "Fondacija Jela")
SENDERS = (ANA, ZLA, Address(name="", email="bora@jela.example"))


@st.composite
def letters(draw: st.DrawFn) -> list[tuple[str, timedelta, Reading]]:
    count = draw(st.integers(1, 8))
    minutes = draw(st.lists(st.integers(0, 4000), min_size=count, max_size=count, unique=True))
    return [(key(n), timedelta(minutes=m), draw(readings())) for n, m in enumerate(minutes)]


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    named = draw(st.lists(st.sampled_from(PEOPLE), max_size=3))
    org: Organisation | str | None = draw(st.sampled_from((*ORGANISATIONS, None)))
    read = reading(
        *named,
        org=org,
        sender=draw(st.sampled_from(SENDERS)),
        intent=draw(st.sampled_from((Intent.REGISTER, Intent.CHANGE, Intent.CANCEL))),
        attendee_count=draw(st.none() | st.integers(1, 5)),
        removed=tuple(map(found, draw(st.lists(st.sampled_from(PEOPLE), max_size=1)))),
    )
    missing = [] if org else ["organisation"]
    if not named:
        missing.append("attendee_names")
    return replace(read, attendees=read.attendees if named else (), missing=tuple(missing))


def fold(arrived: Iterable[tuple[str, timedelta, Reading]]) -> dict[str, Registration]:
    """The book that the desk makes of letters, in order of receipt."""
    made: dict[str, Registration] = {}
    for name, since, read in sorted(arrived, key=lambda letter: (letter[1], letter[0])):
        at = DEADLINE - timedelta(days=2) + since
        marks = set(book.marks(read))
        known = [r for r in made.values() if marks & set(r.marks)]
        known.sort(key=lambda r: (r.received_at, r.reference))
        verdict = rules.decide(facts(read, *known, received_at=at), RULES)
        result = book.enter(name, at, read, verdict, History(registrations=tuple(known)))
        if result is not None:
            made[result.reference] = result
    return made


@settings(max_examples=120, deadline=None)
@given(letters(), st.randoms(use_true_random=False))
def test_letters_in_any_order_of_arrival_make_the_same_book(
    arrived: Sequence[tuple[str, timedelta, Reading]], random: object
) -> None:
    shuffled = list(arrived)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert fold(shuffled) == fold(arrived)


@settings(max_examples=120, deadline=None)
@given(letters())
def test_no_registration_has_a_person_or_a_letter_twice(
    arrived: Sequence[tuple[str, timedelta, Reading]],
) -> None:
    for entry in fold(arrived).values():
        keys = [name_key(attendee.name) for attendee in entry.attendees]
        assert len(keys) == len(set(keys))
        assert len(entry.letters) == len(set(entry.letters))
        assert (entry.attendee_count or 0) >= len(entry.attendees)


@settings(max_examples=120, deadline=None)
@given(letters())
def test_an_organisation_has_one_registration_that_is_not_cancelled(
    arrived: Sequence[tuple[str, timedelta, Reading]],
) -> None:
    active = [r for r in fold(arrived).values() if r.status is not Status.CANCELLED]
    named = [book.organisation_key(r.organisation) for r in active if r.organisation]

    assert len(named) == len(set(named))


@settings(max_examples=60, deadline=None)
@given(letters())
def test_a_letter_is_filed_in_one_registration_at_most(
    arrived: Sequence[tuple[str, timedelta, Reading]],
) -> None:
    filed = [name for entry in fold(arrived).values() for name in entry.letters]

    assert len(filed) == len(set(filed))
