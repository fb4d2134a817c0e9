"""Understand, nominative: a word -> what given name or surname it may be a case of. Pure."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from mailflow.parse.people.case_endings import (
    ALL,
    GIVEN,
    LATIN_ONLY,
    LIKELY,
    SHAPES,
    SURE,
    SURNAME,
    A,
    D,
    Ending,
    G,
    I,
    N,
    V,
    is_foreign,
)
from mailflow.parse.people.hungarian import without_ra, without_val
from mailflow.parse.people.lexicon import (
    AT_HOME,
    BOTH,
    COMMON,
    FEMALE,
    MALE,
    given_bits,
    lexicon,
)
from mailflow.parse.people.spelling import MARKED, in_script_of, is_cyrillic, key_of, ordinary
from mailflow.script import to_latin

KNOWN: Final = 3
_LONGEST_ENDING: Final = 5
_ACCENTS: Final = str.maketrans("áé", "ae")
_MACEDONIAN: Final = str.maketrans({"ќ": "ć", "ѓ": "đ"})
_SOFT_C: Final = "ćћќ"
_BEFORE_IC: Final = ("vi", "ji")  # -vic is a surname also where c may stand for ć
_FLEETING: Final = 0.1
_OF_STRANGE: Final = "ie"  # Stefanie is herself in every case, Stefania's genitive is rare
# Of Rade, west of the Drina; "sa Minoru Kobayashijem", a name from abroad left undeclined.
_ALSO_HIS: Final = {"e": G, **dict.fromkeys("iuy", G | D | A | I)}
_OF_HERS: Final = ("ova", "eva", "ska", "cka")  # surnames that only women have
_ALBANIAN_MIN: Final = 5  # letters of a man's name that a surname is made of; "bili" were
_WIFE: Final = re.compile(r"(\w{3,})né(t|nak|nek|val|vel)")
_OF_WIVES: Final[Mapping[str, int]] = {"t": A, "n": D, "v": I}


class Form(NamedTuple):
    """One reading of a word as a case of a name.

    Attributes:
        name: The nominative, in the script written and ordinary capitals.
        cases, genders: Bits.
        strength: 3 in the lexicon, 2 sure by its ending, 1 likely, 0 a guess.
        rare: Only if nothing else fits.
        likely: How common the name is here, 0 to 1; breaks ties.
        home: Of one of the Serbo-Croatian languages, as the other half then likely is too.
    """

    name: str
    cases: int
    genders: int
    strength: int
    rare: bool = False
    likely: float = 0.0
    home: bool = False


@lru_cache(maxsize=4096)
def given_forms(word: str) -> tuple[Form, ...]:
    """Return every given name of the lexicon that *word* may be a case of; nominative first."""
    return tuple(_given_forms(ordinary(word), key_of(word)))


def _given_forms(word: str, key: str) -> Iterator[Form]:
    latin = not is_cyrillic(word)
    if bits := given_bits(key):
        yield _known(word, _undeclined(key, bits & BOTH), bits)
        also = _ALSO_HIS.get(key[-1], 0)
        if also and bits & MALE and (also == G or not bits & AT_HOME):
            yield _known(word, also, bits & ~FEMALE, rare=True)
    for ending, row in _rows(key, GIVEN):
        bits = given_bits(nominative := _restored(key, ending, row))
        if row.fleeting and not bits & AT_HOME and nominative[-2:] != "ar":
            continue  # Jaan's "a" stays
        if bits & row.genders and (latin or ending not in LATIN_ONLY):
            written = _written(word, ending, row)
            rare = row.rare or (key.endswith(_OF_STRANGE) and word.lower() in lexicon().spelled)
            form = _known(written, row.cases, bits & ~BOTH | bits & row.genders, rare=rare)
            # Johna is John's rather than Johan's; Petra, rather Petar's than Petr's.
            yield form._replace(likely=form.likely - _FLEETING * row.fleeting)
    if word.endswith("né") and given_bits(key[:-2]):
        yield _known(word, ALL, FEMALE)  # Istvánné, wife of István
    wife = _WIFE.fullmatch(word)
    if wife and given_bits(key_of(wife[1])):
        yield _known(f"{wife[1]}né", _OF_WIVES[wife[2][0]], FEMALE)  # Lászlónét
    yield from _hungarian(word, key)


def _hungarian(word: str, key: str) -> Iterator[Form]:
    for short, case in ((without_val(word, key), I), (without_ra(word), A)):
        if short and (bits := given_bits(key_of(short))):
            yield _known(short, case, bits)


def _known(name: str, cases: int, bits: int, *, rare: bool = False) -> Form:
    """Return a form of the lexicon; one spelled with other marks than there is rare."""
    latin = to_latin(name).lower().translate(_MACEDONIAN)
    if not name.isascii() and latin not in lexicon().spelled:
        rare = True
    likely = 0.6 * bool(bits & COMMON) + 0.2 * bool(bits & AT_HOME)
    return Form(name, cases, bits & BOTH, KNOWN, rare, likely, bool(bits & AT_HOME))


def _undeclined(key: str, genders: int) -> int:
    """Return the cases in which a given name looks as in the nominative."""
    if genders == FEMALE and (key[-1] not in "aeo" or key.endswith(_OF_STRANGE)):
        return ALL  # Ines, Dolores, Stefanie
    return N | V if key[-1] in "aoei" else N


@lru_cache(maxsize=4096)
def surname_forms(word: str, *, marked: bool = True) -> tuple[Form, ...]:
    """Return every surname that *word* may be a case of, known or by its ending.

    Args:
        marked: The writer uses ć and č, so that a "c" is a "c".
    """
    return tuple(_surname_forms(ordinary(word), key_of(word), marked))


def _surname_forms(word: str, key: str, marked: bool) -> Iterator[Form]:
    strength = _strength(word, key, len(word), marked)
    if not marked and key.endswith("ica"):
        strength = min(strength, LIKELY)  # Cirica is as likely of Ćirić
    if strength and not word.endswith(_OF_IC):  # Ćirića is of Ćirić, though some are Ćirica
        yield from _nominatives(word, key, strength)
    for ending, row in _rows(key, SURNAME):
        nominative = "" if is_foreign(word, ending, row) else _restored(key, ending, row)
        strength = _strength(word, nominative, len(word) - len(ending), marked)
        # Albanian -n, -t: of names that are known, or Пушкин would be one Пушки's.
        if strength == KNOWN or (strength and not row.cases & N):
            written = _written(word, ending, row)
            if written.endswith(_OF_IC):
                continue
            if not marked and word.isascii():
                written = written.replace("á", "a")  # Hrubikovej of a writer without marks
            home = _is_home(nominative)
            for genders, rare in _bearers(nominative, row):
                yield Form(written, row.cases, genders, strength, rare, 0.0, home)


_OF_IC: Final = ("ića", "ића")


def _nominatives(word: str, key: str, strength: int) -> Iterator[Form]:
    home = _is_home(key)
    if not key.endswith(_OF_HERS) or key in lexicon().surnames:
        yield Form(word, N, MALE, strength, False, 0.0, home)
    yield Form(word, ALL, FEMALE, strength, False, 0.0, home)


def _is_home(key: str) -> bool:
    return key.endswith("ic") or bool(lexicon().surnames.get(key, 0) & AT_HOME)


def _bearers(nominative: str, row: Ending) -> Iterator[tuple[int, bool]]:
    """Yield whose surname may stand in the cases of *row*, and whether that is rare."""
    if nominative.endswith(_OF_HERS) and nominative not in lexicon().surnames:
        yield row.genders & FEMALE, row.rare or row.add == "a"
    elif row.genders == BOTH and row.cases & ~(N | V) and row.add == "a" and not row.rare:
        yield MALE, False
        yield FEMALE, True  # most women leave theirs as it is: Anu Šipka
    else:
        yield row.genders, row.rare


def _strength(word: str, key: str, stem: int, marked: bool) -> int:
    """Return how sure *key* is a surname; *stem* letters of *word* are left of the ending."""
    if key in lexicon().surnames or _of_his(key) in lexicon().surnames:
        return KNOWN
    if len(key) < 4:
        return 0
    found = max((SHAPES.get(key[-n:], 0) for n in range(2, 7)), default=0)
    if found and key.endswith("ic"):
        return _of_ic(word, stem, marked)
    if key.endswith("in") and given_bits(key[:-2] + "a"):
        return LIKELY  # Nedin, of Neda
    his = key.removesuffix("i").removesuffix("aj")
    if his != key and len(his) >= _ALBANIAN_MIN and given_bits(his) & MALE:
        return LIKELY  # Ramizi and Osmanaj, of Ramiz and Osman
    return found if len(key) > 4 else 0


def _of_his(key: str) -> str:
    """Return the surname her husband bears, of one that only women have; "" of others."""
    if key.endswith(("ova", "eva")):
        return key[:-1]
    return key[:-1] + "i" if key.endswith(("ska", "cka")) else ""


def _of_ic(word: str, stem: int, marked: bool) -> int:
    last = word[stem - 1].lower() if stem else ""
    if last in _SOFT_C:
        return SURE
    if last != "c":
        return 0  # ц, č: Milica's -ic is not Milić's
    if marked and (stem < len(word) or any(letter in MARKED for letter in word)):
        return 0
    return SURE if word[stem - 3 : stem - 1].lower() in _BEFORE_IC else LIKELY


def guessed_surname(word: str, cases: int, genders: int, *, fleeting: str = "a") -> Form:
    """Return *word* as an unknown surname beside a given name in *cases*.

    Args:
        fleeting: The vowel that comes back before a last -c: Lukovac, but Slovak Valovec.
    """
    word = ordinary(word)
    if genders & MALE and not cases & N:
        key = key_of(word)
        for ending, row in _rows(key, _OF_STRANGERS):
            if row.cases & cases:
                name = _with_fleeting(_written(word, ending, row), fleeting)
                return Form(name, row.cases & cases, MALE, 0)
    if genders & FEMALE and not cases & (N | D):
        name = female_nominative(word, cases)  # Lojanicu; a dative in -i may be anybody's
        return Form(name, cases if name != word else ALL, FEMALE, 0)
    return Form(word, ALL if genders & FEMALE else cases, genders, 0)


def _with_fleeting(name: str, vowel: str) -> str:
    """Return Lukovac for Lukovc, what is left of Lukovca."""
    key = key_of(name)
    if key[-1] == "c" and key[-2:-1] not in ("", *"aeiou") and name[-1] in "cц":
        return name[:-1] + in_script_of(name, vowel) + name[-1]
    return name


_OF_WOMEN: Final = (("om", I), ("u", A), ("e", G), ("i", D))


def female_nominative(word: str, cases: int) -> str:
    """Return a woman's given name never seen, that stands in *cases*, in the nominative.

    >>> female_nominative("Vreminu", A)
    'Vremina'
    """
    word = ordinary(word)
    for ending, case in _OF_WOMEN:
        if cases & case and key_of(word).endswith(ending):
            return word[: -len(ending)] + in_script_of(word, "a")
    return word


_OF_STRANGERS: Final[Mapping[str, tuple[Ending, ...]]] = {
    "om": (Ending("", I, MALE), Ending("i", D, MALE)),
    "em": (Ending("", I, MALE),),
    "ijem": (Ending("i", I, MALE),),
    "ija": (Ending("i", G | A, MALE),),
    "iju": (Ending("i", D, MALE),),
    "a": (Ending("", G | A, MALE),),
    "u": (Ending("", D | V, MALE), Ending("a", A, MALE)),
    "e": (Ending("a", G, MALE), Ending("", V, MALE)),
    "i": (Ending("a", D, MALE),),
    "og": (Ending("i", G | A, MALE),),
}


def _rows(key: str, table: Mapping[str, tuple[Ending, ...]]) -> Iterator[tuple[str, Ending]]:
    for length in range(min(_LONGEST_ENDING, len(key) - 2), 0, -1):
        for row in table.get(key[-length:], ()):
            yield key[-length:], row


def _restored(key: str, ending: str, row: Ending) -> str:
    stem = key[: -len(ending)]
    if row.fleeting:
        return f"{stem[:-1]}a{stem[-1]}"
    return stem + row.add


def _written(word: str, ending: str, row: Ending) -> str:
    stem = word[: -len(ending)]
    kept = word[len(stem) : len(stem) + len(row.add)]
    if row.add and key_of(kept) == row.add:
        return stem + kept  # Szabóa, Szabó
    if row.fleeting:
        return stem[:-1] + in_script_of(word, "a") + stem[-1]
    if ending in ("t", "nak", "nek", "val", "vel"):
        stem = stem[:-1] + stem[-1].translate(_ACCENTS)  # Annát, Annának -> Anna
    if row.add == "a" and word.endswith(("ú", "ovou", "ovej")):
        return stem + "á"  # Slovak Kováčovú
    return stem + in_script_of(word, row.add)
