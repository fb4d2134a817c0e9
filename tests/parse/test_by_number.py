"""Lines of a list told by their numbers, and who signs below one."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from mailflow.model import Intent, RawMessage
from mailflow.parse import read
from tests.parse.test_languages import NOW
from tests.parse.test_reading import letter, names

LIST = "1. Jelena Ilić, pravnica\n2. Petar Savić, vozač\n3. Vera Tot, urednica"
TOLD = [
    ("Kolegu pod rednim brojem 2 nemojte uzimati u obzir.", ["Jelena Ilić", "Vera Tot"]),
    ("Broj 2 brišite, sprečen je.", ["Jelena Ilić", "Vera Tot"]),
    ("Redni brojevi 1 i 3 važe, broj 2 preskočite.", ["Jelena Ilić", "Vera Tot"]),
    ("Dolaze redni brojevi 1 i 3, ostali ostaju kod kuće.", ["Jelena Ilić", "Vera Tot"]),
    ("Ljudi pod brojevima 1 i 3 dolaze u petak.", ["Jelena Ilić", "Vera Tot"]),
    ("Numbers 1 and 3 are coming.", ["Jelena Ilić", "Vera Tot"]),
    ("Preskočite broj 2, važe brojevi 1 i 3.", ["Jelena Ilić", "Vera Tot"]),
    ("Ne dolaze redni brojevi 1 i 3.", ["Petar Savić"]),
    (
        "Dolaze svi, kontakt je na broj 2 u kancelariji.",
        ["Jelena Ilić", "Petar Savić", "Vera Tot"],
    ),
]


@pytest.mark.parametrize(("said", "comes"), TOLD)
def test_lines_left_out_by_number_bring_nobody(said: str, comes: list[str]) -> None:
    text = f"Poštovani,\n\nučesnici su:\n{LIST}\n\n{said}\n\nPozdrav,\nMila Petrović"

    assert names(letter(text)) == comes


def test_who_is_not_among_the_numbers_that_come_needs_no_second_look() -> None:
    reading = letter(
        f"Poštovani,\n\nšaljem ceo naš spisak:\n{LIST}\n\nDolaze redni brojevi 1 i 3.\n\n"
        "Mila Petrović\nUdruženje „Jasen“, Niš"
    )

    assert not reading.needs_review


@pytest.mark.parametrize(
    ("said", "comes"),
    [
        ("Broj 2 brišite, sprečen je.", ["Jelena Ilić", "Vera Tot"]),
        (
            "Na Vašem spisku dole brišite broj 2, a umesto njega dolazi Ivan Kos.",
            ["Ivan Kos", "Jelena Ilić", "Vera Tot"],
        ),
    ],
)
def test_who_is_struck_off_by_number_from_the_desks_list_falls_away(
    said: str, comes: list[str]
) -> None:
    confirmed = f"Potvrđujemo prijavu. Učesnici:\n{LIST}"
    below = "".join(f"> {line}\n" for line in confirmed.split("\n"))
    wrote = "Dana 11.3.2024. u 13:05, Prijave <prijave@skup.example> je napisao/la:"
    reading = letter(f"Poštovani,\n\n{said}\n\nMila Petrović\n\n{wrote}\n{below}")

    assert reading.intent is Intent.CHANGE
    assert names(reading) == comes
    assert [name.value for name in reading.removed] == ["Petar Savić"]


def test_only_the_line_of_the_mail_below_that_is_named_counts() -> None:
    below = (
        "1. Na sajam knjiga upućuju se Petar Savić i Rada Pavić.\n"
        "2. Na konferenciju se upućuje Vera Tot.\n\nAna Ilić"
    )
    text = letter(
        "Poštovani,\n\nmolim da uvažite tačku 2. dopisa ispod.\n\nVera Simić\n\n"
        "---------- Prosleđena poruka ---------\nOd: Ana Ilić <ana@breza.example>\n"
        f"Datum: 11. mar 2019. 9:14\nTema: Put\nZa: Vera Simić <vera@breza.example>\n\n\n"
        f"{below}",
        "Vera Simić <vera@breza.example>",
    )

    assert names(text) == ["Vera Tot"]


def test_several_lines_of_the_mail_below_are_registered_by_their_numbers() -> None:
    text = letter(
        "Poštovani,\n\nsa spiska ispod prijavljujem Vam brojeve 2 i 4. Ostali ne mogu.\n\n"
        "Vera Simić\n\n---------- Prosleđena poruka ---------\n"
        "Od: Ana Ilić <ana@breza.example>\nDatum: 11. mar 2019. 9:14\nTema: Ko može?\n"
        "Za: Vera Simić <vera@breza.example>\n\n\n"
        f"Javili su se ovi:\n\n{LIST}\n4. Marko Babić, vozač\n\nAna",
        "Vera Simić <vera@breza.example>",
    )

    assert names(text) == ["Petar Savić", "Marko Babić"]


def test_who_signs_for_the_house_below_a_list_is_no_guest() -> None:
    reading = letter(
        "Evo traženih podataka:\n\nJelena Ilić, direktorka\nPetar Savić, zastupnik\n\n"
        "Za Dom kulture - Mila Petrović, ref."
    )

    assert names(reading) == ["Jelena Ilić", "Petar Savić"]


def test_a_given_name_put_right_keeps_the_post_beside_it() -> None:
    reading = letter(
        "Poštovani,\n\nučesnici:\nRada Vujčin, trener\n\nRada nije Rada nego Radojka.\n\nMila"
    )

    assert names(reading) == ["Radojka Vujčin"]
    assert reading.attendees[0].role is not None


@pytest.mark.parametrize(
    "said",
    [
        "zanemarite na spisku gospodina Petra Savića, ne može",
        "Petra Savića izostavite, sprečen je",
    ],
)
def test_whom_the_letter_leaves_out_of_its_own_document_does_not_come(said: str) -> None:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "Mila Tot <mila@breza.example>", "prijave@skup.example"
    message.set_content(f"Poštovani,\n\nu prilogu je spisak učesnika; {said}.\n\nMila Tot\n")
    message.add_attachment(f"Na skup dolaze:\n{LIST}\n", filename="spisak.txt")
    reading = read(RawMessage(source=message.as_bytes(), received_at=NOW))

    assert names(reading) == ["Jelena Ilić", "Vera Tot"]
