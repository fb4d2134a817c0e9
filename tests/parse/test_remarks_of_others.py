"""What people say beside a registration changes nobody in silence, in other languages too."""

import pytest

from mailflow.model import Intent
from tests.parse.test_reading import letter
from tests.parse.test_remarks import told

ME = "Olga Savić"
REGISTER, CHANGE, CANCEL = Intent.REGISTER, Intent.CHANGE, Intent.CANCEL
# Of a language: how a letter begins and ends, what it says, and what stands beside that.
CROATIAN = (
    "Poštovani,",
    "S poštovanjem,",
    "Prijava",
    [
        ("Rado ću sudjelovati na savjetovanju.", REGISTER, [ME], []),
        ("Prijavljujem našega tajnika Petra Tota.", REGISTER, ["Petar Tot"], []),
        (
            "Sudionici:\n1. Petar Tot, tajnik\n2. Vera Kos\n",
            REGISTER,
            ["Petar Tot", "Vera Kos"],
            [],
        ),
        ("Molim otkažite prijavu Petra Tota.", CANCEL, [], ["Petar Tot"]),
    ],
    [
        "Na Vas me uputila Ivana Marić.",
        "Predsjednik udruge je Josip Marić.",
        "Ravnatelj Josip Marić Vas lijepo pozdravlja.",
        "Lani sam morala otkazati dan prije.",
        "Prošli put nas je bilo četvero.",
        "Nisam uspjela preuzeti obrazac s Vaše stranice.",
        "Ispričavam se zbog kasnog javljanja.",
        "Pozivamo Vas da posjetite našu internetsku stranicu.",
    ],
)
SERBIAN = (
    "Poštovani,",
    "Srdačno,",
    "Prijava",
    [
        (
            "Učesnici: Petar Tot (blagajnik), Vera Kos (volonterka).",
            REGISTER,
            ["Petar Tot", "Vera Kos"],
            [],
        ),
        (
            "Učesnici:\nPetar Tot, blagajnik\nVera Kos, volonterka\n",
            REGISTER,
            ["Petar Tot", "Vera Kos"],
            [],
        ),
        ("Pored prijavljenih dodajte i Veru Kos.", CHANGE, ["Vera Kos"], []),
        ("Molim otkažite prijavu Petra Tota.", CANCEL, [], ["Petar Tot"]),
    ],
    [
        "Bojan Lukić nas vozi.",
        "Bojan Lukić Vas pozdravlja.",
        "Bojan Lukić, pokrovitelj, šalje pozdrave.",
        "Milica Lukić i ja smo se srele u Beču.",
        "Milica Lukić je na bolovanju.",
        "Otkazala sam zbog toga godišnji odmor.",
        "Molim zanemarite prilog.",
    ],
)
HUNGARIAN = (
    "Tisztelt Szervezők!",
    "Üdvözlettel,",
    "Jelentkezés",
    [
        ("Ezúton jelentkezem a konferenciára.", REGISTER, [ME], []),
        (
            "Résztvevők:\nTóth Péter, titkár\nKiss Vera, önkéntes\n",
            REGISTER,
            ["Péter Tóth", "Vera Kiss"],
            [],
        ),
        ("Jelentkeztetem kollégánkat, Tóth Pétert.", REGISTER, ["Péter Tóth"], []),
        ("Sajnos le kell mondanom a jelentkezésemet.", CANCEL, [], [ME]),
    ],
    [
        "Ha mégsem tudok elmenni, szólok.",
        "Varga Ilona üdvözli Önöket.",
        "A számlát küldjék könyvelőnknek, Varga Ilonának.",
        "Tavaly Varga Ilona képviselt minket.",
        "Elnökünk, Varga János szívélyesen üdvözli Önöket.",
        "Mellékelem elnökünk, Varga János levelét.",
        "Nem tudtam letölteni az űrlapot.",
        "A tavalyi konferencián Varga Péter képviselt minket.",
    ],
)
SLOVAK = (
    "Vážení,",
    "S pozdravom,",
    "Prihláška",
    [
        ("Rada by som sa zúčastnila konferencie.", REGISTER, [ME], []),
        ("Prihlasujem nášho pokladníka Petra Tótha.", REGISTER, ["Peter Tóth"], []),
        ("Účastníci: Peter Tóth (tajomník).", REGISTER, ["Peter Tóth"], []),
        ("Ruším svoju prihlášku na konferenciu.", CANCEL, [], [ME]),
    ],
    [
        "Predsedom spolku je Jozef Hudec.",
        "Jozef Hudec Vás srdečne pozdravuje.",
        "Vlani som sa musela odhlásiť.",
        "Vlani nás zastupoval Jozef Hudec.",
        "Ak nebudem môcť prísť, dám vedieť.",
        "Rozhodnutie podpísal Jozef Hudec.",
    ],
)
ROMANIAN = (
    "Stimați organizatori,",
    "Cu stimă,",
    "Înscriere",
    [
        ("Doresc să mă înscriu la conferință.", REGISTER, [ME], []),
        ("Îl înscriu pe colegul nostru Petru Toma.", REGISTER, ["Petru Toma"], []),
        (
            "În locul lui Petru Toma, pe care l-am înscris, va veni Vera Ionescu.",
            CHANGE,
            ["Vera Ionescu"],
            ["Petru Toma"],
        ),
        ("Trebuie să îmi anulez înscrierea la conferință.", CANCEL, [], [ME]),
    ],
    [
        "Invitația ne-a fost trimisă de Marius Dan.",
        "Factura trimiteți-o contabilului nostru, Marius Dan.",
        "Dacă nu voi putea veni, vă anunț din timp.",
        "Președintele nostru este Marius Dan.",
        "Am aflat de la Marius Dan, mai ales că este vorba despre noi.",
        "Anul trecut ne-a reprezentat Marius Dan.",
    ],
)
ALBANIAN = (
    "Të nderuar,",
    "Me respekt,",
    "Regjistrim",
    [
        ("Do të marr pjesë në konferencë.", REGISTER, [ME], []),
        ("Regjistroj kolegun tonë Arben Hoxha.", REGISTER, ["Arben Hoxha"], []),
        ("Duhet ta anuloj regjistrimin tim për konferencën.", CANCEL, [], [ME]),
    ],
    [
        "Dhomën e paguaj vetë.",
        "Kryetari i shoqatës është Agim Krasniqi.",
        "Nëse nuk mund të vij, do t'ju njoftoj.",
        "Vitin e kaluar na përfaqësoi Agim Krasniqi.",
        "Kolegu Agim Krasniqi ju dërgon shumë të fala.",
    ],
)
MACEDONIAN = (
    "Почитувани,",
    "Со почит,",
    "Пријава",
    [
        ("Се пријавувам за конференцијата.", REGISTER, [ME], []),
        ("Го пријавувам благајникот Петар Тодоров.", REGISTER, ["Петар Тодоров"], []),
        ("Ја откажувам мојата пријава за конференцијата.", CANCEL, [], [ME]),
    ],
    [
        "Нè вози колегата Горан Митев, кој не останува.",
        "Поканата ни ја препрати Горан Митев.",
        "Ако не можам да дојдам, ќе Ве известам.",
        "Лани нè претставуваше Горан Митев.",
        "Претседател на здружението е Горан Митев.",
    ],
)
ALL = (SERBIAN, CROATIAN, HUNGARIAN, SLOVAK, ROMANIAN, ALBANIAN, MACEDONIAN)
REMARKS = [(words, remark) for words in ALL for remark in words[4]]


@pytest.mark.parametrize(("words", "remark"), REMARKS, ids=[one for _, one in REMARKS])
def test_a_remark_of_others_changes_nobody_in_silence(words: tuple, remark: str) -> None:  # type: ignore[type-arg]
    hello, regards, subject, letters, _ = words
    for said, intent, comes, removed in letters:
        joint = "\n" if said.endswith("\n") else " "
        for text in (f"{remark}{joint}{said}", f"{said.rstrip()}{joint}{remark}"):
            reading = letter(
                f"{hello}\n\n{text}\n\n{regards}\n{ME}\nFondacija „Jela“, Novi Sad\n",
                sender=f"{ME} <olga@jela.example>",
                subject=subject,
            )
            right = told(reading) == (intent, sorted(comes), removed)
            assert right or reading.needs_review, (text, told(reading))
