"""Letters about something else that name people or speak of coming: to a fair, for a job."""

import pytest

from mailflow.model import Intent
from tests.parse.test_reading import SIGNED, letter, names

OVER = [
    "Hvala na sjajnoj organizaciji prošlog petka. Vidoje Tot i Ana Rauš bili su oduševljeni.",
    "Bilo nam je zadovoljstvo da učestvujemo na jučerašnjoj konferenciji. Pozdravlja vas i"
    " Vidoje Tot.",
    "Хвала на предивном дочеку. Видоје Тот и ја смо много научили.",
    "Thank you so much for a wonderful conference. Vidoje Tot and Ana Rauš were impressed.",
    "It was a great pleasure to attend yesterday's conference. Ana Rauš sends her regards.",
    "Köszönjük a színvonalas rendezvényt! Tóth Vidor is sokat tanult.",
    "Ďakujeme za výbornú organizáciu. Vidoje Tot bol nadšený.",
    "Hvala na divnoj organizaciji. Ako i na jesen nešto planirate, računajte na Anu Rauš.",
]
INVITED = [
    "Čast nam je da Vas pozovemo na okrugli sto u Kikindi 20. aprila.\n\nUvodničari:\n"
    "Vidoje Tot, Opština Kikinda\nAna Rauš, fondacija\n\n"
    "Molimo da svoje prisustvo potvrdite do 12. aprila.",
    "We would like to invite you to the opening of our exhibition on 20 April.\n\nSpeakers:\n"
    "Vidoje Tot\nAna Rauš\n\nPlease confirm your attendance by 12 April.",
    "Позивамо Вас на трибину 20. априла. Говоре Видоје Тот и Ана Рауш. Најавите свој долазак.",
]
ANNOUNCED = [
    "u petak, 15. marta, u 19 sati održaće se naše tradicionalno prolećno veče. Stihove kazuju"
    " Vidoje Tot i Ana Rauš.\n\nUlaz slobodan. Dolazak nije potrebno najavljivati.",
    "SAOPŠTENJE ZA JAVNOST\n\nSavez mladih pridružuje se štrajku za klimu u petak, 15. marta."
    "\n\n„Očekujemo preko dvesta učesnika“, izjavila je Ana Rauš, predsednica Saveza.\n\n"
    "Pozivamo medije da isprate događaj.",
    "Најава за медије: у среду у 11 часова представљамо истраживање. Говоре Видоје Тот и Ана"
    " Рауш. Молимо редакције да пошаљу новинаре.",
    "Our poetry evening takes place on Friday 15 March at 7 pm. Vidoje Tot and Ana Rauš will"
    " read. Admission is free, no need to register.",
]
ASKED = [
    "Da li je ulaz slobodan ili dolazak treba najaviti?",
    "Da li je skup otvoren za novinare i ima li konferencije za štampu?",
]
REPORTS = [
    "Пријављујем Вам дивљу депонију иза дома, где комшије Видоје и Ана Рауш истоварају шут.",
    "Prijavljujem buku iz kafića pored zgrade, vlasnik je Vidoje Tot.",
    "I am writing to report a leak in our building. The tenant is Vidoje Tot.",
    "Bejelentem a szemétlerakót a falu mögött.",
    "Пријавувам депонија зад училиштето.",
]
APPLIES = [
    "I am writing to apply for the vacancy of Finance Officer. I would be glad to come for an"
    " interview.",
    "Prijavljujem se na oglas za radno mesto asistenta. Rado dolazim na razgovor.",
    "Konkurišem za poziciju koordinatora, u prilogu je CV.",
]
OURS = [
    "Hvala na odličnoj organizaciji prošle godine! Prijavljujem se i ovog puta.",
    "Oduševljena sam programom i rado dolazim.",
    "I wish to apply for a place at the conference.",
    "Prijavljujem se za konferenciju. Radno mesto: sekretarka.",
    "Pozivate nas da potvrdimo dolazak do srede: potvrđujem svoje učešće.",
]


AMONG_FRIENDS = [
    "Danilo, idemo u subotu na Savu, ponesi štapove i udice. Dolazi i Sava Tot.",
    "Danilo brate, u petak polazimo na planinu: Sava Tot, ti i ja. Ima mesta u kolima.",
    "E Danilo, prijavio sam nas za kup u pecanju. Kotizacija je 500 po glavi, ponesi šator, ja"
    " nosim rakiju.",
    "Dođi u nedelju na rođendan, dolaze i Vera Tot i Sava Rauš. Torta je po glavi 300 dinara.",
    "Kumo, ponesi stolice i suncobran, mi nosimo vino. Krećemo u pet ispred moje zgrade.",
    "U subotu na ručak dolazimo svi, deca i ja, a kuma Zorica dežura. Šta da ponesemo?",
    "Don't forget the birthday party on Friday, Emma Clark and I are coming at six.",
]
OFFERED = [
    "We rent booths and headsets for conferences. Shall I put together a quote for Friday?",
    "Iznajmljujemo ozvučenje i kabine za Vašu konferenciju. Da Vam pošaljemo ponudu?",
    "Would you be interested in acquiring the attendees list? Let me know and I will send"
    " you the pricing.",
]
COMPLAINS = [
    "Bandera kod škole ne gori od Nove godine. Kome da se žalimo?",
    "Treći put vam pišem zbog smeća u ulici. Kada će neko doći?",
]


STORIES = [
    "Prodajem polovan frižider i dve police, cena je po dogovoru. Nosi ko prvi dođe, a ja sam"
    " kod kuće posle pet. Broj telefona ostavljam kod nastojnika zgrade.",
    "Krov nam prokišnjava već mesec dana, a majstor je obećao da dolazi u utorak i nije ga"
    " bilo. Stanari sa vrha zgrade nose vodu kofama. Ako se ne popravi, zovemo inspekciju.",
    "My nephew would like to spend a month with you in the summer as part of a placement. He"
    " could come in July, and his school carries the insurance. He is tidy and rarely late.",
]


@pytest.mark.parametrize("text", STORIES)
def test_a_story_without_a_word_of_any_event_is_no_business_of_the_desk(text: str) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}", subject="Konferencija")

    assert (reading.intent, reading.needs_review) == (Intent.UNRELATED, False)


def test_who_speaks_where_we_are_plainly_invited_leaves_no_doubt() -> None:
    text = (
        "Zavod ima čast da Vas pozove na promociju u četvrtak.\n\nGovore:\n"
        "– Ana Rauš, urednica\n– Petar Tot, autor\n\nBroj mesta je ograničen."
    )
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}", subject="Pozivnica")

    assert (reading.intent, reading.needs_review) == (Intent.UNRELATED, False)


def test_a_list_of_whom_a_house_sends_is_no_story() -> None:
    sent = "1. Ana Rauš, bolničarka, 064 111 2223\n2. Petar Tot, vođa ekipe, 064 111 2224"
    told = f"Planinarski klub „Zora“ šalje ekipu na Taru:\n\n{sent}\n\nKrevete dajte drugima."
    reading = letter(f"Pozdrav,\n\n{told}{SIGNED}", subject="Ekipa")

    assert (reading.intent, len(reading.attendees)) == (Intent.REGISTER, 2)


def test_a_story_in_which_somebody_named_comes_is_looked_at() -> None:
    reading = letter(f"Poštovani,\n\n{STORIES[0]} Dolazi Ana Rauš.{SIGNED}", subject="Skup")

    assert (reading.intent, reading.needs_review) == (Intent.UNRELATED, True)


@pytest.mark.parametrize("text", AMONG_FRIENDS)
def test_a_feast_among_friends_is_no_business_of_the_desk(text: str) -> None:
    reading = letter(f"{text}\n\nMila", subject="Petak")

    assert (reading.intent, reading.needs_review) == (Intent.UNRELATED, False)


def test_a_choir_that_was_invited_is_no_feast_among_friends() -> None:
    text = (
        "We are a choir from Zemun, and your invitation reached us. May two of us come? That is"
    )
    reading = letter(
        f"Dear all,\n\n{text} me and our treasurer Ana Rauš.{SIGNED}", subject="Friday"
    )

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Ana Rauš", "Mila Petrović"])


def test_a_lunch_at_our_event_is_no_feast_among_friends() -> None:
    reading = letter(f"Poštovani,\n\ndolazim, a na ručak ne ostajem.{SIGNED}", subject="Petak")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Mila Petrović"])


@pytest.mark.parametrize("text", [*OFFERED, *COMPLAINS])
def test_an_offer_or_a_complaint_asks_nothing_of_the_desk(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}", subject="Petak").intent is Intent.UNRELATED


MONEY = [
    "Ima li popusta za studente i kolika je kotizacija?",
    "Da li se uplata kotizacije vrši na račun ili na licu mesta?",
    "Could you send us an invoice for the fee before the conference?",
]


@pytest.mark.parametrize("text", MONEY)
def test_money_asked_of_our_event_is_our_business(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}", subject="Pitanje").intent is Intent.QUESTION


def test_a_refusal_told_by_other_business_is_looked_at() -> None:
    text = "Nažalost nećemo moći, u petak predajemo finansijski izveštaj."

    assert letter(f"Poštovani,\n\n{text}{SIGNED}").needs_review


@pytest.mark.parametrize("text", OVER)
def test_thanks_for_an_event_that_is_over_register_nobody(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}").intent is Intent.UNRELATED


@pytest.mark.parametrize("text", INVITED)
def test_whoever_speaks_at_another_event_does_not_come_to_ours(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}", subject="Poziv").intent is Intent.UNRELATED


@pytest.mark.parametrize("text", ANNOUNCED)
def test_an_event_announced_to_the_public_registers_nobody(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}", subject="Najava").intent is Intent.UNRELATED


@pytest.mark.parametrize("text", ASKED)
def test_who_asks_the_same_of_ours_asks(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}").intent is Intent.QUESTION


@pytest.mark.parametrize("text", APPLIES)
def test_who_applies_for_a_post_is_no_guest(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}", subject="Oglas").intent is Intent.UNRELATED


@pytest.mark.parametrize("text", OURS)
def test_the_same_words_beside_a_registration_of_ours(text: str) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Mila Petrović"])


@pytest.mark.parametrize(
    "text",
    [
        "ovim prijavljujem da u ulici Save Tota već tri nedelje ne radi javna rasveta.",
        "prijavljujemo da komšija baca smeće u potok.",
        "I am writing to report a broken street lamp.",
    ],
)
def test_who_reports_a_fault_registers_nobody(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}", subject="PRIJAVA").intent is Intent.UNRELATED


def test_a_congress_that_invites_scholars_for_a_fee_registers_nobody() -> None:
    text = (
        "Greetings of the day! We cordially invite you to be a speaker at our congress.\n\n"
        "Registration fee (Delegate): 599 USD\n\nKeynote speakers: Prof. Alan B. Withers\n\n"
        "Kindly submit your abstract."
    )

    assert letter(text + SIGNED, subject="Register now").intent is Intent.UNRELATED


@pytest.mark.parametrize(
    "aside",
    [
        "Vera Tot has left us, please take her off your mailing list.",
        "Please remove Vera Tot from the distribution list.",
        "Скините Веру Тот са мејлинг листе, отишла је.",
        "Veru Tot izbrišite sa liste primalaca.",
    ],
)
def test_a_word_of_a_mailing_list_beside_a_registration_is_an_aside(aside: str) -> None:
    text = f"Prijavljujem Anu Ilić i Petra Savića iz Udruženja „Jasen“.\n\n{aside}\n\nMila"

    assert letter(text).intent is Intent.REGISTER
    assert names(letter(text)) == ["Ana Ilić", "Petar Savić"]
    assert letter(f"{aside}\n\nMila").intent is Intent.UNRELATED


@pytest.mark.parametrize("text", REPORTS)
def test_who_reports_a_nuisance_registers_nobody(text: str) -> None:
    assert letter(f"{text}{SIGNED}", subject="Prijava").intent is Intent.UNRELATED


def test_who_also_reports_something_is_not_lost() -> None:
    text = "Prijavljujem problem sa formularom na sajtu. Dolazim na konferenciju, upišite me."

    assert letter(f"{text}{SIGNED}").needs_review


@pytest.mark.parametrize(
    "text",
    [
        "Šaljem izvod iz zapisnika sa sednice. Na Vašu konferenciju odnosi se tačka 4.\n\nMila",
        "Organizujemo ekskurzije za penzionere i rado bih došla u petak.\n\nMila Petrović",
        "U esnafu stolara do srede ne znamo ko je slobodan. Stoga bih upitao može li se na"
        " konferenciju ući bez najave.\n\nMirza Tot, majstor stolar",
        "Uz izvinjenje: Goran Lalić neće moći, skinite ga, kola mu stoje kod majstora.",
    ],
)
def test_one_word_of_other_business_beside_an_event_is_not_lost(text: str) -> None:
    assert letter(text, subject="Pozdrav").needs_review


@pytest.mark.parametrize("thing", ["izlet u petak", "tečaj engleskog", "pregled kod doktora"])
def test_who_is_entered_for_some_other_thing_is_no_participant(thing: str) -> None:
    reading = letter(f"Poštovani,\n\nprijavljujem Vuka Ilića za {thing}.{SIGNED}")

    assert (names(reading), reading.needs_review) == ([], True)


def test_who_offers_to_enter_us_enters_nobody() -> None:
    text = "We make badges. Free sample is available, and we will register you as VIP customer."
    reading = letter(f"Dear all,\n\n{text}{SIGNED}")

    assert reading.intent is Intent.UNRELATED
    assert "alien_enrols" not in {doubt.code for doubt in reading.doubts}


def test_a_questionnaire_in_macedonian_is_none_of_ours() -> None:
    text = "Пишувам магистерски труд. Ве молам да го пополните прашалникот на овој линк."
    reading = letter(f"Почитувани,\n\n{text}\n\nМарија Илиева", subject="Труд")

    assert (reading.intent, reading.needs_review) == (Intent.UNRELATED, False)
