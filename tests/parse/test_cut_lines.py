"""Where a program cut the lines says nothing: a paragraph is read as if it were one line."""

import textwrap

import pytest

from mailflow.model import Intent, Reading
from mailflow.parse.letter import Kind, Passage
from mailflow.parse.page.working import Page
from tests.parse.test_reading import letter

SIGNED = "Srdačno,\nMila Petrović\nsekretarka\nUdruženje „Breza“, Niš\n"
PROSE = (
    "Ljubazno Vas molim da mesta na petkovoj konferenciji sačuvate Đurđici Pjević, načelnici "
    "Odeljenja za podatke, i Gojku Lazukiću, savetniku. Direktorka Mara Rundić se izvinjava.",
    "ПОШТОВАНИ, НА КОНФЕРЕНЦИЈИ 15.03.2019. ЋЕ НАС ПРЕДСТАВЉАТИ ПУКОВНИК У ПЕНЗИЈИ МИЛОРАД "
    "ВЕСОВИЋ, ПОТПРЕДСЕДНИК САВЕЗА, И ДРАГИША НИКОДИЈЕВИЋ, ЧЛАН.",
    "We thank you for the invitation to the conference on Friday. The Embassy will be "
    "represented by the Deputy Head of Mission, Ms. Satu Rantakari, and by our Political "
    "Adviser, Mr. Bojan Stamenić.",
    "If there is place for guests from abroad, we ask you to please kindly register Veaceslav "
    "Cojocaru, expert in local public finance (+373 69 140 558), and Mr. Bojan Stamenić.",
    "Udruženje „Breza“ iz Niša prijavljuje dve učesnice, a to su Jelica Stošić, predsednica "
    "udruženja, koja koristi invalidska kolica, pa nam je važno da li je sala pristupačna; "
    "Marina Dodić, članica, gluva je i potreban joj je tumač za znakovni jezik.",
    "U petak dolazim ja, a sa mnom i Petar Lazić, pravnik, vegetarijanac, kome je potreban "
    "parking kod hotela; Jovana Simić ostaje u kancelariji.",
)


def told(reading: Reading) -> tuple[Intent, list[str], list[str]]:
    names = [one.name.value for one in reading.attendees]
    return reading.intent, names, [wish.value for wish in reading.requests]


@pytest.mark.parametrize("width", [66, 69, 72, 76, 79])
@pytest.mark.parametrize("prose", PROSE)
def test_a_cut_paragraph_tells_what_the_whole_one_tells(prose: str, width: int) -> None:
    whole = letter(f"Poštovani,\n\n{prose}\n\n{SIGNED}")
    cut = letter(f"Poštovani,\n\n{textwrap.fill(prose, width)}\n\n{SIGNED}")

    assert len(whole.attendees) == 2
    assert told(cut) == told(whole)


@pytest.mark.parametrize(
    "lines",
    [
        "– Gordana Cvejić, samostalni savetnik za saradnju sa udruženjima, i\n– Ivica Radonić",
        "1. Gordana Cvejić, koordinatorka za inostranu saradnju, a uz nju i\n2. Ivica Radonić",
        "direktorka Gordana Cvejić (ne ostaje na ručku)\nzamenik direktorke Ivica Radonić",
        "Cvejić, Gordana      samostalna savetnica   gordana@breza.example\n"
        "Radonić, Ivica       šef kancelarije",
    ],
)
def test_lines_of_a_list_stay_apart(lines: str) -> None:
    reading = letter(f"Poštovani,\n\nna skup dolaze:\n\n{lines}\n\n{SIGNED}")

    assert [one.name.value for one in reading.attendees] == ["Gordana Cvejić", "Ivica Radonić"]


def test_an_item_of_a_list_may_take_several_lines() -> None:
    first = textwrap.fill(
        "Jelica Stošić - predsednica udruženja, koristi invalidska kolica, pa nam je važno da "
        "znamo da li je sala pristupačna;",
        72,
    )
    second = "Marina Dodić - članica, dolazi vozom."
    reading = letter(
        f"Poštovani,\n\nprijavljujemo dve učesnice:\n\n{first}\n{second}\n\n{SIGNED}"
    )

    assert [one.name.value for one in reading.attendees] == ["Jelica Stošić", "Marina Dodić"]


def test_a_line_that_opens_with_a_name_by_chance_is_none_of_a_list() -> None:
    chance = (
        "naša prijava je u nastavku, nemojte da zaboravimo rok. Idemo ja,\n"
        "Rastko Veljović i Maša Kevilj, njoj upišite da je menadžerka.\n"
        "Sonja Grujin ostaje zbog izveštaja."
    )
    reading = letter(f"Dobar dan,\n\n{chance}\n\nMila Petrović\n")

    assert sorted(told(reading)[1]) == ["Maša Kevilj", "Mila Petrović", "Rastko Veljović"]


def test_a_name_in_two_lines_is_one_name() -> None:
    cut = (
        "If there is place for guests from abroad, kindly register Veaceslav\n"
        "Cojocaru, expert in local public finance (+373 69 140 558), and me."
    )
    reading = letter(f"Dear Danilo,\n\n{cut}\n\nMila Petrović\nProgramme Director\n")

    assert told(reading)[1] == ["Veaceslav Cojocaru", "Mila Petrović"]


def test_a_wish_is_found_where_it_was_written() -> None:
    prose = textwrap.fill(f"{PROSE[0]} Oboje su vegetarijanci.", 72)
    (wish,) = letter(f"Poštovani,\n\n{prose}\n\n{SIGNED}").requests

    assert (wish.value, wish.line) == ("vegetarian", 5)


def test_a_place_told_by_line_and_column_is_found_again() -> None:
    text = textwrap.fill(" ".join(PROSE), 72)
    page = Page(Passage(kind=Kind.OWN, name="text", line=3, text=text))
    at = text.rindex("Lazić")

    assert page.offset_of(page.found("", at, "")) == at


def test_a_year_before_whose_own_he_is_ends_no_sentence() -> None:
    text = (
        "Udruženje „Breza“ prijavljuje za konferenciju 15.03.2019. svog predsednika Petra Tota."
    )
    reading = letter(f"Poštovani,\n\n{text}\n\nMila Petrović\n")

    assert (told(reading)[1], reading.needs_review) == (["Petar Tot"], False)
