"""Understand, lexicon: names, and words that are none, by key; read at first use. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from mailflow.parse.people.spelling import new_key

MALE: Final = 1
FEMALE: Final = 2
BOTH: Final = MALE | FEMALE

COMMON: Final = 4
AT_HOME: Final = 8  # of one of the Serbo-Croatian languages

_OF_SURNAMES: Final = ("ic", "ica", "icu", "icem")
_GENDERS: Final = {"m": MALE, "f": FEMALE, "mf": BOTH}
_HOME: Final = frozenset(("sr", "hr", "bs"))
# How Serbian writes names of its neighbours by ear; the longer spelling first.
_BY_EAR: Final = {
    "hu": (
        ("dzs", "dž"), ("ccs", "č"), ("cs", "č"), ("ssz", "S"), ("sz", "S"), ("zs", "ž"),
        ("ggy", "đ"), ("gy", "đ"), ("ly", "j"), ("ny", "nj"), ("ty", "ć"), ("s", "š"),
        ("S", "s"), ("á", "a"), ("é", "e"), ("í", "i"), ("ó", "o"), ("ú", "u"),
        ("th", "t"), ("ö", "e"), ("ő", "e"), ("ü", "i"), ("ű", "i"), ("y", "i"), ("x", "ks"),
        ("šš", "š"), ("ll", "l"), ("tt", "t"), ("nn", "n"), ("bb", "b"), ("ss", "s"),
    ),
    "sq": (
        ("gj", "đ"), ("xh", "dž"), ("sh", "š"), ("zh", "ž"), ("dh", "d"), ("th", "t"),
        ("ll", "l"), ("rr", "r"), ("q", "ć"), ("ç", "č"), ("x", "dz"), ("y", "i"), ("ë", "e"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is known of names.

    Attributes:
        given: Of each given name, by key: genders, COMMON, AT_HOME, as bits.
        spelled: Given names in small Latin letters with their marks.
        surnames: Surnames their ending does not give away, by key: AT_HOME or 0.
        plain: Words that begin with a capital and are no name; whole words.
        stems: Beginnings of such words, of 4 to 9 letters.
        also_words: Given names that are everyday words too: Nada, Vera, Dan.
    """

    given: Mapping[str, int]
    spelled: frozenset[str]
    surnames: Mapping[str, int]
    plain: frozenset[str]
    stems: frozenset[str]
    also_words: frozenset[str]


# Old Slavic names of two parts, and what women and children are called after them.
_COMPOUND: Final = re.compile(
    r"(?:bla[gz]o|bogo|bogi|bozi|bori|bra[nt]i|bra[nt]o|budi|cvij?eti|dali|desi|dobr[io]|drag[io]"
    r"|gvozd[ei]n?|grad[io]|hrani|jar[io]|krasi|ljub[io]|mil[io]|mir[io]|mom[ci]i|nebo|nego|nov[io]"
    r"|obra|ostoj?i|petro|pred[ri]|pribi|ra[dc]i|rado|rati|rato|sav[io]|slav[io]|slobo|spas[io]"
    r"|sreto|srbo|stan[io]|stoji|sveti|sveto|tih[io]|tomi|tvrt|vel[ij]i|veli|veselo|vidi|vido"
    r"|vit[io]|vladi|vlado|vlasti|voj[io]|vuk[io]|vukos|zdravo|zelj?i|zlato|zlati|zvezdo|zvoni|zivo)"
    r"(?P<end>mir|slav|drag|ljub|rad|bor|voj|gost|brat|man|san|vid|mirk[oa]|slavk[oa]|ljupk[oa])"
    r"(?P<hers>a|k?ica|k?ka)?"
)


@lru_cache(maxsize=8192)
def given_bits(key: str) -> int:
    """Return the genders of a given name, COMMON and AT_HOME as bits; 0 if it is none.

    >>> given_bits("dragoslava") & FEMALE == FEMALE, given_bits("stol")
    (True, 0)
    """
    if bits := lexicon().given.get(key, 0):
        return bits
    made = _COMPOUND.fullmatch(key)
    if made is None:
        return 0
    return AT_HOME | (FEMALE if made["hers"] or made["end"].endswith("a") else MALE)


@lru_cache(maxsize=8192)
def is_plain(key: str) -> bool:
    """The word is an everyday one, not a name."""
    known = lexicon()
    if key in known.plain:
        return True
    # Zelenović is no "zelen*".
    return not key.endswith(_OF_SURNAMES) and any(key[:n] in known.stems for n in range(4, 10))


@cache
def lexicon() -> Lexicon:
    """Return everything known; the first call reads the files."""
    words = frozenset(lines("not_names.txt"))
    given, spelled = _given()
    return Lexicon(
        given=given,
        spelled=frozenset(spelled),
        surnames=_surnames(),
        plain=frozenset(word for word in words if not word.endswith("*")),
        stems=frozenset(word[:-1] for word in words if word.endswith("*")),
        also_words=frozenset(lines("also_words.txt")),
    )


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a word file without comments and empty lines."""
    text = (files("mailflow.parse") / "words" / name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _given() -> tuple[dict[str, int], set[str]]:
    found: dict[str, int] = {}
    spelled: set[str] = set()
    for line in lines("given_names.tsv"):
        name, gender, languages = line.split("\t")
        bits = _GENDERS[gender.removesuffix("+")] | COMMON * gender.endswith("+")
        bits |= _at_home(languages)
        for spelling in _spellings(name, languages):
            key = new_key(spelling)
            found[key] = found.get(key, 0) | bits
            spelled.add(spelling)
    return found, spelled


def _surnames() -> dict[str, int]:
    found: dict[str, int] = {}
    for line in lines("surnames.tsv"):
        name, languages = line.split("\t")
        for key in map(new_key, _spellings(name, languages)):
            found[key] = found.get(key, 0) | _at_home(languages)
    return found


def _at_home(languages: str) -> int:
    return AT_HOME * (not _HOME.isdisjoint(languages.split(",")))


def _spellings(name: str, languages: str) -> Iterator[str]:
    """Yield *name* in small letters, and as Serbian would write it by ear."""
    yield name.lower()
    for language in languages.split(","):
        if language in _BY_EAR:
            heard = name.lower()
            for written, sound in _BY_EAR[language]:
                heard = heard.replace(written, sound)
            yield heard
