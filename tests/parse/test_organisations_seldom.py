"""Organisations and towns told in ways that are seldom seen, each once misread."""

import pytest

from tests.parse.test_organisations import city
from tests.parse.test_reading import letter, organisation

GREETED = "Уважаеми господин Родич,\n\n"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "От името на Сдружение на жените „Роза“ от Босилеград ще участват:\n\n"
            "– Елена Иванова – председател\n– Васил Петров\n",
            "Сдружение на жените „Роза“",
            "Босилеград",
        ),
        (
            "От Сдружението „Искра“, Димитровград, ще участват двама души:\n\n"
            "Елена Иванова\nВасил Петров\n",
            "Сдружение „Искра“",
            "Димитровград",
        ),
        (
            "От страна на Културния център „Зора“ в Цариброд в конференцията ще участва "
            "Елена Иванова, директор.",
            "Културен център „Зора“",
            "Цариброд",
        ),
        (
            "На конференцията ще участва и Българската асоциация „Мост“: Елена Иванова.",
            "Българска асоциация „Мост“",
            None,
        ),
        (
            "Представлявам Съюза на българските писатели. Моля да запишете за конференцията "
            "Елена Иванова.",
            "Съюз на българските писатели",
            None,
        ),
        (
            "Читалище „Васил Левски“ ще бъде представено на конференцията от:\n\n"
            "Елена Иванова\n",
            "Читалище „Васил Левски“",
            None,
        ),
    ],
)
def test_bulgarian_names_shed_their_article(text: str, name: str, place: str | None) -> None:
    whole = f"{GREETED}благодаря за поканата. {text}\n\nС уважение,\nКирил Манчев\n"

    assert organisation(letter(whole)) == name
    assert city(whole) == place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Në konferencë do të marrin pjesë dy përfaqësues të Lidhjes së Mësuesve:",
            "Lidhja e Mësuesve",
        ),
        ("Nga Lidhja e Grave „Yjet“ do të vijë në konferencë:", "Lidhja e Grave „Yjet“"),
        ("Në emër të Bashkimit të Gazetarëve marrin pjesë:", "Bashkimi i Gazetarëve"),
        ("Nga Federata e Sportit do të vijnë në konferencë:", "Federata e Sportit"),
        ("Në emër të Qendrës për të Rinjtë „Ura“ vjen:", "Qendra për të Rinjtë „Ura“"),
    ],
)
def test_albanian_names_are_declined(text: str, name: str) -> None:
    whole = f"I nderuar,\n\n{text}\n\n• Arben Krasniqi, kryetar\n\nMe respekt,\nSabri Ymeri\n"

    assert organisation(letter(whole)) == name


def test_you_in_albanian_is_no_public_institution() -> None:
    text = "I nderuar,\n\nJu njoftojmë se në konferencë vjen Arben Krasniqi.\n\nMe respekt\n"

    assert not any("Ju" in doubt.values for doubt in letter(text).doubts)


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("Удружење пчелара Сента пријавило је два учесника.", "Удружење пчелара Сента"),
        ("Удружење пчелара Лапово пријавило је два учесника.", "Удружење пчелара Лапово"),
        ("Друштво пчелара Апатин послало је пријаву.", "Друштво пчелара Апатин"),
        ("Udruženje pčelara Kovin najavilo je dolazak.", "Udruženje pčelara Kovin"),
    ],
)
def test_a_participle_after_a_town_is_no_part_of_a_name(below: str, name: str) -> None:
    text = f"{below} Dolaze Ana Ilić i Bojan Petrović."

    assert organisation(letter(text)) == name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("prijavila bih se ispred udruženja Zrno iz kruševca. Ana Ilić", "Kruševac"),
        ("Ana Ilic, udruzenje Zrno iz sapca, dolazim na konferenciju", "Šabac"),
        ("dolazim iz kluba Zrno iz novog sada. Ana Ilić", "Novi Sad"),
        ("Dolazim ispred udruženja „Zrno“ iz Odžaka. Ana Ilić", "Odžaci"),
        ("Dolazim ispred kluba „Zrno“ iz Linca. Ana Ilić", "Linc"),
        ("Pozdrav iz Odžaka,\n\nna skup dolazi ispred udruženja „Zrno“ Ana Ilić.", "Odžaci"),
        ("Ве поздравувам од Скопје! Од клубот „Зрно“ на скупот доаѓа Ана Илиќ.", "Скопје"),
        ("Поздравувам од Јабука! Од клубот „Зрно“ на конференцијата доаѓа Ана Илиќ.", "Јабука"),
        ("Pozdravljamo vas iz Bora! Ispred kluba „Zrno“ dolazi Ana Ilić.", "Bor"),
        (
            "Our President returned from Vienna yesterday. Jelena Ilić will attend for the "
            "Green Forum.",
            None,
        ),
        ("She just got back from Sofia. Jelena Ilić will come for the Green Forum.", None),
        ("Ana se juče vratila iz Beča. Ispred kluba „Zrno“ dolazi Ana Ilić.", None),
    ],
)
def test_a_town_is_told_in_small_letters_and_greetings(text: str, place: str | None) -> None:
    assert city(text) == place
