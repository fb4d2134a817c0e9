"""Names nobody has seen before, where what stands around them tells that they are names."""

import pytest

from mailflow.parse.people.find import find_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ruža Njegrić Krivošija, pravnica", ["Ruža Njegrić Krivošija"]),
        ("Prijavljujem Milicu Ilić Zubanj, pravnicu.", ["Milica Ilić Zubanj"]),
        ("Milica Jakšić Beograd, psiholog", ["Milica Jakšić"]),
        ("Ana Ilić Udruženje, dolazi", ["Ana Ilić"]),
        ("1. Aurelia Petrică, profesoară", ["Aurelia Petrică"]),
        ("Prijavili smo Petra Kosa.", ["Petar Kos"]),
        ("Molim da na spisak dodate i Petra Kosa.", ["Petar Kos"]),
        ("Molim da Petra Kosa zamenite Anom Ilić.", ["Petar Kos", "Ana Ilić"]),
        ("Zahvaljujemo,\nBobana Nešić", ["Bobana Nešić"]),
        ("Prijavljujem Ružu i Jagodu Trnjaković.", ["Ruža Trnjaković", "Jagoda Trnjaković"]),
        ("put me on the list, name is gojko krivosija, phone 060", ["Gojko Krivosija"]),
        ("ime mi je vesna trubar, dolazim", ["Vesna Trubar"]),
        ("poz vuksan dzivdzan predsednik ug zdravo", ["Vuksan Dzivdzan"]),
        ("pozdrav svima dolazim u petak", []),
        ("kolega milan ide sam", []),
        ("dolazim sa komsijom svetomirom dosljakom, znaci dvojica", ["Svetomir Dosljak"]),
        ("Dolazim sa svojim zetom Petrom Dosljakom.", ["Petar Dosljak"]),
    ],
)
def test_a_name_never_seen_is_found(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_people(text)] == names


@pytest.mark.parametrize("text", ["Mirko Ševo", "Јадранка Шево", "Ana Zeko", "Marko Brkljačo"])
def test_a_surname_in_o_is_nobody_called_by_one_in_a(text: str) -> None:
    assert [mention.name for mention in find_people(f"dolazi {text}, pravnik")] == [text]


def test_who_is_called_is_called_by_a_surname_in_a() -> None:
    assert [mention.name for mention in find_people("Poštovani Mirko Ševo,")] == ["Mirko Ševa"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prijavljujem adv. Marijanu Kandulicu, pravnicu.", "Marijana Kandulica"),
        ("Уместо Весне Кандулице долази колега.", "Весна Кандулица"),
        ("Dolazim sa Jelenom Trboklijom.", "Jelena Trboklija"),
        ("Upišite i mog muža, Bojana Gudalku.", "Bojan Gudalka"),
        ("Са мном стиже и Бојана Ристу.", "Бојана Ристу"),
        ("Prijavljujem Mariju Tomesku.", "Marija Tomesku"),
    ],
)
def test_a_surname_never_seen_is_declined_with_the_given_name(text: str, name: str) -> None:
    assert [mention.name for mention in find_people(text)] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hvala.\n\nP. S. Taman da pošaljem, dolazi i Vera Ilić.", ["Vera Ilić"]),
        ("Хвала.\nП.С. Јавила се и Вера Илић.", ["Вера Илић"]),
        ("Dolaze:\nP. S. Petrović, pravnik", ["P. S. Petrović"]),
        ("Dolazi P. S. Petrović.", ["P. S. Petrović"]),
    ],
)
def test_a_postscript_is_nobodys_initials(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_people(text)] == names


@pytest.mark.parametrize("name", ["Катица Стојановска", "Ада Петровска", "Milica Trnovska"])
def test_a_given_name_that_is_a_town_too_and_a_surname_are_no_town(name: str) -> None:
    assert [m.name for m in find_people(f"1. {name}, адвокат")] == [name]


def test_a_german_surname_comes_back_from_its_case() -> None:
    found = find_people("prijavljujemo Antona Beka, Gertrudu Ziman i Štefana Heka")

    assert [m.name for m in found] == ["Anton Bek", "Gertruda Ziman", "Štefan Hek"]


def test_a_town_of_two_words_is_nobody() -> None:
    assert find_people("iz Rače Kragujevačke") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("GUDALKA VERA, pravnica\nGUDALO PETAR - vozač", ["Vera Gudalka", "Petar Gudalo"]),
        ("ТРБОЈЕ МИЛИЦА, психолог", ["Милица Трбоје"]),
        ("DRUŠTVO VERA, osnovano davno", []),
    ],
)
def test_a_line_in_capitals_may_begin_with_a_surname_never_seen(
    text: str, names: list[str]
) -> None:
    assert [mention.name for mention in find_people(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("dolaze trener Aleksa Mihić, njegova ćerka Tara i ja", ["Aleksa Mihić", "Tara"]),
        ("dolaze Aleksa Mihić i naša volonterka Zora", ["Aleksa Mihić", "Zora"]),
        ("Alex Miller and his daughter Mila", ["Alex Miller", "Mila"]),
        ("Aleksa Mihić vesla rekom Tarom, i to je Tara", ["Aleksa Mihić"]),
    ],
)
def test_a_word_of_kin_or_a_post_tells_that_a_word_is_a_name(
    text: str, names: list[str]
) -> None:
    assert [m.name for m in find_people(text)] == names


@pytest.mark.parametrize(
    "name", ["Peter Todd", "Ryan George", "Kelly Martin", "Radu Stan", "Dejan Petar"]
)
def test_of_two_given_names_the_first_is_the_given_name(name: str) -> None:
    assert [m.name for m in find_people(f"Please register our treasurer, {name}.")] == [name]
