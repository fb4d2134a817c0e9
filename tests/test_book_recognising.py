"""Whom a letter names of those its registration has, however it spells them."""

from dataclasses import replace

import pytest

from mailflow import rules
from mailflow.book import recognise, same_people
from mailflow.model import Answer, Correction, Intent, Person, Reading, Registration

from .readings import (
    IN_TIME,
    RULES,
    ZLA,
    facts,
    found,
    header,
    names_of,
    people,
    reading,
    registration,
    travel,
)

PETAR = registration("Ана Анић", "Петар Петровић")


def coming(read: Reading, entry: Registration | None) -> list[str]:
    return [one.name.value for one in recognise(read, entry).reading.attendees]


def asked(read: Reading, entry: Registration) -> list[tuple[str, ...]]:
    return [(one.because, *one.values) for one in recognise(read, entry).likely]


def gone(*names: str, **fields: object) -> Reading:
    """A change by which those fall away."""
    ordinary = {"intent": Intent.CHANGE, "attendees": (), "removed": tuple(map(found, names))}
    return reading(**(ordinary | fields))  # type: ignore[arg-type]


def split_off(entry: Registration, name: str) -> Registration:
    """The registration once staff gave somebody one of his own."""
    split = Correction(
        act="a1", at=IN_TIME, by="vesna", field="split", attendee=name, value="72PSH8K"
    )
    stay = tuple(one for one in entry.attendees if one.name != name)
    return replace(entry, attendees=stay, attendee_count=len(stay), corrections=(split,))


def test_who_is_surely_the_same_is_spelt_as_in_the_book() -> None:
    read = reading("dr Petar M. Petrović", "Bora Borić")

    assert coming(read, PETAR) == ["Петар Петровић", "Bora Borić"]
    assert recognise(read, PETAR).likely == ()


def test_a_letter_that_begins_a_registration_stays_as_it_is() -> None:
    read = reading("Petar M. Petrović")

    assert recognise(read, None).reading is read


def test_who_is_likely_the_same_is_asked_about_and_stays_as_written() -> None:
    read = reading("Petar Petrovć")

    assert coming(read, PETAR) == ["Petar Petrovć"]
    assert asked(read, PETAR) == [("alike_typed", "Petar Petrovć", "Петар Петровић")]


def test_who_is_in_the_book_by_the_very_name_is_nobody_else() -> None:
    both = registration("Петар Петровић", "Петар Пертовић")

    assert asked(reading("Petar Pertović"), both) == []
    assert coming(reading("Petar Pertović"), both) == ["Petar Pertović"]


@pytest.mark.parametrize("other", ["Petar Petrovć", "Petar M. Petrović"])
def test_two_names_in_one_letter_are_two_people(other: str) -> None:
    read = reading("Petar Petrović", other)

    assert coming(read, PETAR) == ["Petar Petrović", other]
    assert asked(read, PETAR) == []


def test_two_who_would_be_one_of_the_book_are_asked_about() -> None:
    read = reading("Petar K. Petrović", "Petar M. Petrović")

    assert coming(read, PETAR) == ["Petar K. Petrović", "Petar M. Petrović"]
    assert asked(read, PETAR) == [
        ("likely_same", "Petar K. Petrović", "Петар Петровић"),
        ("likely_same", "Petar M. Petrović", "Петар Петровић"),
    ]


def test_of_several_in_the_book_it_is_asked_which_one() -> None:
    two = registration("Petar K. Petrović", "Petar M. Petrović")

    assert [names for _, *names in asked(reading("Petar Petrović"), two)] == [
        ["Petar Petrović", "Petar K. Petrović"],
        ["Petar Petrović", "Petar M. Petrović"],
    ]


def test_whom_a_mail_of_ours_below_names_is_not_told_apart_by_the_writer() -> None:
    below = replace(found("Петар Петровић"), part="quoted")
    quoted = Person(name=below, role=found("директор"))
    own = Person(name=found("Petar M. Petrović"), email=found("petar@breza.example"))
    read = reading(attendees=(own, quoted), attendee_count=2)
    now = recognise(read, PETAR).reading

    assert [(p.name.value, p.role, p.email) for p in now.attendees] == [
        ("Петар Петровић", quoted.role, own.email)
    ]
    assert now.attendee_count == 1


def test_who_falls_away_is_found_or_asked_about() -> None:
    sure = recognise(gone("Petar M. Petrović"), PETAR).reading

    assert [one.value for one in sure.removed] == ["Петар Петровић"]
    assert len(asked(gone("Petar Petrovć"), PETAR)) == 1


def test_who_falls_away_does_not_come_by_a_mail_of_ours_below() -> None:
    below = Person(name=replace(found("Петар Петровић"), part="quoted"))
    read = gone("Petar M. Petrović", attendees=(*people("Vera Verić"), below), attendee_count=2)
    now = recognise(read, PETAR).reading

    assert [one.name.value for one in now.attendees] == ["Vera Verić"]
    assert now.attendee_count == 1


@pytest.mark.parametrize("intent", [Intent.CHANGE, Intent.REGISTER])
def test_in_whose_place_somebody_comes_must_be_in_the_book(intent: Intent) -> None:
    instead = gone("Pter Petrović", intent=intent, attendees=people("Vera Verić"))

    assert asked(instead, PETAR) == [("not_registered", "Pter Petrović")]
    assert asked(replace(instead, attendees=people("Ана Анић")), PETAR) == []
    assert asked(replace(instead, header=header(sender=ZLA)), PETAR) == []
    assert asked(instead, replace(PETAR, attendee_count=3)) == []
    assert asked(replace(instead, removed=(found("Петар Петровић"),)), PETAR) == []
    near = asked(replace(instead, removed=(found("Petar Petrovć"),)), PETAR)
    assert [because for because, *_ in near] == ["alike_typed"]


def test_answers_go_with_whom_they_are_of() -> None:
    vegan = Answer(name="diet", value=found("vegan"), of="Petar M. Petrović")
    read = reading("Petar M. Petrović", answers=(vegan,))

    assert recognise(read, PETAR).reading.answers[0].of == "Петар Петровић"


def test_a_name_put_right_is_not_asked_about() -> None:
    read = reading(
        "Petar Petrovac",
        intent=Intent.CHANGE,
        corrected=(("Petar Petrović", "Petar Petrovac"),),
    )
    near = reading(
        "Petar Petorvić",
        intent=Intent.CHANGE,
        corrected=(("Petar Petrović", "Petar Petorvić"),),
    )

    assert asked(read, PETAR) == asked(near, PETAR) == []
    assert coming(near, PETAR) == ["Petar Petorvić"]


def test_the_wrong_name_that_is_put_right_is_found_or_asked_about() -> None:
    def corrected(wrong: str) -> Reading:
        pairs = ((wrong, "Petar Petorvić"),)
        return reading("Petar Petorvić", intent=Intent.CHANGE, corrected=pairs)

    sure = recognise(corrected("Petar M. Petrović"), PETAR).reading

    assert sure.corrected == (("Петар Петровић", "Petar Petorvić"),)
    assert [names[0] for _, *names in asked(corrected("Petar Petrovć"), PETAR)] == [
        "Petar Petrovć"
    ]


@pytest.mark.parametrize("intent", [Intent.CANCEL, Intent.QUESTION, Intent.DECLINE])
def test_what_enters_nobody_is_not_asked_about(intent: Intent) -> None:
    assert asked(reading("Petar Petrovć", intent=intent), PETAR) == []


def test_whoever_was_split_off_is_left_out_however_spelt() -> None:
    left = split_off(PETAR, "Петар Петровић")

    assert coming(reading("Ana Anić", "Petar M. Petrović"), left) == ["Ana Anić"]
    assert len(asked(reading("Petar Petrovć"), left)) == 1


def test_people_who_were_erased_stay_two() -> None:
    erased = registration("(erased 1)")

    assert coming(reading("(erased 2)"), erased) == ["(erased 2)"]
    assert asked(reading("(erased 11)"), erased) == []


def test_staff_are_asked_about_a_few_at_once() -> None:
    given = [f"A{a}{b}e" for a in "bcdgk" for b in "lmnr"]
    many = registration(*(f"{name} Petrović" for name in given))

    assert len(asked(reading("A. Petrović"), many)) == 10


def test_a_letter_that_names_somebody_likely_the_same_waits_until_it_is_released() -> None:
    read = reading("Petar Petrovć")
    held = travel(read, PETAR)
    likely = recognise(read, PETAR).likely
    released = rules.decide(facts(read, PETAR, likely_people=likely, released=True), RULES)

    assert held.verdict.rule == "perhaps in the book already"
    assert "“Petar Petrovć” and “Петар Петровић”" in (held.verdict.hold or "")
    assert held.registration is None
    assert released.rule == "registered"


def test_a_stranger_is_not_told_how_the_book_spells_somebody() -> None:
    read = reading("Petar M. Petrović", "Zla Zlić", sender=ZLA)
    outcome = travel(read, PETAR)

    assert outcome.registration is not None
    assert outcome.reply is not None
    assert names_of(outcome.registration.attendees)[1:] == ["Петар Петровић", "Zla Zlić"]
    assert "- Petar M. Petrović" in outcome.reply.body


def test_letters_of_one_registration_tell_how_one_person_is_spelt() -> None:
    letters = (
        reading("Јанош Ковач", "Ана Анић"),
        gone("Kovács János"),
        reading("Ana Anić", "dr Јанош Ковач"),
    )

    assert list(same_people(letters)) == [
        ("Јанош Ковач", "Kovács János"),
        ("Јанош Ковач", "dr Јанош Ковач"),
    ]
    assert list(same_people((reading(attendees=people("Ана Анић", "Анна Анић")),))) == []
