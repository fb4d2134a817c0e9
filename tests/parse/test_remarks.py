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
    (
        "Participants:\n1. Peter Todd, treasurer\n2. Vera Cross, volunteer\n",
        Intent.REGISTER,
        ["Peter Todd", "Vera Cross"],
        [],
    ),
    (
        "Attendees: Peter Todd (treasurer), Vera Cross (volunteer).",
        Intent.REGISTER,
        ["Peter Todd", "Vera Cross"],
        [],
    ),
    ("I have to cancel my registration for the conference.", Intent.CANCEL, [], [ME]),
    ("Please cancel the registration of Peter Todd.", Intent.CANCEL, [], ["Peter Todd"]),
    ("Please remove my name from the list, I cannot come after all.", Intent.CANCEL, [], [ME]),
    ("Thank you, but unfortunately nobody of us is able to attend.", Intent.DECLINE, [], []),
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
    "Please excuse the late reply.",
    "I had to cancel my holiday for this.",
    "Please take me off the newsletter.",
    "Please remove my old address from your mailing list.",
    "I am replacing my phone, so please write.",
    "Alice Green and I met you in Zagreb.",
    "You met our chairman, Martin Reed, in Zagreb.",
    "Please ignore the attachment.",
    "I withdraw my earlier question.",
    "The seminar in Zagreb was cancelled.",
    "We come with the car of our colleague Martin Reed.",
    "At the request of our manager, Martin Reed.",
    "Our bookkeeper Alice Green is on maternity leave.",
    "Please send us a proforma invoice.",
    "We invite you to visit our website.",
    "Chairman Martin Reed greets you.",
    "My boss Martin Reed says hello.",
    "Martin Reed asked me to send you his greetings.",
    "We are coming by car.",
    "The chauffeur, Martin Reed, will bring us and go on to Novi Sad.",
    "Please send the invoice to our bookkeeper, Alice Green.",
    "I shall pay for my room myself.",
    "I found your address myself.",
    "Last year I had to cancel on the very last day.",
    "Last time we came with four people.",
    "In case I can not come, I will let you know in time.",
    "I could not download the form from your website.",
    "I cannot wait!",
    "Martin Reed has written a book about your topic.",
    "Alice Green used to represent us.",
    "Our former chair, Martin Reed, retired in spring.",
    "Martin Reed, our patron, wishes you much success with it.",
    "This has been approved by our manager Martin Reed.",
    "Alice Green will be driving us.",
    "Alice Green, our founder, died in May.",
    "As agreed with Alice Green on the telephone.",
    "I met Alice Green in Vienna.",
    "You may also ask my deputy Alice Green.",
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
        joint = "\n" if said.endswith("\n") else " "
        behind = f"{said.rstrip()}{joint}{remark}"
        for text in (f"{remark}{joint}{said}", behind):
            reading = letter(
                f"{hello}\n\n{text}\n\n{regards}\n{ME}\n{house}\n",
                sender=f"{ME} <olga@jela.example>",
                subject=subject,
            )
            right = told(reading) == (intent, sorted(comes), removed)
            assert right or reading.needs_review, (text, told(reading))
