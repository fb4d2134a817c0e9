"""What becomes of an earlier registration, by letters that tell it in their own ways."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from mailflow.model import Intent, RawMessage, Reading
from mailflow.parse import read
from tests.parse.test_coming import removed
from tests.parse.test_reading import DESK, NOW, SIGNED, letter, names

OWN_BELOW = (
    "\n\nuto, 12. mar 2019. u 9:41 Mila Petrović <mila.petrovic@breza.example> je napisao/la:\n"
    "> Poštovani, za skup prijavljujemo:\n> Vidoje Tot, dirigent\n> Ana Rauš\n"
)


OF_VERA_BELOW = OWN_BELOW.replace("Mila Petrović <mila.petrovic", "Vera Ilić <vera.ilic")


OF_VERA_HERSELF_BELOW = OF_VERA_BELOW.replace("Vidoje Tot, dirigent", "Vera Ilić")


CONFIRMED = (
    "\n\nuto, 12. mar 2019. u 9:41 Danilo Rodić <prijave@skup.example> je napisao/la:\n"
    "> Poštovani, potvrđujemo prijavu. Učesnici: Vidoje Tot, Ana Rauš.\n"
)


RECEIVED = CONFIRMED.replace(
    ".\n",
    ".\n> Dočekaće vas kolegica Mara Savić, a za sva pitanja zovite Bojana Lukića.\n"
    "> Jasna Vuk će vas primiti na ulazu.\n> Ivana Bek, Organizacioni odbor\n",
)


OUTLOOK_BELOW = (
    "\n\nFrom: Mila Petrović\nSent: Tuesday, March 12, 2019 1:15 PM\nTo: prijave@skup.example\n"
    "Subject: Prijava\n\nPoštovani, za skup prijavljujemo Vidoja Tota, dirigenta.\n"
)


HOW_TO_BELOW = (
    "\n\nuto, 12. mar 2019. u 9:41 Danilo Rodić <prijave@skup.example> je napisao/la:\n"
    "> Poštovani, za prijavu je dovoljno da nam pošaljete ime i prezime učesnika.\n"
)


INVITED_BELOW = (
    "\n\npon, 11. mar 2019. u 9:41 Danilo Rodić <prijave@skup.example> je napisao/la:\n"
    "> Pozivamo predstavnike organizacija da prisustvuju konferenciji u petak, 15. marta.\n"
)


ASKED_BELOW = (
    "\n\nuto, 12. mar 2019. u 9:41 Danilo Rodić <prijave@skup.example> je napisao/la:\n"
    "> Pišete da dolaze dve osobe, ali nam trebaju imena radi akreditacija.\n"
)


TWO_BELOW = (
    "\n\nuto, 12. mar 2019. u 9:41 Mila Petrović <mila.petrovic@breza.example> je napisao/la:\n"
    "> Poštovani, na skup dolazimo Vidoje Tot i ja.\n>\n> Mila Petrović, sekretar\n"
)


REMINDED_BELOW = (
    "\n\nuto, 12. mar 2019. u 9:41 Danilo Rodić <prijave@skup.example> je napisao/la:\n"
    "> {} Možemo li da računamo na Vidoja Tota i Veru Ilić?\n"
)


NOT_YET = [
    "Do jutros od Vas nismo dobili prijavu, a rok ističe danas.",
    "Још се нисте пријавили за скуп.",
    "We have not received your registration yet.",
]


WANTED = [
    ("Vidoje je bolestan, neće doći.", TWO_BELOW, Intent.CHANGE),
    ("Naravno, izvinite. Idu Vidoje Tot, dirigent, i Ana Rauš.", ASKED_BELOW, Intent.CHANGE),
    ("Sutra nam je put u Beograd otkazan, svi su pod temperaturom.", CONFIRMED, Intent.CANCEL),
    ("Vidoje Tot, dirigent, i Ana Rauš.", HOW_TO_BELOW, Intent.REGISTER),
    ("Vidoje Tot, dirigent. Od Vere ipak ništa, ona je na putu.",
     HOW_TO_BELOW + ">> Koliko staje? Išla bi i Vera Ilić.\n", Intent.REGISTER),
    ("Prijavljujem Anu Rauš. Naknadno se javio i kolega Vidoje Tot, upišite i njega.", "",
     Intent.REGISTER),
    ("Ipak ne stižem sutra, skinite me sa spiska.", "", Intent.CANCEL),
    ("Nas dvoje koje sam prijavila u utorak nećemo sutra doći.", "", Intent.CANCEL),
    ("Oboje smo bolesni, od našeg sutrašnjeg dolaska nema ništa.", CONFIRMED, Intent.CANCEL),
    ("Direktor Vidoje Tot je sprečen, umesto njega dolazi Ana Rauš.", "", Intent.REGISTER),
    ("U prijavi od juče umesto Vidoja Tota upišite Anu Rauš.", "", Intent.CHANGE),
    ("Ispravljam broj: biće nas troje, ne petoro.", "", Intent.CHANGE),
    ("Nažalost, tog petka ne možemo doći, imamo probu.", "", Intent.DECLINE),
    ("Zahvaljujemo na pozivu, ali nas ovoga puta nećete videti.", "", Intent.DECLINE),
    ("Pre nego što donesemo odluku, da li se plaća kotizacija? Još ne prijavljujem nikoga.",
     "", Intent.QUESTION),
    ("Vidoja i mene izbriši, u četvrtak imamo popis.", OWN_BELOW, Intent.CANCEL),
    ("Imam virozu, ne računajte na mene u petak.",
     OWN_BELOW.replace("Ana Rauš", "Mila Petrović"), Intent.CANCEL),
    ("Vidoja i mene skinite, ne možemo da mrdnemo iz Sente.", CONFIRMED, Intent.CANCEL),
    ("Hvala na pozivu. U petak smo svi na sajmu, pa nas preskočite.", INVITED_BELOW,
     Intent.DECLINE),
    ("Hvala na pozivu, u petak smo na gostovanju i ne računajte na nas ovoga puta.",
     INVITED_BELOW, Intent.DECLINE),
    ("Ne računajte na nas sutra, oboje smo bolesni.", TWO_BELOW, Intent.CANCEL),
    ("Ipak ništa od nas sutra. Briši nas oboje sa spiska.", TWO_BELOW, Intent.CANCEL),
    ("Ukloni nas, molim te.", TWO_BELOW, Intent.CANCEL),
    ("Од нас сутра ипак ништа, ништа од нас.", TWO_BELOW, Intent.CANCEL),
    ("Nažalost, ništa od nas ovog puta.", INVITED_BELOW, Intent.DECLINE),
    ("Dolazim. Vidoje Tot ne zna da li će moći jer nekoga menja na poslu, njega nemojte"
     " računati. Ako se nešto promeni, javljam.", "", Intent.REGISTER),
    ("Hteli smo supruga Ana i ja da se prijavimo, ali nam se kobila ždrebi. Ne možemo doći.",
     INVITED_BELOW, Intent.DECLINE),
    ("Планирали смо Ана Рауш и ја да дођемо, али нас је спречио посао.", INVITED_BELOW,
     Intent.DECLINE),
    ("Hteli smo Ana Rauš i ja da dođemo, ali ona ne može, pa dolazim sama.", INVITED_BELOW,
     Intent.REGISTER),
    ("Prošle nedelje sam vam se prijavila. Dolazim i dalje, a molim vas upišite i mog muža,"
     " Vidoja Tota.", "", Intent.CHANGE),
    ("Prijavljujem sebe, a molim vas upišite i mog muža, Vidoja Tota.", "", Intent.REGISTER),
    ("Dolazim ja, a Vidoje Tot zamenjuje kolegu u školi, pa ne može.", "", Intent.REGISTER),
    ("I am coming, Vidoje Tot is not. If anything changes I will write.", "", Intent.REGISTER),
    ("Juče smo prijavili Vidoja Tota. On ne može, menja ga Ana Rauš, jer je u smeni.", "",
     Intent.CHANGE),
]  # fmt: skip


WAITING_BELOW = (
    "\n\nčet, 14. mar 2019. u 9:41 Danilo Rodić <prijave@skup.example> je napisao/la:\n"
    "> Na listi čekanja ste Mila Petrović i Vidoje Tot. Oslobodilo se jedno mesto.\n"
    "> Javite nam ko od vas dvoje dolazi.\n"
)


WAITING_EN_BELOW = (
    "\n\nOn 14 Mar 2019 at 9:41, Danilo Rodić <prijave@skup.example> wrote:\n"
    "> Mila Petrović and Vidoje Tot are on our waiting list. One seat is free.\n"
)


DETAILS_BELOW = (
    "\n\nuto, 12. mar 2019. u 9:41 Danilo Rodić <prijave@skup.example> je napisao/la:\n"
    "> Hvala na prijavi (Mila Petrović i Vidoje Tot). Nedostaju nam funkcije i telefon.\n"
)


PEOPLE = [
    *((said, below, ["Vidoje Tot"], ["Mila Petrović"]) for said, below in [
        ("Onda neka mesto dobije Vidoje Tot, a mene skinite sa spiska.", WAITING_BELOW),
        ("Mesto neka pripadne Vidoju Totu, ja odustajem.", WAITING_BELOW),
        ("Prednost dajem Vidoju Totu, ja ću drugi put.", WAITING_BELOW),
        ("Neka ide Vidoje Tot, ja se povlačim.", WAITING_BELOW),
        ("Vidoje Tot će doći, ja neću.", WAITING_BELOW),
        ("Mesto ustupam Vidoju Totu.", WAITING_BELOW),
        ("Please give the seat to Vidoje Tot and take me off the list.", WAITING_EN_BELOW),
        ("Vidoje Tot should have the seat; I give up mine.", WAITING_EN_BELOW),
        ("The seat goes to Vidoje Tot, I withdraw.", WAITING_EN_BELOW),
        ("Vidoje Tot will come, I won't.", WAITING_EN_BELOW),
    ]),
    *((said, below, ["Mila Petrović"], ["Vidoje Tot"]) for said, below in [
        ("Mesto uzimam ja, a Vidoja Tota skinite.", WAITING_BELOW),
        ("Vidoje Tot mi ustupa mesto, dolazim ja.", WAITING_BELOW),
        ("Neka ostanem ja, Vidoje Tot odustaje od mesta.", WAITING_BELOW),
        ("Vidoje Tot lets me have the seat, so I will come.", WAITING_EN_BELOW),
        ("I am coming, Vidoje Tot steps back.", WAITING_EN_BELOW),
    ]),
    ("Mala promena: Vidoje ne ide, pa dolazimo samo Ana i ja.", OWN_BELOW,
     ["Ana Rauš", "Mila Petrović"], ["Vidoje Tot"]),
    ("Mala izmena: umesto Vidoja Tota dolazi Vera Ilić. Vidoje mora na put.", CONFIRMED,
     ["Vera Ilić", "Ana Rauš"], ["Vidoje Tot"]),
    ("U jučerašnjoj prijavi propustila sam da navedem telefon: 069 334 5180.", OUTLOOK_BELOW,
     ["Vidoje Tot"], []),
    ("U prijavi je pogrešna organizacija. Vidoje Tot i ja ne dolazimo ispred Doma, gde radimo,"
     " nego ispred Udruženja „Jasen“.", "", ["Vidoje Tot", "Mila Petrović"], []),
    ("Ispravka prijave: Vidoje Tot is not coming for the City Hall but for our Association.",
     "", ["Vidoje Tot"], []),
    ("Umesto ranijeg spiska važi ovaj:\n- Vera Ilić\n- Vidoje Tot\n\nRazlika je u tome što nema"
     " Ane Rauš, a nova je Vera Ilić.", "", ["Vera Ilić", "Vidoje Tot"], ["Ana Rauš"]),
    ("U odnosu na raniju prijavu nema više Ane Rauš, dodat je Vidoje Tot.", "",
     ["Vidoje Tot"], ["Ana Rauš"]),
    ("Сторнирајте ранију листу. Ане Рауш више нема на списку, додат је Видоје Тот.", "",
     ["Видоје Тот"], ["Ана Рауш"]),
    ("Rasprava je odložena, ipak dolazim ja, a Vidoje Tot se vraća na svoje obaveze.",
     OUTLOOK_BELOW, ["Mila Petrović"], ["Vidoje Tot"]),
    ("Juče smo prijavili Vidoja Tota. On je bolestan, pa umesto njega upišite Veru Ilić.",
     "", ["Vera Ilić"], ["Vidoje Tot"]),
    ("Umesto Vidoja Tota upišite Veru Ilić. Anu Rauš, koju smo prijavili, ostavite.",
     "", ["Vera Ilić", "Ana Rauš"], ["Vidoje Tot"]),
    ("Dodajte, molim vas, i Veru Ilić.", OWN_BELOW,
     ["Vera Ilić", "Vidoje Tot", "Ana Rauš"], []),
    ("Ovo je konačan spisak, prethodni zanemarite:\n- Vera Ilić\n- Ana Rauš", OWN_BELOW,
     ["Vera Ilić", "Ana Rauš"], ["Vidoje Tot"]),
    ("Mala ispravka: prezivam se Petrović, a ne Petrovič, i dolazi Vidoje Tot.", CONFIRMED,
     ["Mila Petrović", "Vidoje Tot"], []),
    ("Vidoje Tot nije vajar nego kustos.", CONFIRMED, ["Vidoje Tot", "Ana Rauš"], []),
    ("Ana Rauš je postala direktorka, pa molim da promenite funkciju.", CONFIRMED,
     ["Ana Rauš", "Vidoje Tot"], []),
    ("Vidoje Tot ipak ne dolazi. Ostali dolaze.", CONFIRMED, ["Ana Rauš"], ["Vidoje Tot"]),
    ("Vidoje Tot ipak ne dolazi. Ostali dolaze.", RECEIVED, ["Ana Rauš"], ["Vidoje Tot"]),
    ("Umesto Vidoja Tota dolazi Vera Ilić. Ja kao mentor ovog puta ne putujem.", RECEIVED,
     ["Vera Ilić", "Ana Rauš"], ["Vidoje Tot"]),
    ("Ispravka: učesnica se zove Anđela Mitić, a ne Angela Mitić.", "", ["Anđela Mitić"], []),
    ("Umesto Angela Mitić u prijavi treba da stoji Anđela Mitić.", "", ["Anđela Mitić"], []),
    ("U našoj prijavi stoji Angela Mitić, ispravno je Anđela Mitić.", "",
     ["Anđela Mitić"], []),
    ("The name of our participant is Andjela Mitic, not Angela Mitic, please correct it.", "",
     ["Andjela Mitic"], []),
    ("Izmena: dolazi Anđela Mitić, a ne Petar Mitić.", "", ["Anđela Mitić"],
     ["Petar Mitić"]),
    ("Vidoje i Ana ipak ostaju u Senti, umesto njih dolazi samo Vera Ilić.", CONFIRMED,
     ["Vera Ilić"], ["Vidoje Tot", "Ana Rauš"]),
    ("Potkrala se greška u jutrošnjoj prijavi: kolega se ne zove Vidoje nego Vidan. "
     "Sve ostalo stoji.", OWN_BELOW, ["Vidan Tot", "Ana Rauš"], []),
    ("ISPRAVKA: ime kolege nije Vidoje nego Vidan Tot.", OWN_BELOW,
     ["Vidan Tot", "Ana Rauš"], []),
    ("Vidoje ipak ne dolazi, samo Ana.", OWN_BELOW, ["Ana Rauš"], ["Vidoje Tot"]),
    ("Od dvoje prijavljenih dolazi samo Ana.", OWN_BELOW, ["Ana Rauš"], ["Vidoje Tot"]),
    ("Pored njih dvoje dolazi i Vera Ilić.", OWN_BELOW,
     ["Vera Ilić", "Vidoje Tot", "Ana Rauš"], []),
    ("Zaboravila sam da kažem: Vidoje Tot je vegetarijanac.", OWN_BELOW,
     ["Vidoje Tot", "Ana Rauš"], []),
    ("Samo da dopunim: Vidojev telefon je 063 222 3334.", OWN_BELOW,
     ["Vidoje Tot", "Ana Rauš"], []),
    ("Mala rokada: Vidoje Tot ne može, umesto njega ide Vera Ilić.", OWN_BELOW,
     ["Vera Ilić", "Ana Rauš"], ["Vidoje Tot"]),
    ("Konačan spisak: Vera Ilić i Ana Rauš. Prethodni zanemarite.", OWN_BELOW,
     ["Vera Ilić", "Ana Rauš"], ["Vidoje Tot"]),
    ("Vidoja Tota nažalost moramo da otkažemo.", CONFIRMED, ["Ana Rauš"], ["Vidoje Tot"]),
    ("Vidoje Tot je sprečen, umesto njega idem ja.", CONFIRMED,
     ["Mila Petrović", "Ana Rauš"], ["Vidoje Tot"]),
    ("Many thanks! One more from us: Vera Ilić, our treasurer.", CONFIRMED,
     ["Vera Ilić", "Vidoje Tot", "Ana Rauš"], []),
    ("Prijavu dopunjavamo jednim imenom: Vera Ilić.", OWN_BELOW,
     ["Vera Ilić", "Vidoje Tot", "Ana Rauš"], []),
    ("Ispravka: umesto Vidoja ide Vera Ilić.", OWN_BELOW, ["Vera Ilić", "Ana Rauš"],
     ["Vidoje Tot"]),
    ("Zaboravila sam da napomenem da je Vidoje vegetarijanac.", CONFIRMED,
     ["Vidoje Tot", "Ana Rauš"], []),
    ("Pored nas dvoje došla bi i Vera Ilić.", TWO_BELOW,
     ["Vera Ilić", "Mila Petrović", "Vidoje Tot"], []),
    ("Vidoje ustupa svoje mesto meni. Ana ostaje.", OF_VERA_BELOW,
     ["Mila Petrović", "Ana Rauš"], ["Vidoje Tot"]),
    ("Na Anino mesto upišite mene, ostali dolaze.", OF_VERA_BELOW,
     ["Mila Petrović", "Vidoje Tot"], ["Ana Rauš"]),
    ("Verino mesto preuzima Lana Tadić, njena prijava je dole.", OF_VERA_HERSELF_BELOW,
     ["Lana Tadić", "Ana Rauš"], ["Vera Ilić"]),
    ("Vidoje je bolestan, neće doći.", TWO_BELOW, ["Mila Petrović"], ["Vidoje Tot"]),
    ("Dolazim i ja, oslobodila sam se obaveza.", OWN_BELOW,
     ["Mila Petrović", "Vidoje Tot", "Ana Rauš"], []),
    *((said, OWN_BELOW, ["Mila Petrović", "Vidoje Tot", "Ana Rauš"], []) for said in [
        "Prijavljujem i sebe.", "I will come too.", "I will join them.",
    ]),
    *((said, below, ["Ana Rauš"], ["Vidoje Tot"]) for below in (OWN_BELOW, CONFIRMED)
      for said in [
        "Moram da odjavim Vidoja Tota.",
        "Odjavljujem Vidoja Tota.",
        "Nažalost, moram da otkažem učešće kolege Vidoja Tota.",
        "I have to cancel Vidoje Tot's participation.",
        "Dolazi nam samo koleginica Ana Rauš.",
        "Only Ana Rauš will come.",
    ]),
    *((said, OWN_BELOW, ["Ana Rauš"], ["Vidoje Tot"]) for said in [
        "Vidoje Tot ipak ne dolazi.",
        "Nažalost, Vidoje Tot neće moći.",
        "Molim da sa spiska skinete Vidoja Tota.",
        "Vidoje Tot cannot come after all.",
        "Vidoje Tot has to cancel, Ana Rauš is still coming.",
    ]),
    ("Ispravite: nije Vidoje Tot nego Vidoje Petrić.", CONFIRMED,
     ["Vidoje Petrić", "Ana Rauš"], ["Vidoje Tot"]),
]  # fmt: skip


ASKED = [
    "> 1. Naziv organizacije?\n\nUdruženje „Breza“\n\n> 2. Ko će prisustvovati?\n\n"
    "Vidoje Tot i Ana Rauš\n\n> 3. Parking?\n\nNe treba.\n",
    "> Hvala na prijavi. Molimo vas da nam kažete ko dolazi.\n\nVidoje Tot, Ana Rauš\n",
    "> Kako se zovu predstavnici?\n\nVidoje Tot, Ana Rauš\n",
    "> Thank you. Who will be attending?\n\nVidoje Tot and Ana Rauš\n",
]


COMING = [
    ("Dolazi Vidoje Tot. Ukoliko ne stigne, zamolila sam Anu Rauš da dođe.", ["Vidoje Tot"]),
    ("Po nalogu predsednika Saveza, prof. dr Vidoja Tota, dolazi Ana Rauš.", ["Ana Rauš"]),
    ("Bila bih zahvalna da se akreditujem kao novinarka.", ["Mila Petrović"]),
    ("Uz saglasnost dekana Vidoja Tota dolazi Ana Rauš.", ["Ana Rauš"]),
    ("Dolaze:\n- novinarka Ana Rauš\n- snimatelj Vidoje Tot", ["Ana Rauš", "Vidoje Tot"]),
    (
        "Prijavljujemo:\n1. Anu Rauš\n2. Vidoja Tota\nZa Savez: Vera Ilić",
        ["Ana Rauš", "Vidoje Tot"],
    ),
    (
        "DOLAZE\nPrezime i ime\tFunkcija\nRauš Ana\tpravnica\n"
        "NE DOLAZE\nPrezime i ime\tFunkcija\nTot Vidoje\tpravnik",
        ["Ana Rauš"],
    ),
]


@pytest.mark.parametrize(("text", "below", "intent"), WANTED)
def test_what_is_wanted_of_an_earlier_registration(
    text: str, below: str, intent: Intent
) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}{below}").intent is intent


@pytest.mark.parametrize(("text", "below", "come", "gone"), PEOPLE)
def test_who_comes_and_who_falls_away_after_a_change(
    text: str, below: str, come: list[str], gone: list[str]
) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}{below}")

    assert reading.intent is Intent.CHANGE
    assert (names(reading), removed(reading)) == (come, gone)


@pytest.mark.parametrize("text", ASKED)
def test_names_between_the_desks_questions_complete_a_registration(text: str) -> None:
    reading = letter(text + SIGNED, subject="Re: Vaša prijava")

    assert (reading.intent, names(reading)) == (Intent.CHANGE, ["Vidoje Tot", "Ana Rauš"])


def test_names_between_the_questions_of_a_form_are_a_first_registration() -> None:
    text = (
        "> To register for our forum in Bor, just answer these:\n> 1. Who comes?\n\n"
        "Ana Rauš, she is our planner. I stay home.\n\n> 2. Her e-mail?\n\nana@breza.example\n"
    )
    reading = letter(text + SIGNED, subject="Re: Forum: how to register")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Ana Rauš"])


@pytest.mark.parametrize(("text", "people"), COMING)
def test_others_named_beside_those_who_come_are_not_counted(
    text: str, people: list[str]
) -> None:
    assert names(letter(f"Poštovani,\n\n{text}{SIGNED}")) == people


def test_a_name_put_right_is_told_with_the_wrong_one() -> None:
    reading = letter("Ispravka: dolazi Anđela Mitić, a ne Angela Mitić." + SIGNED)

    assert reading.corrected == (("Angela Mitić", "Anđela Mitić"),)


SURE = [
    ("Odjavljujem svoje učešće u petak.", ""),
    ("Povlačim svoju prijavu, razbolela sam se.", ""),
    ("Bila je prijavljena Ana Rauš. Prijavu povlačimo.", ""),
    ("Ana Rauš i Vidoje Tot koje smo najavili neće doći, a nemamo koga umesto njih.", ""),
    ("Vidoje Tot ne može, umesto njega ide Vera Ilić. Sve ostalo važi.", OWN_BELOW),
    ("Nažalost ne mogu da dođem iako sam se prijavila, umesto mene dolazi Ana Rauš.", ""),
    ("Menjamo učesnika: umesto Vidoja Tota dolazi Ana Rauš.", ""),
    ("Dodajte, molim vas, i Veru Ilić.", OWN_BELOW),
    ("Vidoje Tot je na putu i neće doći.", CONFIRMED),
    ("Nažalost, Vidoje Tot ipak ne može.", CONFIRMED),
    ("Vidoje Tot se razboleo, pa će doći Vera Ilić.", CONFIRMED),
    ("Zahvaljujemo na pozivu. Direktor Vidoje Tot je sprečen, umesto njega dolazi Ana Ilić.",
     ""),
    ("Dolaze Ana Rauš i Vidoje Tot; nažalost ja sam sprečena.", ""),
    ("Svi smo tog dana na terenu, uključujući i Anu Rauš. Ne možemo da dođemo.", ""),
    ("Da li se dobija uverenje? Od toga zavisi da li ćemo se prijaviti; "
     "pitala je i Ana Rauš.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "below"), SURE)
def test_what_is_told_outright_needs_no_look(text: str, below: str) -> None:
    assert not letter(f"Poštovani,\n\n{text}{SIGNED}{below}").needs_review


UNSURE = [
    "Šaljemo prijavu za Anu Ilić. Ispravite nas ako smo nešto pogrešili.",
    "Od dvoje prijavljenih Vidoje Tot otpada, Vesna dolazi.",
    "Prijavili smo se juče, a javila se i Ana Rauš da bi išla. Ima li mesta za nju?",
    "Šaljem zapisnik sa sastanka, prisutni: Ana Rauš, Vidoje Tot.",
    "Da li ima još mesta? Ako ima, prijavila bih Anu Rauš.",
    "Volela bih da dođem, ali radim.",
]


@pytest.mark.parametrize("text", UNSURE)
def test_what_may_mean_more_is_looked_at(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}{SIGNED}").needs_review


OTHERS = [
    "Obaveštavamo vas da smo promenili žiro račun.",
    "Molimo vas da nam dostavite potpisan ugovor o dodeli sredstava.",
    "Molim vas za preporuku za stipendiju, rok je krajem meseca.",
    "Nudimo povoljnu štampu, cenovnik je u prilogu.",
    "Ako pripremate skup do 150 učesnika, nudimo Vam kafu već od 500 dinara. Cenovnik šaljemo.",
    "Srećni praznici i sve najbolje!",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_business_is_known_without_a_look(text: str) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert (reading.intent, reading.needs_review) == (Intent.UNRELATED, False)


def with_list(text: str, subject: str = "Spisak") -> Reading:
    """Return the reading of a letter that brings a table of two people along."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "Mila Petrović <mila.petrovic@breza.example>", DESK
    message["Subject"] = subject
    message.set_content(f"Poštovani,\n\n{text}{SIGNED}")
    table = "Ime i prezime;Funkcija\nVidoje Tot;dirigent\nAna Rauš;urednica\n"
    message.add_attachment(table.encode(), maintype="text", subtype="csv", filename="s.csv")
    return read(RawMessage(source=message.as_bytes(), received_at=NOW))


@pytest.mark.parametrize(
    ("text", "coming"),
    [
        ("Učesnici su u prilogu. Zanemarite u njemu gospodina Vidoja Tota, javio je da ipak ne"
         " može.", ["Ana Rauš"]),
        ("U tabeli su naši ljudi. Tabela je od juče; jutros je Vidoje Tot javio da ima visoku"
         " temperaturu, pa ga precrtajte. Ana dolazi.", ["Ana Rauš"]),
        ("Attached are our people. Vidoje Tot called in sick, so please leave him out.",
         ["Ana Rauš"]),
        ("Two delegates, see the CSV. One correction to it: Ana Rauš is the editor now.",
         ["Ana Rauš", "Vidoje Tot"]),
        ("U prilogu dostavljam popunjen obrazac i molim da potvrdite prijem.",
         ["Ana Rauš", "Vidoje Tot"]),
        ("U prilogu je spisak učesnika. Umesto Vidoja Tota doći će Mirko Sedlar.",
         ["Ana Rauš", "Mirko Sedlar"]),
        ("U prilogu je spisak. U spisku stoji Vidoje Tot, a umesto njega dolazi Mirko Sedlar.",
         ["Ana Rauš", "Mirko Sedlar"]),
        ("Spisak je u prilogu. Dodajte i Mirka Sedlara.",
         ["Ana Rauš", "Mirko Sedlar", "Vidoje Tot"]),
    ],
)  # fmt: skip
def test_what_is_put_right_in_a_paper_that_comes_along_alters_nothing(
    text: str, coming: list[str]
) -> None:
    reading = with_list(text)

    assert (reading.intent, sorted(names(reading))) == (Intent.REGISTER, coming)
    assert {doubt.code for doubt in reading.doubts}.isdisjoint({"adds", "speaks_of_instead"})


@pytest.mark.parametrize("text", [
    "U prilogu je izmenjen spisak, Petar Sedlar ne dolazi, a dodata je Ana Rauš.",
    "Attached is our updated list. Petar Sedlar has left us.",
])  # fmt: skip
def test_a_new_list_that_comes_along_alters_one_sent_before(text: str) -> None:
    assert with_list(text).intent is Intent.CHANGE


def test_the_same_said_of_a_list_sent_before_alters_it() -> None:
    reading = with_list("Jučerašnji spisak bacite, važi ovaj u prilogu. Nema više Vere Ilić.")

    assert (reading.intent, removed(reading)) == (Intent.CHANGE, ["Vera Ilić"])


def test_who_sat_in_a_workshop_reported_on_does_not_come() -> None:
    text = "Šaljem finansijski izveštaj i spisak učesnika radionice koju smo držali u februaru."

    assert with_list(text, "Izveštaj").intent is Intent.UNRELATED


def test_who_is_only_in_the_subject_falls_away_by_the_text() -> None:
    reading = letter(
        f"Poštovani,\n\numesto Vidoja Tota dolazi Vera Ilić.{SIGNED}{CONFIRMED}",
        subject="Re: Potvrda prijave - Vidoje Tot",
    )

    assert "Vidoje Tot" not in names(reading)
    assert removed(reading) == ["Vidoje Tot"]


def test_cannot_in_a_line_over_the_invitation_needs_no_look() -> None:
    reading = letter(f"Hvala, ne mogu taj petak.\n\nMila Petrović{INVITED_BELOW}")

    assert (reading.intent, reading.needs_review) == (Intent.DECLINE, False)


def test_all_that_one_line_of_my_own_registration_named_fall_away() -> None:
    below = (
        "\n\nuto, 12. mar 2019. u 9:41 Mila Petrović <mila.petrovic@breza.example> je napisao/"
        "la:\n> Poštovani, udruženje javlja dvoje za konferenciju:\n"
        "> Milu Petrović (predsednica) i Vidoja Tota (montažer).\n> Pozdrav, M. Petrović\n"
    )
    reading = letter(f"Otkazujemo, niko od nas ne stiže u petak.\n\nMila{below}")

    assert (reading.intent, removed(reading)) == (
        Intent.CANCEL,
        ["Mila Petrović", "Vidoje Tot"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Vidoje i ja ne dolazimo.",
        "Видоје и ја нећемо доћи.",
        "Nažalost, ni Vidoje ni ja ne možemo da dođemo.",
        "Nas dvoje (Vidoje i ja) ipak ne dolazimo.",
        "Vidoje and I are not coming.",
    ],
)
def test_who_writes_falls_away_with_the_one_named_beside_him(text: str) -> None:
    reading = letter(text + SIGNED + CONFIRMED.replace("Ana Rauš", "Ana Rauš, Mila Petrović"))

    assert removed(reading) == ["Vidoje Tot", "Mila Petrović"]
    assert (names(reading), reading.attendee_count) == (["Ana Rauš"], 1)


def test_an_unnamed_colleague_in_somebodys_place_is_not_forgotten() -> None:
    reading = letter(f"Umesto Vidoja Tota dolazi njegov kolega.{SIGNED}{CONFIRMED}")

    assert reading.needs_review


@pytest.mark.parametrize(
    "text",
    [
        "Prezime mi je pogrešno, Petrovićević.",
        "Moje prezime je Anić-Perić, molim da ispravite.",
        "Na spisku neka ostanu Vidoje i Mila.",
    ],
)
def test_a_change_that_alters_nothing_we_found_is_looked_at(text: str) -> None:
    reading = letter(text + SIGNED + CONFIRMED.replace("Ana Rauš", "Ana Rauš, Mila Petrović"))

    assert reading.needs_review
    assert "changes_nothing" in [doubt.code for doubt in reading.doubts]


def test_whoever_is_entered_beside_a_new_one_is_perhaps_replaced() -> None:
    said = "U prijavi smo naveli Vidoja Peića. Uprava je sada odredila Anu Rauš, pa "

    reading = letter(said + "molim da izmenite prijavu." + SIGNED)

    assert "kept_or_replaced" in [doubt.code for doubt in reading.doubts]


def test_who_is_entered_stays_beside_one_who_comes_too() -> None:
    said = "U prijavi smo naveli Vidoja Peića. Dolazi i Ana Rauš, molim da izmenite prijavu."

    reading = letter(said + SIGNED)

    assert "kept_or_replaced" not in [doubt.code for doubt in reading.doubts]


@pytest.mark.parametrize(
    "said",
    [
        "Hvala na potvrdi. Dolazim sama, krećem se u invalidskim kolicima.",
        "Хвала на потврди! Молим и једно паркинг место, долазим колима.",
        "Thanks for the confirmation. I am coming by car and need a parking space.",
    ],
)
def test_who_is_confirmed_and_now_needs_something_changes_it(said: str) -> None:
    below = CONFIRMED.replace("Vidoje Tot, Ana Rauš", "Mila Petrović")
    reading = letter(f"Poštovani,\n\n{said}{SIGNED}{below}", In_Reply_To="<1@skup.example>")

    assert (reading.intent, names(reading)) == (Intent.CHANGE, ["Mila Petrović"])
    assert reading.requests
    assert not reading.needs_review


@pytest.mark.parametrize(
    ("said", "intent", "come", "gone"),
    [
        ("Moramo da otkažemo, žao mi je.", Intent.CANCEL, [], ["Vidoje Tot", "Mila Petrović"]),
        ("Vidoje je sprečen, a zamenu nismo našli.", Intent.CHANGE, ["Mila Petrović"],
         ["Vidoje Tot"]),
        ("Dolazi samo Vidoje, ja imam sud tog dana.", Intent.CHANGE, ["Vidoje Tot"],
         ["Mila Petrović"]),
    ],
)  # fmt: skip
def test_whose_own_mail_below_says_that_they_come_was_registered_too(
    said: str, intent: Intent, come: list[str], gone: list[str]
) -> None:
    sender = "Mila Petrović <mila.petrovic@breza.example>"
    reading = letter(f"Poštovani,\n\n{said}{SIGNED}{TWO_BELOW}", sender, subject="Re: Prijava")

    assert (reading.intent, names(reading), removed(reading)) == (intent, come, gone)


def test_who_is_given_another_surname_is_the_one_of_that_given_name() -> None:
    reading = letter(f"Poštovani,\n\nmala ispravka: Ana se preziva Tomić.{SIGNED}{CONFIRMED}")

    assert (reading.intent, removed(reading)) == (Intent.CHANGE, [])
    assert sorted(names(reading)) == ["Ana Tomić", "Vidoje Tot"]


def test_who_is_confirmed_and_brings_another_changes_the_registration() -> None:
    reading = letter(f"Poštovani,\n\nAna Rauš dolazi sa Verom Ilić.{SIGNED}{CONFIRMED}")

    assert reading.intent is Intent.CHANGE
    assert sorted(names(reading)) == ["Ana Rauš", "Vera Ilić", "Vidoje Tot"]


def test_one_struck_off_the_list_below_leaves_the_others_on_it() -> None:
    reading = letter(f"Poštovani,\n\nskinite Anu Rauš sa spiska.{SIGNED}{CONFIRMED}")

    assert (names(reading), removed(reading)) == (["Vidoje Tot"], ["Ana Rauš"])
    assert "only_below" not in {doubt.code for doubt in reading.doubts}


def test_who_signs_the_confirmation_in_its_last_line_is_nobody_it_lists() -> None:
    below = CONFIRMED.replace("Ana Rauš.", "Ana Rauš. Vidimo se! Jasna Vuk, koordinatorka")
    reading = letter(f"Poštovani,\n\notkazujemo dolazak.{SIGNED}{below}")

    assert (reading.intent, removed(reading)) == (Intent.CANCEL, ["Vidoje Tot", "Ana Rauš"])
    assert "also_below" not in {doubt.code for doubt in reading.doubts}


def test_what_the_desk_confirmed_below_registers_nobody_once_more() -> None:
    below = (
        "\n\nFrom: Skup\nSent: Tuesday, March 12, 2019 1:15 PM\nTo: Mila Petrović\n"
        "Subject: Potvrda\n\nWe are glad to confirm: Ana Rauš. Your seat is in row 2."
        " Jasna Vuk, our team\n"
    )
    said = "Please cancel the registration of Ana Rauš, which you confirmed (see below)."
    reading = letter(f"Dear all,\n\n{said}{SIGNED}{below}")

    assert (reading.intent, removed(reading)) == (Intent.CANCEL, ["Ana Rauš"])


def test_who_comes_in_the_place_of_one_and_says_that_another_stays_on_the_list() -> None:
    text = "Umesto Ane dolazim ja, Vidoje ostaje u spisku."
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}{OF_VERA_BELOW}", subject="Fw: Prijava")

    assert sorted(names(reading)) == ["Mila Petrović", "Vidoje Tot"]
    assert removed(reading) == ["Ana Rauš"]
    assert "mail_unused" not in {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize("told", NOT_YET)
def test_who_answers_a_reminder_had_not_registered(told: str) -> None:
    text = "Dolazi Vidoje Tot. Vera Ilić od januara više ne radi kod nas.\n\nMila Petrović"
    reading = letter(text + REMINDED_BELOW.format(told))

    assert reading.intent is Intent.REGISTER
    assert names(reading) == ["Vidoje Tot"]
    assert not any(doubt.code == "known_below" for doubt in reading.doubts)


@pytest.mark.parametrize(
    "said",
    [
        "Koleginica se zove Ana Rauč, ne Rauš. Inače je sve tačno.",
        "Prezime koleginice je Rauč, ne Rauš.",
        "Potkrala se greška, koleginica se preziva Rauč.",
        "Prezime koleginice je pogrešno napisano, treba Rauč.",
        "Koleginica se ne preziva Rauš nego Rauč.",
        "Ana Rauč, ne Rauš. Hvala!",
        "Mala greška: Ana se preziva Rauč.",
    ],
)
def test_half_a_name_put_right_is_of_whom_the_list_below_has_so_written(said: str) -> None:
    reading = letter(f"Poštovani,\n\n{said}{SIGNED}{CONFIRMED}")

    assert (reading.intent, removed(reading)) == (Intent.CHANGE, [])
    assert sorted(names(reading)) == ["Ana Rauč", "Vidoje Tot"]
    assert not reading.needs_review


@pytest.mark.parametrize("said", ["Ja se ne prezivam Petković nego", "Greška, prezivam se"])
def test_who_signs_puts_the_half_right_that_the_list_below_has_wrong(said: str) -> None:
    below = CONFIRMED.replace("Ana Rauš", "Mila Petković")
    reading = letter(f"Poštovani,\n\n{said} Petrović.{SIGNED}{below}")

    assert sorted(names(reading)) == ["Mila Petrović", "Vidoje Tot"]


def test_who_takes_us_all_off_a_list_below_means_himself_too() -> None:
    text = "Vidoju je loše, meni isto. Briši nas oboje."
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}{TWO_BELOW}")

    assert removed(reading) == ["Vidoje Tot", "Mila Petrović"]


def test_whom_the_desk_says_it_entered_stays_when_anothers_post_is_put_right() -> None:
    below = (
        "\n\nuto, 12. mar 2019. u 9:41 Danilo Rodić <prijave@skup.example> je napisao/la:\n"
        "> Upisali smo Vas i gospođu Anu Rauš (član). Da li dolazite kolima?\n"
    )
    text = f"Ana Rauš je blagajnica, pa to ispravite. Inače sve stoji.{SIGNED}{below}"

    reading = letter(text, sender="Mila Petrović <mila@breza.example>")

    assert sorted(names(reading)) == ["Ana Rauš", "Mila Petrović"]


def test_who_tells_the_desk_posts_and_telephones_drops_nobody() -> None:
    text = "Dopunjavam: Tot je dirigent, a ja sam pijanistkinja. Za mene telefon ne treba."
    reading = letter(text + SIGNED + DETAILS_BELOW, subject="Re: Prijava")

    assert reading.intent is Intent.CHANGE
    assert (names(reading), removed(reading)) == (["Vidoje Tot", "Mila Petrović"], [])


def test_a_thread_that_is_to_be_disregarded_registered_nobody() -> None:
    below = "\n\nuto, 12. mar 2019. u 9:41 Vera Ilić <vera.ilic@breza.example> je napisao/la:\n"
    below += "> Mogu ja, a povela bih i Anu Rauš. Mila, hoćeš li da nas prijaviš?\n"
    text = "Prepisku ispod zanemarite. Ne možemo ni Vera ni ja, dolazi Vidoje Tot."
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}{below}")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Vidoje Tot"])


def test_who_is_to_be_asked_instead_is_not_cancelled() -> None:
    text = "Otkazujemo našu prijavu broj 12. Za sva pitanja obratite se kolegi Vidoju Totu."

    assert removed(letter(f"Poštovani,\n\n{text}{SIGNED}")) == []


@pytest.mark.parametrize(
    "end",
    [
        "> Vidoje Tot, Ana Rauš.\n> Ines Levak, Kancelarija skupa\n",
        "> Vidoje Tot\n> Ana Rauš\n>\n> Ines Levak\n> Kancelarija skupa\n",
        "> Vidoje Tot i Ana Rauš.\n>\n> Srdačno,\n> Ines Levak, koordinatorka\n",
    ],
)
def test_who_signs_the_desk_s_confirmation_is_nobody_it_lists(end: str) -> None:
    below = "\n\nuto, 12. mar 2019. u 9:41 Skup <prijave@skup.example> je napisao/la:\n"
    below += f"> Poštovana, potvrđujemo mesta:\n{end}"
    reading = letter(f"Draga Ines,\n\numesto Ane Rauš dolazi Petar Simić.\n{SIGNED}{below}")

    assert sorted(names(reading)) == ["Petar Simić", "Vidoje Tot"]


def test_who_closes_her_own_list_below_with_her_post_comes_too() -> None:
    below = "\n\nuto, 12. mar 2019. u 9:41 Mila Petrović <mila.petrovic@breza.example> je"
    below += " napisao/la:\n> Dolaze:\n> Ana Rauš, članica\n> Mila Petrović, sekretar\n"
    reading = letter(f"Poštovani,\n\nna spisak dodajte i Jovana Simića.\n{SIGNED}{below}")

    assert sorted(names(reading)) == ["Ana Rauš", "Jovan Simić", "Mila Petrović"]


@pytest.mark.parametrize(
    "said",
    [
        "Vidoje Tot ipak ne može da dođe.",
        "Mala ispravka: umesto Vidoja Tota dolazi Ana Rauš.",
        "One correction, please: Vidoje Tot is ill, and Ana Rauš will come instead of him.",
    ],
)
@pytest.mark.parametrize("mark", ["> ", ""])
@pytest.mark.parametrize("end", ["", ", koordinatorka", "\n{}Sajam knjiga"])
def test_who_signs_the_desks_list_unconfirmed_is_nobody_on_it(
    said: str, mark: str, end: str
) -> None:
    below = "\n\nDana 12.3.2024. u 9:41 Sajam <prijave@skup.example> je napisao/la:\n\n"
    desk = ["Draga Mila,", "na Vaše ime su rezervisana dva mesta: Mila Petrović, Vidoje Tot."]
    below += "".join(f"{mark}{line}\n" for line in [*desk, "Jasna Vuk" + end.format(mark)])
    reading = letter(f"Draga Jasna,\n\nhvala. {said}{SIGNED}{below}", subject="Re: Mesta")

    assert set(names(reading)) == {"Mila Petrović"} | ({"Ana Rauš"} if "Ana" in said else set())
    assert removed(reading) == ["Vidoje Tot"]
    assert not reading.needs_review


def test_a_greeting_below_gives_nobody_a_name() -> None:
    below = CONFIRMED.replace("Poštovani,", "Draga Slavica,\n> ")
    text = f"Draga Jasna,\n\ndodajte, molim, i Jovana Simića.{SIGNED}{below}"

    assert not any("Draga" in name for name in names(letter(text, subject="Re: Prijava")))


def test_who_enters_another_house_over_her_own_confirmation_registers_it() -> None:
    below = CONFIRMED.replace("Vidoje Tot, Ana Rauš", "Mila Petrović, Udruženje „Breza“")
    said = "Naša prijava ostaje. Ovo je posebna prijava, za susedno udruženje:"
    people = "Udruženje „Jasen“, Bor\nučesnici: Jovan Simić i Ana Rauš"
    reading = letter(f"Poštovani,\n\n{said}\n\n{people}{SIGNED}{below}", subject="Re: Prijava")

    assert (reading.intent, names(reading)) == (Intent.REGISTER, ["Jovan Simić", "Ana Rauš"])
    assert reading.organisation is not None
    assert reading.organisation.name.value == "Udruženje „Jasen“"
    assert not reading.needs_review


@pytest.mark.parametrize("first", ["Mila Petrović, sekretar", "Vidoje Tot, dirigent"])
def test_who_put_herself_on_her_own_list_below_still_comes(first: str) -> None:
    below = "\n\nuto, 12. mar 2019. u 9:41 Mila Petrović <mila.petrovic@breza.example> je"
    below += (
        f" napisao/la:\n> Poštovani, dolaze:\n> {first}\n> Ana Rauš, članica\n>\n> Hvala!\n"
    )
    reading = letter(f"Poštovani,\n\nna spisak dodajte i Jovana Simića.\n{SIGNED}{below}")

    assert sorted(names(reading)) == sorted(["Jovan Simić", first.split(",")[0], "Ana Rauš"])


@pytest.mark.parametrize(
    "text",
    [
        "Pored Ane Ilić dolazi i Petar Tot. Ja samo prijavljujem, ne dolazim.",
        "Petar Tot will come in addition to Ana Ilić. I am only writing, I cannot come.",
    ],
)
def test_who_only_writes_falls_off_no_list(text: str) -> None:
    assert removed(letter(f"Change of registration.\n\n{text}\n{SIGNED}")) == []


def test_only_a_line_to_say_how_one_comes_takes_nobody_off_the_list_below() -> None:
    reading = letter(f"Samo da javim da Ana Rauš dolazi vozom.{SIGNED}{OWN_BELOW}")

    assert not reading.removed


MYSELF_BELOW = OWN_BELOW.partition("> Po")[0] + "> Poštovani, prijavljujem se za skup.\n"


YOU_TOO = CONFIRMED.replace("Učesnici: Vidoje Tot, Ana Rauš", "Upisani ste Vi i Vidoje Tot")


@pytest.mark.parametrize(
    ("said", "below", "come", "gone"),
    [
        ("Prijavljujem i Vidoja Tota.", MYSELF_BELOW, ["Mila Petrović", "Vidoje Tot"], []),
        ("Ja ne mogu, dolazi Vidoje Tot.", MYSELF_BELOW, ["Vidoje Tot"], ["Mila Petrović"]),
        ("Vidoje Tot ipak ne dolazi.", YOU_TOO, ["Mila Petrović"], ["Vidoje Tot"]),
    ],
)
def test_who_writes_was_registered_himself_by_the_mail_below(
    said: str, below: str, come: list[str], gone: list[str]
) -> None:
    reading = letter(f"Poštovani,\n\n{said}{SIGNED}{below}")

    assert (reading.intent, sorted(names(reading))) == (Intent.CHANGE, come)
    assert removed(reading) == gone


REMINDS = "podsećamo Vas da ste prijavljeni. Molimo Vas da potvrdite dolazak"


def test_a_refusal_over_the_desks_reminder_is_looked_at() -> None:
    below = CONFIRMED.replace("potvrđujemo prijavu. Učesnici: Vidoje Tot, Ana Rauš", REMINDS)

    assert letter(f"Nažalost, ne mogu da dođem.{SIGNED}{below}").needs_review


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Petar Tot ipak ne može da dođe. Nas ostavite na spisku.", False),
        ("Petar Tot cannot come after all. Please keep us on the list.", False),
        ("Petar Tot and I cannot come after all. Please keep us on your list.", True),
    ],
)
def test_who_asks_to_keep_us_on_the_list_may_still_come(text: str, sure: bool) -> None:
    reading = letter(f"{text}{SIGNED}")

    assert (reading.intent, reading.needs_review) == (Intent.CANCEL, not sure)


@pytest.mark.parametrize(
    ("subject", "known"),
    [
        ("Замена", True),
        ("Re: Molba za izmenu prijave", True),
        ("Change of participant", True),
        ("Promena klime", False),
    ],
)
def test_a_subject_may_say_that_there_was_a_registration_before(
    subject: str, known: bool
) -> None:
    reading = letter(f"Umesto Vidoja Tota dolazi Ana Rauš.{SIGNED}", subject=subject)

    assert reading.needs_review is not known
