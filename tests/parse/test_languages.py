"""One sentence of every language and intent, as people write them to the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from mailflow.model import Intent, RawMessage, Reading, Script
from mailflow.parse import read
from mailflow.parse.page.language import tongue_of
from mailflow.script import fold

NOW = datetime(2024, 3, 11, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of sentences.tsv, with the letter it stands in."""

    language: str
    frame: tuple[str, str, str, str]  # greeting, closing, who signs, address
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.cells[5].replace("\\n", "\n")

    def names(self, cell: int) -> list[str]:
        """Return the names of a cell, folded, their words in alphabetical order."""
        told = self.cells[cell].split(", ") if self.cells[cell] != "-" else []
        return sorted(_name(self.frame[2] if name == "I" else name) for name in told)

    def reading(self) -> Reading:
        greeting, closing, signs, address = self.frame
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"] = address, "prijave@skup.example"
        message["Subject"] = "Konferencija"
        message.set_content(f"{greeting}\n\n{self.text}\n\n{closing}\n{signs}\n")
        return read(RawMessage(source=message.as_bytes(), received_at=NOW))


def _name(name: str) -> str:
    return " ".join(sorted(fold(name).split()))


def _sentences() -> Iterator[Sentence]:
    language, frame = "", ("", "", "", "")
    for line in (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines():
        cells = tuple(line.split("\t"))
        if cells[0] == "letter":
            language, frame = cells[1], (cells[2], cells[3], cells[4], cells[5])
        elif not line.startswith("#"):
            yield Sentence(language, frame, cells)


SENTENCES = tuple(_sentences())


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: f"{s.language}: {s.text[:60]}")
def test_a_sentence_is_understood_in_its_language(sentence: Sentence) -> None:
    reading = sentence.reading()
    comes = sorted(_name(person.name.value) for person in reading.attendees)

    assert (reading.intent, comes) == (Intent(sentence.cells[0]), sentence.names(1))


GONE = [one for one in SENTENCES if one.cells[2] != "-"]


@pytest.mark.parametrize("sentence", GONE, ids=lambda s: f"{s.language}: {s.text[:60]}")
def test_who_falls_away_is_understood_in_every_language(sentence: Sentence) -> None:
    removed = [_name(found.value) for found in sentence.reading().removed]

    assert sorted(removed) == sentence.names(2)


WISHES = [one for one in SENTENCES if one.cells[3] != "-"]


@pytest.mark.parametrize("sentence", WISHES, ids=lambda s: f"{s.language}: {s.text[:60]}")
def test_a_wish_is_understood_in_every_language(sentence: Sentence) -> None:
    tags = " ".join(found.value for found in sentence.reading().requests)

    assert tags == sentence.cells[3]


COUNTS = [one for one in SENTENCES if one.cells[4] != "-"]


@pytest.mark.parametrize("sentence", COUNTS, ids=lambda s: f"{s.language}: {s.text[:60]}")
def test_people_are_counted_in_every_language(sentence: Sentence) -> None:
    assert sentence.reading().attendee_count == int(sentence.cells[4])


@pytest.mark.parametrize(
    "text",
    [
        "Ne mogu u petak, ne stizem, ne znam ko ce moci.",
        "Niko od nas ne moze, ne racunajte na nas.",
        "Не можемо да дођемо, нико не стиже.",
        "Si me upisao? Ja i Mirko dolazimo u petak.",
    ],
)
def test_small_words_serbian_shares_make_it_no_other_language(text: str) -> None:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "mila@breza.example", "prijave@skup.example"
    message.set_content(text)

    assert read(RawMessage(source=message.as_bytes(), received_at=NOW)).language == "sr"


TYPED_ON_A_PHONE = (
    ("hu", "Ket helyet kerunk, a neveket kesobb pontositjuk."),
    ("sk", "Rezervujte nam dve miesta, mena doplnime."),
    ("ro", "Nume: Ion Rusu, functia: presedinte"),
    ("sq", "Une u semura, ne vendin tim shkon Besnik Hoxha."),
    ("mk", "Blagodaram za pokanata, ke dojdam na konferencijata."),
    ("sr", "Prijavljujem se, a doći će i Goran Lalić."),
)


@pytest.mark.parametrize(("language", "text"), TYPED_ON_A_PHONE)
def test_a_language_is_known_without_its_diacritics(language: str, text: str) -> None:
    assert tongue_of([text]).language == language


def test_macedonian_is_read_in_latin_letters() -> None:
    reading = read_letter("Pocituvani,\n\nke dojdam na konferencijata, doagam so avtomobil.")

    assert (reading.language, reading.intent) == ("mk", Intent.REGISTER)
    assert [person.name.value for person in reading.attendees] == ["Mila Petrović"]


def read_letter(text: str, **fields: str) -> Reading:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = (
        "Mila Petrović <mila@breza.example>",
        "prijave@skup.example",
    )
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(f"{text}\n\nMila Petrović\n")
    return read(RawMessage(source=message.as_bytes(), received_at=NOW))


HEADS = (
    "Name | Position | E-mail | Attending | yes | no",
    "Név | Beosztás | E-mail | Részt vesz | igen | nem",
    "Emri dhe mbiemri | Pozita | E-maili | Vjen | po | jo",
    "Meno a priezvisko | Funkcia | E-mail | Príde | áno | nie",
    "Nume și prenume | Funcția | E-mail | Participă | da | nu",
    "Име и презиме | Функција | Е-пошта | Доаѓа | да | не",
    "Ime i prezime | Dužnost | E-pošta | Dolazi | da | ne",
    "Name | Funktion | E-Mail | Teilnahme | ja | nein",
    "ФИО | Должность | E-mail | Участие | да | нет",
    "Име и фамилия | Длъжност | Имейл | Участие | да | не",
)


@pytest.mark.parametrize("heads", HEADS)
def test_a_table_is_read_by_its_heads_in_every_language(heads: str) -> None:
    name, post, mail, coming, yes, no = heads.split(" | ")
    table = (
        f"{name} | {post} | {mail} | {coming}\n"
        f"Jelena Ilić | pravnica | jelena@breza.example | {yes}\n"
        f"Marko Jovanović | vozač | marko@breza.example | {no}\n"
    )
    reading = read_letter(table)

    assert [person.name.value for person in reading.attendees] == ["Jelena Ilić"]
    person = reading.attendees[0]
    assert (person.role and person.role.value) == "pravnica"
    assert (person.email and person.email.value) == "jelena@breza.example"


@pytest.mark.parametrize("heads", HEADS)
def test_a_form_is_read_by_its_labels_in_every_language(heads: str) -> None:
    name, post, mail = heads.split(" | ")[:3]
    form = f"{name}: Jelena Ilić\n{post}: pravnica\n{mail}: jelena@breza.example"
    person = read_letter(form).attendees[0]

    assert person.name.value == "Jelena Ilić"
    assert (person.role and person.role.value) == "pravnica"
    assert (person.email and person.email.value) == "jelena@breza.example"


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office until 20 March with limited access to e-mail.",
        "Szabadságon vagyok március 20-ig.",
        "Jam me pushim deri më 20 mars.",
        "Som na dovolenke do 20. marca.",
        "Sunt în concediu până pe 20 martie.",
        "Отсутна сум до 20 март.",
        "Na godišnjem sam odmoru do 20. ožujka.",
        "Ich bin abwesend bis 20. März.",
        "В отпуск съм до 20 март.",
        "Нахожусь в отпуске до 20 марта.",
    ],
)
def test_an_absence_notice_is_a_machines_in_every_language(text: str) -> None:
    reading = read_letter(text, Subject="Re: Poziv", In_Reply_To="<a@skup.example>")

    assert reading.intent is Intent.AUTOMATIC


def test_who_refuses_while_on_leave_is_no_machine() -> None:
    text = "Na godišnjem odmoru sam do petka, pa ne mogu da dođem. Hvala na pozivu!"
    reading = read_letter(text, Subject="Re: Poziv", In_Reply_To="<a@skup.example>")

    assert reading.intent is Intent.DECLINE


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("I will attend.", "On Fri, Mar 8, 2019 at 12:00 PM Ana Ilić <ana@x.example> wrote:"),
        (
            "Részt veszek.",
            "Ana Ilić <ana@x.example> ezt írta (időpont: 2019. márc. 8., 12:00):",
        ),
        ("Do të marr pjesë.", "Më pre, 8 mar 2019 në 12:00 Ana Ilić <ana@x.example> shkroi:"),
        ("Zúčastním sa.", "pi 8. 3. 2019 o 12:00 Ana Ilić <ana@x.example> napísal(a):"),
        ("Voi participa.", "În vin., 8 mar. 2019 la 12:00, Ana Ilić <ana@x.example> a scris:"),
        ("Sudjelovat ću.", "pet, 8. ožu 2019. u 12:00 Ana Ilić <ana@x.example> napisao je:"),
        ("Ќе учествувам.", "На пет, 8 мар 2019 во 12:00 Ana Ilić <ana@x.example> напиша:"),
        ("Do të vij.", "Nga: Ana Ilić\nDërguar: e premte, 8 mars 2019 12:00\nSubjekti: Ftesë"),
        ("Prídem.", "Od: Ana Ilić\nOdoslané: piatok 8. marca 2019 12:00\nPredmet: Pozvánka"),
        (
            "Voi veni.",
            "De la: Ana Ilić\nTrimis: vineri, 8 martie 2019 12:00\nSubiect: Invitație",
        ),
    ],
)
def test_mail_quoted_below_registers_nobody_in_any_language(text: str, head: str) -> None:
    below = "We invite you to the conference. Marko Jovanović and Jelena Ristić will attend."
    reading = read_letter(f"{text}\n\nMila Petrović\n\n{head}\n\n{below}", Subject="Re: Poziv")

    assert [person.name.value for person in reading.attendees] == ["Mila Petrović"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Poštovani, menja se naša prijava: umesto nje dolazi Ana Ristić.", "sr"),
        ("Prijavljujemo Anu Ristić, vanjsku suradnicu. Također molimo potvrdu primitka.", "hr"),
        ("Prijavljujem se za konferenciju, a račun molim na tvrtku.", "hr"),
        ("Vijnë Arben Gashi dhe Teuta Gashi.", "sq"),
        ("Kolegu Petra, prijavljenog u utorak, zamenite koleginicom Anom.", "sr"),
        ("Ko će prisustvovati? Niko iz kancelarije, učestvuje neko od saradnika.", "sr"),
        ("Na skup stižemo vlakom, Marija Kovač i ja. Lijep pozdrav", "hr"),
        ("Na skup dolaze dvije osobe, obje iz Osijeka.", "hr"),
        ("Na skup stiže Marija Kovač. Uz izraze osobitog štovanja, Ivan Kolar", "hr"),
        ("Dolazimo poslije džume, lahko ćemo naći. Ahmet", "bs"),
        ("Učestvovat ćemo ja i kolegica, evo i broj mobitela.", "bs"),
        ("Prošle sedmice sam javio da dolazi petero, a sada nas je manje.", "bs"),
        ("Učesnik 1: Ana Ilić\nUčesnik 2: Vera Tot\n" + 6 * "Učesnik: -\n", "sr"),
        ("Spisak je sačinilo Odjeljenje za kulturu Općine Tutin.", "bs"),
        ("Yes, both coming.", "en"),
        ("Hi Vera, count me in!", "en"),
        ("Nagy Péter helyett Kiss Anna jön.", "hu"),
        ("Здраво, доаѓам и јас.", "mk"),
    ],
)
def test_neighbours_are_told_apart(text: str, language: str) -> None:
    assert tongue_of([text]).language == language


def test_what_was_pasted_from_a_ruling_is_not_the_writers_script() -> None:
    ruling = (
        "„На предлог комисије упућују се на службени пут у Београд, дана 15.03.2019. године, "
        "ради учешћа на конференцији: Јелена Илић и Марко Јовановић.“"
    )
    text = (
        "Poštovani,\n\nda ne prekucavam, evo izreke rešenja:\n\n"
        f"{ruling}\n\nJavite ako treba još nešto.\nMila Petrović"
    )

    assert tongue_of([text]).script is Script.LATIN
    assert tongue_of([ruling]).script is Script.CYRILLIC
