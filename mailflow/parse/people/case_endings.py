"""Understand, endings: which ending of a name means which case, by language. Tables.

A row says: a name that ends so was in one of these cases, if what remains after the ending is
cut off and *add* is put on is a nominative. Cases are bits, so that what the given name and
the surname agree on is one "and". Endings are those of keys: small Latin, no marks.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from mailflow.parse.letter import Case
from mailflow.parse.people.lexicon import BOTH, FEMALE, MALE
from mailflow.parse.people.spelling import is_cyrillic

N: Final = 1
G: Final = 2
D: Final = 4
A: Final = 8
V: Final = 16
I: Final = 32  # noqa: E741 - the grammars' own letter
ALL: Final = N | G | D | A | V | I
CASE_OF: Final[Mapping[int, Case]] = {
    N: Case.NOMINATIVE,
    G: Case.GENITIVE,
    D: Case.DATIVE,
    A: Case.ACCUSATIVE,
    V: Case.VOCATIVE,
    I: Case.INSTRUMENTAL,
}


class Ending(NamedTuple):
    """One row.

    Attributes:
        add: What the nominative has in its place.
        cases, genders: Bits.
        fleeting: The nominative has an "a" before its last consonant: Petra -> Petar.
        rare: Believe it only if nothing else fits.
    """

    add: str
    cases: int
    genders: int
    fleeting: bool = False
    rare: bool = False


_OF_VUK: Final = (Ending("", G | A, MALE), Ending("", G | A, MALE, fleeting=True))

# Serbian, Croatian, Bosnian; then what other languages add, marked rare.
GIVEN: Final[Mapping[str, tuple[Ending, ...]]] = {
    "a": (
        *_OF_VUK,  # Vuka, Petra
        Ending("o", G | A, MALE),  # Marka
        Ending("e", G | A, MALE),  # Đorđa
    ),
    "u": (
        Ending("a", A, BOTH),  # Anu, Nikolu
        Ending("", D | V, MALE),  # Vuku, Milošu
        Ending("", D | V, MALE, fleeting=True),  # Petru
        Ending("o", D, MALE),  # Marku
        Ending("e", D, MALE),  # Đorđu
        Ending("e", A, MALE, rare=True),  # Radu, of Rade west of the Drina
    ),
    "e": (
        Ending("a", G, BOTH),  # Ane, Nikole
        Ending("", V, MALE),  # Jovane
        Ending("", V, MALE, fleeting=True),  # Petre
        Ending("a", D, BOTH, rare=True),  # Slovak Anne
    ),
    "i": (
        Ending("a", D, BOTH),  # Ani, Nikoli
        Ending("e", D, MALE, rare=True),  # Radi, to Rade west of the Drina
        Ending("", N, MALE, rare=True),  # Albanian Fatlumi
    ),
    "o": (Ending("a", V, BOTH),),  # Gordo
    "om": (
        Ending("a", I, BOTH),  # Anom, Nikolom
        Ending("", I, MALE),  # Vukom
        Ending("", I, MALE, fleeting=True),  # Petrom
        Ending("o", I, MALE),  # Markom
        Ending("e", I, MALE),  # Radom
    ),
    "em": (
        Ending("", I, MALE),  # Milošem
        Ending("e", I, MALE),  # Đorđem
        Ending("o", I, MALE, rare=True),
        Ending("", I, MALE, fleeting=True),
    ),
    "eta": (Ending("e", G | A, MALE),),  # Duleta
    "etu": (Ending("e", D, MALE),),
    "etom": (Ending("e", I, MALE),),
    "ija": (Ending("i", G | A, MALE), Ending("io", G | A, MALE)),  # Denija, Marija of Mario
    "iju": (Ending("i", D, MALE), Ending("io", D, MALE)),
    "ijem": (Ending("i", I, MALE), Ending("io", I, MALE)),
    "iom": (Ending("io", I, MALE),),
    "ja": (Ending("y", G | A, MALE, rare=True), Ending("", G | A, MALE, rare=True)),  # Harryja
    "ju": (Ending("y", D, MALE, rare=True), Ending("", D, MALE, rare=True)),
    "jem": (Ending("y", I, MALE, rare=True), Ending("", I, MALE, rare=True)),
    "la": (Ending("ao", G | A, MALE),),  # Pavla of Pavao
    "lu": (Ending("ao", D, MALE),),
    "lom": (Ending("ao", I, MALE),),
    "ce": (Ending("ca", G | V, BOTH), Ending("k", V, MALE)),  # Milice, Vuče
    "ze": (Ending("g", V, MALE),),  # Predraže
    "se": (Ending("h", V, MALE),),
    # Hungarian
    "t": (Ending("", A, BOTH, rare=True),),
    "et": (Ending("", A, BOTH, rare=True),),
    "ot": (Ending("", A, BOTH, rare=True),),
    "at": (Ending("", A, BOTH, rare=True),),
    "nak": (Ending("", D, BOTH),),
    "nek": (Ending("", D, BOTH),),
    "val": (Ending("", I, BOTH),),
    "vel": (Ending("", I, BOTH),),
    # Albanian
    "in": (Ending("", A, MALE, rare=True),),
    "it": (Ending("", G, MALE, rare=True),),
    "un": (Ending("", A, MALE, rare=True),),
    "ut": (Ending("", G, MALE, rare=True),),
    "en": (Ending("a", A, FEMALE, rare=True), Ending("e", A, FEMALE, rare=True)),
    "n": (Ending("", A, FEMALE, rare=True),),
    "es": (Ending("a", G | D, FEMALE, rare=True), Ending("e", G | D, FEMALE, rare=True)),
    "s": (Ending("", G | D, FEMALE, rare=True),),
    # Slovak, Romanian, Russian
    "ovi": (Ending("", D, MALE, rare=True), Ending("o", D, MALE, rare=True)),
    "y": (Ending("a", G, FEMALE, rare=True),),
    "ou": (Ending("a", I, FEMALE, rare=True),),
    "ei": (Ending("a", G | D, FEMALE, rare=True),),
    "oj": (Ending("a", I, FEMALE, rare=True),),
}

# Endings of languages that nobody writes in Cyrillic.
LATIN_ONLY: Final = frozenset(
    (
        "t",
        "et",
        "ot",
        "at",
        "nak",
        "nek",
        "val",
        "vel",
        "in",
        "it",
        "un",
        "ut",
        "en",
        "n",
        "es",
        "s",
    )
)


def is_foreign(word: str, ending: str, row: Ending) -> bool:
    """Bărbuț is no Albanian Bărbu; Horváthovú is Horváthová's, and nobody's Horváthov."""
    if ending in LATIN_ONLY and (is_cyrillic(word) or word[-1] in "țţ"):
        return True
    if word[-1] == "ă":
        return True  # "Petrică" is nobody's Petric
    return word[-1] == "ú" and row.add != "a"


# Surnames of men decline, those of women stay as they are; but Slovak -ová and Macedonian -ska.
SURNAME: Final[Mapping[str, tuple[Ending, ...]]] = {
    "a": (*_OF_VUK, Ending("o", G | A, MALE), Ending("e", G | A, MALE)),
    "u": (
        Ending("a", A, BOTH),  # Šipku
        Ending("", D | V, MALE),
        Ending("", D | V, MALE, fleeting=True),
        Ending("o", D, MALE),
    ),
    "e": (
        Ending("a", G, BOTH),
        Ending("", V, MALE),
        Ending("", V, MALE, fleeting=True),
    ),
    "i": (Ending("a", D, BOTH),),
    "o": (Ending("a", V, BOTH, rare=True),),
    "om": (
        Ending("a", I, BOTH),
        Ending("", I, MALE),
        Ending("", I, MALE, fleeting=True),
        Ending("o", I, MALE),
    ),
    "em": (Ending("", I, MALE), Ending("", I, MALE, fleeting=True), Ending("e", I, MALE)),
    "im": (Ending("", I, MALE),),  # Popovim
    "og": (Ending("i", G | A, MALE),),  # Sremskog
    "oga": (Ending("i", G | A, MALE),),
    "ome": (Ending("i", D, MALE),),
    "omu": (Ending("i", D, MALE),),
    "kom": (Ending("ki", D, MALE),),
    "kim": (Ending("ki", I, MALE),),
    "ke": (Ending("ka", G, FEMALE),),
    "koj": (Ending("ka", D, FEMALE),),
    "ija": (Ending("i", G | A, MALE), Ending("io", G | A, MALE)),  # Krasnićija
    "iju": (Ending("i", D, MALE),),
    "ijem": (Ending("i", I, MALE),),
    "ja": (Ending("y", G | A, MALE), Ending("", G | A, MALE)),
    "ju": (Ending("y", D, MALE), Ending("", D, MALE)),
    "jem": (Ending("y", I, MALE), Ending("", I, MALE)),
    "oa": (Ending("o", G | A, MALE),),  # Saboa
    "ou": (Ending("o", D, MALE), Ending("a", I, FEMALE, rare=True)),
    "oom": (Ending("o", I, MALE),),
    # Albanian
    # where the given name before it stays as it is
    "n": (Ending("", N | A, BOTH, rare=True),),
    "t": (Ending("", N | G | A, BOTH, rare=True),),
    "en": (Ending("a", N | A, BOTH, rare=True),),
    "es": (Ending("a", N | G | D, BOTH, rare=True),),
    # Slovak
    "ej": (Ending("a", G | D, FEMALE, rare=True),),
    "ovi": (Ending("", D, MALE, rare=True),),
    "eho": (Ending("y", G | A, MALE, rare=True),),
    "emu": (Ending("y", D, MALE, rare=True),),
    "ym": (Ending("y", I, MALE, rare=True),),
    # Hungarian, where somebody wrote the given name first
    "ot": (Ending("", A, BOTH, rare=True),),
    "et": (Ending("", A, BOTH, rare=True),),
    "nak": (Ending("", D, BOTH, rare=True),),
    "nek": (Ending("", D, BOTH, rare=True),),
}

# What a surname may end in that we have never seen: nominative ending -> how sure it is one.
SURE, LIKELY = 2, 1
SHAPES: Final[Mapping[str, int]] = {
    "ovic": SURE, "evic": SURE, "ivic": SURE, "ic": SURE, "ovich": SURE, "evich": SURE,
    "pasic": SURE, "oski": SURE, "evski": SURE, "ovski": SURE, "inski": LIKELY, "ski": LIKELY,
    "cki": LIKELY, "skij": LIKELY, "sky": SURE, "cky": SURE, "oska": SURE, "evska": SURE,
    "eska": SURE,
    "ovska": SURE, "ov": LIKELY, "ev": LIKELY, "ova": LIKELY, "eva": LIKELY, "in": 0, "ina": 0,
    "enko": SURE, "escu": SURE, "eanu": SURE, "ianu": SURE, "opoulos": SURE, "idis": LIKELY,
    "akis": LIKELY, "dottir": SURE, "sson": SURE, "wski": SURE, "wska": SURE, "icki": LIKELY,
    "jani": LIKELY, "oglu": SURE, "yan": LIKELY, "ian": 0, "dze": LIKELY, "vili": LIKELY,
    "esku": SURE, "aj": 0, "iu": 0, "shi": 0, "ac": 0, "ak": 0, "ar": 0, "as": 0,
}  # fmt: skip
