"""Where the rules guess what a letter wants, letters like it are asked."""

import pytest

from mailflow.model import Intent
from mailflow.parse.intent.experience import likelihoods
from tests.parse.test_reading import letter, names

SIGNED = "\n\nMila Petrović\nUdruženje „Breza“\n"


@pytest.mark.parametrize(
    ("text", "subject", "intent"),
    [
        ("Poštovani,\n\nspisak od juče bio bi potpun uz ime Vere Kos. Hvala!", "Dopuna prijave",
         Intent.CHANGE),
        ("Поштовани,\n\nсписак од јуче био би потпун уз име Вере Кос. Хвала!", "Допуна пријаве",
         Intent.CHANGE),
    ],
)  # fmt: skip
def test_what_such_letters_want_is_taken_and_looked_at(
    text: str, subject: str, intent: Intent
) -> None:
    reading = letter(text + SIGNED, subject=subject)

    assert reading.intent is intent
    assert reading.needs_review
    assert "by_experience" in {doubt.code for doubt in reading.doubts}


def test_the_words_that_spoke_most_are_the_reason() -> None:
    text = "Poštovani,\n\nspisak od juče bio bi potpun uz ime Vere Kos. Hvala!"
    because = letter(text + SIGNED, subject="Dopuna prijave").because

    assert because.startswith("as letters with “")
    assert all(word.strip("“”") in text for word in because[16:].split(", "))


def test_of_words_that_nobody_knows_nothing_is_made() -> None:
    reading = letter(f"Zumbulasti kvrckaju Veru Kos.{SIGNED}", subject="Brm")

    assert reading.intent is Intent.UNRELATED
    assert names(reading) == []


def test_a_plain_registration_needs_no_experience() -> None:
    reading = letter(f"Poštovani,\n\nna konferenciju dolazi Vera Kos.{SIGNED}")

    assert reading.intent is Intent.REGISTER
    assert {"by_experience", "hardly_so"}.isdisjoint(doubt.code for doubt in reading.doubts)


def test_a_registration_that_reads_like_something_else_is_doubted() -> None:
    text = f"Poštovani,\n\nbilo je reči o petoro, ali dolazi nas samo troje.{SIGNED}"
    reading = letter(text, subject="Izmena")

    assert reading.intent is Intent.REGISTER
    assert "hardly_so" in {doubt.code for doubt in reading.doubts}


def test_likelihoods_are_shares_of_one() -> None:
    chances = likelihoods(frozenset({"subject: izmena", "sense: earlier", "as register"}))

    assert sum(chances.values()) == pytest.approx(1)
    assert set(chances) == set(Intent) - {Intent.AUTOMATIC}


def test_a_long_letter_has_likelihoods_too() -> None:
    several = frozenset(f"trait {number}" for number in range(10_000)) | {"molimo", "as cancel"}

    assert sum(likelihoods(several).values()) == pytest.approx(1)
