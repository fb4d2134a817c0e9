"""Tables whose cells fell apart when a program made text of HTML."""

import pytest

from tests.parse.test_reading import letter, names

HEADS = "R.br.\nPrezime i ime\nFunkcija\nTelefon\n"
ROWS = (
    "1.\nPavić Jovana\nmenadžer\n065/3341-120\n",
    "2.\nSavić Petar\nsavetnik\n063/889-041\n",
)


@pytest.mark.parametrize("gap", ["\n", ""])
def test_cells_one_below_the_other_are_rows(gap: str) -> None:
    table = HEADS + gap + gap.join(ROWS)
    reading = letter(f"Poštovani,\n\nu tabeli su učesnici:\n\n{table}\nHvala,\nMila Petrović")

    assert names(reading) == ["Jovana Pavić", "Petar Savić"]
    assert [p.role.value for p in reading.attendees if p.role] == ["menadžer", "savetnik"]


def test_labels_above_their_values_are_no_heads() -> None:
    form = "Ime i prezime\nJovana Pavić\nFunkcija\nmenadžer\nTelefon\n065/3341-120"
    reading = letter(f"Prijava za skup\n\n{form}\n\nVukan Lekić\nBulevar 3\nNiš")

    assert "Jovana Pavić" in names(reading)
    assert "Vukan Lekić" not in names(reading)


def test_the_time_zone_of_a_form_counts_nobody() -> None:
    table = (
        "Vreme\tIme\n2019/03/11 8:14:02 PM GMT+1\tLenka Ilić\n2019/03/11 UTC +1\tPetar Savić"
    )

    assert letter(f"U prilogu su svi koji dolaze:\n\n{table}\n\nMila").attendee_count == 2
