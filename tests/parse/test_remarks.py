"""What people say beside a registration changes nobody on it in silence."""

import pytest

from mailflow.model import Intent, Reading
from tests.parse.test_reading import letter, names

# Letters: what they say, the intent, who comes, who falls away; ME is who signs.
ME = "Olga Savić"
SERBIAN = [
    ("Prijavljujem se za konferenciju.", Intent.REGISTER, [ME], []),
    ("Molim Vas da me upišete na spisak učesnika.", Intent.REGISTER, [ME], []),
    ("Prijavljujem Petra Tota, blagajnika.", Intent.REGISTER, ["Petar Tot"], []),
    ("Na skup dolaze Petar Tot i Vera Kos.", Intent.REGISTER, ["Petar Tot", "Vera Kos"], []),
    ("Prijavljujem sebe i Petra Tota.", Intent.REGISTER, [ME, "Petar Tot"], []),
    ("Dolazimo Vera Kos i ja.", Intent.REGISTER, [ME, "Vera Kos"], []),
    (
        "Učesnici:\n1. Petar Tot, blagajnik\n2. Vera Kos, volonterka\n",
        Intent.REGISTER,
        ["Petar Tot", "Vera Kos"],
        [],
    ),
    ("Predstavljaće nas predsednica Vera Kos.", Intent.REGISTER, ["Vera Kos"], []),
    (
        "Umesto Petra Tota, koga smo prijavili, dolazi Vera Kos.",
        Intent.CHANGE,
        ["Vera Kos"],
        ["Petar Tot"],
    ),
    ("Otkazujem svoju prijavu za konferenciju.", Intent.CANCEL, [], [ME]),
    ("Žao mi je, ali moram da povučem svoju prijavu.", Intent.CANCEL, [], [ME]),
    ("Ovim povlačimo prijavu naše kuće za skup.", Intent.CANCEL, [], []),
    (
        "Prijavili smo Petra Tota, ali on je bolestan, pa će umesto njega ići Vera Kos.",
        Intent.CHANGE,
        ["Vera Kos"],
        ["Petar Tot"],
    ),
    (
        "Prezime naše učesnice je u prijavi greškom otkucano Kosić. Ispravno je Vera Kos.",
        Intent.CHANGE,
        ["Vera Kos"],
        [],
    ),
    ("Hvala na pozivu, ali tog dana ne možemo da dođemo na skup.", Intent.DECLINE, [], []),
    ("Zanima nas da li je za skup potrebno prijaviti se.", Intent.QUESTION, [], []),
    (
        "Molim da se upišu: Petar Tot, blagajnik, i Vera Kos, novinarka.",
        Intent.REGISTER,
        ["Petar Tot", "Vera Kos"],
        [],
    ),
]
ENGLISH = [
    ("I would like to register for the conference.", Intent.REGISTER, [ME], []),
    ("Please register our treasurer, Peter Todd.", Intent.REGISTER, ["Peter Todd"], []),
    ("Please register Peter Todd and myself.", Intent.REGISTER, [ME, "Peter Todd"], []),
    (
        "Peter Todd and Vera Cross will attend the conference.",
        Intent.REGISTER,
        ["Peter Todd", "Vera Cross"],
        [],
    ),
    ("We will be represented by our chair, Vera Cross.", Intent.REGISTER, ["Vera Cross"], []),
    (
        "Vera Cross will come instead of Peter Todd, whom we registered.",
        Intent.CHANGE,
        ["Vera Cross"],
        ["Peter Todd"],
    ),
    ("I have to cancel my registration for the conference.", Intent.CANCEL, [], [ME]),
]
SERBIAN_REMARKS = [
    "Hvala na pozivu.",
    "Radujemo se susretu.",
    "Unapred hvala i srdačan pozdrav.",
    "Izvinite na gnjavaži.",
    "Nadam se da nije kasno.",
    "Čuli smo za skup od prijatelja iz Niša.",
    "Poziv nam je prosledila koleginica Jelena Radić.",
    "Direktor Zoran Ilić Vas srdačno pozdravlja.",
    "Za skup smo saznali od Milana Babića iz Opštine.",
    "Prošle godine smo bili i bilo je odlično.",
    "Prošle godine nismo mogli da dođemo.",
    "Prošle godine je bila hladna sala.",
    "Naše udruženje je osnovano 1998. godine.",
    "Udruženje je osnovao Jovan Babić, sveštenik.",
    "Stižemo vozom oko devet.",
    "Vozi nas kolega Marko Simić, koji ne ostaje na skupu.",
    "Ako nešto zatreba, tu sam.",
    "Ako se nešto promeni, javiću.",
    "Ako nema mesta, razumećemo.",
    "Telefon za kontakt je 064 123 45 67.",
    "Za sve informacije zovite Jelenu Radić na 064 123 45 67.",
    "Molim Vas za potvrdu prijema.",
    "Molim za potvrdu.",
    "U prilogu je logo udruženja.",
    "Naš sajt je www.jela.example.",
    "Predsednik udruženja je Zoran Ilić.",
    "Odluku je potpisao direktor Zoran Ilić.",
    "Direktor je saglasan.",
    "Mi smo mala organizacija sa sela.",
    "Ne jedemo meso.",
    "Jedna osoba je u kolicima.",
    "Da li je obezbeđen parking?",
    "U koliko sati počinje skup?",
    "Gde se tačno nalazi sala?",
    "Kotizacija će biti uplaćena sutra.",
    "Pozdravite gospođu Radić.",
    "Pozdrav od celog tima.",
    "Želimo Vam uspešan rad.",
    "Srećno sa organizacijom!",
    "Vidimo se u petak!",
    "Vidimo se!",
    "Do viđenja.",
    "Pišem sa telefona, pa izvinite na greškama.",
    "Nemam kvačice na tastaturi.",
    "Pokušala sam da zovem, ali se niko ne javlja.",
    "Kod nas pada sneg.",
    "Imamo puno posla ovih dana.",
    "Biće to lep dan.",
    "Volela bih da čujem izlaganje o fondovima.",
    "Tema nam je jako važna.",
    "Zanima nas najviše radionica o medijima.",
    "Naš rad podržava Ministarstvo kulture.",
    "Radimo sa decom iz hraniteljskih porodica.",
    "Odgovorite mi na ovu adresu.",
    "Javite ako treba još neki podatak.",
    "Potvrdite da ste dobili ovu poruku.",
    "Sekretar je na bolovanju, pa pišem ja.",
    "Pišem umesto sekretara, koji je na odmoru.",
    "Pišem umesto Jelene Radić, koja je na odmoru.",
    "Sekretarica Jelena Radić je na odmoru, pa odgovaram ja.",
    "Naše sanduče od ove nedelje vodim ja, jer je Jelena Radić na bolovanju.",
    "Pretprošle godine nas je predstavljao Milan Babić, ali on više nije kod nas.",
    "Pre tri godine nas je obišla ministarka Dragica Babić.",
    "Poziv nam je doneo kolega Milan Babić iz Mreže.",
    "Razgovarala sam sa Vašom koleginicom Jelenom Radić.",
    "Kopiju ovog pisma šaljem koleginici Jeleni Radić.",
    "Za pitanja oko uplate zadužena je Jelena Radić.",
    "Za smeštaj je zadužen Marko Simić.",
    "Ovu prijavu potpisuje predsednik Zoran Ilić.",
    "Naš stari saradnik Milan Babić dobio je nagradu za knjigu.",
    "Nadam se da ste zdravo.",
    "Nismo bili na prošlogodišnjem skupu, jer smo tada imali popis.",
    "Niko nam nije odgovorio na prethodni mejl.",
    "Obrišite, molim Vas, moj stari mejl iz adresara.",
    "Otkazali su nam autobus, pa stižemo vozom.",
    "Koleginici Jeleni Radić se pokvario telefon.",
    "Ovo pismo šaljem ja, jer je predsednik na putu.",
    "Račun će platiti Jelena Radić do četvrtka.",
    "Sa nama dolazi i vozač, ali on ne ostaje na skupu.",
    "U maju organizujemo seminar u Somboru, pa ćemo Vas pozvati.",
    "Lane je Jelena Radić bila oduševljena skupom.",
    "Ako zatreba, poslaćemo i potpisanu prijavu.",
    "Milan Babić iz Mreže Vas je već zvao.",
    "Predsednik nam je Zoran Ilić, a sekretar Jelena Radić.",
    "Poziv je stigao na mejl naše bivše koleginice Jelene Radić.",
    "Umesto papirnog programa dovoljan nam je elektronski.",
    "Stari broj nam više ne radi.",
    "Formular ne možemo da otvorimo.",
    "Račun pošaljite na našu adresu.",
    "Poruka mi se juče vratila, pa je šaljem ponovo.",
    "Sestra mi je upravo upisala studije, pa slavimo.",
    "Juče smo bili na terenu, pa tek sada odgovaram.",
    "Ovih dana sam pomalo odsutna zbog muževljeve operacije.",
    "Ako se skup odloži zbog snega, javite nam.",
]
ENGLISH_REMARKS = [
    "Thank you for the invitation.",
    "We look forward to meeting you.",
    "Sorry for the short notice.",
    "I hope it is not too late.",
    "We heard about it from friends in Geneva.",
    "The invitation was forwarded to us by Jane Miller.",
    "Our director John Baker sends his regards.",
    "Last year we were there and it was excellent.",
    "Last year we could not come.",
    "Our organisation was founded in 1998.",
    "It was founded by Henry Stone, a priest.",
    "Should anything change, I will let you know.",
    "If there is no room left, we will understand.",
    "My phone number is +44 20 7946 0018.",
    "For any questions please call Jane Miller on +44 20 7946 0018.",
    "Please confirm receipt.",
    "Please find our logo attached.",
    "Our website is www.jela.example.",
    "Our chair is John Baker.",
    "We are a small organisation.",
    "Is parking available?",
    "What time does it start?",
    "Where exactly is the hall?",
    "Best of luck with the preparations!",
    "I am writing from my phone, so please excuse typos.",
    "I tried to call but nobody answered.",
    "It is snowing here.",
    "The topic is very important to us.",
    "Our work is supported by the Ministry of Culture.",
    "We work with children in foster care.",
    "Please reply to this address.",
    "Let me know if you need anything else.",
    "Our secretary is ill, so I am writing.",
    "I am writing on behalf of our director, who is away.",
    "We are all very busy these days.",
    "Our late president Henry Stone would have loved this.",
]
FRAMES = {
    "sr": ("Poštovani,", "Srdačno,", "Udruženje „Jela“, Novi Sad", "Prijava", SERBIAN),
    "en": (
        "Dear Mr Rodić,",
        "Kind regards,",
        "Fir Foundation, London",
        "Registration",
        ENGLISH,
    ),
}
REMARKS = [("sr", one) for one in SERBIAN_REMARKS] + [("en", one) for one in ENGLISH_REMARKS]


def told(reading: Reading) -> tuple[Intent, list[str], list[str]]:
    """Return the intent, who comes, and, if somebody was registered before, who falls away."""
    altered = reading.intent in (Intent.CHANGE, Intent.CANCEL)
    removed = sorted(name.value for name in reading.removed) if altered else []
    return reading.intent, sorted(names(reading)), removed


@pytest.mark.parametrize(("language", "remark"), REMARKS, ids=[one for _, one in REMARKS])
def test_a_remark_changes_nobody_on_the_list_in_silence(language: str, remark: str) -> None:
    hello, regards, house, subject, letters = FRAMES[language]
    for said, intent, comes, removed in letters:
        behind = f"{said}{'' if said.endswith(chr(10)) else ' '}{remark}"
        for text in (f"{remark} {said}", behind):
            reading = letter(
                f"{hello}\n\n{text}\n\n{regards}\n{ME}\n{house}\n",
                sender=f"{ME} <olga@jela.example>",
                subject=subject,
            )
            right = told(reading) == (intent, sorted(comes), removed)
            assert right or reading.needs_review, (text, told(reading))
