"""Talks of a group that are pasted into a letter."""

import pytest

from tests.parse.test_reading import SIGNED, letter, names


@pytest.mark.parametrize(
    "lines",
    [
        "[11.3. 19:02] Ana Ilić: ja idem\n[11.3. 19:05] Petar Tot: ne mogu, radim\n"
        "[11.3. 19:06] Vera Jović: i ja ako ima kola\n"
        "[11.3. 19:09] Vera Jović: onda me računaj",
        "11.03.19, 19:02 - Ana Ilić: ja idem\n11.03.19, 19:05 - Petar Tot: ja ne mogu\n"
        "11.03.19, 19:06 - Vera Jović: dolazim i ja",
        "19:02 Ana Ilić: dolazim\n19:05 Petar Tot: ja ne dolazim\n19:06 Vera Jović: idem",
    ],
)
def test_who_speaks_in_a_talk_speaks_of_himself(lines: str) -> None:
    text = f"Poštovani, iz kluba prenosim prepisku, tako nas upišite:\n\n{lines}"

    assert names(letter(text + SIGNED)) == ["Ana Ilić", "Vera Jović"]


def test_a_plan_with_hours_and_names_is_no_talk() -> None:
    lines = "09:00 Ana Ilić: uvodno izlaganje\n11:00 Petar Tot: radionica"
    reading = letter(f"Poštovani, na skup dolaze:\n\n{lines}{SIGNED}")

    assert names(reading) == ["Ana Ilić", "Petar Tot"] or reading.doubts


@pytest.mark.parametrize(
    "text",
    [
        "Moj otac nema mejl, pa pišem za njega: „Poštovani, kao predsednik Udruženja „Breza“ "
        "dolazim na skup. Petar Ilić“",
        "Deda diktira, a ja kucam:\n\n„Poštovani, prihvatam Vaš poziv i biću na skupu. "
        "Drugarski pozdrav, Petar Ilić“\n\nPišite meni ovde.",
        "Prenosim poruku: „Dolazim na skup. Srdačno, Petar Ilić, Udruženje Breza“.",
    ],
)
def test_who_signs_within_quotation_marks_says_that_he_comes(text: str) -> None:
    assert names(letter(f"Poštovani,\n\n{text}{SIGNED}")) == ["Petar Ilić"]


def test_who_refuses_within_quotation_marks_does_not_come() -> None:
    text = "Direktor poručuje: „Nažalost ne mogu da dođem. Petar Ilić“ Dolazi Ana Tot."

    assert names(letter(f"Poštovani,\n\n{text}{SIGNED}")) == ["Ana Tot"]
