"""Who goes along and comes, who only drives, who is the only one there is."""

import pytest

from mailflow.model import Intent
from tests.parse.test_reading import SIGNED, letter, names

HI = "Poštovani,\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ilić dolazi, a ja ću je pratiti.",
        "Ana Ilić will attend. As always, I shall be accompanying her.",
        "Ana Ilić will attend, and I will join her.",
        "Dolazi Ana Ilić, idem sa njom.",
        "I am pleased to accompany our director, Ana Ilić, who will attend.",
    ],
)
def test_who_goes_with_a_guest_comes_too(text: str) -> None:
    assert names(letter(HI + text + SIGNED)) == ["Ana Ilić", "Mila Petrović"]


@pytest.mark.parametrize(
    "text",
    [
        "Dolazi Ana Ilić. Njen brat Petar Tot je samo vozi.",
        "Dolazi Ana Ilić. Ja samo vozim i čekam napolju.",
        "Dolazi Ana Ilić. Petar Tot će je samo dovesti.",
        "Ana Ilić will attend. Petar Tot is only driving her.",
    ],
)
def test_who_only_drives_does_not_come(text: str) -> None:
    assert names(letter(HI + text + SIGNED)) == ["Ana Ilić"]


def test_who_is_dropped_off_still_comes() -> None:
    text = "Dear all,\n\nI'd love to come! My husband will drop me off and wait in the café."
    reading = letter(text + SIGNED, subject="Coming on Friday")

    assert reading.intent is Intent.REGISTER
    assert names(reading) == ["Mila Petrović"]


@pytest.mark.parametrize(
    "text",
    [
        "Iz udruženja nemamo nikoga ko bi mogao da dođe osim Ane Ilić.",
        "Nema nikoga ko bi izostao sa posla osim Ane Ilić, naše članice, koju vam šaljem.",
    ],
)
def test_the_only_one_there_is_comes(text: str) -> None:
    assert names(letter(HI + text + SIGNED)) == ["Ana Ilić"]


@pytest.mark.parametrize(
    "text",
    [
        "Dolaze Ana Ilić i Vera Tot. Ako neka od njih bude sprečena, menja je Petar Jović.",
        "Ana Ilić and Vera Tot will attend. If one cannot come, Petar Jović takes her place.",
    ],
)
def test_who_is_kept_in_reserve_replaces_nobody_yet(text: str) -> None:
    reading = letter(HI + text + SIGNED)

    assert names(reading) == ["Ana Ilić", "Vera Tot"]
    assert not reading.removed


def test_all_who_were_registered_but_one_still_come() -> None:
    text = "Dolaze svi prijavljeni osim Ane Ilić, koja je bolesna."
    reading = letter(HI + text + SIGNED, subject="Izmena")

    assert reading.intent is Intent.CHANGE
    assert [found.value for found in reading.removed] == ["Ana Ilić"]


def test_him_before_the_verb_strikes_off_who_was_named() -> None:
    text = (
        "Prijavila sam troje, dolazimo samo Ana Ilić i ja. Petar Tot je pao, pa njega skinite."
    )
    reading = letter(HI + text + SIGNED, subject="Izmena")

    assert [found.value for found in reading.removed] == ["Petar Tot"]


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        (
            "Уважаеми господине,\n\nблагодарим за поканата! На 15 март идваме двамата с "
            "Росица Манчева, която ни е библиотекарка.",
            "Росица Манчева",
        ),
        (
            "Почитувани,\n\nблагодариме за поканата. На конференцијата доаѓаме двајцата со "
            "Ана Илиевска, која е координаторка.",
            "Ана Илиевска",
        ),
        (
            "Vážení,\n\nďakujeme za pozvanie. Na konferenciu prídeme dvaja s Annou Kováčovou. "
            "Prosíme o miesto na parkovanie.",
            "Anna Kováčová",
        ),
    ],
)
def test_we_two_with_a_colleague_counts_the_writer(text: str, guest: str) -> None:
    me = "Кирил Славов" if ord(guest[0]) > 0x400 else "Martin Hruška"
    reading = letter(f"{text}\n\n{me}", sender=f"{me} <k@most.example>")

    assert reading.intent is Intent.REGISTER
    assert names(reading) == [guest, me]


def test_who_takes_over_the_desk_of_who_refuses_does_not_fall_away() -> None:
    text = (
        "Hi,\n\nwe have to pass this time: Ana Ilić, who takes over my desk, starts in April."
    )
    reading = letter(text + SIGNED, subject="RE: Last call: register by Wednesday")

    assert reading.intent is Intent.DECLINE


@pytest.mark.parametrize(
    "text",
    [
        "Na skup idu svi osim mene: Ana Ilić i Petar Tot.",
        "Na skup idu svi članovi odbora osim mene: Ana Ilić i Petar Tot.",
    ],
)
def test_who_writes_that_all_but_he_come_stays(text: str) -> None:
    assert names(letter(HI + text + SIGNED)) == ["Ana Ilić", "Petar Tot"]
