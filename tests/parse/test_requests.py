"""What is wished for, and what only sounds like a wish."""

import pytest

from tests.parse.test_reading import SIGNED, letter

SERBIAN = (
    # What a body does for others, what it did once, what is arranged, and idioms.
    ("Organizujemo radionice za osobe u kolicima.", ""),
    ("Pišemo o pristupačnosti škola: rampe, lift, toalet.", ""),
    ("Predajem deci koja su alergična na gluten.", ""),
    ("Prošle godine je parking bio pun.", ""),
    ("Krevet sam već rezervisala.", ""),
    ("Dolazim. Šaljem vam i knjigu International Minds.", ""),
    ("Treba mi mesto u internatu.", "accommodation"),
    ("Možete li da nam rezervišete hotel?", "accommodation"),
    ("Nemam alergija.", ""),
    ("Moram da kažem da me je poziv obradovao.", ""),
    ("Slušala sam vaše izlaganje u Boru.", ""),
    ("Oglas sam videla online.", ""),
    ("Halalite što javljam kasno.", ""),
    ("Dete mi je bolesno, ali stižem.", ""),
    ("Radimo sa gluvima, a koleginica je gluva i treba joj tumač.", "sign_language"),
    ("Potreban mi je tumač za znakovni, ako nemate vodim svog.", "sign_language"),
    ("Jedem isključivo biljnu hranu.", "vegan"),
    ("Potreban mi je prevodilac.", "interpretation"),
    ("Može li povraćaj novca za kartu?", "travel_costs"),
    ("Rado bih se obratila skupu.", "speaking"),
    ("Povešću i dete.", "other"),
    ("Treba mi mesto u garaži.", "parking"),
    ("Dolazim kolima, gde mogu da parkiram?", "parking"),
    ("Parking nam ne treba.", ""),
    ("Vegetarijanci nismo, jedemo sve.", ""),
    ("Smeštaj i put plaćamo sami.", ""),
    ("Vodim naš program prevođenja na znakovni jezik.", ""),
    ("Hodam uz pomoć štapa.", "wheelchair"),
    ("Teško ću naći prevoz, krećem se sporim vozom.", ""),
    ("Nosim slušni aparat.", "other"),
    ("Slabovida sam.", "other"),
    ("Da li će biti obezbeđeno čuvanje dece?", "other"),
    ("Ne smem da jedem ništa što sadrži gluten.", "allergy"),
    ("Petar Tot, koji je vegetarijanac, ne dolazi.", ""),
    ("Pravimo aplikaciju koja pokazuje gde ima slobodnog parkinga.", ""),
    ("Imamo koleginicu koja koristi kolica pa joj treba rampa.", "wheelchair"),
    ("Jelena Ilić će govoriti o našem projektu ako ima mesta.", "speaking"),
    ("Predstavila bih naš projekat u pet minuta.", "speaking"),
    ("Voleo bih da u deset minuta kažem kako to radimo.", "speaking"),
    ("Može li prostora u programu da prikažemo film?", "speaking"),
    ("Rekla bih dve-tri reči o čitaonici.", "speaking"),
    ("Moram da kažem da mi se program dopada.", ""),
    ("We would like to show our results in a few minutes.", "speaking"),
    ("Govorila bih o bunarima.", "speaking"),
    ("Na skupu će se govoriti o bunarima.", ""),
    ("Potreban nam je projektor.", "other"),
    ("Napisala sam dve studije o parkiranju.", ""),
    ("Razvijamo program za znakovni jezik.", ""),
    ("Ne jedem ni ribu ni jaja ni sir ni mleko.", "vegan"),
    ("Mi smo udruženje vegetarijanaca i planinara.", ""),
    ("Mogu li koju reč o našem radu?", "speaking"),
    ("Stižem biciklom, gde mogu da ga vežem?", "other"),
    ("Naše udruženje nabavlja invalidska kolica za decu.", ""),
    ("Sin nam vodi prodaju preko interneta.", ""),
    ("Gde je zgodno ostaviti kola?", "parking"),
    ("Dolazimo vozom pa nam parking neće trebati.", ""),
    ("Ne jedem meso ni ribu, mlečni proizvodi su u redu.", "vegetarian"),
    ("Ne jedem meso, ribu, jaja i mlečne proizvode.", "vegan"),
    ("Jedem bez svinjetine.", "halal"),
    ("Ne jedem svinjsko meso.", "halal"),
    ("Bez svinjskog, molim.", "halal"),
    ("Postim, pa bih molila posnu hranu.", "vegan"),
    ("Za ručak molim posno.", "vegan"),
    ("Alergična sam na orahe.", "allergy"),
    ("Imam celijakiju.", "allergy"),
    ("Ne smem da jedem gluten.", "allergy"),
    ("Ne podnosim laktozu.", "allergy"),
    ("Osetljiva sam na kikiriki.", "allergy"),
    ("Vera veoma burno reaguje na lešnike.", "allergy"),
    ("Može li koleginica da prati skup od kuće?", "online"),
    ("Pravimo podatke o parkiranju u gradu.", ""),
    ("Koristim kolica.", "wheelchair"),
    ("Da li u sali ima rampa?", "wheelchair"),
    ("Krećem se uz pomoć štaka.", "wheelchair"),
    ("Teško se krećem, da li ima lift?", "wheelchair"),
    ("Kolega je u invalidskim kolicima.", "wheelchair"),
    ("Parking smo već našli kod stadiona.", ""),
    ("Oko parkinga ne brinite, ostavljamo auto kod kuće.", ""),
    ("Bez smeštaja, vraćamo se uveče.", ""),
    ("Imamo obezbeđen smeštaj u domu.", ""),
    ("Pozivno pismo je već stiglo.", ""),
    ("Zvaničan poziv smo dobili u petak.", ""),
    ("Još nismo dobili pozivno pismo.", "invitation_letter"),
    ("Niko od učesnika nema alergija.", ""),
    ("Niko od nas ne jede meso.", "vegetarian"),
    ("Među nama nema vegetarijanaca.", ""),
    ("Nismo alergični ni na orahe.", ""),
    ("Ne mora da bude posno.", ""),
    ("Tumača smo angažovali sami.", ""),
    ("Putni troškovi padaju na naš teret.", ""),
    ("Niko nije u kolicima.", ""),
    ("Dolazimo lično, a ne onlajn.", ""),
    ("Ove godine neću izlagati.", ""),
    ("Potrebna mi je i jedna jednokrevetna soba.", "accommodation"),
    ("Ostala bih i drugu noć.", "accommodation"),
    ("Biste li mogli da preporučite i neki hostel?", "accommodation"),
    ("Da li ima lifta do sale?", "wheelchair"),
    ("Koleginica se teško kreće.", "wheelchair"),
    ("Da li je obezbeđen prevod?", "interpretation"),
    ("Molim da mi pošaljete predračun.", "other"),
    ("Zastupamo roditelje za pristupačne škole.", ""),
    ("Naša tema je pristupačnost u gradovima.", ""),
    ("Potreban mi je tumač za znakovni jezik.", "sign_language"),
    ("Molim vas da obezbedite gestovni govor.", "sign_language"),
    ("Kolega je gluv i potreban mu je tumač.", "sign_language"),
    ("Potreban nam je prevod sa srpskog na mađarski.", "interpretation"),
    ("Da li će biti simultanog prevođenja?", "interpretation"),
    ("Da li nadoknađujete putne troškove?", "travel_costs"),
    ("Možete li da nam platite kartu za autobus?", "travel_costs"),
    ("Ko snosi troškove puta?", "travel_costs"),
    ("Putne troškove snosimo sami.", ""),
    ("Da li refundirate gorivo?", "travel_costs"),
    ("Potreban mi je smeštaj za jednu noć.", "accommodation"),
    ("Trebalo bi mi prenoćište.", "accommodation"),
    ("Da li možete da rezervišete sobu?", "accommodation"),
    ("Smeštaj imamo.", ""),
    ("Spavam kod rodbine.", ""),
    ("Stižem dan ranije, ima li negde da se prespava?", "accommodation"),
    ("Molim vas pozivno pismo zbog vize.", "invitation_letter"),
    ("Treba mi zvaničan poziv za poslodavca.", "invitation_letter"),
    ("Molim potvrdu o učešću.", "other"),
    ("Može li da se prati preko interneta?", "online"),
    ("Da li će biti prenosa uživo?", "online"),
    ("Da li će skup moći da se prati preko Zooma?", "online"),
    ("Volela bih da kažem nekoliko reči.", "speaking"),
    ("Da li mogu da održim kratko izlaganje?", "speaking"),
    ("Radujem se izlaganjima.", ""),
    ("Vaša izlaganja će nam koristiti.", ""),
    ("Mogu li da se obratim skupu?", "speaking"),
    ("Predlažem temu za izlaganje.", "speaking"),
    ("I would be glad to give a five-minute input on our index.", "speaking"),
    ("He comes by car, could one space be kept in front of the hotel?", "parking"),
    ("Nemam posebnih zahteva u vezi ishrane, nisam vegetarijanac.", ""),
    ("Halal nije potreban.", ""),
    ("Košer obrok, molim.", "kosher"),
    ("Dolazim s bebom, treba mi mirno mesto za dojenje.", "other"),
    ("Dolazim. Postoji li prostorija gde mogu da presvučem i podojim dete?", "other"),
    ("Dolazim i molim za pet minuta reči o našem radu.", "speaking"),
    ("Treba nam mesto za stalak sa brošurama.", "other"),
    ("Postim, pa ako može posno, dakle vegetarijansko.", "vegetarian"),
    ("Ne jede meso petkom, pa neka bude nešto posno ili vegetarijansko.", "vegetarian"),
    ("Postim.", "vegan"),
    ("Uz post, molim posan ručak.", "vegan"),
    ("Koleginica drži post.", "vegan"),
    ("Za nju molim posni meni bez ulja.", "vegan"),
    ("Jedem sve osim ribe, od nje završim u hitnoj.", "allergy"),
    ("Ne smem orahe, od njih dobijem osip.", "allergy"),
    ("Od kikirikija se gušim.", "allergy"),
    ("Posle mleka mi bude loše.", "allergy"),
    ("Od jaja dobijem koprivnjaču.", "allergy"),
    ("Ne podnosim školjke.", "allergy"),
    ("Imam alergiju na jagode.", "allergy"),
    ("Ne smem da okusim brašno.", "allergy"),
    ("Dijeta mi je bezglutenska.", "allergy"),
    ("Hrana mora biti bez tragova lešnika.", "allergy"),
    ("Molim Vas da mi pošaljete poziv na moje ime, zbog suda.", "invitation_letter"),
    ("Biće nam potrebna i pozivna pisma na njihova imena.", "invitation_letter"),
    ("Potrebno je da mi dostavite pisani poziv radi pravdanja odsustva.", "invitation_letter"),
    ("Za putni nalog treba mi poziv sa pečatom.", "invitation_letter"),
    ("Možete li poslati zvanično pozivno pismo?", "invitation_letter"),
    ("Molim vas za poimenični poziv za moju direktorku.", "invitation_letter"),
    ("Trebaju nam pozivna pisma.", "invitation_letter"),
    ("Šef traži poziv na memorandumu, sa potpisom.", "invitation_letter"),
    ("Da bih dobila slobodan dan, treba mi poziv adresiran na firmu.", "invitation_letter"),
    ("Hvala na pozivu koji ste poslali na moje ime.", ""),
    ("Dobili smo poziv na ime direktora.", ""),
    ("Primio sam vaš zvanični poziv.", ""),
    ("Zahvaljujem na zvaničnom pozivu.", ""),
    ("Idemo kombijem, pa nam recite gde može da se ostavi.", "parking"),
    ("Stižem autom, gde mogu da ga ostavim?", "parking"),
    ("Gde da ostavim kombi?", "parking"),
    ("Dolazimo autobusom od 20 mesta, gde može da stane?", "parking"),
    ("Ima li gde da se stane kolima?", "parking"),
    ("Trebalo bi nam mesto za minibus.", "parking"),
    ("Može li se kod hotela ostaviti auto?", "parking"),
    ("Da li hotel ima garažu?", "parking"),
    ("Voziću, pa bih zamolio za parking kartu.", "parking"),
    ("Želeo bi da se u diskusiji obrati skupu na pet minuta.", "speaking"),
    (
        "Ako ima prostora za kratku intervenciju iz publike, predstavio bih rezultate ankete.",
        "speaking",
    ),
    ("Rado bih uzeo reč.", "speaking"),
    ("Volela bih da predstavim naše istraživanje.", "speaking"),
    ("Da li bih mogla da prezentujem naš projekat?", "speaking"),
    ("Molim vas za pet minuta da pokažemo našu aplikaciju.", "speaking"),
    ("Želim da govorim na panelu.", "speaking"),
    ("Prijavio bih i kratko saopštenje.", "speaking"),
    ("Imam pripremljeno izlaganje.", "speaking"),
    ("Hteli bismo da pozdravimo skup u ime dijaspore.", "speaking"),
    ("Predstavila bih rezultate naše ankete.", "speaking"),
    ("Mogu i da izlažem.", "speaking"),
    ("Predstavio bih vam novu koleginicu.", ""),
    ("Dvoje su gluve osobe, potreban nam je tumač za znakovni jezik.", "sign_language"),
    ("Pošto su gluvi, sa njima dolazi naš tumač znakovnog jezika.", ""),
    ("Prevodilac za znakovni jezik je naš, ne treba da ga obezbeđujete.", ""),
    ("Dolazi i prevodilac za znakovni jezik. On je naš, ne treba da ga obezbeđujete.", ""),
    ("Vodimo svog tumača za znakovni jezik.", ""),
    ("Tumača za znakovni jezik obezbeđujemo sami.", ""),
    ("Imamo tumača znakovnog jezika.", ""),
    ("Tumač za znakovni jezik ide sa nama.", ""),
    ("Kolega ne zna srpski, treba mu prevodilac.", "interpretation"),
    ("Materijal bi joj odgovarao u elektronskom obliku, zbog čitača ekrana.", "other"),
    ("Molimo materijale na Brajevom pismu.", "other"),
    ("Trebaju nam dokumenti u uvećanom fontu.", "other"),
    ("Može li materijal u Word formatu jer je slabovida?", "other"),
    ("Kolega je slep i dolazi sa pratiocem i psom vodičem.", "other"),
    ("Molim da najavite hotelu da unosimo stativ i rasvetu.", "other"),
    ("Unosimo kameru i rasvetu.", "other"),
    ("Snimatelju treba mesto za stativ.", "other"),
    ("Potrebna nam je stolica pored bine.", "other"),
    ("Molim mesto u prvom redu jer slabo čujem.", "other"),
    ("Ako može da sedi negde napred, jer slabo čuje.", "other"),
    ("We would be glad of seats close to the stage.", "other"),
    ("Emma would show her project on the stage.", "speaking"),
    ("Treba nam sedište u prvim redovima.", "other"),
    ("Treba mi utičnica za laptop.", "other"),
    ("Molimo račun na firmu.", "other"),
    ("Može li akreditacija za fotoreportera?", "other"),
    ("Ako se prenosi uživo, molim link.", "online"),
    ("Pratiću preko linka ako ima.", "online"),
    ("Treba nam konačište za dve osobe.", "accommodation"),
    ("Da li obezbeđujete krevet za jednu noć?", "accommodation"),
    ("Da li vraćate novac za kartu?", "travel_costs"),
    ("Može li pomoć oko prevoza iz Bujanovca?", "travel_costs"),
    ("Otac teško ide uz stepenice.", "wheelchair"),
    ("Dolazi u kolicima.", "wheelchair"),
    ("Bebu čuva baka, ne brinite za kolica.", ""),
    ("Ana ima 39 i ne izlazi iz kreveta.", ""),
    ("Tumača nemojte angažovati, razumem srpski.", ""),
    ("Please don't arrange the translation, our colleague will whisper.", ""),
    ("You do not have to book a hotel for us.", ""),
    ("Smeštaj nemojte rezervisati.", ""),
    ("Da li je ulaz bez stepenica?", "wheelchair"),
    ("Koleginica je korisnica kolica.", "wheelchair"),
    ("Dobili smo poziv sa pečatom, hvala.", ""),
    ("Parking nam ne treba, ali bih molila vegetarijanski obrok.", "vegetarian"),
    ("Smeštaj nam nije potreban, a jedna osoba je vegan.", "vegan"),
    ("Treba nam smeštaj, ali parking ne treba.", "accommodation"),
    ("Smeštaj i parking nam ne trebaju.", ""),
    ("Parking bi bio zgodan, ali nije potreban.", ""),
    ("Ne jedem meso, ali jaja mogu.", "vegetarian"),
    ("Tumač nam nije potreban za znakovni jezik, samo prevod na mađarski.", "interpretation"),
    ("Naša organizacija se bavi pravima osoba u kolicima.", ""),
    ("Bavimo se besplatnim parkingom za osobe sa invaliditetom.", ""),
    ("Vidimo se u prvim redovima borbe!", ""),
    ("Sobu već imamo.", ""),
    ("Materijal ćemo poneti u elektronskom obliku.", ""),
    ("Ima li gde kombi da se skloni?", "parking"),
    ("Stižem kolima, može li da se uđe u dvorište?", "parking"),
    ("Za kombi nam sačuvajte mesto.", "parking"),
    ("Treba nam soba za jednu noć.", "accommodation"),
    ("Preporučite neki hotel u blizini.", "accommodation"),
    ("Hvala na ponuđenom smeštaju, spavam kod brata.", ""),
    ("Smeštaj ne treba, vraćamo se isti dan.", ""),
    ("Rado bih ispričala kako radi naša čitaonica.", "speaking"),
    ("Na panelu bih rado izložio desetak minuta o reci.", "speaking"),
    ("Putne troškove snosi opština.", ""),
    ("Troškovi puta padaju na teret budžeta škole.", ""),
    ("Ko plaća voznu kartu?", "travel_costs"),
    ("Molim sedište bliže izlazu.", "other"),
    ("Treba mi faktura za kotizaciju.", "other"),
    ("Gluva sam, treba mi tumač.", "sign_language"),
    ("Jedem sve osim svinjskog.", "halal"),
    ("Ne jedem ništa što je životinjskog porekla.", "vegan"),
    ("Radim u pošti u Knjaževcu.", ""),
    ("Polazimo u šest ispred pošte.", ""),
    ("Nije mi potreban parking.", ""),
    ("Ako ima rampe, biće mi lakše.", "wheelchair"),
    ("Jedem samo voće i povrće.", "vegetarian"),
    ("Meso ne jedem.", "vegetarian"),
    ("Ima li mesta za kombi kod hotela?", "parking"),
    ("Da li ste obezbedili hotel za goste sa strane?", "accommodation"),
    ("Slabo razumem srpski.", "interpretation"),
    ("Nijedna od nas ne razume albanski.", "interpretation"),
    ("Treba nam jedna trokrevetna.", "accommodation"),
    ("Naša zadruga izlaže na sajmu.", ""),
    ("Sobu smo rezervisali sami.", ""),
    ("Hvala na smeštaju prošle godine.", ""),
    ("Ne mogu dugo da stojim.", "other"),
    ("Idem na štakama, invalidska kolica ne koristim.", ""),
    ("Nisam u kolicima, ali idem sporo.", ""),
)


ENGLISH = (
    ("We work with deaf people and teach sign language.", ""),
    ("We have already found a parking space.", ""),
    ("Please don't worry about parking.", ""),
    ("Without accommodation, please.", ""),
    ("The invitation letter has arrived.", ""),
    ("We have not received the invitation letter yet.", "invitation_letter"),
    ("Nobody has any allergies.", ""),
    ("None of us eats meat.", "vegetarian"),
    ("None of us is vegetarian.", ""),
    ("There are no vegans among us.", ""),
    ("Interpretation will not be needed.", ""),
    ("Our travel costs are covered by a grant.", ""),
    ("We come in person, not online.", ""),
    ("I do not wish to speak this time.", ""),
    ("Could you book a twin room?", "accommodation"),
    ("We would need an invoice.", "other"),
    ("Certificates of attendance would be welcome.", "other"),
    ("Last year the parking was full.", ""),
    ("I have no allergies.", ""),
    ("My hotel room is already booked.", ""),
    ("Can we park at the hotel?", "parking"),
    ("Could you reserve a spot in the hotel garage for our car?", "parking"),
    ("I don't eat meat, but eggs and dairy are fine.", "vegetarian"),
    ("I don't eat meat, eggs or dairy.", "vegan"),
    ("I eat vegetables, cheese and eggs, but I do not eat meat.", "vegetarian"),
    ("Helen reacts badly to walnuts.", "allergy"),
    ("Please warn the kitchen, I carry an epipen.", "allergy"),
    ("Is there a stream for our members?", "online"),
    ("Could Emma follow the day from home?", "online"),
    ("We publish the city's parking data.", ""),
    ("I do not speak Serbian, will there be interpreting?", "interpretation"),
    ("My Serbian is poor, is there a headset?", "interpretation"),
    ("I need a visa support letter.", "invitation_letter"),
    ("Thank you for the official invitation.", ""),
    ("We need no parking, but one of us is vegan.", "vegan"),
    ("We need a room for two, but no parking.", "accommodation"),
    ("A sign language interpreter comes too. She is one of us.", ""),
    ("Could I sit in the front row?", "other"),
    ("I use a screen reader.", "other"),
    ("My van will need somewhere to stand.", "parking"),
    ("I do not follow Serbian, are there headphones in English?", "interpretation"),
    ("I would need a bed for Thursday night.", "accommodation"),
    ("Neither of us understands Serbian.", "interpretation"),
    ("Can our members watch the opening from home?", "online"),
    ("I don't do stairs.", "wheelchair"),
    ("I walk on crutches, so no wheelchair.", ""),
    ("My travel is covered by our office.", ""),
)


HUNGARIAN = (
    ("Szállást már foglaltunk.", ""),
    ("Kérnék egy helyet a garázsban.", "parking"),
    ("Autóval jövök, parkolóhelyre lenne szükségem a szálloda közelében.", "parking"),
    ("Örülök, hogy a Hyatt szállodában leszünk.", ""),
    ("Kérek egy szállodai szobát.", "accommodation"),
)


def wishes(text: str, opening: str) -> str:
    return " ".join(found.value for found in letter(f"{opening} {text}{SIGNED}").requests)


@pytest.mark.parametrize(("text", "tags"), SERBIAN)
def test_a_wish_in_serbian(text: str, tags: str) -> None:
    assert wishes(text, "Poštovani,\n\nprijavljujem se za skup.") == tags


@pytest.mark.parametrize(("text", "tags"), ENGLISH)
def test_a_wish_in_english(text: str, tags: str) -> None:
    assert wishes(text, "Dear all,\n\nI will attend.") == tags


@pytest.mark.parametrize(("text", "tags"), HUNGARIAN)
def test_a_wish_in_hungarian(text: str, tags: str) -> None:
    assert wishes(text, "Tisztelt Szervezők!\n\nRészt veszek a konferencián.") == tags


@pytest.mark.parametrize(
    ("rows", "tags"),
    [
        ("Ishrana\tvegetarijanska\nSmeštaj (da/ne)\tne\nPrevod (da/ne)\tne", "vegetarian"),
        ("Ime i prezime | Ručak | Smeštaj\nAna Tot | vegetarijanski | ne", "vegetarian"),
        ("Ana Tot\tdirektorka\tveganka\nPetar Rac\tpravnik\t-", "vegan"),
        ("Ime i prezime\tSmeštaj\nAna Tot\tne\nPetar Rac\tne", ""),
        ("Ime i prezime: Ana Tot\nPotreban smeštaj / Accommodation (da/ne): ", ""),
    ],
)
def test_a_no_in_another_row_or_column_takes_no_wish_back(rows: str, tags: str) -> None:
    assert wishes(f"{rows}\n", "Poštovani,\n\nprijavljujemo učesnike.\n\n") == tags


def test_the_next_cell_of_a_form_takes_no_wish_back() -> None:
    form = "Ime i prezime\tJelena Ilić\tAna Ristić\nPosebne potrebe\thalal\tnema\n"

    assert "halal" in wishes(form, "Poštovani,\n\nprijavljujemo dve učesnice.\n\n")


@pytest.mark.parametrize(
    "row", ["Parking needed\tno", "6.\tSmeštaj\tne", "Prevod\tnije potreban"]
)
def test_the_next_cell_of_a_label_says_no(row: str) -> None:
    form = f"Ime i prezime\tJelena Ilić\n{row}\n"

    assert wishes(form, "Poštovani,\n\nprijavljujemo učesnicu.\n\n") == ""


@pytest.mark.parametrize(
    "name", ["Savez vegetarijanaca Srbije", "Udruženje obolelih od celijakije", "Klub Parking"]
)
def test_an_organisation_s_name_is_no_wish(name: str) -> None:
    text = f"Poštovani,\n\nprijavljujem se za skup.\n\nHvala,\nMila Petrović\n{name}\n"

    assert letter(text).requests == ()


def test_an_address_and_who_the_members_of_a_house_are_wish_for_nothing() -> None:
    told = "Udruženje dijabetičara „Breza“ prijavljuje Anu Ilić, ana@prevodioci.example."

    assert letter(told, subject="Dijabetičari iz Bora").requests == ()


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("tumač za znakovni jezik", ""),
        ("sudski tumač za znakovni jezik", ""),
        ("prevodilac, vegetarijanac", "vegetarian"),
        ("treba mu tumač za znakovni jezik", "sign_language"),
    ],
)
def test_a_post_is_no_wish(text: str, tags: str) -> None:
    dolaze = "Poštovani,\n\nDolaze:\n- Ana Rauš, predsednica\n-"

    assert wishes(f"Boris Tot, {text}\n", dolaze) == tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Molimo i za jedno mesto za vozilo što bliže ulazu.", "parking"),
        ("Stižemo kombijem, molimo mesto ispred ulaza.", "parking"),
        ("Pokrivate li voz ili bar deo karte?", "travel_costs"),
        ("Ako vam fali neko za panel, javljam se.", "speaking"),
        ("Mogu da pripremim prezentaciju.", "speaking"),
        ("Treba nam gestovni tumač.", "sign_language"),
    ],
)
def test_a_wish_may_be_told_in_everyday_words(text: str, tags: str) -> None:
    assert wishes(text, "Poštovani,\n\nprijavljujem se za skup.") == tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Molimo parking mesto blizu ulaza.", "parking"),
        ("If there is any budget for it, I would need support for the air ticket.",
         "travel_costs"),
        ("Is there any funding for participants from abroad?", "travel_costs"),
    ],
)  # fmt: skip
def test_where_to_park_is_no_seat_and_help_with_a_ticket_is_money(text: str, tags: str) -> None:
    assert wishes(text, "Prijavljujem se za skup. I will come.") == tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Smeštaj: [x] potreban [ ] nije potreban", "accommodation"),
        ("Smeštaj: [ ] potreban [x] nije potreban", ""),
        ("Diet: [ ] vegetarian [x] vegan [ ] gluten-free", "vegan"),
        ("☐ parking\n☒ smeštaj\n( ) halal", "accommodation"),
        ("vegetarian [ ] vegan [x] halal [ ]\nParking [ ]", "vegan"),
        ("Parking: ☐ da ☒ ne", ""),
    ],
)
def test_only_what_is_ticked_is_wished_for(text: str, tags: str) -> None:
    assert wishes(f"{text}\n", "Poštovani,\n\nprijavljujem se za skup.\n\n") == tags


def test_what_is_ours_in_the_next_sentence_is_no_interpreter() -> None:
    told = "Neither of us speaks Serbian, so we need interpretation. Our budget is exhausted."

    assert wishes(told, "Dear Danilo,\n\nI will attend.") == "interpretation"
