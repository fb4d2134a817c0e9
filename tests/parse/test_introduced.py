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
