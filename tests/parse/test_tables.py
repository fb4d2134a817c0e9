"""Tables and forms that say who comes: a column, a field, or what stands in the cells."""

from email import message_from_bytes
from email.policy import SMTP

import pytest

from mailflow.model import RawMessage
from mailflow.parse import read
from mailflow.reasons import doubt
from tests.parse.test_reading import NOW, SIGNED, letter, names, source_of


def told(table: str) -> list[str]:
    """Who comes by a table whose cells are split by „|“ here."""
    return names(letter(f"Poštovani,\n\nspisak za skup:\n\n{_tabbed(table)}\n{SIGNED}"))


def _tabbed(table: str) -> str:
    rows = (line.strip().split("|") for line in table.strip().split("\n"))
    return "\n".join("\t".join(cell.strip() for cell in row) for row in rows)


NO = [
    "ne", "Ne.", "NE, nažalost", "neće moći", "ne može", "odsutan", "sprečen", "otkazao", "не",
    "no", "No, sorry", "cannot", "nem", "jo", "nie", "nu", "-", "–", "0", "[ ] da [x] ne",
]  # fmt: skip


@pytest.mark.parametrize("answer", NO)
def test_a_row_that_says_no_is_nobody_who_comes(answer: str) -> None:
    table = f"Ime i prezime | Dolazi\nJelena Ilić | da\nMarko Jovanović | {answer}"

    assert told(table) == ["Jelena Ilić"]


@pytest.mark.parametrize("answer", ["da", "DA", "x", "✓", "+", "1", "yes", "igen", "☒ da ☐ ne"])
def test_a_row_that_says_yes_is_somebody_who_comes(answer: str) -> None:
    table = f"Ime i prezime | Dolazi\nMarko Jovanović | ne\nJelena Ilić | {answer}"

    assert told(table) == ["Jelena Ilić"]


def test_where_others_are_marked_an_empty_cell_says_no() -> None:
    table = "Ime i prezime | Dolazi\nJelena Ilić | x\nMarko Jovanović |"

    assert told(table) == ["Jelena Ilić"]


def test_a_column_that_nobody_filled_in_says_nothing() -> None:
    table = "Ime i prezime | Dolazi\nJelena Ilić |\nMarko Jovanović |"

    assert told(table) == ["Jelena Ilić", "Marko Jovanović"]


@pytest.mark.parametrize(
    "head", ["Dolazi", "Dolazak (da/ne)", "Attending", "Will you attend?", "Prisustvo"]
)
def test_the_column_is_known_by_its_head(head: str) -> None:
    table = f"Ime i prezime | {head}\nJelena Ilić | da\nMarko Jovanović | ne"

    assert told(table) == ["Jelena Ilić"]


def test_whoever_perhaps_comes_is_left_to_a_person() -> None:
    table = "Ime i prezime\tDolazi\nJelena Ilić\tda\nMarko Jovanović\tmožda\n"
    reading = letter(f"Poštovani,\n\nspisak:\n\n{table}{SIGNED}")

    assert names(reading) == ["Jelena Ilić"]
    assert doubt("coming_not_told", "Marko Jovanović") in reading.doubts


def test_a_form_that_says_no_is_nobody_who_comes() -> None:
    form = "Ime i prezime: {}\nFunkcija: pravnica\nDolazi: {}\n\n"
    both = form.format("Jelena Ilić", "da") + form.format("Marko Jovanović", "ne")

    assert names(letter("Poštovani,\n\nprijave:\n\n" + both + SIGNED)) == ["Jelena Ilić"]


def test_the_no_of_the_next_form_is_not_this_ones() -> None:
    both = "Ime i prezime: Jelena Ilić\n\nIme i prezime: Marko Jovanović\nDolazi: ne\n"

    assert names(letter("Poštovani,\n\nprijave:\n\n" + both + SIGNED)) == ["Jelena Ilić"]


def test_a_form_in_two_columns_that_says_no_is_nobody_who_comes() -> None:
    form = "Name\t{}\nPosition\tlawyer\nAttending\t{}\n\n"
    both = form.format("Jelena Ilić", "yes") + form.format("Marko Jovanović", "no")

    assert names(letter("Dear all,\n\nforms:\n\n" + both + SIGNED)) == ["Jelena Ilić"]


def test_without_heads_a_column_of_names_is_known_by_the_names() -> None:
    table = "1 | Jelena Ilić | pravnica\n2 | Marko Jovanović | vozač"
    reading = letter(f"Poštovani,\n\nspisak za skup:\n\n{_tabbed(table)}\n{SIGNED}")

    assert names(reading) == ["Jelena Ilić", "Marko Jovanović"]
    assert [one.role and one.role.value for one in reading.attendees] == ["pravnica", "vozač"]


def test_a_list_of_the_staff_heads_names_and_what_they_do() -> None:
    table = (
        "Br. | Zaposleni | Poslovi koje obavlja | Napomena\n"
        "1 | Jelena Ilić | pravnica | \n"
        "2 | Marko Jovanović | vozač | samo prevoz, ne prisustvuje skupu"
    )
    reading = letter(f"Poštovani,\n\nprijava za skup:\n\n{_tabbed(table)}\n{SIGNED}")

    assert names(reading) == ["Jelena Ilić"]
    assert [one.role and one.role.value for one in reading.attendees] == ["pravnica"]


@pytest.mark.parametrize(
    "table",
    [
        "Ilić | Jelena | pravnica\nJovanović | Marko | vozač",
        "Jelena | Ilić | pravnica\nMarko | Jovanović | vozač",
    ],
)
def test_without_heads_two_columns_may_be_one_name(table: str) -> None:
    assert told(table) == ["Jelena Ilić", "Marko Jovanović"]


def test_without_heads_a_column_of_yes_and_no_is_known_by_them() -> None:
    assert told("Jelena Ilić | da\nMarko Jovanović | ne") == ["Jelena Ilić"]


def test_a_form_of_labels_is_no_table_of_names() -> None:
    form = "Učesnik | Jelena Ilić\nKontakt osoba | Marko Jovanović"

    assert told(form) == ["Jelena Ilić"]


@pytest.mark.parametrize(
    "table",
    ["1. Marko Jovanović\n2. Vesna Pavlović", "Marko Jovanović | 2\nVesna Pavlović | 1"],
)
def test_a_number_on_the_next_line_or_in_the_next_cell_makes_no_street(table: str) -> None:
    assert told(table) == ["Marko Jovanović", "Vesna Pavlović"]


def test_a_no_in_a_first_list_makes_no_change_of_it() -> None:
    table = "Name\tPosition\tAttending\nJelena Ilić\tlawyer\tYes\nMarko Jovanović\tdriver\tNo"
    note = "Dear all,\n\nplease find our registration below.\n\n"
    reading = letter(f"{note}{table}\n\nBest regards,\nMila Petrović\nBirch Association\n")

    assert (reading.intent, names(reading)) == ("register", ["Jelena Ilić"])


def test_a_remark_says_no_but_a_wish_for_food_does_not() -> None:
    table = (
        "Ime i prezime | Funkcija | Napomena\nJelena Ilić | pravnica | ne može gluten\n"
        "Marko Jovanović | vozač | rezerva"
    )

    assert told(table) == ["Jelena Ilić"]


def test_a_cell_ends_where_its_row_does() -> None:
    row = "Učesnici na skupu\tJelena Ilić; Dragoljub Marković; Marko Jovanović"
    form = f"Naziv udruženja\tKlub „Brid“\n{row}\nMobitel za kontakt\t+381 64 290 1163\n"
    reading = letter("Poštovani,\n\nprijava:\n\n" + form + SIGNED)

    assert names(reading) == ["Jelena Ilić", "Dragoljub Marković", "Marko Jovanović"]


def test_a_label_behind_which_nothing_is_written_asks_for_nothing() -> None:
    form = "Učesnik\tJelena Ilić\nTelefon\t064/123-45-67\nPriključak za struju\n"
    reading = letter("Poštovani,\n\nprijava:\n\n" + form + SIGNED)

    assert not reading.requests


def test_a_telephone_below_several_names_is_nobodys() -> None:
    form = "Ime i prezime\t1. Jelena Ilić; 2. Marko Jovanović\nTelefon\t064/123-45-67\n"
    reading = letter("Poštovani,\n\nprijava:\n\n" + form + SIGNED)

    assert names(reading) == ["Jelena Ilić", "Marko Jovanović"]
    assert [one.phone for one in reading.attendees] == [None, None]


def test_a_table_cut_by_bars_is_no_signature_though_the_sender_is_in_it() -> None:
    table = (
        "Ime i prezime | Funkcija | Telefon\n"
        "Mila Petrović | predsednica | 065 111 2222\n"
        "Jelena Ilić | pravnica | 065 333 4444"
    )

    assert names(letter(f"Poštovani,\n\nspisak za skup:\n\n{table}")) == [
        "Mila Petrović",
        "Jelena Ilić",
    ]


@pytest.mark.parametrize(
    "heads",
    ["Prezime, ime | Čin / dužnost", "Prezime ime | Čin", "Surname, first name | Rank"],
)
def test_a_column_of_names_may_be_headed_by_their_halves(heads: str) -> None:
    table = f"R. b. | {heads}\n1 | Ilić, Jelena | desetar\n2 | Jovanović, Marko | vodnik"
    reading = letter(f"Poštovani,\n\nspisak za skup:\n\n{_tabbed(table)}\n{SIGNED}")

    assert names(reading) == ["Jelena Ilić", "Marko Jovanović"]
    assert [one.role.value for one in reading.attendees if one.role] == ["desetar", "vodnik"]


@pytest.mark.parametrize("blank", ["-", "/", "–"])
def test_an_empty_place_of_a_form_is_no_answer_of_the_one_above(blank: str) -> None:
    form = f"Učesnik 1: Jelena Ilić\nUčesnik 2: Ana Ristić\nUčesnik 3: {blank}\n"

    assert names(letter(form)) == ["Jelena Ilić", "Ana Ristić"]


@pytest.mark.parametrize("head", ["Beograd", "Novi Sad?", "15. mart", "Skup", "Ide", "Friday"])
def test_a_column_headed_by_the_event_says_who_goes(head: str) -> None:
    table = (
        f"Ime i prezime | Funkcija | {head} | Napomena\n"
        "Jelena Ilić | pravnica | da | \nMarko Jovanović | vozač | ne | odmor"
    )

    assert told(table) == ["Jelena Ilić"]


def test_a_column_of_yes_and_no_under_another_head_is_left_to_a_person() -> None:
    table = _tabbed(
        "Ime i prezime | Funkcija | Novinar\nJelena Ilić | pravnica | da\n"
        "Marko Jovanović | vozač | ne"
    )
    reading = letter(f"Poštovani,\n\nspisak za skup:\n\n{table}\n{SIGNED}")

    assert doubt("some_rows", "da") in reading.doubts


def test_who_refuses_in_a_column_of_yes_and_no_tells_nothing_of_the_others() -> None:
    table = _tabbed(
        "Ime i prezime | Funkcija | Status\nJelena Ilić | pravnica | da\n"
        "Marko Jovanović | vozač | ne može\nPetar Tot | član | ne"
    )
    reading = letter(f"Poštovani,\n\nspisak za skup:\n\n{table}\n{SIGNED}")

    assert doubt("some_rows", "da") in reading.doubts


@pytest.mark.parametrize("head", ["Potvrdio dolazak", "Potvrda", "Confirmation"])
def test_who_has_confirmed_is_who_comes(head: str) -> None:
    table = (
        f"Ime i prezime | Funkcija | {head}\n"
        "Jelena Ilić | pravnica | da\nMarko Jovanović | vozač | ne"
    )

    assert told(table) == ["Jelena Ilić"]


@pytest.mark.parametrize(
    ("told", "chosen"),
    [
        ("u prilogu su svi zaposleni; prijavljujemo isključivo Anu Rauš.", "isključivo"),
        (
            "u prilogu je raspored; na skup idu oni kod kojih u koloni piše da.",
            "oni kod kojih u koloni piše",
        ),
    ],
)
def test_only_some_of_a_list_that_came_along(told: str, chosen: str) -> None:
    table = "Ime i prezime;Radno mesto\nAna Rauš;pravnica\nJovan Lazić;domar\n"
    message = message_from_bytes(
        source_of(f"Poštovani,\n\n{told}\n"),
        policy=SMTP,
    )
    message.add_attachment(table.encode(), maintype="text", subtype="csv", filename="a.csv")
    reading = read(RawMessage(source=message.as_bytes(), received_at=NOW))

    assert doubt("some_rows", chosen) in reading.doubts


def test_a_form_says_no_behind_its_question() -> None:
    form = "Ime i prezime\tJelena Ilić\nTreba li Vam parking?\tne\nTreba li Vam smeštaj?\tda\n"
    reading = letter(f"Poštovani,\n\npopunjen obrazac za skup:\n\n{form}{SIGNED}")

    assert [found.value for found in reading.requests] == ["accommodation"]


def test_a_stroke_may_lead_from_a_label_to_its_value() -> None:
    form = (
        "Organizacija - Klub „Brid“\nGrad - Užice\nUčesnici - Jelena Ilić i Marko Jovanović\n"
    )
    firm = letter(f"Poštovani,\n\n{form}").organisation

    assert firm is not None
    assert firm.city is not None
    assert (firm.name.value, firm.city.value) == ("Klub „Brid“", "Užice")


def test_a_column_of_wishes_tells_what_is_wished_for_and_not_who_comes() -> None:
    table = _tabbed(
        "Ime i prezime | Funkcija | Vegetarijanska hrana | Smeštaj\n"
        "Jelena Ilić | pravnica | da | ne\nMarko Jovanović | vozač | ne | ne"
    )
    reading = letter(f"Poštovani,\n\nspisak za skup:\n\n{table}\n{SIGNED}")

    assert [found.value for found in reading.requests] == ["vegetarian"]
    assert names(reading) == ["Jelena Ilić", "Marko Jovanović"]
    assert "some_rows" not in {one.code for one in reading.doubts}


def test_a_form_asks_for_yes_or_no() -> None:
    form = "Name\tEmma Clark\nInterpretation needed (Y/N):\tN\nAccommodation (Y/N):\tY\n"
    reading = letter(f"Dear all,\n\nplease register:\n\n{form}\nBest,\nClaire Whitmore\n")

    assert [found.value for found in reading.requests] == ["accommodation"]


def test_stars_of_bold_letters_are_no_part_of_a_value() -> None:
    form = "*Organizacija:* Klub „Brid“\n*Mesto:* Užice\n*Učesnici:*\n- Jelena Ilić\n"
    firm = letter(f"Poštovani,\n\n{form}").organisation

    assert firm is not None
    assert firm.city is not None
    assert firm.city.value == "Užice"


def test_who_signs_a_ruling_below_its_table_does_not_come() -> None:
    paper = (
        "Predsednik opštine Merošina donosi\n\nODLUKU\n\nNa skup se upućuju:\n"
        "Ime i prezime\tRadno mesto\nJelena Ilić\tpravnica\nMarko Jovanović\tvozač\n"
        "Predsednik opštine\nVladan Petrović\n"
    )
    message = message_from_bytes(source_of("Poštovani,\n\nu prilogu je odluka.\n"), policy=SMTP)
    message.add_attachment(paper, filename="odluka.txt")
    reading = read(RawMessage(source=message.as_bytes(), received_at=NOW))

    assert names(reading) == ["Jelena Ilić", "Marko Jovanović"]
    assert reading.organisation is not None
    assert reading.organisation.name.value == "Opština Merošina"


def test_an_answer_beside_the_names_is_no_organisation() -> None:
    table = '"Full name","City","Badge"\n"Miller, Adam","Bor","Y"\n"Brown, Helen","Bor","Y"\n'
    message = message_from_bytes(source_of("Hello,\n\nlist attached.\n"), policy=SMTP)
    message.add_attachment(table.encode(), maintype="text", subtype="csv", filename="a.csv")
    reading = read(RawMessage(source=message.as_bytes(), received_at=NOW))

    assert reading.organisation is None


def test_a_name_that_begins_like_a_label_leads_to_no_value() -> None:
    firm = letter("Grad Zaječar - Odeljenje za sport upućuje Jelenu Ilić.").organisation

    assert firm is not None
    assert firm.city is not None
    assert firm.city.value == "Zaječar"


@pytest.mark.parametrize("answer", ["next year", "sledeće godine", "drugi put", "jövőre"])
def test_who_comes_another_time_does_not_come_now(answer: str) -> None:
    table = f"Ime i prezime | Učešće\nJelena Ilić | da\nMarko Jovanović | {answer}"

    assert told(table) == ["Jelena Ilić"]


def test_an_answer_that_is_neither_yes_nor_no_is_a_perhaps() -> None:
    table = "Ime i prezime | Dolazi\nJelena Ilić | da\nMarko Jovanović | ako stigne iz Niša"
    reading = letter(f"Poštovani,\n\nspisak za skup:\n\n{_tabbed(table)}\n{SIGNED}")

    assert names(reading) == ["Jelena Ilić"]
    assert reading.needs_review


def test_a_column_of_who_takes_part_is_asked() -> None:
    table = (
        "Full name | Position | Take part\nJelena Ilić | lawyer | yes\nVera Tot | clerk | no"
    )

    assert told(table) == ["Jelena Ilić"]


def test_who_signs_by_his_own_hand_does_not_come() -> None:
    paper = "Na skup se upućuje Jelena Ilić, pravnica.\n\nPredsednik Uprave, Marko Tot, s.r.\n"
    message = message_from_bytes(source_of("Poštovani,\n\nu prilogu je odluka.\n"), policy=SMTP)
    message.add_attachment(paper, filename="odluka.txt")

    assert names(read(RawMessage(source=message.as_bytes(), received_at=NOW))) == [
        "Jelena Ilić"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Prijavu je otkucala: Vera Lukić",
        "Пријавата ја пополни: Вера Лукиќ",
        "Prihlášku vyplnila: Vera Lukić",
        "Formularin e plotësoi: Vera Lukić",
        "Formular completat de: Vera Lukić",
        "Az űrlapot kitöltötte: Vera Lukić",
    ],
)
def test_who_filled_in_the_form_does_not_come_by_it(line: str) -> None:
    paper = f"PRIJAVA ZA SKUP\n\nOrganizacija: Klub „Breza“\nUčesnik: Jelena Ilić\n\n{line}\n"
    message = message_from_bytes(source_of("Poštovani,\n\nprijava u prilogu.\n"), policy=SMTP)
    message.add_attachment(paper, filename="prijava.txt")

    assert names(read(RawMessage(source=message.as_bytes(), received_at=NOW))) == [
        "Jelena Ilić"
    ]


def test_a_bar_may_stand_between_a_label_and_its_value() -> None:
    form = (
        "Organizácia | Spolok „Breza“\nÚčastník 1 | Anna Kováčová\nÚčastník 2 | Peter Novák\n"
        "Prihlášku vyplnil | Jozef Hudec\n"
    )
    reading = letter(f"Dobrý deň,\n\nprihlášku posielam v tabuľke.\n\n{form}{SIGNED}")

    assert names(reading) == ["Anna Kováčová", "Peter Novák"]


@pytest.mark.parametrize("head", ["What they do", "Čime se bave", "Šta rade"])
def test_a_column_tells_what_they_do(head: str) -> None:
    table = f"First name | Last name | {head}\nJelena | Ilić | editor\nMarko | Tot | driver"
    reading = letter(
        f"Hi,\n\nour two for Friday:\n\n{_tabbed(table)}\n\nBest,\nJelena\n",
        sender="hello@breza.example",
    )

    assert [one.role and one.role.value for one in reading.attendees] == ["editor", "driver"]
    assert reading.contact is not None
    assert reading.contact.name is not None
    assert reading.contact.name.value == "Jelena Ilić"


@pytest.mark.parametrize(
    "form",
    [
        "Učesnik 1 – prezime: Kurti Ilić\nUčesnik 1 – ime: Jelena\nUčesnik 1 – uloga: pravnica"
        "\nUčesnik 2 – prezime: Lukač\nUčesnik 2 – ime: Petar\nUčesnik 2 – uloga: domar",
        "Učesnik 1 (ime i prezime): Jelena Kurti Ilić\nUčesnik 1 (radno mjesto): pravnica\n"
        "Učesnik 2 (ime i prezime): Petar Lukač\nUčesnik 2 (radno mjesto): domar",
    ],
)
def test_a_label_tells_whose_answer_it_asks_for(form: str) -> None:
    reading = letter(f"Poštovani,\n\nprijavljujemo:\n\n{form}\n{SIGNED}")

    told = [(one.name.value, one.role and one.role.value) for one in reading.attendees]
    assert told == [("Jelena Kurti Ilić", "pravnica"), ("Petar Lukač", "domar")]


def test_a_label_below_a_long_line_is_no_part_of_a_name() -> None:
    paper = "Na skup u petak umesto bolesne koleginice stiže Marko Tot\nPrevoz: sopstveni\n"
    message = message_from_bytes(source_of("Poštovani,\n\nprijava u prilogu.\n"), policy=SMTP)
    message.add_attachment(paper, filename="prijava.txt")

    assert names(read(RawMessage(source=message.as_bytes(), received_at=NOW))) == ["Marko Tot"]


def test_the_writers_own_row_says_that_he_stays() -> None:
    table = "Prezime | Ime | Dolazi\nIlić | Jelena | da\nTot | Vera | ne"
    said = "ko ima da, dolazi. Ostali čuvaju kuću, uključujući i mene."
    text = f"Zdravo,\n\n{said}\n\n{_tabbed(table)}\n\npoz\nVera\n"
    reading = letter(text, sender="Vera Tot <vera@primer.rs>")

    assert names(reading) == ["Jelena Ilić"]
