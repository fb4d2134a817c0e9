"""Signs that somebody was entered as coming against the words beside the name."""

import pytest

from mailflow.model import Intent, Reading
from tests.parse.test_reading import SIGNED, letter, names
from tests.parse.test_signs import HI, ONE, codes

BELOW = "\n\nOn Mon, Mar 11, 2024 at 10:00 AM Mila Petrović <mila@breza.example> wrote:\n> "
# What is read right needs no sign: who comes, and the sign there is if others are read.
MISREAD = (
    ("one_or_other", "Na skup dolazi Jelena Ilić ili Ana Ristić.", ()),
    ("struck_comes", "Izmena u ranijoj prijavi: sa spiska obrišite mene i Jelenu Ilić.", ()),
    ("both_ways", f"{ONE}. Sa spiska skinite Jelenu Ilić.", ()),
    (
        "coming_falls",
        "A change in our registration: Jelena Ilić has fallen ill, Ana Ristić is coming.",
        ("Ana Ristić",),
    ),
    (
        "not_this_one",
        "Na skup dolazi koleginica, nije Jelena Ilić nego Ana Ristić.",
        ("Ana Ristić",),
    ),
)
CONTRARY = (
    ("one_or_other", "Either Jelena Ilić, our lawyer, or Ana Ristić will attend."),
    ("pair_only", "Na skup ide Jelena Ilić. Direktorka i ja vas srdačno pozdravljamo."),
    ("pair_only", "Na skup ide Jelena Ilić. Za mene i direktorku to je dovoljno."),
    ("nobody_goes", "Menja se naša prijava: umesto nje dolazi Ana Ristić, pravnica."),
    ("conditional", "Ako nam odobre put, na skup bi došla Jelena Ilić."),
    (
        "both_ways",
        "Juče sam prijavila Veru Ilić i sebe. Moje mesto preuzima Ana Ristić. "
        "Dolazimo Vera i ja vozom.",
    ),
    ("both_ways", "Juče sam pisala da dolazi Vera Ilić. Greška, dolazi Ana Ristić."),
    ("adds", "Na spisak dodajte i Jelenu Ilić, pravnicu."),
    ("one_for_several", "Hteli bismo da dođemo: Jelena Ilić."),
)
PLAIN = (
    ("not_this_one", f"{ONE}, da joj ne bude dosadno dolazi i Ana Ristić."),
    ("one_or_other", f"{ONE} i Anu Ristić, vozom ili autobusom."),
    ("conditional", "Ako ima mesta, na skup bi došla Jelena Ilić."),
    ("both_ways", f"{ONE}, a Ana Ristić ne može."),
    ("nobody_goes", "Juče sam otkazala dolazak, ali ipak dolazim."),
    ("nobody_goes", "Povlačim otkaz od juče. Dolazim, dakle."),
    ("thin_word", "Tražili ste imena. Reč je o Jeleni Ilić."),
    ("pair_only", "Tražili ste imena. Jelena Ilić i ja."),
    ("pair_only", "Prijava za konferenciju: direktorka i ja."),
    ("pair_only", "Na skup dolaze:\n\n- Jelena Ilić\n- Ana Tot\n- i ja, ispred saveza."),
    (
        "pair_only",
        "Dolaze:\n- Jelena Ilić\n- Mila Petrović\n\nDirektorka i ja vas pozdravljamo.",
    ),
    ("replaces_nothing", "Precrtajte Jelenu Ilić, dolazi Ana Ristić."),
    ("left_alone", "Ana Ristić je bolesna, zato dolazim ja."),
    ("refuses_too", "Jelena Ilić will attend. Our chair Ana Ristić cannot make it."),
)


@pytest.mark.parametrize(("code", "text", "right"), MISREAD)
def test_who_is_entered_against_the_words_is_a_sign(
    code: str, text: str, right: tuple[str, ...]
) -> None:
    reading = letter(HI + text + SIGNED)

    assert tuple(names(reading)) == right or code in codes(reading)


@pytest.mark.parametrize(("code", "text"), CONTRARY)
def test_words_to_the_contrary_are_a_sign(code: str, text: str) -> None:
    assert code in codes(letter(HI + text + SIGNED))


@pytest.mark.parametrize(("code", "text"), PLAIN)
def test_words_about_something_else_are_none(code: str, text: str) -> None:
    assert code not in codes(letter(HI + text + SIGNED))


def test_one_word_by_which_another_comes_is_not_said_of_the_writer() -> None:
    text = "Почитувани,\n\nна скупот би учествувал директорот Марко Илиев."

    reading = letter(f"{text}\n\nМила Петровска\nЗдружение „Бреза“\n")

    assert names(reading) == ["Марко Илиев"]


def test_somebody_of_the_mail_below_who_is_only_called_by_surname_is_a_sign() -> None:
    text = "a change in our registration: Dr Westerby has a viva. Ana Ristić is coming."

    reading = letter(
        f"Dear all,\n\n{text}{SIGNED}{BELOW}We register Ana Ristić and Hugh Westerby."
    )

    assert names(reading) == ["Ana Ristić"] or "below_unsettled" in codes(reading)


def test_somebody_in_a_table_of_whom_nothing_was_made_is_a_sign() -> None:
    table = "\tUčesnica\tUčesnica\nIme i prezime\tJelena Ilić\tAna Ristić\nTelefon\t1\t2\n"

    assert seen_or_left_out(letter(f"{HI}Prijavljujemo:\n{table}{SIGNED}"), "Ana Ristić")


def seen_or_left_out(reading: Reading, name: str) -> bool:
    named = {person.name.value for person in reading.attendees}
    return name in named or any(name in doubt.values for doubt in reading.doubts)


def test_a_post_in_capitals_is_no_part_of_a_name() -> None:
    text = "ПРИЈАВЉУЈЕМО:\n1. ИЛИЋ ЈЕЛЕНА, ПРЕДСЕДНИК\n2. РИСТИЋ АНА, ПОВЕРЕНИК\nЧАЧАК\n"

    reading = letter(f"{HI}{text}{SIGNED}")

    assert all(len(p.name.value.split()) == 2 for p in reading.attendees)


def test_who_asks_above_a_registration_passed_on_may_register_nobody() -> None:
    text = "да ли је стигло ово доле и јесмо ли на списку?"
    below = (
        "\n\n-------- Forwarded Message --------\nSubject: Пријава\n"
        "Date: Fri, 8 Mar 2019 13:04:22 +0100\n"
        "From: Мила Петровић <mila.petrovic@breza.example>\n"
        "To: prijave@skup.example\n\nПоштовани,\nпријављујем Јелену Илић.\n"
    )

    reading = letter(f"Поштовани,\n\n{text}\n\nХвала,\nМила Петровић\n{below}")

    assert not reading.attendees or "asks_above" in codes(reading)


def test_a_question_that_says_they_would_like_to_come_is_looked_at() -> None:
    reading = letter(f"{HI}Voleli bismo da dodjemo, ima li još mesta?{SIGNED}")

    assert "wishes_to_come" in codes(reading)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ristić je bolesna, dolazim samo ja.",
        "Ana Ristić is down with flu, so it will be just me.",
    ],
)
def test_whom_somebody_leaves_alone_may_have_been_registered_with_her(text: str) -> None:
    assert "left_alone" in codes(letter(f"{text}\n\nMila Petrović\nUdruženje „Breza“\n"))


def test_and_i_will_forward_them_does_not_bring_the_writer() -> None:
    told = "Two of us will attend. The names will follow, and I will forward them.\n\nMila\n"

    assert "writer_too" not in codes(letter(told))


def test_a_house_of_more_than_a_hundred_sends_no_twenty() -> None:
    told = "Okupljamo preko sto dvadeset članova. Dolazi Jelena Ilić.\n\nMila Petrović\n"

    assert letter(told).attendee_count == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nažalost, nećemo moći da prisustvujemo. Hoće li biti snimka?",
        "Unfortunately we cannot attend. Could you send us the slides after the event?",
        "Sajnos nem tudunk részt venni. Lesz felvétel?",
        "Žiaľ, nemôžeme sa zúčastniť. Bude nahrávka a materiály?",
        "Din păcate nu putem participa. Putem primi materialele?",
        "Për fat të keq nuk mund të marrim pjesë. A do të ketë regjistrim apo materiale?",
        "За жал, не можеме да учествуваме. Дали ќе има снимка?",
    ],
)
def test_who_refuses_may_ask_for_what_is_sent_later(text: str) -> None:
    reading = letter(f"{text}\n\nMila Petrović\nUdruženje „Breza“\n")

    assert (reading.intent, reading.needs_review) == (Intent.DECLINE, False)


@pytest.mark.parametrize(
    ("subject", "held"),
    [("Dopis", True), ("Prijava", False), ("Konferencija", False)],
)
def test_what_a_first_letter_registers_for_is_asked_where_no_word_tells(
    subject: str, held: bool
) -> None:
    text = f"Dolazi Jelena Ilić.{SIGNED}"

    assert ("nothing_of_event" in codes(letter(text, subject=subject))) is held
