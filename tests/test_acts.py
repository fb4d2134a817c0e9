"""Staff acts: what a person decided about the book stays, whatever is read or decided again."""

from dataclasses import replace

import pytest

from mailflow import desk as verbs
from mailflow.desk.folding import OUT_OF_ORDER
from mailflow.desk.refolding import refold
from mailflow.errors import UsageError
from mailflow.lifecycle import State
from mailflow.model import Deed, Registration
from mailflow.reprocess import read_again
from mailflow.reprocess import reprocess as decide_again

from .helpers import FULL, IN_TIME, furnish, letter, open_desk, work

HELD = "Organizacija: Udruženje „Breza“\nDolaze možda Ana Anić ili Bora Borić.\n"


def book(desk) -> list[Registration]:
    with desk.store.transaction() as tx:
        return list(tx.registrations())


def folded(desk) -> list[Registration]:
    """Return the book made again from letters and acts alone."""
    with desk.store.transaction() as tx:
        tx.put_note(OUT_OF_ORDER, {"is": True})
    refold(desk)
    return book(desk)


def names(entry: Registration) -> list[str]:
    return [one.name for one in entry.attendees]


@pytest.fixture
def entry(desk, post, clock) -> Registration:
    """The one registration of the book, of an hour ago."""
    work(desk, post, letter())
    clock.pass_(hours=1)
    return book(desk)[0]


def again(desk, post, clock, body: str, **fields):
    """Take another letter now."""
    clock.pass_(hours=1)
    work(desk, post, letter(body, received_at=clock(), **fields))
    clock.pass_(minutes=1)


def test_what_was_corrected_stays_when_the_book_is_made_again(desk, entry):
    act = verbs.correct(desk, entry.reference, {"organisation": "Udruženje „Brestovi“"})

    (now,) = book(desk)
    assert (now.organisation, act.by, act.deed) == ("Udruženje „Brestovi“", "test", "correct")
    assert folded(desk) == [now]
    assert now.revision == entry.revision + 1


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("city", "Niš", "Niš"),
        ("registration_number", "12345678", "12345678"),
        ("tax_number", "123456789", "123456789"),
        ("website", "breza.example", "breza.example"),
        ("contact_name", "Bora Borić", "Bora Borić"),
        ("contact_email", "Bora@Breza.example", "bora@breza.example"),
        ("contact_phone", "+381601234567", "+381601234567"),
        ("contact_phone", "", None),
        ("attendee_count", "3", 3),
        ("requests", "vegetarian, wheelchair", ("vegetarian", "wheelchair")),
    ],
)
def test_any_field_of_a_registration_can_be_corrected(desk, entry, field, text, value):
    verbs.correct(desk, entry.reference, {field: text})

    (now,) = folded(desk)
    assert getattr(now, field) == value


FIELDS = """fields:
  - {name: diet, label: {sr: Исхрана, en: Diet}, choices: {vegan: ["vegan*"], any: ["sve"]}}
"""


@pytest.fixture
def asking(tmp_path, post, clock):
    """A desk that asks for a diet; in it a registration that tells none."""
    rules = furnish(tmp_path / "asking") / "rules.yaml"
    rules.write_text(f"{rules.read_text('utf-8')}\n{FIELDS}", "utf-8")
    with open_desk(rules.parent, clock) as desk:
        work(desk, post, letter())
        yield desk


def test_an_answer_to_the_organiser_s_question_can_be_corrected(asking):
    name = book(asking)[0].reference
    verbs.correct(asking, name, {"answer.diet": "vegan"})
    verbs.correct(asking, name, {"attendee": "Ana Anić", "answer.diet": "any"})

    (now,) = folded(asking)
    assert (now.answers, now.attendees[0].answers) == ((("diet", "vegan"),), (("diet", "any"),))
    verbs.correct(asking, name, {"attendee": "Ana Anić", "answer.diet": ""})
    assert folded(asking)[0].attendees[0].answers == ()


def test_an_answer_in_a_held_letter_can_be_corrected(asking, post):
    work(asking, post, letter(HELD.replace("Breza", "Hrast"), sender="b@hrast.example"))
    with asking.store.transaction() as tx:
        (record,) = tx.letters(State.HELD)
    verbs.correct(asking, record.key, {"answer.diet": "vegan", "add": "Vera Verić"})
    verbs.correct(asking, record.key, {"attendee": "Vera Verić", "name": "Vera Verović"})
    told = {"attendee": "Vera Verović", "answer.diet": "any"}
    verbs.correct(asking, record.key, told)
    verbs.release(asking, record.key)
    work(asking, post)

    (now,) = (one for one in book(asking) if "Hrast" in one.organisation)
    assert dict(now.answers) == {"diet": "vegan"}
    assert {a.name: dict(a.answers) for a in now.attendees}["Vera Verović"] == {"diet": "any"}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"answer.dite": "vegan"}, "there are: answer.diet"),
        ({"answer.diet": "meat"}, "must be one of vegan, any"),
    ],
)
def test_what_nobody_asks_cannot_be_answered(asking, wanted, said):
    with pytest.raises(UsageError, match=said):
        verbs.correct(asking, book(asking)[0].reference, wanted)


@pytest.mark.parametrize("field", ["role", "email", "phone", "organisation"])
def test_any_field_of_an_attendee_can_be_corrected(desk, entry, field):
    text = "ana@x.example" if field == "email" else "nešto"
    verbs.correct(desk, entry.reference, {"attendee": "Ana Anic", field: text})

    assert getattr(folded(desk)[0].attendees[0], field) == text


def test_a_name_put_right_is_one_person_when_the_old_one_is_written_again(
    desk, post, clock, entry
):
    verbs.correct(desk, entry.reference, {"attendee": "Ana Anić", "name": "Ana Antić"})
    again(desk, post, clock, FULL + "Učesnik: Bora Borić\n")

    (now,) = book(desk)
    assert names(now) == ["Ana Antić", "Bora Borić"]
    assert folded(desk) == [now]


def test_a_name_put_right_twice_is_still_one_person(desk, post, clock, entry):
    verbs.correct(desk, entry.reference, {"attendee": "Ana Anić", "name": "Ana Antić"})
    verbs.correct(desk, entry.reference, {"attendee": "Ana Antić", "name": "Ana Andić"})
    for name in ("Ana Anić", "Ana Antić"):
        again(desk, post, clock, f"Organizacija: Breza\nUčesnik: {name}\n")

    assert names(book(desk)[0]) == ["Ana Andić"]
    assert post.templates == ["accepted", "duplicate", "duplicate"]


def test_an_organisation_put_right_is_found_under_both_names(desk, post, clock, entry):
    verbs.correct(desk, entry.reference, {"organisation": "Udruženje „Brestovi“"})
    for number, name in enumerate(("Breza", "Brestovi")):
        body = f"Organizacija: Udruženje „{name}“\nUčesnik: Bora Borić\n"
        again(desk, post, clock, body, sender=f"bora{number}@x.example")

    assert [one.organisation for one in book(desk)] == ["Udruženje „Brestovi“"]


def test_people_are_added_and_taken_out(desk, entry):
    verbs.correct(desk, entry.reference, {"add": "Bora Borić\nVera Verić"})
    verbs.correct(desk, entry.reference, {"remove": "Ana Anić"})

    (now,) = folded(desk)
    assert names(now) == ["Bora Borić", "Vera Verić"]
    assert now.attendee_count == 2


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({}, "nothing to correct"),
        ({"cty": "Niš"}, "unknown field 'cty'; did you mean 'city'?"),
        ({"name": "Ana"}, "--attendee"),
        ({"attendee": "Bora Borić", "name": "Boro"}, "there are: Ana Anić"),
        ({"attendee": "Ana Anić", "name": ""}, "must be something"),
        ({"remove": "Bora Borić"}, "no attendee 'Bora Borić'"),
        ({"add": "Anić Ana"}, "is an attendee already"),
        ({"tax_number": "12"}, "must be 9 digits"),
        ({"contact_email": "bora"}, "must be one e-mail address"),
        ({"attendee_count": "-1"}, "must be a number"),
        ({"city": "Ni\u202eš"}, "cannot be seen"),
    ],
)
def test_what_cannot_be_corrected_is_said_and_nothing_is_written(desk, entry, wanted, said):
    with pytest.raises(UsageError, match=said):
        verbs.correct(desk, entry.reference, wanted)

    assert book(desk) == [entry]
    with desk.store.transaction() as tx:
        assert list(tx.staff_acts()) == []


def test_undo_brings_back_what_the_letters_say(desk, entry):
    act = verbs.correct(desk, entry.reference, {"city": "Niš"})
    verbs.correct(desk, entry.reference, {"city": "Nišš"})
    verbs.undo(desk, entry.reference)
    assert book(desk)[0].city == "Niš"
    verbs.undo(desk, act.id.replace("a0000", "a"))

    assert book(desk) == [entry]
    with pytest.raises(UsageError, match="nothing to undo"):
        verbs.undo(desk, entry.reference)
    with pytest.raises(UsageError, match="undone already"):
        verbs.undo(desk, act.id)
    with desk.store.transaction() as tx:
        assert [(one.undone, one.undone_by) for one in tx.staff_acts()] == [(True, "test")] * 2


def test_a_letter_that_reached_us_before_the_act_is_entered_before_it(desk, post, clock, entry):
    late_to_us = letter(FULL + "Učesnik: Bora Borić\n", received_at=clock())
    clock.pass_(hours=1)
    verbs.correct(desk, entry.reference, {"attendee": "Ana Anić", "name": "Ana Antić"})
    work(desk, post, late_to_us)

    now = book(desk)
    assert names(now[0]) == ["Ana Antić", "Bora Borić"]
    assert folded(desk) == now


def test_the_book_is_the_same_whatever_order_letters_and_acts_were_seen_in(tmp_path, clock):
    one, two = letter(), letter(FULL + "Učesnik: Bora Borić\n", received_at=IN_TIME)
    books = []
    for number, raws in enumerate(([one, two], [two, one])):
        with open_desk(tmp_path / str(number), clock) as desk:
            verbs.take(desk, raws)
            verbs.settle(desk)
            verbs.correct(desk, book(desk)[0].reference, {"city": "Niš"})
            books.append((book(desk), folded(desk)))

    assert books[0] == books[1]
    assert books[0][0] == books[0][1]


def read_as(desk, change) -> None:
    """Let every letter be read another way, as a better reader would."""
    with desk.store.transaction() as tx:
        for record in list(tx.letters()):
            tx.put(replace(record, reading=change(record.reading)))


def with_name(name: str):
    def change(reading):
        (person,) = reading.attendees
        return replace(
            reading, attendees=(replace(person, name=replace(person.name, value=name)),)
        )

    return change


@pytest.mark.parametrize(
    ("read", "in_conflict"),
    [("Ana Anić", False), ("Ana Antić", False), ("Hana Anić", True)],
)
def test_a_correction_stays_when_the_letter_is_read_another_way(desk, entry, read, in_conflict):
    verbs.correct(desk, entry.reference, {"attendee": "Ana Anić", "name": "Ana Antić"})
    read_as(desk, with_name(read))

    (now,) = folded(desk)
    assert names(now) == ["Ana Antić"]
    (correction,) = now.corrections
    assert correction.is_in_conflict is in_conflict
    assert (correction.was, correction.read) == ("Ana Anić", read)


def test_a_second_correction_still_tells_what_the_letters_said(desk, entry):
    verbs.correct(desk, entry.reference, {"city": "Niš"})
    verbs.correct(desk, entry.reference, {"city": "Novi Sad"})

    assert [(c.was, c.read) for c in folded(desk)[0].corrections] == [("", "")] * 2


def test_reprocessing_leaves_what_staff_corrected(desk, entry):
    verbs.correct(desk, entry.reference, {"city": "Niš"})
    before = book(desk)
    decide_again(desk, read_again(desk, anew=True), apply=True)

    assert book(desk) == before


@pytest.fixture
def held(desk, post):
    """The key of a letter that a person has to look at."""
    work(desk, post, letter(HELD))
    with desk.store.transaction() as tx:
        (record,) = tx.letters(State.HELD)
    return record.key


def test_a_held_letter_is_corrected_before_it_is_released(desk, post, held):
    with desk.store.transaction() as tx:
        read = [one.name.value for one in tx.letter(held).reading.attendees]
    for name in read:
        verbs.correct(desk, held[:8], {"remove": name})
    verbs.correct(desk, held[:8], {"add": "Vera Verić", "organisation": "Udruženje „Hrast“"})
    assert book(desk) == []
    verbs.release(desk, held)
    work(desk, post)

    (now,) = book(desk)
    assert (now.organisation, names(now)) == ("Udruženje „Hrast“", ["Vera Verić"])
    assert "Vera Verić" in post.sent[0].body
    assert folded(desk) == [now]
    assert {c.by for c in now.corrections} == {"test"}


@pytest.fixture
def misspelt(desk, post, clock, entry):
    """The key of a letter that spells somebody of the book almost as there."""
    again(desk, post, clock, "Organizacija: Breza\nUčesnik: Petar Petrović\n")
    again(desk, post, clock, "Organizacija: Breza\nUčesnici: Petar Petrovć, Bora Borić\n")
    with desk.store.transaction() as tx:
        (record,) = tx.letters(State.HELD)
    return record.key


def test_whoever_is_said_to_be_the_same_is_not_entered_twice(desk, post, clock, misspelt):
    verbs.correct(desk, misspelt, {"attendee": "Petar Petrovć", "name": "Petar Petrović"})
    verbs.release(desk, misspelt)
    work(desk, post)
    again(desk, post, clock, "Organizacija: Breza\nUčesnik: Petar Petrovć\n")

    (now,) = book(desk)
    assert names(now) == ["Ana Anić", "Petar Petrović", "Bora Borić"]
    assert folded(desk) == [now]


def test_whoever_is_released_as_another_person_stays_one(desk, post, clock, misspelt):
    verbs.release(desk, misspelt)
    work(desk, post)
    again(desk, post, clock, "Organizacija: Breza\nUčesnici: Petar Petrovć, Petar Petrović\n")

    (now,) = book(desk)
    assert names(now) == ["Ana Anić", "Petar Petrović", "Petar Petrovć", "Bora Borić"]
    assert folded(desk) == [now]


def test_what_staff_spelt_stays_whoever_spells_it_otherwise(desk, post, clock, entry):
    verbs.correct(desk, entry.reference, {"attendee": "Ana Anić", "name": "Ana Antić"})
    again(desk, post, clock, "Organizacija: Breza\nUčesnici: dr Ana M. Antić, Bora Borić\n")

    (now,) = book(desk)
    assert names(now) == ["Ana Antić", "Bora Borić"]
    assert folded(desk) == [now]


def test_a_letter_whose_verdict_stands_enters_nobody_twice(desk, post, clock, entry):
    again(desk, post, clock, "Organizacija: Breza\nUčesnici: dr Ana M. Anić, Bora Borić\n")
    before = book(desk)
    decide_again(desk, read_again(desk, entry.letters, anew=True), apply=True)

    assert names(before[0]) == ["Ana Anić", "Bora Borić"]
    assert book(desk) == before


def test_what_was_corrected_in_a_letter_is_known_when_the_next_one_comes(
    desk, post, clock, held
):
    verbs.correct(desk, held, {"add": "Ana Antic"})
    verbs.correct(desk, held, {"attendee": "Ana Antic", "name": "Ana Antić-Perić"})
    verbs.release(desk, held)
    work(desk, post)
    again(desk, post, clock, "Organizacija: Udruženje „Breza“\nUčesnik: Ana Antić\n")

    assert [name for name in names(book(desk)[0]) if "Ant" in name] == ["Ana Antić-Perić"]


def test_a_letter_that_is_in_the_book_is_corrected_there(desk, entry):
    with pytest.raises(UsageError, match=f"mailflow correct {entry.reference}"):
        verbs.correct(desk, entry.letters[0], {"city": "Niš"})


def test_a_note_changes_nothing_and_is_kept(desk, entry):
    verbs.note(desk, entry.reference.lower(), "zvali, dolaze sigurno")

    assert folded(desk) == [entry]
    with desk.store.transaction() as tx:
        (act,) = tx.staff_acts(entry.reference)
    assert (act.deed, act.reason) == (Deed.NOTE, "zvali, dolaze sigurno")


def test_correcting_gives_no_say_to_whom_a_stranger_brought(desk, post, clock, entry):
    stranger = "Organizacija: Udruženje „Breza“\nUčesnik: Bora Borić, bora@tudji.example\n"
    again(desk, post, clock, stranger, sender="stranac@x.example")
    verbs.correct(desk, entry.reference, {"city": "Niš"})

    assert [mark for mark in book(desk)[0].marks if mark.startswith("named:")] == []
