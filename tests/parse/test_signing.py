"""Who signs beside a house, who is named in the subject alone, and whose a number is."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from mailflow.model import RawMessage
from mailflow.parse import read
from tests.parse.test_coming import roles
from tests.parse.test_reading import letter, names

NOW = datetime(2024, 3, 11, 9, 0, tzinfo=UTC)


def test_a_body_of_students_is_nobodys_post() -> None:
    reading = letter("Dolaze:\n\nVera Ilić\nja\n\nMila Petrović\nStudentska unija Bor")

    assert roles(reading) == [None, None]


@pytest.mark.parametrize("house", ["Uniju mladih", "Crveni krst Ub"])
def test_who_signs_for_a_house_below_those_who_come_only_signs(house: str) -> None:
    reading = letter(f"Na skup dolaze Ana Ilić i Petar Tot.\n\nZa {house}: Vera Savić\n")

    assert names(reading) == ["Ana Ilić", "Petar Tot"]


@pytest.mark.parametrize("signed", ["Vera Savić, kancelarija", "Vera Savić\nsekretarica"])
def test_who_stands_above_the_house_that_the_address_shows_signs(signed: str) -> None:
    house = "Stonoteniski savez Mačve"
    reading = letter(
        f"Spisak za petak:\n1. Ana Ilić, trener\n2. Petar Tot\n\n{signed}\n{house}\n",
        sender=f"{house} <savez@macva.example>",
    )

    assert names(reading) == ["Ana Ilić", "Petar Tot"]


def test_who_handed_the_form_in_does_not_come() -> None:
    form = "1. Zastupnik: Vera Savić, predsednik\n2. Ko učestvuje: Ana Ilić, trener\n"
    reading = letter(f"PRIJAVNI LIST\n\n{form}\nPrijavu podnela: Vera Savić\n")

    assert names(reading) == ["Ana Ilić"]


def test_who_signs_as_he_is_called_is_known_by_the_name_displayed() -> None:
    reading = letter(
        "Otkazujem dolazak.\n\nVoja Pantić\n", sender="Vojislav Pantić <vp@most.example>"
    )

    assert [found.value for found in reading.removed] == ["Vojislav Pantić"]


def test_an_address_made_of_the_names_shows_that_a_person_is_displayed() -> None:
    reading = letter(
        "We send Vera Ilić, interpreter.", sender="Qiao Run <qiaorun@most.example>"
    )

    assert reading.contact.name is not None
    assert reading.contact.name.value == "Qiao Run"


def test_what_the_writer_says_above_the_name_is_no_post() -> None:
    text = "prijavljujem sebe za petak\nne smem gluten imam celijakiju\nhvala mila petrović"

    assert roles(letter(text)) == [None]


def test_what_somebody_is_entered_for_is_no_post() -> None:
    text = "prijavljujem Anu Ilić za obuku za mlade novinare."

    assert roles(letter(f"Poštovani,\n\n{text}\n\nMila Petrović")) == [None]


def test_a_line_that_enters_somebody_signs_for_no_house() -> None:
    text = "Poštovani gospodine Rodiću,\n\nza skup prijavite volonterke, Veru Ilić i Anu Tot."

    assert names(letter(f"{text}\n\nSrdačno,\nMila Petrović\n")) == ["Vera Ilić", "Ana Tot"]


@pytest.mark.parametrize(
    ("line", "role"),
    [("Chief Librarian", "Chief Librarian"), ("CEO @ Lark Analytics d.o.o.", "CEO")],
)
def test_a_line_below_the_name_is_a_post_though_it_looks_like_a_name(
    line: str, role: str
) -> None:
    reading = letter(f"Dear all,\n\nI will attend.\n\nRegards,\nMila Petrović\n{line}\n")

    assert roles(reading) == [role]


@pytest.mark.parametrize(
    "signed",
    [
        "Direktorka škole\nVera Ilić\n\nOsnovna škola „Breza“",
        "Direktorka\nOsnovna škola „Breza“\nVera Ilić",
        "protojerej Vidoje Ilić,\nstarešina\n\nCrkvena opština\n37230 Bor\ntel. 060/355-12-04",
    ],
)
def test_who_signs_is_found_beside_a_house(signed: str) -> None:
    reading = letter(
        f"Poštovani,\n\nna skup upućujem pedagoga Jelenu Savić.\n\n{signed}",
        "Kancelarija <kancelarija@breza.example>",
    )

    assert reading.contact is not None
    assert reading.contact.name is not None
    assert reading.contact.name.value.endswith("Ilić")


@pytest.mark.parametrize(
    "body", ["sve vam je u naslovu :)", "", "Pozdrav, Vidoje", "Vidi naslov."]
)
def test_who_is_named_in_the_subject_alone_comes(body: str) -> None:
    subject = "Prijava za 15.3. – Vidoje Tot, Udruženje „Breza“, Bor"
    reading = letter(body, "Vidoje Tot <vtot@mail.example>", subject)

    assert names(reading) == ["Vidoje Tot"]


def test_who_comes_by_the_text_leaves_the_subject_a_subject() -> None:
    reading = letter("Dolazi Vera Ilić.\n\nMila", subject="Prijava, pitao Vidoje Tot")

    assert names(reading) == ["Vera Ilić"]


def test_a_reporter_who_is_named_is_not_the_editor_who_signs() -> None:
    said = "Konferenciju će pratiti naš novinar Saša Lazić, mob. 061/ 700 83 26."
    reading = letter(f"{said}\n\nVera Tot\nurednica\nRadio Breza", "redakcija@breza.example")

    assert names(reading) == ["Saša Lazić"]


@pytest.mark.parametrize("told", ["Broj mog mobilnog je", "Moj telefon je"])
def test_the_number_the_writer_calls_his_own_is_his(told: str) -> None:
    reading = letter(
        f"Dolazim sa kolegom Vidojem Totom. {told} 064 889 02 13.\n\nMila Petrović"
    )
    mila = next(one for one in reading.attendees if one.name.value == "Mila Petrović")

    assert mila.phone is not None
    assert mila.phone.value == "+381648890213"


def test_who_signs_a_confirmation_below_was_not_registered_by_it() -> None:
    reading = letter(
        "Draga Sanja,\n\nmoram otkazati obje naše prijave. Jako mi je žao.\n\nMila\n\n"
        "čet, 12. ruj 2019. u 10:07 Škola <prijave@skup.example> napisao je:\n\n"
        "> Draga Mila,\n> potvrđujemo mjesta za dvoje: Mila Petrović, Borna Ferenčak.\n"
        "> Vidimo se u petak.\n> Sanja Tkalčić\n"
    )

    assert {found.value for found in reading.removed} == {"Mila Petrović", "Borna Ferenčak"}


def test_a_house_and_a_colon_open_a_sentence_of_who_comes() -> None:
    reading = letter("Udruženje „Breza“ iz Bora: dolaze Petar Tot i Ana Ilić.")

    assert reading.organisation is not None
    assert reading.organisation.name.value == "Udruženje „Breza“"


@pytest.mark.parametrize(
    "clerk",
    [
        "po ovlašćenju: Ana Simić",
        "Za direktora potpisala: Ana Simić",
        "Ana Simić, po ovlašćenju direktora",
        "by proxy: Ana Simić",
    ],
)
def test_who_signs_for_the_director_is_not_the_director_who_comes(clerk: str) -> None:
    text = f"Direktor Udruženja „Breza“ doći će lično.\n\nVuk Ilić, direktor\n\n{clerk}"
    reading = letter(f"Poštovani,\n\n{text}", "Kabinet <kabinet@breza.example>")

    assert names(reading) == ["Vuk Ilić"]


def test_who_signs_a_document_that_says_i_comes() -> None:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Vuk Ilić <vuk@breza.example>"
    message["To"], message["Subject"] = "prijave@skup.example", "Prijava"
    message.set_content("Poštovani, tekst je u prilogu.\nV. I.")
    paper = "Poštovani,\n\nu petak bih došao ja, a povešće me kolega Petar Simić, koji bi i sam"
    paper += " da sluša.\n\nS poštovanjem,\nVuk Ilić\nUdruženje „Breza“\n"
    message.add_attachment(paper, filename="tekst.txt")

    reading = read(RawMessage(source=message.as_bytes(), received_at=NOW))

    assert sorted(names(reading)) == ["Petar Simić", "Vuk Ilić"]


def test_a_man_is_not_called_by_a_womans_vocative() -> None:
    reading = letter(
        "Evo prijave:\n\nVesko Tasić, domar\n\ndolaze i Krunoslava Ilić i Ana Tot."
    )

    assert names(reading)[:2] == ["Vesko Tasić", "Krunoslava Ilić"]
