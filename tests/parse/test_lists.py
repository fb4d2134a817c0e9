"""Lists whose lines open with more than a name, or with less."""

import pytest

from tests.parse.test_reading import SIGNED, letter, names

HEADING = "Poštovani,\n\niz udruženja dolaze:\n"


@pytest.mark.parametrize(
    "lines",
    [
        "- VM Ana Ilić, trenerica\n- IM Petar Tot",
        "1. kap. Ana Ilić\n2. plk. Petar Tot",
        "- asist. prof. dr Ana Ilić\n- Petar Tot",
        "  МК Ана Илић, тренер\n  ФМ Петар Тот",
    ],
)
def test_titles_before_a_name_of_a_list_may_be_unknown(lines: str) -> None:
    found = names(letter(f"{HEADING}{lines}\n{SIGNED}"))

    assert found in (["Ana Ilić", "Petar Tot"], ["Ана Илић", "Петар Тот"])


def test_a_list_may_call_everybody_mister_in_albanian() -> None:
    text = "I nderuar,\n\nnë konferencë do të marrin pjesë:\n"
    text += "1. znj. Drita Hoxha\n2. z. Arben Gashi"
    found = names(letter(f"{text}\n\nMe respekt,\nMila Petrović"))

    assert found == ["Drita Hoxha", "Arben Gashi"]


def test_a_remark_beside_a_name_struck_through_is_no_heading() -> None:
    lines = "- Ana Ilić, direktorka\n-  (ipak ne može, na putu je)\n- Petar Tot, pravnik"

    assert names(letter(f"{HEADING}{lines}\n{SIGNED}")) == ["Ana Ilić", "Petar Tot"]


def test_the_columns_of_a_database_have_no_blanks() -> None:
    table = "last_name\tfirst_name\tposition\nIlić\tAna\tlawyer\nTot\tPetar\tdriver"

    assert names(letter(f"Coming are:\n\n{table}\n{SIGNED}")) == ["Ana Ilić", "Petar Tot"]


def test_an_address_holds_no_words() -> None:
    text = "Prijavljujem:\n- Ana Ilić, ana.ilic@breza.me, tel. 064 123 45 67\n- Petar Tot"

    assert names(letter(text + SIGNED)) == ["Ana Ilić", "Petar Tot"]


def test_who_presided_over_a_board_is_not_sent_by_it() -> None:
    text = (
        "ODLUKA\n1. Na skup ide Ana Ilić, članica odbora.\n\nPredsedavao: Petar Tot, predsednik"
    )

    assert names(letter(f"Poštovani, dostavljamo odluku.\n\n{text}{SIGNED}")) == ["Ana Ilić"]


def test_an_initial_in_the_signature_is_not_the_last_of_a_list() -> None:
    lines = "  ФМ Душан Корица, тренер\n  МК Ана Тот, чланица\n  Неђељко Вранић, секретар"
    text = f"Поштовани,\n\nиз клуба долазе:\n\n{lines}\n\nНемојте штампати скраћенице."
    signed = "\n\nН. Вранић\nмоб. 069 555 04 13\nАпатин"
    reading = letter(text + signed, sender="ШК Топ Апатин <top@klub.example>")

    assert reading.contact.name is not None
    assert reading.contact.name.value == "Неђељко Вранић"


def test_several_come_from_one_house_with_their_posts() -> None:
    lines = (
        "Lipa Balkan: Petar Tot (direktor) i Ana Rauš (pravnica)\n"
        "Jasen: Vera Kos, tehnolog, Mara Ilić, lekarka, i Jovan Savić"
    )
    reading = letter(f"Poštovani,\n\niz naših članica dolaze:\n\n{lines}{SIGNED}")

    assert [(a.name.value, a.role and a.role.value) for a in reading.attendees] == [
        ("Petar Tot", "direktor"),
        ("Ana Rauš", "pravnica"),
        ("Vera Kos", "tehnolog"),
        ("Mara Ilić", "lekarka"),
        ("Jovan Savić", None),
    ]


def test_what_opens_the_line_of_a_name_is_his() -> None:
    lines = "ana@breza.example – Ana Rauš, pravnica\n- 064 111 2223 – Petar Tot, direktor"
    reading = letter(f"Poštovani,\n\ndolaze:\n\n{lines}{SIGNED}")
    told = [
        (one.email and one.email.value, one.phone and one.phone.value)
        for one in reading.attendees
    ]

    assert told == [("ana@breza.example", None), (None, "+381641112223")]


def test_the_post_in_the_line_above_is_anothers() -> None:
    lines = "Petar Tot, predsednik\nMila Petrović (to sam ja)"
    reading = letter(f"Poštovani,\n\ndolazimo suprug i ja, u ime kluba:\n\n{lines}\n\nMila")

    assert [person.role and person.role.value for person in reading.attendees] == [
        "predsednik",
        None,
    ]
    assert reading.attendee_count == 2


def test_a_post_is_told_behind_and_too() -> None:
    text = "Zovem se Mila Petrović i dirigentkinja sam hora. Dolazim sama."
    (person,) = letter(f"Poštovani,\n\n{text}\n\nMila Petrović").attendees

    assert person.role is not None
    assert person.role.value == "dirigentkinja"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Ana Ilić and Petar Tot, both volunteers with the Stone Trust, will come.",
            "volunteer",
        ),
        ("We register Ana Ilić and Petar Tot, both teachers of English.", "teacher"),
        ("Dolaze Ana Ilić i Petar Tot, oboje članovi Upravnog odbora.", "član Upravnog odbora"),
    ],
)
def test_what_both_are_ends_where_they_are_so(text: str, role: str) -> None:
    people = letter(f"Poštovani,\n\n{text}\n\nSrdačno,\nMila Petrović").attendees

    assert [one.role and one.role.value for one in people] == [role, role]


@pytest.mark.parametrize(
    "text",
    [
        "Dolaze:\n\nAna Tešić, predstavnik roditelja\nPetar Tot, predstavnik zaposlenih",
        "Dolaze Ana Tešić (predstavnik roditelja) i Petar Tot (predstavnik zaposlenih).",
        "Prijavljujem Petra Tota, predstavnika roditelja, i Anu Tot, predstavnika zaposlenih.",
    ],
)
def test_whose_representative_somebody_is_tells_what_he_is(text: str) -> None:
    people = letter(f"Poštovani,\n\n{text}\n\nSrdačno,\nMila Petrović").attendees

    assert [one.role and one.role.value for one in people] == [
        "predstavnik roditelja",
        "predstavnik zaposlenih",
    ]


def test_a_degree_behind_a_name_is_no_post_and_no_house() -> None:
    text = (
        "Mr. Petar Tot, LL.M., attorney-at-law, will attend on behalf of the Riverside Trust."
    )
    reading = letter(f"Dear all,\n\n{text}{SIGNED}")
    (person,) = reading.attendees

    assert person.role is not None
    assert (person.role.value, reading.doubts) == ("attorney-at-law", ())


@pytest.mark.parametrize(
    "told",
    [
        "Kindly send the confirmation and any further details directly to Mr Tot",
        "Potvrdu i sve ostalo šaljite direktno Petru",
    ],
)
def test_whom_the_confirmation_goes_to_is_to_be_written_to(told: str) -> None:
    text = f"Petar Tot will attend. {told} (p.tot@breza.example)."
    contact = letter(f"Dear all,\n\n{text}{SIGNED}").contact

    assert contact.email is not None
    assert contact.email.value == "p.tot@breza.example"


def test_a_town_abroad_is_told_by_the_house() -> None:
    signed = "Best,\nPetar Tot\nMunicipal Archive of Volos"
    reading = letter(f"Dear all,\n\nI come to your school in Kotor.\n\n{signed}")

    assert reading.organisation is not None
    assert reading.organisation.city is not None
    assert reading.organisation.city.value == "Volos"


@pytest.mark.parametrize(
    "text",
    [
        "šaljemo dva arhivara:\n\nYU1 - Petar Tot\nYU2 - Jovan Savić",
        "dolaze dva arhivara: Petar Tot i Jovan Savić.",
        "šaljemo arhivare:\n\nPetar Tot\nJovan Savić",
    ],
)
def test_what_those_counted_are_is_told_of_each(text: str) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert [one.role and one.role.value for one in reading.attendees] == ["arhivar", "arhivar"]


def test_a_post_before_one_of_a_list_is_not_the_others() -> None:
    lines = "Ana Rauš, urednica\nVesna Kos\ni vozač Petar Tot"
    reading = letter(f"Poštovani,\n\ndolaze novinarke:\n{lines}{SIGNED}")

    assert [one.role and one.role.value for one in reading.attendees] == [
        "urednica",
        "novinarka",
        "vozač",
    ]


def test_a_company_below_a_list_is_nobody() -> None:
    text = "I am sending my colleague to the conference:\n\nDavid Miller\nStageworks Ltd."

    assert names(letter(f"Hello,\n\n{text}\n")) == ["David Miller"]


def test_a_card_may_open_with_a_title() -> None:
    card = "Ms. Teodora van der Meulen\nDirector\nteodora@breza.example\n+381 69 118 2045"
    (person,) = letter(f"Dear all,\n\nour new director will come:\n\n{card}{SIGNED}").attendees

    assert person.phone is not None
    assert person.email is not None


def test_whoever_is_called_by_an_at_sign_stands_in_a_list() -> None:
    text = "Count us in:\n\n@Mila – ja, CEO\n@Una Petrušić – product manager"

    assert sorted(names(letter(text + SIGNED))) == ["Mila Petrović", "Una Petrušić"]


def test_people_with_posts_in_one_answer_between_questions_all_come() -> None:
    asked = "> 1. Pun naziv organizacije?\n\nZadruga „Breg“, Osečina.\n\n> 2. Ko dolazi?\n\n"
    told = (
        "Marko Savić upravnik, Vera Lukić knjigovođa. Ja ne idem, rezidba je.\n\n> 3. Ishrana?"
    )
    text = f"Odgovaram ispod pitanja.\n\n{asked}{told}\n\nNe.\n\nMila Petrović\n"

    assert names(letter(text, subject="Re: prijava")) == ["Marko Savić", "Vera Lukić"]


@pytest.mark.parametrize(
    "above",
    [
        "Prijavljujemo jednog učesnika za konferenciju 15.03.2019.\n",
        "Na skup dolazi jedan predstavnik našeg udruženja.\n\n",
        "We would like to register one participant for the conference.\n\n",
    ],
)
def test_one_line_below_who_is_announced_names_him(above: str) -> None:
    assert names(letter(f"Poštovani,\n\n{above}Petar Tot, sekretar\n{SIGNED}")) == ["Petar Tot"]


def test_one_line_at_the_end_is_who_signs() -> None:
    text = (
        "Poštovani,\n\nprijavljujemo jednog učesnika za skup.\n\nPetar Tot\npredsednik\nBor\n"
    )

    assert letter(text).needs_review


def test_a_line_of_a_list_may_be_broken_in_two() -> None:
    lines = (
        "Ana Ilić - predsednica udruženja, koristi invalidska kolica, pa nam je\n"
        "važno da znamo kakav je ulaz;\nVera Kos - članica."
    )

    assert names(letter(f"Poštovani,\n\ndolaze:\n\n{lines}{SIGNED}")) == [
        "Ana Ilić",
        "Vera Kos",
    ]


def test_a_sentence_below_a_blank_line_is_no_line_of_the_list() -> None:
    lines = "1. Ana Ilić - Head of Office\n2. Jane Fox - legal adviser"
    below = "Peter Novak, who founded the organisation, told us about your work."
    told = f"Participants:\n{lines}\n\n{below}"

    assert names(letter(f"Dear Mr Rodić,\n\n{told}{SIGNED}")) == ["Ana Ilić", "Jane Fox"]


@pytest.mark.parametrize(
    ("told", "post"),
    [
        ("sajdžiju Petra Tota", "sajdžija"),
        ("recepcionerku Veru Kos", "recepcionerka"),
        ("nutricionistkinju Veru Kos", "nutricionistkinja"),
        ("knjigovotku Veru Kos", "knjigovotka"),
    ],
)
def test_a_trade_before_a_name_is_its_post(told: str, post: str) -> None:
    reading = letter(f"Poštovani,\n\nza skup prijavljujem {told}.{SIGNED}")

    assert [one.role and one.role.value for one in reading.attendees] == [post]


def test_what_somebody_comes_as_is_told_by_its_label() -> None:
    text = "Ime i prezime: Vera Kos\nU svojstvu: gerontodomaćica\n"
    reading = letter(f"Poštovani,\n\nprijava za skup:\n\n{text}{SIGNED}")

    assert [one.role and one.role.value for one in reading.attendees] == ["gerontodomaćica"]


def test_the_words_above_a_long_list_tell_of_its_last_lines_too() -> None:
    lines = [
        f"{n}. Ana {surname}, članica odbora za vodu i puteve, 064/122-30-4{n}"
        for n, surname in enumerate(SURNAMES)
    ]
    listed = "\n".join(lines)
    reading = letter(f"Dolaze:\n\n{listed}\n{SIGNED}")
    away = letter(f"Petar Tot dolazi. Ne dolaze:\n\n{listed}\n{SIGNED}")

    assert "list_without_word" not in {doubt.code for doubt in reading.doubts}
    assert names(away) == ["Petar Tot"]


SURNAMES = ("Ilić", "Savić", "Marković", "Petrović", "Nikolić", "Jović", "Lukić", "Popović")


@pytest.mark.parametrize(("head", "asked"), [("Datum", True), ("Datum rođenja", False)])
def test_of_a_table_for_two_days_one_may_come_elsewhere(head: str, asked: bool) -> None:
    rows = "15. mart\tKos\tVera\tdirektorka\n20. mart\tTot\tPetar\tpravnik\n"
    table = f"{head}\tPrezime\tIme\tUloga\n{rows}"
    reading = letter(f"Poštovani,\n\nšaljem tabelu učesnika:\n\n{table}{SIGNED}")

    assert names(reading) == ["Vera Kos", "Petar Tot"]
    assert ("other_event" in [one.code for one in reading.doubts]) == asked


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("Beograd, konferencija, 15. mart", "Bor, javna rasprava, 19. mart", True),
        ("Za konferenciju", "Za okrugli sto u Čačku", True),
        ("Na konferenciji 15. marta", "Gosti na konferenciji 15.3.", False),
    ],
)
def test_of_lists_for_two_meetings_one_may_be_none_of_ours(
    first: str, second: str, asked: bool
) -> None:
    lists = f"{first}:\n- Vera Kos, biolog\n- Petar Tot\n\n{second}:\n- Ana Ilić\n"
    reading = letter(f"Poštovani,\n\nšaljem ko ide gde:\n\n{lists}{SIGNED}")

    assert ("other_event" in [one.code for one in reading.doubts]) == asked
