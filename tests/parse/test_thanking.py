"""Letters that only say thank you ask for nothing; one word more, and somebody reads them."""

import pytest

from mailflow.model import Intent
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
        "Hvala na brzom odgovoru!\n\nLp",
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
    ("text", "below"),
    [
        ("Hvala Vam na potvrdi, vidimo se u petak.", ""),
        ("Hvala Vam na potvrdi, vidimo se u petak.", ANSWERED),
        ("Primljeno, hvala!", ANSWERED),
        ("Noted, thank you.", ANSWERED),
    ],
)
def test_thanks_for_a_confirmation_register_nobody(text: str, below: str) -> None:
    reading = letter(text + SIGNED + below, subject="Re: Potvrda prijave")

    assert (reading.intent, reading.doubts) == (Intent.UNRELATED, ())


def test_thanks_for_who_knows_what_are_looked_at() -> None:
    reading = letter("Primljeno, hvala!" + SIGNED, subject="Re: Potvrda prijave")

    assert (reading.intent, reading.needs_review) == (Intent.UNRELATED, True)


def test_thanks_for_an_invitation_may_accept_it() -> None:
    reading = letter("Hvala na pozivu, vidimo se u petak." + SIGNED, subject="Re: Poziv")

    assert reading.intent is Intent.REGISTER


MINE = ANSWERED.replace("Vidoje Tot", "Mila Savić")


@pytest.mark.parametrize(
    "text",
    [
        "Potvrđujem dolazak.",
        "Dolazimo kao što je dogovoreno, hvala.",
        "Примили смо потврду, све је у реду.",
        "OK",
        "Received, we will be there as agreed.",
        "Megerősítem, jövök.",
        "Potvrdzujeme, prídeme.",
    ],
)
def test_who_says_again_what_we_confirmed_asks_for_nothing(text: str) -> None:
    signed = "\n\nSrdačno,\nMila Savić\n"

    assert letter(text + signed + MINE, subject="Re: Potvrda").thanks
    assert not letter(text + signed + ANSWERED, subject="Re: Potvrda").thanks  # of others
    assert not letter(text + signed).thanks


@pytest.mark.parametrize(
    "text",
    [
        "Hvala na brzom odgovoru, sve je jasno! Lep dan Vam želim :)\nM.",
        "Hvala lepo, sve je kako treba. Prijatan vikend!",
        "Hvala Vam, srećno sa pripremama!",
        "Хвала, све смо разумели. Пријатно!",
        "Thanks, got it. Have a lovely weekend!",
        "Many thanks, that's all we needed.",
    ],
)
def test_thanks_may_wish_a_good_day_and_say_that_all_is_clear(text: str) -> None:
    reading = letter(text + SIGNED + ANSWERED, subject="Re: Potvrda prijave")

    assert (reading.intent, reading.doubts) == (Intent.UNRELATED, ())


@pytest.mark.parametrize(
    "text",
    [
        "Podaci nisu tačni.",
        "Dolazimo samo nas dvoje.",
        "We are not all coming.",
        "Dolazim sama.",
    ],
)
def test_whoever_says_less_than_we_confirmed_is_read(text: str) -> None:
    assert not letter(f"{text}\n\nSrdačno,\nMila Savić\n{MINE}", subject="Re: Potvrda").thanks


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
