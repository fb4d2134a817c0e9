"""A registration that somebody else passes on is read as it was written."""

import pytest

from mailflow.model import Intent
from tests.parse.test_reading import letter, names, organisation

COVER = "Poštovani,\n\nprosleđujem prijavu, molim Vas da je upišete.\n\nVera Simić\n\n"
HEAD = (
    "---------- Prosleđena poruka ---------\nOd: {}\nDatum: 11. mar 2019. 9:14\n"
    "Tema: {}\nZa: Vera Simić <vera@breza.example>\n\n\n"
)


def passed_on(text: str, author: str = "Ana Ilić <ana@breza.example>", topic: str = "Prijava"):
    return letter(COVER + HEAD.format(author, topic) + text, "Vera Simić <vera@breza.example>")


def test_the_first_lines_of_a_form_are_no_header() -> None:
    reading = passed_on(
        "Organizacija: Udruženje „Jasen“\nSedište: Niš\nUčesnik: Stana Kojić\n"
        "Funkcija: predsednica"
    )

    assert organisation(reading) == "Udruženje „Jasen“"
    assert names(reading) == ["Stana Kojić"]


def test_who_signs_with_a_short_name_is_no_second_person() -> None:
    reading = passed_on(
        "Prijavljujem se.\n\nIme: Gordana Lukić\nUdruženje „Jasen“\n\nHvala, Goca",
        author="Gordana Lukić <gordana@jasen.example>",
    )

    assert names(reading) == ["Gordana Lukić"]


COPIED = HEAD.format("Ana Ilić <ana@breza.example>", "Re: petak").replace(
    "\n\n\n", ", Senka Babić <senka@breza.example>\n\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Može, idemo Senka i ja.",
        "Važi, prijavi Senku i mene.",
        "Idem ja sa Senkom, Petar je na bolovanju.",
        "Ja mogu u petak, a ide i Senka.",
    ],
)
def test_who_is_called_by_her_first_name_is_who_received_that_mail_too(text: str) -> None:
    mail = COVER + COPIED + f"{text}\n\nAna\n"
    reading = letter(mail, "Vera Simić <vera@breza.example>")
    emails = {one.name.value: one.email.value for one in reading.attendees if one.email}

    assert sorted(names(reading)) == ["Ana Ilić", "Senka Babić"]
    assert emails["Senka Babić"] == "senka@breza.example"


def test_a_word_like_the_name_of_who_received_it_too_names_nobody() -> None:
    mail = COVER + COPIED.replace("Senka", "Rada") + "Rado bih došla, prijavi me.\n\nAna\n"
    reading = letter(mail, "Vera Simić <vera@breza.example>")

    assert names(reading) == ["Ana Ilić"]


@pytest.mark.parametrize(
    ("own", "text", "code"),
    [
        ("upišite je", "Idemo Srna i ja.", "one_for_several"),
        ("prijavljujem ih oboje", "Idem ja, a ići će i Srna.", "one_for_both"),
    ],
)
def test_several_come_of_whom_one_was_recognised(own: str, text: str, code: str) -> None:
    cover = COVER.replace("molim Vas da je upišete", own)
    mail = cover + HEAD.format("Ana Ilić <ana@breza.example>", "Re: petak") + f"{text}\n\nAna\n"
    reading = letter(mail, "Vera Simić <vera@breza.example>")

    assert names(reading) == ["Ana Ilić"]
    assert code in {one.code for one in reading.doubts}


def test_what_its_author_had_passed_on_to_her_says_nothing_of_us() -> None:
    deeper = HEAD.format("Rada Pavić <rada@mreza.example>", "Poziv")
    reading = passed_on(
        "Upišite mene i Petra Savića, Udruženje „Jasen“.\n\nAna Ilić\n\n"
        f"{deeper}Dragi svi, iz mreže idemo Lana Tadić i ja.\n\nRada Pavić",
        topic="Fwd: Poziv",
    )

    assert sorted(names(reading)) == ["Ana Ilić", "Petar Savić"]


def test_one_of_the_list_stays_and_another_goes_in_her_place() -> None:
    cover = (
        "Poštovani,\n\nupišite sve iz donje poruke osim Lane Tadić, ona je na sudu. Umesto nje"
        " ide Petar Savić.\n\nVera Simić\n\n"
    )
    below = "Vera,\n\nu petak idu Lana Tadić, Stana Kojić i Rada Pavić.\n\nAna\n"
    text = cover + HEAD.format("Ana Ilić <ana@breza.example>", "Spisak") + below
    reading = letter(text, "Vera Simić <vera@breza.example>")

    assert reading.intent is Intent.REGISTER
    assert sorted(names(reading)) == ["Petar Savić", "Rada Pavić", "Stana Kojić"]
    assert "replaces_nothing" not in {one.code for one in reading.doubts}


def below_a_cover(cover: str, below: str, topic: str = "ko putuje"):
    """Return the reading of what Vera Simić writes over a mail that Ana Ilić wrote to her."""
    head = HEAD.format("Ana Ilić <ana@breza.example>", topic)
    text = f"Poštovani,\n\n{cover}\n\nVera Simić\n\n{head}{below}"
    return letter(text, "Vera Simić <vera@breza.example>")


VOLUNTEERS = (
    "Vera, za petak su se javili:\n\n1) Lana Tadić\n2) Stana Kojić (pitala sam, slobodna je)\n"
    "3) Petar Savić\n4) ja\n\nAna Ilić\nblagajnica"
)


@pytest.mark.parametrize(
    "cover",
    [
        "upišite molim Vas sve sa spiska osim Lane, njoj je dete bolesno. Ja ne putujem.",
        "molim da sve sa liste prijavite, sem Lane.",
        "s donje liste izostavite Lanu, ostale sa spiska prijavljujemo.",
        "Lana ne dolazi, ostali sa spiska dolaze.",
    ],
)
def test_all_of_a_colleagues_list_but_one_are_registered(cover: str) -> None:
    reading = below_a_cover(cover, VOLUNTEERS)

    assert reading.intent is Intent.REGISTER
    assert sorted(names(reading)) == ["Ana Ilić", "Petar Savić", "Stana Kojić"]
    assert "list_without_word" not in {one.code for one in reading.doubts}
    assert {p.role.value for p in reading.attendees if p.role} == {"blagajnica"}


@pytest.mark.parametrize(
    "below",
    [
        "U redu. Neka ide Petar, a Lana Tadić neka ostane u kancelariji.",
        "Lana Tadić neka bude na vezi, a vas dvoje idite.",
    ],
)
def test_who_is_told_below_to_stay_does_not_come(below: str) -> None:
    cover = "Poštovani,\n\ndirektor je odobrio, stoji dole. Idemo Petar Savić i ja.\n\n"
    text = cover + "Vera Simić\n\n" + HEAD.format("Ana Ilić <ana@breza.example>", "Put") + below
    reading = letter(text, "Vera Simić <vera@breza.example>")

    assert sorted(names(reading)) == ["Petar Savić", "Vera Simić"]


def test_who_comes_only_by_the_mail_below_a_line_that_names_others_is_doubted() -> None:
    cover = "Poštovani,\n\nsaglasnost je dole. Dolazimo Petar Savić i ja.\n\nVera Simić\n\n"
    text = cover + HEAD.format("Ana Ilić <ana@breza.example>", "Put") + "Dobro, dolazim."
    reading = letter(text, "Vera Simić <vera@breza.example>")

    assert "only_passed_on" in {one.code for one in reading.doubts}


def test_only_some_of_a_list_passed_on_are_doubted() -> None:
    reading = below_a_cover("prosleđujem, upišite samo Lanu i Petra.", VOLUNTEERS)

    assert "some_rows" in {one.code for one in reading.doubts}


def test_a_list_that_only_the_house_has_seen_registered_nobody() -> None:
    reading = below_a_cover(
        "dolaze Stana Kojić i Petar Savić, Lana Tadić je sprečena.",
        "Vera, išli bi Lana Tadić, Stana Kojić i Petar Savić.\n\nAna",
    )

    assert reading.intent is Intent.REGISTER
    assert sorted(names(reading)) == ["Petar Savić", "Stana Kojić"]


def test_one_taken_off_a_list_passed_on_may_not_have_been_registered() -> None:
    reading = below_a_cover(
        "prosleđujem spisak. Lana je u međuvremenu odustala, a dodajem i sebe.",
        "Vera, evo imena: Lana Tadić i Stana Kojić.\nAna",
    )

    assert reading.intent is Intent.REGISTER
    assert sorted(names(reading)) == ["Stana Kojić", "Vera Simić"]
    assert "replaces_nothing" in {one.code for one in reading.doubts}


def test_how_many_come_may_be_told_there_too() -> None:
    reading = passed_on(
        "Petoro je potvrdilo da dolazi. Da li vam trebaju i imena?\n\nAna Ilić\n"
        "Udruženje „Jasen“"
    )

    assert reading.intent is Intent.REGISTER
    assert reading.attendee_count == 5


def test_she_who_is_added_comes_beside_those_of_a_colleagues_mail() -> None:
    cover = (
        "Poštovani,\n\nšaljem Vam kolegin mejl sa imenima. Pored njih ide i Rada Pavić."
        "\n\nVera Simić\n\n"
    )
    text = "Vera, prijavi za skup Stanu Kojić i Petra Savića.\n\nMarko\n"
    mail = cover + HEAD.format("Marko Ilić <marko@breza.example>", "Spisak") + text
    reading = letter(mail, "Vera Simić <vera@breza.example>")

    assert sorted(names(reading)) == ["Petar Savić", "Rada Pavić", "Stana Kojić"]


def test_a_header_whose_line_was_broken_names_nobody_who_comes() -> None:
    reading = passed_on(
        "Prijavljujem Petra Savića, Udruženje „Jasen“.\n\nAna Ilić",
        author="Sekretarijat - Udruženje „Jasen“ iz Niša\n<sekretarijat@jasen.example>",
        topic="Prijava",
    )

    assert names(reading) == ["Petar Savić"]


LEFT_OUT = (
    "Petra Savića nemojte pisati, on je na bolovanju.",
    "Samo jedna izmena u odnosu na to dole: ne ide Petar nego Rada Pavić.",
)


@pytest.mark.parametrize("own", LEFT_OUT)
def test_whom_the_sender_leaves_out_does_not_come(own: str) -> None:
    cover = COVER.replace("Vera Simić", f"{own}\n\nVera Simić", 1)
    text = "Prijavljujem: Stana Kojić i Petar Savić, Udruženje „Jasen“.\n\nAna Ilić"
    mail = cover + HEAD.format("Ana Ilić <ana@breza.example>", "Prijava") + text
    reading = letter(mail, "Vera Simić <vera@breza.example>")

    assert "Stana Kojić" in names(reading)
    assert "Petar Savić" not in names(reading)


def test_a_refusal_over_a_mail_in_which_somebody_meant_to_come_registers_nobody() -> None:
    reading = letter(
        "Dear Sir,\n\nas you will see below Ms Brown was tempted, but we shall have to sit this"
        " one out.\n\nVera Simić\n\n"
        + HEAD.format("Helen Brown <helen@breza.example>", "Fw: Conference")
        + "Looks good. Please register me and Ana Rauš.\nHelen",
        "Vera Simić <vera@breza.example>",
    )

    assert (reading.intent, reading.needs_review) == (Intent.DECLINE, True)


TALK = (
    "\n\nuto, 12. mar 2024. u 9:14 Lana Tadić <lana@breza.example> je napisala:\n>\n"
    "> {}Slažem se, neka idu Stana i Petar.\n>\n"
    "> pon, 11. mar 2024. u 9:14 Vera Simić <vera@breza.example> je napisala:\n> >\n"
    "> > Predlažem da u petak idu Stana Kojić i Petar Savić.\n"
)
AGREED = "Poštovani,\n\niz Udruženja „Jasen“ dolaze Stana Kojić i Petar Savić.\n\nVera Simić"
VERA = "Vera Simić <vera@breza.example>"


def test_what_one_proposed_to_a_colleague_was_no_registration() -> None:
    reading = letter(AGREED + TALK.format(""), VERA, subject="Re: petak")

    assert reading.intent is Intent.REGISTER
    assert sorted(names(reading)) == ["Petar Savić", "Stana Kojić"]


@pytest.mark.parametrize(("greets", "held"), [("", False), ("Poštovani, ", True)])
def test_of_whom_colleagues_only_spoke_is_known_to_nobody(greets: str, held: bool) -> None:
    talk = TALK.split("> pon,", 1)[0].format(greets).replace("Stana", "Stana Kojić")
    reading = letter(AGREED + talk, VERA, subject="Re: petak")

    assert ("known_below" in {one.code for one in reading.doubts}) is held


@pytest.mark.parametrize(
    "cover",
    [
        "pošto nismo dobili potvrdu, ponovo Vam šaljemo našu prijavu od petka.",
        "mejl mi se vratio, pa šaljem ponovo.",
        "nismo dobili odgovor na našu prijavu, evo je još jednom.",
        "resending our registration as we have not received a confirmation.",
        "nem kaptunk választ, ezért újra elküldöm a jelentkezésünket.",
        "nedostali sme odpoveď, preto posielame prihlášku ešte raz.",
        "nu am primit confirmarea, așa că trimit din nou înscrierea.",
        "nuk morëm konfirmim, prandaj dërgoj përsëri regjistrimin.",
        "не добивме потврда, па повторно ја испраќам пријавата.",
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        "From: Ana Ilić\nSent: Friday, March 8, 2019 2:33 PM\nTo: 'danilo.rodic@desk.example'\n"
        "Subject: Prijava\n\n",
        "pon, 11. mar 2019. u 12:31 Ana Ilić <ana@breza.example> je napisao/la:\n\n> ",
    ],
)
def test_what_is_sent_again_registers_as_it_did_the_first_time(cover: str, head: str) -> None:
    text = f"Poštovani,\n\n{cover}\n\nAna Ilić\n\n{head}Na skup dolazi Petar Tot, pravnik.\n"
    reading = letter(text, "Ana Ilić <ana@breza.example>")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Petar Tot"])


def test_what_its_writer_sends_again_names_his_house_as_surely_as_before() -> None:
    text = (
        "Poštovani, poruka mi se vratila, šaljem ponovo.\n\n"
        "-------- Forwarded Message --------\nSubject: prijava\n"
        "Date: Tue, 12 Mar 2019 09:12:44 +0100\n"
        "From: Mila Petrović <mila.petrovic@breza.example>\nTo: prijave@skup.example\n\n"
        "Udruženje vinogradara „Stara loza“ na konferenciji će predstavljati:\n- Ana Ilić\n"
    )

    assert "guessed_organisation" not in {doubt.code for doubt in letter(text).doubts}
