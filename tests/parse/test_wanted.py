"""What a letter wants and who comes by it: classes of letters that were once read wrong."""

import pytest

from mailflow.model import Intent
from tests.parse.test_altering import CONFIRMED
from tests.parse.test_coming import removed
from tests.parse.test_reading import SIGNED, letter, names

P, V, A, W = "Mila Petrović", "Vidoje Tot", "Ana Rauš", "Vera Ilić"
REGISTER, CHANGE, CANCEL = Intent.REGISTER, Intent.CHANGE, Intent.CANCEL
PASSED_ON = (
    "\n\nFrom: Nada Romić [mailto:nada@breza.example]\nSent: Tuesday, March 12, 2019 2:26 PM\n"
    "To: Mila Petrović\nSubject: predlog\n\nMilo,\n\n"
    "za konferenciju u petak predlažemo Vidoja Tota i Anu Rauš.\n\nNada\n"
)
SIGNED_BY = [
    "\n\nPozdrav,\nMila Petrović\nŠahovski klub „Rokada“, Kikinda\n",
    "\n\nPozdrav,\nMila Petrović\nPokret „Nova promena“\n",
    '\n\nBest,\nMila Petrović\nNetwork "Swap"\n',
]
FIRST = [
    ("Prijavljujem Vidoja Tota ispred ŠK Rokada iz Vršca.", [V]),
    (
        "Upućujem Vidoja Tota. Časovi će mu biti zamenjeni. Prošle godine smo dobili podatke.",
        [V],
    ),
    ("Upućujem Anu Rauš. Prošle godine smo promenili statut i sada vodimo tri kluba.", [A]),
    ("Prijavljujem Anu Rauš. Adresa kluba je promenjena prošle jeseni.", [A]),
    (
        "Na skup šaljemo Anu Rauš i Vidoja Tota. Ako zakasne, nemojte ih brisati sa spiska.",
        [A, V],
    ),
    ("Prijavljujemo Anu Rauš. Ne brišite je sa spiska ako zakasni.", [A]),
    ("We are sending Ana Rauš. Please do not strike her off the list if she is late.", [A]),
]
SECOND = [
    ("Ne otkazujemo, samo menjamo: umesto Vidoja Tota dolazi Vera Ilić.", [W, A], [V]),
    ("Precrtajte Vidoja Tota. Umesto njega ide Vera Ilić. Ja ostajem kao što je prijavljeno.",
     [W, P, A], [V]),
    ("Vidoje Tot ne može, umesto njega dolazi Vera Ilić. Za mene sve ostaje isto.",
     [W, P, A], [V]),
    ("Vidoje Tot cannot come, Vera Ilić will take his place. I am staying as registered.",
     [W, P, A], [V]),
]  # fmt: skip


@pytest.mark.parametrize("signed", SIGNED_BY)
def test_what_a_house_is_called_alters_nothing(signed: str) -> None:
    reading = letter(f"Na skup dolaze Vidoje Tot i Ana Rauš.{signed}")

    assert (reading.intent, names(reading)) == (REGISTER, [V, A])


@pytest.mark.parametrize(("text", "come"), FIRST)
def test_a_first_registration_is_no_change(text: str, come: list[str]) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}")

    assert (reading.intent, names(reading)) == (REGISTER, come)


@pytest.mark.parametrize(("text", "come", "gone"), SECOND)
def test_who_comes_and_falls_away_by_a_second_letter(
    text: str, come: list[str], gone: list[str]
) -> None:
    reading = letter(f"Poštovani,\n\n{text}{SIGNED}{CONFIRMED}")

    assert (reading.intent, sorted(names(reading))) == (CHANGE, sorted(come))
    assert removed(reading) == gone


def test_all_but_one_of_those_proposed_in_a_mail_passed_on_are_registered() -> None:
    text = (
        "Prosleđujem predlog naše kancelarije kao prijavu, s jednom izmenom: Vidoje ne dolazi."
    )
    reading = letter(f"{text}{SIGNED}{PASSED_ON}", subject="FW: predlog")

    assert (reading.intent, names(reading)) == (REGISTER, [A])
