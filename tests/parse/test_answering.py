"""Letters in answer to what the desk asked, before anybody is registered and after."""

import pytest

from mailflow.model import Intent
from tests.parse.test_reading import SIGNED, letter, names

WROTE = "Dana 12.3.2024. u 13:05, Prijave <prijave@skup.example> je napisao/la:\n"


def test_who_answers_between_the_lines_how_to_register_registers() -> None:
    text = (
        f"{WROTE}> Poštovana,\n>\n> da bismo vas prijavili, odgovorite:\n>\n"
        "> 1. Naziv organizacije?\n\nUdruženje „Breza“\n\n> 2. Ko dolazi?\n\n"
        "Ana Ilić\nPetar Tot\n\n> Srdačno, Prijave\n\nTo je naša prijava, hvala!"
    )
    reading = letter(text, subject="Re: Možemo li i mi?")

    assert reading.intent is Intent.REGISTER
    assert names(reading) == ["Ana Ilić", "Petar Tot"]
    assert "list_without_word" not in {doubt.code for doubt in reading.doubts}


INVITES = (
    f"{WROTE}> Poštovana,\n>\n> pozivamo Vas na skup u petak. U odgovoru navedite:\n>\n"
    "> 1) naziv organizacije\n\nUdruženje „Breza“ iz Bora\n\n> 2) {}\n\n{}\n\n"
    "> Rok je sreda.\n>\n> Prijave\n\nPozdrav iz Bora\nMila Petrović\n"
)


@pytest.mark.parametrize("asked", ["ko dolazi", "imena predstavnika", "who is coming"])
@pytest.mark.parametrize(
    ("said", "come"),
    [
        (
            "Tot Petar, sekretar (broj 062 847 15 30)\ni Ilić Ana, član",
            ["Petar Tot", "Ana Ilić"],
        ),
        ("Petar Tot i koleginica Ana Ilić", ["Petar Tot", "Ana Ilić"]),
        ("Ja (sekretar) i Ana Ilić (član)", ["Ana Ilić", "Mila Petrović"]),
    ],
)
def test_names_between_the_lines_of_an_invitation_register(
    said: str, asked: str, come: list[str]
) -> None:
    reading = letter(INVITES.format(asked, said), subject="Re: Poziv")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, come)
    assert not reading.needs_review


@pytest.mark.parametrize("asked", ["Ko su vaša dva učesnika?", "Ko dolazi?"])
@pytest.mark.parametrize(
    "end", ["Mila Petrović\nCentar „Javor“", "Ja ne dolazim.\nMila Petrović"]
)
def test_who_signs_below_the_answers_between_the_lines_is_no_answer(
    asked: str, end: str
) -> None:
    text = (
        f"{WROTE}> hvala na prijavi Centra „Javor“. Molimo Vas:\n>\n> 1. {asked}\n\n"
        "Ana Ilić i Petar Tot.\n\n> 2. Dolazite li kolima?\n\nNe.\n\n"
        f"> Srdačno,\n> Prijave\n\n{end}\n"
    )
    reading = letter(text, subject="Re: Nedostaju imena")

    assert (reading.intent, names(reading)) == (Intent.CHANGE, ["Ana Ilić", "Petar Tot"])
    assert not reading.removed


def test_a_name_below_the_last_question_answers_it() -> None:
    text = (
        f"{WROTE}> hvala na prijavi Centra „Javor“.\n> Dolazite li kolima?\n\nNe.\n\n"
        "> Ko dolazi?\n\nMila Petrović\n"
    )
    reading = letter(text, subject="Re: Prijava")

    assert names(reading) == ["Mila Petrović"]


ASKS = (
    f"{WROTE}> Poštovana gospođo Petrović,\n>\n> {{}}\n>\n> 1. naziv organizacije\n\n"
    "Udruženje „Breza“, Bor\n\n{}\n> Srdačno,\n> Prijave\n\nMila Petrović\n"
)


LACKS = "hvala što ste se prijavili. Da bismo prijavu upotpunili, recite nam:"


def between(*lines: str) -> str:
    """Return lines of the desk's and answers in turn, as they stand in a reply."""
    asked = (f"> {line}" for line in lines[::2])
    return "".join(f"{a}\n\n{b}\n\n" for a, b in zip(asked, lines[1::2], strict=True))


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("ne, učešće se ne plaća. Ako želite da se prijavite, pošaljite:", Intent.REGISTER),
        ("naravno da možete da dođete. Odgovorite samo na ovo:", Intent.REGISTER),
        ("hvala na interesovanju. Pošaljite nam:", Intent.REGISTER),
        ("evo šta je potrebno:", Intent.REGISTER),
        ("you can still register. Please send us:", Intent.REGISTER),
        (LACKS, Intent.CHANGE),
        ("u prijavi niste naveli sledeće:", Intent.CHANGE),
    ],
)
@pytest.mark.parametrize("asked", ["ko dolazi i u kom svojstvu", "spisak učesnika"])
def test_who_is_asked_for_everything_had_not_registered(
    said: str, intent: Intent, asked: str
) -> None:
    body = between(f"2. {asked}", "Petar Tot, agronom i članica odbora Ana Ilić")
    reading = letter(ASKS.format(said, body), subject="Re: Pitanje")

    assert (reading.intent, names(reading)) == (intent, ["Petar Tot", "Ana Ilić"])
    assert not reading.needs_review


@pytest.mark.parametrize(
    ("asked", "said", "come"),
    [
        (
            ("prvi učesnik", "drugi učesnik"),
            ("Ana Ilić", "Petar Tot"),
            ["Ana Ilić", "Petar Tot"],
        ),
        (("1.", "2. ?"), ("Ana Ilić", "Petar Tot, vozač"), ["Ana Ilić", "Petar Tot"]),
        (("3. ko dolazi?",), ("Samo ja.",), ["Mila Petrović"]),
        (("imena učesnika", "osoba za kontakt"), ("Ana Ilić", "Petar Tot"), ["Ana Ilić"]),
        (("imena učesnika", "kontakt osoba"), ("Ana Ilić", "ja, 064 800 63 17"), ["Ana Ilić"]),
        (
            ("imena učesnika", "kome da pošaljemo potvrdu?"),
            ("Ana Ilić", "Petar Tot"),
            ["Ana Ilić"],
        ),
        (
            ("who is coming", "Whom should we write to?"),
            ("Ana Ilić", "Petar Tot"),
            ["Ana Ilić"],
        ),
        (
            ("Da li dolazi Ana Ilić?", "Da li dolazi Petar Tot?"),
            ("Dolazi.", "Nažalost, ne može."),
            ["Ana Ilić"],
        ),
    ],
)
def test_an_answer_is_of_the_line_right_above_it(
    asked: tuple[str, ...], said: tuple[str, ...], come: list[str]
) -> None:
    body = between(*(x for pair in zip(asked, said, strict=True) for x in pair))
    text = ASKS.format("da bismo vas prijavili, pošaljite:", body)

    assert names(letter(text, subject="Re: Pitanje")) == come


def test_who_is_confirmed_below_a_list_with_empty_places_comes() -> None:
    body = between("1. Mila Petrović", "tako je", "2. ?", "Petar Tot, vozač", "3. ?", "odustao")
    text = ASKS.format("prijavili ste troje, a imamo samo Vaše ime:", body)
    reading = letter(text, subject="Re: Imena učesnika")

    assert (reading.intent, names(reading)) == (Intent.CHANGE, ["Petar Tot", "Mila Petrović"])
    assert not reading.needs_review


def test_who_is_to_be_written_to_does_not_sign_the_answers() -> None:
    body = between("who is coming", "I will come with Petar Tot", "contact person", "Ana Ilić")
    text = ASKS.format("to register you, please tell us:", body).removesuffix("Mila Petrović\n")

    assert sorted(names(letter(text, subject="Re: Pitanje"))) == ["Mila Petrović", "Petar Tot"]


def test_who_was_greeted_by_name_and_signs_the_answers_does_not_come() -> None:
    body = between("spisak učesnika", "- Ana Ilić\n- Petar Tot")
    text = f"Odgovori su ispod.\n\n{ASKS.format(LACKS, body)}"

    assert names(letter(text, subject="Re: Prijava")) == ["Ana Ilić", "Petar Tot"]


def test_names_sent_after_the_registration_was_received_change_it() -> None:
    below = "> hvala na prijavi. Da bismo vas upisali, pošaljite nam imena učesnika.\n"
    reading = letter(f"Ana Ilić i Petar Tot.{SIGNED}\n{WROTE}{below}", subject="Re: Prijava")

    assert reading.intent is Intent.CHANGE


@pytest.mark.parametrize(
    ("said", "comes"),
    [
        ("Ana Ilić, urednica, i Petar Tot, vozač.", ["Ana Ilić", "Petar Tot"]),
        ("Ana Ilić i Petar Tot. Treća sam ja.", ["Ana Ilić", "Petar Tot", "Mila Petrović"]),
    ],
)
def test_all_names_of_a_bare_answer_come(said: str, comes: list[str]) -> None:
    below = "> hvala na prijavi. Da bismo vas upisali, pošaljite nam imena učesnika.\n"

    assert names(letter(f"{said}{SIGNED}\n{WROTE}{below}", subject="Re: Prijava")) == comes


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Druga osoba je Ana Ilić.", "Za dvoje ste se prijavili. Nemamo ime druge osobe."),
        ("To je Ana Ilić.", "Prijavili ste dvoje. Ko je drugi učesnik?"),
        ("Our second participant is Ana Ilić.", "We have your name, but not yet the second."),
        ("The other one will be Ana Ilić.", "You registered two. Who will it be?"),
    ],
)
def test_who_is_named_as_the_second_was_all_that_the_desk_lacked(said: str, asked: str) -> None:
    reading = letter(f"{said}{SIGNED}\n{WROTE}> {asked}\n", subject="Re: Prijava")

    assert (reading.intent, names(reading)) == (Intent.CHANGE, ["Ana Ilić"])
    assert "attendee_names" not in reading.missing


def test_a_second_person_with_me_comes_beside_the_writer() -> None:
    said = "The second person with me will be Ana Ilić, our technician."
    asked = "> We have your name, but not yet the second one. Who will it be?\n"
    reading = letter(f"{said}{SIGNED}\n{WROTE}{asked}", subject="Re: Prijava")

    assert names(reading) == ["Ana Ilić", "Mila Petrović"]


@pytest.mark.parametrize(
    "said",
    [
        "Poziv nam je prosledio Milan Babić iz Mreže.",
        "Za uplatu će se javiti naša knjigovotkinja Jelena Radić.",
        "Vašu adresu sam dobila od Jelene Radić.",
    ],
)
def test_who_is_only_mentioned_beside_the_names_asked_for_does_not_come(said: str) -> None:
    below = "> hvala na prijavi. Da bismo vas upisali, pošaljite nam imena učesnika.\n"
    text = f"{said} Naši učesnici su Ana Ilić i Petar Tot. {said}{SIGNED}\n{WROTE}{below}"

    assert names(letter(text, subject="Re: Prijava")) == ["Ana Ilić", "Petar Tot"]


MINE_BELOW = (
    ">\n> Dana 11.3.2024. u 9:15, Mila Petrović <mila.petrovic@breza.example> je napisao/la:\n"
    ">> Dobar dan, {} Mila Petrović\n"
)


WHOSE = [
    "Niste naveli iz koje ste organizacije.",
    "Molimo Vas da nam javite i naziv organizacije.",
    "Nedostaje nam naziv organizacije, molimo da ga dostavite.",
    "Koju organizaciju predstavljate?",
    "Iz prijave se ne vidi ispred koga dolazite.",
    "You did not say which organisation you represent.",
]


@pytest.mark.parametrize("asked", WHOSE)
@pytest.mark.parametrize(
    ("before", "come"),
    [
        ("prijavljujem se za skup.", ["Mila Petrović"]),
        ("prijavljujem Petra Tota za skup.", ["Petar Tot"]),
        ("na skup dolazimo Petar Tot i ja.", ["Mila Petrović", "Petar Tot"]),
    ],
)
@pytest.mark.parametrize("said", ["Udruženje „Jasen“, Bor", "Reč je o Udruženju „Jasen“."])
def test_whose_registration_it_was_is_told_of_those_registered_below(
    said: str, before: str, come: list[str], asked: str
) -> None:
    below = f"{WROTE}> Hvala na prijavi. {asked}\n{MINE_BELOW.format(before)}"
    reading = letter(f"Izvinite.\n\n{said}\n\nMila\n\n{below}", subject="Re: Prijava")

    assert (reading.intent, sorted(names(reading))) == (Intent.CHANGE, come)
    assert reading.organisation is not None
    assert reading.organisation.name.value == "Udruženje „Jasen“"
    assert not reading.needs_review


ASKED_OF_TWO = (
    "od Vas još nemamo prijavu. Možemo li u petak da računamo na Vas i na gospođu Veru Ilić?"
)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (
            "Da, obe dolazimo! Taman sam htela da pišem, hvala što niste odustali od nas.",
            ASKED_OF_TWO,
        ),
        ("Dragi Danilo,\n\nnaravno, obe ćemo doći.", "da li dolazite Vi i Vera Ilić?"),
        ("Da, slobodno računajte na obe.", "molimo potvrdite Vaš dolazak i dolazak Vere Ilić."),
        ("Dear Danilo,\n\nyes, both of us.", "may we expect you and Ms Vera Ilić on Friday?"),
    ],
)
def test_both_are_the_two_whom_the_desk_asked_about(said: str, asked: str) -> None:
    below = f"{WROTE}> Poštovana,\n> {asked}\n"
    reading = letter(f"{said}{SIGNED}\n{below}", subject="Re: Možemo li da računamo na Vas?")

    assert sorted(names(reading)) == ["Mila Petrović", "Vera Ilić"]
    assert reading.intent is Intent.REGISTER


def test_of_two_whom_the_desk_asked_about_one_comes() -> None:
    text = f"Dolazim samo ja, Vera je na putu.{SIGNED}\n{WROTE}> {ASKED_OF_TWO}\n"
    reading = letter(text, subject="Re: Skup")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Mila Petrović"])


@pytest.mark.parametrize("mark", [">", ""])
def test_an_invitation_below_the_desks_question_does_not_make_it_one_to_all(mark: str) -> None:
    asks = f"{mark} Pošaljite nam imena učesnika.\n\n"
    before = WROTE.replace("12.3.2024. u 13:05", "8.3.2024. u 9:00")
    invites = f"{mark}{mark} Pozivamo vas na skup. Prijave, sa imenima, slati do srede.\n"
    text = f"Ana Ilić i Petar Tot.{SIGNED}\n{WROTE}{asks}{mark} {before}{invites}"

    assert letter(text, subject="Re: Prijava").intent is Intent.CHANGE


def test_over_the_desks_invitation_another_comes_for_whom_it_invited() -> None:
    said = "Direktorka Vera Ilić, kojoj ste pisali, na odmoru je. Dolazi zato Ana Tot."
    invites = "> Poštovana Vera Ilić,\n> pozivamo Vas na konferenciju u petak.\n"
    reading = letter(f"{said}{SIGNED}\n{WROTE}{invites}", subject="Re: Poziv za Veru Ilić")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Ana Tot"])


REMINDS = (
    f"{WROTE}> Poštovana,\n> podsećamo Vas da ste prijavljeni za skup u petak. Vidimo se!\n"
)


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("Da li da ponesemo nešto?", Intent.QUESTION),
        ("Hvala, vidimo se!", Intent.UNRELATED),
        ("Ipak nećemo moći da dođemo, izvinite.", Intent.CANCEL),
    ],
)
def test_who_answers_a_reminder_had_registered(said: str, intent: Intent) -> None:
    reading = letter(f"{said}{SIGNED}\n{REMINDS}", subject="Re: Podsetnik: vidimo se u petak")

    assert (reading.intent, names(reading)) == (intent, [])


def test_names_that_a_colleague_had_asked_for_are_a_first_registration() -> None:
    wrote = "Dana 12.3.2024. u 13:05, Vera Jović <vera@breza.example> je napisala:\n"
    asks = "> Pošaljite mi imena učesnika, ko ide na konferenciju u petak?\n"
    text = f"Dolaze Ana Ilić i Petar Tot.{SIGNED}\n{wrote}{asks}"

    assert letter(text, subject="Re: ko ide u petak?").intent is Intent.REGISTER


def test_who_sends_the_names_asked_for_and_stays_at_home_had_no_seat() -> None:
    below = "> prijavili ste troje. Molimo Vas da nam pošaljete njihova imena.\n"
    text = "Tražena imena: Ana Ilić, Petar Tot, Vera Jović. Ja ostajem kod kuće i ne dolazim."
    reading = letter(f"{text}{SIGNED}\n{WROTE}{below}", subject="Re: Prijava")

    assert names(reading) == ["Ana Ilić", "Petar Tot", "Vera Jović"]
    assert not reading.removed


def test_me_again_in_a_greeting_adds_nobody() -> None:
    text = "Dobar dan, opet ja,\n\njuče ste potvrdili dolazak Ane Ilić."
    forgot = " Zaboravila sam da napišem da je vegan."
    reading = letter(text + forgot + SIGNED, subject="Dopuna prijave")

    assert names(reading) == ["Ana Ilić"]


def test_a_hungarian_attribute_with_an_article_is_no_organisation() -> None:
    text = (
        "Kedves Szervezők!\n\nörülünk a Tisza menti kézműves tábor hírének. "
        "Az adai Rokka Kézműveskörből ketten mennénk: Varró Ibolya (én) és Faragó Dorka."
        "\n\nSzeretettel:\nIbolya"
    )
    reading = letter(text, sender="Varró Ibolya <ibolya@posta.example>", subject="Jelentkezés")

    assert reading.organisation is not None
    assert reading.organisation.name.value == "Rokka Kézműveskör"


def test_how_many_were_registered_before_is_not_how_many_come() -> None:
    text = "Prijavila sam nas troje, ali dolazimo samo Ana Ilić i ja. Petra Tota skinite."

    assert letter(text + SIGNED, subject="Izmena").attendee_count == 2


def test_who_came_forward_among_us_was_not_registered_before() -> None:
    text = "Poštovani, javljam ko se javio za petak: dolazi Ana Ilić, Petar Tot ne može."

    assert letter(text + SIGNED).intent is Intent.REGISTER


def test_who_signs_the_last_answer_is_not_one_of_those_asked_for() -> None:
    text = f"{WROTE}> Ko će doći ispred Udruženja „Breza“?\nAna Ilić\n> Posebne želje?\nne"

    assert names(letter(f"{text}\n\nMila Petrović", subject="Re: Prijava")) == ["Ana Ilić"]


@pytest.mark.parametrize(
    "asks",
    [
        "hvala na interesovanju i prijavi. Pošaljite nam ime i prezime svakog učesnika.",
        "da bismo potvrdili prijavu, potrebno nam je još:\n> - naziv organizacije\n> - ime i"
        " prezime svakog učesnika",
    ],
)
@pytest.mark.parametrize(
    "said",
    [
        "to su Ana Ilić (novinarka) i Petar Tot (vozač).",
        "Ana Ilić, novinarka\nPetar Tot, vozač\n\nMila Petrović, sekretarica",
        "Dolaze Ana Ilić i Petar Tot. Ja ovog puta ne dolazim.",
    ],
)
def test_who_is_named_in_answer_comes_and_who_signs_does_not(said: str, asks: str) -> None:
    mine = MINE_BELOW.format("prijavljujem dva učesnika.")
    end = "\nUdruženje „Breza“"
    reading = letter(f"{said}{end}\n{WROTE}> {asks}\n{mine}", subject="Re: Prijava")

    assert (reading.intent, names(reading)) == (Intent.CHANGE, ["Ana Ilić", "Petar Tot"])
    assert not reading.removed


def test_nobody_else_comes_cancels_nothing() -> None:
    asks = "> Upisali smo Vas. Da li dolazi još neko?\n"
    below = f"{WROTE}{asks}{MINE_BELOW.format('prijavljujem se.')}"
    reading = letter(f"Ne dolazi niko više, samo ja.{SIGNED}\n{below}", subject="Re: Prijava")

    assert names(reading) == ["Mila Petrović"]


@pytest.mark.parametrize("said", ["Da, i Ana Ilić.", "Da, Ana Ilić, novinarka."])
def test_who_comes_too_is_named_in_answer(said: str) -> None:
    asks = "> Upisali smo Vas. Da li dolazi još neko iz Vaše organizacije?\n"
    reading = letter(f"{said}{SIGNED}\n{WROTE}{asks}", subject="Re: Prijava")

    assert (reading.intent, names(reading)) == (Intent.CHANGE, ["Ana Ilić"])


@pytest.mark.parametrize(
    "below",
    [
        "Danilo Rodić je napisao:\n> Da li dolaze Ana Ilić i Petar Tot, kako ste prijavili?\n",
        "Mila Petrović je napisala:\n> Prijavljujem Anu Ilić i Petra Tota.\n>\n"
        "> Mila Petrović, sekretarica\n",
    ],
)
def test_who_alone_confirms_where_others_were_registered_is_looked_at(below: str) -> None:
    below = f"Dana 12.3.2024. u 13:05, {below}"
    reading = letter(
        f"Potvrđujem dolazak.{SIGNED}\n{below}", subject="Re: Prijava", In_Reply_To="<1@x>"
    )

    assert reading.needs_review


def test_a_line_that_names_who_is_registered_asks_for_nobody() -> None:
    said = "> Učesnici su Ana Ilić i Petar Tot.\n\nUmesto Petra Tota dolazi Vera Jović.\n\n"
    reading = letter(f"{WROTE}{said}> Prijave\n{SIGNED}", subject="Re: Prijava")

    assert names(reading) == ["Vera Jović", "Ana Ilić"]


@pytest.mark.parametrize("to", ["Mila Petrović", "Mila Petrović <mila@breza.example>"])
def test_to_whom_the_mail_below_was_sent_does_not_bring_who_signs(to: str) -> None:
    text = (
        "Ana Ilić\nPetar Tot\n\nMila Petrović\n\nOd: Prijave <prijave@skup.example>\n"
        f"Poslato: ponedeljak, 11. mart 2024. 09:12\nZa: {to}\nTema: Skup\n\n"
        "Poštovani,\nmolimo pošaljite nam imena učesnika.\n"
    )

    assert names(letter(text, subject="Re: Skup")) == ["Ana Ilić", "Petar Tot"]


def test_nothing_but_names_is_in_the_language_of_the_question() -> None:
    text = (
        "Tóth Erika\nBarta Rudolf\n\n"
        "2024. márc. 11. 9:12 Prijave <prijave@skup.example> ezt írta:\n"
        "> Tisztelt Uram!\n>\n> Kérjük, küldjék meg a résztvevők nevét.\n"
    )
    reading = letter(text, subject="Re: Konferencia")

    assert (reading.language, reading.intent) == ("hu", Intent.CHANGE)


def test_half_a_name_below_the_question_is_no_trouble() -> None:
    asked = (
        "Дана 12.3.2019. у 16:12, Данило Родић је написао/ла:\n> Поштовани,\n>\n> молимо Вас "
        "да нам пошаљете имена и презимена.\n\nЕво: Марко Шумар (то сам ја), Ана Илић.\n\n"
        ">\n> Срдачно,\n> Данило Родић\n\nМ. Шумар\n"
    )
    reading = letter(asked, sender="Марко Шумар <marko@zadruga.example>", subject="Re: imena")

    assert sorted(names(reading)) == ["Ана Илић", "Марко Шумар"]
