"""Answers to the organiser's own questions: found by label, in columns, in running text."""

import pytest

from mailflow.model import Choice, Intent, Question, RawMessage, Reading
from mailflow.parse import read
from mailflow.reasons import doubt

from .test_reading import NOW, SIGNED, source_of

DIET = Question(
    name="diet",
    labels=("Исхрана", "Diet"),
    words=("obrok*", "hrana"),
    choices=(
        Choice(name="vegan", words=("vegan*",)),
        Choice(name="vegetarian", words=("vegetarij*", "bez mesa", "ne jede* meso")),
        Choice(name="any", words=("jede* sve", "svejed*")),
    ),
)
ARRIVAL = Question(
    name="arrival", labels=("Време доласка", "Time of arrival"), words=("stiže*", "dolazimo u")
)
ROOM = Question(
    name="room",
    labels=("Смештај", "Accommodation"),
    words=("noćenje",),
    choices=(Choice(name="yes", words=("da", "yes")), Choice(name="no", words=("ne", "no"))),
)
QUESTIONS = (DIET, ARRIVAL, ROOM)
COMES = "prijavljujem se za konferenciju.\n\n"
TWO = "Prijavljujem Anu Anić i Petra Perića.\n\n"


def letter(text: str, questions: tuple[Question, ...] = QUESTIONS, **fields: str) -> Reading:
    source = source_of(f"Poštovani,\n\n{text}", **fields)
    return read(RawMessage(source=source, received_at=NOW), None, questions)


def answers(reading: Reading) -> dict[str, str]:
    """What is answered, by question, or by question and person."""
    return {
        f"{answer.name} of {answer.of}" if answer.of else answer.name: answer.value.value
        for answer in reading.answers
    }


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Исхрана: вегетаријанска", "diet", "vegetarian"),
        ("ISHRANA: VEGANSKA", "diet", "vegan"),
        ("- Ishrana – veganska", "diet", "vegan"),
        ("2) Ishrana (veganska, vegetarijanska): bez mesa", "diet", "vegetarian"),
        ("Ishrana: [ ] veganska [x] vegetarijanska", "diet", "vegetarian"),
        ("Ishrana: ☐ veganska ☒ vegetarijanska", "diet", "vegetarian"),
        ("Ishrana:\nvegetarijanska", "diet", "vegetarian"),
        ("Ishrana\tvegetarijanska", "diet", "vegetarian"),
        ("*Diet:* vegan", "diet", "vegan"),
        ("Време доласка: око 10 часова", "arrival", "око 10 часова"),
        ("Vreme dolaska je: 9:30", "arrival", "9:30"),
        ("Napomena: diet: vegan, time of arrival: 10:15, by bus", "arrival", "10:15"),
        ("Smeštaj: da, hvala", "room", "yes"),
        ("Smeštaj: ne treba", "room", "no"),
        ("Molim vegetarijanski obrok.", "diet", "vegetarian"),
        ("Не једем месо, хвала на разумевању.", "diet", "vegetarian"),
        ("Nisam vegan, ali ne jedem meso.", "diet", "vegetarian"),
        ("Стижемо аутобусом у 10.", "arrival", "Стижемо аутобусом у 10"),
        ("Hvala na pozivu, stižem vozom oko 9.", "arrival", "stižem vozom oko 9"),
    ],
)
def test_an_answer_is_found(text: str, name: str, value: str) -> None:
    reading = letter(COMES + text + SIGNED)

    assert answers(reading)[name] == value
    assert reading.intent is Intent.REGISTER


@pytest.mark.parametrize(
    "text",
    [
        "Da li je hrana veganska?",
        "Nisam vegan.",
        "Ishrana: ____",
        "Ishrana: /",
        "Ishrana: veganska / vegetarijanska / jedem sve",
        "Ishrana:\nSmeštaj: da",
        "Da, dolazim; ne kasnim.",
    ],
)
def test_what_answers_nothing_is_no_answer(text: str) -> None:
    assert set(answers(letter(COMES + text + SIGNED))) <= {"room"}
    assert answers(letter(COMES + text + SIGNED, (DIET, ARRIVAL))) == {}


def test_short_words_of_a_choice_count_beside_a_word_of_the_question_only() -> None:
    assert answers(letter(COMES + "Da, dolazim sigurno." + SIGNED)) == {}
    assert answers(letter(COMES + "Noćenje da, molim." + SIGNED)) == {"room": "yes"}


def test_an_answer_says_where_it_stood() -> None:
    [answer] = letter(COMES + "Исхрана: веганска" + SIGNED).answers

    assert (answer.value.part, answer.value.line) == ("text", 5)
    assert answer.value.because == "label “Исхрана”"


@pytest.mark.parametrize(
    "table",
    [
        "Ime i prezime\tFunkcija\tIshrana\n"
        "Ana Anić\tdirektorka\tveganska\nPetar Perić\tpravnik\tbez mesa\n",
        "Ishrana\tIme i prezime\nveganska\tAna Anić\nbez mesa\tPetar Perić\n",
        "Ime i prezime | Ishrana | Napomena\n---|---|---\n"
        "Ana Anić | veganska | -\nPetar Perić | bez mesa | -\n",
        "Ime\tPrezime\tIshrana\nAna\tAnić\tveganska\nPetar\tPerić\tbez mesa\n",
        "Ime i prezime: Ana Anić\nIshrana: veganska\n\n"
        "Ime i prezime: Petar Perić\nIshrana: bez mesa\n",
        "1. Ana Anić, veganka\n2. Petar Perić, vegetarijanac\n",
        "dolaze Ana Anić (veganka) i Petar Perić (vegetarijanac).",
    ],
)
def test_everybody_has_an_answer_of_their_own(table: str) -> None:
    reading = letter("prijavljujemo se za konferenciju:\n\n" + table + SIGNED)

    assert answers(reading) == {
        "diet of Ana Anić": "vegan",
        "diet of Petar Perić": "vegetarian",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ishrana: vegetarijanska",
        "Molimo vegetarijanski obrok.",
        "Oboje su vegetarijanci, Ana i Petar.",
    ],
)
def test_an_answer_may_be_for_all(text: str) -> None:
    assert answers(letter(TWO + text + SIGNED)) == {"diet": "vegetarian"}


def test_what_a_form_asks_once_below_several_names_is_for_all() -> None:
    form = "Ime i prezime: Ana Anić\n\nIme i prezime: Petar Perić\n\nVreme dolaska: 9:30\n"

    assert answers(letter("prijava:\n\n" + form + SIGNED)) == {"arrival": "9:30"}


def test_a_person_looks_where_it_is_unclear_whose_answer_it_is() -> None:
    reading = letter("dolaze Ana Anić, vegetarijanka, i Petar Perić." + SIGNED)

    assert doubt("answer_of_whom", "diet", "vegetarijanka") in reading.doubts
    assert reading.needs_review


def test_of_two_answers_that_differ_none_counts() -> None:
    reading = letter(COMES + "Ishrana: veganska\nJedem sve, ne brinite." + SIGNED)

    assert answers(reading) == {}
    assert doubt("answers_differ", "diet", "vegan", "any") in reading.doubts
    assert reading.needs_review


def test_an_answer_that_is_no_choice_goes_to_a_person() -> None:
    reading = letter(COMES + "Ishrana: bez glutena" + SIGNED)

    assert answers(reading) == {}
    assert doubt("answer_no_choice", "diet", "bez glutena") in reading.doubts
    assert reading.needs_review


def test_a_required_question_without_an_answer_is_missing() -> None:
    required = (Question(name="diet", labels=DIET.labels, choices=DIET.choices, required=True),)

    assert letter(COMES + SIGNED, required).missing == ("diet",)
    assert letter(COMES + "Ishrana: veganska" + SIGNED, required).missing == ()


@pytest.mark.parametrize("text", ["Vegetarijanska ishrana.", "Stižemo u 10.", "Ishrana: vegan"])
def test_a_letter_that_only_answers_completes_an_earlier_one(text: str) -> None:
    reading = letter(text + SIGNED, References="<a@skup.example>")

    assert reading.intent is Intent.CHANGE
    assert len(reading.answers) == 1
    assert not reading.needs_review


BELOW = "\n\nOn 11.3.2024. 10:00, Desk <prijave@skup.example> wrote:\n> Treba nam još:\n"


def test_one_line_above_our_one_question_answers_it() -> None:
    below = f"{BELOW}> - Време доласка (сат)\n"
    reading = letter(f"Autobusom u 10.{SIGNED}{below}", References="<a@skup.example>")

    assert answers(reading) == {"arrival": "Autobusom u 10"}
    assert reading.intent is Intent.CHANGE


def test_one_line_above_two_questions_is_left_to_a_person() -> None:
    below = f"{BELOW}> - Време доласка\n> - Исхрана\n"
    reading = letter(f"Autobusom u 10.{SIGNED}{below}", References="<a@skup.example>")

    assert answers(reading) == {}


def test_whoever_writes_of_vegan_shoes_alters_nothing() -> None:
    reading = letter("nudimo veganske cipele po povoljnim cenama. Popust 20%." + SIGNED)

    assert reading.intent is Intent.UNRELATED


def test_quoted_mail_answers_nothing() -> None:
    below = f"{BELOW}> Ishrana: veganska\n"

    assert answers(letter(COMES + SIGNED + below)) == {}


def test_a_long_answer_is_cut_at_a_word() -> None:
    [answer] = letter(COMES + "Vreme dolaska: " + "kasno " * 100 + SIGNED).answers

    assert len(answer.value.value) <= 160
    assert answer.value.value.endswith("kasno")
