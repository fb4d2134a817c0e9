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
