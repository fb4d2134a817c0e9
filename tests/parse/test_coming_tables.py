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


@pytest.mark.parametrize(
    "said",
    [
        "kome piše „ne“, taj ne dolazi, nisam htela da brišem redove.",
        "ko u poslednjoj koloni ima „ne“, ne dolazi.",
        "those marked “no” are not coming.",
    ],
)
def test_what_the_marks_of_a_table_mean_strikes_off_nobody_else(said: str) -> None:
    rows = "Jovana Pavić\tmenadžer\tda\nPetar Savić\tvozač\tne\n"
    table = f"Ime i prezime\tFunkcija\tDolazi\n{rows}"
    reading = letter(f"Poštovani,\n\n{said}\n\n{table}\nMila Petrović\nKlub „Zora“")

    assert names(reading) == ["Jovana Pavić"]
    assert {"speaks_of_striking", "absent_nobody", "nobody_goes"}.isdisjoint(
        doubt.code for doubt in reading.doubts
    )


def test_marks_by_which_nobody_is_known_are_asked_about() -> None:
    said = "Ko ima „ne“ u poslednjoj koloni, ne dolazi. Dolaze Jovana Pavić i Petar Savić."
    reading = letter(f"Poštovani,\n\n{said}\n\nMila Petrović\nKlub „Zora“")

    assert "nobody_goes" in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize("head", ["Student", "Takmičari", "Ko putuje", "Competitor"])
def test_a_column_of_names_may_be_headed_by_what_they_are(head: str) -> None:
    rows = "SI 14/17\tJovana Pavić\t2\t064 32 11 709\nIT 03/16\tPetar Savić\t3\t061 70 44 250\n"
    table = f"Br. indeksa\t{head}\tGodina\tBroj telefona\n{rows}"
    reading = letter(f"Poštovani,\n\nsvi iz tabele dolazimo:\n\n{table}\nHvala,\nMila Petrović")

    assert names(reading)[:2] == ["Jovana Pavić", "Petar Savić"]
    assert [p.phone and p.phone.value for p in reading.attendees][:2] == [
        "+381643211709",
        "+381617044250",
    ]


@pytest.mark.parametrize("last", ["Ukupno:\t2", "Total\t2\t\t", "Svega:\t2", "2\tosobe"])
def test_a_sum_below_two_columns_of_names_is_nobody(last: str) -> None:
    rows = "Pavić\tJovana\tmenadžer\t065/3341-120\nSavić\tPetar\tvozač\t063/889-041"
    table = f"Prezime\tIme\tFunkcija\tMob.\n{rows}\n{last}"
    reading = letter(f"Poštovani,\n\nu tabeli su učesnici:\n\n{table}\n\nHvala,\nMila Petrović")

    assert names(reading) == ["Jovana Pavić", "Petar Savić"]


@pytest.mark.parametrize("told", ["Ukupno: 3", "Broj učesnika: 3"])
def test_a_sum_above_those_named_is_doubted(told: str) -> None:
    reading = letter(f"Dolaze:\n\n1. Jovana Pavić\n2. Petar Savić\n\n{told}\n\nMila Petrović")

    assert "fewer_than_told" in [d.code for d in reading.doubts]


def test_what_somebody_is_heads_no_column_beside_his_name() -> None:
    table = (
        "Ana Ilić\tstudent\ttelefon\t064 32 11 709\nVera Kos\tmentor\ttelefon\t061 70 44 250\n"
    )
    reading = letter(f"Poštovani,\n\ndolaze:\n\n{table}\nHvala,\nMila Petrović")

    assert names(reading) == ["Ana Ilić", "Vera Kos"]


def test_the_time_zone_of_a_form_counts_nobody() -> None:
    table = (
        "Vreme\tIme\n2019/03/11 8:14:02 PM GMT+1\tLenka Ilić\n2019/03/11 UTC +1\tPetar Savić"
    )

    assert letter(f"U prilogu su svi koji dolaze:\n\n{table}\n\nMila").attendee_count == 2


@pytest.mark.parametrize("cell", ["N. N.", "N.N.", "NN", "TBC", "naknadno"])
def test_a_row_without_a_name_keeps_a_place(cell: str) -> None:
    table = f"Ime i prezime\tFunkcija\nAna Ilić\tsekretar\n{cell}\tvozač"
    read = letter(f"Poštovani,\n\nprijavljujemo:\n\n{table}\n\nSrdačno,\nMila Petrović\n")

    assert ([p.name.value for p in read.attendees], read.attendee_count) == (["Ana Ilić"], 2)


def test_a_number_that_follows_later_keeps_no_place() -> None:
    table = (
        "Ime i prezime\tFunkcija\tTelefon\nAna Ilić\tsekretar\tnaknadno\nPetar Tot\tvozač\t-"
    )
    read = letter(f"Poštovani,\n\nprijavljujemo:\n\n{table}\n\nSrdačno,\nMila Petrović\n")

    assert [p.name.value for p in read.attendees] == ["Ana Ilić", "Petar Tot"]
    assert read.attendee_count == 2


TABLES = (
    "Ime i prezime\tFunkcija\nAna Ilić\tsekretar\nPetar Tot\tvozač",
    "| Ana Ilić | sekretar |\n| Petar Tot | vozač |",
    "Ime i prezime: Ana Ilić\nFunkcija: sekretar\n\nIme i prezime: Petar Tot\nFunkcija: vozač",
)


@pytest.mark.parametrize("table", TABLES, ids=["heads", "bars", "form"])
def test_words_above_a_table_tell_what_becomes_of_its_rows(table: str) -> None:
    comes = letter(f"Poštovani,\n\nna skup dolaze:\n\n{table}\n\nSrdačno,\nMila Petrović\n")
    off = letter(f"Poštovani,\n\nsa spiska skinite:\n\n{table}\n\nSrdačno,\nMila Petrović\n")

    assert names(comes) == ["Ana Ilić", "Petar Tot"]
    assert [found.value for found in off.removed] == ["Ana Ilić", "Petar Tot"]
    assert names(off) == []


CALL = "Poštovani,\n\nprijavljujemo:\n\n{}\n\nSrdačno,\nMila Petrović\nKlub „Zora“\n"


def coming(table: str) -> list[str]:
    return names(letter(CALL.format(table)))


def doubted(table: str) -> bool:
    return letter(CALL.format(table)).needs_review


@pytest.mark.parametrize(
    "table",
    [
        "Učesnik\tFunkcija\tDolazi\nAna Ilić\tvozač\tda\nPetar Tot\tčlan\tNE",
        "Učesnik    Funkcija    Dolazi\nAna Ilić   vozač      da\nPetar Tot  član       ne",
        "Dolazi\tUčesnik\nda\tAna Ilić\nne\tPetar Tot",
    ],
)
def test_a_column_of_yes_and_no_beside_the_participants_tells_who_comes(table: str) -> None:
    assert coming(table) == ["Ana Ilić"]


@pytest.mark.parametrize(
    "note", ["rezerva", "rezervni učesnik", "samo kontakt", "kontakt (ne dolazi)"]
)
def test_who_is_noted_to_stand_by_does_not_come(note: str) -> None:
    assert coming(f"Ime\tNapomena\nAna Ilić\t\nPetar Tot\t{note}") == ["Ana Ilić"]


def test_who_may_stand_in_for_another_of_the_list_is_asked_about() -> None:
    assert doubted("Ime\tNapomena\nAna Ilić\t\nPetar Tot\tzamena")
    assert doubted("1. Ana Ilić, član\n2. Petar Tot, vozač, 064 123 4567 (zamena)")
    assert doubted("1. Ana Ilić, član\n2. Petar Tot, tel. 064 123 4567, vozač (zamena)")
    assert not doubted(
        "1. Ana Ilić, član\n2. Petar Tot, vozač, 064 123 4567 (zamenik načelnika)"
    )


@pytest.mark.parametrize("by", ["Spisak sačinio", "Podatke unela", "Spisak sastavila"])
def test_who_made_the_list_is_not_of_it(by: str) -> None:
    assert coming(f"Ime\tFunkcija\nAna Ilić\tčlan\n\n{by}: Vera Kos") == ["Ana Ilić"]


@pytest.mark.parametrize("house", ["Opština Kladovo", "Fondacija „Kompas“", "Udruženje „Most“"])
@pytest.mark.parametrize("gap", ["\t", " | "])
def test_rows_that_a_house_opens_are_no_form(house: str, gap: str) -> None:
    rows = (house, "Ilić", "Ana", "064 123 456"), (house, "Tot", "Petar", "064 123 457")

    assert coming("\n".join(map(gap.join, rows))) == ["Ana Ilić", "Petar Tot"]


def test_dashes_in_a_column_without_a_head_refuse_nothing() -> None:
    assert coming("| Ana | Ilić | član | - |\n| Petar | Tot | vozač | - |") == [
        "Ana Ilić",
        "Petar Tot",
    ]


@pytest.mark.parametrize("gap", [" | ", "    "])
def test_no_name_goes_on_from_the_heads_into_the_first_row(gap: str) -> None:
    heads = gap.join(("Ime i prezime", "Organizacija", "Dolazi", "Funkcija", "Obrok"))
    row = gap.join(("Radović, Petar", "Klub", "ne", "član", "mesni"))

    assert "Obrok Radović" not in coming(f"{heads}\n{row}\n{row.replace('Petar', 'Ana')}")


def test_an_answer_that_ran_into_the_address_before_it_is_read() -> None:
    rows = "Ana Ilić\tana@breza.example da\nPetar Tot\tpetar@breza.example\tda\t"

    assert coming(f"Ime\tE-mail\tDolazi\tNapomena\n{rows}") == ["Ana Ilić", "Petar Tot"]


def test_a_cell_broken_into_three_lines_ends_no_table() -> None:
    row = "Udruženje\tmladih\n{}\t{}\tčlan\n„Zora“\n"
    table = row.format("Ilić", "Ana") + row.format("Tot", "Petar")

    assert {"Ana Ilić", "Petar Tot"} <= set(coming(f"Prezime\tIme\tOrganizacija\n{table}"))


def test_the_head_of_a_part_of_a_table_tells_of_its_rows() -> None:
    parts = "Ana Ilić\tčlan", "Opština Niš\nVera Kos\tsudija", "NE DOLAZE\nPetar Tot\tvozač"

    assert coming("Ime\tFunkcija\n" + "\n".join(parts)) == ["Ana Ilić", "Vera Kos"]


def test_cells_that_slipped_to_the_side_are_nobody_and_are_asked_about() -> None:
    table = "Prezime\tIme\tE-mail\nIlić\tAna\tana@breza.example\nana@breza.example\tTot\t"

    assert coming(table) == ["Ana Ilić"]
    assert doubted(table)
    assert coming("Ime\tPrezime\nana\tilić\nPetar\tKovač") == ["ana ilić", "Petar Kovač"]


@pytest.mark.parametrize(
    "off", ["Nisu u mogućnosti da dođu:", "Sprečeni da prisustvuju:", "Nije u prilici da dođe:"]
)
def test_who_is_not_able_to_come_is_listed_apart(off: str) -> None:
    assert coming(f"1. Ana Ilić\n2. Vera Kos\n\n{off}\n1. Petar Tot") == [
        "Ana Ilić",
        "Vera Kos",
    ]


def test_a_sentence_below_a_table_of_answers_is_none_of_its_rows() -> None:
    table = "Ime i prezime\tFunkcija\tDolazi\nAna Ilić\tčlan\tda\nPetar Tot"
    below = "Uz njih dolazi i Vera Kos, pravnica."

    assert coming(f"{table}\n\n{below}") == ["Ana Ilić", "Vera Kos"]


def test_what_somebody_is_heads_no_second_table() -> None:
    rows = "Ana\tIlić\tUdruženje „Most“\tčlan\nVera\tKos\tUdruženje „Most“\tvolonterka"

    assert coming(f"Ime\tPrezime\tUdruženje\tFunkcija\n{rows}") == ["Ana Ilić", "Vera Kos"]


def test_a_numbered_row_of_two_columns_of_names_is_read() -> None:
    assert not doubted("R. br.\tIme\tPrezime\n1.\tAna\tIlić\n2.\tPetar\tTot")


@pytest.mark.parametrize("said", ["je na spisku, ali ne dolazi", "je na listi, ali ne ide"])
def test_a_sentence_against_a_row_of_a_table_is_asked_about(said: str) -> None:
    table = "Ime i prezime\tFunkcija\tDolazi\nAna Ilić\tčlan\tda\nVera Kos\tpravnica\tda"

    assert doubted(f"{table}\n\nVera Kos {said}.")


def test_columns_kept_apart_by_blanks_alone_need_no_heads() -> None:
    table = "1.   Ilić   Ana     član\n2.   Tot    Petar   vozač"

    assert coming(table) == ["Ana Ilić", "Petar Tot"]
    assert coming(table.replace("1.   ", "").replace("2.   ", "")) == ["Ana Ilić", "Petar Tot"]


def test_a_house_before_a_colon_is_whose_guests_follow() -> None:
    rows = "Udruženje „Breza“, Bor: Ana Ilić\nFond „Jela“, Niš: Petar Tot i Vera Kos"

    assert names(letter(f"Dolaze:\n\n{rows}\n")) == ["Ana Ilić", "Petar Tot", "Vera Kos"]
