"""What a letter wants and who comes by it: classes of letters that were once read wrong."""

import pytest

from mailflow.model import Intent
from tests.parse.test_altering import CONFIRMED, with_list
from tests.parse.test_coming import removed
from tests.parse.test_reading import SIGNED, letter, names

P, V, A, W = "Mila Petrović", "Vidoje Tot", "Ana Rauš", "Vera Ilić"
REGISTER, CHANGE, CANCEL = Intent.REGISTER, Intent.CHANGE, Intent.CANCEL
QUESTION, DECLINE = Intent.QUESTION, Intent.DECLINE
PASSED_ON = (
    "\n\nFrom: Nada Romić [mailto:nada@breza.example]\nSent: Tuesday, March 12, 2019 2:26 PM\n"
    "To: Mila Petrović\nSubject: predlog\n\nMilo,\n\n"
    "za konferenciju u petak predlažemo Vidoja Tota i Anu Rauš.\n\nNada\n"
)
SIGNED_BY = [
    "\n\nPozdrav,\nMila Petrović\nŠahovski klub „Rokada“, Kikinda\n",
    "\n\nPozdrav,\nMila Petrović\nPokret „Nova promena“\n",
    '\n\nBest,\nMila Petrović\nNetwork "Swap"\n',
]
FIRST = [
    ("Prijavljujem Vidoja Tota ispred ŠK Rokada iz Vršca.", [V]),
    (
        "Upućujem Vidoja Tota. Časovi će mu biti zamenjeni. Prošle godine smo dobili podatke.",
        [V],
    ),
    ("Upućujem Anu Rauš. Prošle godine smo promenili statut i sada vodimo tri kluba.", [A]),
    ("Prijavljujem Anu Rauš. Adresa kluba je promenjena prošle jeseni.", [A]),
    (
        "Na skup šaljemo Anu Rauš i Vidoja Tota. Ako zakasne, nemojte ih brisati sa spiska.",
        [A, V],
    ),
    ("Prijavljujemo Anu Rauš. Ne brišite je sa spiska ako zakasni.", [A]),
    ("Prijavljujem Anu Rauš.\n\nP.S. Prazan mejl od malopre zanemarite.", [A]),
    ("Ana Rauš će doći, Vidoje Tot verovatno neće.", [A]),
    ("Na listi neka budu Ana Rauš i Vidoje Tot.", [A, V]),
    ("Zainteresovana sam za učešće na konferenciji.", [P]),
    ("Dolazi Ana Rauš. U slučaju sprečenosti zamenjuje je Vidoje Tot.", [A]),
    ("Dolazi Ana Rauš. Ukoliko ona ne bude mogla, zameniće je Vidoje Tot.", [A]),
    ("Ana Rauš will attend. Should she be unable to, Vidoje Tot will replace her.", [A]),
    ("Dolaze Ana Rauš (muž ostaje kod kuće) i Vidoje Tot.", [A, V]),
    ("Dolaze Ana Rauš, lekar, i Vidoje Tot, vodič psa (pas ostaje kod kuće).", [A, V]),
    (
        "Sednica odbora u sastavu: Petar Ilić, Ana Ilić.\n\nUpućuje se Vidoje Tot.",
        [V],
    ),
    ("Hteo bih na radionicu u aprilu. Može li krevet u hostelu?", [P]),
    ("Ja bih rado u petak 15. došla na vašu konferenciju.", [P]),
    ("Na štandu će biti Vidoje Tot i Ana Rauš. Za fakturu: PIB 108876530.", [V, A]),
    ("Predsednica je blagoslovila da na skup u ime kluba pođe Vidoje Tot.", [V]),
    ("We are sending Ana Rauš. Please do not strike her off the list if she is late.", [A]),
]
BULLETS = ["° {}, ° {}", "(a) {}, (b) {}", "(1) {}, (2) {}", "a/ {}, b/ {}", "➢ {}, ➢ {}"]
SECOND = [
    ("Ana's title should read Senior Adviser, not Adviser.", [A, V], []),
    ("Funkcija Ane Rauš treba da glasi: savetnica direktora.", [A, V], []),
    ("Two small corrections: I should have told you that Ana Rauš has a nut allergy. Could you "
     "let the kitchen know?", [A, V], []),
    ("Ana je odustala.", [V], [A]),
    ("Skinite Anu sa spiska, molim vas.", [V], [A]),
    ("Please take Vidoje off the list; Ana is still coming.", [A], [V]),
    ("Od naše dvoje samo Ana može da dođe.", [A], [V]),
    ("Ana i Vidoje su sprečeni. Dolaziću ja.", [P], [A, V]),
    ("Ana i Vidoje su sprečeni, njih menjaju Vera Ilić i Petar Ilić.", ["Petar Ilić", W],
     [A, V]),
    ("Dolazi nas troje, pridružila nam se Vera Ilić.", [A, V, W], []),
    ("Ništa od Ane, dolazi samo Vidoje.", [V], [A]),
    ("Nažalost, Ana Rauš je preminula. Vidoje dolazi.", [V], [A]),
    ("Dolazimo svi osim Ane.", [V], [A]),
    ("Svi dolaze, samo Ana ne.", [V], [A]),
    ("Ipak dolazim i ja.", [A, V, P], []),
    ("Povlačim našu prijavu i prijavljujem samo Veru Ilić.", [W], [V, A]),
    ("Vidoje i ja ipak ne možemo, Ana ostaje.", [A], [V, P]),
    ("Ana Rauš dolazi, Vidoje ne.", [A], [V]),
    ("Ana is coming, Vidoje isn't.", [A], [V]),
    ("Ja ne mogu, zamenjuje me Vera Ilić.", [W, V, A], [P]),
    ("Mene zamenjuje Vera Ilić. Ostali dolaze.", [W, V, A], [P]),
    ("Vidoje nije dobio slobodan dan na poslu, tako da njega izbrišite. Ostajemo Ana i ja.",
     [A, P], [V]),
    ("Ana je ozdravila i ipak dolazi, pa Vidoje ostaje kod kuće. Konačno stanje:\n\n"
     "Ana Rauš\nVera Ilić\nja", [A, W, P], [V]),
    ("Ne otkazujemo, samo menjamo: umesto Vidoja Tota dolazi Vera Ilić.", [W, A], [V]),
    ("Precrtajte Vidoja Tota. Umesto njega ide Vera Ilić. Ja ostajem kao što je prijavljeno.",
     [W, P, A], [V]),
    ("Vidoje Tot ne može, umesto njega dolazi Vera Ilić. Za mene sve ostaje isto.",
     [W, P, A], [V]),
    ("Vidoje Tot cannot come, Vera Ilić will take his place. I am staying as registered.",
     [W, P, A], [V]),
]  # fmt: skip

ASKS = [
    "Vidoje Tot i Ana Rauš, koje smo prijavili, stižu vozom. Na koji ulaz treba da dođu?",
    "Ana Rauš, koju sam već prijavila, dolazi autobusom. Gde može da se parkira?",
    "Ana Rauš, whom we registered last week, arrives by train. Which entrance is it?",
]
FALLS = [
    ("Prijavu koju sam 6. marta poslala za sebe i Vidoja Tota smatrajte nevažećom.", [V, P]),
    ("Povlačim prijavu koju sam poslala u svoje i u ime Ane Rauš.", [A, P]),
    ("Prijavljeni su bili Ana Rauš i Vidoje Tot. Oboje otkazuju.", [A, V]),
    ("Slomila sam nogu. Kako je Ana Rauš trebalo da ide mojim kolima, ni ona neće moći, pa vas "
     "molim da nas obe skinete sa spiska.", [A, P]),
    ("Prijavili smo Anu Rauš i Vidoja Tota. Ni Ani Rauš ni Vidoju Totu odsustvo nije odobreno, "
     "pa prijavu smatrajte povučenom.", [A, V]),
]  # fmt: skip
INTENTS = [
    ("Prijavljena sam, ali ne mogu da izostanem s posla. Molim da me prebacite među učesnike "
     "preko interneta. Otkazujem i krevet u domu.", CHANGE),
    ("Leider können weder Vidoje Tot noch Ana Rauš daran teilnehmen. Wir bedauern das und "
     "wünschen Ihnen viel Erfolg.", DECLINE),
]  # fmt: skip
REMINDED = (
    "On 2019-03-12 08:00, Danilo Rodic wrote:\n> Podsećamo da rok za prijavu ističe sutra.\n"
    "> 1. Naziv organizacije:\n\nUdruženje „Breza“\n\n> 2. Ko dolazi (ime, prezime):\n\n"
    "Vidoje Tot\nAna Rauš\n\n> Hvala,\n> Danilo Rodić\n"
)
SIGNED_BELOW = (
    "\n\nčet, 12. ruj 2019. u 10:07 Škola <prijave@skup.example> napisao je:\n\n> Draga Mila,\n"
    "> potvrđujemo mjesta za dvoje polaznika: Mila Petrović, Ana Rauš.\n"
    "> Vidimo se u petak u knjižnici.\n> Sanja Tkalčić\n"
)


@pytest.mark.parametrize("text", ASKS)
def test_a_question_about_who_was_registered_registers_nobody(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}").intent is QUESTION


@pytest.mark.parametrize(("text", "gone"), FALLS)
def test_all_whom_a_cancelled_registration_named_fall_away(text: str, gone: list[str]) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert (reading.intent, removed(reading)) == (CANCEL, gone)


@pytest.mark.parametrize(("text", "intent"), INTENTS)
def test_what_a_letter_wants(text: str, intent: Intent) -> None:
    assert letter(f"{text}{SIGNED}").intent is intent


def test_a_line_of_a_list_is_the_writer_as_director() -> None:
    reading = letter(f"Na skup dolaze:\n\n° ja kao direktorka,\n° Ana Rauš, vozač{SIGNED}")

    assert sorted(names(reading)) == [A, P]


@pytest.mark.parametrize(
    ("subject", "text", "come"),
    [
        ("Prijava za 15.3. – Mila Petrović, Breza", "Sve vam je u naslovu.", [P]),
        ("Prijava: Ana Rauš, Breza", "Kao u naslovu.", [A]),
        ("Re: Prijava – Ana Rauš", "Hvala na potvrdi!", []),
        ("Prijava – Ana Rauš", "Gde je sala?", []),
    ],
)
def test_a_subject_alone_registers_where_nothing_else_is_said(
    subject: str, text: str, come: list[str]
) -> None:
    assert names(letter(f"{text}{SIGNED}", subject=subject)) == come


@pytest.mark.parametrize(
    "text",
    [
        "U prilogu je zapisnik sa sednice. Tu piše ko ide kod Vas u petak.",
        "Može li soba za dve noći? Ne jedem gluten, imam celijakiju.",
        "Is the hotel accessible? I use a wheelchair and I am vegan.",
    ],
)
def test_what_may_bring_somebody_after_all_is_looked_at(text: str) -> None:
    assert letter(f"{text}{SIGNED}").needs_review


def test_of_two_told_to_be_registered_the_one_not_replaced_stays() -> None:
    text = (
        "Juče sam prijavila Anu Rauš i Vidoja Tota. Vidoje je sprečen, zamenite ga Verom Ilić."
    )
    reading = letter(f"{text}{SIGNED}")

    assert (sorted(names(reading)), removed(reading)) == ([A, W], [V])


def test_numbers_of_lines_that_are_enrolled_choose_from_a_list_passed_on() -> None:
    below = (
        PASSED_ON.partition("Milo,")[0] + "1. Petar Ilić, vozač\n2. Ana Rauš\n3. Vera Ilić\n"
    )
    text = "Sa spiska ispod prijavljujem Vam brojeve 2 i 3. Ostali tog dana rade."
    reading = letter(f"{text}{SIGNED}{below}", subject="FW: ko može")

    assert names(reading) == [A, W]


def test_who_speaks_in_a_talk_among_colleagues_enrols_others() -> None:
    assert names(letter(f"Ana Rauš: javljam da dolazi Vidoje Tot.{SIGNED}")) == [V]


def test_a_wish_in_vain_calls_nothing_off() -> None:
    text = (
        "Rado bismo prijavili Anu Rauš i mene, ali autobus ne ide. Zato ovaj put ništa od nas."
    )

    assert letter(f"{text}{SIGNED}", subject="Re: PRIJAVA ZA SKUP").intent is DECLINE


@pytest.mark.parametrize("bullets", BULLETS)
def test_a_list_has_bullets_of_many_kinds(bullets: str) -> None:
    listed = bullets.replace(", ", "\n").format("Ana Rauš, direktorka", "Vidoje Tot, vozač")
    reading = letter(f"Na skup dolaze:\n\n{listed}{SIGNED}")

    assert (reading.intent, names(reading)) == (REGISTER, [A, V])


@pytest.mark.parametrize("text", ["Dolazim ispred", "Prijavljujem se u ime"])
def test_an_answer_to_our_question_for_the_organisation_is_a_change(text: str) -> None:
    asked = CONFIRMED.partition("\n> ")[0] + (
        "\n> Hvala na prijavi. Napišite nam, molimo Vas, koju organizaciju predstavljate.\n"
    )
    reading = letter(f"{text} Udruženja „Breza“, blagajnica sam.\n\nMila Petrović{asked}")

    assert (reading.intent, names(reading)) == (CHANGE, [P])


def test_those_named_in_my_earlier_question_are_registered_by_pointing_to_it() -> None:
    below = (
        "\n\nuto, 12. mar 2019. u 9:41 Mila Petrović <mila.petrovic@breza.example> je napisao:"
        "\n> Pre nego što se prijavimo, ima li rampe? Išli bismo Vidoje Tot, Ana Rauš i ja.\n"
    )
    text = "Prijavljujemo se, računajte na sve troje koje sam pomenula u prvoj poruci."
    reading = letter(f"{text}{SIGNED}{below}", subject="Re: pitanje")

    assert (reading.intent, sorted(names(reading))) == (REGISTER, sorted([V, A, P]))


def test_an_answer_between_the_lines_of_a_reminder_is_a_first_registration() -> None:
    reading = letter(REMINDED, subject="Re: Podsetnik")

    assert (reading.intent, names(reading)) == (REGISTER, [V, A])


def test_who_signs_our_confirmation_was_not_registered_by_it() -> None:
    reading = letter(f"Otkazujem obe naše prijave, i svoju i Aninu.{SIGNED}{SIGNED_BELOW}")

    assert (reading.intent, removed(reading)) == (CANCEL, [P, A])


@pytest.mark.parametrize("last", ["will stay and mind the shop", "shall be in Athens"])
def test_who_gives_his_seat_away_stays_at_home(last: str) -> None:
    text = (
        "Last Friday I put two names on your list: Vera Ilić and myself. Our President, Vidoje "
        f"Tot, would like to take my seat. So you will see him and Vera, and I {last}."
    )
    reading = letter(f"{text}{SIGNED}", subject="Update")

    assert (sorted(names(reading)), removed(reading)) == (sorted([V, W]), [P])


def test_who_cannot_come_is_not_the_one_he_registers_unsigned() -> None:
    reading = letter("Dolazi Ana Rauš. Sam nisam u mogućnosti da dođem.", "info@breza.example")

    assert (names(reading), removed(reading)) == ([A], [])


@pytest.mark.parametrize("signed", SIGNED_BY)
def test_what_a_house_is_called_alters_nothing(signed: str) -> None:
    reading = letter(f"Na skup dolaze Vidoje Tot i Ana Rauš.{signed}")

    assert (reading.intent, names(reading)) == (REGISTER, [V, A])


@pytest.mark.parametrize(("text", "come"), FIRST)
def test_a_first_registration_is_no_change(text: str, come: list[str]) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert (reading.intent, names(reading)) == (REGISTER, come)


@pytest.mark.parametrize(("text", "come", "gone"), SECOND)
def test_who_comes_and_falls_away_by_a_second_letter(
    text: str, come: list[str], gone: list[str]
) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}{CONFIRMED}")

    assert (reading.intent, sorted(names(reading))) == (CHANGE, sorted(come))
    assert removed(reading) == gone


def test_all_but_one_of_those_proposed_in_a_mail_passed_on_are_registered() -> None:
    text = (
        "Prosleđujem predlog naše kancelarije kao prijavu, s jednom izmenom: Vidoje ne dolazi."
    )
    reading = letter(f"{text}{SIGNED}{PASSED_ON}", subject="FW: predlog")

    assert (reading.intent, names(reading)) == (REGISTER, [A])


@pytest.mark.parametrize(
    "text",
    [
        "U prilogu su učesnici. Vidoje Tot je bolestan, zanemarite njegov red.",
        "The list is attached. Mr. Tot was called away, so please disregard his row.",
    ],
)
def test_whose_row_of_the_paper_is_passed_over_does_not_come(text: str) -> None:
    reading = with_list(text)

    assert (reading.intent, names(reading)) == (REGISTER, [A])


@pytest.mark.parametrize(
    "text",
    [
        "U prilogu su učesnici. G. Tot je na putu, zanemarite njegov red.",
        "The list is attached. Please disregard his row, he is ill.",
    ],
)
def test_a_row_passed_over_that_nobody_owns_is_looked_at(text: str) -> None:
    assert with_list(text).needs_review
