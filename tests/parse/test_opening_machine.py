"""Machines are told from people; a person is never taken for one."""

import pytest

from mailflow.parse.letter import Kind
from tests.parse.opened import opened, opened_bytes, text_of

SIGNS = (
    "Auto-Submitted: auto-replied", "Auto-Submitted: Auto-Generated; x=y",
    "List-Id: <l.krug.rs>", "Precedence: Bulk", "Precedence: auto_reply",
    "X-Autoreply: yes", "X-Autorespond: x",
    "List-Unsubscribe: <https://krug.rs/x>", "Return-Path: <>", "X-Loop: yes",
    "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
    "X-Failed-Recipients: a@b.rs",
)  # fmt: skip
NOTICES = (
    (
        "Re: Poziv",
        "Od 11. do 20. ožujka nisam dostupna. Za hitne slučajeve kontaktirajte Savu Neš.",
    ),
    ("Re: Invitație", "Nu sunt disponibilă până luni. Pentru urgențe contactați-l pe Ion Rus."),
    ("Re: Ftesë", "Jam jashtë zyrës, do t'ju përgjigjem pas kthimit. Më zëvendëson Arta Rama."),
    ("Pozvánka", "Som mimo kancelárie, odpoviem po návrate. Zastupuje ma Ján Hronec."),
    ("Re: Пријава", "Поштовани,\n\nнисам у канцеларији до 18. марта. За хитно зовите 555."),
    ("Re: Prijava", "Na godišnjem sam odmoru do ponedeljka, odgovoriću po povratku."),
    (
        "Re: Registration",
        "I am out of the office until 18 March with limited access to e-mail.",
    ),
    ("Odsutna sam Re: Prijava", "Na bolovanju sam do daljeg."),
    ("Аутоматски одговор: Пријава", "Хвала на поруци."),
    ("Automatic reply: Prijava", "Thank you."),
    ("Automatikus válasz: Meghívó", "Szabadságon vagyok."),
    ("Prijava", "Ovo je automatska poruka, ne odgovarajte na nju."),
    (
        "Odsutan Re: Podsetnik",
        "Do 18. marta sam na službenom putu i neću čitati poštu.\n\n"
        "Za prisustvo skupovima obratite se kolegi Savi Nešiću.",
    ),
    ("Re: Poziv", "Na porodiljskom sam. Umesto mene na poštu odgovara Vera Simić."),
    ("Re: Poziv", "Trenutno nisam u mogućnosti da odgovorim. Odgovoriću čim budem mogla."),
    ("Re: Poziv", "U periodu od 3. do 9. maja neću imati pristup pošti."),
    ("Re: Poziv", "Zbog kolektivnog godišnjeg odmora ne radimo do ponedeljka."),
    ("Re: Poziv", "Ova adresa više nije u upotrebi, pišite na info@krug.rs."),
    ("Re: Poziv", "Adresa na koju pišete nije više u upotrebi."),
    ("Re: Poziv", "Ana Ilić je na godišnjem odmoru. Obratite se Veri Simić."),
    ("Re: Invitation", "I no longer work at the foundation. Please contact Emma Clark."),
    (
        "Re: Invitation",
        "We have received your message and will get back to you within two days.",
    ),
    ("Re: Poziv", "Vaša poruka nam je važna. Radno vreme kancelarije je od 8 do 16."),
    ("Re: Poziv", "Umesto mene piše moja pošta! Odgovor stiže svima automatski, vidimo se."),
    ("Vera Ilić dolazi", "Vera Ilić je kliknula na „Dolazim“ na stranici tvog događaja."),
    ("New response", "Vera Ilić and 2 others are going to your event."),
    ("Obaveštenje", "Novi komentar. Ovu poruku je poslao sistem, niko je ne čita."),
    ("Bilten br. 7", "U ovom broju: konkursi, obuke, konferencije."),
    ("Re: Poziv", "Više ne radim u udruženju. Za saradnju se obratite Veri Simić."),
    (
        "Re: Invitation",
        "I am on annual leave. For event registrations please contact Emma Clark.",
    ),
)
PEOPLE = (
    ("Re: Poziv", "Nažalost, u petak nisam dostupna."),
    ("Re: Invitație", "Vineri nu sunt disponibilă, din păcate."),
    ("Пријава", "Нисам у канцеларији до петка, па пријављујем колегу Саву Нешића."),
    ("Re: Пријава", "На службеном сам путу, али долази Вера Симић."),
    ("Re: Poziv", "Odsutan sam tog dana, registrujte moju koleginicu Veru Simić."),
    ("Re: Poziv", "Na službenom sam putu. U mom odsustvu na skup dolazi Vera Simić."),
    (
        "Re: Poziv",
        "Do petka sam na odmoru, a prijavljujem Veru Simić; za detalje obratite se njoj.",
    ),
    ("Re: Poziv", "Na godišnjem odmoru smo svi do kraja marta, pa nas neće biti."),
    ("Re: Poziv", "Direktorka je na bolovanju, a Sava Nešić na putu. Srećan rad!"),
    ("Re: Poziv", "Predsednik je na godišnjem odmoru. Ići će Sava Nešić."),
    ("Re: Poziv", "U petak sam na odmoru, vidimo se sledeći put."),
    ("Re: Invitation", "Our chair is on leave and the secretary is in Rome. Good luck!"),
    ("Re: Poziv", "Hvala na pozivu. Sava Nešić je na službenom putu, nemamo koga."),
    ("Re: Invitation", "I am on annual leave that week, so I cannot make it."),
    ("Пријава", "Долазимо."),
    ("Readers' club", "We will attend."),
)
REPORT = b"""From: MAILER-DAEMON@krug.rs
Subject: Undelivered
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Not delivered.
--b
Content-Type: message/rfc822

From: a@krug.rs
Subject: Prijava

Prijavljujem Anu.
--b--
"""


@pytest.mark.parametrize("field", SIGNS)
def test_a_field_that_only_machines_write_is_believed(field: str) -> None:
    assert opened(fields=f"{field}\n").header.machine


@pytest.mark.parametrize("value", ["no", "No", "no; comment", " NO "])
def test_auto_submitted_no_is_a_person(value: str) -> None:
    assert opened(fields=f"Auto-Submitted: {value}\n").header.machine == ""


def test_a_null_sender_in_the_session_is_a_machine() -> None:
    assert opened(return_path="").header.machine
    assert opened(return_path="ana@krug.rs").header.machine == ""


@pytest.mark.parametrize(
    "sender", ["mailer-daemon@krug.rs", "Postmaster@krug.rs", "no-reply@x.rs"]
)
def test_some_names_belong_to_machines(sender: str) -> None:
    assert opened(sender=sender).header.machine


@pytest.mark.parametrize(
    ("answers_to", "machine"),
    [("ana@krug.rs", ""), ("noreply@krug.rs", "sent by noreply@krug.rs"), ("?", "sent by")],
)
def test_a_form_or_a_scanner_writes_for_whoever_it_wants_answered(
    answers_to: str, machine: str
) -> None:
    header = opened(sender="noreply@krug.rs", fields=f"Reply-To: {answers_to}\n").header

    assert header.machine.startswith(machine)
    assert bool(header.machine) == bool(machine)


def test_a_bounce_is_a_machines_whomever_it_wants_answered() -> None:
    assert opened(sender="bounces@krug.rs", fields="Reply-To: ana@krug.rs\n").header.machine


@pytest.mark.parametrize(("subject", "text"), NOTICES)
def test_an_absence_notice_is_told_by_its_words(subject: str, text: str) -> None:
    assert opened(text, subject=subject).header.machine


@pytest.mark.parametrize(("subject", "text"), PEOPLE)
def test_a_person_who_is_away_and_registers_somebody_is_a_person(
    subject: str, text: str
) -> None:
    letter = opened(text, subject=subject)

    assert (letter.header.machine, letter.doubts) == ("", ())


def test_an_absence_that_answers_nothing_is_only_doubted() -> None:
    letter = opened("Нисам у канцеларији до 18. марта.", subject="Поздрав")

    assert letter.header.machine == ""
    assert letter.doubts[0].code == "perhaps_absent"


def test_a_wish_for_silence_makes_no_machine() -> None:
    header = opened(fields="X-Auto-Response-Suppress: DR, OOF, AutoReply\n").header

    assert header.machine == ""
    assert header.silence == "X-Auto-Response-Suppress: DR, OOF, AutoReply"


def test_a_calendar_reply_is_a_machine() -> None:
    letter = opened("BEGIN:VCALENDAR\nMETHOD:REPLY", kind="text/calendar; method=REPLY")

    assert letter.header.machine == "calendar response"


def test_a_letter_returned_in_a_report_is_not_read() -> None:
    letter = opened_bytes(REPORT)

    assert letter.header.machine
    assert text_of(letter, Kind.FORWARDED) == ""


LEAVES_LIST = (
    "\n\nAko više ne želite da primate ove vesti, odjavite se: https://krug.rs/odjava\n"
)


def test_what_greets_its_readers_and_tells_how_to_leave_its_list_is_a_newsletter() -> None:
    text = "Dragi čitaoci,\n\nskup o upravi je u petak. Prijavite se do srede." + LEAVES_LIST
    letter = opened(text, subject="Otvorena uprava, konkursi, obuke")

    assert letter.header.machine


def test_small_print_on_leaving_a_list_cancels_nothing_of_whoever_has_it() -> None:
    letter = opened("Poštovani,\n\nprijavljujem se za skup u petak.\n\nAna Ilić" + LEAVES_LIST)

    assert not letter.header.machine
    assert "odjavite" not in text_of(letter, Kind.OWN) + text_of(letter, Kind.SIGNATURE)
