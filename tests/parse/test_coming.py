"""Who comes, who falls away and in what post, by letters that say it in their own ways."""

import pytest

from mailflow.model import Reading
from tests.parse.test_reading import SIGNED, letter, names

COMING = [
    (
        "Prijavljujem:\nVidoja Tota (dirigent) i Anu Rauš (urednica).",
        ["Vidoje Tot", "Ana Rauš"],
    ),
    ("Na skup kreću Jelena Ilić i Vidoje Tot.", ["Jelena Ilić", "Vidoje Tot"]),
    ("Ići će trener Vidoje Tot. Ako njega ne puste, doći će Ana Rauš.", ["Vidoje Tot"]),
    ("Prvobitno smo mislili da ide Olga Tot, ali šaljemo Veru Ilić.", ["Vera Ilić"]),
    ("Olga Tot was hoping to come. Vera Ilić will attend instead.", ["Vera Ilić"]),
    ("Umesto Olge Tot neka se upiše Vera Ilić.", ["Vera Ilić"]),
    ("U njeno ime skup će pratiti prodekan, vanr. prof. dr Vidoje Tot.", ["Vidoje Tot"]),
    ("Udruženje šalje Ivana Tota i Maju Babić.", ["Ivan Tot", "Maja Babić"]),
    ("Neka se prisustvo omogući Vidoju Totu i Ani Rauš.", ["Vidoje Tot", "Ana Rauš"]),
    ("Add the two from Olga Tot's mail: Vera Ilić, Ana Rauš.", ["Vera Ilić", "Ana Rauš"]),
    ("Po preporuci profesora Save Ilića prijavljujem Vidoja Tota.", ["Vidoje Tot"]),
    ("Potvrđujem dolazak gospođe Ane Rauš.", ["Ana Rauš"]),
    ("Molimo akreditaciju za novinara Vidoja Tota.", ["Vidoje Tot"]),
    ("U petak ćemo biti kod vas: Vidoje Tot i Ana Rauš.", ["Vidoje Tot", "Ana Rauš"]),
    ("Spisak: Vidoje Tot; Ana Rauš; Olga Ilić.", ["Vidoje Tot", "Ana Rauš", "Olga Ilić"]),
    ("Prijavljujem Iliju Štaku i Đorđa Štaku.", ["Ilija Štaka", "Đorđe Štaka"]),
    (
        "Dolazimo ja i Vidoje Tot, Olga Ilić nažalost ne može.",
        ["Vidoje Tot", "Mila Petrović"],
    ),
    ("Vidoje Tot i Ana Rauš dolaze bez mene.", ["Vidoje Tot", "Ana Rauš"]),
    ("I am registering on behalf of our chair Vera Ilić.", ["Vera Ilić"]),
    ("Šaljem prijavu koju nam je dostavila Vera Ilić: dolazi Vidoje Tot.", ["Vidoje Tot"]),
    (
        "Vera Ilić dolazi kolima, Vidoje Tot vozom, a ja avionom.",
        ["Vera Ilić", "Vidoje Tot", "Mila Petrović"],
    ),
    ("Na poziv koji ste uputili Vidoju Totu odazvaće se Vera Ilić.", ["Vera Ilić"]),
    (
        "U ime predsednice Olge Tot, koju je primila delegacija grada, javljamo se. "
        "Prisustvovaće savetnica, mr. sci. Vera Ilić.",
        ["Vera Ilić"],
    ),
]
POSTS = [
    ("Prijavljujem tajnicu Udruge Veru Ilić.", "tajnica Udruge"),
    ("Dolazi savetnica predsednika, mr Vera Ilić.", "savetnica predsednika"),
    ("Prijavljujem Vidoja Tota, stalnog tumača za nemački.", "stalni tumač za nemački"),
    ("Prijavljujem Veru Ilić, patronažnu sestru.", "patronažna sestra"),
    ("Dolazi Vera Ilić, direktorka firme Kreda d.o.o.", "direktorka"),
    ("Dolazi Vidoje Tot, predsednik Odbora za vode.", "predsednik Odbora za vode"),
    ("Neka se omogući dolazak Vidoju Totu, domaćinu kluba.", "domaćin kluba"),
    ("DOLAZI VERA ILIĆ, DIREKTORKA ŠKOLE", "direktorka škole"),
    ("Učesnik: Vera Ilić\nFunkcija: direktorka", "direktorka"),
    ("Dolaze Vera Ilić, izvršna direktorka i Ana Rauš, članica.", "izvršna direktorka"),
    ("Prijavljujem Veru Ilić, kustosa.", "kustos"),
    ("Prijavljujem hirurga Veru Ilić.", "hirurg"),
    ("Dolazi predsednik Društva bibliotekara Vidoje Tot.", "predsednik"),
    ("Dolazi blagajnica Odbora vozača Vera Ilić.", "blagajnica Odbora vozača"),
    ("Iz Društva bibliotekara Vidoje Tot dolazi.", None),
    ("Prijavljujem savetnika ministra Vidoja Tota.", "savetnik ministra"),
    ("Dolazi ministar. Prijavljujem ministra Vidoja Tota.", "ministar"),
    ("Dolazi Vera Ilić, koja inače nije članica.", None),
    ("Dolazi nastavnica srpskog Vera Ilić.", "nastavnica srpskog"),
    ("Dolazi medicinska sestra Vera Ilić.", "medicinska sestra"),
    ("Dolazim sa Verom Ilić, medicinskom sestrom.", "medicinska sestra"),
    ("Delegiramo Veru Ilić, pravnicu na skup.", "pravnica"),
    ("Dolazi Vera Ilić, koordinatorka za događaje.", "koordinatorka za događaje"),
    ("Dolazi Vera Ilić, IT podrška.", None),
    ("Dolazi Vera Ilić, FK Radnički.", None),
    ("Vera Ilić dolazi sa predsednikom udruženja.", None),
    ("- Vera Ilić, IT podrška\n- Vidoje Tot", "IT podrška"),
    ("Prijavljujem dve novinarke:\n- Veru Ilić\n- Anu Rauš", "novinarka"),
    ("Dolaze novinarke Vera Ilić i Ana Rauš.", "novinarka"),
    ("Omogućite učešće Veri Ilić i Ani Rauš, istraživačima instituta.", "istraživač"),
    ("Prijavljujem Veru Ilić, šeficu kabineta.", "šefica kabineta"),
    ("Šaljemo Vidoja Tota, takođe novinara.", "novinar"),
    ("Prijavljujem Vidoja Tota. On je naš računovođa.", "računovođa"),
    ("We will be represented by our Vice-President, Mr. Vidoje Tot.", "Vice-President"),
    ("Vera Ilić, our referent for youth and lives in Bor, will attend.", "referent for youth"),
    ("Ide i Vera Ilić. Ona nam je članica Upravnog odbora.", "članica Upravnog odbora"),
    ("Vera Ilić will attend. She is our accountant since 2009.", "accountant"),
    ("Dolazi Vidoje Tot, čuvar u našem parku.", "čuvar"),
    ("Prijavljujem Vidoja Tota, šefa Odseka za vode.", "šef Odseka za vode"),
    ("Prijavljujem Vidoja Tota, glumca.", "glumac"),
    ("Prijavljujem Vidoja Tota, rukovodioca sektora.", "rukovodilac sektora"),
    ("Prijavljujem Veru Ilić, tkalju, i Anu Rauš.", "tkalja"),
    ("Dolazi Vera Ilić (vlasnica pekare).", "vlasnica pekare"),
    ("Dolazi Vera Ilić, ona nam je praktikantkinja.", "praktikantkinja"),
    ("Prijavljujem Veru Ilić, savetnicu za rad i razvoj.", "savetnica za rad i razvoj"),
    ("Dolaze Vera Ilić, savetnica za rad i razvoj i Ana Rauš.", "savetnica za rad i razvoj"),
    ("Dolaze Vera Ilić, savetnica i vozač Vidoje Tot.", "savetnica"),
    ("Dolazi Vera Ilić, koordinatorka programa u Fondu „Zrno“.", "koordinatorka programa"),
    ("Ide reporterka Vera Ilić sa snimateljem.", "reporterka"),
    ("Doći će direktorka Agencije „Polje“, gospođa Vera Ilić.", "direktorka"),
    ("Prijavljujem šefa Odseka za vode Vidoja Tota.", "šef Odseka za vode"),
    ("Dolazi volonterska koordinatorka Vera Ilić.", "volonterska koordinatorka"),
    ("Dolazi Vera Ilić, inače predsednica kluba.", "predsednica kluba"),
    ("Vera Ilić, koja je kod nas zadužena za medije, dolazi.", "zadužena za medije"),
    ("Dolazi v.d. direktora Vera Ilić.", "v.d. direktora"),
    ("- Vera Ilić (vodi veliku kampanju za čistu reku)", "vodi veliku kampanju za čistu reku"),
    ("Our director, Vera Ilić, will attend the event.", "director"),
    ("Vera Ilić (myself), Project Assistant, will attend.", "Project Assistant"),
    ("Dolaze:\n\nVera Ilić\nDirektorka razvoja\n\nVidoje Tot\nVozač", "Direktorka razvoja"),
    ("Доћи ће Вера Илић, шефица Одељења за воде.", "шефица Одељења за воде"),
    ("- Vera Ilić: vegetarijanka, ja jedem sve", None),
    ("Dolazi Vera Ilić u svojstvu predsednice.", "predsednica"),
    ("Dolazi Vera Ilić. Za Veru Ilić je neophodan tumač.", None),
    ("Upišite i Veru Ilić, Vera je naša pedagoška asistentkinja.", "pedagoška asistentkinja"),
    ("Our intern Vera Ilić would love to tag along.", "intern"),
    ("Dolazi Vidoje Tot, na poziciji koordinatora programa.", "koordinator programa"),
    ("Dolazi Vera Ilić, dipl. pravnica.", "dipl. pravnica"),
    ("Dolaze: 1. Vera Ilić, predsednica 2. Vidoje Tot, sekretar", "predsednica"),
    ("- Vera Ilić - potvrđeno\n- Vidoje Tot", None),
    ("- Vera Ilić (čekamo potvrdu)\n- Vidoje Tot", None),
    ("Dolazi Vera Ilić, sestra našeg predsednika.", None),
    ("Upišite Vidoja Tota, šefa Odseka za poslove organa.", "šef Odseka za poslove organa"),
    ("Zastupa nas Vera Ilić (vlasnica male radionice).", "vlasnica male radionice"),
    ("Prijavljujem Veru Ilić, stručnu radnicu na terenu.", "stručna radnica na terenu"),
    ("Prijavljujem Veru Ilić, umetničkog rukovodioca.", "umetnički rukovodilac"),
    ("Dodajte Veru Ilić, medicinsku sestru.", "medicinska sestra"),
    ("Upišite Veru Ilić, tkalju, i Anu Rauš.", "tkalja"),
    ("Prijavljujem Vidoja Tota, kovača.", "kovač"),
    ("Prijavljujem Vidoja Tota, hvala.", None),
    ("Prijavljujem Vidoja Tota, svog kolegu, i Anu Rauš.", None),
    ("Dolazi Vera Ilić, ona nam je praktikantkinja.", "praktikantkinja"),
    ("Dolazi Vera Ilić, v.d. direktora.", "v.d. direktora"),
    ("Upišite mene (predsednica).", "predsednica"),
    ("Prijavljujem sebe (koordinatorka Kluba).", "koordinatorka Kluba"),
    ("Dolazim ja kao predsednica udruženja.", "predsednica udruženja"),
    ("Dolazim ja, ja sam predsednica već jedanaest godina.", "predsednica"),
    ("Prijavljujem Veru Ilić i snimatelja Vidoja Tota.", None),
    ("Prijavljujem Vidoja Tota, dokumentaristu.", "dokumentarista"),
    ("Dolazi grafičar Vidoje Tot.", "grafičar"),
    ("Prijavljujem Veru Ilić i Vidoja Tota, oboje pravnici.", "pravnik"),
    ("Omogućite učešće našim saradnicima Vidoju Totu i Marku Iliću.", "saradnik"),
    ("Dolaze studenti prava Vidoje Tot i Marko Ilić.", "student prava"),
    ("- Vera Ilić (nastavnica hemije i naša volonterka)", "nastavnica hemije"),
    ("Please register Emma Brown and Ian Gray, both policy advisers.", "policy adviser"),
    ("Bejelentem Szabó Zoltánt, egyesületünk elnökét.", "elnök"),
    ("Bejelentem Szabó Zoltánt, ő a szervezetünk alelnöke.", "alelnök"),
    ("Dolazi Vera Ilić, dipl. pravnik, sekretar Skupštine.", "sekretar Skupštine"),
    ("Dolazi Vera Ilić, dipl. pravnik.", "dipl. pravnik"),
    ("Го пријавувам претседателот м-р Зоран Петровски.", "претседател"),
    ("La conferință va veni Ana Popescu, coordonatoarea, și Ion Rus.", "coordonatoare"),
    ("Prijavljujem Veru Ilić, snimatelja Vidoja Tota i još jednog gosta.", None),
    ("Dolaze:\n- lovočuvar Vidoje Tot\n- kuvarica Vera Ilić", "lovočuvar"),
    ("Dolaze:\n- jerej Vidoje Tot, paroh\n- Vera Ilić, kuvarica", "paroh"),
    ("Dolaze Vera Ilić (imam njenu saglasnost) i Vidoje Tot, imam ih dvoje.", None),
    ("Dolaze Vera Ilić, ona nije član udruženja, i Vidoje Tot.", None),
    ("Dolazi Vidoje Tot, imam džamije.", "imam džamije"),
    ("Dolazi Vera Ilić, advokat iz Petrovca na Mlavi.", "advokat"),
    ("Dolazi Vera Ilić, predsednica Kluba žena iz Bora.", "predsednica Kluba žena"),
    ("U petak stiže Vera Ilić i blagajnica je našeg kluba.", "blagajnica"),
    ("Dolazi Vera Ilić, blagajnica je Kluba žena „Iskra“.", "blagajnica"),
    ("Vera Ilić will attend. Her name is Vera Ilić and she is the treasurer.", "treasurer"),
    ("Prijavljujem: jedna je Vera Ilić članica Saveta a on je Vidoje Tot.", "članica Saveta"),
    ("Szabó Zoltán önkéntes és én jövünk.", "önkéntes"),
    ("A feleségem, Szabó Rita hitoktató továbbra is részt vesz.", "hitoktató"),
    ("A konferenciára igazgatónk, Szabó Zoltán jön.", "igazgató"),
    ("Na konferenciu prihlasujem Annu Kováčovú, kustódku.", "kustódka"),
    ("La conferință vine psiholoaga Ana Popescu.", "psiholoagă"),
    ("Vjen Arta Gashi, arkiviste.", "arkiviste"),
    ("Szabó Zoltán alelnökként vesz részt.", "alelnök"),
    ("La conferință vine regizorul nostru Traian Rus.", "regizor"),
    ("Vin împreună cu secretara noastră, Ana Popescu.", "secretară"),
    ("Na konferenciu príde s našou kurátorkou Annou Kováčovou.", "kurátorka"),
    ("Two of us will come: Emma Brown, our driver and me.", "driver"),
    ("Our data protection officer Emma Brown will attend.", "data protection officer"),
    ("Prijavite dve naše volonterke. To su Vera Ilić i Ana Tot.", "volonterka"),
    ("Upišite dva stažista. To su Vidoje Tot i Marko Ilić.", "stažista"),
    ("Prijavljujem našu pravnicu, to je Vera Ilić.", "pravnica"),
    ("Pénteken jön Szabó Zoltán fuvolatanár.", "fuvolatanár"),
    ("Jönnek:\nSzabó Zoltán, ahogyan írtam", None),
    ("Dolaze:\n- Vera Ilić, kako je dogovoreno", None),
    ("Részt vesz Szabó Zoltán, elnök és titkár.", "elnök és titkár"),
    ("Prijavljujem Veru Ilić, predsednicu i g. Vidoja Tota.", "predsednica"),
    ("Részt vesz Szabó Zoltán elnök és Dr. Nagy Béla titkár.", "elnök"),
    ("Šaljemo:\n1.  TOT VIDOJE     potpredsednik      064/2155-901", "potpredsednik"),
]  # fmt: skip
BELOW = (
    "\n\nuto, 12. mar 2019. u 9:41 Mila Petrović <mila.petrovic@breza.example> je napisao/la:\n"
    "> Poštovani, za skup prijavljujemo:\n> Ozren Vidak, dirigent\n> Marta Hajnal\n"
)


def roles(reading: Reading) -> list[str | None]:
    return [person.role.value if person.role else None for person in reading.attendees]


def removed(reading: Reading) -> list[str]:
    return [found.value for found in reading.removed]


OPENED = ["Ide", "Idu", "Stižu", "Stiže", "Evo", "Dolaze", "Kreće"]


@pytest.mark.parametrize("word", OPENED)
def test_a_word_that_opens_a_sentence_is_no_part_of_the_name(word: str) -> None:
    assert names(letter(f"Prijava za skup. {word} Vera Ilić.")) == ["Vera Ilić"]


@pytest.mark.parametrize(("text", "people"), COMING)
def test_who_comes_is_told_in_many_ways(text: str, people: list[str]) -> None:
    assert names(letter(f"Poštovani,\n\n{text}{SIGNED}")) == people


@pytest.mark.parametrize(("text", "role"), POSTS)
def test_the_post_of_the_first_named_comes_back_to_the_nominative(
    text: str, role: str | None
) -> None:
    assert roles(letter(f"Poštovani,\n\n{text}{SIGNED}"))[0] == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Upišite mene (predsednica) i Veru Ilić.", "predsednica"),
        ("Prijavljujem Veru Ilić i sebe (koordinatorka kluba).", "koordinatorka kluba"),
        ("Prijavljujem sebe kao urednicu i Vidoja Tota kao člana odbora.", "urednica"),
        ("Dolazim. Ja sam predsednica kluba.", "predsednica kluba"),
        ("Dolazim kao predsednica Kluba „Zora“.", "predsednica"),
        ("Ja sam suvlasnica firme Kreda d.o.o. Dolazim.", "suvlasnica"),
        ("Dolazimo Vera Ilić i ja. Ja sam predsednica a Vera članica.", "predsednica"),
        ("Predsednica sam društva „Zora“ iz Pirota i dolazim.", "predsednica"),
        ("Dolazimo Vera Ilić i ja. Ja sam Mila Petrović, blagajnica.", "blagajnica"),
        (
            "I am the treasurer of the Grain Fund and would like to attend.",
            "treasurer of the Grain Fund",
        ),
        ("I will attend. I am the programme manager of the Grain Fund.", "programme manager"),
        ("Ovde Mila Petrović, inače predsednica društva. Dolazim.", "predsednica društva"),
        ("Ja sam u mreži programska urednica. Dolazim.", "programska urednica"),
        (
            "Nas je dvoje:\n\nVukan Tot\ni ja, vođa odreda Mila Petrović, 069 330 40 18",
            "vođa odreda",
        ),
        ("Dolaze:\n- Mila Petrović (potpisnica ovog pisma), blagajnica", "blagajnica"),
        ("Én (projektkoordinátor vagyok) jövök a konferenciára.", "projektkoordinátor"),
        ("Mă numesc Mila și sunt redactor-șef. Particip la conferință.", "redactor-șef"),
    ],
)
def test_the_writer_tells_a_post_of_herself(text: str, role: str) -> None:
    people = letter(f"{text}\n\nMila Petrović\n").attendees

    assert {p.role.value for p in people if p.role and p.name.value == "Mila Petrović"} == {
        role
    }


@pytest.mark.parametrize(
    "text",
    [
        "Dolazimo Vera Ilić i ja, a direktor Petar Tot ostaje u kancelariji.",
        "Dolazim ja, a predsednik ne dolazi.",
    ],
)
def test_the_post_of_who_stays_is_not_the_writers(text: str) -> None:
    people = letter(f"{text}\n\nMila Petrović\n").attendees

    assert [p.role for p in people if p.name.value == "Mila Petrović"] == [None]


def test_a_sentence_before_the_signature_is_no_post() -> None:
    reading = letter(
        "Dolazimo Vera Ilić i ja, ja sam predsednica a Vera članica. Hvala, Mila Petrović"
    )
    told = {p.name.value: p.role.value for p in reading.attendees if p.role}

    assert told["Mila Petrović"] == "predsednica"


@pytest.mark.parametrize(
    "told",
    [
        "broj nije 061 220 35 68 nego 061 220 35 86",
        "telefon mi je 061 220 35 86, a ne 061 220 35 68",
        "zovite 061 220 35 86 (stari 061 220 35 68 više ne važi)",
        "my phone is not 061 220 35 68 but 061 220 35 86",
    ],
)
def test_a_number_that_is_none_any_more_is_nobody_s(told: str) -> None:
    people = letter(f"Dolazim na skup; {told}.\n\nMila Petrović\n").attendees

    assert [one.phone and one.phone.value for one in people] == ["+381612203586"]


def test_who_says_that_he_comes_may_be_named_in_the_subject_alone() -> None:
    subject = "Prijava za skup – Dobrivoje Tot"

    assert names(letter("Dolazim.\n", sender="d.t@x.example", subject=subject)) == [
        "Dobrivoje Tot"
    ]


def test_what_the_desk_s_list_below_tells_of_somebody_is_kept() -> None:
    below = (
        "pon, 11. mar 2024. u 15:02 Danilo Rodić <prijave@skup.example> je napisao/la:\n\n"
        "> Primili smo prijavu za sledeće učesnike:\n"
        "> Mila Petrović, predsednica\n"
        "> Novica Tot, vozač, 062 123 456\n"
    )
    reading = letter(f"Novica Tot je u kolicima, oboje dolazimo kako piše.\n\nMila\n\n{below}")
    told = {one.name.value: (one.role, one.phone) for one in reading.attendees}

    assert [one and one.value for one in told["Novica Tot"]] == ["vozač", "+38162123456"]


def test_the_writer_s_post_may_stand_in_her_own_earlier_mail() -> None:
    below = (
        "\n\nuto, 12. mar 2019. u 9:41 Mila Petrović <mila.petrovic@breza.example>"
        " je napisao/la:\n"
        "> Iz Kluba novinarki Istok prijavljujem Veru Ilić, urednicu,\n"
        "> i sebe (koordinatorka kluba).\n> Mila Petrović\n"
    )
    reading = letter(
        "Uz mene i Veru, koje ste već zaveli, dodajte i Anu Rauš.\n\nMila" + below,
        subject="Re: Prijava",
    )
    told = {p.name.value: p.role.value for p in reading.attendees if p.role}

    assert told["Mila Petrović"] == "koordinatorka kluba"


@pytest.mark.parametrize(
    "told",
    [
        "Vera Ilić, šefica Odseka za puteve",
        "Vera Ilić, bibliotekarka Dečjeg odeljenja",
        "Vera Ilić, Chair of the Transparency Committee",
    ],
)
def test_a_part_of_the_house_is_no_organisation_of_a_guest(told: str) -> None:
    reading = letter(f"Prijavljujemo:\n- {told}\n- Ana Rauš, članica{SIGNED}")

    assert [p.organisation for p in reading.attendees] == [None, None]


def test_a_label_in_a_signature_names_nobody_who_comes() -> None:
    text = "Poštovani,\n\ndolazi Vera Ilić." + SIGNED + "Sekretar: Ana Rauš, 011/123-456\n"

    assert names(letter(text)) == ["Vera Ilić"]


def test_names_joined_under_a_label_all_come() -> None:
    reading = letter(
        "Vidimo se!" + SIGNED, subject="Prijava: Uglješa Tot i Mina Rauš, 15. mart"
    )

    assert names(reading) == ["Uglješa Tot", "Mina Rauš"]


def test_a_seat_kept_for_nobody_and_a_row_that_fell_away_are_no_attendees() -> None:
    text = (
        "Ime i prezime | Funkcija | Napomena\nVera Ilić | pravnica | -\n"
        "Ana Rauš | članica | odustala\nTBC | vozač | -\n"
    )

    assert names(letter("Poštovani,\n\n" + text + SIGNED)) == ["Vera Ilić"]


def test_names_no_word_is_said_of_come_if_they_are_as_many_as_told() -> None:
    text = "UDRUŽENJE PRIJAVLJUJE DVA ČLANA.\n\nPREDSEDNIK - TOT BOGDAN\nSEKRETAR - RAUŠ ANA\n"
    reading = letter(text, sender="Ribolovci <ured@ribolovci.example>")

    assert names(reading) == ["Bogdan Tot", "Ana Rauš"]
    assert roles(reading) == ["predsednik", "sekretar"]


def test_a_name_that_ends_the_only_paragraph_is_the_writer_s() -> None:
    text = "Dolazi nas šestoro, zajedno sa mnom. Spisak šaljem sutra. Toma Rauš, Petrovac"
    reading = letter(text, sender="ured@planina.example")

    assert names(reading) == ["Toma Rauš"]


def test_whoever_is_struck_by_a_pronoun_falls_away() -> None:
    text = "Ozren je slomio nogu, pa ga skinite sa spiska. Marta Hajnal dolazi." + SIGNED
    reading = letter("Izmena prijave! " + text + BELOW, subject="Re: Prijava")

    assert names(reading) == ["Marta Hajnal"]
    assert removed(reading) == ["Ozren Vidak"]


def test_a_cancellation_without_names_takes_back_the_quoted_registration() -> None:
    text = "Nažalost otkazujemo našu prijavu, niko ne može da dođe." + SIGNED + BELOW
    reading = letter(text, subject="Re: Prijava")

    assert removed(reading) == ["Ozren Vidak", "Marta Hajnal"]


def test_who_signs_a_cancellation_of_somebody_else_does_not_fall_away() -> None:
    text = (
        "U vezi sa prijavom (dr Ozren Vidak), prinuđeni smo da odustanemo od učešća dr Vidaka."
    )

    assert removed(letter(text + SIGNED)) == ["Ozren Vidak"]


def test_a_declined_name_is_settled_by_the_nominative_elsewhere() -> None:
    below = (
        "\n\nuto, 12. mar 2019. u 9:41 Georgi Ivanov <gi@breza.example> je napisao:\n> Idem.\n"
    )
    text = "Poštovani,\n\nprijavljujem Georgija Ivanova."

    assert names(letter(text + SIGNED)) == ["Georgije Ivanov"]
    assert names(letter(text + SIGNED + below)) == ["Georgi Ivanov"]


def test_a_declined_name_is_settled_by_its_address() -> None:
    text = "Poštovani,\n\nprijavljujem Vasila Barbua (vasile.barbu@breza.example)."

    assert names(letter(text + SIGNED)) == ["Vasile Barbu"]


def test_people_told_in_blocks_with_their_addresses_all_come() -> None:
    block = "{}, istraživač\n{}@breza.example\n+381 64 222 33{}\n\n"
    text = "Prijavljujemo dve osobe, i to:\n\n"
    text += block.format("Vidoje Tot", "vidoje", 33) + block.format("Olga Ilić", "olga", 44)
    reading = letter(text)

    assert names(reading) == ["Vidoje Tot", "Olga Ilić"]
    assert [person.role and person.role.value for person in reading.attendees] == [
        "istraživač"
    ] * 2


def test_a_post_ends_where_the_next_line_opens_a_field() -> None:
    reading = letter(
        "Učesnici: Vidoje Tot, predsednik; Olga Ilić, asistentkinja\nOrganizacija: Sanus\n"
    )

    assert [person.role and person.role.value for person in reading.attendees] == [
        "predsednik",
        "asistentkinja",
    ]


HEADED = (
    "DOM KULTURE „BREZA“\n24430 Ada, Cara Dušana 19\ndirektor: mr Vidoje Peić\n"
    "upravni odbor: Ana Rauš, predsednica\n\nPoštovani,\n\n{}\n\nS poštovanjem,\n"
    "Mila Petrović\nposlovna sekretarica\n"
)
FOOTED = (
    "Dear colleagues,\n\n{}\n\nIn solidarity,\nClaire Whitmore\nOffice Assistant\n\n--\n"
    "Riverside Union, 4 Mill Lane\nChair: Helen Brown\nVice-chairs: Emma Clark, David Miller\n"
    "Treasurer: Laura Bennett\n"
)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (HEADED.format("Skupu će prisustvovati direktor Doma."), ["Vidoje Peić"]),
        (HEADED.format("Na skupu će učestvovati Olga Tot."), ["Olga Tot"]),
        (HEADED.format("Direktor neće moći da dođe. Prijavljujem Olgu Tot."), ["Olga Tot"]),
        (FOOTED.format("Both our vice-chairs will attend."), ["Emma Clark", "David Miller"]),
        (FOOTED.format("Our chair will be attending the event."), ["Helen Brown"]),
        (FOOTED.format("Olga Tot will attend the event."), ["Olga Tot"]),
    ],
)
def test_officers_of_a_letterhead_come_only_if_their_post_is_said_to(
    text: str, people: list[str]
) -> None:
    assert names(letter(text, "Breza <office@breza.example>")) == people


CARDS = (
    "Poštovani,\n\nNas dvoje ćemo predstavljati udruženje:\n\nVIDOJE TOT\nSavetnik za medije\n"
    "064 123 45 67\nvegetarijanac\nANA RAUŠ\nNovinarka\nana.raus@breza.example\n\n"
    "Pozdrav,\nMila\n"
)


def test_each_card_of_a_list_is_one_person_with_what_stands_below() -> None:
    people = letter(CARDS).attendees

    assert [(one.name.value, one.role and one.role.value) for one in people] == [
        ("Vidoje Tot", "Savetnik za medije"),
        ("Ana Rauš", "Novinarka"),
    ]
    assert people[0].phone
    assert people[0].phone.value == "+381641234567"
    assert people[1].email
    assert people[1].email.value == "ana.raus@breza.example"


ALIGNED = (
    "Poštovani,\n\nu tabeli su naši predstavnici.\n\n"
    "Pozicija                  Učesnik          Mobilni        E-pošta\n"
    "Potpredsednik za razvoj   Vidoje Tot       063/7781-240   tot@breza.example\n"
    "Član Skupštine            Dragoljub Nenić                 nenic@metal.example\n\n"
    "Mila Petrović\nposlovna sekretarica\nUnija „Breza“\nCara Dušana 17, 31000 Užice\n"
    "T 031 513 772 | www.breza.example\n"
)


def test_a_table_kept_apart_by_blanks_is_one_though_a_cell_is_empty() -> None:
    reading = letter(ALIGNED, "Kancelarija <office@breza.example>")

    assert names(reading) == ["Vidoje Tot", "Dragoljub Nenić"]
    assert roles(reading) == ["Potpredsednik za razvoj", "Član Skupštine"]
    assert reading.contact
    assert reading.contact.name
    assert reading.contact.name.value == "Mila Petrović"


PASSED_ON = (
    "Поштовани,\n\n{}\n\nПоздрав,\nИсидора Лекић\n\n---------- Forwarded message ---------\n"
    "Од: Весна Шкорић <vesna@breza.example>\nДатум: уто, 12. мар 2024. у 16:20\n"
    "Наслов: Re: скуп\nЗа: Исидора Лекић <isidora@breza.example>\n\nИсидора,\n"
    "наравно, јави им.\n\nВесна Шкорић\nдиректорка\n"
)


def test_she_and_i_are_the_sender_and_who_wrote_the_mail_below() -> None:
    text = PASSED_ON.format("директорка ми је доле одговорила: долазимо она и ја.")
    reading = letter(text, "Исидора Лекић <isidora@breza.example>")

    assert sorted(names(reading)) == ["Весна Шкорић", "Исидора Лекић"]


def test_whom_a_mail_passed_on_calls_first_did_not_write_it() -> None:
    text = PASSED_ON.format("како пише доле у поруци, тако нас заведите.")
    text = text.replace("наравно, јави им.", "јави им да идемо ја и Огњен Тот.")
    reading = letter(text.replace("Весна Шкорић\nдиректорка", "В."), "Л. <l@breza.example>")

    assert sorted(names(reading)) == ["Весна Шкорић", "Огњен Тот"]


MENDED = (
    "Поштовани,\n\nу пријави ми се поткрала грешка: колега се не зове Милан него Миодраг, а "
    "број телефона му је 062 803 10 99. Све остало стоји како јесте.\n\nЗагорка Ничић\n\n"
    "Дана 11.3.2024. у 10:22, Загорка Ничић је написала:\n> Поштовани,\n>\n> на скуп долазе "
    "Весна Стојадинов, директор, и Милан Грозданић,\n> библиотекар (062 803 10 90).\n"
)


def test_a_name_put_right_keeps_its_post_and_everybody_else_stays() -> None:
    reading = letter(MENDED, "Загорка Ничић <z@breza.example>", references="<a@b>")

    assert sorted(names(reading)) == ["Весна Стојадинов", "Миодраг Грозданић"]
    assert sorted(map(str, roles(reading))) == ["библиотекар", "директор"]
    assert removed(reading) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Iz Breze bi u petak bilo petoro, imena šaljem sutra.", 5),
        ("Dolazi Vera Ilić, a biće nas troje.", 3),
        ("Dolazi nas troje, dvoje ne jede meso.", 3),
        ("Dolazim sa suprugom.", 2),
        ("Naš direktor i ja dolazimo.", 2),
        ("Po dogovoru sa direktorom, dolazim na skup.", 1),
        ("Ima li mesta za još jednog? Dolazi i Vera Ilić, tako da nas bude dvoje.", 2),
    ],
)
def test_how_many_is_told_by_other_verbs(text: str, count: int) -> None:
    assert letter(f"Poštovani,\n\n{text}\n\nSrdačno,\nMila").attendee_count == count


@pytest.mark.parametrize(
    ("now", "people"),
    [
        ("Da dodam: dolazi i Vera Ilić.", ["Vera Ilić", "Ozren Vidak", "Mila Petrović"]),
        ("Umesto mene dolazi Vera Ilić.", ["Vera Ilić", "Ozren Vidak"]),
    ],
)
def test_the_writer_whose_own_mail_below_says_that_she_comes_still_does(
    now: str, people: list[str]
) -> None:
    below = BELOW.split("> Poštovani")[0] + "> Iz Breze dolazimo Ozren Vidak i ja.\n"
    assert names(letter(f"{now}\n\nMila{below}")) == people


def test_a_body_of_craftsmen_is_nobodys_post() -> None:
    text = "Stižem i ja na skup, Mila Petrović, Udruženje zanatlija Bor."
    assert roles(letter(f"{text}\n\nMila Petrović")) == [None]


def test_people_behind_what_their_house_does_are_no_house() -> None:
    reading = letter("Udruženje Klas prijavljuje: Petar i Vera Tot.\n\nSrdačno,\nMila")
    assert reading.organisation is not None
    assert reading.organisation.name.value == "Udruženje Klas"


@pytest.mark.parametrize(
    ("subject", "people"),
    [
        ("Prijava Vere Ilić, Udruženje „Jasen“", ["Vera Ilić"]),
        ("Пријава Вере Илић за 15. март", ["Вера Илић"]),
        ("Prijava za Veru Ilić", ["Vera Ilić"]),
        ("Registration of Emma Clark", ["Emma Clark"]),
        ("Re: Prijava Vere Ilić", []),
    ],
)
def test_a_subject_may_be_all_that_registers(subject: str, people: list[str]) -> None:
    assert names(letter(f"Sve je u naslovu.{SIGNED}", subject=subject)) == people


LINES = "prva tabla – Vera Ilić, trener\ndruga tabla – Vidoje Tot, blagajnik"


@pytest.mark.parametrize(
    ("heading", "people"),
    [
        ("Klub postavlja sledeću ekipu", ["Vera Ilić", "Vidoje Tot"]),
        ("Na skup dolaze", ["Vera Ilić", "Vidoje Tot"]),
        ("Dolazim. Raspored naših mečeva je", ["Mila Petrović"]),
    ],
)
def test_lines_may_begin_with_what_each_does(heading: str, people: list[str]) -> None:
    assert names(letter(f"Poštovani,\n\n{heading}:\n\n{LINES}{SIGNED}")) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Prošle godine su kod vas bili Vidoje Tot, Olga Tot i ja. Sada klub šalje samo Veru"
         " Ilić.", ["Vera Ilić"]),
        ("Прошле године су код вас били Видоје Тот и ја, а сада долазимо Вера Илић и ја.",
         ["Вера Илић", "Mila Petrović"]),
    ],
)  # fmt: skip
def test_who_was_there_last_year_does_not_come_by_that(text: str, people: list[str]) -> None:
    assert names(letter(f"Poštovani,\n\n{text}{SIGNED}")) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Dolazi Vera Ilić. Ovaj tim vodi Olga Tot.", ["Vera Ilić"]),
        ("Vidoje Tot vodi naš klub, a dolazi Vera Ilić.", ["Vera Ilić"]),
        ("Delegaciju vodi Vera Ilić, a dolazi i Vidoje Tot.", ["Vera Ilić", "Vidoje Tot"]),
        ("I am registering for the conference.", ["Mila Petrović"]),
    ],
)
def test_who_leads_a_house_does_not_come_by_that(text: str, people: list[str]) -> None:
    assert names(letter(f"Poštovani,\n\n{text}{SIGNED}")) == people


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Prijavljujem Anu Kos i Petra Tota, koordinatore za mlade.", "koordinator za mlade"),
        ("Prijavljujem Anu Kos i Petra Tota za 15. mart. Oboje su pravnici.", "pravnik"),
        (
            "Dajte mesto Ani Kos i Petru Totu, članovima Upravnog odbora.",
            "član Upravnog odbora",
        ),
        ("Dolaze Ana Kos i Petar Tot, članovi Upravnog odbora.", "član Upravnog odbora"),
    ],
)
def test_what_both_are_is_told_of_each(text: str, role: str) -> None:
    reading = letter(f"Poštovani,\n\n{text}\n\nMila Petrović")

    assert [person.role.value for person in reading.attendees if person.role] == [role, role]


def test_a_post_before_the_next_name_of_a_list_is_not_the_writers() -> None:
    text = "Poštovani,\n\ndolazimo ja, koordinatorica Ana Kos i Petar Tot.\n\nAdnan Kučević"
    roles = {one.name.value: one.role and one.role.value for one in letter(text).attendees}

    assert (roles["Ana Kos"], roles["Adnan Kučević"]) == ("koordinatorica", None)


def test_a_flight_is_from_no_town_of_the_house() -> None:
    text = "Dear all,\n\nour flight from Vienna is late, I will come at ten.\n\nMary Osei\n"
    firm = letter(f"{text}Transparent Health Alliance").organisation

    assert firm is not None
    assert firm.city is None
