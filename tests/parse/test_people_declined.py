"""Every given name of the lexicon, put into every case, comes back to its nominative.

Not all can: "sa Vukosavom Šipkom" may be Vukosav or Vukosava, "Rada" may be of Rade or Rado.
"""

from collections.abc import Iterator

import pytest

from mailflow.parse.people.find import find_people
from mailflow.parse.people.lexicon import lines
from tests.parse.declining import declined
from tests.parse.test_reading import letter, names

SENTENCES = {
    "nominative": "Na skup dolazi {}, a ostali ne.",
    "genitive": "Umesto {} dolazi kolega.",
    "dative": "Molim da {} pošaljete poziv.",
    "accusative": "Prijavljujem {} ispred udruženja.",
    "instrumental": "Dolazim sa {} u petak.",
}
SURNAMES = ("Petrović", "Kovač", "Šipka", "Sremac", "Popov", "Sremski", "Lončar", "Jakšić")


def given_names(*, common: bool) -> Iterator[tuple[str, str]]:
    for line in lines("given_names.tsv"):
        name, gender, languages = line.split("\t")
        if "sr" in languages.split(",") and (not common or gender.endswith("+")):
            yield from ((name, one) for one in gender.removesuffix("+"))


def share_right(names: Iterator[tuple[str, str]]) -> float:
    right = total = 0
    for number, (given, gender) in enumerate(names):
        surname = SURNAMES[number % len(SURNAMES)]
        for case, sentence in SENTENCES.items():
            text = sentence.format(declined(given, surname, case, female=gender == "f"))
            right += [m.name for m in find_people(text)] == [f"{given} {surname}"]
            total += 1
    return right / total


def test_common_names_come_back_from_every_case() -> None:
    assert share_right(given_names(common=True)) >= 0.99


def test_so_do_nearly_all_others() -> None:
    assert share_right(given_names(common=False)) >= 0.965


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prijavljujem Dragana Ćirića.", ["Dragan Ćirić"]),
        ("Пријављујем Драгана Ћирића.", ["Драган Ћирић"]),
        ("Prijavljujem Anu Ćirić i Savu Ćirića.", ["Ana Ćirić", "Sava Ćirić"]),
        ("Molim da Đorđu Ćiriću pošaljete poziv.", ["Đorđe Ćirić"]),
    ],
)
def test_whose_surname_ends_so_is_a_man_and_no_woman_called_so(
    text: str, names: list[str]
) -> None:
    assert [mention.name for mention in find_people(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prijavljujem Dragoslava Cirica.", "Dragoslav Ciric"),
        ("Jelena Cirica, predsednica", "Jelena Cirica"),
        ("Nacelnica Gordana Knezevic dolazi.", "Gordana Knezevic"),
    ],
)
def test_without_marks_a_word_in_ica_may_be_a_surname_declined_or_a_post(
    text: str, name: str
) -> None:
    assert [m.name for m in find_people(text)] == [name]


@pytest.mark.parametrize(
    "before",
    [
        "Prijavljujem sebe i",
        "Prijavljujem Veru Kostić i",
        "Prijavljujem svoju saradnicu,",
        "Zapišite",
        "Povešću",
    ],
)
@pytest.mark.parametrize(
    ("declined", "name"), [("Ninu Malešu", "Nina Maleša"), ("Petru Rašetu", "Petra Rašeta")]
)
def test_who_is_asked_for_in_the_accusative_is_no_man_in_the_dative(
    before: str, declined: str, name: str
) -> None:
    assert find_people(f"{before} {declined} iz Bora.")[-1].name == name


@pytest.mark.parametrize("written", ["Dobrila Ašanin", "Marko Krasnićin", "DOBRILA AŠANIN"])
def test_no_surname_has_albanian_endings_in_a_serbian_letter(written: str) -> None:
    reading = letter(f"Poštovani,\n\nna skup dolazi {written}.\n\nS poštovanjem,\nMila\n")

    assert names(reading) == [written.title()]
