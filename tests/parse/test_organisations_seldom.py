"""Organisations and towns told in ways that are seldom seen, each once misread."""

from email import message_from_bytes
from email.policy import SMTP

import pytest

from mailflow.model import Intent, RawMessage
from mailflow.parse import read
from tests.parse.test_organisations import city
from tests.parse.test_reading import NOW, letter, organisation, source_of

GREETED = "Уважаеми господин Родич,\n\n"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "От името на Сдружение на жените „Роза“ от Босилеград ще участват:\n\n"
            "– Елена Иванова – председател\n– Васил Петров\n",
            "Сдружение на жените „Роза“",
            "Босилеград",
        ),
        (
            "От Сдружението „Искра“, Димитровград, ще участват двама души:\n\n"
            "Елена Иванова\nВасил Петров\n",
            "Сдружение „Искра“",
            "Димитровград",
        ),
        (
            "От страна на Културния център „Зора“ в Цариброд в конференцията ще участва "
            "Елена Иванова, директор.",
            "Културен център „Зора“",
            "Цариброд",
        ),
        (
            "На конференцията ще участва и Българската асоциация „Мост“: Елена Иванова.",
            "Българска асоциация „Мост“",
            None,
        ),
        (
            "Представлявам Съюза на българските писатели. Моля да запишете за конференцията "
            "Елена Иванова.",
            "Съюз на българските писатели",
            None,
        ),
        (
            "От името на Училищното настоятелство „Искра“ от Босилеград заявявам участието на "
            "Елена Иванова.",
            "Училищно настоятелство „Искра“",
            "Босилеград",
        ),
        (
            "Читалище „Васил Левски“ ще бъде представено на конференцията от:\n\n"
            "Елена Иванова\n",
            "Читалище „Васил Левски“",
            None,
        ),
    ],
)
def test_bulgarian_names_shed_their_article(text: str, name: str, place: str | None) -> None:
    whole = f"{GREETED}благодаря за поканата. {text}\n\nС уважение,\nКирил Манчев\n"

    assert organisation(letter(whole)) == name
    assert city(whole) == place


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Likovne kolonije „Javor“", "Likovna kolonija „Javor“"),
        ("Čitališta „Javor“", "Čitalište „Javor“"),
        ("Aerokluba „Javor“", "Aeroklub „Javor“"),
        ("Омладинског хаба „Јавор“", "Омладински хаб „Јавор“"),
    ],
)
def test_a_kind_of_house_seldom_seen_heads_a_name(told: str, name: str) -> None:
    text = f"Poštovani,\n\nprijavljujem Jelenu Ilić u ime {told} iz Niša.\n\nMila Petrović\n"

    assert organisation(letter(text)) == name


def test_only_what_a_body_is_may_be_abbreviated() -> None:
    text = (
        "iz Zemljoradničke zadruge „Malina“, Arilje, dolazi Petar Tot. ZZ Malina se zahvaljuje."
    )
    reading = letter(f"Poštovani,\n\n{text}\n\nSrdačno,\nMila Petrović\n")

    assert organisation(reading) == "Zemljoradnička zadruga „Malina“"
    assert not any(one.code == "two_organisations" for one in reading.doubts)


@pytest.mark.parametrize(
    "name", ["Dobrovoľný hasičský zbor „Iskra“", "Miestny včelársky spolok Lipa"]
)
def test_a_slovak_body_of_those_who_hold_a_post(name: str) -> None:
    text = (
        f"Vážený pán Rodić,\n\nprihlasujem Jána Kopčoka.\n\nS pozdravom\nEva Pálková\n{name}\n"
    )

    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Në konferencë do të marrin pjesë dy përfaqësues të Lidhjes së Mësuesve:",
            "Lidhja e Mësuesve",
        ),
        ("Nga Lidhja e Grave „Yjet“ do të vijë në konferencë:", "Lidhja e Grave „Yjet“"),
        ("Në emër të Bashkimit të Gazetarëve marrin pjesë:", "Bashkimi i Gazetarëve"),
        ("Nga Federata e Sportit do të vijnë në konferencë:", "Federata e Sportit"),
        ("Në emër të Qendrës për të Rinjtë „Ura“ vjen:", "Qendra për të Rinjtë „Ura“"),
    ],
)
def test_albanian_names_are_declined(text: str, name: str) -> None:
    whole = f"I nderuar,\n\n{text}\n\n• Arben Krasniqi, kryetar\n\nMe respekt,\nSabri Ymeri\n"

    assert organisation(letter(whole)) == name


def test_you_in_albanian_is_no_public_institution() -> None:
    text = "I nderuar,\n\nJu njoftojmë se në konferencë vjen Arben Krasniqi.\n\nMe respekt\n"

    assert not any("Ju" in doubt.values for doubt in letter(text).doubts)


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("Удружење пчелара Сента пријавило је два учесника.", "Удружење пчелара Сента"),
        ("Удружење пчелара Лапово пријавило је два учесника.", "Удружење пчелара Лапово"),
        ("Друштво пчелара Апатин послало је пријаву.", "Друштво пчелара Апатин"),
        ("Udruženje pčelara Kovin najavilo je dolazak.", "Udruženje pčelara Kovin"),
    ],
)
def test_a_participle_after_a_town_is_no_part_of_a_name(below: str, name: str) -> None:
    text = f"{below} Dolaze Ana Ilić i Bojan Petrović."

    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("prijavila bih se ispred udruženja Zrno iz kruševca. Ana Ilić", "Kruševac"),
        ("Ana Ilic, udruzenje Zrno iz sapca, dolazim na konferenciju", "Šabac"),
        ("dolazim iz kluba Zrno iz novog sada. Ana Ilić", "Novi Sad"),
        ("Dolazim ispred udruženja „Zrno“ iz Odžaka. Ana Ilić", "Odžaci"),
        ("Dolazim ispred kluba „Zrno“ iz Linca. Ana Ilić", "Linc"),
        ("Pozdrav iz Odžaka,\n\nna skup dolazi ispred udruženja „Zrno“ Ana Ilić.", "Odžaci"),
        ("Ве поздравувам од Скопје! Од клубот „Зрно“ на скупот доаѓа Ана Илиќ.", "Скопје"),
        ("Поздравувам од Јабука! Од клубот „Зрно“ на конференцијата доаѓа Ана Илиќ.", "Јабука"),
        ("Pozdravljamo vas iz Bora! Ispred kluba „Zrno“ dolazi Ana Ilić.", "Bor"),
        (
            "Our President returned from Vienna yesterday. Jelena Ilić will attend for the "
            "Green Forum.",
            None,
        ),
        ("She just got back from Sofia. Jelena Ilić will come for the Green Forum.", None),
        ("Ana se juče vratila iz Beča. Ispred kluba „Zrno“ dolazi Ana Ilić.", None),
    ],
)
def test_a_town_is_told_in_small_letters_and_greetings(text: str, place: str | None) -> None:
    assert city(text) == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Три године смо доказивали да нам припада грејање у Дому културе.\n\nПријављујем "
            "нашу диригентку Јелену Илић и себе, испред Црквеног хора „Извор“ из Бора.",
            "Црквени хор „Извор“",
        ),
        (
            "We meet in the House of Culture.\n\nI register our treasurer Jelena Ilić and "
            "myself, on behalf of the Riverside Readers Club.",
            "Riverside Readers Club",
        ),
        (
            "Za konferenciju sam saznao iz „Vesti“. Predsednik sam Srpskog kluba „Zrno“ i "
            "dolazim u petak.",
            "Srpski klub „Zrno“",
        ),
        (
            "Pročitala sam u „Danasu“ da se prijave primaju. Sekretarka sam Saveza pčelara "
            "Bor, dolazim u petak.",
            "Savez pčelara Bor",
        ),
        (
            "Diese Einladung hat uns der „Kurier“ gezeigt. Ich komme für den Verein „Zrno“.",
            "Verein „Zrno“",
        ),
        (
            "Buna ziua, la conferinta venim eu si sotia mea, Lenuta Popa, noi doi tinem "
            'Asociatia Romanilor "Izvorul" din Bor. Plecam la 5 cu masina, va rog sa ne tineti '
            "un loc.\nToate cele bune,\nIovan",
            'Asociatia Romanilor "Izvorul"',
        ),
        (
            "Köszönjük a meghívót a Tiszai Civil Vásárra. A kanizsai Borbarátok Köre ott lesz, "
            "Kiss Anna jön.",
            "Borbarátok Köre",
        ),
        (
            "Örömmel megyünk a Tavaszi Falunapokon tartott fórumra. A Zentai Nők Egyesülete "
            "részéről Kiss Anna jön.",
            "Zentai Nők Egyesülete",
        ),
        (
            "A Zentai Önkéntes Tűzoltó Egyesület nevében Kiss Anna jön.",
            "Zentai Önkéntes Tűzoltó Egyesület",
        ),
        (
            "A Vajdasági Magyar Pedagógus Szövetség részéről Kiss Anna jön.",
            "Vajdasági Magyar Pedagógus Szövetség",
        ),
        (
            "Drava Legal Aid Clinic gives free advice. We would like to come: Jelena Ilić.",
            "Drava Legal Aid Clinic",
        ),
        (
            "Together with the Tara Mutual Aid Kitchen we would like to come: I register "
            "Jelena Ilić for the Tara Mutual Aid Kitchen.",
            "Tara Mutual Aid Kitchen",
        ),
        (
            "Molimo da Задруга узме учешће у скупу. Долази Јелена Илић, Задруга „Зрно“.",
            "Задруга „Зрно“",
        ),
    ],
)
def test_whom_the_writer_comes_for_is_told_from_what_is_mentioned(text: str, name: str) -> None:
    assert organisation(letter(f"Poštovani,\n\n{text}\n")) == name


def test_a_verb_after_a_body_makes_no_other_of_it() -> None:
    text = (
        "ZADRUGA „ZRNO“\n\nOvlašćuje se Ana Ilić, saradnik, da na skupu bude prisutna i da "
        "Zadruga uzme učešće u radu.\n"
    )

    assert [one.organisation for one in letter(text).attendees] == [None]


@pytest.mark.parametrize(
    ("below", "name"),
    [
        (
            "potvrđujemo prijem prijave Udruženja „Zrno“ iz Bora.\nPrijavljena: Ana Ilić",
            "Udruženje „Zrno“",
        ),
        (
            "hvala na prijavi Saveza pčelara „Zrno“ iz Bora za dva učesnika.\nPrijavljena je "
            "Ana Ilić. Molimo Vas da dostavite imena.",
            "Savez pčelara „Zrno“",
        ),
    ],
)
def test_the_desk_that_confirms_knows_who_comes(below: str, name: str) -> None:
    quoted = "".join(f"> {line}\n" for line in f"Poštovani,\n{below}\nRodić".split("\n"))
    text = (
        "Kratka izmena: umesto Ane Ilić dolazi Bojan Petrović.\n\nMila Petrović\n\n"
        f"sre, 13. mar 2024. u 09:12 Prijave <prijave@skup.example> je napisao/la:\n\n{quoted}"
    )
    reading = letter(text, subject="Re: Potvrda prijave")

    assert organisation(reading) == name
    assert "guessed_organisation" not in {doubt.code for doubt in reading.doubts}


def test_a_name_that_the_desk_confirms_may_be_what_the_address_spells() -> None:
    quoted = "> we confirm your registration:\n> Jelena Ilić, analyst, Watch Tara (Bor)\n"
    text = (
        "Thank you. One correction: my mobile number is +381 62 800 1956.\n\nJelena Ilić\n\n"
        f"On Tue, 12 Mar 2024 at 09:50, Desk <prijave@skup.example> wrote:\n\n{quoted}"
    )
    reading = letter(
        text, sender="Jelena Ilić <jelena@watchtara.org>", subject="Re: Confirmation"
    )

    assert organisation(reading) == "Watch Tara"


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        (
            'PRIJAVLJUJE SE LOVACKO UDRUZENJE "ZRNO" IZ BORA SA DVA CLANA:\n\nANA ILIC\n'
            "BOJAN PETROVIC",
            "lu@a.example",
        ),
        ("Na skup dolazi Klub „Zrno“:\n\nAna Ilić\nBojan Petrović", "klub@a.example"),
        (
            "Az Óbecsei Méhészek Egyesületét pénteken én fogom képviselni.\n\nKiss Anna",
            "Kiss Anna <anna@a.example>",
        ),
    ],
)
def test_who_is_the_subject_is_no_mention(text: str, sender: str) -> None:
    codes = {doubt.code for doubt in letter(f"{text}\n", sender=sender).doubts}

    assert "organisation_in_passing" not in codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Dolazim na konferenciju otvorena uprava, suprug i ja.", "organisation_unread"),
        ("Dolazim ispred udruženja Roditelji za vrtiće.", "overlong_organisation"),
        ("Ich komme für die Karl-Bienert-Stiftung e.V. aus Wien.", "general_organisation"),
        ("Radim u okviru Gimnazije „Zora“. Dolazim u petak.", "organisation_in_passing"),
        ("Radim već deset godina u Gimnaziji „Zora“. Dolazim.", "organisation_in_passing"),
    ],
)
def test_what_tells_nothing_against_a_name_holds_no_letter(text: str, code: str) -> None:
    codes = {doubt.code for doubt in letter(f"{text}\n\nAna Ilić\n").doubts}

    assert code not in codes


def test_where_the_event_is_in_a_form_is_not_where_the_body_sits() -> None:
    text = (
        "ODRED „BELI ORLOVI“\nFormular za odlazak\n\nDogađaj: Konferencija o upravi, Zagreb, "
        "15.3.2024.\nUčesnik: Ana Ilić, vodnik\n"
    )

    assert city(text, subject="Izviđači iz Titela se prijavljuju") == "Titel"


@pytest.mark.parametrize(
    ("line", "site"),
    [("Zrno d.o.o. · Glavna 1 · zrno.tech", "zrno.tech"), ("zrno.studio", "zrno.studio")],
)
def test_a_website_may_have_a_new_ending(line: str, site: str) -> None:
    firm = letter(f"Dolazim ispred Kluba „Zrno“.\n\nAna Ilić\n--\n{line}\n").organisation

    assert firm is not None
    assert firm.website is not None
    assert firm.website.value == site


def test_a_rusyn_place_comes_back_to_the_nominative() -> None:
    text = (
        "Почитовани пан Родич,\n\nдзекуєме на поволанки. У мено Культурного дружтва „Верба“ з "
        "Руского Керестура придзе Ксения Чизмар.\n\nЗ почитованьом,\nМикола Сабадош\n"
    )

    assert city(text) == "Руски Керестур"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Im Namen des Serbischen Kulturvereins „Zrno“ aus Wien",
            "Serbischer Kulturverein „Zrno“",
        ),
        ("Für die Anna-Weber-Stiftung", "Anna-Weber-Stiftung"),
        (
            "Für den Verein zur Förderung der Kultur e.V.",
            "Verein zur Förderung der Kultur e.V.",
        ),
        ("Seitens der Deutschen Gesellschaft für Frieden", "Deutsche Gesellschaft für Frieden"),
        ("Wir sind das Deutsch-Serbische Institut", "Deutsch-Serbisches Institut"),
    ],
)
def test_german_names_are_whole_and_in_the_nominative(text: str, name: str) -> None:
    whole = (
        f"Sehr geehrter Herr Rodić,\n\nvielen Dank für die Einladung. {text} nehmen an der "
        "Konferenz teil:\n\nAna Ilić, Leiterin\nBojan Petrović\n\nMit freundlichen Grüßen\n"
        "Jelena Kern\n"
    )

    assert organisation(letter(whole)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Prosleđujem prijavu našeg člana, Zavičajnog udruženja „Timok“: dolazi Ana Ilić."
            "\n\n"
            "Mila Petrović\nSavez zavičajnih udruženja",
            "Zavičajno udruženje „Timok“",
        ),
        (
            "Radim u Opštini Ljig, ali dolazim u ime Planinarskog društva „Rajac“.\n\n"
            "Mila Petrović\nOpštinska uprava Ljig",
            "Planinarsko društvo „Rajac“",
        ),
        (
            "Prijavljujem se kao predstavnik Mreže za decu (MODS).\n\nMila Petrović\n"
            "Mreža organizacija za decu Srbije – MODS",
            "Mreža organizacija za decu Srbije",
        ),
        ("Dolazim kao urednica portala Južne vesti plus.", "Portal Južne vesti plus"),
        (
            "Kao saradnik Fakulteta likovnih umetnosti i član UO Fondacije „Znanje“, dolazim u "
            "ime Fondacije „Znanje“.",
            "Fondacija „Znanje“",
        ),
        ("Dolazim ispred Fonda za nauku i kulturu Bora.", "Fond za nauku i kulturu Bora"),
        ("Žene na prekretnici (Bor) dolaze: Ana Ilić i Vera Lukić.", "Žene na prekretnici"),
        ("Roditelji protiv nasilja dolaze u petak: Ana Ilić.", "Roditelji protiv nasilja"),
        ("Ana Ilić will come. She runs a charity called Second Shelf in Bor.", "Second Shelf"),
        ("I am a volunteer at Help on Wheels, I would like to attend.", "Help on Wheels"),
        ("Prijavljujem učešće Fondacije „Novi svet“.", "Fondacija „Novi svet“"),
        ("Dolazim ispred Saveza Srba u Rumuniji.", "Savez Srba u Rumuniji"),
        (
            "Tisztelt Cím! A Temerini Kertészkör részéről ketten megyünk: Nagy Anna meg én.",
            "Temerini Kertészkör",
        ),
        (
            "Почитовани пан Родич, Руски културни центер „Дом“ з Коцура пошлє Ану Рамач. Ана "
            "придзе на конференцию.",
            "Руски културни центер „Дом“",
        ),
        (
            "Kao saradnik Fakulteta likovnih umetnosti i član UO Fondacije „Znanje“, "
            "prijavljujem se u ime Fondacije.",
            "Fondacija „Znanje“",
        ),
        (
            "Mreža „Nit“ i Savez slepih Bor dele prostor. Prijavljujem se ispred Saveza.",
            "Savez slepih Bor",
        ),
        (
            "KOMORA POTISJA\n\nODLUKA\n\nNa skup se upućuje Ana Ilić.\n\nKomora Potisja, Senta",
            "Komora Potisja",
        ),
    ],
)
def test_the_fuller_name_of_whom_they_come_for_is_taken(text: str, name: str) -> None:
    sender = "Mila Petrović <mila@deca.example>"

    assert organisation(letter(f"Poštovani,\n\n{text}\n", sender=sender)) == name


def test_the_next_sentence_of_a_long_line_is_no_name_that_signs() -> None:
    text = (
        "Dolazimo ja i moja supruga, Jelena Ilić, nas dvoje vodimo Klub „Zrno“ iz Bora. Prevod "
        "nam ne treba :) Polazimo rano ujutru autobusom, molim mesto.\nSve najbolje,\nMilan\n"
    )

    assert organisation(letter(text)) == "Klub „Zrno“"


def test_where_a_colleague_works_is_not_where_the_letter_comes_from() -> None:
    card = (
        "BEGIN:VCARD\nFN:Jelena Ilić\nORG:Opšta bolnica Bor\nTITLE:glavna sestra\n"
        "ADR;TYPE=WORK:;;Glavna 1;Zaječar;;19000;Srbija\nEND:VCARD\n"
    )
    message = message_from_bytes(
        source_of("Ispred Kluba „Zrno“ iz Niša dolazimo Jelena i ja.\n\nMila Petrović\n"),
        policy=SMTP,
    )
    message.add_attachment(card.encode(), maintype="text", subtype="vcard", filename="j.vcf")
    reading = read(RawMessage(source=message.as_bytes(), received_at=NOW))

    assert organisation(reading) == "Klub „Zrno“"
    assert reading.organisation is not None
    assert reading.organisation.city is not None
    assert reading.organisation.city.value == "Niš"


def test_a_table_may_ask_where_one_works() -> None:
    text = (
        "Prijavljujem ispred Kluba „Zrno“:\n\n"
        "Ime i prezime | Gde radiš / koji je tvoj startap | Uloga\n"
        "Ana Ilić | Agrolist | osnivačica\nBojan Petrović | Zrno Labs | programer\n"
    )
    bodies = [one.organisation and one.organisation.value for one in letter(text).attendees]

    assert bodies == ["Agrolist", "Zrno Labs"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Došli bismo suprug i ja.\n\nAna Ilić\n\nPozdrav iz Bele Crkve!",
            "organisation_unread",
        ),
        (
            "Pogrešno sam otkucala prezime: nije Dragan Soković nego Dragan Sokić. Dolaze Ana "
            "Ilić i on. Prijavila sam ih juče.",
            "left_out",
        ),
        (
            "I register Jelena Brüning-Thill. Ms Brüning-Thill eats no meat.",
            "left_over",
        ),
        (
            "Na skup dolazi Ana Štratulat. Gospođa Štratulat ne jede meso.",
            "left_over",
        ),
        ("A kanizsai Borbarátok Köre ott lesz, jön Kiss Anna.", "organisation_in_passing"),
        ("Dolazim ispred udruženja „Zrno“ iz Gornjih Nedeljica.\n\nAna Ilić", "left_over_near"),
        ("Iz kluba „Zrno“ u Crnoj Gori dolazi Ana Ilić.", "left_over_near"),
        ("Prijavljujem se u ime naše škole.\n\nAna Ilić", "organisation_unread"),
        ("Prijavljujem se ispred našeg kluba, kao blagajnica.\n\nAna Ilić", "no_organisation"),
        ("Prijavljujem dve članice Kluba „Zrno“: Anu Ilić i Lanu Tot.", "cut_organisation"),
    ],
)
def test_what_is_accounted_for_raises_no_doubt(text: str, code: str) -> None:
    codes = {doubt.code for doubt in letter(f"{text}\n").doubts}

    assert code not in codes


def test_other_business_with_people_who_come_is_doubted() -> None:
    text = (
        "Poštovani organizatori,\n\nzadruga „Zrno“ učestvovaće na sajmu u Boru. Na štandu će "
        "biti Ana Ilić, upravnica. Fakturu molim na adresu, ponuda i cenovnik su u redu.\n"
    )
    reading = letter(text, subject="Faktura i ponuda")

    assert reading.intent is not Intent.UNRELATED or reading.needs_review


@pytest.mark.parametrize(
    "text",
    [
        "prijavljujemo:\n1. Ana Ilić, predsednica, UG „Val“, Bor\n2. Bojan Perić, UG „Val“",
        "Direktorka Centra „Val“, Ana Ilić, dolazi na skup.",
        "A Zentai Magyar Színház igazgatója, Varga Péter szeretne részt venni.",
    ],
)
def test_what_all_who_come_belong_to_is_no_guess(text: str) -> None:
    codes = {doubt.code for doubt in letter(f"Dobar dan,\n\n{text}\n\nsekretarijat\n").doubts}

    assert "guessed_organisation" not in codes


def test_a_committee_behind_a_stroke_is_a_part_whatever_its_kind() -> None:
    text = "Sindikat lekara Srbije – regionalni odbor Kraljevo – na skup upućuje Anu Ilić.\n"
    reading = letter(text)

    assert organisation(reading) == "Sindikat lekara Srbije"
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


def test_a_town_shouted_in_the_letterhead_is_written_as_one() -> None:
    text = "GRAD LESKOVAC\nGradska uprava\n\nPrijavljujemo Anu Ilić, saradnicu.\n"

    assert organisation(letter(text)) == "Grad Leskovac"


def test_who_hands_the_registration_in_is_the_sender() -> None:
    text = (
        "Etno-kuća „Stan“ i Udruženje „Nit“ zajedno šalju dve članice: Anu Ilić i Veru Lukić. "
        "Prijavu podnosi Udruženje „Nit“.\n"
    )

    assert organisation(letter(text)) == "Udruženje „Nit“"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Се пријавувам за конференцијата. Доаѓам од Македонскиот културен центар во Нови "
            "Сад.\n\nМарија Стојановска",
            "cut_organisation",
        ),
        (
            "Уважаеми господин Родич, аз съм журналистка във вестник „Искра“. Ще участвам.\n\n"
            "Елена Иванова",
            "organisation_in_passing",
        ),
        (
            "Sehr geehrter Herr Rodić, wir, der Verein Donau Apatin, kommen zu zweit: Anna "
            "Müller und Josef Weber.\n\nAnna Müller",
            "organisation_in_passing",
        ),
    ],
)
def test_other_languages_are_not_doubted_for_their_small_words(text: str, code: str) -> None:
    codes = {doubt.code for doubt in letter(f"{text}\n").doubts}

    assert code not in codes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("U ime Crvenog krsta Srbije dolazi Ana Ilić.", None),
        ("U ime Islamske zajednice – Medžlis Prijepolje dolazi Samir Tandir.", "Prijepolje"),
        ("Iz Saveza gluvih, gradska organizacija Vršac, dolazi Ana Ilić.", "Vršac"),
    ],
)
def test_a_part_of_a_body_tells_its_town_and_a_cross_does_not(
    text: str, place: str | None
) -> None:
    assert city(text) == place


def test_whom_somebody_will_represent_is_no_mention() -> None:
    text = "Na konferenciji će Upravu grada Kule predstavljati Ana Ilić, saradnica.\n"

    assert "organisation_in_passing" not in {doubt.code for doubt in letter(text).doubts}


@pytest.mark.parametrize(
    "text",
    [
        "Upravu grada Kule predstavljaće Ana Ilić, saradnica.\n\nKabinet gradonačelnika",
        "The Municipality of Bor nominates Ms Jelena Ilić, adviser.\n\nOffice of the Mayor",
    ],
)
def test_an_office_of_a_post_is_no_second_body(text: str) -> None:
    assert "two_organisations" not in {doubt.code for doubt in letter(f"{text}\n").doubts}


def test_who_sat_in_the_meeting_is_not_whom_it_sends() -> None:
    paper = (
        "KOMORA PODRINJA\n\nPredsedništvo Komore u sastavu: Zlatko Ilić, Rada Perić i Cvetan "
        "Simić, donelo je\n\nODLUKU\n\nNa konferenciju se upućuju:\n- Vera Lukić, advokat\n"
        "- Uroš Tot, pripravnik\n"
    )
    message = message_from_bytes(
        source_of("U prilogu je odluka o našim predstavnicima na konferenciji.\n"), policy=SMTP
    )
    message.add_attachment(paper, filename="odluka.txt")
    reading = read(RawMessage(source=message.as_bytes(), received_at=NOW))

    assert len(reading.attendees) == 2 or reading.needs_review


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("U ime IT klastera „Sever“ prijavljujem Anu Ilić.", "IT klaster „Sever“"),
        (
            "Mi smo malo udruženje, „Zavičaj“ iz Bora. Dolazi Ana Ilić.",
            "Udruženje „Zavičaj“",
        ),
        (
            "Mi smo mala nevladina organizacija „Zavičaj“. Dolazi Ana Ilić.",
            "Nevladina organizacija „Zavičaj“",
        ),
        (
            "Iz udruženja Lim - zelena reka iz Priboja dolazi Ana Ilić.",
            "Udruženje Lim - zelena reka",
        ),
        (
            "Iz udruženja Lim zeleni pojas iz Priboja dolazi Ana Ilić.",
            "Udruženje Lim zeleni pojas",
        ),
        ("Iz Udruženja Zora rodom iz Bora dolazi Ana Ilić.", "Udruženje Zora"),
        (
            "Prijavljujem Udruženje ručnih radova Niti iz Bora. Dolazi Ana Ilić.",
            "Udruženje ručnih radova Niti",
        ),
        (
            "Dolazi Ana Ilić, omladinska organizacija „Kompas“, Bor.",
            "Omladinska organizacija „Kompas“",
        ),
        (
            "From the association Open Cities (Bor) Ana Ilić will attend.",
            "Association Open Cities",
        ),
        ("On behalf of the association Ana Ilić will attend.", None),
        (
            "Dolazi Ana Ilić.\n\nPera Tot\nsekretar\nSavez udruženja pčelara Bor",
            "Savez udruženja pčelara Bor",
        ),
    ],
)
def test_a_name_is_whole(text: str, name: str | None) -> None:
    reading = letter(f"{text}\n")

    assert organisation(reading) == name
    assert [one.name.value for one in reading.attendees] == ["Ana Ilić"]


def test_a_town_behind_the_name_of_who_signs_cuts_it_short_nowhere() -> None:
    text = "I will attend the conference.\n\nBest,\nAna Ilić\nEmbassy of Norway in Belgrade\n"

    assert "cut_organisation" not in {doubt.code for doubt in letter(text).doubts}


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        (
            "Dolazim.\n\nAna Ilić\nMladi istraživači Bora\n",
            "mladiistrazivaci-bo.example",
            "Mladi istraživači Bora",
        ),
        (
            "DataLab Adria works with cities. I would be glad to come.\n\nAna\n",
            "datalab-adria.example",
            "DataLab Adria",
        ),
    ],
)
def test_an_address_may_spell_less_of_a_name_than_there_is(
    text: str, address: str, name: str
) -> None:
    assert organisation(letter(text, sender=f"Ana Ilić <ana@{address}>")) == name


@pytest.mark.parametrize(
    ("house", "name"),
    [
        ("Institute for Media in Southern Europe", None),
        ("Centre for Women in Science", None),
        ("Network of Parents in the Western Balkans", None),
        ("Women in Politics Network", None),
        ("Institute for Housing in Belgrade", "Institute for Housing"),
        ("Danish Aid for Children, Country Office Serbia, Belgrade", "Danish Aid for Children"),
        ("Amber Watch, Regional Office, Belgrade", "Amber Watch"),
        ("Amber Watch, Western Balkans Office", "Amber Watch"),
        ("Amber & Oak International, Serbia Country Office", "Amber & Oak International"),
        ("Amber Forum, Novi Sad Office", "Amber Forum"),
    ],
)
def test_an_english_name_tells_its_field_but_not_its_office(
    house: str, name: str | None
) -> None:
    whole = name or house
    text = f"{whole} will be represented by Laura Bennett.\n\nBest,\nAna Ilić\n{house}\n"
    reading = letter(text)

    assert organisation(reading) == whole
    assert [one.name.value for one in reading.attendees] == ["Laura Bennett"]
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    ("kind", "name", "whole"),
    [
        ("organizacije", "Klub Vidra", "Klub Vidra"),
        ("nevladine organizacije", "Udruženje „Zora“", "Udruženje „Zora“"),
        ("udruženja", "Centar za mir i razvoj", "Centar za mir i razvoj"),
        ("organizacije pod nazivom", "„Zora“", "Organizacija „Zora“"),
        ("organizacije", "„Zora“", "Organizacija „Zora“"),
    ],
)
def test_a_kind_before_a_name_that_tells_its_own_is_no_part_of_it(
    kind: str, name: str, whole: str
) -> None:
    assert organisation(letter(f"U ime {kind} {name} prijavljujem Anu Ilić.")) == whole


def test_from_whom_a_house_asks_for_papers_is_not_the_house() -> None:
    text = "Pokret „Čista voda“ su osnovali đaci. Tražimo od opština zapisnike inspekcije."

    assert organisation(letter(f"{text} Dolazim.")) == "Pokret „Čista voda“"


def test_the_hall_stands_before_the_name_of_who_sends() -> None:
    text = "Za sutrašnju konferenciju u Hajatu Radio Toplica šalje novinarku Anu Ilić."

    assert "cut_organisation" not in {doubt.code for doubt in letter(text).doubts}


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        ("Dolazim ispred Radio Ostrvice.", "Radio Ostrvica", False),
        ("Dolazim. Ana Ilić, urednica Radio Zelene doline", "Radio Zelena dolina", False),
        ("Dolazim u ime TV Mladosti.", "TV Mladost", False),
        ("Radim u Radio Ostrvici i dolazim.", "Radio Ostrvica", False),
        ("Dolazim ispred Radio Sunce.", "Radio Sunce", False),
        ("Dolazim iz Radio Talasa.", "Radio Talasa", True),
    ],
)
def test_a_station_is_declined_behind_its_radio(text: str, name: str, held: bool) -> None:
    reading = letter(text)

    assert organisation(reading) == name
    assert ("guessed_nominative" in {doubt.code for doubt in reading.doubts}) is held


@pytest.mark.parametrize(
    ("organ", "name"),
    [
        ("Dekanski kolegijum Fakulteta za pravo „Sunce“", "Fakultet za pravo „Sunce“"),
        ("Nastavničko veće Gimnazije „Sunce“", "Gimnazija „Sunce“"),
        ("Katedra za javno pravo Fakulteta „Sunce“", "Fakultet „Sunce“"),
        ("Odbor direktora Centra „Sunce“", "Centar „Sunce“"),
        ("Skupština Opštine Bor", "Skupština Opštine Bor"),
        ("Veće Saveza samostalnih sindikata Bor", "Veće Saveza samostalnih sindikata Bor"),
    ],
)
def test_an_organ_that_decides_is_of_the_house_named_behind_it(organ: str, name: str) -> None:
    text = f"{organ} odlučuje da u petak dođu Ana Ilić i Petar Lukić."

    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Crkvena opština Kuzmin treću godinu deli obroke.", "Crkvena opština Kuzmin"),
        ("Udruženje žena Peščara celu zimu pomaže starima.", "Udruženje žena Peščara"),
        ("Klub Javorak vlastitim novcem čuva staze.", "Klub Javorak"),
        ("Dolazim ispred Saveza obolelih od astme Bor.", "Savez obolelih od astme Bor"),
        ("Dolazim ispred Saveza obolelih od HIV-a.", "Savez obolelih od HIV-a"),
        ("Dolazim ispred Saveza osoba sa invaliditetom.", "Savez osoba sa invaliditetom"),
    ],
)
def test_a_name_ends_where_a_time_or_a_means_is_told(text: str, name: str) -> None:
    assert organisation(letter(f"{text} Dolazim.")) == name


def test_a_committee_told_by_its_town_is_a_part_of_the_house_before_it() -> None:
    house = "Sindikat radnika šuma „Jela“"
    reading = letter(f"{house}, Regionalni odbor Zaječar, prijavljuje Anu Ilić.")

    assert organisation(reading) == house
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


def test_a_name_goes_on_in_small_letters_as_it_is_signed() -> None:
    text = "Dolazimo Petar Tot i ja ispred udruženja Roditelji zajedno."
    reading = letter(
        f"{text}\n\nAna Ilić\nRoditelji zajedno", sender="Ana Ilić <ana@x.example>"
    )

    assert organisation(reading) == "Udruženje Roditelji zajedno"
    assert "other_organisation" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize("house", ["Mreža „Otvorene škole“", "Mreža „Zelene kuće“"])
def test_the_subject_may_leave_out_what_kind_of_body_it_is(house: str) -> None:
    text = f"Poštovani,\n\nevo naše prijave ({house}, Zemun):\n\n1) Ana Ilić\n2) Petar Tot"
    reading = letter(text, subject=f"{house[7:-1]} – prijava 2 osobe")

    assert organisation(reading) == house
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    "office", ["Front Desk", "Back Office", "Press Office", "Office of the Director"]
)
def test_the_office_in_which_somebody_signs_is_not_the_house(office: str) -> None:
    text = (
        f"I will attend.\n\nKind regards,\nClaire Whitmore\n{office}\nRiverside Partner Trust"
    )

    assert organisation(letter(text)) == "Riverside Partner Trust"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("from queer leaf archive (leeds)", "Queer leaf archive"),
        ("on behalf of youth media centre", "Youth media centre"),
        ("from our local association", None),
    ],
)
def test_a_letter_without_capitals_names_its_house_behind_from(said: str, name: str) -> None:
    assert organisation(letter(f"i would like to come on friday {said}")) == name


@pytest.mark.parametrize("name", ["Morava SME Alliance", "SME Alliance", "Morava IT Alliance"])
def test_an_abbreviation_that_spells_a_small_word_belongs_to_the_name(name: str) -> None:
    assert organisation(letter(f"The {name} will send Laura Bennett.")) == name


def test_a_post_in_capitals_is_no_part_of_the_name() -> None:
    text = "I will attend.\n\nRegards,\nClaire Whitmore\nCEO Morava Alliance"

    assert organisation(letter(text)) == "Morava Alliance"


@pytest.mark.parametrize(
    ("text", "host", "name"),
    [
        ("Delegates from Reed & Vale: Ana Ilić.", "reedandvale.example", "Reed & Vale"),
        ("Za Soko & Vidra dolazi Ana Ilić.", "sokoividra.example", "Soko & Vidra"),
        ("Dolazi Ana Ilić, Soko & Vidra.", "soko-vidra.example", "Soko & Vidra"),
    ],
)
def test_an_address_spells_the_sign_for_and(text: str, host: str, name: str) -> None:
    assert organisation(letter(text, f"Mila Petrović <mila@{host}>")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Na skupu će Moto klub Bagrem imati dva člana, Anu i Petra Tota.", "Moto klub Bagrem"),
        ("Из Ветеринарске коморе Бачке рачуна се на Ану Тот.", "Ветеринарска комора Бачке"),
        ("Klub Polet čine njegova blagajnica Ana Tot i ja.", "Klub Polet"),
    ],
)
def test_a_name_does_not_go_on_with_what_is_said_of_its_body(text: str, name: str) -> None:
    assert organisation(letter(f"Poštovani,\n\n{text}\n\nMila Petrović\n")) == name
