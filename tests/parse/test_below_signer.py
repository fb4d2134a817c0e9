"""A line below who signs names his house, where nothing better does."""

import pytest

from tests.parse.test_reading import letter, organisation

TEXT = "Пријављујем се за конференцију у петак.\n\nХвала,\n{}\n"


@pytest.mark.parametrize(
    ("signature", "house"),
    [
        ("Ласло Киш\nЦивилна Суботица", "Цивилна Суботица"),  # which might be somebody's name
        ("Оливера Тот\nШтампарија Мачек, Чока", "Штампарија Мачек"),
        ("Оливера Тот\nФунд Ане Илић", "Фунд Ане Илић"),
        ("Оливера Тот\n063 111 2222\nБрује", "Брује"),
        ("Оливера Тот\nСремски Карловци", None),
        ("Оливера Тот\nпсихолог", None),
        ("Оливера Тот\nДипл. психолог", None),
        ("Оливера Тот\nЛасло Киш", None),
        ("Оливера Тот\nЛасло Киш, возач", None),
        ("Оливера Тот\n063 111 2222", None),
        ("Оливера Тот\nВаша О.", None),
    ],
)
def test_a_line_below_the_name_tells_the_house(signature: str, house: str | None) -> None:
    assert organisation(letter(TEXT.format(signature))) == house


@pytest.mark.parametrize(("line", "held"), [("Плави Кутак", False), ("Кутак", True)])
def test_one_word_below_the_name_is_a_guess(line: str, held: bool) -> None:
    reading = letter(TEXT.format(f"Оливера Тот\n{line}"))

    assert ("guessed_organisation" in {doubt.code for doubt in reading.doubts}) is held


def test_a_house_told_elsewhere_counts_more_than_a_line_below_the_name() -> None:
    text = "Испред Удружења „Зора“ пријављујем себе.\n\nОливера Тот\nПлава Кула\n"

    assert organisation(letter(text)) == "Удружење „Зора“"
