"""What people say beside a list, a table, a form changes in silence nothing that it tells."""

import pytest

from mailflow.model import Intent, Reading
from tests.parse.test_reading import letter

HOUSE = "Fondacija „Vrba“"
SIGNED = f"""Srdačno,
Mila Petrović
sekretarka
{HOUSE}
Cara Dušana 7, Niš
tel. 018 455 667, mob. 064 111 22 33"""
TWO_SIGNED = f"""Srdačan pozdrav,
Mila Petrović
{HOUSE}, Niš
Kontakt osobe:
Mila Petrović, 064 111 22 33
Dejan Kostić, 063 555 12 34"""
LIST = f"""Poštovani,
{{before}}
Na konferenciju dolaze:
- Ivo Lukić, pravnik{{note}}
- Nada Popović, novinarka
{{behind}}

{SIGNED}
"""
NUMBERED = f"""Poštovani,
{{before}}
Prijavljujemo sledeće učesnike:
1. Ivo Lukić{{note}}
2. Nada Popović
{{behind}}

{TWO_SIGNED}
"""
POSTS_FIRST = f"""Poštovani,
{{before}}
Skupu će prisustvovati:
direktorka Nada Popović{{note}}
zamenik direktorke Ivo Lukić
{{behind}}

{SIGNED}
"""
TABLE = f"""Poštovani,
{{before}}
u nastavku je spisak naših učesnika:

Ime i prezime\tFunkcija\tTelefon
Ivo Lukić\tpravnik\t063 222 33 44
Nada Popović\tnovinarka\t065 333 44 55

{{behind}}

{SIGNED}
"""
FORM = f"""Poštovani,
{{before}}
šaljem podatke za prijavu.

Organizacija: {HOUSE}, Niš
Ime i prezime: Ivo Lukić
Funkcija: pravnik
Ime i prezime: Nada Popović
Funkcija: novinarka

{{behind}}

{TWO_SIGNED}
"""
ENGLISH_SIGNED = """Kind regards,
Mila Petrović
Secretary
Elm Foundation
12 Church Street, Leeds
Tel. +44 20 7946 0018"""
ENGLISH = f"""Dear all,
{{before}}
We would like to register:
- Alan Reed{{note}}
- Nancy Moss
{{behind}}

{ENGLISH_SIGNED}
"""
ENGLISH_POSTS = f"""Dear all,
{{before}}
We will be represented by:
Director Nancy Moss{{note}}
Vice-President Alan Reed
{{behind}}

{ENGLISH_SIGNED}
"""
ENGLISH_FORM = f"""Dear all,
{{before}}
here are our details for the registration.

Organisation: Elm Foundation, Leeds
Name: Alan Reed
Position: archivist
Name: Nancy Moss
Position: lawyer

{{behind}}

{ENGLISH_SIGNED}
"""
ENGLISH_LETTERS = {
    "list": (ENGLISH, [("Alan Reed", None), ("Nancy Moss", None)]),
    "posts": (ENGLISH_POSTS, [("Nancy Moss", "Director"), ("Alan Reed", "Vice-President")]),
    "form": (ENGLISH_FORM, [("Alan Reed", "archivist"), ("Nancy Moss", "lawyer")]),
}
ENGLISH_REMARKS = [
    "Our bookkeeper Susan Hill will send you the proof of payment.",
    "Susan Hill will pay the fee.",
    "The list was signed by our chairman, Thomas Dale.",
    "On Thursday we meet the mayor, Thomas Dale.",
    "At the last event Professor Thomas Dale spoke.",
    "Thomas Dale is abroad and cannot come.",
    "Copy: Thomas Dale",
    "We bring together 30 young volunteers.",
    "Our board has seven members.",
    "We need neither parking nor accommodation.",
]
LETTERS = {
    "list": (LIST, [("Ivo Lukić", "pravnik"), ("Nada Popović", "novinarka")]),
    "numbers": (NUMBERED, [("Ivo Lukić", None), ("Nada Popović", None)]),
    "posts": (
        POSTS_FIRST,
        [("Nada Popović", "direktorka"), ("Ivo Lukić", "zamenik direktorke")],
    ),
    "table": (TABLE, [("Ivo Lukić", "pravnik"), ("Nada Popović", "novinarka")]),
    "form": (FORM, [("Ivo Lukić", "pravnik"), ("Nada Popović", "novinarka")]),
}
REMARKS = [
    "Predračun će Vam poslati blagajnica Sanja Nikolić.",
    "Sanja Nikolić će Vam dostaviti potpisane obrasce.",
    "Potvrdu o uplati šalje Sanja Nikolić iz računovodstva.",
    "Sanja Nikolić će uplatiti kotizaciju.",
    "Sanja Nikolić ovaj put ne dolazi.",
    "Urednik je na bolovanju, pa se javljam ja.",
    "Spisak je potpisao direktor Goran Vasić.",
    "Odluku je doneo Izvršni odbor.",
    "Naš rad podržava Grad Niš.",
    "Lane nas je bilo šestoro.",
    "Na prošlom skupu bilo je oko 150 ljudi.",
    "U redakciji nas je sedmoro.",
    "Nadzorni odbor ima 5 članova.",
    "Četvoro kolega je na godišnjem odmoru.",
    "Očekujete li preko 100 učesnika?",
    "Sala ima mesta za 80 ljudi, koliko znam.",
]

# Notes behind the first name of a list, which leave it on it.
NOTES = [
    " (ne ostaje na ručku)",
    " (ne dolazi kolima)",
    " (ne može pre 11 časova)",
    " (neće biti na večeri)",
    " (ne može da prespava)",
    " (dolazi posle podne)",
    " (samo prvi dan)",
    " (potvrđen)",
    " (iz Leskovca)",
    " (bez smeštaja)",
    " (bio i lane)",
    " (obavezno)",
    " (kotizacija plaćena)",
    " (odlazi ranije)",
    " (mlađi)",
    ", kontakt osoba",
]
COUNTS = [
    "Prošle godine nas je došlo četvoro.",
    "Pre dve godine bilo nas je troje.",
    "U kancelariji radi nas petoro.",
    "Naš tim čini šestoro ljudi.",
    "Kombi ima osam mesta.",
    "Obučili smo 40 nastavnika.",
]
OFF = [
    "otkazano",
    "bolovanje",
    "ne",
    "precrtano",
    "izvinjava se",
    "odjavljen",
    "otpada",
    "ne dolazi",
]
UNSURE = ["možda", "nepotvrđeno", "nije sigurno", "čeka se potvrda", "ako ozdravi", "TBC", "?"]


def filled(text: str, place: str, said: str) -> str:
    """Return the letter with *said* in one place of it, and nothing in the others."""
    places = {"before": "", "behind": "", "note": ""}
    return text.format(**{**places, place: said})


def told(reading: Reading) -> tuple[object, ...]:
    """Return what a desk goes by."""
    return (
        reading.intent,
        sorted((a.name.value, a.role.value if a.role else None) for a in reading.attendees),
        reading.attendee_count,
        reading.organisation.name.value if reading.organisation else None,
        sorted(found.value for found in reading.requests),
    )


def english(who: list[tuple[str, str | None]]) -> tuple[object, ...]:
    """Return what such a letter in English tells."""
    told_of = sorted((name, post and post.lower()) for name, post in who)
    return Intent.REGISTER, told_of, len(who), "Elm Foundation", []


def told_in_english(reading: Reading) -> tuple[object, ...]:
    """Return what a desk goes by, posts in small letters."""
    intent, people, *rest = told(reading)
    assert isinstance(people, list)
    return intent, sorted((name, post and post.lower()) for name, post in people), *rest


def read(text: str) -> Reading:
    """Return the reading of one of the letters."""
    return letter(text, sender="Mila Petrović <mila@vrba.example>", subject="Prijava za skup")


def right(who: list[tuple[str, str | None]], wishes: list[str]) -> tuple[object, ...]:
    """Return what such a letter tells."""
    return Intent.REGISTER, sorted(who, key=str), len(who), HOUSE, sorted(wishes)


@pytest.mark.parametrize("shape", LETTERS)
def test_a_letter_with_a_list_is_read_alone(shape: str) -> None:
    text, who = LETTERS[shape]
    reading = read(filled(text, "before", ""))

    assert told(reading) == right(who, [])
    assert not reading.needs_review


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_beside_a_list_changes_nothing(remark: str) -> None:
    for shape, (text, who) in LETTERS.items():
        for place in ("before", "behind"):
            reading = read(filled(text, place, remark))
            assert told(reading) == right(who, []) or reading.needs_review, (shape, place)


@pytest.mark.parametrize("between", ["(po azbučnom redu)", "(imena i zvanja)"])
def test_brackets_between_a_heading_and_its_list_part_nothing(between: str) -> None:
    text = POSTS_FIRST.replace("prisustvovati:", f"prisustvovati:\n{between}")
    reading = read(filled(text, "before", ""))

    assert told(reading) == right(LETTERS["posts"][1], [])
    assert not reading.needs_review


@pytest.mark.parametrize(
    "remark",
    [
        "Na prošlom skupu je govorila profesorka Sanja Nikolić.",
        "P.S. Direktor fondacije je Goran Vasić.",
    ],
)
def test_who_is_only_told_of_holds_no_letter_back(remark: str) -> None:
    assert not read(filled(LIST, "behind", f"\n{remark}")).needs_review


@pytest.mark.parametrize(
    "said",
    [
        "Potvrđujem svoje učešće i učešće kolege Iva Lukića.",
        "Najavljujem svoj dolazak i dolazak kolege Iva Lukića.",
        "Potvrđujem učešće kolege Iva Lukića i moje.",
    ],
)
def test_the_coming_of_a_colleague_takes_ones_own_not_back(said: str) -> None:
    reading = read(f"Poštovani,\n\n{said}\n\n{SIGNED}")

    assert sorted(a.name.value for a in reading.attendees) == ["Ivo Lukić", "Mila Petrović"]


def test_two_who_sign_are_none_of_those_they_register() -> None:
    for said in (
        "Dolaze Ivo Lukić i Nada Popović.",
        "Dolaze:\nIvo Lukić, pravnik\nNada Popović",
    ):
        reading = read(
            f"Poštovani,\n\n{said}\n\nSrdačno,\nMila Petrović i Dejan Kostić\n{HOUSE}"
        )
        assert [a.name.value for a in reading.attendees] == ["Ivo Lukić", "Nada Popović"]
        assert not reading.needs_review


def test_two_who_sign_and_say_that_they_come_do_so() -> None:
    reading = read(
        f"Poštovani,\n\nDolazimo.\n\nSrdačno,\nMila Petrović i Dejan Kostić\n{HOUSE}"
    )

    assert sorted(a.name.value for a in reading.attendees) == ["Dejan Kostić", "Mila Petrović"]


@pytest.mark.parametrize(
    "remark",
    [
        "Goran Vasić iz Leskovca se prijavio posebno.",
        "Do srede ćemo javiti da li dolazi i Goran Vasić.",
        "Goran Vasić će nam se javiti.",
    ],
)
def test_a_sentence_below_a_list_is_no_line_of_it(remark: str) -> None:
    for shape in ("list", "numbers", "posts"):
        text, who = LETTERS[shape]
        assert told(read(filled(text, "behind", remark)))[1] == sorted(who, key=str), shape


def test_a_signature_that_tells_of_leave_alters_nothing() -> None:
    away = f"{SIGNED}\nOd 20. do 25. marta sam na odmoru, menja me Sanja Nikolić."
    text = LIST.replace(SIGNED, away)
    reading = read(filled(text, "behind", "Goran Vasić se prijavio posebno."))

    assert told(reading) == right(LETTERS["list"][1], [])
    assert not reading.removed


@pytest.mark.parametrize("note", NOTES)
def test_a_note_behind_a_name_leaves_him_on_the_list(note: str) -> None:
    for shape in ("list", "numbers", "posts"):
        text, who = LETTERS[shape]
        if shape == "list" or not note.startswith(","):
            reading = read(filled(text, "note", note))
            assert told(reading) == right(who, []), shape


@pytest.mark.parametrize("note", OFF)
def test_a_note_behind_a_name_takes_that_one_off(note: str) -> None:
    for shape in ("list", "numbers", "posts"):
        text, who = LETTERS[shape]
        reading = read(filled(text, "note", f" ({note})"))
        assert told(reading)[1] == sorted(who[1:], key=str), shape

    reading = read(f"Poštovani,\n\nDolaze Ivo Lukić ({note}) i Nada Popović.\n\n{SIGNED}")
    assert [a.name.value for a in reading.attendees] in (["Nada Popović"], [])


@pytest.mark.parametrize("note", UNSURE)
def test_a_note_that_leaves_it_open_is_looked_at(note: str) -> None:
    for shape in ("list", "numbers", "posts"):
        assert read(filled(LETTERS[shape][0], "note", f" ({note})")).needs_review, shape


@pytest.mark.parametrize(
    "note", ["dolazi svojim kolima", "po ovlašćenju", "prijavljen i ranije"]
)
def test_a_note_behind_one_name_says_nothing_of_the_next(note: str) -> None:
    reading = read(
        f"Poštovani,\n\nPrijavljujemo Iva Lukića ({note}) i Nadu Popović.\n\n{SIGNED}"
    )

    assert "Nada Popović" in [a.name.value for a in reading.attendees]


@pytest.mark.parametrize("remark", COUNTS)
def test_a_number_of_others_counts_nobody(remark: str) -> None:
    for said in (f"{remark} Prijavljujem se za skup.", f"Prijavljujem se za skup. {remark}"):
        reading = read(f"Poštovani,\n\n{said}\n\n{SIGNED}")
        assert reading.attendee_count == 1, said


def test_a_number_beside_last_year_may_be_of_this_one() -> None:
    text = "Kao i prošle godine, dolazi nas troje."
    reading = read(f"Poštovani,\n\n{text}\n\n{SIGNED}")

    assert reading.attendee_count == 3


def test_a_post_behind_a_name_is_still_one() -> None:
    for post in ("mlađi savetnik", "prvi sekretar", "slobodan novinar", "pčelar"):
        reading = read(filled(NUMBERED, "note", f" ({post})"))
        assert [a.role.value if a.role else None for a in reading.attendees] == [post, None]


@pytest.mark.parametrize("off", ["otkazano", "ne dolazi"])
def test_a_note_in_a_form_or_behind_a_telephone_takes_off_too(off: str) -> None:
    form = FORM.replace("Ime i prezime: Ivo Lukić", f"Ime i prezime: Ivo Lukić ({off})")
    reading = read(filled(form, "before", ""))
    assert [a.name.value for a in reading.attendees] == ["Nada Popović"]

    lines = f"Ivo Lukić, 063 222 33 44, ivo@vrba.example ({off})\nNada Popović, 065 333 44 55"
    reading = read(f"Poštovani,\n\nmolim Vas da prijavite:\n{lines}\n\n{SIGNED}")
    assert [a.name.value for a in reading.attendees] == ["Nada Popović"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_house_above_its_people_is_theirs(gap: str) -> None:
    lists = f"""{HOUSE}:
{gap}- Ivo Lukić, pravnik
- Nada Popović
Udruženje „Ruka“, Leskovac:
{gap}- Sanja Nikolić, predsednica
- Goran Vasić"""
    reading = read(f"Poštovani,\n\nprijavljujemo učesnike:\n\n{lists}\n\n{SIGNED}")

    houses = [a.organisation.value if a.organisation else None for a in reading.attendees]
    assert houses == [None, None, "Udruženje „Ruka“", "Udruženje „Ruka“"]
    assert reading.organisation is not None
    assert reading.organisation.name.value == HOUSE


@pytest.mark.parametrize("stroke", [" / ", " – ", ", "])
def test_the_town_and_the_house_before_a_name_are_his(stroke: str) -> None:
    lines = [
        ("Vranje", "Udruženje „Ruka“", "Ivo Lukić, pravnik"),
        ("Bor", "Kulturni klub „Iskra“", "Sanja Nikolić"),
    ]
    rows = "\n".join(stroke.join(line) for line in lines)
    reading = read(f"Poštovani,\n\nu ime naših članica prijavljujemo:\n\n{rows}\n\n{SIGNED}")

    told = [(a.name.value, a.organisation and a.organisation.value) for a in reading.attendees]
    assert told == [
        ("Ivo Lukić", "Udruženje „Ruka“"),
        ("Sanja Nikolić", "Kulturni klub „Iskra“"),
    ]


def test_what_a_list_is_headed_by_is_no_post() -> None:
    text = "Participants:\n- Peter Todd, treasurer\n- Vera Cross"
    reading = letter(f"Dear all,\n\n{text}\n\nKind regards,\nMila Petrović\nFir Foundation")

    assert [a.role.value if a.role else None for a in reading.attendees] == ["treasurer", None]


@pytest.mark.parametrize("remark", ["", *ENGLISH_REMARKS])
def test_a_remark_beside_a_list_in_english_changes_nothing(remark: str) -> None:
    for shape, (text, who) in ENGLISH_LETTERS.items():
        for place in ("before", "behind"):
            reading = read(filled(text, place, remark))
            right_so = told_in_english(reading) == english(who)
            assert right_so or (remark and reading.needs_review), (shape, place)


@pytest.mark.parametrize(
    "note",
    ["cannot stay for lunch", "will not stay overnight", "not arriving before 10", "fee paid"],
)
def test_a_note_in_english_leaves_him_on_the_list(note: str) -> None:
    reading = read(filled(ENGLISH, "note", f" ({note})"))

    assert told_in_english(reading) == english(ENGLISH_LETTERS["list"][1])


@pytest.mark.parametrize(
    "note", ["withdrew", "apologies", "unable to attend", "ill, not coming"]
)
def test_a_note_in_english_takes_off(note: str) -> None:
    reading = read(filled(ENGLISH, "note", f" ({note})"))

    assert [a.name.value for a in reading.attendees] == ["Nancy Moss"]


@pytest.mark.parametrize("note", ["(tbc)", "(?)", "– maybe"])
def test_a_note_in_english_leaves_it_open(note: str) -> None:
    for text in (ENGLISH, ENGLISH_FORM.replace("Name: Alan Reed", f"Name: Alan Reed {note}")):
        assert read(filled(text, "note", f" {note}")).needs_review
