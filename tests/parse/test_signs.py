"""Signs that a reading may be wrong: each is seen in a letter that has it."""

import pytest

from mailflow.model import CONFIDENCE_MIN, Intent, Reading, needs_review
from tests.parse.test_reading import SIGNED, letter

HI = "Poštovani,\n\n"


ONE = "Prijavljujem Jelenu Ilić"


# A sign, and what a letter says that must show it.
WANTED = (
    ("speaks_of_change", f"{ONE}, izmena je javljena telefonom."),
    ("speaks_of_instead", "Umesto koleginice dolazi Jelena Ilić."),
    ("wished_but", "Hteli smo da prijavimo Jelenu Ilić, ali će ona biti u Skoplju."),
    ("only_if", f"{ONE}, ali samo ako je prevoz plaćen."),
    ("wished_but", "Rado bih došla na skup, ali nemam kome da ostavim decu."),
    ("wished_but", "Milan Vukas bi došao, ali radi; Jelena Tot bi došla i slobodna je."),
    ("coming_not_told", f"{ONE}, a verovatno i Anu Ristić."),
    ("coming_not_told", "Ne očekujte Jelenu Ilić pre podneva."),
    (
        "coming_not_told",
        "Otkazujemo našu prijavu. Sala je poplavljena, u njoj su Ana Tot i kum.",
    ),
    ("coming_not_told", "Jelena Ilić dolazi sigurno, Ana Ristić verovatno."),
    ("alters_nothing", "Umesto troje, dolazi nas dvoje. Imena: Jelena Ilić i Ana Ristić."),
    ("spelt_anew", "Greškom smo prijavili Petra Simića, trebalo je pisati Petar Šimić."),
    ("nobody_corrected", "U prijavi je greška: koleginica se drugačije preziva, javiću."),
    ("speaks_of_striking", f"{ONE}. Marka skinite sa spiska."),
    ("speaks_of_striking", "Please register Jelena Ilić and take the others off the list."),
    ("speaks_of_earlier", f"{ONE}. Ranije prijavljeni su svi na broju."),
    ("speaks_of_declining", f"{ONE}. Nema ko da vozi."),
    ("perhaps", f"{ONE}, a možda će kasniti."),
    ("absent_beside", f"{ONE}, ona ne može u četvrtak."),
    ("absent_nobody", f"{ONE}. Direktor je na putu."),
    (
        "away_beside",
        "Umesto prijavljene Ane Ristić dolazi Jelena Ilić. Vera Tot je na odmoru.",
    ),
    ("away_beside", "Otkazujem svoju prijavu za skup. Vera Tot je na porodiljskom."),
    ("negated", f"{ONE}. Nije da dolazi cela kancelarija."),
    ("whether", f"{ONE}. Javiću da li dolazim."),
    ("asks_too", f"{ONE}. Ima li parkinga?"),
    ("refuses_and_asks", "Ne prijavljujem se, u petak radim. Do kada traje prijava?"),
    ("refuses_and_asks", "Ne mogu da putujem u Beograd, pa molim da mi pošaljete link."),
    ("comes_too", "Nažalost, svi su na putu pa ću doći ja."),
    ("unread_line", "Na konferenciju šaljemo:\n1. ILIĆ (Rade) Jelena\n2. ZBRK (Rade) Tralal"),
)


PEOPLE = (
    ("unknown_name", "Učesnici:\n- Qwerty Zxcvbn\n- Jelena Ilić"),
    ("half_known", "Učestvuje Jelena Vršnik."),
    ("declined", "Prijavljujem Jelenu Ilić i Marka Jovanovića."),
    ("conditional", "Ukoliko njih dvoje putuju, dolazi Ana Ristić."),
    ("regretted", "Nažalost, dolazi samo Jelena Ilić."),
    ("left_out", f"{ONE}. Skup vodi Marko Jovanović iz Niša."),
    ("left_out", f"{ONE}. Kamerman je Marko Jovanović."),
    ("other_event", f"{ONE}. U maju je u Vršcu kurs. Tamo ide Ana Ristić."),
    ("performs_only", "Klub sprema tribinu o rekama, uvodnu reč drži Jelena Ilić. Dođite!"),
    ("left_out_near", f"{ONE}. Poziva je Marko Jovanović, a dolazi vozom."),
    ("unread_line", "Prijavljujem:\n- Jelena Ilić, pravnica\n- ZBRK TRALALA\n- Ana Ristić"),
    ("writer_too", "Dolazi Jelena Ilić, meni i njoj je to prvi skup."),
    ("fewer_than_told", f"Dolazi nas troje: {ONE} i Ana Ristić."),
    ("writer_uncounted", f"{ONE}. Računajte dakle na dvoje."),
    ("corrects_himself", f"{ONE} - pardon, Jovanu Ilić."),
    ("count_only", "Dolazi nas troje."),
    ("one_for_several", "Dolazimo: Jelena Ilić, pravnica."),
    ("one_name", "Prijavljujem: Jelena I."),
    ("joined_unread", "Prijavljujem sledeće: Jelena Ilić i Qwzrt Bxylj dolaze."),
    ("school_or_person", "Dolaze sekretar škole Petar Tot, Jovan Ilić."),
    ("coming_not_told", f"{ONE}. Pitala sam i Anu Ristić da pođe, ali ima još posla."),
    ("name_goes_on", "Na skup dolazi Jelena Ilić Qwzrt Brmbl."),
    ("list_without_word", "- Jelena Ilić\n- Ana Ristić"),
    (
        "chat",
        "Dolaze ovi:\n[11.3.2019. 19:40] Jelena Ilić: ko ide?\n"
        "[11.3.2019. 19:42] Ana Ristić: ja bih\n[11.3.2019. 19:51] Marko Tot: pišite i mene",
    ),
    ("some_rows", "Dolaze samo oni koji su podebljani:\n- Jelena Ilić\n- Ana Ristić"),
    ("some_rows", "Only those highlighted in green will come:\n- Jelena Ilić\n- Ana Ristić"),
    ("some_rows", "Prijavljujemo Jelenu Ilić i Anu Ristić. Ipak, dolazi samo Ana."),
    ("some_rows", "Prijava:\n- Jelena Ilić\n- Ana Ristić\nIpak će doći samo Jelena Ilić."),
    ("odd_cell", "Ime i prezime\tTelefon\nJelena Ilić\tstalni\nAna Ristić\t064 123 45 67"),
)


FIRM = (
    ("organisation_unread", f"{ONE} iz kancelarije."),
    ("no_organisation", f"{ONE}."),
    ("overlong_organisation", f"{ONE} iz Kluba Iskra za dvadeseti mart."),
    ("cut_organisation", f"{ONE} iz aikido kendo kluba Kremen."),
    ("cut_organisation", f"{ONE} iz roller derbi kluba Kremen."),
    ("general_organisation", f"{ONE} ispred Udruženja žena."),
    ("other_organisation", f"{ONE} iz Udruženja „Breza“; Fondacija „Jela“ nam pomaže."),
    ("declined_organisation", f"{ONE} ispred Udruženja „Breza“."),
)


NAMELESS = (
    ("speaks_of_coming", "Nažalost, ne mogu da dođem. Prijavljujem svoju zamenicu."),
    ("enrols_nobody", "Ima li još slobodnih stolica? Ako ima, računajte na nas."),
    ("names_people", "Nažalost, nećemo moći da dođemo. Sve pita Marko Jovanović."),
    ("alters_too", "Nažalost, ne mogu da dođem. Ostale ne brišite."),
    ("number_told", "Nažalost, ne mogu da dođem. Dva učesnika znaju put."),
    ("asks_with_names", "Da li na skupu govori Marko Jovanović?"),
    ("tells_with_names", "Ima li na skupu mikrofona? Marko Jovanović čita svoje pesme."),
    ("asks_and_stays", "Marko Jovanović je slomio nogu. Vraćate li kotizaciju?"),
    ("asks_refund", "Nažalost, ne možemo da dođemo. Molimo povraćaj kotizacije."),
    ("asks_refund", "Marko Jovanović neće prisustvovati, slomio je nogu. Zamene nema."),
    ("asks_refund", "Marko Jovanović me moli da javim da neće moći."),
    ("nobody_goes", "Otkazujem dolazak naše koleginice, ima temperaturu."),
    ("left_over_near", "Ja ne mogu, neka moje mesto dobije Zxbrka Mnogulovička."),
    ("unrelated_people", "Javljam vam da je Marko Jovanović iznenada preminuo."),
    ("someone_comes", "Ima li parkinga? Koleginica dolazi kolima."),
    ("tells_with_names", "Marko Jovanović se jako raduje. Kome ide račun za kotizaciju?"),
)


def codes(reading: Reading) -> set[str]:
    return {doubt.code for doubt in reading.doubts}


@pytest.mark.parametrize(("code", "text"), [*WANTED, *PEOPLE, *NAMELESS])
def test_a_letter_shows_the_sign(code: str, text: str) -> None:
    assert code in codes(letter(HI + text + SIGNED))


def test_who_comes_earlier_that_day_is_on_no_list() -> None:
    text = "Šaljemo Jelenu Ilić. Vozom stiže ranije i čeka u predvorju."

    assert "already_listed" not in codes(letter(HI + text + SIGNED))


def test_who_was_only_invited_was_not_registered() -> None:
    text = "Hvala na pozivu. Direktor Marko Jovanović neće moći da dođe, zamene nema."

    assert "asks_refund" not in codes(letter(HI + text + SIGNED))


def test_news_of_a_funeral_is_left_alone() -> None:
    text = "Preminuo je naš kolega Marko Jovanović. Sahrana je u sredu u Kikindi."

    assert "unrelated_people" not in codes(letter(HI + text + SIGNED))


def test_who_would_have_come_is_no_reason_to_look() -> None:
    text = "We would normally have sent Emma Clark, but she is ill. We cannot send anyone."

    assert "names_people" not in codes(letter(f"Dear Sir,\n\n{text}{SIGNED}"))


def test_a_post_that_cannot_come_says_nothing_of_who_does() -> None:
    text = "Naša direktorka je bolesna, pa dolazi Jelena Ilić."

    assert "absent_beside" not in codes(letter(HI + text + SIGNED))


def test_a_question_without_a_word_of_any_event_is_doubted() -> None:
    odd = letter(f"{HI}Zašto lampa u dvorištu ne radi?{SIGNED}", subject="Lampa")
    ours = letter(f"{HI}Koliko traje konferencija?{SIGNED}", subject="Pitanje")

    fair = letter(f"{HI}Plaća li se štand na jesenjem sajmu?{SIGNED}", subject="Pitanje")

    assert ("asks_of_else" in codes(odd), "asks_of_else" in codes(ours)) == (True, False)
    assert "asks_of_else" not in codes(fair)


@pytest.mark.parametrize(
    ("text", "subject", "doubted"),
    [
        ("svratiću u sredu pred veče do reke.", "Ptice", True),
        ("svratiću u sredu pred veče do reke.", "Prijava Jelene Ilić", False),
        ("svratiću u sredu pred veče do reke.", "Konferencija", False),
        ("svratiću u sredu pred veče da popravim bojler.", "Konferencija", True),
        ("svratiću u sredu pred veče do reke.", "Re: Konferencija", True),
        ("učešće potvrđujem već sada, da ne bude zabune.", "Ptice", False),
        ("hvala što ste mislili i na nas iz šume.", "Ptice", False),
        ("javite ako se za nas nađu dva mesta.", "Ptice", False),
    ],
)
def test_a_story_without_a_word_of_any_event_is_doubted(
    text: str, subject: str, doubted: bool
) -> None:
    story = "Ptice su se vratile u šumu iznad sela, pa svako jutro brojimo ko se javlja prvi."
    stray = letter(f"{HI}{story} Dolazi Jelena Ilić, a ja {text}{SIGNED}", subject=subject)

    assert ("no_word_of_event" in codes(stray)) == doubted


@pytest.mark.parametrize(("subject", "doubted"), [("Ptice, za petak", False), ("Ptice", True)])
def test_a_day_in_the_subject_from_a_house_is_of_an_event(subject: str, doubted: bool) -> None:
    story = "Ptice su se vratile u šumu iznad sela, pa svako jutro brojimo ko se javlja prvi."
    below = "\nUdruženje ptičara „Vuga“"
    stray = letter(
        f"{HI}{story * 2} Od nas dolazi Jelena Ilić.{SIGNED}{below}", subject=subject
    )

    assert ("no_word_of_event" in codes(stray)) == doubted


def test_two_who_sign_a_complaint_are_no_list() -> None:
    story = "Voda iz seoske česme miriše na naftu već tri meseca, a niko da nam odgovori. "
    stray = letter(f"{HI}{story * 2}\n\nJelena Ilić i Marko Jovanović", subject="Voda")

    assert stray.intent is Intent.UNRELATED
    assert "no_word_of_event" in codes(stray)


@pytest.mark.parametrize(("code", "text"), FIRM)
def test_a_letter_shows_the_sign_against_its_organisation(code: str, text: str) -> None:
    assert code in codes(letter(f"{HI}{text}\n\nPozdrav,\nMila Petrović\n"))


@pytest.mark.parametrize(
    ("code", "text", "sender"),
    [
        (
            "declined_organisation",
            "dolazi direktorka Agencije „Polje“, gospođa Jelena Ilić.\n\n"
            "Mila Petrović\nsekretar\nAgencija „Polje“",
            "mila@polje.example",
        ),
        ("general_organisation", "Organizacija: Zeleni talas\nUčesnik: Jelena Ilić", "m@g.com"),
        ("headless", "From Civic Lens, Ana Ilić will attend.", "info@civiclens.example"),
        ("cut_organisation", f"{ONE} iz redakcije lista „Jug“.", "mila@gmail.com"),
        (
            "other_organisation",
            f"{ONE} iz Udruženja „Breza“, član Odbora za vode.",
            "mila@gmail.com",
        ),
        ("general_organisation", f"{ONE} iz Bačke kuće.", "mila@backakuca-so.example"),
        ("declined_organisation", f"{ONE} iz Bačke kuće.", "mila@backakuca-so.example"),
        (
            "other_organisation",
            f"{ONE} iz Udruženja „Breza“ (Association „Birch“).",
            "mila@gmail.com",
        ),
        (
            "other_organisation",
            "Iz Udruženja „Breza“ dolaze:\n- Ana Ilić\n- Jelena Ilić, Fondacija „Jela“",
            "mila@gmail.com",
        ),
        (
            "guessed_organisation",
            "Prijavljujem se. Ne predstavljam nijednu organizaciju, dvadeset godina radila sam "
            "u Zavodu za statistiku.",
            "mila@gmail.com",
        ),
        ("cut_organisation", "Доаѓа Ана Илиќ од името на Здружението „Мост“.", "m@gmail.com"),
        (
            "cut_organisation",
            f"{ONE}.\n\nHvala,\nMila Petrović\nŽITOMER d.o.o. Novi Sad\nPIB 110896315",
            "mila@zitomer.example",
        ),
        (
            "two_organisations",
            f"{ONE}. Udruženje „Uzdin Viu“",
            "Radio Uzdin Viu <kontakt@uzdinviu.example>",
        ),
    ],
)
def test_what_the_letter_confirms_is_no_sign(code: str, text: str, sender: str) -> None:
    assert code not in codes(letter(HI + text, sender=sender))


@pytest.mark.parametrize(
    "text",
    [
        "prošle srede sam prijavila sebe i Jelenu Ilić, a moram da otkažem za obe.",
        "prijavila sam Jelenu Ilić i Petra Tota, ali niko od njih ne može da dođe.",
        "otkazujem učešće za sebe i Jelenu Ilić.",
    ],
)
def test_who_was_entered_falls_away_with_all(text: str) -> None:
    reading = letter(f"{HI}{text}\n\nSrdačno,\nMila Petrović\nKlub „Zora“")

    assert reading.intent is Intent.CANCEL
    assert not reading.needs_review, reading.doubts


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "left_out_far",
            f"Društvo su osnovali 1997. profesor Marko Jovanović i žitelji. {ONE}.",
        ),
        ("pair_only", "Dolazi izviđački odred. Nas je dvoje:\n\nMarko Tot\ni ja, Jelena Ilić"),
        ("replaces_nothing", "Change of registration: Ana Tot comes in place of Jelena Ilić."),
        ("left_out_near", f"Lane nas je zastupao Marko Jovanović. {ONE}."),
        ("left_out_near", f"{ONE}. U prilogu šaljem preporuku dekana, dr Marka Jovanovića."),
        ("thin_word", "Jelena Ilić je naša vajarka. Molim Vas da je upišete."),
        (
            "thin_word",
            "Prijavili smo Marka Jovića. Molim da Marka Jovića zamenite Jelenom Ilić.",
        ),
        ("thin_word", "Moje mesto dajte Jeleni Ilić. Ja sam se prevarila u datumu."),
        ("half_name", "Dolazi Marko Jović. Damjan Ilić dolazi, a Damjanu šaljem tumača."),
        ("absent_nobody", f"{ONE}. Predlog nije prošao, ali mi nismo odustali."),
        ("half_name", "Dolazi Jelena Ilić (zovemo je Goca)."),
        ("half_name", "Saša i Vera su već prijavljeni, dodajte još Jelenu Ilić."),
        ("does_else", "Dolaze troje članova – to su vajarka Jelena Ilić, i Marko Jović."),
        ("does_else", "Upišite Jelenu Ilić za petak, Jelena je naša vajarka."),
        (
            "left_out",
            "U vašoj potvrdi stoji Rastisav Jović.\nNjegovo ime je Rastislav Jović.",
        ),
        ("left_out", "Poziv nam je prosledila Vera Tot. Dolazi Jelena Ilić."),
        ("left_out", "S profesorkom Verom Tot obišli smo sela. Dolazi Jelena Ilić."),
        ("left_out", "Galeriju je osnovala pokojna Vera Tot. Dolazi Jelena Ilić."),
        ("left_out", "Vera Tot bila je i član žirija. Dolazi Jelena Ilić."),
        ("left_out", "Predsednik našeg udruženja je Zoran Tot. Dolazi Jelena Ilić."),
        ("left_out", "Odluku je potpisao direktor Zoran Tot. Dolazi Jelena Ilić."),
        ("left_out", "Letak nam je doneo komšija Zoran Tot. Dolazi Jelena Ilić."),
        ("left_out", "Sa mentorkom Verom Tot sam se čula u sredu. Dolazi Jelena Ilić."),
        ("left_out", "Zoran Tot više nije u zemlji. Dolazi Jelena Ilić."),
        ("left_out_near", "Kopiju šaljem Veri Tot. Dolazi Jelena Ilić."),
        ("names_people", "Poziv nam je dao Zoran Tot, hvala. Nažalost, ne možemo da dođemo."),
        ("names_people", "Po nalogu direktora Zorana Tota javljam da ne možemo da dođemo."),
        ("coming_not_told", "Otkazujem svoju prijavu. Poziv nam je dao Zoran Tot."),
        ("speaks_of_earlier", f"{ONE}. Jelena bi se, ako dozvolite, javila za reč."),
        ("half_known_declined", "Пријављујем Добрилу Ашанин."),
        ("half_known_declined", "Prijavljujem Ninu Malešu."),
        (
            "refuses_too",
            "Our director is abroad and cannot attend. Jelena Ilić will represent us.",
        ),
        (
            "half_name",
            "Dolazi Jelena Ilić. Muž Enes i mali Tarik kreću s nama, ali njih ne računajte.",
        ),
        ("one_for_several", "Ni Vera Tot ni ja ne možemo da dođemo, ide Jelena Ilić."),
        ("nobody_goes", "Na spisak dodajte i Anu Tot. Zoran Tot je na odmoru, pa pišem ja."),
        ("half_left_out", "Vera mi je jutros javila ko ide. Dolazi Jelena Ilić."),
        ("speaks_of_earlier", "Vera mi je jutros javila. Dolazi Jelena Ilić."),
        ("pair_only", "Dolazimo nas dve. To smo Jelena Ilić i ja."),
        ("pair_only", "Bilo bi nas dvoje: ja i Jelena Ilić."),
        ("only_wishes", "Jelena Ilić bi volela da dođe. Ima li hotel rampu?"),
        ("only_signed", "Na skupu će nas predstavljati direktorka i ja."),
        ("adds", "Na listu gostiju dopišite Jelenu Ilić."),
        ("adds", "Na spisak gostiju za petak, 15. mart dodate Jelenu Ilić."),
        ("alters_too", "Žao nam je, ne možemo da dođemo. Ne računajte s nama."),
        ("nobody_goes", "Tražena imena: Jelena Ilić i Vera Tot. Treći kolega je bolestan."),
        (
            "list_without_word",
            "Imena koja ste tražili:\n\nVera Tot, glavna sestra\nJelena Ilić, poverenica",
        ),
        ("names_people", "Pozivu se obradovala Jelena Ilić, ali niko od nas ne može da dođe."),
        ("speaks_of_instead", "Príde Jelena Ilić. Prosíme o jedno parkovacie miesto pre ňu."),
        ("negated", "Dolaze Jelena Ilić i Saša Tot. Saša ne učestvuje, samo vozi."),
        ("comes_after_all", "Dolaze Jelena Ilić i Saša Tot. Saša ne učestvuje, samo vozi."),
        ("speaks_of_change", "Na listu gostiju dopišite Jelenu Ilić."),
        ("whether", f"{ONE}. Možete li reći da li je moguće obezbediti jedno parking mesto?"),
        ("whether", f"{ONE}. Proverite da li se do sale stiže liftom."),
        ("half_name", f"{ONE}. Hvala još jednom, Vera"),
        ("regretted", "Želela bih da prijavim sebe i Jelenu Ilić."),
        ("absent_beside", "Dolaze Jelena Ilić i Saša Tot, ostali su zauzeti."),
        ("absent_beside", "Pošto je predsednik na bolovanju, doći će Jelena Ilić."),
        (
            "already_listed",
            "Dolazi Jelena Ilić, dok Saša Tot zbog ranije preuzetih obaveza ne može.",
        ),
        (
            "speaks_of_declining",
            "Doći će Jelena Ilić, dok je Saša Tot sprečen i neće moći da dođe.",
        ),
        ("negated", "Doći će Jelena Ilić, dok je Saša Tot sprečen i neće moći da dođe."),
        ("writer_uncounted", "Dolazi Jelena Ilić sa dvoje učenika."),
        ("left_out", "Hvala Veri Tot na pozivu! Dolazi Jelena Ilić."),
        ("speaks_of_coming", "Nažalost, ne mogu da dođem. Raspored sale nam ne treba."),
    ],
)
def test_what_is_told_of_the_past_or_in_passing_is_no_sign(code: str, text: str) -> None:
    assert code not in codes(letter(HI + text + SIGNED))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("guessed_nominative", "Prijavljujem kolegu Žlepka Vrbana."),
        ("undeclined", "U petak računajte sa Igorom Uhlar, koordinatorkom."),
        ("left_over_near", "Rado dolazimo, a iz Zemuna Klempo Drndar i ja."),
        ("guessed_name", "Na skup putujemo Klempo Drndar i ja."),
        ("left_out", "Učesnik: Jelena Ilić\nDirektor: Marko Jović"),
        ("left_out_far", "Ime: Jelena Ilić\nPoziva se na: Marko Jović"),
        ("left_out", "Dolazi Jelena Ilić. I Zoran Tot je obećao."),
        ("left_out", "Dolazi Jelena Ilić. Zoran Tot je poželeo isto."),
        ("left_out", "Dolazi Jelena Ilić. Zoran Tot je uzeo slobodan dan."),
        ("left_out", "Dolazi Jelena Ilić. Kotizaciju je platio i Zoran Tot."),
        ("left_out", "Dolazi Jelena Ilić. Od Zorana Tota smo dobili pristanak."),
        ("left_out", "Dolazi Jelena Ilić. Zoran Tot nam se priključio."),
        ("left_out_near", "Jelena Ilić dolazi; Marko Jović vodi kancelariju."),
    ],
)
def test_a_name_nobody_knows_and_who_may_only_sign_are_doubted(code: str, text: str) -> None:
    assert code in codes(letter(HI + text + SIGNED))


def test_a_heading_between_the_lines_of_a_list_is_a_sign() -> None:
    lines = "MI\nJelena Ilić – pravnica\nMarko Jović – vozač\n\nPARTNERI\nVera Tot – glumica"

    assert "left_out_far" in codes(letter(f"{HI}evo prijave.\n\n{lines}{SIGNED}"))


def test_who_stands_only_in_the_subject_may_be_a_topic() -> None:
    reading = letter(HI + "prijava je u naslovu." + SIGNED, subject="Prijava: Jelena Ilić")

    assert "only_in_subject" in codes(reading)


def test_a_mail_passed_on_that_registers_people_is_not_forgotten() -> None:
    below = "\n---------- Forwarded message ---------\nFrom: Ana Ristić <ana@jela.example>\n"
    text = f"{HI}{ONE}, a ovo je stiglo od Ane.{SIGNED}{below}\nPrijavljujem Petra Perića.\n"

    assert "mail_unused" in codes(letter(text))


def test_a_name_signed_that_is_not_the_displayed_one_is_asked_about() -> None:
    text = "I'd be delighted to come.\n\nJelena Ilić\nBreza Association"
    reading = letter(text, "Mila Petrović <mila.petrovic@breza.example>")

    assert "signed_by_another" in codes(reading)
    assert "signed_by_another" not in codes(letter(text, "Kancelarija <info@breza.example>"))


def test_who_still_waits_for_leave_may_not_come() -> None:
    text = "dolaze: Jelena Ilić i Petar Tot (čeka odobrenje škole)."

    assert "perhaps" in codes(letter(f"{HI}{text}{SIGNED}"))


def test_the_name_of_an_event_is_not_left_over() -> None:
    text = "please register Ana Ilić for the Danube Heritage Camp."

    assert "left_over_near" not in codes(letter(f"{HI}{text}{SIGNED}"))


def test_a_plain_registration_shows_no_sign() -> None:
    text = "na skup o otvorenim podacima u petak dolazi Jelena Ilić, pravnica."

    assert codes(letter(HI + text + SIGNED)) == set()


def test_names_below_the_desks_own_question_need_no_word() -> None:
    asked = (
        "Odgovori su u tekstu. M. P.\n\nOn 12.3.2019. 14:00, Danilo Rodić wrote:\n"
        "> Rok ističe sutra. Dovoljno je da nam javite:\n"
        "> 1. naziv organizacije i mesto\n\nUdruženje „Breza“, Bor\n\n"
        "> 2. ime, prezime i funkciju učesnika\n\nJelena Ilić, lekarka\nVera Tot, kurir\n"
    )

    assert codes(letter(asked, subject="Re: Podsetnik")) == set()


def test_names_that_are_promised_are_no_sign() -> None:
    assert "count_only" not in codes(letter(f"{HI}Dolazi nas troje, imena sutra.{SIGNED}"))


def test_somebody_whose_name_is_promised_comes_too_by_the_verb() -> None:
    text = "dolaze Jelena Ilić i još jedan član odbora, njegovo ime javljamo u sredu."

    assert "one_for_several" not in codes(letter(f"{HI}{text}{SIGNED}"))


def test_a_cancelled_place_of_somebody_in_the_mail_below_is_asked_about() -> None:
    text = "otkazujemo našu prijavu, nažalost ne možemo da dođemo."
    below = "\n\nOn Mon, Mar 11, 2024 at 10:00 AM Desk <prijave@skup.example> wrote:\n> "

    reading = letter(f"{HI}{text}{SIGNED}{below}Na spisku je Jelena Ilić.\n")

    assert "also_below" in codes(reading)
    assert reading.needs_review


def test_a_letter_of_regret_that_names_somebody_else_is_not_passed_over() -> None:
    assert letter(f"{HI}Ne mogu da dođem. Sve zna Marko Jovanović.{SIGNED}").needs_review


def test_a_condition_about_the_parking_is_none_about_coming() -> None:
    assert "conditional" not in codes(letter(f"{HI}{ONE}, ako ima parkinga.{SIGNED}"))


def test_somebody_named_beside_those_who_fall_away_is_not_passed_over() -> None:
    text = "Od ranije prijavljenih otpada Marko Jovanović, a Jelena Ilić je na vezi."

    assert "coming_not_told" in codes(letter(HI + text + SIGNED))


CONFIRMED = (
    "\n\nOn Mon, Mar 11, 2024 at 10:00 AM Desk <prijave@skup.example> wrote:\n"
    "> Potvrđujemo prijavu: Jelena Ilić, Marko Jovanović, Mila Petrović.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Molim vas samo Jelenu Ilić i Marka Jovanovića, ja otkazujem.",
        "Otkazujem svoj dolazak, a Marko Jovanović ostaje.",
    ],
)
def test_who_is_said_to_stay_is_not_struck_off_unasked(text: str) -> None:
    reading = letter(text + SIGNED + CONFIRMED)

    assert "said_to_stay" in codes(reading)
    assert reading.needs_review


@pytest.mark.parametrize(
    "text",
    [
        "Marko Jovanović je bio bolestan, ali sada može da dođe.",
        "Marko Jovanović je otkazao put u Beč, pa dolazi.",
    ],
)
def test_who_comes_after_all_is_not_struck_off_unasked(text: str) -> None:
    reading = letter(text + SIGNED + CONFIRMED)

    assert reading.needs_review
    assert "Marko Jovanović" not in [x.value for x in reading.removed] or (
        "comes_after_all" in codes(reading)
    )


def test_an_only_far_from_a_name_is_said_of_something_else() -> None:
    said = "Please cancel Jelena Ilić. Jelena's got an exam that she had only moved for us."

    assert "said_to_stay" not in codes(letter(said + SIGNED))


def test_who_sends_regards_is_hardly_one_left_out() -> None:
    said = (
        "The invitation came via Consul Jarmo Kettunen, who sends his regards. I will attend."
    )

    assert "left_over_near" not in codes(letter(said + SIGNED))


def test_the_dean_is_nobody_by_half_a_name() -> None:
    said = "Jelena Ilić and I will attend; kindly issue a letter we can present to the Dean."

    assert "half_name" not in codes(letter(said + SIGNED))


def test_the_only_one_who_does_not_come_is_no_sign() -> None:
    reading = letter(f"Samo Marko Jovanović ne dolazi.{SIGNED}{CONFIRMED}")

    assert [found.value for found in reading.removed] == ["Marko Jovanović"]
    assert "said_to_stay" not in codes(reading)


def test_somebody_known_from_the_mail_below_may_be_a_change() -> None:
    below = "\n\nOn Mon, Mar 11, 2024 at 10:00 AM Desk <prijave@skup.example> wrote:\n> "

    reading = letter(f"{HI}{ONE} i Anu Ristić.{SIGNED}{below}Beležimo dolazak: Jelena Ilić.\n")

    assert "known_below" in codes(reading)
    assert reading.needs_review


def test_one_threshold_decides_who_waits_for_a_person() -> None:
    assert needs_review(CONFIDENCE_MIN - 0.01)
    assert not needs_review(CONFIDENCE_MIN)


@pytest.mark.parametrize(
    "text",
    [
        f"Povodom Vašeg poziva, {ONE[0].lower()}{ONE[1:]}.",
        f"{ONE}. Za sva pitanja zovite Marka Jovanovića.",
        f"Po nalogu predsednice Ane Ristić {ONE[0].lower()}{ONE[1:]}.",
        f"{ONE}. Radionice vode Marko Jovanović i Petar Savić.",
        f"{ONE}. Marko Jovanović je gostovao na našoj tribini.",
        f"{ONE}. Uzgred, 6. aprila u Zrenjanin ide Marko Jovanović.",
        "We register Jelena Ilić. Marko Jovanović will be our contact.",
        "We register Jelena Ilić. The exhibition was opened by Marko Jovanović.",
        "We register Jelena Ilić. Marko Jovanović spoke about the author.",
    ],
)
def test_polite_capitals_and_who_answers_questions_are_nobody_left_out(text: str) -> None:
    shown = codes(letter(HI + text + SIGNED))

    assert shown.isdisjoint({"left_over", "left_over_near", "left_out", "left_out_near"})


@pytest.mark.parametrize(
    "text",
    [
        "Dolazi Vera Ilić, a ja ću doći ako nađem prevoz.",
        "Долазим ако ме пусте с посла.",
        "Dolazimo Vera Ilić i ja, osim ako padne sneg.",
        "Vera Ilić will come, and I will join her if I find a babysitter.",
        "Dolaze Vera Ilić i Petar Savić, ako se Petar oporavi.",
    ],
)
def test_what_may_yet_keep_somebody_away_is_doubted(text: str) -> None:
    assert "only_if" in codes(letter(f"Poštovani,\n\n{text}{SIGNED}"))


@pytest.mark.parametrize(
    "text",
    [
        "Dolazim, ako nije kasno za prijavu.",
        "Dolazimo Vera Ilić i ja ako ima mesta.",
        "Dolazi Vera Ilić. Ako nađete parking mesto, javite.",
    ],
)
def test_what_the_desk_settles_is_no_condition(text: str) -> None:
    assert "only_if" not in codes(letter(f"Poštovani,\n\n{text}{SIGNED}"))


def test_a_cancelled_registration_of_which_nobody_falls_away_is_doubted() -> None:
    text = (
        "Acum o săptămână ne-am înscris Petru Toma și eu. Niciunul dintre noi nu poate veni,"
        " așa că vă rog să anulați înscrierea noastră.\n\nCu stimă,\nAna Popescu\n"
    )

    assert "nobody_goes" in codes(letter(text, sender="Ana Popescu <ana@banat.example>"))


@pytest.mark.parametrize(
    "told",
    [
        "Za konferenciju mi je rekla Ajla iz Fondacije „Most“.",
        "Za skup sam doznala od Mirte iz Udruge „Most“.",
        "Vesna from the Most Foundation sends her regards.",
        "Pozvánku mi preposlala Anna zo Združenia „Most“.",
        "Поканата ми ја препрати Весна од Здружението „Мост“.",
    ],
)
def test_the_house_of_who_only_told_us_is_hardly_the_writers(told: str) -> None:
    text = f"Upišite me za konferenciju.\n\n{told}\n\nPozdrav,\nMila Petrović\n"

    assert "guessed_organisation" in codes(letter(text))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Dolaze Vera Ilić i Petar Savić. Petar stiže kolima, ima li parkinga?", False),
        ("Dolazi Vera Ilić. Petar Savić stiže kolima, može li?", True),
    ],
)
def test_of_who_is_entered_something_else_is_asked(text: str, asked: bool) -> None:
    assert ("asked_whether" in codes(letter(HI + text + SIGNED))) is asked


def test_who_is_greeted_comes_in_nobodys_place() -> None:
    text = (
        "Dear Mr Rodić,\n\nwe have to withdraw: Helen Carter has the flu and I must stand in "
        "for her in court, so neither of the two people we registered can be there.\n\n"
        "Vera Ilić\n"
    )
    reading = letter(text, subject="Cancelling", to="Danilo Rodić <danilo.rodic@desk.example>")

    assert "nobody_instead" not in codes(reading)


def test_two_of_whom_nothing_is_understood_are_asked_about() -> None:
    text = "Poštovani,\n\nAna Kos ne može da dođe, ali ja i Petar Tot možemo.\n\nMila Petrović"

    assert letter(text).needs_review


@pytest.mark.parametrize(
    ("house", "is_unread"),
    [("našeg udruženja pročitali poziv", False), ("našeg udruženja iz Bora", True)],
)
def test_a_house_told_of_without_its_name_is_asked_for(house: str, is_unread: bool) -> None:
    text = f"Sinoć smo na sastanku {house}. Dolazim u petak.\n\nPozdrav,\nMila Petrović\n"

    assert ("organisation_unread" in codes(letter(text))) is is_unread


@pytest.mark.parametrize(
    "text",
    [
        "Nažalost, moram da otkažem dolazak naše Ane Ilić, koju smo prijavili.",
        "Molim da dopišete Anu Ilić. Sada nas je, dakle, troje: Petar Savić, Ana Ilić i ja.",
    ],
)
def test_whose_seat_it_is_and_how_many_we_are_needs_no_question(text: str) -> None:
    shown = codes(letter(HI + text + SIGNED, subject="Dopuna prijave"))

    assert shown.isdisjoint({"writer_falls_away", "pair_only"})


@pytest.mark.parametrize(
    "text",
    [
        "Vera Ilić je na odmoru, pa ću ja doći.",
        "Vera Ilić was to come, but she is ill, so I will attend.",
    ],
)
def test_who_comes_for_whom_is_away_needs_no_question(text: str) -> None:
    assert "comes_after_all" not in codes(letter(HI + text + SIGNED))


@pytest.mark.parametrize(
    "text",
    [
        "Our director Mr Albrecht can't make it, but I will come with Vera Ilić.",
        "Naš direktor je sprečen, ali dolazim ja, zajedno sa Verom Ilić.",
        "U prijavi koju sam poslala za Klub „Tisa“ potkrala mi se greška: koleginica se zove"
        " Vera Ilić, a ne Verica Ilić.",
        "Prijavila sam se za konferenciju, ali ipak ne mogu da dođem. Brišite me sa spiska.",
    ],
)
def test_what_is_plain_needs_no_question(text: str) -> None:
    reading = letter(f"{text}\n\nMila Petrović")

    assert {"absent_beside", "regretted", "both_ways", "no_organisation"}.isdisjoint(
        doubt.code for doubt in reading.doubts
    )


@pytest.mark.parametrize(
    "text",
    [
        "Morning Danilo,\n\nPetar Tot will attend the conference.",
        "Kedves Danilo!\n\nBejelentem Fehér Dánielt. Dániel Magyarországról költözött hozzánk.",
    ],
)
def test_neither_a_time_of_day_nor_a_country_is_half_of_a_name(text: str) -> None:
    assert codes(letter(text)).isdisjoint({"left_out_far", "left_out_near", "name_goes_on"})


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Prijavljujem Radivoja Tota.", True),
        ("Prijavljujem Radivoja Tota. G. Tot dolazi kolima.", True),
        ("Prijavljujem Radivoja Tota. Radivoje Tot je pravnik.", False),
        ("Prijavljujem Blagoja Tota.", False),
    ],
)
def test_of_whom_of_two_a_name_is_declined_is_asked(text: str, held: bool) -> None:
    assert ("guessed_nominative" in codes(letter(text))) is held


@pytest.mark.parametrize(
    ("event", "subject"),
    [
        (
            "the conference “Openness in the Service of Trust”",
            "Invitation, OGP Conference 15 March",
        ),
        ("the workshop “Women’s Network of Tomorrow”", "Invitation"),
        ("the conference", "Delegation list"),
        ("the conference", "Invitation, OGP Conference 15 March"),
    ],
)
def test_what_an_event_is_called_is_no_house_and_nobody(event: str, subject: str) -> None:
    text = f"thank you for inviting us to {event}. The Embassy of Norway sends Petar Tot."
    found = codes(
        letter(f"Dear all,\n\n{text}\n\nAna Ilić\nEmbassy of Norway", subject=subject)
    )

    assert found.isdisjoint({"other_organisation", "left_over", "left_over_near"})


def test_a_workshop_that_one_registers_for_is_hardly_his_house() -> None:
    reading = letter("Prijavljujem se za radionicu „Udruženje kao preduzeće“.\n\nAna Ilić")

    assert reading.needs_review


def test_who_signs_as_a_liaison_is_in_no_list() -> None:
    text = "Will come:\n\nLaura Bennett, officer\n\nPlease write to this address."
    reading = letter(f"Dear all,\n\n{text}\n\nAna Ilić\nConference Liaison, Amber Watch")

    assert [one.name.value for one in reading.attendees] == ["Laura Bennett"]


QUOTED = (
    "Ana Ilić\n\nFrom: Danilo Rodić <danilo@desk.example>\nSent: Monday, March 11, 2019 11:05"
)


QUOTED += "\nTo: Ana Ilić\nSubject: RE: Registration\n\nDear Ana,\n\n"


ASKED = (
    f"{QUOTED}thank you for registering two participants. Could you please send us their names?"
)


NAMED = "Here they are:\n\nPetar Tot, officer\nMira Savić, officer"


ILL = "Leider ist Herr Wiechmann krank und kann nicht teilnehmen. Ich komme allein."


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (
            "Povlačim našu prijavu, i svoju i koleginice Mire Čolić.\n\nAna Ilić",
            "coming_not_told",
        ),
        (
            "Our director Petar Tot would like to attend. Could you register him?\n\nAna Ilić",
            "only_wishes",
        ),
        (f"{NAMED}\n\nI will not be attending myself.\n\n{ASKED}", "nobody_goes"),
        (
            f"{ILL}\n\n{QUOTED}we confirm the registration of Jens Wiechmann and Ana Ilić.",
            "left_over_near",
        ),
    ],
)
def test_what_is_told_of_somebody_is_not_asked_again(text: str, sign: str) -> None:
    assert sign not in codes(letter(f"Dear Danilo,\n\n{text}", subject="RE: Registration"))


def test_a_wish_to_come_if_there_is_room_is_still_looked_at() -> None:
    text = "Petar Tot would like to attend. Could you register him if there is still room?"

    assert "only_wishes" in codes(letter(f"Dear all,\n\n{text}\n\nAna Ilić"))


def test_a_house_in_the_subject_may_have_its_kind_cut_short() -> None:
    text = "Dolazi Petar Tot.\n\nAna Ilić\nCentar za istraživačke politike „Limovi“"

    assert codes(letter(text, subject="Dopuna prijave – CIP Limovi")).isdisjoint(
        {"left_over", "left_over_near"}
    )


def test_who_is_away_when_nobody_comes_is_told_of() -> None:
    text = "Direktorka Milena Tot u to vreme je na zasedanju, tako da nećemo moći da dođemo."

    assert "names_people" not in codes(letter(f"Hvala na pozivu. {text}\n\nAna Ilić"))


@pytest.mark.parametrize(
    "text",
    [
        "Koliko nas sme da dođe? Svi bi voleli da dođu. Čim mi odgovorite, šaljem prijavu.",
        "I will attend. If you can't provide an interpreter, please let us know.",
        "Sehr geehrter Herr Rodić,\n\nist die Teilnahme auch für ausländische Vereine möglich?",
        "We register Laura Bennett. Under the leadership of David Miller, we grew.",
    ],
)
def test_what_is_said_of_the_desk_or_left_for_later_is_no_sign(text: str) -> None:
    signs = {"wishes_to_come", "absent_nobody", "someone_comes", "left_out_far"}

    assert codes(letter(text)).isdisjoint(signs)


@pytest.mark.parametrize(
    "text",
    [
        "Please forget my first list. The final one:\nLaura Bennett\nDavid Miller",
        "Please ignore the earlier list. The right one:\n- Laura Bennett\n- David Miller",
    ],
)
def test_a_list_in_place_of_the_first_needs_no_word_of_what_it_is(text: str) -> None:
    assert codes(letter(text)).isdisjoint({"list_without_word", "nobody_goes"})


@pytest.mark.parametrize(
    ("end", "doubted"), [("Ivana dolazi kako je najavljeno.", False), ("Vodimo i Ivana.", True)]
)
def test_a_womans_name_that_opens_a_sentence_is_no_mans_in_another_case(
    end: str, doubted: bool
) -> None:
    text = (
        "Prijavili smo Miloja Tošića i Ivanu Bogavac. Miloje je bolestan, pa umesto njega "
        "šaljemo Petra Tota, pravnika."
    )

    assert ("half_name" in codes(letter(f"{text} {end}"))) is doubted
