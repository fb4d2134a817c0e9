"""Letters sent along as a document, to which the mail itself only points."""

import pytest

from mailflow.model import Intent
from tests.parse.test_returned import in_word, with_papers

POINTS = "Poštovani,\n\nmolimo pogledajte dopis u prilogu.\n\nMirjana Kos"


SIGNED = ("Predsednik", "Ljubodrag Nešić")


TAKES_BACK = (
    "Samostalni sindikat železničara",
    "Obaveštavamo Vas da povlačimo prijavu od 7. marta, kojom smo prijavili Živka Đurića.",
)


SWAPS = ("Poštovani,", "umesto Živka Đurića, koga smo prijavili, dolazi Radinka Simonović.")


def test_an_enclosed_letter_takes_back_whom_it_registered_and_not_who_signs_it() -> None:
    reading = with_papers(POINTS, dopis__docx=in_word(*TAKES_BACK, *SIGNED))

    assert reading.intent is Intent.CANCEL
    assert [(name.value, name.part) for name in reading.removed] == [
        ("Živko Đurić", "dopis.docx")
    ]


def test_an_enclosed_letter_puts_one_in_the_place_of_another() -> None:
    reading = with_papers(POINTS, dopis__docx=in_word(*SWAPS, "S poštovanjem", *SIGNED))

    assert reading.intent is Intent.CHANGE
    assert [person.name.value for person in reading.attendees] == ["Radinka Simonović"]
    assert [name.value for name in reading.removed] == ["Živko Đurić"]


def test_a_correction_sent_along_alters_what_was_sent_before() -> None:
    text = "Poštovani,\n\nu prilogu je izmena prijave koju smo poslali 7. marta.\n\nMirjana Kos"
    paper = in_word("Izmena prijave", "Učesnik: Radinka Simonović", "Učesnik: Živko Đurić")

    assert with_papers(text, izmena__docx=paper).intent is Intent.CHANGE


def test_what_the_mail_itself_says_is_not_altered_by_an_enclosed_letter() -> None:
    text = "Poštovani,\n\nprijavljujem Radinku Simonović, uz dopis u prilogu.\n\nMirjana Kos"
    reading = with_papers(text, dopis__docx=in_word(*SWAPS, "S poštovanjem", *SIGNED))

    assert reading.intent is Intent.REGISTER
    assert [person.name.value for person in reading.attendees] == ["Radinka Simonović"]


@pytest.mark.parametrize(
    ("intent", "line"),
    [
        (Intent.DECLINE, "hvala na pozivu, ali nismo u mogućnosti da prisustvujemo skupu."),
        (Intent.QUESTION, "interesuje nas da li se plaća kotizacija."),
    ],
)
def test_an_enclosed_letter_declines_or_asks(intent: Intent, line: str) -> None:
    paper = in_word("Udruženje „Sever“", "Poštovani,", line, "S poštovanjem", *SIGNED)

    assert with_papers(POINTS, dopis__docx=paper).intent is intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Prijava je u prilogu. Zaboravila sam da upišem da ne jedem gluten.", Intent.REGISTER),
        (
            "U prilogu je nova prijava jer sam u jučerašnjoj zaboravila da navedem telefon.",
            Intent.CHANGE,
        ),
    ],
)
def test_what_was_left_out_of_a_form_that_comes_along_alters_nothing(
    text: str, intent: Intent
) -> None:
    form = in_word("Ime i prezime: Radinka Simonović", "Organizacija: Klub „Tisa“")

    reading = with_papers(f"Poštovani,\n\n{text}\n\nRadinka", prijava__docx=form)

    assert reading.intent is intent


def test_a_post_below_who_signs_is_nobody_s_name() -> None:
    told = "Our Faculty will be represented by Branimir Cokić, vice-dean."
    paper = in_word("Dear Mr Rodić,", told, "Respectfully,", "Prof. Gordana Ilinčić", "Dean")
    reading = with_papers("Please find the letter attached.\n\nVera Kos", letter__docx=paper)

    assert [person.name.value for person in reading.attendees] == ["Branimir Cokić"]
