"""Forms as people fill them in: blanks left around values, boxes, two labels in a line."""

import pytest

from mailflow.model import Reading
from tests.parse.test_reading import letter, names, organisation

SIGNED = "\n\nSrdačno,\nVera Kos\n"


def filled(form: str, signed: str = SIGNED) -> Reading:
    return letter(f"Poštovani,\n\nprijava za konferenciju:\n\n{form}{signed}")


@pytest.mark.parametrize(
    "form",
    [
        "{}: ____{}____",
        "{}: ....{}......",
        "{}: ……{}…………",
        "{} ____{}________",
        "{} ........ {}",
        "{}:____{}_______",
    ],
)
def test_blanks_left_around_values_are_no_part_of_them(form: str) -> None:
    told = {
        "Naziv organizacije": "Udruženje „Most“",
        "Ime i prezime": "Ana Ilić",
        "Funkcija": "sekretar",
        "Telefon": "+381 64 123 4567",
        "E-mail": "ana.ilic@most.example",
        "Podnosilac prijave": "Petar Tot",
    }
    reading = filled("\n".join(form.format(*both) for both in told.items()))
    (ana,) = reading.attendees

    assert (ana.name.value, organisation(reading)) == ("Ana Ilić", "Udruženje „Most“")
    assert [found and found.value for found in (ana.role, ana.phone, ana.email)] == [
        "sekretar",
        "+381641234567",
        "ana.ilic@most.example",
    ]


@pytest.mark.parametrize("yes", ["da", "[x] da [ ] ne", "☒ da ☐ ne"])
def test_a_form_of_two_columns_asks_those_it_names_and_not_who_sends_it(yes: str) -> None:
    form = f"Ime i prezime\tAna Ilić\nTelefon\t064 123 4567\nPotvrđujem učešće\t{yes}"

    assert names(filled(form)) == ["Ana Ilić"]


@pytest.mark.parametrize("gap", ["\t", " | "])
def test_two_labels_in_a_line_are_no_heads(gap: str) -> None:
    lines = (
        ("Ime", "Ana", "Prezime", "Ilić"),
        ("Funkcija", "sekretar", "Mejl", "ana@most.example"),
        ("Ishrana", "-", "Napomena", "-"),
    )
    (ana,) = filled("\n".join(map(gap.join, lines))).attendees

    assert (ana.name.value, ana.role and ana.role.value) == ("Ana Ilić", "sekretar")


def test_a_post_beside_its_label_heads_no_column() -> None:
    form = "Ime i prezime\tAna Ilić\nFunkcija\tvolonterka\nIshrana\t-\nKontakt osoba\tPetar Tot"

    assert names(filled(form)) == ["Ana Ilić"]


@pytest.mark.parametrize("by", ["Formular popunio/la", "Formular popunila", "Popunio/la"])
@pytest.mark.parametrize("gap", [": ", ":\n", "\t"])
def test_who_filled_in_the_form_is_not_whom_it_registers(by: str, gap: str) -> None:
    told = ("Učesnik", "Ana Ilić"), ("Pozicija", "sekretar"), ("Telefon", "064 123 456")
    form = "\n".join(map(gap.join, (*told, (by, "Petar Tot"))))

    assert names(filled(form)) == ["Ana Ilić"]


@pytest.mark.parametrize("title", ["PRIJAVA ZA UČEŠĆE", "Prijavni List"])
def test_the_title_of_a_form_is_nobodys_name(title: str) -> None:
    reading = filled(f"{title}\nUčesnik: Ana Ilić\nUčesnik: Petar Tot")

    assert "unread_line" not in [doubt.code for doubt in reading.doubts]
