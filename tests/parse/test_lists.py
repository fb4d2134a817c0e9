"""Lists whose lines open with more than a name, or with less."""

import pytest

from tests.parse.test_reading import SIGNED, letter, names

HEADING = "Poštovani,\n\niz udruženja dolaze:\n"


@pytest.mark.parametrize(
    "lines",
    [
        "- VM Ana Ilić, trenerica\n- IM Petar Tot",
        "1. kap. Ana Ilić\n2. plk. Petar Tot",
        "- asist. prof. dr Ana Ilić\n- Petar Tot",
        "  МК Ана Илић, тренер\n  ФМ Петар Тот",
    ],
)
def test_titles_before_a_name_of_a_list_may_be_unknown(lines: str) -> None:
    found = names(letter(f"{HEADING}{lines}\n{SIGNED}"))

    assert found in (["Ana Ilić", "Petar Tot"], ["Ана Илић", "Петар Тот"])


def test_a_list_may_call_everybody_mister_in_albanian() -> None:
    text = "I nderuar,\n\nnë konferencë do të marrin pjesë:\n"
    text += "1. znj. Drita Hoxha\n2. z. Arben Gashi"
    found = names(letter(f"{text}\n\nMe respekt,\nMila Petrović"))

    assert found == ["Drita Hoxha", "Arben Gashi"]


def test_a_remark_beside_a_name_struck_through_is_no_heading() -> None:
    lines = "- Ana Ilić, direktorka\n-  (ipak ne može, na putu je)\n- Petar Tot, pravnik"

    assert names(letter(f"{HEADING}{lines}\n{SIGNED}")) == ["Ana Ilić", "Petar Tot"]


def test_the_columns_of_a_database_have_no_blanks() -> None:
    table = "last_name\tfirst_name\tposition\nIlić\tAna\tlawyer\nTot\tPetar\tdriver"

    assert names(letter(f"Coming are:\n\n{table}\n{SIGNED}")) == ["Ana Ilić", "Petar Tot"]


def test_an_address_holds_no_words() -> None:
    text = "Prijavljujem:\n- Ana Ilić, ana.ilic@breza.me, tel. 064 123 45 67\n- Petar Tot"

    assert names(letter(text + SIGNED)) == ["Ana Ilić", "Petar Tot"]


def test_who_presided_over_a_board_is_not_sent_by_it() -> None:
    text = (
        "ODLUKA\n1. Na skup ide Ana Ilić, članica odbora.\n\nPredsedavao: Petar Tot, predsednik"
    )

    assert names(letter(f"Poštovani, dostavljamo odluku.\n\n{text}{SIGNED}")) == ["Ana Ilić"]
