"""Languages: who is answered in which, with whose dates, plurals and form of address."""

import re
from dataclasses import replace

import pytest

from mailflow import parse, respond, rules
from mailflow.errors import ConfigError
from mailflow.journey import occasion
from mailflow.model import (
    Address,
    Contact,
    Gender,
    Intent,
    Languages,
    Reading,
    Registration,
    Reply,
    Script,
    Status,
    Verdict,
)
from mailflow.parse.contact import gender_of
from mailflow.respond import Earlier
from mailflow.respond.voices import plurals
from mailflow.script import to_latin

from .helpers import letter
from .readings import (
    ANA,
    DEADLINE,
    IN_TIME,
    RULES,
    TEXTS,
    found,
    key,
    reading,
    registration,
    swapped,
)

REPLIES = tuple(sorted({name.split(".")[0] for name in TEXTS if name[0] != "_"}))
SHIPPED = ("en", "hr", "hu", "mk", "ro", "sk", "sq", "sr")
CYRILLIC = ("mk", "sr")
TEMPLATES = respond.load(TEXTS, REPLIES)
LATER = DEADLINE.replace(day=14)


def say(
    reply: str,
    read: Reading | None = None,
    now: Registration | None = None,
    before: Registration | None = None,
    *,
    languages: Languages | None = None,
    templates: respond.Templates = TEMPLATES,
    earlier: Earlier | None = None,
    **fields: object,
) -> Reply:
    """The answer *reply* to a letter; *fields* are of the occasion."""
    of = replace(occasion(RULES), **fields)  # type: ignore[arg-type]
    said = respond.compose(
        key=key(1),
        verdict=Verdict(rule="x", reply=reply),
        reading=read or reading(),
        registration=now or registration(),
        before=before,
        occasion=replace(of, languages=languages or of.languages),
        templates=templates,
        received_at=IN_TIME,
        composed_at=IN_TIME,
        earlier=earlier,
    )
    assert said is not None
    return said


def in_(language: str, *names: str, **fields: object) -> Reading:
    script = Script.CYRILLIC if language in CYRILLIC else Script.LATIN
    return reading(*names, language=language, script=script, **fields)


# Every answer in every language.


@pytest.mark.parametrize("language", SHIPPED)
def test_every_answer_is_written_in_every_language(language: str) -> None:
    assert [name for name in REPLIES if not TEMPLATES.has(name, language)] == []
    assert {name for name in TEXTS if f".{language}." in name} == {
        name.replace(".sr.", f".{language}.") for name in TEXTS if ".sr." in name
    }


CASES = {
    "one": registration("Ана Анић"),
    "many": registration(*(f"Љиљана Његошевић{n}" for n in range(40))),
    "nobody": replace(registration(), attendees=(), attendee_count=21),
    "some wait": replace(
        registration("Ана Анић"),
        attendees=(
            *registration("Ана Анић").attendees,
            replace(registration("Вера Верић").attendees[0], status=Status.WAITING),
            replace(registration("Бора Борић").attendees[0], status=Status.LATE),
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("reply", REPLIES)
@pytest.mark.parametrize("language", [*SHIPPED, "sr-Latn"])
def test_no_answer_has_anything_left_to_fill_in(language: str, reply: str, case: str) -> None:
    code, _, script = language.partition("-")
    read = in_(code, missing=("organisation", "attendee_names"))
    read = replace(read, script=Script(script)) if script else read
    said = say(
        reply, read, CASES[case], registration("Петар Перић"),
        earlier=Earlier(sent_at=IN_TIME, template="late"),
    )  # fmt: skip

    assert said.language == code
    assert not re.search(r"[{}%]|None|Undefined|\n\n\n|  ", said.subject + said.body)
    assert said.body.rstrip("\n").count("\n\n") >= 2
    letters = [c for c in said.body if c.isalpha() and ord(c) > 0x400]
    assert bool(letters) or language not in CYRILLIC
    assert len(said.body) < 2000


@pytest.mark.parametrize("reply", REPLIES)
def test_the_latin_answer_is_the_cyrillic_one_letter_for_letter(reply: str) -> None:
    cyrillic = say(reply, in_("sr"))
    latin = say(reply, replace(in_("sr"), script=Script.LATIN))

    assert latin.body == to_latin(cyrillic.body)


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("sr", "петак, 15. март 2019."),
        ("en", "Friday, 15 March 2019"),
        ("hu", "2019. március 15., péntek"),
        ("sq", "e premte, 15 mars 2019"),
        ("sk", "piatok 15. marca 2019"),
        ("ro", "vineri, 15 martie 2019"),
        ("mk", "петок, 15 март 2019 г."),
        ("hr", "petak, 15. ožujka 2019."),
        ("bs", "petak, 15. mart 2019."),
        ("cnr", "petak, 15. mart 2019."),
    ],
)
def test_days_are_written_as_the_reader_writes_them(language: str, day: str) -> None:
    assert f" {day}\n" in say("accepted", in_(language)).body


def test_the_hours_of_the_event_are_told_where_the_organiser_told_them() -> None:
    event = {"starts": DEADLINE.time().replace(hour=10), "ends": DEADLINE.time()}

    assert "2019., 10:30–15:30\n" in say("accepted", **event).body
    assert "2019.\n" in say("accepted").body


# Plurals.


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("sr", {2: "2 учесника", 5: "5 учесника", 21: "21 учесник", 22: "22 учесника"}),
        ("hr", {2: "2 sudionika", 5: "5 sudionika", 21: "21 sudionik"}),
        ("sk", {2: "2 účastníci", 5: "5 účastníkov", 21: "21 účastníkov"}),
        ("ro", {2: "2 participanți", 19: "19 participanți", 21: "21 de participanți"}),
        ("mk", {2: "2 учесници", 5: "5 учесници", 21: "21 учесник"}),
        ("en", {2: "2 attendees", 21: "21 attendees"}),
        ("hu", {2: "2 résztvevő", 21: "21 résztvevő"}),
        ("sq", {2: "2 pjesëmarrës", 21: "21 pjesëmarrës"}),
    ],
)
def test_people_are_counted_in_the_right_form(language: str, forms: dict[int, str]) -> None:
    for number, form in forms.items():
        now = replace(registration(), attendee_count=number)

        assert f": {form}\n" in say("accepted", in_(language), now).body


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("sr", ("1 особа је на", "2 особе су на", "5 особа је на")),
        ("hr", ("1 osoba je na", "2 osobe su na", "5 osoba je na")),
        ("sk", ("1 osoba je na", "2 osoby sú na", "5 osôb je na")),
        ("ro", ("1 persoană se află", "2 persoane se află", "5 persoane se află")),
        ("mk", ("1 лице е на", "2 лица се на", "5 лица се на")),
        ("sq", ("1 person është", "2 persona janë", "5 persona janë")),
        ("en", ("1 person is on", "2 people are on", "5 people are on")),
        ("hu", ("1 személy vár", "2 személy vár", "5 személy vár")),
    ],
)
def test_an_acceptance_says_how_many_wait(language: str, forms: tuple[str, ...]) -> None:
    for number, form in zip((1, 2, 5), forms, strict=True):
        waits = registration(*(f"Јан Јелић{n}" for n in range(number))).attendees
        now = replace(
            registration("Ана Анић"),
            attendees=(
                *registration("Ана Анић").attendees,
                *(replace(one, status=Status.WAITING) for one in waits),
            ),
        )
        said = say("accepted", in_(language), now).body

        assert form in said
        assert "- Јан Јелић0\n" in said


def test_whole_numbers_need_only_the_forms_they_have() -> None:
    assert set(plurals("sk")) == {"one", "few", "other"}  # "many" is for fractions
    assert set(plurals("hu")) == {"one", "other"}


def test_a_template_that_lacks_a_form_is_refused() -> None:
    text = 'Subject: А\n\n{{ count | plural(one="а", other="б") }}\n'
    with pytest.raises(ConfigError) as caught:
        respond.load(TEXTS | {"late.sr.txt": text}, REPLIES)

    assert caught.value.problems == (
        "templates/late.sr.txt:3: cannot be written: plural: 'sr' needs few (e.g. 2)",
    )


# The form of address.


def by(
    name: str,
    gender: Gender | None,
    language: str = "sr",
    email: str = ANA.email,
    **head: object,
) -> Reading:
    contact = Contact(
        name=found(name), gender=gender, email=replace(found(email), part="header")
    )
    return in_(language, contact=contact, head=head)


@pytest.mark.parametrize(
    ("language", "name", "gender", "greeting"),
    [
        ("sr", "Ана Петровић", Gender.FEMALE, "Поштована госпођо Петровић,"),
        ("sr", "Петар Петровић", Gender.MALE, "Поштовани господине Петровићу,"),
        ("sr", "Јанош Сабо", Gender.MALE, "Поштовани господине Сабо,"),
        ("sr", "Петар Ковач", Gender.MALE, "Поштовани,"),
        ("sr", "Иван Петровић-Његош", Gender.MALE, "Поштовани,"),
        ("hr", "Ana Kovač", Gender.FEMALE, "Poštovana gospođo Kovač,"),
        ("hr", "Ivan Perić", Gender.MALE, "Poštovani gospodine Periću,"),
        ("mk", "Петар Петров", Gender.MALE, "Почитуван господине Петров,"),
        ("mk", "Ана Петрова", Gender.FEMALE, "Почитувана госпоѓо Петрова,"),
        ("hu", "Anna Nagy", Gender.FEMALE, "Tisztelt Nagy Anna!"),
        ("sq", "Arben Krasniqi", Gender.MALE, "I nderuar zoti Krasniqi,"),
        ("sq", "Teuta Krasniqi", Gender.FEMALE, "E nderuar zonja Krasniqi,"),
        ("sk", "Ján Novák", Gender.MALE, "Vážený pán Novák,"),
        ("sk", "Mária Nováková", Gender.FEMALE, "Vážená pani Nováková,"),
        ("ro", "Ion Popescu", Gender.MALE, "Stimate domnule Popescu,"),
        ("ro", "Maria Popescu", Gender.FEMALE, "Stimată doamnă Popescu,"),
        ("en", "Ana Petrović", Gender.FEMALE, "Dear Ms Petrović,"),
        ("en", "Petar Kovač", Gender.MALE, "Dear Mr Kovač,"),
        ("sr", "Саша Петровић", None, "Поштовани,"),
        ("hu", "Vanja Nagy", None, "Tisztelt Hölgyem/Uram!"),
    ],
)
def test_who_is_surely_known_is_addressed_by_name(
    language: str, name: str, gender: Gender | None, greeting: str
) -> None:
    assert say("accepted", by(name, gender, language)).body.startswith(f"{greeting}\n\n")


def test_a_latin_answer_calls_by_name_in_latin() -> None:
    read = replace(by("Petar Petrović", Gender.MALE), script=Script.LATIN)

    assert say("accepted", read).body.startswith("Poštovani gospodine Petroviću,\n\n")


@pytest.mark.parametrize(
    "name",
    [
        "Ана", "АНА ПЕТРОВИЋ", "Ана Марија Петровић", "Ana Петровић", "Ана Петровић!",
        "Ана\nПетровић", "Ана Купите-наевил.ком", "Ана <b>Петровић</b>", "Ана {{7*7}}",
        "Ана " + "Ж" + "ж" * 40, "ана петровић", "Ана evil.com",
    ],
)  # fmt: skip
def test_an_odd_name_is_nobody_s(name: str) -> None:
    assert say("accepted", by(name, Gender.FEMALE)).body.startswith("Поштовани,\n\n")


def test_only_who_writes_is_addressed() -> None:
    for_another = by("Ана Петровић", Gender.FEMALE, email="vera@breza.example")
    elsewhere = by(
        "Ана Петровић", Gender.FEMALE, reply_to=Address(name="", email="z@x.example")
    )

    assert say("accepted", for_another).body.startswith("Поштовани,\n\n")
    assert say("accepted", elsewhere).body.startswith("Поштовани,\n\n")


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Ана Петровић", Gender.FEMALE),
        ("Nikola Jokić", Gender.MALE),
        ("Драгослава Илић", Gender.FEMALE),
        ("Vanja Ilić", None),
        ("Петровић Ана", None),
        ("Zxqw Ilić", None),
        ("Марко Антоније", None),
    ],
)
def test_a_given_name_tells_the_gender_or_nothing(name: str, gender: Gender | None) -> None:
    assert gender_of(name) == gender


@pytest.mark.parametrize(
    ("sender", "text", "gender"),
    [
        ("Nagy Anna <a@x.example>", "Bejelentem Nagy Annát.\n\nÜdvözlettel,\nNagy Anna\n", "f"),
        ("Ana Ilić <a@x.example>", "Poštovani,\nučesnik: Petar Perić\n\nAna Ilić\n", "f"),
        ("info <info@x.example>", "Poštovani,\n\nUčesnik: Petar Perić.\n", None),
        ("", "Поштовани,\nдолазим.\n\nПетар Перић\n", "m"),
    ],
)
def test_the_gender_is_told_of_who_signs(sender: str, text: str, gender: str | None) -> None:
    raw = letter(text)
    source = raw.source.replace(
        b"Ana Anic <ana@breza.example>", (sender or "a@x.example").encode()
    )
    read = parse.read(replace(raw, source=source), None, ())

    assert read.contact.gender == gender


# What changed, and what no longer holds.


def test_a_change_says_who_was_added_removed_and_put_right() -> None:
    before = registration("Ана Анић", "Бора Борић", "Јелена Петровиц")
    now = registration("Ана Анић", "Вера Верић", "Јелена Петровић")
    read = reading(
        "Вера Верић", "Јелена Петровић", intent=Intent.CHANGE,
        corrected=(("Јелена Петровиц", "Јелена Петровић"),),
    )  # fmt: skip
    said = say("changed", read, now, before).body

    assert "Додато: Вера Верић\nУклоњено: Бора Борић\nИсправљено: Јелена Петровић\n" in said


def test_a_stranger_is_not_told_what_changed() -> None:
    before = registration("Ана Анић", "Бора Борић")
    read = reading("Зла Злић", sender=Address(name="Zla", email="zla@evil.example"))
    said = say("changed", read, registration("Ана Анић"), before).body

    assert "Бора" not in said
    assert "Уклоњено" not in said


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("late", "Раније (уторак, 12. март 2019.) писали смо вам да је пријава стигла после"),
        ("question", "Овај одговор замењује наш ранији одговор (уторак, 12. март 2019.).\n"),
    ],
)
def test_a_correction_is_worded_as_one(template: str, expected: str) -> None:
    earlier = Earlier(sent_at=IN_TIME, template=template)

    assert expected in say("accepted", earlier=earlier).body


def test_the_same_answer_again_corrects_nothing() -> None:
    name = say("accepted").message_id
    sent = Earlier(sent_at=IN_TIME, template="accepted", message_id=name)

    assert say("accepted", earlier=sent) == say("accepted")


def test_who_stays_confirmed_is_not_told_that_it_no_longer_holds() -> None:
    said = say("accepted", earlier=Earlier(sent_at=IN_TIME, template="accepted")).body

    assert "Овај одговор замењује наш ранији одговор (уторак, 12. март 2019.).\n" in said
    assert "више не важи" not in said


def test_a_correction_is_the_same_answer_as_without_it() -> None:
    corrects = say("accepted", earlier=Earlier(sent_at=IN_TIME, template="late"))

    assert corrects.message_id == say("accepted").message_id
    assert corrects.body != say("accepted").body


def test_the_state_of_a_registration_is_told() -> None:
    for status in Status:
        read = reading(missing=("organisation",))
        assert say("status", read, replace(registration(), status=status)).body


# What is missing falls back.


def without(*names: str) -> respond.Templates:
    kept = {name: text for name, text in TEXTS.items() if not name.endswith(names)}
    return respond.load(kept, REPLIES)


@pytest.mark.parametrize(
    ("language", "languages", "expected"),
    [
        ("hu", Languages(), ("en", Script.LATIN)),
        ("hu", Languages(fallback=("sr", "en")), ("sr", Script.LATIN)),
        ("hu", Languages(instead={"hu": "ro"}), ("ro", Script.LATIN)),
        ("hu", Languages(instead={"hu": "mk", "mk": "hu"}), ("en", Script.LATIN)),
        ("mk", Languages(instead={"mk": "sr"}), ("sr", Script.CYRILLIC)),
        ("hr", Languages(), ("sr", Script.LATIN)),
        ("bs", Languages(), ("sr", Script.LATIN)),
        ("xx", Languages(), ("en", Script.LATIN)),
    ],
)
def test_a_language_that_is_not_there_falls_back_as_the_rules_say(
    language: str, languages: Languages, expected: tuple[str, Script]
) -> None:
    said = say(
        "accepted", in_(language), languages=languages,
        templates=without(".hu.txt", ".mk.txt", ".hr.txt"),
    )  # fmt: skip

    assert (said.language, said.script) == expected


def test_the_event_is_called_as_its_readers_read_when_its_language_is_not_told() -> None:
    assert "\nDogađaj: Partnerstvo za otvorenu upravu" in say("accepted", in_("hr")).body
    assert "\nEsemény: Open Government" in say("accepted", in_("hu")).body
    hungarian = {"title": {"sr": "Семинар", "hu": "Szeminárium"}}
    assert "\nEsemény: Szeminárium\n" in say("accepted", in_("hu"), **hungarian).body
    serbian = {"title": {"sr": "Семинар"}, "languages": Languages(fallback=("sr",))}
    assert "\nEsemény: Seminar\n" in say("accepted", in_("hu"), **serbian).body


def test_an_answer_in_two_languages_has_the_sender_s_above() -> None:
    said = say("accepted", in_("hu"), languages=Languages(bilingual={"hu": "sr"}))
    above, below = said.body.split("\n* * *\n\n")

    assert said.language == "hu"
    assert above.startswith("Tisztelt")
    assert below.startswith("Poštovani,")
    assert said.source.isascii()


def test_other_languages_stay_as_they_are_beside_a_pair() -> None:
    languages = Languages(bilingual={"hu": "sr"})

    assert "* * *" not in say("accepted", in_("sr"), languages=languages).body


# What rules.yaml says of languages.


def loaded(languages: str) -> rules.Rulebook:
    return rules.load(swapped(limits=f"languages: {languages}\n"))


def test_rules_say_what_falls_back_to_what() -> None:
    told = loaded("{fallback: [sr, en], instead: {hu: sr}, bilingual: {hu: sr}}").languages

    assert told.fallback == ("sr", "en")
    assert told.preferred("hu") == ("hu", "sr", "en")
    assert told.preferred("bs") == ("bs", "hr", "sr", "en")
    assert told.bilingual == {"hu": "sr"}


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ("{falback: [sr]}", "unknown key 'falback'; did you mean 'fallback'?"),
        ("{fallback: []}", "languages.fallback: needs at least one"),
        ("{fallback: [Serbian]}", "'Serbian' is no language code"),
        ("{instead: {hungarian: sr}}", "'hungarian' is no language code"),
        ("{bilingual: {hu: hu}}", "name another language"),
        ("{fallback: [sr, hu]}", "event.title: needs 'hu' too"),
    ],
)
def test_a_mistake_about_languages_is_told(languages: str, expected: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(languages)

    assert any(expected in problem for problem in caught.value.problems)


def test_an_organiser_without_english_needs_none() -> None:
    text = swapped(limits="languages: {fallback: [sr]}\n")
    book = rules.load(re.sub(r"\n +en: .*", "", text))
    kept = {name: text for name, text in TEXTS.items() if not name.endswith(".en.txt")}

    assert respond.load(kept, book.templates, book.languages).has("accepted", "sr")


def test_two_languages_that_go_together_must_both_be_there() -> None:
    kept = {name: text for name, text in TEXTS.items() if name != "late.hu.txt"}
    with pytest.raises(ConfigError) as caught:
        respond.load(kept, REPLIES, Languages(bilingual={"hu": "sr"}))

    assert caught.value.problems[0].startswith("templates/late.hu.txt:1: no such file")


def test_a_language_that_is_none_is_told() -> None:
    with pytest.raises(ConfigError) as caught:
        respond.load(TEXTS | {"late.zz.txt": "Subject: A\n\nText\n"}, REPLIES)

    assert "templates/late.zz.txt:1: 'zz' is no language" in caught.value.problems[0]
