"""Where the sender's own words end: signature and small print."""

import pytest

from mailflow.parse.letter import Kind
from tests.parse.opened import kinds, opened, text_of, told

CLOSINGS = (
    "С поштовањем,", "Срдачан поздрав", "S poštovanjem", "Pozdrav,", "Best regards,",
    "Хвала и поздрав са Златибора,", "Lijep pozdrav iz Sombora!", "Üdvözlettel:", "Me respekt,",
    "S pozdravom", "Cu stimă,", "Со почит,", "Унапред хвала,", "Са уважавањем,",
    "Hvala na razumevanju,", "Лепо Вас поздравља", "Srdačno Vas pozdravljamo,",
    "Srdačan pozdrav / Kind regards,", "Good luck on Friday,", "Пуно успеха у раду,",
    "S poštovanjem / Üdvözlettel:",
)  # fmt: skip


@pytest.mark.parametrize("closing", CLOSINGS)
def test_lines_below_the_closing_formula_are_the_signature(closing: str) -> None:
    letter = opened(f"Долазимо.\n\n{closing}\n\nВера Симић\nКруг", sender="ured@krug.rs")

    assert text_of(letter, Kind.SIGNATURE) == "Вера Симић\nКруг"


def test_a_name_behind_the_formula_signs_too() -> None:
    letter = opened("Долазимо.\n\nХвала, Вера Симић\nКруг, Бечеј")

    assert told(letter)[1] == (Kind.SIGNATURE, 3, "Хвала, Вера Симић\nКруг, Бечеј")


def test_below_two_dashes_stands_the_signature_without_them() -> None:
    letter = opened("Долазимо.\n\n-- \nВера Симић\nтел. 021/555-333")

    assert told(letter)[1] == (Kind.SIGNATURE, 4, "Вера Симић\nтел. 021/555-333")


def test_the_senders_own_name_alone_begins_the_signature() -> None:
    letter = opened("Долазимо нас двоје.\nИлић Ана, Круг, Бечеј", sender="Ана Илић <a@krug.rs>")

    assert kinds(letter) == [Kind.OWN, Kind.SIGNATURE]


def test_a_last_paragraph_of_short_lines_is_the_signature() -> None:
    letter = opened(
        "Долази Сава Нешић.\n\nВера Симић\nсекретар\n\nФондација „Круг“\nНови Сад, 021/555-333",
        sender="ured@krug.rs",
    )

    assert told(letter)[1][:2] == (Kind.SIGNATURE, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Поштовани,\n\nдолазе:\n\nАна Илић\nСава Нешић",
        "Поштовани,\n\nдолазе учесници\n\nАна Илић, председница\nСава Нешић, члан",
        "Поштовани,\n\nдолазе\n\n- Ана Илић\n- Сава Нешић",
        "Поштовани,\n\nево и учесника.\n\nСава Нешић\nНада Бабић",
        "Поштовани\n\nМарко Марић и Ана Илић\n\nхвала",
        "Пријава за скуп\n\nУдружење Круг\nАна Илић\nМарко Марић",
        "Део први\n--\nПријава\n1. Ана Илић\n2. Марко Марић",
        "Хвала на позиву.\n\nАна Илић, Круг, долази у петак",
        "Назив: Круг\nУчесник: Ана Илић\nТелефон: 064/555-333",
        "Долази Ана Илић.",
        "Шаљем списак учесника из нашег друштва:\n\nНешић, Сава (члан)\nИлић, Ана (члан)\n\n"
        "Оснивач друштва због година више не путује, али Вас\nпоздравља.",
        "Списак\n\nИлић, Ана (члан)\nНешић, Сава (члан)\n\nОстали ове недеље не долазе.",
    ],
)
def test_a_list_of_those_who_come_is_no_signature(text: str) -> None:
    assert kinds(opened(text)) == [Kind.OWN]


def test_a_postscript_is_the_senders_own_word_again() -> None:
    letter = opened("Долазим.\n\nПоздрав,\nВера\n\nП.С. Долази и Сава.")

    assert kinds(letter) == [Kind.OWN, Kind.SIGNATURE, Kind.OWN]


@pytest.mark.parametrize(
    "line",
    ["Послато са мог iPhone-а", "Poslato sa Android telefona", "Sent from my iPhone",
     "Get Outlook for iOS", "iPhone-ról küldve", "Poslano s mobitela"],
)  # fmt: skip
def test_what_a_phone_adds_is_small_print(line: str) -> None:
    assert told(opened(f"Долазим.\n\n{line}"))[1] == (Kind.DISCLAIMER, 3, line)


def test_legal_small_print_is_told_from_the_words_above_it() -> None:
    print_ = (
        "Ova poruka je poverljiva i namenjena isključivo primaocu. Ako ste je primili "
        "greškom, obrišite je."
    )
    letter = opened(f"Dolazim.\nVidimo se u petak!\n------------------\n{print_}")

    assert text_of(letter, Kind.OWN) == "Dolazim.\nVidimo se u petak!"
    assert text_of(letter, Kind.DISCLAIMER).endswith(print_)


def test_a_short_warning_is_small_print_too() -> None:
    warning = "Ova poruka je poverljiva. Ako je niste očekivali, obrišite je."
    letter = opened(f"Dolazim.\n\n{warning}\n")

    assert text_of(letter, Kind.DISCLAIMER) == warning


def test_a_mistaken_addressee_is_asked_to_delete_it_in_small_print() -> None:
    below = "If you received this message by mistake please delete it and let us know."
    letter = opened(f"We will attend.\n\nKind regards,\nAnn Hart\n\n{below}\n")

    assert text_of(letter, Kind.DISCLAIMER) == below


def test_one_legal_word_makes_no_small_print() -> None:
    assert kinds(opened("Долазимо искључиво возом.")) == [Kind.OWN]


def test_small_print_below_hides_no_signature() -> None:
    small = "This e-mail is confidential and intended solely for the person it is addressed to."
    letter = opened(f"Долазимо у петак.\n\nВера Симић\nсекретар\n\n{small}", sender="a@krug.rs")

    assert kinds(letter) == [Kind.OWN, Kind.SIGNATURE, Kind.DISCLAIMER]


@pytest.mark.parametrize(
    ("text", "words", "signature"),
    [
        ("Поздрав,\n\nпријављујем Ану Илић\n\nМарко", "пријављујем Ану Илић", "Марко"),
        ("Поштовани\n\nДолазимо Марко и ја\n\nАна Илић", "Долазимо Марко и ја", "Ана Илић"),
        ("Долазе:\n\nПоздрав,\nВера\n\nУчесници:\n- Сава Нешић\n- Нада", "- Нада", "Вера"),
        (
            "Добро.\n\nХвала,\nВера\n\nСава Нешић, члан\nНада Бабић, члан",
            "Нада Бабић, члан",
            "Вера",
        ),
        (
            "Добро.\n\nПоздрав,\nВера\n\nКруг | Трг 5, Ниш | www.krug.rs",
            "Добро.",
            "Вера\n\nКруг | Трг 5, Ниш | www.krug.rs",
        ),
        (
            "Долазимо у петак.\n\nКад будете писали, шаљите молим вас на vera@krug.rs, ради.",
            "ради.",
            "",
        ),
        ("Добро.\n\nПоздрав,\nВера\n\nПИБ: 109876541", "Добро.", "Вера\n\nПИБ: 109876541"),
        ("Сава Нешић стиже у 9.\nВера Симић\nКруг", "стиже у 9.", "Вера Симић\nКруг"),
        ("Сава Нешић стиже у 9:15.\nВера Симић\nКруг", "у 9:15.", "Вера Симић\nКруг"),
    ],
)
def test_who_comes_is_not_lost_to_the_signature(text: str, words: str, signature: str) -> None:
    letter = opened(text, sender="Ана Илић <ana@krug.rs>")

    assert words in text_of(letter, Kind.OWN)
    assert text_of(letter, Kind.SIGNATURE) == signature


@pytest.mark.parametrize("closing", ["All good wishes", "Уз искрено поштовање", "Selam"])
def test_many_a_wish_closes_a_letter(closing: str) -> None:
    letter = opened(f"Dolazi Petar Tot.\n\n{closing}\nAna\n\nAna Ilić\nCentar „Zora“\n")

    assert text_of(letter, Kind.SIGNATURE) == "Ana\n\nAna Ilić\nCentar „Zora“"
