"""Letters that only say thank you ask for nothing; one word more, and somebody reads them."""

import pytest

from tests.parse.test_reading import SIGNED, letter

ANSWERED = (
    "\n\nuto, 12. mar 2019. u 9:41 Danilo Rodić <prijave@skup.example> je napisao/la:\n"
    "> Poštovani, potvrđujemo prijavu. Učesnici: Vidoje Tot, Ana Rauš.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Hvala, vidimo se!",
        "Поштовани,\n\nзахваљујем на потврди.",
        "Odlično, hvala puno! Mila",
        "Thank you for the confirmation, see you there.",
        "Köszönjük a visszaigazolást!",
        "Ďakujeme za potvrdenie.",
        "Mulțumim pentru confirmare!",
        "Faleminderit për konfirmimin.",
        "Благодариме за потврдата.",
    ],
)
def test_thanks_are_only_thanks(text: str) -> None:
    assert letter(text + SIGNED + ANSWERED, subject="Re: Potvrda").thanks


@pytest.mark.parametrize(
    "text",
    [
        "Hvala! Petar ne dolazi.",
        "Hvala, vidimo se u 10.",
        "Hvala. Da li ima parkinga?",
        "Hvala, dolazi i Vera Ilić.",
        "Dolazim.",
        "",
    ],
)
def test_whatever_says_more_is_more_than_thanks(text: str) -> None:
    assert not letter(text + SIGNED + ANSWERED, subject="Re: Potvrda").thanks
