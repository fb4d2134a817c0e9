"""Letters at which a careful clerk would not hesitate, and at which he would after all."""

import pytest

from mailflow.model import Intent
from tests.parse.test_answering import WROTE
from tests.parse.test_reading import letter, names
from tests.parse.test_signs import codes

HI = "Poštovani,\n\n"


HOUSE = "\n\nPozdrav,\nMila Petrović\nUdruženje „Breza“, Niš\n"


CLEAR = [
    ("does_else", "upišite mene i Jelenu Ilić za petak, Jelena vam je naša pravnica."),
    ("does_else", "dolazi Jelena Ilić, za Jelenu je neophodan tumač za znakovni jezik."),
    ("does_else", "prijavljujem sebe i jednu mamu, ja sam Mila Petrović a ona je Jelena Ilić."),
    ("does_else", "šaljemo dve profesorke, i to Jelenu Ilić i Anu Ristić."),
    ("does_else", "dolazi nas dvoje, a to su Jelena Ilić i Ana Ristić."),
    ("regretted", "htela je da dođe i Ana Ristić, ali ide samo Jelena Ilić."),
    ("left_out_near", "na skup ide Jelena Ilić, jer je Ana Ristić na službenom putu."),
    ("left_out_near", "direktorka Ana Ristić tog dana putuje u Beč, pa dolazi Jelena Ilić."),
    ("left_out_near", "direktorka Ana Ristić je u Beču, pa dolazi Jelena Ilić."),
    ("left_out", "mene je na tom mestu nasledila Ana Ristić. Dolazi Jelena Ilić."),
    ("pair_only", "udruženje u petak predstavljamo Jelena Ilić i ja."),
    ("does_else", "obraćamo Vam se sa molbom da Jeleni Ilić, savetnici, i Marku Totu omogućite"
     " prisustvo konferenciji koja se održava u petak."),
    ("absent_beside", "Jelena Ilić je naša tumačica. Dolazi. Jelena je dovoljna za pauze, ali"
     " jedna osoba ne može da prevodi ceo dan."),
    ("organisation_unread", "prijavljujem se, a nisam organizacija."),
    ("writer_uncounted", "tražimo četiri mesta. Dolaze Jelena Ilić i Ana Ristić, a preostalo"
     " dvoje odredićemo u sredu. Ja ih samo ispraćam."),
    ("more_than_told", "dolaze:\n\n- Jelena Ilić\n- Ana Ristić\n- Marko Tot\n\n"
     "Za dvoje gluvih učesnika potrebno je obezbediti tumača."),
    ("more_than_told", "evo tri imena:\n\n- Jelena Ilić\n- Ana Ristić\n- Marko Tot\n\n"
     "Preostala dva učesnika javljam sutra."),
    ("half_name", "dolazimo Jelena Ilić i ja. Ognjen bi dao sve da ide, ali ga čeka zubar."),
    ("odd_cell", "dolaze:\n\nIme i prezime\tTelefon\nJelena Ilić\t064 123 456\nAna Ristić\t–"),
    ("pair_only", "dolaze:\n\nJelena Ilić, vozač\nAna Ristić\ni ja."),
    ("two_organisations", "iz Saveza žena su nam rekli da se na ovaj mejl javlja ko ide. Od nas"
     " ide Jelena Ilić."),
    ("perhaps", "čuli smo da se na ovaj mejl javlja ko ide. Od nas ide Jelena Ilić."),
    ("speaks_of_change", "prijavljujem sebe i još jednu koleginicu, to je Jelena Ilić."),
    ("left_over", "prídu Mária Žolnajová-Bartková a Ján Kováč. Pani Žolnajová má 81 rokov."),
    ("left_over", "dolazi Jelena Ilić. Adresa nam je Móricz Zsigmond utca."),
    ("odd_name", "please register Aoife Ní Dhuibhir for the conference."),
    ("pair_only", "u nedelju sam vam u ime kluba prijavio dvoje, Jelenu Ilić i sebe. Sada"
     " nas je troje: sa nama ide i Jovan Tot."),
    ("adds", "ukoliko spisak još nije zaključen, dodajte na njega i Jelenu Ilić."),
    ("perhaps_absent", "bila sam na bolovanju, Jelena Ilić bi došla."),
    ("list_without_word", "molimo da u petak pustite našu ekipu:\n\nJelena Ilić\nAna Ristić"),
    ("absent_beside", "dolazi Jelena Ilić. Jelena inače ne može da dobije slobodno."),
    ("thin_word", "prijavili smo Anu Ristić. Ana is ill, so her seat goes to Jelena Ilić."),
    ("thin_word", "mama me zamolila da javim da će doći u petak. Ona se zove Jelena Ilić."),
    ("thin_word", "u petak dolaze Seka i Jovan Tot. Seka je Jelena Ilić, blagajnica."),
    ("does_else", "u petak dolaze Seka i Jovan Tot. Seka je Jelena Ilić, blagajnica."),
    ("half_name", "u petak dolaze Neša i Jovan Tot. Neša je Nenad Ilić, blagajnik."),
    ("half_name", "u petak dolaze Boba (Jelena Ilić) i Jovan Tot."),
    ("wished_but", "I would like to attend as a member of the public."),
    ("wished_but", "volela bih da dođem, samo što nisam pravnica. Ako može, upišite me."),
    ("speaks_of_earlier", "dolazi Jelena Ilić. Jutros je Ana Tot javila da ima temperaturu."),
    ("speaks_of_coming", "our chair, Ana Ristić, is ill, and I teach that day, so we"
     " are not able to attend."),
    ("named_untold", "vă mulțumim pentru invitație. Președintele nostru, Petru Rusu, este în"
     " spital, iar eu nu pot lipsi, așa că nu vom putea participa."),
    ("named_untold", "faleminderit për ftesën. Kryetari, Agim Rama, ka temperaturë, kurse"
     " unë kam mësim, prandaj nuk mund të marrim pjesë."),
    ("named_untold", "ви благодариме. Претседателот, Петар Илиев, е во болница, а јас имам"
     " часови, па нема да можеме да учествуваме."),
    ("named_untold", "elnökünk, Kovács Péter, lázas, én pedig tanítok, így nem tudunk"
     " részt venni."),
    ("half_name", "Jelena Ilić učestvuje na Sajmu zadruga u petak."),
    ("refuses_too", "Kiss Anna és Nagy Péter jön. Egyikük sem beszél szerbül."),
    ("refuses_too", "vijnë Arben Gashi dhe Teuta Gashi. Askush prej tyre nuk flet serbisht."),
    ("refuses_too", "доаѓаат Јован Маџоски и Ана Илиевска. Никој од нив не зборува српски."),
    ("only_wishes", "Jelena Ilić bi volela da dođe u petak. Hoće li biti prevoda?"),
    ("whether", "da li još mogu da se prijavim? Želela bih da dođem u petak."),
    ("whether", "dolazi Jelena Ilić. Da li možete da obezbedite parking mesto?"),
    ("pair_only", "dolazi nas dvoje. To smo Jelena Ilić i ja."),
    ("left_out", "Naš list uređuje Jovan Savić. Dolazi Jelena Ilić."),
    ("left_out", "Radujemo se predavanju Jovana Savića. Dolazi Jelena Ilić."),
    ("left_out", "Dolazi Jelena Ilić. Nadamo se da će i ministar Jovan Savić razumeti."),
    ("left_out", "Dolazi Jelena Ilić. Za finansije je kod nas zadužen Jovan Savić."),
    ("left_out", "Dolazi Jelena Ilić. U kopiji je naš direktor Jovan Savić."),
    ("left_out", "Dolazi Jelena Ilić. Kolega Jovan Savić je pitao ima li parkinga."),
    ("left_out", "Dolazi Jelena Ilić. Puno pozdrava za kolegu Jovana Savića."),
    ("left_out", "Dolazi Jelena Ilić. Mnogo nam znači podrška profesora Jovana Savića."),
    ("left_out", "Dolazi Jelena Ilić. Predsednik opštine Jovan Savić podržava naš rad."),
    ("general_organisation", "u petak dolazim ispred turističke organizacije sokobanja."),
    ("left_out", "2014. godine smo sa Jovanom Savićem pokrenuli program. Dolazi Jelena Ilić."),
    ("left_out", "direktorka Ana Ristić je službeno u Beču. Dolazi Jelena Ilić."),
    ("absent_beside", "prijavili smo Anu Ristić. Razbolela se, umesto nje ide Jelena Ilić."),
    ("regretted", "prijavili smo Anu Ristić. Nažalost je bolesna, umesto nje ide Jelena Ilić."),
    ("more_than_told", "prijavili smo se za dvoje: Ana Ristić i ja. Sa nama ide i Jelena Ilić,"
     " pa nas je sada ukupno troje."),
    ("more_than_told", "prijavili smo dvoje ljudi: Anu Ristić i Jovana Tota. Njih dvoje ostaju,"
     " a molim da dopišete Jelenu Ilić."),
    ("does_else", "I will attend. My assistant is Ana Ristić; she'll be there as well."),
    ("does_else", "I'd be happy if Ana Ristić, our treasurer, could join me on Friday."),
    ("more_than_told", "I and our two board members, Ana Ristić and Jovan Tot, would be glad"
     " to attend."),
    ("more_than_told", "I will attend with two colleagues: Ana Ristić and Jovan Tot."),
    ("speaks_of_striking", "šahovski klub povlači prvi potez: dolazi Jelena Ilić."),
    ("speaks_of_striking", "dolazim u petak, take whatever you need from my signature."),
    ("absent_beside", "umesto direktora, koji je na putu, na skup dolazi Jelena Ilić."),
    ("nobody_instead", "Ana Ristić, koju smo prijavili, je bolesna, umesto nje ću doći ja."),
    ("absent_beside", "dolazimo Jelena Ilić i ja. Jelena ne može da ostane do kraja."),
    ("asks_with_names", "kada počinje? Od satnice zavisi da li ćemo poslati Jelenu Ilić."),
    ("tells_with_names", "plaćate li put? Ako da, došli bi Marko Tot ili Jelena Ilić."),
    ("tells_with_names", "kada počinje? Pre nego što prijavimo kolege, javite. Zainteresovan je"
     " Marko Tot."),
    ("list_without_word", "za Vašu evidenciju:\n\nJelena Ilić, pravnica\nAna Ristić, vozač"),
    ("left_out_near", "on Friday Jelena Ilić will attend. Our chair, Ms Ana Ristić, has a"
     " main hearing and asked me to send her regards."),
    ("only_if", "dolazi Jelena Ilić. U rezervi je Ana Ristić, ona ide samo ako Jelena padne."),
    ("negated", "dolazi Jelena Ilić. Od posla ne stižu ostali."),
    ("absent_only", "hvala na potvrdi, ali niko od nas neće biti na skupu."),
    ("left_out_far", "dolazim u petak.\n\nKoleginica Vera Tot se izvinjava, ima grip."),
    ("left_out_far", "dolazim u petak.\n\nTu sam nasledila Veru Tot, koju pamtite."),
    ("left_out_near", "I will attend. I follow Ulrike Dannen, who sends you her best regards."),
    ("left_out_far", "I will attend.\n\nA friend at the OSCE, Vera Tot, tells me it is good."),
    ("left_out_far", "részt veszek a konferencián.\n\nElődöm, Szabó Katalin nyugdíjba ment."),
    ("left_out_far", "prídem v piatok.\n\nFunkciu som prevzala po Martinovi Zajacovi."),
    ("left_out_far", "particip la conferință.\n\nI-am succedat doamnei Elena Radu."),
    ("left_out_far", "do të vij.\n\nKryetari ynë Ilir Krasniqi është atë ditë në Tiranë."),
    ("left_out_far", "доаѓам в петок.\n\nБилјана Тодорова се извинува, таа има грип."),
    ("adds", "could you add me to the list, please?"),
    ("adds", "molim vas da i mene dodate na spisak za petak."),
    ("replaces_nothing", "ja nažalost ne mogu, ali će umesto mene doći Vera Tot."),
    ("replaces_nothing", "I cannot attend, but Vera Tot will come instead of me."),
    ("replaces_nothing", "sajnos nem tudok elmenni, helyettem Tóth Vera megy."),
    ("replaces_nothing", "eu nu pot veni, dar în locul meu vine Petru Toma, casierul."),
    ("refuses_too", "ja žiaľ zostávam doma, ale príde náš pokladník Michal Kolár."),
    ("already_listed", "ne va reprezenta Petru Toma. Am rezervat deja hotelul."),
    ("perhaps", "I will attend. Please let me know whether anything else is needed."),
    ("perhaps", "dolazim u petak. Ne znam da li se do sale ide preko stepenica."),
    ("writer_too", "ide Vera Tot. Nadala sam se da ću i ja poći, ali je jedno mesto."),
    ("only_signed", "we would like to come: Jelena Ilić, Ana Tot, three of us including me."),
    ("both_ways", "upišite me. Ne dolazim sa tehnikom, samo sa beležnicom."),
    ("both_ways", "upišite me. Do računara ne stižem pre podneva."),
    ("negated", "на конференцијата ќе нѐ претставува Петар Илиевски, благајник."),
    ("negated", "la conferință ne va reprezenta Petru Toma, casierul nostru."),
    ("pair_only", "prihvatam poziv. Uz mene će biti i suprug Petar Tot."),
    ("regretted", "prisustvovaće Jelena Ilić i Vera Tot, a ostalima je žao."),
    ("half_name", "Želja mi je da konferenciji prisustvuje Vera Tot."),
    ("half_name", "Drago mi je da vas izvestim da dolaze Jelena Ilić i Vera Tot."),
    ("does_else", "idu samo Vera i Petar, to jest Vera Tot i Petar Ilić. Ostali ne mogu."),
    ("pair_only", "razgovarala sam sa mužem i možemo oboje. On je Petar Tot."),
]  # fmt: skip


UNCLEAR = [
    ("wished_but", "volela bih da dođem u petak, ali radim."),
    ("left_out_near", "prijavljujem Petra Tota, zamenika urednika Gorana Savića."),
    ("only_wishes", "Jelena Ilić bi volela da dođe. Ima li još mesta?"),
    ("whether", "dolazi Jelena Ilić. Da li da prijavim i druge?"),
    ("all_before", "Jelena Ilić i ja smo prijavljene. Čuvajte nam mesta, malo kasnimo."),
    ("left_out", "Jovan Savić od 2014. godine vodi program. Dolazi Jelena Ilić."),
]


@pytest.mark.parametrize(("code", "text"), CLEAR)
def test_a_clear_letter_does_not_show_the_sign(code: str, text: str) -> None:
    assert code not in codes(letter(HI + text + HOUSE, date="Mon, 11 Mar 2019 09:00:00 +0100"))


@pytest.mark.parametrize(("code", "text"), UNCLEAR)
def test_an_unclear_one_does(code: str, text: str) -> None:
    assert code in codes(letter(HI + text + HOUSE, date="Mon, 11 Mar 2019 09:00:00 +0100"))


def test_the_name_of_a_village_is_nobody() -> None:
    text = f"{HI}Udruženje „Roj“ iz Topličke Male Plane šalje Jelenu Ilić.\n\nAna Ristić\n"

    assert "left_over_near" not in codes(letter(text))


def test_a_house_is_the_writers_if_he_signs_as_its_head() -> None:
    text = f"{HI}osam godina sam bila na čelu Društva „Takovski grm“. Dolazim ja.\n\n"
    signed = letter(f"{text}Mila Petrović\npočasna predsednica Društva\n")

    assert "organisation_in_passing" in codes(letter(f"{text}Mila Petrović\n"))
    assert "organisation_in_passing" not in codes(signed)


def test_who_comes_for_himself_only_leaves_nothing_unread() -> None:
    signed = "\n\nPozdrav,\nMila Petrović\n"
    alone = codes(letter(f"{HI}upišite me za petak, dolazim vozom.{signed}"))
    hinted = codes(letter(f"{HI}upišite me za petak, ispred Crvene Lampe.{signed}"))

    assert "only_himself" in alone
    assert "only_himself" not in hinted


def test_a_line_of_thanks_ends_with_who_writes() -> None:
    asked = "> Hvala na prijavi Udruženja „Breza“ za jedno lice. Molimo Vas da dostavite ime."
    text = f"Evo imena:\n\nJelena Ilić\n\nHvala još jednom, Aca\n\n{asked}\n"

    assert "half_name" not in codes(letter(text, sender="Breza <breza@mejl.example>"))


def test_a_word_of_what_the_house_is_called_is_nobody() -> None:
    text = f"{HI}otkazujem dolazak.\n\nVojislav Pantić\nDruštvo filatelista „Zlatna serija“\n"
    reading = letter(text, subject="Re: Potvrda prijave, Zlatna serija")

    assert "half_name" not in codes(reading)


def test_a_half_put_right_beside_the_whole_name_takes_nobody_off() -> None:
    confirmed = "> Potvrđujemo prijavu: Ana Bjelić, Udruženje „Breza“, Niš."
    text = (
        f"Jedna ispravka: koleginica se zove Ana Belić, a ne Bjelić.\n\nMila\n\n{confirmed}\n"
    )
    reading = letter(text)

    assert [one.name.value for one in reading.attendees] == ["Ana Belić"]
    assert reading.removed == ()


def test_who_is_meant_by_a_post_is_told_by_the_label_of_the_same_word() -> None:
    below = "FONDACIJA „OBALA“\nDirektorka: Ana Ristić\nKoordinatorka: Mila Petrović\n"
    text = f"{HI}dolazimo naša direktorka i ja.\n\nPozdrav,\nMila\n\n-- \n{below}"

    assert "only_signed" not in codes(letter(text))


def test_a_word_of_a_test_beside_a_name_is_doubted() -> None:
    text = "Jelena Ilić passed the test yesterday. Marko Tot failed."

    assert "alien_with_people" in codes(letter(HI + text + HOUSE))


def test_a_job_beside_somebody_who_comes_is_doubted() -> None:
    text = "Jelena Ilić dolazi u petak. Inače, ukinuli smo pretplatu na vaš bilten."

    assert "alien_with_people" in codes(letter(HI + text + HOUSE))


def test_who_was_written_wrong_in_our_answer_is_put_right() -> None:
    confirmed = "> Potvrđujemo prijavu: Snežana Kovačević, Udruženje „Breza“, Niš."
    text = "u potvrdi piše da sam Kovačević, a prezivam se Kovač."
    below = f"Snežana Kovač\nUdruženje „Breza“, Niš\n\n{confirmed}\n"
    reading = letter(f"{HI}{text}\n\n{below}", sender="Snežana Kovač <sneza@breza.example>")

    assert [one.name.value for one in reading.attendees] == ["Snežana Kovač"]


def test_who_would_love_to_be_there_is_no_machine() -> None:
    text = "Much as I'd love to be there, I'll be on leave until the 20th.\n\nMila Petrović\n"

    assert letter(text, subject="Re: Invitation").intent is Intent.DECLINE


@pytest.mark.parametrize(
    "else_",
    [
        "David Miller runs our archive.",
        "We will stay with David Miller.",
        "We liked David Miller's new book.",
    ],
)
def test_who_only_does_something_else_leaves_nothing_unread(else_: str) -> None:
    text = f"Laura Bennett will attend. {else_}"
    signed = "Kind regards,\nClaire Whitmore\nRiverside Trust"

    assert "left_out" not in codes(letter(f"Dear Mr Rodić,\n\n{text}\n\n{signed}\n"))


def test_what_spells_the_senders_domain_is_a_house_and_no_guest() -> None:
    text = (
        "Dear Mr Rodić,\n\nCivic Bridges will take part with two people: Ana Ristić and"
        " Marko Tot.\n\nAna Ristić\nCivic Bridges\n"
    )
    reading = letter(text, sender="Ana Ristić <ana.ristic@civicbridges.example>")

    assert names(reading) == ["Ana Ristić", "Marko Tot"]


def test_who_says_behind_a_name_that_it_is_his_own_writes() -> None:
    text = "Dobro jutro, iz Udruženja „Breza“ dolazimo Ana Ristić (ja) i Marko Tot."
    contact = letter(text, sender="breza@mejl.example").contact

    assert contact is not None
    assert contact.name is not None
    assert contact.name.value == "Ana Ristić"


def test_lines_of_prose_that_open_with_capitals_are_no_address() -> None:
    text = (
        "Upravni odbor je na sednici održanoj devetog marta odredio Srbislava\n"
        "Đokovića, potpredsednika, da nas zastupa na konferenciji u hotelu Hajat.\n"
        "Samo ako on bude sprečen, o čemu biste bili obavešteni posebno, došao bi\n"
        "Marko Tot.\n"
    )
    assert "left_out" not in codes(letter(f"Poštovani,\n\n{text}\nAna Ristić\n"))


def test_all_whom_the_mail_below_registered_fall_away_plainly() -> None:
    text = "sutra ipak ne dolazimo ni Ana Ristić ni ja, ostali smo u Skoplju zbog snega."
    below = "> Potvrđujemo prijavu Udruženja „Breza“: Mila Petrović, Ana Ristić.\n"
    reading = letter(f"{HI}{text}\n\nMila Petrović\n\n{WROTE}{below}", subject="Re: Potvrda")

    assert (reading.intent, reading.needs_review) == (Intent.CANCEL, False)


def test_a_house_that_somebody_stands_for_is_no_mention_in_passing() -> None:
    text = "u petak će Savez studenata prava iz Bora predstavljati Jelena Ilić."
    text = f"{HI}{text}\n\nAna Ristić\n"

    assert "organisation_in_passing" not in codes(letter(text))


def test_a_bare_confirmation_over_the_invitation_registers_who_writes() -> None:
    below = "> Pozivamo vas da prisustvujete konferenciji u petak u hotelu Hajat.\n"
    text = f"Potvrđujem.\n\nMila Petrović\nosnivač, Otvoreni okrug\n\n{WROTE}{below}"

    assert names(letter(text, subject="Re: Poziv")) == ["Mila Petrović"]


@pytest.mark.parametrize("where", ["udruženi smo u Savez", "delujemo kao grupa"])
def test_in_what_people_are_gathered_is_their_house(where: str) -> None:
    text = f"{HI}{where} „Breza“. Prijavljujem Jelenu Ilić.\n\nMila Petrović"

    assert "organisation_in_passing" not in codes(letter(text))


def test_a_name_and_its_town_in_the_subject_are_the_same_house() -> None:
    text = (
        f'{HI}evo nas (Udruženje pčelara "Plavi krug" iz Leskovca):\n\nJelena Ilić\nAna Ristić'
    )
    reading = letter(text, subject="Plavi krug Leskovac prijava")

    assert "two_organisations" not in codes(reading)


def test_what_a_club_is_called_after_its_members_is_nobody() -> None:
    reading = letter(f"{HI}dolazi Jelena Ilić.", subject="Ribolovci Dunav - prijava")

    assert "left_out_far" not in codes(reading)


def test_who_speaks_for_no_house_needs_none() -> None:
    text = f"{HI}prijavljujem se. Ne nastupam ni za stranku ni za udruženje.\n\nMila Petrović"

    assert "organisation_unread" not in codes(letter(text))


def test_to_whom_an_invitation_was_sent_is_not_known_by_it() -> None:
    invites = "pozivamo vas da prisustvujete konferenciji u petak"
    confirms = "potvrđujemo vašu prijavu za konferenciju"
    text = f"{HI}dolazim.\n\nMila Petrović\nudruženje „Roj“\n\n{WROTE}"
    below = "> Poštovana gospođo Petrović,\n> {}.\n"

    assert "known_below" not in codes(letter(text + below.format(invites), subject="Re: Poziv"))
    assert "known_below" in codes(letter(text + below.format(confirms), subject="Re: Poziv"))


@pytest.mark.parametrize(
    ("told", "doubted"), [("would like to send the following", False), ("told us of it", True)]
)
def test_a_house_that_sends_people_is_no_mention_in_passing(told: str, doubted: bool) -> None:
    text = f"Good morning,\n\nthe Balkan Youth Office (BYO) {told} colleagues:\n\n"
    found = codes(letter(f"{text}Jelena Ilić, intern\nMarko Jovanović, clerk\n\nNora Takács\n"))

    assert ("organisation_in_passing" in found) == doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("dolazim na skup u petak. Usput šaljem i naš godišnji izveštaj.", False),
        ("šaljem i naš godišnji izveštaj. Dolazim u petak.", True),
    ],
)
def test_a_paper_sent_by_the_way_is_no_other_business(text: str, doubted: bool) -> None:
    assert ("alien_with_people" in codes(letter(f"{HI}{text}\n\nMila Petrović\n"))) == doubted
