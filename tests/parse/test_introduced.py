"""Writers who say their own name, whatever their address is displayed as."""

import pytest

from tests.parse.test_reading import letter, names

SAYS = [
    "ja sam Vojin Lazić i dolazim u petak.",
    "zovem se Vojin Lazić, volonter, i želim da učestvujem.",
    "prijavljujem se: Vojin Lazić, domar kluba.",
    "evo i mene na spisak: Vojin Lazić, osnivač.",
]


@pytest.mark.parametrize("said", SAYS)
def test_a_nickname_displayed_is_nobody_else(said: str) -> None:
    reading = letter(f"Poštovani,\n\n{said}\n\nPozdrav", "Voja Planinac <voja.p@mail.example>")

    assert names(reading) == ["Vojin Lazić"]
    assert reading.contact is not None
    assert reading.contact.name is not None
    assert reading.contact.name.value == "Vojin Lazić"


OTHERS = [
    "pored mene: Vojin Lazić, osnivač, dolazi i on.",
    "ja sam Vojinu Laziću rekla da se javi, dolazim u petak.",
]


@pytest.mark.parametrize("said", OTHERS)
def test_who_is_named_beside_the_writer_is_not_she(said: str) -> None:
    reading = letter(f"Poštovani,\n\n{said}\n\nPozdrav", "Mila Pavić <mila.p@mail.example>")

    assert "Mila Pavić" in names(reading)


DICTATED = [
    "Dobar dan ovde Vojin Lazić iz Udruženja „Breza“ hteo bih da dođem i sa mnom ide moj brat"
    " Saša Lazić on radi kao medijator",
    "Zdravo javlja se Vojin Lazić iz Udruženja „Breza“ dolazimo ja i kolega Saša Lazić",
    "poštovani gospodine rodiću ovde vojin lazić iz udruženja breza hteo bih da dođem ja i moj"
    " brat saša lazić",
    "dobar dan javlja se vojin lazić iz udruženja breza dolazimo ja i kolega saša lazić",
    "Hello there this is Vojin Lazić from Birch Trust I will attend and with me comes my"
    " brother Saša Lazić",
]


@pytest.mark.parametrize("said", DICTATED)
def test_who_says_so_without_a_comma_is_not_the_one_beside_him(said: str) -> None:
    reading = letter(said, "vojin.breza@mail.example")

    assert sorted(names(reading)) == ["Saša Lazić", "Vojin Lazić"]
    assert all(p.role is None for p in reading.attendees if p.name.value == "Vojin Lazić")


UNNAMED = [
    "Dolazim u petak, a sa mnom ide Saša Lazić.",
    "Dolazim sa kolegom Sašom Lazićem.",
    "Prijavite mene i kolegu Sašu Lazića.",
    "Biće tu Saša Lazić i ja.",
    "Dolazim u petak. Saša Lazić takođe.",
]


@pytest.mark.parametrize("said", UNNAMED)
def test_who_comes_with_an_unnamed_writer_is_nobody_writing(said: str) -> None:
    reading = letter(f"{said} Udruženje „Breza“, Niš", "breza@mail.example")

    assert reading.contact is None or reading.contact.name is None
    assert reading.needs_review


@pytest.mark.parametrize(
    "said", ["Prijavljujem se. Saša Lazić, urednik", "Dolazim ja, Saša Lazić."]
)
def test_an_unsigned_letter_of_one_name_is_its_writers(said: str) -> None:
    reading = letter(f"{said}\nUdruženje „Breza“, Niš", "breza@mail.example")

    assert names(reading) == ["Saša Lazić"]
    assert not reading.needs_review


def test_who_says_in_brackets_that_it_is_she_is_not_another_by_the_name_displayed() -> None:
    text = "Dolaze Svetlana Milovanović (to sam ja) i Ana Tošić.\n\nPozdrav,\nCeca"
    reading = letter(f"Poštovani,\n\n{text}", sender="Ceca Milovanović <ceca@x.example>")

    assert [one.name.value for one in reading.attendees] == [
        "Svetlana Milovanović",
        "Ana Tošić",
    ]
