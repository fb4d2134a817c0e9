"""“Did you get it?” is told from other questions, and from letters that bring something."""

import pytest

from mailflow.model import Intent, RawMessage, Reading
from mailflow.parse import read

from ..helpers import IN_TIME


def asked(text: str) -> Reading:
    head = "From: Ana <ana@breza.example>\nSubject: Prijava\nContent-Type: text/plain; "
    source = f"{head}charset=utf-8\n\n{text}\n"
    return read(RawMessage(source=source.encode(), received_at=IN_TIME))


@pytest.mark.parametrize(
    "text",
    [
        "Poštovani,\n\nda li ste primili našu prijavu?\n\nAna Anić",
        "Поштовани,\n\nда ли је стигла наша пријава за конференцију?\n\nАна Анић",
        "Jeste li dobili prijavu koju smo poslali u ponedeljak?",
        "Да ли је наша пријава забележена? Нисмо добили потврду.",
        "Samo da proverim da li je moja prijava stigla. Hvala!",
        "Da li smo prijavljeni?",
        "Molim vas da potvrdite prijem naše prijave. Hvala unapred.",
        "Poštovani, jeste li zaprimili našu prijavu?\nLijep pozdrav, Ana Anić",
        "Dear all,\n\nDid you receive our registration?\n\nBest regards,\nAna Anic",
        "Could you please confirm that you have received our registration?",
        "I just wanted to check whether our registration arrived.",
        "Are we registered?",
        "Tisztelt Szervezők!\n\nMegkapták a jelentkezésünket?\n\nÜdvözlettel,\nKovács Anna",
        "Kérem, erősítsék meg, hogy megérkezett-e a regisztrációnk.",
        "Përshëndetje,\n\na e keni marrë regjistrimin tonë?\n\nMe respekt,\nArta Hoxha",
        "Dobrý deň,\n\ndostali ste našu prihlášku?\n\nS pozdravom\nJana Nováková",
        "Bună ziua,\n\nați primit înscrierea noastră?\n\nCu stimă,\nIon Popescu",
        "Почитувани, дали ја добивте нашата пријава?\nСо почит, Ана Ристова",
    ],
)
def test_whether_it_arrived_is_asked_in_every_language(text: str) -> None:
    read = asked(text)

    assert (read.intent, read.asks_status) == (Intent.QUESTION, True)
    assert not read.attendees


@pytest.mark.parametrize(
    "text",
    [
        "Kada počinje događaj? Da li ste primili našu prijavu?",
        "Da li ste primili našu prijavu? Zanima me i da li ima parkinga.",
        "Da li ima parkinga kod hotela?",
        "Da li ste dobili saglasnost ministarstva?",
        "Until when may we register?",
        "Did you receive our registration? Where is the hotel?",
    ],
)
def test_another_question_is_for_a_person(text: str) -> None:
    read = asked(text)

    assert (read.intent, read.asks_status) == (Intent.QUESTION, False)


PASSED_ON = (
    "\n\n-------- Forwarded Message --------\nSubject: Prijava\n"
    "Date: Wed, 6 Mar 2024 13:04:22 +0100\nFrom: Ana <ana@breza.example>\n"
    "To: prijave@skup.example\n\nPrijavljujem Veru Ilić i sebe.\nAna\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Nisam dobila odgovor na mejl od srede (ispod), pa proveravam da li je stigao.",
        "Нема одговора на пријаву испод. Да ли је стигла и да ли смо на списку?",
        "I have not had a reply to my e-mail below. Could you confirm that it arrived?",
    ],
)
def test_who_asks_over_his_own_letter_registers_nobody_anew(text: str) -> None:
    read = asked(text + PASSED_ON)

    assert (read.intent, read.attendees) == (Intent.QUESTION, ())


def test_whom_he_registered_before_is_only_told() -> None:
    read = asked("Megkapták a jelentkezésünket? Nagy Pétert jelentettem be hétfőn.\n\nAna")

    assert (read.intent, read.attendees) == (Intent.QUESTION, ())


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Da li ste primili našu prijavu? Ako niste, evo je ponovo:\n"
         "Organizacija: Udruženje „Breza“\nUčesnik: Ana Anić", Intent.REGISTER),
        ("Prijavljujem udruženje „Breza“: Ana Anić. Molim potvrdite prijem prijave.",
         Intent.REGISTER),
        ("Prijavljujemo tri osobe, imena šaljemo naknadno. Molim potvrdite prijem prijave.",
         Intent.REGISTER),
        ("Da li ste primili našu prijavu? Umesto Ane Anić dolazi Bora Borić.", Intent.CHANGE),
    ],
)  # fmt: skip
def test_a_letter_that_brings_something_is_read_for_it(text: str, intent: Intent) -> None:
    read = asked(text)

    assert (read.intent, read.asks_status) == (intent, False)


@pytest.mark.parametrize(
    "text",
    [
        "Da li je još moguće prijaviti se? Prijavila bih se kad saznam cenu.",
        "Има ли још места? Дошла бих чим добијем одговор.",
        "Is the conference open to all? I'd come once I know.",
        "When do applications for the camp close? I would apply properly as soon as we hear.",
    ],
)
def test_who_comes_only_once_she_knows_asks(text: str) -> None:
    assert asked(text).intent is Intent.QUESTION


def test_who_comes_and_tells_the_rest_later_registers() -> None:
    text = "Dolazim. Ime koleginice javiću kad saznam. Da li se plaća?"

    assert asked(text).intent is Intent.REGISTER
