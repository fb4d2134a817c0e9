"""What is understood of a letter, by sentences a clerk would agree with."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from mailflow.model import Intent, RawMessage, Reading, Script
from mailflow.parse import as_json, read

DESK = "prijave@skup.example"
NOW = datetime(2024, 3, 11, 9, 0, tzinfo=UTC)


def letter(
    text: str,
    sender: str = "Mila Petrović <mila.petrovic@breza.example>",
    subject: str = "Konferencija",
    to: str = DESK,
    **fields: str,
) -> Reading:
    return read(
        RawMessage(source=source_of(text, sender, subject, to, **fields), received_at=NOW)
    )


def source_of(
    text: str,
    sender: str = "Mila Petrović <mila.petrovic@breza.example>",
    subject: str = "Konferencija",
    to: str = DESK,
    **fields: str,
) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sender, to, subject
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes()


def names(reading: Reading) -> list[str]:
    return [person.name.value for person in reading.attendees]


def organisation(reading: Reading) -> str | None:
    return reading.organisation.name.value if reading.organisation else None


SIGNED = "\n\nSrdačan pozdrav,\nMila Petrović\nUdruženje „Breza“\n"


def test_who_registers_herself_comes() -> None:
    reading = letter("Poštovani,\n\nprijavljujem se za konferenciju u petak." + SIGNED)

    assert reading.intent is Intent.REGISTER
    assert names(reading) == ["Mila Petrović"]


def test_who_registers_a_colleague_does_not_come() -> None:
    reading = letter("Poštovani,\n\nprijavljujem kolegu Marka Jovanovića." + SIGNED)

    assert names(reading) == ["Marko Jovanović"]
    assert reading.contact.name is not None
    assert reading.contact.name.value == "Mila Petrović"


def test_somebody_and_i_are_two() -> None:
    reading = letter("Poštovani,\n\ndolazimo Jelena Ilić i ja." + SIGNED)

    assert sorted(names(reading)) == ["Jelena Ilić", "Mila Petrović"]
    assert reading.attendee_count == 2


def test_the_addressee_is_not_an_attendee() -> None:
    reading = letter("Poštovani gospodine Kostiću,\n\ndolazi Jelena Ilić." + SIGNED)

    assert names(reading) == ["Jelena Ilić"]


def test_who_cannot_come_is_not_an_attendee() -> None:
    text = "Poštovani,\n\nStevan Pavlović ne može da dođe, ali dolazi Jelena Ilić."
    reading = letter(text + SIGNED)

    assert names(reading) == ["Jelena Ilić"]


def test_a_list_under_a_heading_comes() -> None:
    text = (
        "Poštovani,\n\nna konferenciju dolaze:\n- Jelena Ilić, direktorka\n- Marko Jovanović\n"
    )
    reading = letter(text + SIGNED)

    assert names(reading) == ["Jelena Ilić", "Marko Jovanović"]
    assert reading.attendees[0].role is not None
    assert reading.attendees[0].role.value == "direktorka"


def test_surname_and_given_name_may_be_turned_round_in_a_list() -> None:
    text = "Poštovani,\n\nučesnici:\n\nIlić, Jelena (direktorka)\nJovanović, Marko (član)\n"
    reading = letter(text + SIGNED)

    assert names(reading) == ["Jelena Ilić", "Marko Jovanović"]


def test_a_table_is_read_by_its_heads() -> None:
    text = (
        "Poštovani,\n\nIme i prezime | Funkcija | E-mail\n"
        "Jelena Ilić | pravnica | jelena@breza.example\nMarko Jovanović | vozač | -\n"
    )
    reading = letter(text + SIGNED)

    assert names(reading) == ["Jelena Ilić", "Marko Jovanović"]
    assert reading.attendees[0].email is not None
    assert reading.attendees[1].email is None


def test_a_form_of_labels_is_read() -> None:
    text = (
        "Naziv organizacije: Udruženje „Breza“, Niš\nPIB: 100002887\n"
        "Ime i prezime: Jelena Ilić\nFunkcija: pravnica\nTelefon: 064/123-45-67\n"
    )
    reading = letter(text)

    assert organisation(reading) == "Udruženje „Breza“"
    assert reading.organisation is not None
    assert reading.organisation.tax_number is not None
    person = reading.attendees[0]
    assert (person.role and person.role.value, person.phone and person.phone.value) == (
        "pravnica",
        "+381641234567",
    )


def test_an_organisation_in_the_genitive_goes_back_to_the_nominative() -> None:
    text = "Поштовани,\n\nиспред Удружења грађана „Зелени круг“ долази Јелена Илић.\n"

    assert organisation(letter(text)) == "Удружење грађана „Зелени круг“"


def test_the_most_complete_form_of_the_organisation_is_taken() -> None:
    text = "Poštovani,\n\niz Centra za prava pacijenata „Lek“ dolazim ja.\n"
    text += "\nMila Petrović\nCPP „Lek“"

    assert organisation(letter(text)) == "Centar za prava pacijenata „Lek“"


def test_the_event_is_not_an_organisation() -> None:
    text = "Poštovani,\n\nprijavljujem se za konferenciju „Forum za bolju upravu“."
    text += "\n\nMila Petrović"

    assert organisation(letter(text)) is None


def test_who_says_that_he_stands_for_nobody_is_not_asked_for_an_organisation() -> None:
    text = "Prijavljujem se kao građanin, ne zastupam nijednu organizaciju."
    reading = letter(text + "\n\nMila Petrović")

    assert reading.organisation is None
    assert reading.missing == ()


def test_a_number_without_names_asks_for_the_names() -> None:
    reading = letter("Poštovani,\n\ndolazi nas troje, imena šaljemo sutra." + SIGNED)

    assert reading.attendee_count == 3
    assert reading.missing == ("attendee_names",)


def test_one_instead_of_another_is_a_change() -> None:
    text = (
        "Poštovani,\n\nu prijavi koju smo poslali molim da umesto Stevana Pavlovića "
        "upišete Jelenu Ilić."
    )
    reading = letter(text + SIGNED, subject="Re: Potvrda prijave")

    assert reading.intent is Intent.CHANGE
    assert names(reading) == ["Jelena Ilić"]
    assert [name.value for name in reading.removed] == ["Stevan Pavlović"]


def test_who_only_sends_the_names_the_desk_asked_for_had_no_place_to_lose() -> None:
    text = "Tražili ste imena: Ana Ristić i Jelena Ilić. Ja ne dolazim."

    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert (reading.intent, reading.removed) == (Intent.CHANGE, ())


def test_the_answer_to_a_question_for_names_is_a_change() -> None:
    text = (
        "Evo imena: Jelena Ilić i Marko Jovanović.\n\nMila Petrović\n\n"
        "Dana 12.3.2024. u 10:02, Prijave je napisao/la:\n"
        "> Molimo Vas da nam pošaljete imena i prezimena učesnika.\n"
    )

    assert letter(text, subject="Re: Vaša prijava").intent is Intent.CHANGE


def test_calling_it_off_is_a_cancellation() -> None:
    text = "Poštovani,\n\nu utorak sam se prijavila, ali moram da otkažem."
    reading = letter(text + SIGNED)

    assert reading.intent is Intent.CANCEL
    assert [name.value for name in reading.removed] == ["Mila Petrović"]
    assert (names(reading), reading.attendee_count) == ([], 0)


def test_regrets_are_a_refusal() -> None:
    text = "Poštovani,\n\nhvala na pozivu, nažalost nismo u mogućnosti da dođemo."

    assert letter(text + SIGNED).intent is Intent.DECLINE


def test_a_question_registers_nobody() -> None:
    reading = letter("Poštovani,\n\nda li se plaća kotizacija i do kada traje skup?" + SIGNED)

    assert reading.intent is Intent.QUESTION
    assert names(reading) == []


@pytest.mark.parametrize(
    "text",
    [
        "U prilogu je predračun za ozvučenje. Rok plaćanja je 14 dana.",
        "Prijavljujem se na konkurs za mlađeg saradnika.",
        "Imamo čast da Vas pozovemo na otvaranje izložbe u četvrtak.",
        "FYI, članovima odbora radi znanja.",
    ],
)
def test_what_is_not_ours_is_left_alone(text: str) -> None:
    assert letter(f"Poštovani,\n\n{text}\n\nMila Petrović").intent is Intent.UNRELATED


def test_a_talk_among_colleagues_with_us_in_copy_is_left_alone() -> None:
    reading = letter(
        "Jelena, možda bi ti da ideš? Hajde da vidimo sutra.\n\nM.",
        to="Jelena Ilić <jelena@breza.example>",
        Cc=DESK,
    )

    assert reading.intent is Intent.UNRELATED


def test_a_machine_says_nothing_for_its_owner() -> None:
    reading = letter("Dolazim u petak." + SIGNED, Auto_Submitted="auto-replied")

    assert reading.intent is Intent.AUTOMATIC
    assert reading.attendees == ()


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Kolega se kreće u invalidskim kolicima.", "wheelchair"),
        ("Ne jedem meso.", "vegetarian"),
        ("Treba nam parking za kombi.", "parking"),
        ("Potreban je tumač za znakovni jezik.", "sign_language"),
        ("Alergična sam na orahe.", "allergy"),
    ],
)
def test_a_wish_is_a_tag(text: str, tag: str) -> None:
    reading = letter(f"Poštovani,\n\nprijavljujem se za skup. {text}" + SIGNED)

    assert [found.value for found in reading.requests] == [tag]


@pytest.mark.parametrize(
    "text",
    [
        "Smeštaj nam ne treba.",
        "Stižem u pratnji tumača za znakovni jezik.",
        "I will be accompanied by a sign language interpreter.",
    ],
)
def test_a_wish_taken_back_or_met_is_none(text: str) -> None:
    reading = letter(f"Poštovani,\n\nprijavljujem se. {text}" + SIGNED)

    assert reading.requests == ()


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("Поштовани, пријављујем се за конференцију у петак.", "sr", Script.CYRILLIC),
        ("Postovani, prijavljujem se za konferenciju u petak.", "sr", Script.LATIN),
        ("Dear all, I would like to attend the conference on Friday.", "en", Script.LATIN),
        ("Tisztelt Uram! Köszönjük a meghívást, részt veszünk.", "hu", Script.LATIN),
        ("Të nderuar, do të vijmë në konferencë. Faleminderit për ftesën.", "sq", Script.LATIN),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str, script: Script) -> None:
    reading = letter(text + "\n\nMila Petrović")

    assert (reading.language, reading.script) == (language, script)


def test_the_albanian_article_is_no_serbian_no() -> None:
    assert letter("Nažalost, ne možemo doći, ne čekajte nas.").language == "sr"


def test_every_value_says_where_it_stood() -> None:
    reading = letter("Poštovani,\n\nna skup dolazi Jelena Ilić." + SIGNED)

    found = reading.attendees[0].name
    assert (found.part, found.line, found.column) == ("text", 3, 16)
    assert found.because


def test_names_that_no_verb_explains_make_a_doubt() -> None:
    reading = letter("Jelena Ilić\nMarko Jovanović", subject="Zdravo")

    assert reading.needs_review


def test_more_names_than_told_make_a_doubt() -> None:
    text = "Poštovani,\n\ndolazimo nas dvoje:\n- Jelena Ilić\n- Marko Jovanović\n- Ana Ristić\n"

    assert letter(text + SIGNED).needs_review


@pytest.mark.parametrize("source", [b"", b"\xff\xfe\x00", b"From: x\n\n\n", b"\n" * 500])
def test_reading_never_raises(source: bytes) -> None:
    assert read(RawMessage(source=source, received_at=NOW)).intent in Intent


def test_the_json_has_every_field_of_the_contract() -> None:
    record = as_json(letter("Poštovani,\n\nprijavljujem se." + SIGNED), "a.eml")

    assert list(record) == [
        "file", "intent", "language", "script", "organisation", "attendees", "attendee_count",
        "removed", "contact", "requests", "missing", "needs_review",
        "confidence", "because", "answers",
    ]  # fmt: skip


QUOTED = (
    "\n\nDana 11.3.2024. u 12:00, Prijave je napisao/la:\n"
    "> Potvrđujemo prijavu za: Jelena Ilić, Marko Jovanović, Ana Ristić.\n"
)


def test_the_others_stay_on_the_list_when_one_is_struck_off() -> None:
    text = "Poštovani,\n\nmolim da sa liste skinete Marka Jovanovića. Ostali dolaze."
    reading = letter(text + SIGNED + QUOTED, subject="Re: Potvrda")

    assert reading.intent is Intent.CHANGE
    assert names(reading) == ["Jelena Ilić", "Ana Ristić"]
    assert [name.value for name in reading.removed] == ["Marko Jovanović"]


@pytest.mark.parametrize("surname", ["Ilijić", "Lalić Pešić"])
def test_a_surname_the_desk_wrote_wrong_is_corrected(surname: str) -> None:
    text = f"Poštovani,\n\nmala ispravka: koleginica se ne preziva Ilić nego {surname}."
    quoted = QUOTED.replace(", Marko Jovanović, Ana Ristić", "")
    reading = letter(text + SIGNED + quoted, subject="Re: Potvrda")

    assert reading.intent is Intent.CHANGE
    assert names(reading) == [f"Jelena {surname}"]


def test_a_post_put_right_beside_the_surname_is_the_new_one() -> None:
    text = "Ana Ristić se ne preziva Ristić nego Krstić, a nije direktorka nego pravnica."
    reading = letter(text + SIGNED, subject="Re: Potvrda")

    assert [(p.name.value, p.role and p.role.value) for p in reading.attendees] == [
        ("Ana Krstić", "pravnica")
    ]


def test_a_post_of_somebody_on_his_own_is_told_without_a_verb() -> None:
    reading = letter("Hello,\n\nfreelance journalist here, please register me.\n\nOwen Reed")

    assert reading.attendees[0].role is not None
    assert reading.attendees[0].role.value == "freelance journalist"


def test_two_joined_names_after_instead_of_both_fall_away() -> None:
    text = (
        "Poštovani,\n\numesto Jelene Ilić i Ane Ristić, koje smo prijavili, dolaze "
        "Marija Pajić i Igor Stamenković."
    )
    reading = letter(text + SIGNED)

    assert sorted(name.value for name in reading.removed) == ["Ana Ristić", "Jelena Ilić"]
    assert sorted(names(reading)) == ["Igor Stamenković", "Marija Pajić"]


def test_somebody_called_by_given_name_is_known_by_the_copy() -> None:
    reading = letter(
        "Zdravo,\n\ndolazimo Jelena i ja." + SIGNED,
        Cc="Jelena Ilić <jelena.ilic@breza.example>",
    )

    person = next(p for p in reading.attendees if p.name.value == "Jelena Ilić")
    assert person.email is not None
    assert person.email.value == "jelena.ilic@breza.example"


def test_half_a_name_that_may_come_makes_a_doubt() -> None:
    assert letter("Zdravo,\n\ndolaze Jelena Ilić i Dragana." + SIGNED).needs_review


def test_a_column_that_says_no_keeps_a_row_out() -> None:
    text = (
        "Poštovani,\n\nspisak:\n\nIme i prezime | Funkcija | Dolazi\n"
        "Jelena Ilić | pravnica | da\nMarko Jovanović | vozač | ne\n"
    )

    assert names(letter(text + SIGNED)) == ["Jelena Ilić"]


def test_a_phone_beside_a_name_is_that_persons() -> None:
    text = "Poštovani,\n\ndolaze:\n- Jelena Ilić, 064 123 45 67\n- Marko Jovanović\n"
    reading = letter(text + SIGNED)

    phones = [person.phone and person.phone.value for person in reading.attendees]
    assert phones == ["+381641234567", None]


def test_each_attendee_of_several_organisations_has_his_own() -> None:
    text = (
        "Poštovani,\n\nna skup dolaze:\n- Jelena Ilić, Centar „Ključ“\n"
        "- Mila Petrović, Udruženje „Breza“\n"
    )
    reading = letter(text + SIGNED)

    assert organisation(reading) == "Udruženje „Breza“"
    firms = [person.organisation and person.organisation.value for person in reading.attendees]
    assert firms == ["Centar „Ključ“", None]


def test_the_desks_own_office_is_never_the_senders() -> None:
    text = (
        "KANCELARIJI ZA SARADNJU SA CIVILNIM DRUŠTVOM\n\nPoštovani,\n\nprijavljujem se za skup."
    )

    assert letter(text + SIGNED).organisation is not None
    assert organisation(letter(text + SIGNED)) == "Udruženje „Breza“"


def test_a_letter_passed_on_counts_when_the_covering_words_say_so() -> None:
    text = (
        "Poštovani,\n\nprosleđujem poruku direktorke, u njoj je ko dolazi.\n\nMila Petrović\n\n"
        "---------- Forwarded message ---------\n"
        "From: Ana Ristić <ana@breza.example>\nDate: Mon, Mar 11, 2024 at 9:00 AM\n"
        "Subject: petak\nTo: Mila <mila.petrovic@breza.example>\n\n"
        "Mila, prijavi mene i Jelenu Ilić.\n\nAna Ristić\nUdruženje „Breza“\n"
    )

    assert sorted(names(letter(text, subject="Fwd: petak"))) == ["Ana Ristić", "Jelena Ilić"]


def test_the_desks_invitation_below_names_nobody_who_comes() -> None:
    text = (
        "Dolazim, hvala!\n\nMila Petrović\nUdruženje „Breza“\n\n"
        "Dana 8.3.2024. u 12:00, Prijave je napisao/la:\n"
        "> Pozivamo Vas na skup. Govoriće ministar Marko Jovanović.\n"
    )

    assert names(letter(text)) == ["Mila Petrović"]


def test_a_guests_own_organisation_does_not_rival_the_senders() -> None:
    text = (
        "Poštovani,\n\nna skup dolazim ja, a sa mnom putuje i Jelena Ilić iz Centra za prava "
        "dece „Ključ“."
    )
    # An address at a provider tells nothing of the organisation.
    reading = letter(text + SIGNED, sender="Mila Petrović <mila.petrovic@posta.example>")

    assert organisation(reading) == "Udruženje „Breza“"
    assert not reading.needs_review
    guest = next(p for p in reading.attendees if p.name.value == "Jelena Ilić")
    assert guest.organisation is not None
    assert guest.organisation.value == "Centar za prava dece „Ključ“"


def test_what_opens_the_sentence_before_the_verb_sends_somebody() -> None:
    text = "Poštovani,\n\nZelena Mreža Plus prijavljuje Jelenu Ilić za skup.\n"

    assert organisation(letter(text)) == "Zelena Mreža Plus"


def test_labels_in_a_row_are_a_form_too() -> None:
    text = "Ime i prezime: Jelena Ilić, organizacija: Udruženje „Breza“, funkcija: pravnica."
    reading = letter(text)

    assert names(reading) == ["Jelena Ilić"]
    assert organisation(reading) == "Udruženje „Breza“"


@pytest.mark.parametrize(
    "text",
    [
        "Prijavljujem svoju koleginicu Jelenu Ilić.",
        "I would like to register my colleague Jelena Ilić.",
    ],
)
def test_who_registers_his_own_colleague_does_not_register_himself(text: str) -> None:
    assert names(letter(text + SIGNED)) == ["Jelena Ilić"]


def test_a_name_broken_off_by_two_programs_is_one_name() -> None:
    reading = letter(
        "Poštovani,\n\nprijavljujem troje naših: Jovanu Pavić iz kancelarije u Nišu, zatim\n"
        "Lanu\nTadić i Stanu Kojić." + SIGNED
    )

    assert names(reading) == ["Jovana Pavić", "Lana Tadić", "Stana Kojić"]


def test_without_a_closing_the_last_paragraph_signs() -> None:
    reading = letter(
        "zdravo svima, hteo bih da se prijavim za ono u petak, idem ja i\n"
        "kolega rade boskovic iz kraljeva\n\npoz milan stojkovic predsednik",
        sender="stojkec@posta.example",
    )

    assert sorted(names(reading)) == ["Milan Stojkovic", "Rade Boskovic"]


def test_words_of_the_desks_language_are_no_words_of_the_senders() -> None:
    reading = letter(
        "Vážený pán, na konferenciu prihlasujem Jána Hrubíka, predsedu združenia.\n\n"
        "Ja sa pre povinnosti v škole nezúčastním.\n\nS pozdravom\nZuzana Turanská",
        subject="Re: Недеља отворене управе",
        sender="Zuzana Turanská <zuzana@breza.example>",
        References="<1@skup.example>",
    )

    assert reading.intent is Intent.REGISTER


def test_the_contact_is_whom_the_letter_asks_to_write_to() -> None:
    text = "Dolazi Ana Rauš. Odgovor molimo na ana.raus@breza.example, hvala."
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert reading.contact.email is not None
    assert reading.contact.email.value == "ana.raus@breza.example"


def test_a_date_may_stand_within_a_phrase() -> None:
    text = "Potvrđujem da ću 15. marta biti u Beogradu."

    assert names(letter(f"Poštovani,\n\n{text}{SIGNED}")) == ["Mila Petrović"]


def test_who_was_registered_and_cannot_come_does_not_come() -> None:
    text = "Juče smo prijavili Veru Ilić i Anu Rauš. Vera nažalost ne može. Ana dolazi."
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert (names(reading), [gone.value for gone in reading.removed]) == (
        ["Ana Rauš"],
        ["Vera Ilić"],
    )


def test_whoever_ends_a_list_does_not_write_a_letter_of_somebody_elses_address() -> None:
    own, partners = "Mila Petrović – direktorka", "Sara Rusnak – pravnica"
    reading = letter(f"Ćao,\n\nevo:\n{own}\n\nPARTNERI\n{partners}\n\nI to je to.\n\nm.")

    assert reading.contact.name is not None
    assert reading.contact.name.value == "Mila Petrović"


@pytest.mark.parametrize(
    "last",
    [
        "3) predstavnik mladih, čije će ime biti naknadno saopšteno",
        "3) jedan volonter, ime naknadno",
        "3) još neko, ime javljamo sutra",
        "3) a guest, name to follow",
    ],
)
def test_whose_name_is_still_to_be_told_is_asked_for(last: str) -> None:
    text = (
        f"Poštovani,\n\ndolaze iz Fonda „Zrno“:\n\n1) Ana Rauš\n2) Petar Kos\n{last}\n{SIGNED}"
    )

    assert letter(text).missing == ("attendee_names",)


def test_what_else_is_told_later_is_no_name() -> None:
    text = "Poštovani,\n\ndolazi Ana Rauš iz Fonda „Zrno“. Vreme dolaska javljamo naknadno.\n"

    assert letter(text).missing == ()


def test_what_an_answer_asks_for_needs_no_person() -> None:
    text = "na konferenciju dolazi nas šestoro."
    asked, plain = letter(f"Poštovani,\n\n{text}{SIGNED}"), "Dolazimo nas šestoro.\n"
    shown = as_json(asked, None)

    assert (asked.missing, asked.needs_review) == (("attendee_names",), True)
    assert shown["needs_review"] is False
    assert as_json(letter(plain, sender="a@mejl.example"), None)["needs_review"] is True


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (
            "Your parcel is waiting. Please confirm your address, a fee of 1.99 EUR applies.",
            Intent.UNRELATED,
        ),
        ("Your parcel was delivered at noon.", Intent.AUTOMATIC),
        ("Your registration is complete. See you on Friday.", Intent.AUTOMATIC),
    ],
)
def test_fraud_from_a_robot_s_address_is_no_notice(text: str, intent: Intent) -> None:
    assert letter(text, sender="Post <no-reply@post-track.example>").intent is intent
