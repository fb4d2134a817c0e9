"""Towns in any case, back to the nominative."""

import pytest

from mailflow.parse.people.find import is_place, place_of

TOWNS = [
    ("из Бачке Паланке", "Бачка Паланка"),
    ("u Nišu", "Niš"),
    ("iz Novog Sada", "Novi Sad"),
    ("Beogradu", "Beograd"),
    ("Kragujevca", "Kragujevac"),
    ("iz Leskovca", "Leskovac"),
    ("Subotice", "Subotica"),
    ("iz Užica", "Užice"),
    ("Crne Trave", "Crna Trava"),
    ("u Sremskim Karlovcima", "Sremski Karlovci"),
    ("iz Sremskih Karlovaca", "Sremski Karlovci"),
    ("у Шапцу", "Шабац"),
    ("iz Čačka", "Čačak"),
    ("u Peći", "Peć"),
    ("u Rači", "Rača"),
    ("iz Gornjeg Milanovca", "Gornji Milanovac"),
    ("u Banjoj Luci", "Banja Luka"),
    ("iz Bačkog Petrovog Sela", "Bačko Petrovo Selo"),
    ("из Љубовије", "Љубовија"),
    ("из Њујорка", "Њујорк"),
    ("u Nisu", "Niš"),
    ("Szabadkán", "Szabadka"),
    ("z Báčskeho Petrovca", "Báčsky Petrovec"),
    ("nga Presheva", "Presheva"),
    ("në Preshevë", "Preshevë"),
    ("në komunën e Preshevës", "Presheva"),
    ("Niš, Srbija", "Niš"),
    ("Ниш", "Ниш"),
]


@pytest.mark.parametrize(("phrase", "town"), TOWNS)
def test_a_town_comes_back_to_its_nominative(phrase: str, town: str) -> None:
    assert place_of(phrase) == town


@pytest.mark.parametrize("phrase", ["из удружења", "Petrović", "u petak", "", "nisu stigli"])
def test_what_is_no_town_is_none(phrase: str) -> None:
    assert place_of(phrase) is None


def test_a_town_is_a_place_in_any_case_and_a_person_is_none() -> None:
    assert is_place("Нишу")
    assert is_place("Novog Sada")
    assert not is_place("Petrović")
