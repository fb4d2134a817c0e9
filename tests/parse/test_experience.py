"""What letters like this one wanted is weighed against what the rules say of it."""

import pytest

from mailflow.model import Intent
from mailflow.parse.intent.experience import Verdict, likelihoods, weighed
from tests.parse.test_reading import letter

SIGNED = "\n\nMila Petrović\nUdruženje „Breza“\n"
ABSENT = (
    "Поштовани,\n\nзахваљујемо на позиву. Како нам је баш за тај дан заказана седница, "
    "одсуствоваћемо, али материјал ћемо радо прочитати."
)
ADDED = "Poštovani,\n\nspisak od juče bio bi potpun uz ime Vere Kos. Hvala!"
ILL = "Poštovani,\n\nne računajte ipak sa mnom u petak, dete se razbolelo."
COACH = "Poštovani,\n\nda li je obezbeđen kombi? Ako jeste, možda bi nas bilo desetak."


def test_what_such_letters_want_is_taken_and_looked_at() -> None:
    reading = letter(ADDED + SIGNED, subject="Dopuna prijave")

    assert reading.intent is Intent.CHANGE
    assert "by_experience" in {doubt.code for doubt in reading.doubts}


def test_what_nearly_all_such_letters_want_needs_no_look() -> None:
    reading = letter(ABSENT + SIGNED, subject="Re: Позив")

    assert reading.intent is Intent.DECLINE
    assert reading.because.startswith("as letters with")
    assert not reading.needs_review


def test_the_words_that_spoke_most_are_the_reason() -> None:
    because = letter(ABSENT + SIGNED, subject="Re: Позив").because

    assert because.startswith("as letters with “")
    assert all(word.strip("“”") in ABSENT for word in because[16:].split(", "))


def test_a_plain_registration_needs_no_experience() -> None:
    reading = letter(f"Poštovani,\n\nna konferenciju dolazi Vera Kos.{SIGNED}")

    assert reading.intent is Intent.REGISTER
    assert {"by_experience", "hardly_so"}.isdisjoint(doubt.code for doubt in reading.doubts)


def test_what_reads_like_something_else_is_doubted() -> None:
    reading = letter(ILL + SIGNED, subject="Re: Potvrda prijave")

    assert "hardly_so" in {doubt.code for doubt in reading.doubts}


def test_a_doubt_that_no_such_letter_bears_out_is_dropped() -> None:
    reading = letter(COACH + SIGNED, subject="Kombi")

    assert reading.intent is Intent.QUESTION
    assert "asks_of_else" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    ("own", "other", "doubted", "verdict", "of_alien"),
    [
        (0.15, 0.85, False, Verdict.TAKEN, Verdict.TAKEN),
        (0.03, 0.97, False, Verdict.TAKEN_SURELY, Verdict.TAKEN),
        (0.25, 0.75, False, Verdict.DOUBTED, Verdict.DOUBTED),
        (0.25, 0.75, True, Verdict.TAKEN, Verdict.TAKEN),
        (0.45, 0.55, False, Verdict.DOUBTED, Verdict.DOUBTED),
        (0.45, 0.55, True, Verdict.AS_IT_IS, Verdict.AS_IT_IS),
        (0.60, 0.40, False, Verdict.AS_IT_IS, Verdict.AS_IT_IS),
        (0.97, 0.03, False, Verdict.AS_IT_IS, Verdict.AS_IT_IS),
        (0.97, 0.03, True, Verdict.SURE, Verdict.AS_IT_IS),
        (0.995, 0.005, True, Verdict.SURE, Verdict.SURE),
    ],
)
def test_rules_that_doubt_are_sooner_overruled(
    own: float, other: float, doubted: bool, verdict: Verdict, of_alien: Verdict
) -> None:
    assert weighed(own, other, doubted=doubted, alien=False) is verdict
    assert weighed(own, other, doubted=doubted, alien=True) is of_alien


def test_likelihoods_are_shares_of_one() -> None:
    chances = likelihoods(frozenset({"subject: izmena", "sense: earlier", "as register"}))

    assert sum(chances.values()) == pytest.approx(1)
    assert set(chances) == set(Intent) - {Intent.AUTOMATIC}


def test_a_long_letter_has_likelihoods_too() -> None:
    several = frozenset(f"trait {number}" for number in range(10_000)) | {"molimo", "as cancel"}

    assert sum(likelihoods(several).values()) == pytest.approx(1)
