"""Addresses and telephones that stand apart from the name they belong to."""

import pytest

from mailflow.model import Person
from tests.parse.test_reading import letter

OFFICE = "Pisarnica <pisarnica@breza.example>"
SENDS = "Poštovani,\n\nna skup šaljemo Radoslava Đukića i Jovanu Milenić.\n"


def first(text: str) -> Person:
    return letter(SENDS + text, sender=OFFICE).attendees[0]


def email(person: Person) -> str | None:
    return person.email and person.email.value


def phone(person: Person) -> str | None:
    return person.phone and person.phone.value


@pytest.mark.parametrize("local", ["radoslav.djukic", "r.djukic", "rdjukic", "djukic"])
def test_an_address_spelled_like_a_name_is_that_persons(local: str) -> None:
    person = first(f"\nPrepisku šaljite na {local}@breza.example.\n")

    assert email(person) == f"{local}@breza.example"


@pytest.mark.parametrize("local", ["kancelarija", "radoslav.peric", "djukic.arhiva", "rad"])
def test_an_address_spelled_otherwise_is_nobodys(local: str) -> None:
    assert email(first(f"\nPrepisku šaljite na {local}@breza.example.\n")) is None


@pytest.mark.parametrize(
    "told",
    [
        "Na fiksni se ne javlja, zovite je na 064 238 8190.",
        "Javlja se na 064 238 8190 posle pet.",
        "Mejl nema, ali se na fiksni javlja posle prvog zvona: 064/ 238 8190.",
        "She answers on 064 238 8190.",
        "Jovana mejl ne koristi, ali uvek je možete naći na 064 238 8190.",
        "She has no e-mail but can always be reached on 064 238 8190.",
    ],
)
def test_the_number_at_which_one_answers_is_his(told: str) -> None:
    (person,) = letter(
        f"Poštovani,\n\ndolazi Jovana Milenić. {told}\n", sender=OFFICE
    ).attendees

    assert phone(person) == "+381642388190"


@pytest.mark.parametrize(
    "told",
    [
        "Jovana nema mejl, ali ima telefon, 064 238 8190.",
        "Možete je dobiti na 064 238 8190.",
    ],
)
def test_the_number_somebody_is_said_to_have_is_no_other_s(told: str) -> None:
    text = f"dolazi Jovana Milenić. {told}\n\nSrdačno,\nMila Petrović"
    (person,) = letter(f"Poštovani,\n\n{text}\n").attendees

    assert phone(person) == "+381642388190"


def test_a_number_broken_into_two_lines_is_one_and_its_word_may_stand_above() -> None:
    text = (
        "na skup u petak dolazi naša koordinatorka Jovana Milenić, njen broj je 064/238-\n81-90"
    )
    (person,) = letter(f"Poštovani,\n\n{text}, zovite.\n\nMila Petrović\n").attendees
    below = (
        "na skup u petak dolazi naša koordinatorka Jovana Milenić, a njen broj je\n064 238 8190"
    )
    (other,) = letter(f"Poštovani,\n\n{below}, zovite.\n\nMila Petrović\n").attendees

    assert (phone(person), phone(other)) == ("+381642388190", "+381642388190")


def test_the_number_at_which_another_answers_is_not() -> None:
    told = "dolazi Jovana Milenić. Sekretarica se javlja na 064 238 8190."
    (person,) = letter(f"Poštovani,\n\n{told}\n\nSrdačno,\nMila Petrović\n").attendees

    assert phone(person) is None


def test_an_address_that_fits_two_people_is_nobodys() -> None:
    person = first("\nVozi ih Dragan Đukić.\nPrepisku šaljite na djukic@breza.example.\n")

    assert email(person) is None


def test_a_mobile_told_in_one_breath_with_the_address_is_the_same_persons() -> None:
    person = first("\nZvati na 063/298-1140 ili pisati na r.djukic@breza.example.\n")

    assert phone(person) == "+381632981140"


@pytest.mark.parametrize(
    "line",
    [
        "Centrala 011/362-8015, r.djukic@breza.example",
        "Zvati na 063/298-1140. Prepiska: r.djukic@breza.example",
        "Vozač Dragan 063/298-1140 zna sve. Pisati na r.djukic@breza.example",
    ],
)
def test_a_telephone_of_the_house_or_of_another_sentence_is_not(line: str) -> None:
    assert phone(first(f"\n{line}\n")) is None


def phones(text: str) -> list[str | None]:
    return [phone(person) for person in letter(text).attendees]


SIGNS = "\n\nMila Petrović"


@pytest.mark.parametrize(
    "text",
    [
        f"Dolazim na skup. Stojim na raspolaganju na broj 064/111-22-33.{SIGNS}",
        f"Dolazim na skup. Možete me dobiti na 064.111.22.33.{SIGNS}",
        f"Dolazim na skup (mob. 064/111-22-33).{SIGNS}",
        "Dolazim na skup, u petak. Pozdrav, Mila Petrović 0641112233",
        "Részt veszek a konferencián, elérhető vagyok a 064/111-2233 számon.\n\nPetrović Mila",
        f"I will attend, and I am on 064 111 2233.{SIGNS}",
    ],
)
def test_who_writes_and_comes_is_reached_at_that_number(text: str) -> None:
    assert phones(text) == ["+381641112233"]


@pytest.mark.parametrize("sender", ["Mila Petrović <mila@breza.example>", "mila@breza.example"])
def test_the_number_behind_anothers_name_is_not_the_senders(sender: str) -> None:
    text = "Organizacija: UG Breza\nUčesnice: Mila Petrović, Dragana Ristić (tel. 062 111 222)"
    read = letter(text, sender=sender)

    assert [phone(person) for person in read.attendees] == [None, "+38162111222"]


def test_below_a_name_with_nothing_else_even_a_house_number_is_ones_own() -> None:
    assert phones(f"Dolazim na skup.{SIGNS}\n037/111-2233") == ["+381371112233"]
    house = letter(f"Dolazim na skup.{SIGNS}\nUdruženje Breza\n037/111-2233", sender=OFFICE)

    assert [phone(person) for person in house.attendees] == [None]


@pytest.mark.parametrize(
    "below",
    [
        "Ana je na 064/111-2233, a Marko na 065/222-3344.",
        "Telefoni: Ana 064/111-2233, Marko 065/222-3344.",
        "Hvala,\nMila Petrović\n063 111 22 30 (za Anu: 064 1112233, za Marka: 065 2223344)",
    ],
)
def test_a_number_right_after_half_a_name_is_that_persons(below: str) -> None:
    text = f"Dolaze Ana Ilić i Marko Perić.\n\n{below}"

    assert phones(text) == ["+381641112233", "+381652223344"]


@pytest.mark.parametrize("behind", ["(Jovana)", "(Jovana Milenić)", "- Jovana"])
def test_a_number_is_of_whom_a_note_behind_it_names(behind: str) -> None:
    below = f"Telefon: 060 311 24 98 {behind}\n"
    people = letter(
        f"Učesnici: Vera Tot, dirigent\n          Jovana Milenić\n{below}", sender=OFFICE
    ).attendees

    assert [phone(one) for one in people] == [None, "+381603112498"]


def test_the_number_below_the_lines_of_a_label_is_nobodys() -> None:
    lines = "Učesnici: Vera Tot\nJovana Milenić\nTelefon: 060 311 24 98\n"
    lines += "\nSrdačno,\nNada Savić\n"

    assert [phone(one) for one in letter(lines, sender=OFFICE).attendees] == [None, None]


def test_a_number_below_the_signature_that_names_its_owner_is_not_the_writers() -> None:
    below = "\n\nSrdačno,\nMila Petrović, pravnica\nMarkov mobilni: 061 300 9981\n"
    reading = letter(f"Dolaze Marko Tot i ja.{below}")

    assert [phone(one) for one in reading.attendees] == ["+381613009981", None]
    assert reading.contact
    assert reading.contact.phone is None


@pytest.mark.parametrize(
    "below",
    [
        "Za sve informacije zadužena je Jovana Milenić, tel. 061 300 9981.",
        "Za pitanja se obratite Jovani Milenić.",
        "Obradila: Jovana Milenić, referent",
    ],
)
def test_who_answers_for_an_office_is_whom_to_write_to(below: str) -> None:
    office = "PU Vrabac <pu.vrabac@breza.example>"
    contact = letter(f"Dolazi Vera Tot.\n\n{below}\n", sender=office).contact

    assert contact
    assert contact.name
    assert contact.name.value == "Jovana Milenić"


def test_several_who_come_share_no_single_number() -> None:
    assert phones(f"Dolazimo Ana Ilić i ja. Zovite na 064/111-2233.{SIGNS}") == [None, None]


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("Dolaze Vera Ilić i Marko Tot. Verin br je 061 300 9981.", ["+381613009981", None]),
        ("Dolazi Vera Ilić. Broj njenog mobilnog je 061 300 9981.", ["+381613009981"]),
        (
            "Određena je Vera Ilić. Imenovana je dostupna na telefon 061 300 9981.",
            ["+381613009981"],
        ),
        (
            "Dolaze Vera Ilić i Marko Tot. Njegov broj je 061 300 9981, a njen 062 111 2223.",
            ["+381621112223", "+381613009981"],
        ),
        (
            "Vera Ilić and Petar Tot will attend. His mobile is 061 300 9981.",
            [None, "+381613009981"],
        ),
        ("Dolaze Vera Ilić i Ana Tot. Njen broj je 061 300 9981.", [None, None]),
        ("Dolaze Vera Ilić i Marko Tot. Mobilni (Tot): 061 300 9981", [None, "+381613009981"]),
        (
            "Dolaze Vera Ilić i Marko Tot. Markov telefon: 061 300 9981, a Verin 062 111 2223.",
            ["+381621112223", "+381613009981"],
        ),
        (
            "Vera Ilić and Emma Clark will attend. Emma's mobile is 061 300 9981.",
            [None, "+381613009981"],
        ),
        (
            "Dolaze Vera Ilić i Marko Tot. Veru možete dobiti na 061 300 9981, a Marka na"
            " 062 111 2223.",
            ["+381613009981", "+381621112223"],
        ),
        (
            "Marrin pjesë Agim Rama dhe Arta Berisha.\nTelefoni i Agimit: 061 300 9981",
            ["+381613009981", None],
        ),
        (
            "Učesnici na skupu u petak: Ana Ilić (arhivistkinja) i Marko Tot\n"
            "Petrov Ivan telefon: 061 300 9981",
            [None, None],
        ),
        ("Prijavljujem Veru Ilić. Broj telefona joj je 061 300 9981.", ["+381613009981"]),
        (
            "Dolaze Vera Ilić i Dino Tot. Dinov mobitel za svaki slučaj: 061 300 9981",
            [None, "+381613009981"],
        ),
        (
            "Dolaze Vera Ilić i Marko Tot. Veru Ilić možete dobiti na 061 300 9981.",
            ["+381613009981", None],
        ),
        (
            "Dolaze Vera Ilić, predsednica, i Marko Tot, vozač. Telefon vozača: 061 300 9981",
            [None, "+381613009981"],
        ),
        (
            "Dolaze Vera Ilić i Marko Tot. Mobilni drugog učesnika: 061 300 9981",
            [None, "+381613009981"],
        ),
        (
            "Učesnik 1: Vera Ilić, pravnica\nUčesnik 2: Marko Tot\nMob. pravnice: 061 300 9981",
            ["+381613009981", None],
        ),
        (
            "Dolaze Vera Ilić, pravnica, i Marko Tot. Telefon pravnika: 061 300 9981",
            [None, None],
        ),
    ],
)
def test_a_possessive_tells_whose_number_it_is(text: str, phones: list[str | None]) -> None:
    people = letter(f"Poštovani,\n\n{text}\n\nSrdačno,\nMila Petrović\n").attendees

    assert [one.phone.value if one.phone else None for one in people] == phones


def test_what_is_told_in_one_breath_with_her_number_is_hers() -> None:
    text = "Ide Vera Ilić. Verin telefon: 061 300 9981, mejl: boravak@lipa.example"
    (person,) = letter(f"Poštovani,\n\n{text}\n\nSrdačno,\nMila Petrović\n").attendees

    assert (email(person), phone(person)) == ("boravak@lipa.example", "+381613009981")


def test_an_address_may_be_a_given_name_that_one_alone_has() -> None:
    text = (
        "Poštovani,\n\nna skup idu Dafina Krasniqi i Vera Tot. Pišite na dafina@lipa.example."
    )
    people = letter(f"{text}\n\nSrdačno,\nMila Petrović\n").attendees

    assert [email(one) for one in people] == ["dafina@lipa.example", None]


def test_an_address_may_have_the_first_of_two_surnames() -> None:
    text = "Ide Vera Ilić Savić, pravnica. Pišite na v.ilic@lipa.example."
    (person,) = letter(f"Poštovani,\n\n{text}\n\nSrdačno,\nMila Petrović\n").attendees

    assert email(person) == "v.ilic@lipa.example"


def test_her_address_is_that_of_the_one_other_person() -> None:
    text = "Prijavljujem Veru Ilić. Njezina adresa: vi@lipa.example"
    people = letter(f"Poštovani,\n\n{text}\n\nSrdačno,\nMila Petrović\n").attendees

    assert [one.email.value if one.email else None for one in people] == ["vi@lipa.example"]


@pytest.mark.parametrize(
    ("sender", "signed", "known"),
    [
        ("Mila Petrović <mila.petrovic@breza.example>", "tel. 034 355 912", True),
        (
            "Mila Petrović <mila.petrovic@breza.example>",
            "tel. 034 355 912\nfaks 034 355 913",
            False,
        ),
        (OFFICE, "tel. 034 355 912", False),
    ],
)
def test_the_only_landline_below_is_the_writers_who_has_an_address(
    sender: str, signed: str, known: bool
) -> None:
    text = "Poštovani,\n\ndolazim na skup.\n\nSrdačno,\n\nMila Petrović\nUdruženje „Breza“\n"

    assert bool(phone(letter(text + signed, sender=sender).attendees[0])) is known


@pytest.mark.parametrize(
    ("line", "number"),
    [("tel/faks: 034/ 355-912", "+38134355912"), ("faks: 034/ 355-912", None)],
)
def test_a_number_that_is_a_fax_too_reaches_the_writer(line: str, number: str | None) -> None:
    text = f"Poštovani,\n\ndolazi Vera Ilić.\n\nSrdačno,\nsekretar\nMila Petrović\n{line}\n"
    contact = letter(text, sender="Dom kulture <dom@breza.example>").contact

    assert (contact.phone.value if contact and contact.phone else None) == number


def test_brackets_behind_a_number_tell_more_than_whose_it_is() -> None:
    text = (
        "Dolaze Vera Kos i Petar Tot.\nTelefon: 065/443-12-20 (Vera, samo SMS)\n\nMila Petrović"
    )

    assert [one.phone and one.phone.value for one in letter(text).attendees] == [
        "+381654431220",
        None,
    ]
