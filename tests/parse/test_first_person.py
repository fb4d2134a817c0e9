"""What keeps the writer from coming, told by the form of the verb, keeps nobody else."""

import pytest

from mailflow.model import Intent
from tests.parse.test_reading import SIGNED, letter, names

MINE = [
    "moram da ostanem na poslu",
    "čuvam decu kod kuće",
    "imam ročište tog dana",
    "slomila sam nogu",
    "bolesna sam",
    "na putu sam do nedelje",
    "ostajem kod kuće",
]


@pytest.mark.parametrize("mine", MINE)
@pytest.mark.parametrize(
    "text",
    [
        "Molim Vas da upišete:\n1. Vera Popović, blagajnica\n2. Ana Kovač\nNažalost, {}.",
        "Dolaze Vera Popović i Ana Kovač, {}.",
    ],
    ids=["list", "sentence"],
)
def test_who_is_named_before_the_writers_own_excuse_comes(text: str, mine: str) -> None:
    reading = letter(f"Poštovani,\n\n{text.format(mine)}{SIGNED}")

    assert reading.intent is Intent.REGISTER
    assert names(reading) == ["Vera Popović", "Ana Kovač"]


def test_an_excuse_in_english_is_the_writers_own() -> None:
    text = "Vera Popović and Ana Kovač will attend. Unfortunately I have broken my leg."
    reading = letter(f"Dear all,\n\n{text}\n\nBest regards,\nMila Petrović")

    assert names(reading) == ["Vera Popović", "Ana Kovač"]


def test_himself_is_not_i() -> None:
    text = "Prijavljujem se. Za skup mi je rekao Ivo Tot, koji sam nažalost ne može da dođe."
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert "Mila Petrović" in names(reading)


def test_me_again_does_not_put_the_writer_on_the_list() -> None:
    text = "Evo mene opet, sa ispravkom naše prijave. Umesto Ive Tota stavite Anu Kovač."
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert names(reading) == ["Ana Kovač"]
