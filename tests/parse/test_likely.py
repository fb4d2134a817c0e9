"""Who comes, most likely, where the letter says it of nobody: named, and left to a person."""

import pytest

from mailflow.model import Intent
from tests.parse.test_reading import letter, names

SIGNED = "\n\nS poštovanjem,\nMila Petrović\nUdruženje „Breza“, Niš\n"


@pytest.mark.parametrize(
    "text",
    [
        "Za prisustvo u petak raspoloženi su Petar Lazić i Nada Tot.",
        "O našem prisustvu je odlučeno: to su Petar Lazić i Nada Tot.",
    ],
)
def test_who_alone_is_named_comes_but_a_person_looks(text: str) -> None:
    reading = letter(text + SIGNED, subject="Prijava")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Petar Lazić", "Nada Tot"])
    assert reading.needs_review


def test_of_more_names_than_the_letter_counts_none_is_likelier() -> None:
    text = "Prijava dve osobe. Raspoloženi su Petar Lazić, Nada Tot i Vesna Ilić."

    assert names(letter(text + SIGNED, subject="Prijava")) == []


def test_whom_a_cancellation_names_next_comes_in_stead() -> None:
    text = (
        "Petar Lazić, prijavljen u ime škole, više ne radi kod nas. "
        "Na konferenciji će ga naslediti Nada Tot."
    )
    reading = letter(text + SIGNED)

    assert (reading.intent, names(reading)) == (Intent.CHANGE, ["Nada Tot"])
    assert reading.needs_review
