"""What people send along that registers nobody, and that makes nobody look."""

import pytest

from mailflow.model import RawMessage, Reading
from mailflow.papers import shelf
from mailflow.parse import read
from tests.papers.making import PARAGRAPH, docx, pdf, with_paper, written
from tests.parse.test_reading import NOW, SIGNED, names, source_of

INVITATION = (
    "Канцеларија за сарадњу",
    "Поштовани,",
    "задовољство нам је да Вас позовемо на скуп у хотелу.",
    "Уводна реч: Бранимир Радуновић, министар.",
    "Пријаве: Данило Родић, prijave@skup.example",
)
FORM = ("ПРИЈАВНИ ЛИСТ", "Учесник: {}", "Функција: правница")
WRITTEN = "Poštovani,\n\nprijavljujem Jelenu Ilić. U prilogu je Vaš poziv." + SIGNED
SENT = "Poštovani,\n\nu prilogu je naša prijava." + SIGNED


def in_word(*lines: str) -> bytes:
    return docx("".join(PARAGRAPH.format(line) for line in lines))


def in_pdf(*lines: str) -> bytes:
    return pdf(written(*((50, 750 - 18 * at, line) for at, line in enumerate(lines))))


def in_text(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def with_papers(text: str, **papers: bytes) -> Reading:
    source = source_of(text)
    for name, payload in papers.items():
        source = with_paper(source, name.replace("__", "."), payload)
    return read(RawMessage(source=source, received_at=NOW), shelf.read)


@pytest.mark.parametrize(
    "paper",
    [
        {"a__docx": in_word(*INVITATION)},
        {"a__pdf": in_pdf(*INVITATION)},
        {"a__txt": in_text(*INVITATION)},
    ],
    ids=lambda paper: next(iter(paper)),
)
def test_the_invitation_sent_back_registers_nobody_and_is_no_doubt(
    paper: dict[str, bytes],
) -> None:
    reading = with_papers(WRITTEN, **paper)

    assert names(reading) == ["Jelena Ilić"]
    assert (reading.needs_review, reading.findings) == (False, ())


def test_of_an_invitation_with_a_form_the_form_counts_if_it_is_filled_in() -> None:
    filled = [line.format("Јелена Илић") for line in FORM]

    assert names(with_papers(SENT, a__docx=in_word(*INVITATION, *filled))) == ["Јелена Илић"]


@pytest.mark.parametrize("heading", ["", "Подаци о учеснику"])
def test_a_filled_form_counts_from_its_first_label_on(heading: str) -> None:
    filled = ("ПРИЈАВНИ ЛИСТ", "ПИБ: 100000016", heading, "Учесник: Јелена Илић")
    organisation = with_papers(SENT, a__docx=in_word(*INVITATION, *filled)).organisation

    assert organisation
    assert organisation.tax_number
    assert organisation.tax_number.value == "100000016"


def test_of_an_invitation_with_an_empty_form_nothing_counts() -> None:
    empty = [line.format("") for line in FORM]
    reading = with_papers(WRITTEN, a__docx=in_word(*INVITATION, *empty))

    assert names(reading) == ["Jelena Ilić"]


@pytest.mark.parametrize(
    "title",
    ["ПОЗИВ", "Програм конференције", "Дневни ред:", "Radna biografija", "AGENDA", "Meghívó"],
)
def test_a_document_is_known_by_its_title(title: str) -> None:
    paper = in_word("Удружење „Бреза“", title, "1. Марко Јовановић", "2. Весна Павловић")

    assert names(with_papers(WRITTEN, a__docx=paper)) == ["Jelena Ilić"]


@pytest.mark.parametrize("title", ["Списак учесника", "Program za razvoj zajednice", "Prijava"])
def test_another_title_keeps_nothing_from_counting(title: str) -> None:
    paper = in_word(title, "1. Марко Јовановић", "2. Весна Павловић")

    assert names(with_papers(SENT, a__docx=paper)) == ["Марко Јовановић", "Весна Павловић"]


def test_an_unreadable_document_that_the_letter_leans_on_makes_a_person_look() -> None:
    reading = with_papers(SENT, a__pdf=b"%PDF cut off")

    assert reading.findings == ("attachment a.pdf: not read: not a readable PDF",)
    assert reading.needs_review


def test_an_unreadable_document_that_the_letter_does_not_speak_of_does_not() -> None:
    text = "Poštovani,\n\nprijavljujem Jelenu Ilić." + SIGNED
    reading = with_papers(text, logo__ai=b"?")

    assert reading.findings == ("attachment logo.ai: not read",)
    assert not reading.needs_review


NOMINATES = "За представнике именују се Јелена Илић и Марко Јовановић."
SENDS = "Поштовани,\n\nу прилогу је наша одлука.\n\nСрдачно,\nМила Петровић\nУдружење „Бреза“\n"


@pytest.mark.parametrize(
    "end",
    [
        ("С поштовањем,", "Весна Павловић"),
        ("Председница Управног одбора", "Весна Павловић"),
        ("Директор", "проф. др Весна Павловић, с.р.", "Ниш"),
        ("С поштовањем,", "Удружење „Бреза“", "Весна Павловић, председница"),
        ("Место и датум:\tПредседник:", "Ниш, 8. 3. 2019.\tВесна Павловић"),
    ],
)
def test_who_signs_a_document_that_names_others_is_no_doubt(end: tuple[str, ...]) -> None:
    reading = with_papers(SENDS, a__docx=in_word("Одлука", NOMINATES, *end))

    assert names(reading) == ["Јелена Илић", "Марко Јовановић"]
    assert not reading.needs_review


def test_who_signs_the_document_is_who_writes_where_nobody_signs_the_letter() -> None:
    text = "Поштовани,\n\nодлука је у прилогу.\n\nСекретаријат\nУдружење „Бреза“\n"
    paper = in_word("Одлука", NOMINATES, "Председница Управног одбора", "Весна Павловић, с.р.")
    source = with_paper(source_of(text, "sekretarijat@breza.example"), "a.docx", paper)
    contact = read(RawMessage(source=source, received_at=NOW), shelf.read).contact

    assert contact.name
    assert contact.name.value == "Весна Павловић"


def test_the_last_line_of_a_list_is_no_signature() -> None:
    paper = in_word("Долазе:", "Јелена Илић", "Марко Јовановић")

    assert names(with_papers(SENDS, a__docx=paper)) == ["Јелена Илић", "Марко Јовановић"]


def test_who_signs_a_letter_sent_along_does_not_come() -> None:
    sent = in_word(
        "Поштовани, наш Фонд ће на скупу заступати Јелена Илић, управница Фонда.",
        "За Фонд: Десанка Симић, секретар",
    )

    assert names(with_papers(SENT, a__docx=sent)) == ["Јелена Илић"]


@pytest.mark.parametrize(
    "paper",
    [
        ("Godišnji izveštaj 2018", "Kamp su vodili Jovan Kos i Sava Lukić, sa smeštajem."),
        ("STATUT KLUBA „KAJAK“", "Član 1. Klub osnivaju Jovan Kos i Sava Lukić."),
        ("Annual report 2018", "The interpretation was done by Jovan Kos."),
        ("Zapisnik sa sednice", "Prisutni: Jovan Kos, Sava Lukić."),
    ],
    ids=lambda paper: paper[0],
)
def test_a_paper_of_the_house_neither_registers_nor_wishes(paper: tuple[str, str]) -> None:
    reading = with_papers(WRITTEN, a__docx=in_word(*paper))

    assert names(reading) == ["Jelena Ilić"]
    assert (reading.needs_review, reading.requests) == (False, ())


BELOW = (
    "\n\nDana 12.3.2024. u 13:05, Prijave <prijave@skup.example> je napisao/la:\n\n"
    "> Pozivamo Vas na skup 24. maja u Novom Sadu. Popunite podatke i vratite poruku.\n>\n"
    "> Organizacija: Udruženje „Vidra“\n> Mesto: Žabalj\n> Učesnik 1: {}\n"
    "> Funkcija: pravnica\n> Potrebno parking mesto (da/ne): da\n>\n"
    "> Za sva pitanja: Vuk Kostić, 021 300 41 18\n> Organizacioni odbor\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "popunila sam dole, u Vašem mejlu.",
        "vraćam popunjenu poruku.",
        "dole su naši podaci.",
        "we filled in the form below.",
    ],
)
def test_a_form_filled_in_within_the_desks_own_mail_counts(said: str) -> None:
    text = f"Poštovani,\n\n{said}\n\nJelena" + BELOW.format("Jelena Ilić")
    reading = read(
        RawMessage(source=source_of(text, subject="Re: Poziv na skup"), received_at=NOW)
    )

    assert reading.organisation is not None
    assert reading.organisation.city is not None
    assert (reading.organisation.name.value, reading.organisation.city.value) == (
        "Udruženje „Vidra“",
        "Žabalj",
    )
    assert names(reading) == ["Jelena Ilić"]
    assert [found.value for found in reading.requests] == ["parking"]


def test_a_form_left_empty_in_the_desks_mail_names_nobody() -> None:
    text = "Poštovani,\n\nfilled in below, I hope.\n\nJelena" + BELOW.format("")

    assert "Vuk Kostić" not in names(read(RawMessage(source=source_of(text), received_at=NOW)))


@pytest.mark.parametrize("title", ["GODIŠNJI IZVEŠTAJ ZA 2018.", "Annual report 2018"])
def test_those_who_took_part_in_what_a_report_tells_of_do_not_come(title: str) -> None:
    trip = "3. Učesnice studijske posete u Pečuju: Vesna Pavlović, Marta Simić"
    paper = in_word("Udruženje „Breza“", title, "Upravni odbor: Ana Rauš", trip)

    assert names(with_papers(WRITTEN, a__docx=paper)) == ["Jelena Ilić"]


@pytest.mark.parametrize(
    "title", ["NACRT PROGRAMA", "Радна верзија програма", "Draft agenda", "Programtervezet"]
)
def test_who_speaks_by_a_draft_of_the_programme_is_not_registered(title: str) -> None:
    panel = "12.00 Panel 2: Otvoreni podaci – učestvuju Vesna Pavlović i Marta Simić"
    paper = in_word(title, "10.00 Uvodna reč: ministar Petar Tot", panel, "Učesnici: Ana Rauš")

    assert names(with_papers(WRITTEN, nacrt__docx=paper)) == ["Jelena Ilić"]
