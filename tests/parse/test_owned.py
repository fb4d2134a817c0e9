"""Addresses and telephones that stand apart from the name they belong to."""

import pytest

from mailflow.model import Person
from tests.parse.test_reading import letter

OFFICE = "Pisarnica <pisarnica@breza.example>"
SENDS = "Poštovani,\n\nna skup šaljemo Radoslava Đukića i Jovanu Milenić.\n"


def first(text: str) -> Person:
    return letter(SENDS + text, sender=OFFICE).attendees[0]


def email(person: Person) -> str | None:
    return person.email and person.email.value


def phone(person: Person) -> str | None:
    return person.phone and person.phone.value


@pytest.mark.parametrize("local", ["radoslav.djukic", "r.djukic", "rdjukic", "djukic"])
def test_an_address_spelled_like_a_name_is_that_persons(local: str) -> None:
    person = first(f"\nPrepisku šaljite na {local}@breza.example.\n")

    assert email(person) == f"{local}@breza.example"


@pytest.mark.parametrize("local", ["kancelarija", "radoslav.peric", "djukic.arhiva", "rad"])
def test_an_address_spelled_otherwise_is_nobodys(local: str) -> None:
    assert email(first(f"\nPrepisku šaljite na {local}@breza.example.\n")) is None


def test_an_address_that_fits_two_people_is_nobodys() -> None:
    person = first("\nVozi ih Dragan Đukić.\nPrepisku šaljite na djukic@breza.example.\n")

    assert email(person) is None


def test_a_mobile_told_in_one_breath_with_the_address_is_the_same_persons() -> None:
    person = first("\nZvati na 063/298-1140 ili pisati na r.djukic@breza.example.\n")

    assert phone(person) == "+381632981140"


@pytest.mark.parametrize(
    "line",
    [
        "Centrala 011/362-8015, r.djukic@breza.example",
        "Zvati na 063/298-1140. Prepiska: r.djukic@breza.example",
        "Vozač Dragan 063/298-1140 zna sve. Pisati na r.djukic@breza.example",
    ],
)
def test_a_telephone_of_the_house_or_of_another_sentence_is_not(line: str) -> None:
    assert phone(first(f"\n{line}\n")) is None
