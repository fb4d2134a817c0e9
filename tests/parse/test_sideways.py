"""Tables whose columns are people."""

import pytest

from tests.parse.test_reading import SIGNED, letter, names


@pytest.mark.parametrize(
    "table",
    [
        "Ime\tAna\tPetar\nPrezime\tIlić\tTot\nPosao\tpravnica\tvozač\nMobilni\t064 123 45 67\t",
        "\t1\t2\nIme i prezime\tAna Ilić\tPetar Tot\nFunkcija\tpravnica\tvozač",
        "Name\tAna Ilić\tPetar Tot\nPosition\tlawyer\tdriver\nE-mail\ta@b.example\t",
    ],
)
def test_a_table_on_its_side_has_a_column_a_person(table: str) -> None:
    reading = letter(f"Poštovani, šaljem tabelu učesnika.\n\n{table}\n{SIGNED}")

    assert names(reading) == ["Ana Ilić", "Petar Tot"]
    assert reading.attendees[1].role is not None


def test_a_form_with_a_remark_beside_each_value_is_no_table_on_its_side() -> None:
    form = "Ime\tAna\t(latinicom)\nPrezime\tIlić\t(latinicom)\nFunkcija\tpravnica\t(po želji)"

    assert len(names(letter(f"Prijava za skup.\n\n{form}\n{SIGNED}"))) <= 1


@pytest.mark.parametrize("first", ["", "Podaci"])
def test_a_head_that_only_counts_the_participants_is_no_name(first: str) -> None:
    table = f"{first}\tPrvi učesnik\tDrugi učesnik\nIme i prezime\tAna Ilić\tPetar Tot\n"
    table += "Radno mesto\tpravnica\treferent\nMobilni\t064 123 45 67\t/\n"
    table += "Dolazi\tautomobilom\tvozom"
    reading = letter(f"Poštovani, šaljemo dva predstavnika:\n\n{table}\n{SIGNED}")

    assert names(reading) == ["Ana Ilić", "Petar Tot"]


SIDE_BY_SIDE = """
    Predsednik kluba               Tehnolog
    Vuk Ilić                       Ana Tot
    063 880 14 27                  065 401 99 80
"""
UNDERSIGNED = [
    "dole potpisani će lično prisustvovati konferenciji.",
    "mi, dolepotpisani, dolazimo na skup.",
    "na skup dolaze oboje potpisnika ovog dopisa.",
    "we, the undersigned, will attend the conference.",
]


@pytest.mark.parametrize("said", UNDERSIGNED)
def test_two_who_sign_side_by_side_both_come(said: str) -> None:
    text = f"Poštovani,\n\n{said}\n\nS poštovanjem,\n{SIDE_BY_SIDE}"
    reading = letter(text, "Klub Breza <klub@breza.example>")

    assert names(reading) == ["Vuk Ilić", "Ana Tot"]
    assert reading.attendees[0].role is not None
    assert "Tehnolog" not in reading.attendees[0].role.value


@pytest.mark.parametrize(
    "said", ["dole potpisani ne mogu doći.", "prijavljujem Petra Simića za konferenciju."]
)
def test_who_only_signs_side_by_side_does_not_come(said: str) -> None:
    text = f"Poštovani,\n\n{said}\n\nS poštovanjem,\n{SIDE_BY_SIDE}"

    assert not {"Vuk Ilić", "Ana Tot"} & set(
        names(letter(text, "Klub Breza <klub@breza.example>"))
    )
