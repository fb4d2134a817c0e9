"""People that nobody is called: given names and surnames of many peoples, put together.

Surnames are mostly such as the tables of words do not have, so that what is measured is the
rules. They stand in peoples.tsv, in Latin with its marks.
"""

import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from tests.parse.declining import FLEETING, declined_given, declined_surname

SLOVAK: Final = {
    "nominative": "á",
    "genitive": "ej",
    "dative": "ej",
    "accusative": "ú",
    "instrumental": "ou",
}
ADJECTIVES: Final = ("bg", "mk")  # peoples whose women's surnames agree


class Invented(NamedTuple):
    """A person, and of which people."""

    given: str
    surname: str
    female: bool
    people: str

    @property
    def name(self) -> str:
        """The nominative, given name first."""
        return f"{self.given} {self.surname}"

    def words(self, case: str) -> tuple[str, str]:
        """Return given name and surname in *case*, as a Serbian letter has them."""
        given = _given(self.given, case, female=self.female)
        return given, _surname(self.surname, case, female=self.female)


def peoples() -> dict[str, tuple[list[str], ...]]:
    """Return the women, men and surnames of each people."""
    lines = Path(__file__).with_name("peoples.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return {
        people: tuple(names.split() for one, _, names in rows if one == people)
        for people, *_ in rows
    }


def invented() -> Iterator[Invented]:
    """Yield the people, men and women by turns; every surname with one of each."""
    for people, (women, men, surnames) in peoples().items():
        for number, surname in zip(count(), surnames, strict=False):
            yield Invented(men[number % len(men)], surname, False, people)
            hers = _of_woman(surname, people)
            yield Invented(women[number % len(women)], hers, True, people)


def _of_woman(surname: str, people: str) -> str:
    if people == "sk":
        return _slovak_wife(surname)
    if people not in ADJECTIVES:
        return surname
    return surname[:-1] + "a" if surname.endswith("ski") else surname + "a"


def _slovak_wife(surname: str) -> str:
    return (surname[:-1] if surname[-1] in "aeio" else surname) + "ová"


def _given(name: str, case: str, *, female: bool) -> str:
    if case == "nominative" or (female and name[-1] not in "aá"):
        return name
    if not female and name[-1] in "aeo" and name != "Ante":
        return declined_given(name, case, female=False)
    if name in FLEETING or name[-1] == "a":
        return declined_given(name, case, female=female)
    return _foreign(name, case)


def _surname(name: str, case: str, *, female: bool) -> str:
    if female and name.endswith("ová"):
        return name[:-1] + SLOVAK[case]
    if female or case == "nominative":
        return name
    if name[-1] in "aioueyóéú" and not name.endswith(("ski", "čki", "cki")):
        return _foreign(name, case)
    if name.endswith("ac") and len(name) < 5:
        return _foreign(name, case)
    return declined_surname(name, case, female=False)


def _foreign(name: str, case: str) -> str:
    """Return a man's name in *case* where vowels at its end stay: Saboa, Krasnićija."""
    if name[-1] == "a":
        return declined_given(name, case, female=False)
    if name == "Ante":
        return name[:-1] + {"genitive": "u", "dative": "i", "accusative": "u"}.get(case, "om")
    joint = "j" if name[-1] in "iy" else ""
    soft = bool(joint) or name.endswith(("š", "č", "ć", "ž", "đ", "j", "c", "ď", "cs", "sz"))
    ends = {"genitive": "a", "dative": "u", "accusative": "a"}
    return name + joint + ends.get(case, "em" if soft else "om")


class Told(NamedTuple):
    """A sentence that names people, and what must be found in it."""

    text: str
    names: tuple[str, ...]
    kind: str
    people: str


SENTENCES: Final = (
    ("nominative", "Na skup dolazi {} iz naše kancelarije."),
    ("nominative", "Učesnici:\n1. {}\n2. ostalo ćemo javiti"),
    ("nominative", "Ispred udruženja na konferenciji će učestvovati {}."),
    ("nominative", "{} dolazi u petak."),
    ("accusative", "Prijavljujem {} ispred našeg udruženja."),
    ("accusative", "Molim vas da upišete {}, hvala."),
    ("genitive", "Umesto {} dolazi neko drugi."),
    ("genitive", "Nažalost, od {} nismo dobili odgovor."),
    ("dative", "Molimo da pozivnicu pošaljete {}."),
    ("dative", "Program javite {} na ovu adresu."),
    ("instrumental", "Dolazim sa {} u petak."),
    ("instrumental", "Na skup stižem zajedno sa {}, hvala."),
)
_SERBIAN: Final = frozenset("abcčćdđefghijklmnoprsštuvzž -")


def told() -> Iterator[Told]:
    """Yield every person in every case, each time in another spelling and order."""
    for number, person in enumerate(invented()):
        other = OTHERS[number % len(OTHERS)]
        for turn, (case, sentence) in enumerate(SENTENCES):
            words = person.words(case)
            for spelling in _spellings(person):
                yield _told(sentence, " ".join(words), person, f"{case}, {spelling}", spelling)
            if turn % 2:
                yield _told(
                    sentence, " ".join(reversed(words)), person, f"{case}, surname first"
                )
            both = f"{' '.join(words)} i {' '.join(other.words(case))}"
            yield _told(sentence, both, person, f"{case}, two", other=other)
        yield _told("{}", f"{person.surname}, {person.given}", person, "surname, comma")
        yield _told("{}", f"{person.surname.upper()} {person.given}", person, "SURNAME Given")


OTHERS: Final = (
    Invented("Jelena", "Brkić", True, "sr"),
    Invented("Stevan", "Popadić", False, "sr"),
)


def _spellings(person: Invented) -> Iterator[str]:
    yield "plain"
    yield "capitals"
    if not person.name.isascii():
        yield "no marks"
    if set(person.name.lower()) <= _SERBIAN and person.people not in (
        "sk",
        "ro",
        "hu",
        "sq",
        "en",
    ):
        yield "cyrillic"


def _told(
    sentence: str,
    written: str,
    person: Invented,
    kind: str,
    spelling: str = "plain",
    other: Invented | None = None,
) -> Told:
    names = (person.name, other.name) if other else (person.name,)
    text = sentence.format(written.upper() if spelling == "capitals" else written)
    if spelling == "no marks":
        return Told(without_marks(text), tuple(map(without_marks, names)), kind, person.people)
    if spelling == "cyrillic":
        return Told(to_cyrillic(text), tuple(map(to_cyrillic, names)), kind, person.people)
    return Told(text, names, kind, person.people)


_DIGRAPHS: Final = (("lj", "љ"), ("nj", "њ"), ("dž", "џ"))
_LETTERS: Final = str.maketrans("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж")


def to_cyrillic(text: str) -> str:
    """Return a Serbian *text* in Cyrillic."""
    for latin, cyrillic in _DIGRAPHS:
        text = text.replace(latin, cyrillic).replace(latin.title(), cyrillic.upper())
    capitals = {ord(chr(k).upper()): chr(v).upper() for k, v in _LETTERS.items()}
    return text.translate({**_LETTERS, **capitals})


def without_marks(text: str) -> str:
    """Return *text* as somebody without a Serbian keyboard writes it."""
    text = text.replace("đ", "dj").replace("Đ", "Dj")
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
