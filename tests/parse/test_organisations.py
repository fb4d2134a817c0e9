"""Which organisation a letter comes from, and where it sits, by sentences of all kinds."""

from email import message_from_bytes
from email.policy import SMTP

import pytest

from mailflow.model import Intent, RawMessage
from mailflow.parse import read
from tests.parse.test_reading import DESK, NOW, letter, organisation, source_of

SIGNS = "Dolazi Ana Rauš.\n\nPozdrav,\nMila Petrović\n"


def city(text: str, **header: str) -> str | None:
    firm = letter(text, **header).organisation
    return firm.city.value if firm and firm.city else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Испред Вишег суда долази Јелена Илић.", "Виши суд"),
        ("U ime Ministarstva kulture dolazi Jelena Ilić.", "Ministarstvo kulture"),
        ("Iz Sekretarijata za sport dolazi Jelena Ilić.", "Sekretarijat za sport"),
        ("Iz Crvenog krsta Vranje dolazi Jelena Ilić.", "Crveni krst Vranje"),
        ("Заштитник грађана шаље Јелену Илић.", "Заштитник грађана"),
        ("U ime Grada Užica prijavljujem Jelenu Ilić.", "Grad Užice"),
        ("Dolazim iz Ogranka „Iskra“.", "Ogranak „Iskra“"),
        ("Dolazim iz Radio-kluba „Iskra“.", "Radio-klub „Iskra“"),
        ("Испред Радио-телевизије Тимок долази Јелена Илић.", "Радио-телевизија Тимок"),
    ],
)
def test_a_body_is_known_by_its_kind(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "Upišite nas za Forum biblioteka za slepe, od 6. do 8. maja.",
        "Prijavljujemo se za Smotru horova u Boru, 6. i 7. maj.",
        "Dolazimo na Kongres bibliotekara Srbije.",
        "We register for the Union of Small Choirs, 6-8 May.",
    ],
)
def test_what_one_goes_to_is_an_event_though_it_is_called_like_a_body(text: str) -> None:
    signed = "Mila Petrović\nDom kulture „Breza“, Bor"
    reading = letter(f"Poštovani,\n\n{text}\n\nPozdrav,\n{signed}\n")

    assert organisation(reading) == "Dom kulture „Breza“"
    assert not {"two_organisations", "other_organisation"} & {d.code for d in reading.doubts}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Na konferenciu prídu z nášho Slovenského cirkevného zboru traja ľudia: Ana Popa.",
            "Slovenský cirkevný zbor",
        ),
        (
            "Din partea Uniunii Femeilor Române participă Ana Popa.",
            "Uniunea Femeilor Române",
        ),
        (
            "Din partea Societății Culturale „Zorile” participă Ana Popa.",
            "Societatea Culturală „Zorile”",
        ),
        (
            "Din partea Consiliului Național participă Ana Popa.",
            "Consiliul Național",
        ),
        ("Në emër të Komunës së Preshevës vjen Arta Krasniqi.", "Komuna e Preshevës"),
        ("Në emër të Këshillit të Rinisë vjen Arta Krasniqi.", "Këshilli i Rinisë"),
        (
            "Учесници од Центарот за култура:\n- Ана Петрова",
            "Центар за култура",
        ),
        (
            "Културно-просветното сдружение „Извор“ ще бъде на конференцията."
            " Ще присъства Ана Петрова.",
            "Културно-просветно сдружение „Извор“",
        ),
        (
            "От името на Фондацията „Извор“ ще присъства Ана Петрова на конференцията.",
            "Фондация „Извор“",
        ),
        (
            "Клубът „Извор“ приема поканата. На конференцията ще присъства Ана Петрова.",
            "Клуб „Извор“",
        ),
        (
            "V mene Ústavu pre kultúru prihlasujem Annu Kováčovú.",
            "Ústav pre kultúru",
        ),
        ("A Zentai Nők Egyesülete részéről Kiss Anna jön.", "Zentai Nők Egyesülete"),
    ],
)
def test_other_languages_decline_their_own_way(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ovo je za članove Studentske unije Zrenjanin. Dolazi Ana Ilić.",
            "Studentska unija Zrenjanin",
        ),
        (
            "Из Градске организације глувих Бор на скупу ће учествовати:\n- Јелена Илић",
            "Градска организација глувих Бор",
        ),
        (
            "У прилогу је списак запослених Завода за статистику Бор којима је то понуђено.",
            "Завод за статистику Бор",
        ),
        ("Pričala mi je Ana iz Pokreta gorana kako je bilo. Dolazim.", "Pokret gorana"),
        (
            "Savet Mesne zajednice Brdo na obuku „Voda“, 24. maja u Domu mladih, šalje Anu.",
            "Savet Mesne zajednice Brdo",
        ),
        (
            "Mesna zajednica Brdo na obuku u Domu kulture u Nišu šalje Anu Ilić.",
            "Mesna zajednica Brdo",
        ),
        ("Udruženje pekara „Zrno“ iz Nove Varoši hoće na skup.", "Udruženje pekara „Zrno“"),
        (
            "Javljam se u svoje ime i u ime kolega. Iz Pokreta gorana dolazimo Ana i ja.",
            "Pokret gorana",
        ),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


def test_the_legal_form_after_the_marks_is_part_of_the_name() -> None:
    text = "Obraćam se u ime društva „Zlatno zrno“ d.o.o. iz Sente. Dolazi Jelena Ilić."

    assert organisation(letter(text)) == "Društvo „Zlatno zrno“ d.o.o."


def test_a_company_signs_and_not_the_park_it_sits_in() -> None:
    signed = "Pozdrav,\nMila Petrović\nKrpko d.o.o. | Naučno-tehnološki park, Niš\n"

    assert organisation(letter(f"Dolazim na skup.\n\n{signed}")) == "Krpko d.o.o."


def test_a_mark_that_closes_a_quotation_opens_no_name() -> None:
    text = "Dolazim na skup „Otvorenost u službi poverenja“ i predstavljam Fond „Zrno“."

    assert organisation(letter(text)) == "Fond „Zrno“"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "We are an NGO: Women's Chess Club Storks. I register Jelena Ilić.",
            "Women's Chess Club Storks",
        ),
        ("The Union of Women's Choirs registers Jelena Ilić.", "Union of Women's Choirs"),
        ("The Union of Miners' Choirs registers Jelena Ilić.", "Union of Miners' Choirs"),
        ("The Union of Srem's Director registers Jelena Ilić.", "Union of Srem"),
        (
            "I write for the Parent Teacher Club of Vrbas. I come.",
            "Parent Teacher Club of Vrbas",
        ),
    ],
)
def test_an_english_possessive_is_part_of_the_name(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fond „Zrno“ iz Šapca šalje Jelenu Ilić.", "Šabac"),
        ("Fond „Zrno“ sa sedištem u Niškoj\nBanji šalje Jelenu Ilić.", "Niška Banja"),
        ("FOND „ZRNO“ IZ APATINA PRIJAVLJUJE JELENU ILIĆ.", "Apatin"),
        ("Fond „Zrno“ (Čačak) šalje Jelenu Ilić.", "Čačak"),
        ("Prijavljujem Jelenu Ilić. Sombor, fondacija „Zrno“.", "Sombor"),
        (
            "Ovde Mila Simić iz Linza, klub „Zrno“. Poziv imam od rođaka iz Bora. Dolazim.",
            "Linz",
        ),
        ("Dolazim. Poziv imam od rođaka iz Bora. Fond „Zrno“.", None),
        ("Фонд „Зрно“ у Банатском Тополовцу шаље Јелену Илић.", "Банатски Тополовац"),
        ("Fond „Zrno“ šalje Jelenu Ilić. Sekretar Milan Petrović, Zaječar", "Zaječar"),
        ("Mi smo Fond „Zrno“ sa novosadskog Limana. Dolazi Jelena Ilić.", "Novi Sad"),
        ("Kod nas u Loznici cveta. Fond „Zrno“ šalje Jelenu Ilić.", "Loznica"),
        ("U Užicu, 12. 3. 2024.\n\nFond „Zrno“ šalje Jelenu Ilić.", "Užice"),
        ("iz udruženja žena radinost iz vladičinog hana dolazim ja", "Vladičin Han"),
        ("Mi smo Fond „Zrno“, radimo u Užicu. Dolazi Jelena Ilić.", "Užice"),
        ("Fond „Zrno“ (sedište: Vršac) šalje Jelenu Ilić.", "Vršac"),
        ("Fond „Zrno“ postoji u Vršcu od 1997. Dolazi Jelena Ilić.", "Vršac"),
        ("Fond „Zrno“, koji već osam godina radi u Vršcu, šalje Jelenu Ilić.", "Vršac"),
        ("Jelena Ilić comes for the Grain Fund (Fond „Zrno“), Vršac.", "Vršac"),
        ("Fond „Zrno“ iz Gornjih Strmovaca šalje Jelenu Ilić.", "Gornji Strmovci"),
        ("Ana Ilić of the Old Stones Trust in York will come to the camp in Golubac.", "York"),
        ("Jane Fox attends the River Forum in Golubac. The Stone Trust", None),
        ("The Belgrade Centre for Data will send Jelena Ilić.", "Belgrade"),
        ("Jelena Ilić a Földváros Község Önkormányzata részéről jön.", "Földváros"),
    ],
)
def test_the_town_is_told_in_many_ways(text: str, place: str) -> None:
    assert city(text) == place


def test_the_town_beside_the_name_is_its_own_not_the_lawyers() -> None:
    text = (
        "Prijavljujem Jelenu Ilić iz Fonda „Zrno“ iz Ade.\n\n"
        "adv. Vesna Antić\n21000 Novi Sad, Modene 4"
    )

    assert city(text) == "Ada"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "iz ekološkog pokreta čista reka iz ivanjice dolazim ja",
            "Ekološki pokret čista reka",
        ),
        ("srba iz foto kino kluba ibar ovde. dolazim u petak.", "Foto kino klub ibar"),
        (
            "Šaljemo Jelenu Ilić.\n\nceca n.\nomladinski klub kvaka / negotin",
            "Omladinski klub kvaka",
        ),
        (
            "Dve žene iz Udruženja tkalja Stari razboj. Dolazimo!",
            "Udruženje tkalja Stari razboj",
        ),
        ("lovačko udruženje „Fazan“ šalje Jelenu Ilić", "Lovačko udruženje „Fazan“"),
        (
            "Prijavljujemo vaspitačice predškolske ustanove Bambi: Jelenu Ilić.",
            "Predškolska ustanova Bambi",
        ),
        (
            "Prijavljujemo profesorke srednje stručne škole „Kvarc“: Jelenu Ilić.",
            "Srednja stručna škola „Kvarc“",
        ),
    ],
)
def test_a_name_may_be_typed_without_capitals(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


def test_a_name_may_be_what_the_address_spells() -> None:
    text = "Selam! Dodajte i Jelenu Ilić. Mila Petrović, Novi pocetak"

    assert organisation(letter(text, sender="m@novipocetak-np.example")) == "Novi pocetak"


def test_who_holds_a_post_of_a_body_is_no_part_of_its_name() -> None:
    reading = letter("Udruženje „Zrno“ iz Bora: doći će predsednik Udruženja Anton Bek.")

    assert organisation(reading) == "Udruženje „Zrno“"
    assert [one.name.value for one in reading.attendees] == ["Anton Bek"]


def test_the_house_below_a_committee_that_one_heads_is_the_senders() -> None:
    signed = "Mila Petrović\npredsednica Odbora za zaštitu voda\nLovački savez Podrinja"

    assert organisation(letter(f"Dolazi Ana Rauš.\n\n{signed}")) == "Lovački savez Podrinja"


def test_what_a_body_is_and_the_address_spells_is_no_name() -> None:
    text = "Dolazim ja. Muzej je mali.\n\nSrdačno,\nMila Petrović\nJU Zavičajni muzej Rudo"

    sender = "Mila Petrović <mila@muzej-rudo.example>"
    assert organisation(letter(text, sender=sender)) == "JU Zavičajni muzej Rudo"


def test_a_name_may_stand_in_the_senders_own_earlier_mail() -> None:
    text = (
        "Please strike Jelena Ilić off, Ana Antić still comes.\n\n"
        "On Mon, Mar 11, 2024 at 6:02 PM Mila Petrović <mila@kitchen.example> wrote:\n"
        "> We're Bold Spoons, a cooking club in Subotica. Three of us come.\n"
    )
    reading = letter(text, sender="Mila Petrović <mila@kitchen.example>")

    assert organisation(reading) == "Bold Spoons"
    assert city(text, sender="Mila Petrović <mila@kitchen.example>") == "Subotica"


def test_an_office_gives_way_to_its_organisation() -> None:
    text = (
        "Fondacija „Most“ prijavljuje Jelenu Ilić.\n\nSrdačan pozdrav,\nkancelarija Fondacije"
    )

    assert organisation(letter(text)) == "Fondacija „Most“"


def test_a_school_shown_as_the_sender_is_no_person() -> None:
    reading = letter(
        "A Kodály Gyula Általános Iskola részéről Kiss Anna jön.",
        sender="Kodály Gyula Általános Iskola <iskola@skola.example>",
    )

    assert organisation(reading) == "Kodály Gyula Általános Iskola"


def test_small_words_stand_inside_hungarian_names() -> None:
    text = "A Tisza menti Nők Fóruma részéről Kiss Anna jön."

    assert organisation(letter(text)) == "Tisza menti Nők Fóruma"


@pytest.mark.parametrize(
    "text",
    [
        "Za predstavnike Zadruge imenovani su Nataša Grbić i Stevan Moravac.",
        "Za predstavnice Zadruge imenovane su Nataša Grbić i Vera Moravac, pa ih upišite.",
    ],
)
def test_a_verb_is_no_part_of_a_name(text: str) -> None:
    assert organisation(letter(text)) is None


def test_a_region_is_no_organisation() -> None:
    text = "Šaljem prijave iz Pčinjskog okruga. Dolazi Jelena Ilić."

    assert organisation(letter(text)) is None


def test_a_body_and_its_part_at_the_head_of_a_letter_are_one_sender() -> None:
    text = "Град Панчево\nСекретаријат за спорт\n\nПоштовани, долази Јелена Илић."
    reading = letter(text)

    assert organisation(reading) == "Секретаријат за спорт"
    assert city(text) == "Панчево"
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


def test_an_acronym_in_brackets_is_no_town() -> None:
    signed = "Kind regards,\nMila Petrović\nAdriatic-Danube Institute (ADI)\nBelgrade"

    assert city(f"Dear all,\n\nAna Rauš will attend the conference.\n\n{signed}") == "Belgrade"


def test_a_blank_line_parts_a_post_from_what_follows() -> None:
    text = "Из клуба долазе:\n\n- Ана Илић, чланица\n- Петар Тот, секретар\n\nНемојте штампати"

    assert organisation(letter(f"{text} Скраћенице.\n\nМ. Петровић")) is None


def test_a_land_is_no_town() -> None:
    assert city("Fond „Zrno“ iz Srbije šalje Jelenu Ilić.") is None


def test_a_serbian_town_keeps_its_letters() -> None:
    assert city("Fond „Zrno“ iz Niša šalje Jelenu Ilić.") == "Niš"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Softver Plus d.o.o. iz Niša prijavljuje Jelenu Ilić.", "Softver Plus d.o.o."),
        ("„Softver Plus“ doo šalje Jelenu Ilić.", "„Softver Plus“ doo"),
        ("AD „Jug“ iz Niša šalje Jelenu Ilić.", "AD „Jug“"),
        (
            "Naučno-tehnološki park Niš d.o.o. šalje Jelenu Ilić.",
            "Naučno-tehnološki park Niš d.o.o.",
        ),
    ],
)
def test_a_company_is_known_by_its_legal_form(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize("street", ["Narodnog fronta 23, 21000 Novi Sad", "Doma omladine bb"])
def test_a_street_called_after_a_body_is_no_body(street: str) -> None:
    text = f"Dolazi Ana Ilić.\n\nSrdačno,\nMila Petrović\n{street}\n"

    assert organisation(letter(f"Poštovani,\n\n{text}")) is None


def test_a_town_and_a_verb_behind_it_are_no_name() -> None:
    text = "Iz Bačkog Monoštora prijavila bih Anu Ilić i Veru Tot."

    assert organisation(letter(f"Poštovani,\n\n{text}\n\nSrdačno,\nMila Petrović\n")) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iz KUD-a „Kolo“ iz Bele Crkve dolazi Jelena Ilić.", "KUD „Kolo“"),
        ("TK „As“ iz Niša šalje Jelenu Ilić.", "TK „As“"),
        ("Za Radio Tri reke iz Varvarina dolazi Jelena Ilić.", "Radio Tri reke"),
        ("Radio-televizija Kruševac šalje Jelenu Ilić.", "Radio-televizija Kruševac"),
        ("Klub Komuna 11 (Zemun) šalje Jelenu Ilić.", "Klub Komuna 11"),
        ("Mi smo inicijativa Vazduh bez filtera. Dolazim!", "Inicijativa Vazduh bez filtera"),
        ("Savez osoba sa invaliditetom šalje Jelenu Ilić.", "Savez osoba sa invaliditetom"),
        (
            "Iz Udruženja roditelja djece s Down sindromom „Plavi let“ dolazi Jelena Ilić.",
            "Udruženje roditelja djece s Down sindromom „Plavi let“",
        ),
        ("Udruženje žena u saradnji sa glasilom „Zov“ šalje Jelenu Ilić.", "Udruženje žena"),
        ("Parlament Univerziteta u Nišu šalje Jelenu Ilić.", "Parlament Univerziteta u Nišu"),
        ("Redakcija portala Vesti šalje Jelenu Ilić.", "Portal Vesti"),
        ("Friends of the Tara send Jelena Ilić. I register her.", "Friends of the Tara"),
        (
            "Az óbecsei „Kék Madár” Civil Szervezet részéről jövök.",
            "„Kék Madár” Civil Szervezet",
        ),
        (
            "A Petőfi Magyar Kultúregyesületet Kiss Anna képviseli.",
            "Petőfi Magyar Kultúregyesület",
        ),
        (
            "A Temerini Kertészek Körétől Kiss Anna vesz részt pénteken.",
            "Temerini Kertészek Köre",
        ),
    ],
)
def test_what_stands_inside_a_name(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


def test_who_sends_somebody_outweighs_who_is_only_named() -> None:
    text = (
        "Ministarstvo kulture nas je uputilo na vas. "
        "Udruženje „Cvet“ iz Niša prijavljuje Jelenu Ilić."
    )

    assert organisation(letter(text)) == "Udruženje „Cvet“"


def test_the_subject_of_a_sentence_may_be_a_name_without_a_head_noun() -> None:
    text = "Hello, Street Paws Zrenjanin decided to send Jelena Ilić. Please register her."

    assert organisation(letter(text)) == "Street Paws Zrenjanin"


def test_a_town_is_no_church() -> None:
    assert organisation(letter("Iz Bele Crkve dolazi Jelena Ilić.")) is None


def test_a_form_may_say_that_there_is_none() -> None:
    assert organisation(letter("Organizacija: nema\nIme i prezime: Jelena Ilić")) is None


def test_the_rows_of_several_organisations_are_not_the_senders() -> None:
    text = (
        "Skupila sam prijave.\n\nIme i prezime | Organizacija\n"
        "Jelena Ilić | Udruženje „Cvet“\nMarko Jovanović | Klub „Reka“\n"
        "\nAko nešto fali, zovite me na 064 123 45 67.\n\nMila Petrović\n"
    )
    reading = letter(text)

    assert reading.organisation is None
    assert reading.needs_review


@pytest.mark.parametrize(
    "text",
    [
        "Poziv je prosledila Kancelarija za mlade, a Udruženje „Vidra“ prijavljuje {}.",
        "Savez „Vidra“, u saradnji sa Bibliotekom Sveta i Opštinom Kula, šalje {}.",
        "Kao što sam rekao kolegi iz Ministarstva kulture, iz Saveza „Vidra“ šaljemo {}.",
        "Prijavljujem {} iz Saveza „Vidra“. Inače radim u Poreskoj upravi.",
        "Savez „Vidra“ postoji od 1998. i član je Mreže zelenih Srbije. Prijavljujemo {}.",
        "The „Vidra“ Club, a member of the Green Network, will send {}.",
        "Šaljemo {} iz Saveza „Vidra“, a voleli bismo da dođe i neko iz Poreske uprave.",
        "Savez „Vidra“ šalje {}. Parkiraćemo kod Sava centra.",
        "Savez „Vidra“ šalje {}. Ona je i članica Saveta za mlade opštine Bor.",
        "Savez „Vidra“ šalje {}, koja predaje na Fakultetu za medije.",
        "From the „Vidra“ Club comes {}, who used to work at the River Institute.",
    ],
)
def test_who_only_stands_by_is_not_the_sender(text: str) -> None:
    reading = letter(text.format("Jelenu Ilić"))

    assert "„Vidra“" in (organisation(reading) or "")
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


def test_the_next_organisation_is_no_part_of_a_name() -> None:
    text = "Iz Biblioteke Sveta i Opštine Kula dolazi Jelena Ilić."

    assert organisation(letter(text)) in ("Biblioteka Sveta", "Opština Kula")


def test_a_post_is_no_body() -> None:
    text = "Glavni poverenik Sindikata „Sloga“ u Smederevu, Milan Petrović, dolazi."

    assert organisation(letter(text)) == "Sindikat „Sloga“"


def test_a_town_may_have_a_line_of_the_letterhead_to_itself() -> None:
    text = "Institut „Zrno“\nOdeljenje za zdravlje\nNovi Sad\n\nPrijavljujemo Jelenu Ilić."

    assert city(text) == "Novi Sad"


def test_a_person_in_a_shouted_name_keeps_the_capitals() -> None:
    text = "ŠKOLA „VUK KARADŽIĆ“\n\nPoštovani, prijavljujemo Jelenu Ilić."

    assert organisation(letter(text)) == "Škola „Vuk Karadžić“"


@pytest.mark.parametrize(
    ("below", "name"),
    [("Otvoreni krug", "Otvoreni krug"), ("", "Organizacija Otvoreni krug")],
)
def test_organizacija_is_no_part_of_a_name_that_stands_without_it_too(
    below: str, name: str
) -> None:
    text = "Ispred organizacije Otvoreni krug dolazi Jelena Ilić.\n\nSrdačno,\nMila Petrović\n"

    assert organisation(letter(text + below)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iz Zelene sofre večeras neće doći niko. Odjavite nas.", "Zelena sofra"),
        ("Dolazi Ana Ristić iz Mreže za Dunav petkom i subotom.", "Mreža za Dunav"),
        ("Prijavljujem dvoje iz Kuće tišine kombijem.", "Kuća tišine"),
        (
            "I register Ana Ristić of the Danube Readers Circle for Friday.",
            "Danube Readers Circle",
        ),
        (
            "Prihlasujem Annu Kováčovú zo Spolku priateľov hudby zajtra.",
            "Spolok priateľov hudby",
        ),
        ("Dolazim ispred Saveza slepih Srema za sutrašnji Forum.", "Savez slepih Srema"),
    ],
)
def test_what_tells_when_or_how_ends_a_name(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prijavljujem Anu Ristić ispred Deca u pokretu.", "Deca u pokretu"),
        ("Evo ko dolazi ispred Žene na točkovima: Ana Ristić.", "Žene na točkovima"),
        ("Mi smo Reka bez brane. Dolazi Ana Ristić.", "Reka bez brane"),
        ("Roditelji za bezbedne škole prijavljuju Anu Ristić.", "Roditelji za bezbedne škole"),
        (
            "Пријављујем Ану Ристић.\n\nЈана Петровић\nСтуденти за слободу",
            "Студенти за слободу",
        ),
        ("Ana Ristić from Youth in Action will attend.", "Youth in Action"),
        ("Please register Ana Ristić of Green Bridges.", "Green Bridges"),
        ("Prijavljujem Anu Ristić iz SUVOB-a.", "SUVOB"),
    ],
)
def test_a_name_may_be_a_phrase_or_an_abbreviation(text: str, name: str) -> None:
    assert organisation(letter(text, sender="jana@gmail.com")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Gimnazija u Velikoj Plani za Zimsku školu prijavljuje tri đaka.",
            "Gimnazija u Velikoj Plani",
        ),
        ("Škola „Zrno“ u Boru za Letnji kamp prijavljuje Anu Ristić.", "Škola „Zrno“"),
        ("Prijavljujem Anu Ristić. Radimo u Narodnoj biblioteci.", "Narodna biblioteka"),
        ("Prijavljujem Anu Ristić iz Dramskog studija Svitac.", "Dramski studio Svitac"),
        ("Prihlasujem Annu Kováčovú z Matice slovenskej.", "Matica slovenská"),
        ("Prijavljujem Anu Ristić iz Lekarske komore.", "Lekarska komora"),
        (
            "Prijavljujem Anu Ristić.\n\nJana Petrović\nFakultet za pravo i nauku o moru",
            "Fakultet za pravo i nauku o moru",
        ),
    ],
)
def test_schools_and_offices_are_named_whole_and_events_are_not(text: str, name: str) -> None:
    assert organisation(letter(text, sender="jana@gmail.com")) == name


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "Prijavljujemo se iz udruženja Vodenica selo Gornja Rasina.",
            "Udruženje Vodenica",
            "Gornja Rasina",
        ),
        ("Prijavljujemo se iz Udruge Naše selo iz Iloka.", "Udruga Naše selo", "Ilok"),
    ],
)
def test_a_village_after_the_name_is_its_place(text: str, name: str, place: str) -> None:
    assert (organisation(letter(text)), city(text)) == (name, place)


def test_a_short_name_of_an_address_stands_back_behind_what_it_is_short_for() -> None:
    reading = letter(
        "Evo ko ide ispred Mladi na selu: Ana Ristić.", sender="Služba MNS <x@mladi.example>"
    )

    assert organisation(reading) == "Mladi na selu"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Upiši me iz Ronilačkog kluba Galeb za Hajat, hvala. Dolazim.",
            "Ronilački klub Galeb",
        ),
        ("Prijavljujem se iz Fonda za razvoj sela Zora.", "Fond za razvoj sela Zora"),
        ("iz udruzenja Narodno kolo selo Mala Lipa dolazim ja", "Udruzenje Narodno kolo"),
    ],
)
def test_where_one_goes_and_where_one_sits_is_no_part_of_a_name(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Predstavljaće nas Ana Ristić iz našeg ureda u Apatinu. Fond „Zrno“", "Apatin"),
        ("Ana Ristić will attend for the Grain Foundation. I shall be in Brussels.", None),
        (
            "Šaljemo Anu Ristić.\n\nSindikat prosvete Niškog okruga\nU Aleksincu, 8. 3. 2019.",
            "Aleksinac",
        ),
    ],
)
def test_a_place_is_where_they_sit_not_where_somebody_is(text: str, place: str | None) -> None:
    assert city(text) == place


def test_the_subject_may_tell_the_place_after_the_name_and_where_the_event_is() -> None:
    ours = letter(
        "Prijavljujem Anu Ristić ispred Plavog kruga.", subject="Prijava - Plavi krug Šid"
    )
    theirs = letter(
        "Prijavljujem Anu Ristić ispred Fonda „Zrno“.", subject="Skup (Beograd, 15/3)"
    )

    assert ours.organisation
    assert ours.organisation.city
    assert ours.organisation.city.value == "Šid"
    assert theirs.organisation
    assert theirs.organisation.city is None


@pytest.mark.parametrize(
    ("told", "below"),
    [
        ("", "Fondacija Vidik, Niš\nČlanica Mreže Jug"),
        (" Saznali smo od Fonda Zrno.", "Fondacija Vidik"),
    ],
)
def test_a_network_above_and_who_told_are_others(told: str, below: str) -> None:
    text = f"Prijavljujem Anu Ristić.{told}\n\nHvala,\nJana Petrović\n{below}"

    assert organisation(letter(text, sender="jana@gmail.com")) == "Fondacija Vidik"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Деканат Факултета уметности у Бору шаље Јелену Илић.",
            "Факултет уметности",
        ),
        (
            "Predsedništvo Samostalnog sindikata rudara „Jama“ delegira Jelenu Ilić.",
            "Samostalni sindikat rudara „Jama“",
        ),
        ("Odbor Fondacije Tragovi šalje Jelenu Ilić.", "Fondacija Tragovi"),
        (
            "Ispred Povereništva Sindikata livaca Kikinda dolazi Jelena Ilić.",
            "Povereništvo Sindikata livaca Kikinda",
        ),
    ],
)
def test_a_board_and_an_office_speak_for_what_they_belong_to(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "On behalf of the Teachers' Trade Union I register Ana Ilić.",
            "Teachers' Trade Union",
        ),
        ("Serbian Judges Association will send Ana Ilić.", "Serbian Judges Association"),
        ("A Zentai Tanárok Egyesülete részéről Kiss Anna jön.", "Zentai Tanárok Egyesülete"),
        ("Hvala na prijavi Etno radionice „Vuna“. Dolazi Ana Ilić.", "Etno radionica „Vuna“"),
        ("Srpska dopunska škola „Luč“ šalje Anu Ilić.", "Srpska dopunska škola „Luč“"),
        ("Поднета је пријава Фото-кино клуба „Око“: Ана Илић.", "Фото-кино клуб „Око“"),
        (
            "Naziv je Kulturno-umetnički centar Mladost Bor. Dolazi Ana Ilić.",
            "Kulturno-umetnički centar Mladost Bor",
        ),
        (
            "Naziv organizacije: Gradski hor Iskra Bor. Dolazi Ana Ilić.",
            "Gradski hor Iskra Bor",
        ),
        (
            "Troje iz Društva lekara Timočkog kraja jedva čekamo! Dolazi Ana Ilić.",
            "Društvo lekara Timočkog kraja",
        ),
        (
            "Ние сме Работилница за нови медиуми од Скопје, тимот ќе дојде: Елена Ристеска.",
            "Работилница за нови медиуми",
        ),
    ],
)
def test_a_name_holds_posts_of_many_and_words_joined_to_its_kind(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "Kao punomoćnik Saveza „Vidra“ prijavljujem {}.",
        "U ime naše stranke, Udruženja „Vidra“, prijavljujem {}.",
        "I write for our client, the „Vidra“ Club, to register {}.",
        "U ime klijenta, Kluba „Vidra“, prijavljujem {}.",
        "Za našeg klijenta, Klub „Vidra“, prijavljujem {}.",
        "Po nalogu klijenta, Kluba „Vidra“, prijavljujem {}.",
        "Klub „Vidra“ nema mejl, pa me je zamolio da u njegovo ime prijavim {}.",
        "The „Vidra“ Club has no computer. It asked me to register {} on its behalf.",
    ],
)
def test_an_agent_comes_for_his_client_and_signs_with_his_own_firm(text: str) -> None:
    below = "\n\nMarko Savić\nAdvokatska kancelarija Savić\nBor, Glavna 3"
    reading = letter(
        text.format("Jelenu Ilić") + below, sender="Marko <m@advokat-savic.example>"
    )

    assert "„Vidra“" in (organisation(reading) or "")


@pytest.mark.parametrize(
    "text",
    [
        "Prijavljujem se. Ne dolazim u ime škole, nego u ime Udruženja roditelja „Vidra“.",
        "Na skup dolazim ispred Udruženja roditelja „Vidra“, sa školskog mejla samo pišem.",
        "Ne dolazim kao nastavnica, već ispred Udruženja roditelja „Vidra“.",
    ],
)
def test_for_whom_one_says_he_comes_outweighs_where_he_works(text: str) -> None:
    below = "\n\nVera Tot\nnastavnica\nOŠ „Kameni put“\nškola: 022/ 431 206"
    reading = letter(text + below, sender="Vera Tot <vera@oskameniput.example>")

    assert organisation(reading) == "Udruženje roditelja „Vidra“"
    assert [one.name.value for one in reading.attendees] == ["Vera Tot"]


@pytest.mark.parametrize(
    "text",
    [
        "Upisujem se kao blagajnica Udruženja „Vidra“ iz Bora. Ne obazirite se na potpis.",
        "Dolazim kao blagajnica, iz Udruženja „Vidra“ iz Bora. Potpis je automatski, sa posla.",
        "I come as treasurer of Udruženje „Vidra“ from Bor. The signature is from my day job,"
        " please disregard it.",
    ],
)
def test_a_signature_set_aside_names_neither_house_nor_post(text: str) -> None:
    below = "\n\nVera Tot\nreferentkinja\nDunavska banka a.d.\nGlavna 7, Zemun"
    reading = letter(text + below, sender="Vera Tot <vera@dunavskabanka.example>")

    assert reading.intent is Intent.REGISTER
    assert organisation(reading) == "Udruženje „Vidra“"
    assert reading.organisation
    assert reading.organisation.city
    assert reading.organisation.city.value in ("Bor", "Bora")
    assert [one.role and one.role.value for one in reading.attendees] in (
        ["blagajnica"], ["treasurer"],
    )  # fmt: skip


def test_the_house_that_somebody_registers_outweighs_where_he_works() -> None:
    text = "prijavljujem Udruženje „Vidra“ iz Bora. Dolazimo Petar Ilić i ja."
    below = "\n\nVera Tot\nDom kulture Zemun"
    reading = letter(text + below, sender="Vera Tot <vera@domkulturezemun.example>")

    assert organisation(reading) == "Udruženje „Vidra“"


def test_a_number_behind_the_name_of_a_body_is_no_name() -> None:
    below = "\n\nVera Tot\nOŠ „Kameni put“\nškola: 022/ 431 206"

    assert organisation(letter("Dolazim." + below)) == "OŠ „Kameni put“"


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Redakcija Zeleni talas", "Zeleni talas"),
        ("Office Mreža za ravnopravnost", "Mreža za ravnopravnost"),
        ("Kancelarija za mlade Bor", "Kancelarija za mlade Bor"),
    ],
)
def test_the_desk_that_writes_is_no_part_of_the_name(shown: str, name: str) -> None:
    assert organisation(letter("Dolazi Jelena Ilić.", sender=f"{shown} <x@y.example>")) == name


def test_an_office_with_an_abbreviation_is_of_what_the_letter_names_in_full() -> None:
    text = (
        "Šaljemo spisak Studentske mreže Istoka: Jelena Ilić.\n\nMila Petrović\n"
        "kancelarija SMI Istok, Bor"
    )

    assert organisation(letter(text, sender="office@smi-istok.example")) == (
        "Studentska mreža Istoka"
    )


def test_what_a_body_is_may_follow_its_name_at_the_head_of_a_letter() -> None:
    text = (
        "PROLEĆE – Udruženje žena Bora\nGlavna 3\n\nPoštovani,\n\ndolazi Jelena Ilić.\n\nMila"
    )
    reading = letter(text, sender="Kontakt PROLECE <kontakt@prolece.example>")

    assert organisation(reading) == "Udruženje žena Bora"


@pytest.mark.parametrize(
    ("text", "subject", "place"),
    [
        ("Fond „Zrno“ šalje Jelenu Ilić.", "ko dolazi iz Bajine Bašte", "Bajina Bašta"),
        ("Fond „Zrno“ šalje Jelenu Ilić.", "Konferencija u Beogradu", None),
        ("Fond „Zrno“ šalje Jelenu Ilić. Naša niška kancelarija radi.", "Prijava", "Niš"),
        ("U ime Opštine Bela Stena prijavljujem Jelenu Ilić.", "Prijava", "Bela Stena"),
        (SIGNS + "Fond „Zrno“\nul. Glavna br. 5, Novi Sad 21000", "Prijava", "Novi Sad"),
        ("Из Канцеларије за младе општине Доња Мала долази Ана Рауш.", "", "Доња Мала"),
    ],
)
def test_the_town_may_be_told_by_the_subject_a_branch_or_the_municipality(
    text: str, subject: str, place: str | None
) -> None:
    assert city(text, subject=subject) == place


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("Glavna 3, Niš | vidra.org.rs | 018/123-456", "vidra.org.rs"),
        ("web: vidra.org.rs", "vidra.org.rs"),
        ("Vidimo se. Ana.com ne postoji", None),
    ],
)
def test_a_website_may_stand_alone_without_www(line: str, site: str | None) -> None:
    firm = letter(f"Dolazi Ana Ristić.\n\nMila Petrović\nFond „Zrno“\n{line}").organisation

    assert firm
    assert (firm.website and firm.website.value) == site


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iz Građanskih inicijativa dolazi Ana Rauš.", "Građanske inicijative"),
        ("Iz Eparhije banatske dolazi Ana Rauš.", "Eparhija banatska"),
        ("Iz Mirovnog pokreta u Srbiji dolazi Ana Rauš.", "Mirovni pokret u Srbiji"),
        ("Iz Kola srpskih sestara Bor dolazi Ana Rauš.", "Kolo srpskih sestara Bor"),
        ("Iz Aktiva žena „Neven“ dolazi Ana Rauš.", "Aktiv žena „Neven“"),
        ("Dolazi Ana Rauš iz internet portala Južni vetar.", "Internet portal Južni vetar"),
        ("Iz SPGO dolazi Ana Rauš.", "SPGO"),
        ("Ispred UG-a Zeleni talas prijavljujem Anu Rauš.", "UG Zeleni talas"),
        ("U ime NVO Nova nada iz Niša prijavljujem Anu Rauš.", "NVO Nova nada"),
        ("Prijavljujem Anu Rauš. NVO Zora poslala je spisak.", "NVO Zora"),
        ("Naše udruženje se zove „Neven“, dolazi Ana Rauš.", "Neven"),
        (
            "Naša nevladina organizacija „Neven“ šalje Anu Rauš.",
            "Nevladina organizacija „Neven“",
        ),
        ("Dolazi Ana Rauš iz „Zelenog talasa“.", "Zeleni talas"),
        ("Dolazi Ana Rauš.\n\nMila Petrović\nza „Zeleni talas“", "Zeleni talas"),
        (
            "The Foundation for an Open Street will be represented by Ana Rauš.",
            "Foundation for an Open Street",
        ),
        (
            "Dolazim iz DevBor zajednice (formalno: Udruženje programera „DevBor“).",
            "Udruženje programera „DevBor“",
        ),
        (
            "Ana Rauš will attend for Green Wave (officially: Foundation for Rivers).",
            "Foundation for Rivers",
        ),
        ("Our organisation (Green Wave) will be represented by Ana Rauš.", "Green Wave"),
    ],
)
def test_names_are_called_in_many_ways(text: str, name: str) -> None:
    assert organisation(letter(text, sender="Mila Petrović <mila@gmail.com>")) == name


def test_for_the_association_in_a_closing_is_no_other_organisation() -> None:
    text = "Savez „Vidra“ šalje Anu Rauš.\n\nZa Savez\nMila Petrović, blagajnica"
    reading = letter(text, sender="Savez <vidra@mts.example>")

    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    "told",
    [
        "Već se prijavljuju iz Centra za mir, pa bismo i mi: dolazi Ana Rauš.",
        "Da li dolazi neko iz Ministarstva finansija? Mi prijavljujemo Anu Rauš.",
        "Dolazi Ana Rauš, a Marko Tot iz Centra za mir ne može.",
        "Ana Rauš je i članica Saveta za mlade opštine Bor. Ona dolazi.",
    ],
)
def test_who_signs_outweighs_who_is_named_after_from(told: str) -> None:
    below = "\n\nPozdrav,\nMila Petrović\nUdruženje „Vidra“"

    assert organisation(letter(told + below, sender="mila@gmail.com")) == "Udruženje „Vidra“"


def test_two_who_register_together_are_asked_about() -> None:
    text = "Udruženje „Vidra“ i Fond Jela zajedno prijavljuju Anu Rauš i Marka Tota."

    assert letter(text, sender="Mila Petrović <mila@gmail.com>").needs_review


def test_a_university_below_its_faculty_is_no_other_organisation() -> None:
    below = "\n\nPozdrav,\nMila Petrović\nFakultet za medije\nUniverzitet u Nišu"
    reading = letter("Dolazi Ana Rauš." + below, sender="mila@gmail.com")

    assert organisation(reading) == "Fakultet za medije"
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            SIGNS + "Udruženje za pomoć osobama\nsa autizmom „Zvuk“",
            "Udruženje za pomoć osobama sa autizmom „Zvuk“",
        ),
        (
            SIGNS + "Centar za razvoj sela\ni zaštitu reke",
            "Centar za razvoj sela i zaštitu reke",
        ),
        (SIGNS + "Opština Bor / Municipality of Bor", "Opština Bor"),
        (SIGNS + "Udruženje ,,Zeleni talas''", "Udruženje „Zeleni talas“"),
        (
            "Iz Saveza pčelara Republike Srbije dolazi Ana Rauš.",
            "Savez pčelara Republike Srbije",
        ),
        ("Iz Udruženja hotelijera Bor dolazi Ana Rauš.", "Udruženje hotelijera Bor"),
        ("Iz Centra za civilno društvo dolazi Ana Rauš.", "Centar za civilno društvo"),
        ("Iz Fonda za Zapadni Balkan dolazi Ana Rauš.", "Fond za Zapadni Balkan"),
        ("Dolazi Ana Rauš iz Kluba Vidra za hotel Hajat.", "Klub Vidra"),
        ("Dolazi Ana Rauš iz Knjižare „Kula“.", "Knjižara „Kula“"),
        ("Dolazi Ana Rauš iz Grupe 583.", "Grupa 583"),
        ("Zeleni talas prijavljuje Anu Rauš.", "Zeleni talas"),
        (
            "Ana Ilić will attend.\n\nRegards,\nAna Ilić\nFaculty of Law, University of Bor",
            "Faculty of Law",
        ),
        (
            "Ana Ilić will attend.\n\nBest regards,\nAna Ilić\nThe Green Wave\nBelgrade",
            "The Green Wave",
        ),
        (
            "Din partea Comunității Românilor din Serbia va participa Ana Popa.",
            "Comunitatea Românilor din Serbia",
        ),
        ("Mi smo Zeleni talas, ima nas troje. Dolazi Ana Rauš.", "Zeleni talas"),
        ("Hvala na pozivu Rok kluba „Svod“, dolazi Ana Rauš.", "Rok klub „Svod“"),
        ("Dolazi Ana Rauš, članica Skejt kluba „Svod“ iz Niša.", "Skejt klub „Svod“"),
    ],
)
def test_names_are_written_in_many_ways(text: str, name: str) -> None:
    assert organisation(letter(text, sender="mila@gmail.com")) == name


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Mila Petrović - Zeleni talas", "Zeleni talas"),
        ('"Mila Petrović (Zeleni talas)"', "Zeleni talas"),
    ],
)
def test_who_writes_may_be_displayed_with_the_organisation(shown: str, name: str) -> None:
    reading = letter("Dolazi Ana Rauš.\n\nMila", sender=f"{shown} <mila@zt.example>")

    assert organisation(reading) == name


@pytest.mark.parametrize(
    "shown", ["petar s.", "Petar S. 81", "P.S.", "petar.savic", "Petar 81"]
)
def test_a_person_displayed_for_short_is_no_organisation(shown: str) -> None:
    reading = letter("Prijavljujem se.\n\nPetar Savić", sender=f'"{shown}" <ps@gmail.com>')

    assert organisation(reading) is None


def test_a_name_before_a_colon_is_the_name_and_no_label() -> None:
    subject = "Udruženje Zeleni talas: prijava za konferenciju"

    reading = letter("Dolazi Ana Rauš.", sender="mila@gmail.com", subject=subject)

    assert organisation(reading) == "Udruženje Zeleni talas"


def test_a_name_that_began_before_for_is_not_cut_there() -> None:
    text = "Ana Ilić (Partners for Quiet Change Serbia) will attend."

    assert organisation(letter(text, sender="ana@gmail.com")) != "Quiet Change Serbia"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            (
                "Poštovani,\n\nispred izdavačkog preduzeća Štampa Tisa d.o.o. Zrenjanin "
                "prijavljujem Anu Rauš."
            ),
            "Štampa Tisa d.o.o.",
            "Zrenjanin",
        ),
        (
            "Poštovani,\n\nU ime transportnog preduzeća Brzina doo dolazi Ana Rauš.",
            "Brzina doo",
            None,
        ),
        (
            "Poštovani,\n\nU ime kompanije Agrobik a.d. iz Bečeja dolazi Ana Rauš.",
            "Agrobik a.d.",
            "Bečej",
        ),
        (
            "Poštovani,\n\nU ime Privrednog društva „Brzina“ d.o.o. dolazi Ana Rauš.",
            "Privredno društvo „Brzina“ d.o.o.",
            None,
        ),
        (
            ("Poštovani,\n\nKonfederaciju rada Banata i njene članice predstavljaće Ana Rauš."),
            "Konfederacija rada Banata",
            None,
        ),
        (
            "Poštovani,\n\nU ime Mreže žena Bačke i naših članica dolazi Ana Rauš.",
            "Mreža žena Bačke",
            None,
        ),
        (
            "Poštovani,\n\nU ime Unije sela i svih njenih ogranaka prijavljujem Anu Rauš.",
            "Unija sela",
            None,
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se.\n\nAna Rauš, advokat\n\nZajednička advokatska "
                "kancelarija Tot – Dučić\nRuma, Glavna 2\n"
            ),
            "Zajednička advokatska kancelarija Tot – Dučić",
            "Ruma",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se.\n\nAna Rauš\nAdvokatska kancelarija Petrović i "
                "Ilić"
            ),
            "Advokatska kancelarija Petrović i Ilić",
            None,
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se.\n\nAna Rauš\nAdvokatska kancelarija Petrović - "
                "Ilić, Niš"
            ),
            "Advokatska kancelarija Petrović - Ilić",
            "Niš",
        ),
        (
            "Poštovani,\n\nPrijavljujem se.\n\nAna Rauš\nUdruženje Zora - Niš",
            "Udruženje Zora",
            "Niš",
        ),
        (
            "Poštovani,\n\nU ime Ortačkog društva Marić–Savić dolazi Ana Rauš.",
            "Ortačko društvo Marić–Savić",
            None,
        ),
        (
            (
                "Poštovani,\n\nRadim na Fakultetu primenjene ekologije i prijavljujem "
                "se.\n\nPozdrav,\nAna Rauš"
            ),
            "Fakultet primenjene ekologije",
            None,
        ),
        (
            (
                "Poštovani,\n\nStudiram na Filozofskom fakultetu i prijavljujem "
                "se.\n\nPozdrav,\nAna Rauš"
            ),
            "Filozofski fakultet",
            None,
        ),
        (
            (
                "Poštovani,\n\nZaposlena sam u Institutu za zemljište i prijavljujem "
                "se.\n\nPozdrav,\nAna Rauš"
            ),
            "Institut za zemljište",
            None,
        ),
        (
            "Volontiram u Opštini Kula i prijavljujem se.\n\nPozdrav,\nAna Rauš",
            "Opština Kula",
            "Kula",
        ),
        (
            (
                "Poštovani,\n\nPredajem pravo na Visokoj školi za turizam i prijavljujem "
                "se.\n\nPozdrav,\nAna Rauš"
            ),
            "Visoka škola za turizam",
            None,
        ),
        (
            (
                "Poštovani,\n\nProfesorka sam u Gimnaziji „Bora Stanković“ i prijavljujem "
                "se.\n\nPozdrav,\nAna Rauš"
            ),
            "Gimnazija „Bora Stanković“",
            None,
        ),
        (
            "Vodim Centar za kulturu i prijavljujem se.\n\nPozdrav,\nAna Rauš",
            "Centar za kulturu",
            None,
        ),
        (
            (
                "Poštovani,\n\nDoktorand sam Pravnog fakulteta i prijavljujem "
                "se.\n\nPozdrav,\nAna Rauš"
            ),
            "Pravni fakultet",
            None,
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se. Radim kao analitičar u Zavodu za "
                "statistiku.\n\nPozdrav,\nAna Rauš"
            ),
            "Zavod za statistiku",
            None,
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se. Iz Foto saveza Mačve sam, sedište nam je u "
                "Bogatiću.\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se. Iz Foto saveza Mačve sam, a sedište je u "
                "Bogatiću.\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se. Iz Foto saveza Mačve sam, imamo sedište u "
                "Bogatiću.\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se. Iz Foto saveza Mačve sam, kancelarija nam se "
                "nalazi u Bogatiću.\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se. Iz Foto saveza Mačve sam, registrovani smo u "
                "Bogatiću.\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se. Iz Foto saveza Mačve sam "
                "(Bogatić).\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se. Dolazimo iz Bogatića, Foto savez "
                "Mačve.\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se u ime Foto saveza Mačve sa sjedištem u "
                "Bogatiću.\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se u ime Foto saveza Mačve, čije je sedište u "
                "Bogatiću.\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se u ime Foto saveza Mačve koji deluje u "
                "Bogatiću.\n\nPozdrav,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nPrijavljujem se u ime Foto saveza Mačve.\n\nPozdrav iz "
                "Bogatića,\nAna Rauš"
            ),
            "Foto savez Mačve",
            "Bogatić",
        ),
        (
            (
                "Poštovani,\n\nГРАЂАНСКИ МОСТ (ми, Рума)\nАна Рауш, директорка\n\nЈУЖНА МРЕЖА "
                "ЗА ВОДУ (партнери из Шида)\nМила Тот, координаторка\n\nДолазимо обе."
            ),
            "Грађански мост",
            "Рума",
        ),
        (
            (
                "Poštovani,\n\nKLUB NADE (to smo mi, Ruma)\nAna Rauš\n\nMREŽA ZA VODU "
                "(prijatelji iz Šida)\nMila Tot\n\nDolazimo obe."
            ),
            "Klub nade",
            "Ruma",
        ),
        (
            (
                "Poštovani,\n\nGRADSKA ORGANIZACIJA PENZIONERA „TIMOK“ IZ KNJAŽEVCA JAVLJA DA "
                "DOLAZI ANA RAUŠ, A ZA OSTALO DVOJE NE ZNAMO."
            ),
            "Gradska organizacija penzionera „Timok“",
            "Knjaževac",
        ),
        (
            (
                "Vážený pán Rodić,\n\nna konferenciu v hoteli Hyatt prihlasujem pracovníkov "
                "Múzea vojvodinských\nSlovákov a ľudovej tvorby: Annu Kováčovú."
            ),
            "Múzeum vojvodinských Slovákov a ľudovej tvorby",
            None,
        ),
        (
            (
                "Tisztelt Rodić Danilo!\n\nIntézményünket, az Észak-Bácskai Helytörténeti "
                "Alapítványt Kovács Anna képviseli.\n"
            ),
            "Észak-Bácskai Helytörténeti Alapítvány",
            None,
        ),
        (
            (
                "Tisztelt Szervezők!\n\nA Dél-Alföldi Gazdák Egyesülete nevében Kovács Anna "
                "jön.\n"
            ),
            "Dél-Alföldi Gazdák Egyesülete",
            None,
        ),
        (
            (
                "Почитовани,\n\nу мено Културно-уметнїцкого дружтва „Нива” з Коцура приявюєм "
                "єдну особу: Славко Орос.\n\nДзекуєм,\nБлаженка Хома"
            ),
            "Културно-уметнїцке дружтво „Нива”",
            "Коцур",
        ),
    ],
)
def test_a_name_has_its_whole_extent_and_no_more(
    text: str, name: str, place: str | None
) -> None:
    assert organisation(letter(text)) == name
    assert city(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"Dom kulture „Petrovo“ šalje Anu Rauš.{SIGNS}Dimitrovgrad\n", "Dimitrovgrad"),
        (f"Radio Pešta, Duga Poljana\n\n{SIGNS}", "Duga Poljana"),
        (f"Klub Novi Sad šalje Anu Rauš.\n{SIGNS}", "Novi Sad"),
        (f"Klub „Mladi za zeleni Vršac“ šalje Anu Rauš.\n{SIGNS}", "Vršac"),
    ],
)
def test_a_town_between_quotation_marks_is_a_name(text: str, place: str) -> None:
    assert city(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "I will attend for Bridge Communities; Ana Ilić stays with the delegation in Niš.",
        "I will attend for Bridge Communities; our director is at a seminar in Niš.",
    ],
)
def test_where_somebody_else_is_is_no_seat(text: str) -> None:
    assert city(f"Dear all,\n\n{text}\n\nRegards,\nRuth Holm\n") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I work for the Peace Museum in Nagano, Japan, and come to Belgrade.", "Nagano"),
        ("I will attend and stay with friends in Zemun.\n\nRegards,\nRuth Holm\n"
         "River Friends Trust\nDerby, England", "Derby"),
        ("I will attend and stay with friends in Zemun.\n\nRegards,\nRuth Holm\n"
         "River Friends Trust\nAda, Ohio", "Ada"),
        ("I will attend for the River Friends Trust.\n\nRegards,\nRuth Holm, Norway", None),
    ],
)  # fmt: skip
def test_a_land_tells_that_a_town_stands_before_it(text: str, place: str | None) -> None:
    assert city(f"Dear all,\n\n{text}\n") == place


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("matični ......... 28123456\nPIB ............. 108336154", "28123456 108336154"),
        ("Matični broj udruženja: 28123456, PIB udruženja: 108336154", "28123456 108336154"),
        ("MB - 28123456\nPIB - 108336154", "28123456 108336154"),
        ("PIB/MB: 108336154 / 28123456", "28123456 108336154"),
        ("Naš matični broj je 28123456, a PIB nam je 108336154.", "28123456 108336154"),
        ("Reg. br. 28123456", "28123456"),
        ("Adószám: 108336154, törzsszám: 28123456", "28123456 108336154"),
        ("IČO 28123456, DIČ 108336154", "28123456 108336154"),
        ("28123456 i 108336154", "28123456 108336154"),
        ("PIB nam je isti, zovite na 063 123 456.", ""),
    ],
)
def test_official_numbers_are_known_by_their_words(text: str, numbers: str) -> None:
    firm = letter(f"{SIGNS}Udruženje „Breza“\n{text}\n").organisation
    found = (firm.registration_number, firm.tax_number) if firm else ()

    assert " ".join(one.value for one in found if one) == numbers


def test_the_event_behind_a_name_is_not_where_one_works() -> None:
    reading = letter("Iz Kluba „Breza“ dolaze Ana Rauš i Vidoje Tot na Forum bibliotekara.")

    assert [one.organisation for one in reading.attendees] == [None, None]


@pytest.mark.parametrize("text", ["sajt ........ breza.rs", "Web adresa - breza.rs"])
def test_a_site_may_have_a_label(text: str) -> None:
    firm = letter(f"{SIGNS}Udruženje „Breza“\n{text}\n").organisation

    assert firm is not None
    assert firm.website is not None
    assert firm.website.value == "breza.rs"


@pytest.mark.parametrize("leader", ["........", "____", "->", "="])
def test_what_leads_from_a_label_to_its_value(leader: str) -> None:
    form = f"ko dolazi {leader} Ana Rauš\nradno mesto {leader} pravnica\n"
    reading = letter(f"Poštovani,\n\n{form}firma {leader} Brzina d.o.o.\n\nMila Petrović\n")

    assert [one.name.value for one in reading.attendees] == ["Ana Rauš"]
    assert organisation(reading) == "Brzina d.o.o."


@pytest.mark.parametrize(
    "post", ["predsednica KUD „Niva“", "šefica Uslužnog centra", "član Upravnog odbora"]
)
def test_a_part_of_the_house_is_no_other(post: str) -> None:
    text = f"Kulturno društvo „Niva“ prijavljuje:\n\n- Ana Rauš, {post}\n\nMila Petrović\n"

    assert [one.organisation for one in letter(text).attendees] == [None]


@pytest.mark.parametrize(
    "name",
    [
        "Udruženje „Sačuvajmo Rasinu“",
        "Pokret „Čuvajmo prirodu“",
        'Udruženje "Zaštitimo prirodu"',
        "Portal Južni pogled",
    ],
)
def test_a_name_may_sound_like_small_print(name: str) -> None:
    assert organisation(letter(f"Poštovani,\n\n{name} šalje Anu Rauš.\n")) == name
    assert organisation(letter(f"Poštovani,\n\n{SIGNS}{name}\n")) == name


def test_what_asks_not_to_print_is_small_print() -> None:
    green = "Sačuvajmo drveće, ne štampajte ovu poruku. Udruženje „Jela“"

    assert organisation(letter(f"{SIGNS}Udruženje „Breza“\n\n{green}\n")) == "Udruženje „Breza“"


def test_whom_a_sentence_is_for_does_not_open_its_name() -> None:
    assert (
        organisation(letter("Za portal Južni pogled dolazi Ana Rauš.")) == "Portal Južni pogled"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Upišite i mene, Društvo Vilin izvor. Hvala.", "Društvo Vilin izvor"),
        ("Gradsko veće Grada Užica šalje Anu Rauš.", "Gradsko veće Grada Užica"),
        ("Nacionalno veće tkalja šalje Anu Rauš.", "Nacionalno veće tkalja"),
        (
            "Пријавили смо се у мају, Удружење родитеља „Звоно“. Долази Ана Рауш.",
            "Удружење родитеља „Звоно“",
        ),
        (
            "Udruženje pčelara Biograd na Moru šalje Anu Rauš.",
            "Udruženje pčelara Biograd na Moru",
        ),
        ("Molim da od Doma kulture Bor primite prijavu: dolazi Ana Rauš.", "Dom kulture Bor"),
        ("Molim da prijavu Zavoda Bor uvažite. Dolazi Ana Rauš.", "Zavod Bor"),
        ("From the Consulate of Ruritania comes Ana Rauš.", "Consulate of Ruritania"),
        (
            "A Zentai Kertészek „Rózsa” Egyesülete részéről Kiss Anna jön.",
            "Zentai Kertészek „Rózsa” Egyesülete",
        ),
    ],
)
def test_a_name_goes_on_as_far_as_it_is_one(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


def test_a_council_of_parents_is_the_schools() -> None:
    below = "Mila Petrović\npredsednica Saveta roditelja\nOŠ „Sova“, Ada\n"
    reading = letter(f"Dolazim na skup.\n\n{below}")

    assert organisation(reading) == "OŠ „Sova“"
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize("evening", ["Dobro vece", "Filmsko veče je u sredu", "Muzicko večer"])
def test_an_evening_is_no_council(evening: str) -> None:
    assert organisation(letter(f"{evening}. Dolazim iz Fonda „Zrno“.")) == "Fond „Zrno“"


def test_an_abbreviation_alone_is_the_kind_of_the_name_it_stands_for() -> None:
    text = "U petak vam iz KUD-a kreće Ana Rauš, a ja čuvam kuću.\n\n"
    below = "Kulturno-umetničko društvo „Bistrica“\nKumane, Trg slobode 2\nMila Petrović"
    reading = letter(text + below)

    assert organisation(reading) == "Kulturno-umetničko društvo „Bistrica“"
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    ("subject", "name"),
    [("Poziv – KUD „Bistrica“ iz Kumana dolazi", "KUD „Bistrica“"), ("Poziv", None)],
)
def test_an_abbreviation_of_a_kind_alone_is_no_name(subject: str, name: str | None) -> None:
    text = "Dolazi koreograf Jovan Rauš.\n\nSrdačno,\nMila Petrović,\nsekretar KUD-a"

    assert organisation(letter(text, subject=subject)) == name


def test_a_town_in_the_address_is_no_organisation() -> None:
    text = "Јас сум професор на Факултетот за медиуми во Скопје и ќе дојдам на конференцијата."
    reading = letter(text, sender="Ана Петрова <ana@fm-skopje.example>")

    assert organisation(reading) == "Факултет за медиуми"


@pytest.mark.parametrize(
    ("shouted", "name"),
    [
        ("UDRUŽENJE PČELARA BIOGRAD NA MORU", "Udruženje pčelara Biograd na Moru"),
        ("UDRUŽENJE „KAP ŽIVOTA“", "Udruženje „Kap života“"),
        ("MESNA ZAJEDNICA GORNJI PLIVAČI", "Mesna zajednica Gornji Plivači"),
    ],
)
def test_a_shouted_name_has_the_capitals_it_would_be_written_with(
    shouted: str, name: str
) -> None:
    assert organisation(letter(f"{shouted} PRIJAVLJUJE ANU RAUŠ. DO SALE IMA LIFT?")) == name


def test_towns_in_a_shouted_name_keep_their_capitals() -> None:
    text = "MESNA ZAJEDNICA DONJI BANOVCI, OPŠTINA BELA CRKVA.\n\nDOLAZI ANA RAUŠ."

    assert organisation(letter(text)) == "Mesna zajednica Donji Banovci"
    assert city(text) == "Donji Banovci"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Dolazi Ana Rauš, Savez slepih, Ogranak Šabac.", "Šabac"),
        ("Fond „Zrno“ (podružnica u Somboru) šalje Anu Rauš.", "Sombor"),
        ("Fond „Zrno“, niški ogranak, šalje Anu Rauš.", "Niš"),
        (SIGNS + "Fond „Zrno“\nGlavna 18, Bistričje\n", "Bistričje"),
        (SIGNS + "Fond „Zrno“\nNikole Tesle bb, Srbija\n", None),
        ("Savez općina Baranje šalje Anu Rauš.", None),
        (
            "Pénteken Kiss Anna jön a konferenciára.\n\n"
            "Üdvözlettel Zentáról,\nBalla Piroska\n„Rózsa” Egyesület\n",
            "Zenta",
        ),
        ("Почитувани, доаѓа Ана Петрова од Здружението „Брег“ од Ливадица.", "Ливадица"),
    ],
)
def test_a_town_is_told_by_what_is_beside_the_name(text: str, place: str | None) -> None:
    assert city(text) == place


def test_who_is_in_a_list_that_came_along_may_be_of_another_body() -> None:
    message = message_from_bytes(
        source_of("Poštovani,\n\nu prilogu je spisak koji šalje Odjel za šport Grada Bora.\n"),
        policy=SMTP,
    )
    paper = "SPISAK\n\n1. Ana Rauš, trener\n2. Petar Kos, direktor, Srednja škola Bor\n"
    message.add_attachment(paper, filename="spisak.txt")
    reading = read(RawMessage(source=message.as_bytes(), received_at=NOW))

    assert "škola" not in (organisation(reading) or "")


@pytest.mark.parametrize(
    "below",
    [
        "„Znanje je moć“ – F. Bejkon",
        "Pratite nas: Facebook | Instagram",
        "Podržite nas na Fejsbuku",
        "Pridružite se našem programu „Zeleni krov“!",
    ],
)
def test_a_motto_under_the_signature_is_no_organisation(below: str) -> None:
    text = "Dolazi Ana Rauš iz Fonda „Zrno“.\n\nPozdrav,\nMila Petrović\n"
    reading = letter(text + below)

    assert organisation(reading) == "Fond „Zrno“"
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


def test_a_name_in_two_languages_one_below_the_other_is_one() -> None:
    text = (
        SIGNS.replace("\n\nPozdrav", "\n\nSrdačno")
        + "Podunavski centar za migracije i ljudska prava\n"
        + "Danube Centre for Migration and Human Rights\nCara Lazara 47\n11000 Beograd\n"
    )
    reading = letter(text)

    assert organisation(reading) == "Podunavski centar za migracije i ljudska prava"
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dolazim iz izdavačke kuće Rukopis iz Bora.", "Izdavačka kuća Rukopis"),
        ("Vodim malu izdavačku kuću Rukopis.", "Izdavačka kuća Rukopis"),
        ("Dolazim iz Fonda „Zrno“, a spavam u kući Lastavica.", "Fond „Zrno“"),
    ],
)
def test_what_kind_of_house_it_is_makes_a_name_of_it(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Bánáti Tanárok Szövetségét Nagy Péter képviseli.", "Bánáti Tanárok Szövetsége"),
        ("A Bánáti Tanárok Egyesületét Nagy Péter képviseli.", "Bánáti Tanárok Egyesülete"),
        ("Obec Padina prihlasuje Annu Kováčovú.", "Obec Padina"),
        (
            "Prihlasujem Annu Kováčovú zo základnej školy Jána Čajaka.",
            "Základná škola Jána Čajaka",
        ),
        (
            "Од Здружението за заштита на птиците „Штрк“ доаѓа Ана Петрова.",
            "Здружение за заштита на птиците „Штрк“",
        ),
        ("Советот на млади го пријавува Мирко Петров.", "Совет на млади"),
        ("Radim u Eparhiji žičkoj i dolazim u petak.", "Eparhija žička"),
        ("Maticu srpsku predstavljaće Ana Rauš.", "Matica srpska"),
        ("Naša organizacija, Proaktiv iz Niša, šalje Anu Rauš.", "Proaktiv"),
        ("Mi smo Omladinski centar pri Domu kulture. Dolazi Ana Rauš.", "Omladinski centar"),
        ("KO STIŽE: ANA RAUŠ\nUZ NJU: PETAR KOS\nODAKLE: FOND ZRNO", "Fond zrno"),
    ],
)
def test_names_are_declined_and_end_as_their_language_says(text: str, name: str) -> None:
    reading = letter(text)

    assert organisation(reading) == name
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


def test_a_council_of_a_municipality_is_no_other_body_than_it() -> None:
    text = "Opštinu Krupanj predstavljaće Ana Rauš, u pratnji članice Opštinskog veća Vere Tot."
    reading = letter(text)

    assert organisation(reading) == "Opština Krupanj"
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


def test_a_name_signed_and_told_in_ones_own_earlier_mail_is_no_guess() -> None:
    text = (
        "Господине, ипак не стижем. Ослободите столицу.\n\nМила, „Тиха вода“\n\n"
        "На дан 11.3.2019. у 10:05, Мила Петровић је написала:\n"
        "> Поштовани, у петак бих дошла ја, Мила Петровић.\n> Удружење „Тиха вода“, Сента\n"
    )
    reading = letter(text, sender="Мила Петровић <mila@mts.example>")

    assert organisation(reading) == "Удружење „Тиха вода“"
    assert "guessed_organisation" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize("text", ["Mesna zajednica Rakovica Donja", "MESNA ZAJEDNICA KUTLINA"])
def test_a_local_community_sits_where_its_name_says(text: str) -> None:
    name = organisation(letter(f"{text}\n\nPoštovani, dolazi Ana Rauš.\n"))

    assert name is not None
    assert city(f"{text}\n\nPoštovani, dolazi Ana Rauš.\n") == name.removeprefix(
        "Mesna zajednica "
    )


def test_a_body_and_its_part_behind_a_stroke_are_one() -> None:
    reading = letter("Grad Zaječar - Odeljenje za sport upućuje Jelenu Ilić.")

    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("dolazi ana ilic, kud vidovdan mokrin", "Kud vidovdan mokrin", "Mokrin"),
        ("Klub „Vidik“ pri Gimnaziji u Požegi šalje Anu Rauš.", "Klub „Vidik“", "Požega"),
        (
            "Savet mesne zajednice Donja Kamenička šalje Anu Rauš.",
            "Savet mesne zajednice Donja Kamenička",
            "Donja Kamenička",
        ),
    ],
)
def test_a_name_and_its_town_as_people_type_them(text: str, name: str, place: str) -> None:
    assert organisation(letter(text)) == name
    assert city(text) == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I come from the Bold Kettles club with Emma Clark.", "Bold Kettles club"),
        ("Emma Clark represents the Ruritanian embassy.", "Ruritanian embassy"),
        ("The Silent Hills initiative sends Emma Clark.", "Silent Hills initiative"),
        ("Emma Clark joins the Friday group. She is from Blue Door.", "Blue Door"),
        ("Please register Emma Clark for the Working group.", None),
        ("Emma Clark comes from our Belgrade office.", None),
    ],
)
def test_a_small_head_closes_an_english_name(text: str, name: str | None) -> None:
    english = f"Dear all,\n\n{text}\n\nKind regards,\nClaire Whitmore\n"

    assert organisation(letter(english, sender="claire@mail.example")) == name


def test_an_english_adjective_tells_the_town() -> None:
    text = (
        "Dear all,\n\nThe Sarajevo-based Foundation for Data sends Emma Clark.\n\nBest,\nAdam"
    )

    assert city(text) == "Sarajevo"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iz Udruženja vezilja Kosjerić ukupno dolazi dvoje.", "Udruženje vezilja Kosjerić"),
        ("U ime Kluba za decu sela javila sam Anu Rauš.", "Klub za decu sela"),
        ("Savez ribara Drine predložio je Anu Rauš.", "Savez ribara Drine"),
        ("Našu grupu iz Saveza ribara Drine činiće troje.", "Savez ribara Drine"),
        ("Ja sam iz Kluba ljubitelja starih automobila.", "Klub ljubitelja starih automobila"),
        ("Mi smo iz Centra za održivo stanovanje.", "Centar za održivo stanovanje"),
        (
            "Dolazim iz Centra za zaštitu dece bez porodice.",
            "Centar za zaštitu dece bez porodice",
        ),
        ("Dolazi Ana Rauš iz NVO Korak plus.", "NVO Korak plus"),
        ("Dolazi Ana Rauš, udruženje Sveti put Bor.", "Udruženje Sveti put Bor"),
        ("Naše novosadsko udruženje „Prag“ šalje Anu Rauš.", "Udruženje „Prag“"),
    ],
)
def test_a_name_ends_before_what_the_body_does(text: str, name: str) -> None:
    assert organisation(letter(f"{text}\nPrijavljujem Anu Rauš.\n")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A zentai Fény a Házban Egyesület Kiss Annát küldi.", "Fény a Házban Egyesület"),
        ("Kiss Anna jön a Fény Egyesülettől.", "Fény Egyesület"),
        ("Kiss Anna jön.\n\nFény a Házban Egyesület", "Fény a Házban Egyesület"),
        ("Од нашето здружение „Праг“ ќе дојде Ана Илиева.", "Здружение „Праг“"),
        ("Asociația Izvoare nu are alt delegat decât Ana Balan.", "Asociația Izvoare"),
        ("Príde Anna Hrušková.\n\nMiestny odbor Sokola", "Miestny odbor Sokola"),
        (
            "Vjen Ana Krasniqi nga Shoqata „Agimi“.\n\nJu falënderoj për mirëkuptimin,\nX",
            "Shoqata „Agimi“",
        ),
    ],
)
def test_a_name_is_whole_in_other_languages(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


def test_a_service_of_the_union_is_no_other_body() -> None:
    text = "Savez vezilja Bora šalje Anu Rauš.\n\nStručna služba Saveza\ntel. 030 555 333\n"

    assert organisation(letter(text)) == "Savez vezilja Bora"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Dolazi Ana Rauš.\n\nUdruženje „Prag“\nNjegoševa 3, 26000 Pančevo", "Pančevo"),
        ("Dolazim sama. Vodim klub u Bačkoj Palanci koji se zove „Prag“.", "Bačka Palanka"),
        ("Dolazi Ana Rauš, klub „Prag“, N. Sad", "Novi Sad"),
        ("Udruženje „Prag“ šalje Anu Rauš. Vraćamo se iz Vranja.", None),
        ("A Csókai Magyar Olvasóegylet nevében Kiss Anna jön.", "Csóka"),
    ],
)
def test_a_town_is_told_by_the_words_around(text: str, place: str | None) -> None:
    assert city(f"{text}\n") == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Klub žena „Nit“ dolazi u sastavu: Nada Perić, Vera Tot.", "Klub žena „Nit“"),
        ("Наше сремскомитровачко удружење „Праг“ шаље Наду Перић.", "Удружење „Праг“"),
        ("Savez lokalnih medija oduvek podržava skup. Dolazi Ana.", "Savez lokalnih medija"),
        ("Dolazi Ana Rauš. U ime Lige za decu Petrovaradina zvala sam vas.",
         "Liga za decu Petrovaradina"),
    ],
)  # fmt: skip
def test_what_a_body_does_is_no_part_of_it(text: str, name: str) -> None:
    assert organisation(letter(f"Poštovani,\n\n{text}\n\nMilan Rauš\n")) == name


@pytest.mark.parametrize(
    "text",
    [
        "Ne dolazim iz organizacije, nego kao otac. Deca su mi u Osnovnoj školi „Prag“.",
        "Prijavljujem se kao građanka. Bila sam u Udruženju „Prag“.",
    ],
)
def test_who_comes_for_himself_comes_for_nobody_surely(text: str) -> None:
    reading = letter(f"Poštovani,\n\nprijavljujem se. {text}\n\nMilan Rauš\n")

    assert organisation(reading) is None or reading.needs_review


def test_with_whom_an_organisation_works_is_not_where_somebody_comes_from() -> None:
    said = (
        "Centar za pešačku kulturu (CPK) osnovan je u Užicu, i radili smo sa Mrežom „Zelena "
        "Obala“. Dolazi Vera Ilić."
    )
    read = letter(f"Poštovani,\n\n{said}\n\nSrdačno,\nMila Tot, kancelarija CPK")
    assert read.organisation is not None
    assert read.organisation.name.value == "Centar za pešačku kulturu"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Savez ribolovaca Gornjeg Podunavlja odgovara potvrdno: dolazi Ana Rauš.",
            "Savez ribolovaca Gornjeg Podunavlja",
        ),
        (
            "Udruženje za očuvanje vodenica pozdravlja skup. Dolazi Ana Rauš.",
            "Udruženje za očuvanje vodenica",
        ),
        ("NVO Beli golub raspoložena je da pošalje Anu Rauš.", "NVO Beli golub"),
        (
            "Fondacija za arhivu filma ostaje pri dogovoru: dolazi Ana Rauš.",
            "Fondacija za arhivu filma",
        ),
    ],
)
def test_what_a_body_does_is_no_part_of_its_name(text: str, name: str) -> None:
    assert organisation(letter(f"Poštovani,\n\n{text}\n\n{SIGNS}")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "I nderuar zoti Rodiq,\n\nShoqata e Pensionistëve falënderon për ftesën. "
            "Do të vijë Arta Krasniqi.\n\nMe respekt,\nDrita Osmani",
            "Shoqata e Pensionistëve",
        ),
        (
            "Stimate domnule Rodić,\n\nvă mulțumim pentru invitație. Asociația Apicultorilor "
            "răspunde cu plăcere: vine Maria Lungu.\n\nCu stimă,\nDana Rus",
            "Asociația Apicultorilor",
        ),
        (
            "Vážený pán Rodić,\n\nďakujeme za pozvanie. Spolok kovačických maliarov odpovedá "
            "kladne. Príde Eva Pálková.\n\nS pozdravom\nMária Benková",
            "Spolok kovačických maliarov",
        ),
        (
            "Почитуван господине,\n\nви благодариме. Здружение на лозари прифаќа со радост. "
            "Ќе дојде Елена Петкова.\n\nСо почит,\nГоран Илиев",
            "Здружение на лозари",
        ),
        (
            "Poštovani,\n\nzahvaljujemo na pozivu. Društvo za njegu baštine prihvaća poziv i "
            "šalje Mariju Horvat.\n\nSrdačan pozdrav,\nIvana Kolar",
            "Društvo za njegu baštine",
        ),
    ],
)
def test_nor_in_other_languages(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dolazi Ana Rauš iz udruženja Bez granica iz Sente.", "Udruženje Bez granica"),
        ("Dolazi Ana Rauš iz pokreta Ne damo šumu.", "Pokret Ne damo šumu"),
        ("Dolazi Ana Rauš iz udruženja Na pragu šume.", "Udruženje Na pragu šume"),
        ("Klaster IT firmi prijavljuje Anu Rauš.", "Klaster IT firmi"),
        (
            "Opštinu Lučani predstavlja Ana Rauš, savetnica predsednika Opštine za vode.",
            "Opština Lučani",
        ),
        (
            "Dolazi Ana Rauš iz Centra za participativno planiranje.",
            "Centar za participativno planiranje",
        ),
        ("Dolazi Ana Rauš ispred Tihe luke iz Sente.", "Tiha luka"),
        (
            "Radili smo sa Mrežom „Koren“. Udruženje „Grana“ šalje Anu Rauš.",
            "Udruženje „Grana“",
        ),
        (
            "Čula sam od Vere iz Fondacije „Lan“. Udruženje „Grana“ šalje Anu Rauš.",
            "Udruženje „Grana“",
        ),
        (
            "Mi smo Udruženje „Grana“ (nekada Klub „Lišće“) i šaljemo Anu Rauš.",
            "Udruženje „Grana“",
        ),
    ],
)
def test_names_with_words_that_end_others_and_names_of_others(text: str, name: str) -> None:
    read_letter = letter(f"Poštovani,\n\n{text}\n\n{SIGNS}")
    assert organisation(read_letter) == name
    codes = {one.code for one in read_letter.doubts}
    assert codes.isdisjoint({"two_organisations", "guessed_nominative", "other_organisation"})


def test_a_farewell_above_the_name_is_no_organisation() -> None:
    text = (
        "I nderuar zoti Rodiq,\n\ndo të marr pjesë, punoj në Shoqatën „Bletari“.\n\n"
        "Ju uroj shumë suksese,\nArta Krasniqi"
    )
    assert organisation(letter(text)) == "Shoqata „Bletari“"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Iz Udruženja „Grana“ u Beograd dolazi Ana Rauš.\n\nPozdrav iz Apatina", "Apatin"),
        ("Udruženje „Grana“ u Apatinu šalje Anu Rauš.", "Apatin"),
        ("Dolazi Ana Rauš.\n\nUdruženje „Grana“\ns. Gaj, opština Kovin", "Gaj"),
        ("Dolazi Ana Rauš.\n\nSrdačan pozdrav iz Krupnja,\nUdruženje „Grana“", "Krupanj"),
        ("Udruženje „Grana“ šalje Anu Rauš. Iz Beograda se vraća uveče.", None),
        ("Udruženje „Grana“ šalje Anu Rauš. Od Beograda smo daleko.", None),
        ("Из Бора, друштво „Мајдан“ шаље Ану Рауш.", "Бор"),
        (
            "Dolazi Ana Rauš iz Bačke Topole.\n\nMila Petrović\nUdruženje „Grana“, Topola",
            "Bačka Topola",
        ),
        ("Ana Rauš will attend.\n\nMila Petrović | Director | Oak Forum | Niš", "Niš"),
        ("Ana Rauš will attend.\n\nMila Petrović\nBiblioteka „Grana“, Ulqin", "Ulqin"),
    ],
)
def test_where_an_organisation_sits_and_where_its_people_go(
    text: str, place: str | None
) -> None:
    assert city(f"Poštovani,\n\n{text}\n") == place


def test_a_land_is_part_of_a_name_that_the_address_spells() -> None:
    below = (
        "From: Mila Petrović\nSent: Tuesday, March 5, 2019 4:12 PM\nTo: prijave@skup.example\n"
        "Subject: Two\n\nIs there room?\n\nMila Petrović\nPlain Ledgers Scotland, Leith\n"
    )
    text = f"Dear all,\n\nI will attend.\n\nMila\n\n{below}"
    reading = letter(text, sender="Mila Petrović <mila@plainledgers.example>")

    assert organisation(reading) == "Plain Ledgers Scotland"


@pytest.mark.parametrize("name", ["Oda e Zejtarëve", "Federata e Peshkatarëve"])
def test_a_house_in_albanian_is_known_by_its_head(name: str) -> None:
    text = (
        f"Të nderuar,\n\nnë konferencë vjen Arben Gashi.\n\nMe respekt,\nMila Petrović\n{name}"
    )

    assert organisation(letter(f"{text}\n")) == name


def test_an_address_is_believed_before_where_they_go() -> None:
    text = (
        "I nderuar zoti Rodiq,\n\nnga Shoqata „Bletari“ në Beograd vjen Arta Krasniqi.\n\n"
        "Me respekt,\nDrita Osmani\nRr. Kosovës 3, 17520 Bujanoc"
    )
    assert city(text) == "Bujanoc"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Please register Emma Clark of Oakwood Forum.", "Oakwood Forum"),
        (
            "Dolazi Ana Rauš.\n\nUdruženje „Grana“\nselo Gaj\nopština Kovin",
            "Udruženje „Grana“",
        ),
    ],
)
def test_neither_a_person_nor_an_address_is_part_of_a_name(text: str, name: str) -> None:
    assert organisation(letter(f"{text}\n\n{SIGNS}")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dolazim iz Startap centra Bor.", "Startap centar Bor"),
        ("Dolazim iz Nansen dijalog centra.", "Nansen dijalog centar"),
        ("Dolazim iz SOS telefona Bor, a moj telefon je 063 123.", "SOS telefon Bor"),
        ("Dolazim iz SOS linije za žene.", "SOS linija za žene"),
        ("Dolazim iz Pravnog kutka.", "Pravni kutak"),
    ],
)
def test_what_goes_before_a_declined_head(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "Prijavljujem se u ime Kluba „Nit“, članice Saveza „Tkanje“ i partnera Fonda „Lan“.",
        "Klub „Nit“, član Mreže „Tkanje“, šalje Anu Rauš.",
        "Puno ime organizacije: Klub „Nit“. Dolazi Ana Rauš.",
    ],
)
def test_a_member_is_not_what_it_is_a_member_of(text: str) -> None:
    read_letter = letter(text)
    assert organisation(read_letter) == "Klub „Nit“"
    codes = {one.code for one in read_letter.doubts}
    assert codes.isdisjoint({"two_organisations", "other_organisation", "guessed_organisation"})


def test_a_person_after_a_name_is_no_town() -> None:
    assert city("Saradnica Instituta za vode Milica Rauš dolazi.") is None


def test_a_department_stands_back_behind_its_faculty() -> None:
    read_letter = letter(
        "Poštovani,\n\nKatedra za statistiku šalje Anu Rauš.\n\nPozdrav,\nMila Petrović\n"
        "sekretar Katedre\nFakultet za ekonomiju u Somboru\n"
    )
    assert organisation(read_letter) == "Fakultet za ekonomiju"
    assert "two_organisations" not in {one.code for one in read_letter.doubts}


def test_what_is_joined_to_a_partner_is_another() -> None:
    read_letter = letter(
        "Klub „Nit“ osnovan je u Somboru i radi sa Mrežom „Koren“ i Fondom za vode. "
        "Dolazi Ana Rauš.\n\nPozdrav,\nMila Petrović\n"
    )
    assert organisation(read_letter) == "Klub „Nit“"
    codes = {one.code for one in read_letter.doubts}
    assert codes.isdisjoint({"two_organisations", "other_organisation"})


@pytest.mark.parametrize(
    "text",
    [
        "Dolazi Ana Rauš. Proverite da li se do sale može liftom.",
        "Dolazi Ana Rauš. Da li možete obezbediti jedno parking mesto?",
    ],
)
def test_neither_a_hall_nor_a_parking_place_is_a_seat(text: str) -> None:
    assert "whether" not in {one.code for one in letter(text).doubts}


@pytest.mark.parametrize(
    ("text", "name", "who"),
    [
        ("Iz Fondacije Vera Pantić dolazi Ana Ilić.", "Fondacija Vera Pantić", "Ana Ilić"),
        ("Iz Fondacije Vera i Jovan Pantić dolazi Ana Ilić.", "Fondacija Vera i Jovan Pantić",
         "Ana Ilić"),
        ("Kustos Muzeja Jovana Pantića Petar Jović dolazi.", "Muzej Jovana Pantića",
         "Petar Jović"),
        ("U ime Zadužbine Vere Pantić dolazi Ana Ilić.", "Zadužbina Vere Pantić", "Ana Ilić"),
        ("Iz Biblioteke Jovan Pantić dolazi Ana Ilić.", "Biblioteka Jovan Pantić", "Ana Ilić"),
        ("Iz KUD-a Jovan Pantić ide Ana Ilić.", "KUD Jovan Pantić", "Ana Ilić"),
        ("Dom učenika Jovan Pantić prijavljuje Anu Ilić.", "Dom učenika Jovan Pantić",
         "Ana Ilić"),
        ("Iz Gradske biblioteke Jovan Pantić dolazi.", "Gradska biblioteka", "Jovan Pantić"),
        ("Umesto člana Saveza slepih Jovana Pantića dolazi Ana Ilić.", "Savez slepih",
         "Ana Ilić"),
        ("Sekretarka Fondacije Vera Pantić dolazi.", None, "Vera Pantić"),
        ("Iz Muzeja Vera Pantić dolazi.", None, "Vera Pantić"),
    ],
)  # fmt: skip
def test_who_gave_a_body_the_name_does_not_come(text: str, name: str | None, who: str) -> None:
    reading = letter(text)
    assert organisation(reading) == name
    assert [one.name.value for one in reading.attendees] == [who]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dolazim u petak. Radim u Vedroj ruži iz Zaječara.", "Vedra ruža"),
        ("Iz Seoske pomoći nema ko drugi, dolazim ja.", "Seoska pomoć"),
        ("Trener sam u plivačkom klubu Delfin iz Sente i dolazim.", "Plivački klub Delfin"),
        ("Iz Udruženja tkalja Svilena nit dolazi Ana Rauš.", "Udruženje tkalja Svilena nit"),
        ("Mi smo lutkarska trupa „Vetar“ i šaljemo Anu Rauš.", "Lutkarska trupa „Vetar“"),
        ("Mi smo Klub kasno oslepelih osoba Luča. Dolazim.", "Klub kasno oslepelih osoba Luča"),
        (
            "I volunteer for the Amigos do Rio association. I attend.",
            "Amigos do Rio association",
        ),
        ("I come from Fondazione Carta Viva and will attend.", "Fondazione Carta Viva"),
        ("Poštovani, ribolovno društvo Som šalje Anu Rauš.", "Ribolovno društvo Som"),
        ("Dolazi Ana Rauš, urednica Radio Niša.", "Radio Niš"),
        (
            "Nga Shoqata për Sport dhe Kulturë „Yjet“ vjen Arta Krasniqi.",
            "Shoqata për Sport dhe Kulturë „Yjet“",
        ),
        (
            "Din partea Asociației pentru Sport și Sănătate participă Ana Popa.",
            "Asociația pentru Sport și Sănătate",
        ),
        (
            "Din partea Cooperativei Agricole „Spicul” participă Ana Popa.",
            "Cooperativa Agricolă „Spicul”",
        ),
        (
            "Din partea Bibliotecii Orășenești „Spicul” participă Ana Popa.",
            "Biblioteca Orășenească „Spicul”",
        ),
        (
            "A Szociális és Ifjúsági Egyesület részéről Kiss Anna jön.",
            "Szociális és Ifjúsági Egyesület",
        ),
        ("Please register Anna Brown on Friday for Amber Trust.", "Amber Trust"),
        ("On 15 March Amber Trust sends Anna Brown.", "Amber Trust"),
        ("Iz Društva žena sa sela iz Bora dolazi Petar Tot.", "Društvo žena sa sela"),
        ("Vera Kos i Petar Tot, Zeleni ključ, dolazimo u petak!", "Zeleni ključ"),
        (
            "Dolazim.\n\nPetar Tot\nkoordinator, Udruženje Srce na dlanu, Bor",
            "Udruženje Srce na dlanu",
        ),
        ("Iz Radio-amaterskog kluba „Talas“ stiže Petar Tot.", "Radio-amaterski klub „Talas“"),
        ("Javljamo se iz Mreže penzionera povodom poziva, dolazim.", "Mreža penzionera"),
        (
            "Ispred Udruženja dece sa smetnjama u razvoju dolazi Petar Tot.",
            "Udruženje dece sa smetnjama u razvoju",
        ),
    ],
)
def test_a_name_is_read_whole_in_any_case(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


def test_nobody_comes_from_two_lands_joined_by_and() -> None:
    text = "Nga Shoqata Yjet dhe Arta Krasniqi vijmë dy veta."

    assert organisation(letter(text)) == "Shoqata Yjet"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Prisustvovaću kao član Nadzornog odbora Fonda „Kap“.\n\n"
            "Mila Petrović\nAdvokatska kancelarija Petrović",
            "Fond „Kap“",
        ),
        (
            "I will attend in my capacity as a member of the Amber Fund.\n\n"
            "Mila Petrović\nPetrović & Partners, solicitors",
            "Amber Fund",
        ),
        (
            "Dolazim u petak.\n\nMila Petrović\nŠef Katedre za statistiku\n"
            "Fakultet za ekonomiju",
            "Fakultet za ekonomiju",
        ),
        (
            "Молим вас, скините нас: из Добре воље неће нико доћи.\n\n"
            "Mila Petrović\n„Добра воља“, Бор",
            "Добра воља",
        ),
        (
            "Добротворни фонд „Зрно“ пријављује Ану Рауш.\n\n"
            "Свако добро од Господа,\nсвештеник Милан Петровић\n019 11 22 33 (дом)",
            "Добротворни фонд „Зрно“",
        ),
    ],
)
def test_who_somebody_comes_for_goes_before_who_signs(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


def test_a_station_is_one_by_its_short_kind_too() -> None:
    reading = letter("Iz TV Zora dolazi Ana Rauš.\n\nMila Petrović\nTelevizija Zora, Bor")

    assert organisation(reading) == "Televizija Zora"
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    "text",
    [
        "Dolazim u petak.\n\nUz pozdrav Vama i Vašoj Kancelariji,\nMila Petrović",
        "Në emër tonë vij unë, Arta Krasniqi. Shoqata jonë është e vogël.",
    ],
)
def test_yours_or_ours_without_a_name_is_no_organisation(text: str) -> None:
    assert organisation(letter(text)) is None


def test_a_theme_in_the_subject_is_no_organisation() -> None:
    assert (
        organisation(letter("Dolazim u petak.", subject="Pozorište i otvorena vlast")) is None
    )
    assert organisation(letter("Dolazim u petak.", subject="Prijava: Klub Zora")) == "Klub Zora"


@pytest.mark.parametrize(
    "text",
    [
        "Dolazim. Bila sam lani u omladinskom centru Zora na obuci.",
        "Dolazim. Pozdravlja Vas i direktor Fonda za decu, sreli smo se juče.",
        "Dolazim. Moja sestra je sudija u Višem sudu.",
        "I will come. My brother works for Amber Trust.",
    ],
)
def test_where_somebody_was_or_whose_kin_works_there_is_doubted(text: str) -> None:
    assert letter(text).needs_review


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hi, we're larkfield d.o.o. from niš and i come on friday", "Larkfield d.o.o."),
        ("zdravo, mi smo iva plus doo iz novog sada, prijavljujem sebe", "Iva plus doo"),
    ],
)
def test_a_company_in_small_letters_is_told_by_its_form(text: str, name: str) -> None:
    reading = letter(text)

    assert organisation(reading) == name
    assert "does_else" not in {doubt.code for doubt in reading.doubts}


def test_a_name_in_small_letters_that_nobody_knows_is_doubted() -> None:
    told = letter("dobar dan, ja sam iz plavog neba i dolazim")
    town = letter("dobar dan, ja sam iz bele crkve i dolazim")

    assert "no_organisation" in {doubt.code for doubt in told.doubts}
    assert "no_organisation" not in {doubt.code for doubt in town.doubts}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Three of us from the Novi Sad office of Amber Trust will come.", "Novi Sad"),
        ("Iz Plave kuće (centar za decu, Ruma) dolazi Ana Rauš.", "Ruma"),
        ("Dolazim. Radim u Plavoj ruži.", None),
    ],
)
def test_a_town_is_told_by_an_office_or_a_remark(text: str, place: str | None) -> None:
    assert city(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "Dolazim, a posle idem na utakmicu FK Zora.",
        "Dolazim iako Savez prevoznika kaže da neće voziti.",
        "Dolazim. Dete mi je u Vrtiću „Pčelica“ do četiri.",
    ],
)
def test_a_body_mentioned_in_passing_is_doubted(text: str) -> None:
    assert "organisation_in_passing" in {doubt.code for doubt in letter(text).doubts}


@pytest.mark.parametrize(
    "text",
    [
        "Dolazi Ana Rauš, predsednica Kluba „Zora“.",
        "Aktivna sam u Klubu „Zora“ i dolazim.",
        "Za Klub „Zora“ dolazim ja.",
        "Upišite me kao Klub „Zora“, dolazim.",
        "U petak Klub „Zora“ šalje Anu Rauš.",
        "Potvrđujem dolazak dvoje članova Kluba „Zora“: Ana Rauš i Petar Tot.",
        "Evo spiska volontera Kluba „Zora“ koji dolaze:\n\nAna Rauš\nPetar Tot",
    ],
)
def test_a_body_somebody_holds_a_post_in_is_no_mention(text: str) -> None:
    reading = letter(text)

    assert organisation(reading) == "Klub „Zora“"
    assert "organisation_in_passing" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(
    "line",
    [
        "Veče je mudrije od jutra",
        "Vidimo se sledeće nedelje u Boru,",
        "Mila iz Tkanice",
        "Mesto: Bečej",
    ],
)
def test_a_last_line_that_says_something_is_no_name(line: str) -> None:
    assert organisation(letter(f"Dolazim u petak.\n\nMila Petrović\n{line}")) is None


def test_no_organisation_at_all_is_none_called_one() -> None:
    assert organisation(letter("Dolazim. Nisam ni iz jedne organizacije.")) is None
    assert organisation(letter("Dolazim. Ne dolazim iz nijednog udruženja.")) is None


def test_a_greeting_from_a_sunny_town_tells_it() -> None:
    text = "Dolazi Ana Rauš iz Kluba „Zora“.\n\nPozdrav iz kišnog Zaječara,\nMila"

    assert city(text) == "Zaječar"


def test_an_english_name_is_known_in_a_letter_of_few_words() -> None:
    text = "Emma Clark will join. Nothing else.\n\nJohn Miller\nAmber Trust"

    assert organisation(letter(text, sender="John Miller <jm@mail.example>")) == ("Amber Trust")


@pytest.mark.parametrize(
    "text",
    [
        "Dolaze Ana Ristić i Jelena Kos iz iste mesne zajednice.",
        "Prijavljujem Anu Ristić iz druge škole.",
        "Dolazi Ana Ristić iz pomenute fondacije.",
    ],
)
def test_the_same_house_or_another_one_is_no_name(text: str) -> None:
    assert letter(text, sender="jana@gmail.com").organisation is None


@pytest.mark.parametrize(
    "text",
    [
        "Šaljem prijavni list Sportskog društva „Delfin“, dolazi Ana Ristić.",
        "Prijavnica Sportskog društva „Delfin“\nUčesnica: Ana Ristić",
    ],
)
def test_a_form_is_of_the_house_it_registers_and_no_newspaper(text: str) -> None:
    reading = letter(text, sender="jana@gmail.com")

    assert organisation(reading) == "Sportsko društvo „Delfin“"
    assert not reading.needs_review


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kao Klub Iskra Lapovo godinama čistimo reku. Dolazim.", "Klub Iskra Lapovo"),
        ("Klub Iskra Lapovo prošle godine nije radio. Dolazim.", "Klub Iskra Lapovo"),
        ("Savez slepih Bora brani naša prava. Dolazim.", "Savez slepih Bora"),
        ("Klub Iskra Lapovo stalno radi. Dolazim.", "Klub Iskra Lapovo"),
        ("Dolazim iz Građanske inicijative Naš grad.", "Građanska inicijativa Naš grad"),
        ("Dolazim ispred IT klastera „Zora“.", "IT klaster „Zora“"),
        ("Dolazi iz Doma učenika izvršni direktor Ivo Tot.", "Dom učenika"),
        (
            "Dolazim iz Centra za istraživačko novinarstvo Jug.",
            "Centar za istraživačko novinarstvo Jug",
        ),
        (
            "Dolaze iz Doma učenika Bor koordinatorka Ana Ilić i vozač Ivo Tot.",
            "Dom učenika Bor",
        ),
        (
            "dolazim iz doma zdravlja petrovac na mlavi. pozdrav, mila",
            "Dom zdravlja petrovac na mlavi",
        ),
        (
            "Vera Lukić dolazi ispred Kluba „Iskra“. Poziv nam je prosledila Ana Ilić iz "
            "Saveza slepih Bora.",
            "Klub „Iskra“",
        ),
    ],
)
def test_a_name_ends_before_what_it_does_and_is_no_strangers(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


def test_a_shared_address_is_called_by_no_name() -> None:
    reading = letter(
        "Dolazim.\nKontakt telefon: 061 234 5678", sender="Ana Ilić <kontakt@gmail.com>"
    )

    assert reading.organisation is None


def test_and_in_serbian_is_no_article() -> None:
    reading = letter("nema skupova, a mi vodimo dnevni boravak. dolazim. pozdrav, ana ilić")

    assert reading.organisation is None


@pytest.mark.parametrize(
    "text",
    [
        "Dolazim iz Narodne biblioteke Dimitrije Tot.",
        "Ana Ilić i Petar Lukić dolaze iz Narodne biblioteke Dimitrije Tot.",
    ],
)
def test_whom_a_house_may_be_called_after_is_asked_about(text: str) -> None:
    assert "name_goes_on" in {doubt.code for doubt in letter(text).doubts}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Klub Iskra Bor gaji sve redom. Dolazim.", True),
        ("Klub Most života u petak dolazi. Dolazim.", False),
        ("Klub Zelena dolina sve gaji redom. Dolazim.", False),
    ],
)
def test_a_small_word_that_may_be_a_verb_is_asked_about(text: str, held: bool) -> None:
    codes = {doubt.code for doubt in letter(text).doubts}

    assert ("overlong_organisation" in codes) is held


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dolazim ispred Centra za kulturu, ljudska prava i medije.",
         "Centar za kulturu, ljudska prava i medije"),
        ("Organizacija: Fakultet za pravo, novinarstvo i turizam\nDolazim.",
         "Fakultet za pravo, novinarstvo i turizam"),
        ("Dolazim ispred Saveza slepih, gluvih i nagluvih Srbije.",
         "Savez slepih, gluvih i nagluvih Srbije"),
        ("I come for the Institute for Democracy, Human Rights and Development.",
         "Institute for Democracy, Human Rights and Development"),
        ("Prijavljujem iz Centra za kulturu, direktorku Anu Kos i vozača Petra Tota.",
         "Centar za kulturu"),
        ("Dolazim iz Kluba čitalaca, vegetarijanka sam i alergična na orahe.", "Klub čitalaca"),
        ("Dolazim iz Kluba za planinare, hvala i pozdrav.", "Klub za planinare"),
        ("Dolazim iz nevladine organizacije Gradski centar za mlade.",
         "Gradski centar za mlade"),
    ],
)  # fmt: skip
def test_a_name_goes_on_over_the_commas_between_its_fields(text: str, name: str) -> None:
    assert organisation(letter(text)) == name


def test_of_the_houses_of_a_list_the_writers_is_the_letters() -> None:
    reading = letter(
        "Dolaze:\n1. Vera Kos, Klub „Tisa“\n2. Mila Petrović, Centar za mlade „Luka“\n\nMila"
    )

    assert (organisation(reading), reading.needs_review) == ("Centar za mlade „Luka“", False)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Kultúrnom spolku „Studnička“", "Kultúrny spolok „Studnička“"),
        ("Slovenskom kultúrnom klube", "Slovenský kultúrny klub"),
        ("Centre voľného času „Lipa“", "Centrum voľného času „Lipa“"),
        ("Združení žien „Zora“", "Združenie žien „Zora“"),
        ("Miestnom spoločenstve Kovačica", "Miestne spoločenstvo Kovačica"),
    ],
)
def test_where_a_slovak_works_is_told_in_the_locative(said: str, name: str) -> None:
    text = f"Dobrý deň,\n\nprihlasujem sa na konferenciu. Pracujem v {said}.\n\nPavel Hrško"

    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    "text",
    [
        "Dolaze Vera Kos (Klub „Tisa“) i Mila Petrović (Centar za mlade „Luka“).",
        "Prijavljujem dvoje: Mila Petrović – Centar za mlade „Luka“; Vera Kos – Klub „Tisa“.",
    ],
)
def test_the_house_told_behind_the_writers_name_is_the_letters(text: str) -> None:
    reading = letter(f"Poštovani,\n\n{text}\n\nMila Petrović")

    assert (organisation(reading), reading.needs_review) == ("Centar za mlade „Luka“", False)


@pytest.mark.parametrize(
    "name", ["Quiet Voices – Association of the Deaf", "Zeleni prsten - Centar za zaštitu reka"]
)
def test_what_a_house_is_called_and_what_it_is_are_one_name(name: str) -> None:
    reading = letter(
        f"Please register Ana Ilić.\n\nWarm regards,\nMila Petrović\n{name}\nBor\n"
    )

    assert organisation(reading) == name
    assert "two_organisations" not in {doubt.code for doubt in reading.doubts}


def test_what_the_invitation_below_names_is_nobodys_house() -> None:
    below = (
        f"пет, 8. мар 2019. у 12:03 Пријаве <{DESK}> је написао:\n"
        "> Поштовани, у оквиру међународне иницијативе Партнерство за отворену управу\n"
        "> позивамо вас на конференцију у петак. Пријавите се до среде.\n"
    )
    text = f"Добро јутро, пријављујем се за петак, Јован Живановић, долазим сам.\n\n{below}"
    reading = letter(text, sender="jocko@mail.example", subject="пријава")

    assert (reading.organisation, reading.missing) == (None, ("organisation",))


@pytest.mark.parametrize("says", ["Kao knjigovođa Fonda", "Vodim knjige Fondu"])
def test_who_keeps_the_books_of_a_house_comes_from_another(says: str) -> None:
    text = f"{says} „Čekrk“ prijavljujem Jelenu Ilić.\n\nVera Kos\nAgencija za usluge „Bilanca“"

    assert organisation(letter(text)) == "Fond „Čekrk“"


def test_an_office_above_a_company_in_marks_is_no_part_of_its_name() -> None:
    text = "Prijavljujemo Jelenu Ilić.\n\nVera Kos\nKadrovska služba\n„Orahovo“ a.d. Bor"

    assert organisation(letter(text)) == "„Orahovo“ a.d."


def test_an_agents_own_firm_is_no_second_house_that_may_be_meant() -> None:
    text = "U ime našeg klijenta, Udruženja „Vidra“, prijavljujem Jelenu Ilić."
    below = "\n\nMarko Savić\nAdvokatska kancelarija Savić d.o.o.\nBor, Glavna 3"
    reading = letter(text + below, sender="Marko <m@advokat-savic.example>")

    assert "two_organisations" not in [one.code for one in reading.doubts]


def test_a_last_line_that_ends_with_and_me_names_no_house() -> None:
    text = "Autóval megyünk hárman: Csábi Olivér, Ódri Mátyás meg én, a sofőr.\nRácz Pál"
    reading = letter(text, sender="Pál Rácz <racz.pal@posta.example>", subject="autóval")

    assert reading.organisation is None


def test_a_club_of_pensioners_is_no_private_person() -> None:
    signed = "Поздрав,\nТодор Крстевски\nКлуб на пензионери Илинден"
    text = f"Почитувани,\nна конференцијата ќе дојде Борис Талевски.\n{signed}"

    assert organisation(letter(text)) == "Клуб на пензионери Илинден"
