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
_GENDERS: Final = {
    f"{genders}{mark}": bits | common
    for genders, bits in (("m", MALE), ("f", FEMALE), ("mf", BOTH))
    for mark, common in (("", 0), ("+", COMMON))
}
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
    # How Bulgarians and Macedonians write their own in English letters: Ralitsa, Nayden.
    "bg": (
        ("dž", "dzh"), ("c", "ts"), ("č", "ch"), ("š", "sh"), ("ž", "zh"), ("j", "y"),
        ("ă", "a"),
    ),
    "sq": (
        ("gj", "đ"), ("xh", "dž"), ("sh", "š"), ("zh", "ž"), ("dh", "d"), ("th", "t"),
        ("ll", "l"), ("rr", "r"), ("q", "ć"), ("ç", "č"), ("x", "dz"), ("y", "i"), ("ë", "e"),
    ),
}  # fmt: skip

_Ear = tuple[tuple[str, str], ...]


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
# Korean given names: two syllables with a hyphen between, which Latin letters spell in so many
# ways that no list would be long enough.
_SYLLABLE: Final = (
    r"(?:ae?|ah|bae|bak|bin?|bo|bo[km]|bong|byung|byeong|chae?|chan|chang|cheol|cho|chul|chun|dae?|do"
    r"|dong|doo|duk|eon|eui|eun|ga|gang|geon|geun|gi|gil|goo|gun|gwang|gwan|gyeong|gyun?|hae?|han"
    r"|hee|heon|heung|ho|hong|hoon|hun|hwan?|hyang|hye|hyeok|hyeon|hyo|hyuk|hyun|hyung|i[kln]|ja"
    r"|jae|jang|jeong|jin?|jong|joon?|ju|jung?|kang|ki|kook|kwang?|kyo|kyoung|kyung?|kyu|man|mi|min|moo|moon|mun"
    r"|myeong|myung|nam?|nari|neul|oh|ok|rae?|ran|ri|rim|rin|ryong|sam|sang|seo|seo[kln]|seong|seul"
    r"|seung|shin|si|sik|sin|so|soo|soo[kn]|suk?|sung?|tae|taek|uk|un|wan|won|woo|wook|woong|yang|ye"
    r"|yeo|yeo[ln]|yeong|yoo|yoon|yong|young|yun?)"
)
_KOREAN: Final = re.compile(
    f"(?=.{{5}}){_SYLLABLE}-{_SYLLABLE}(?P<ending>(?:[au]|[oe]m|j[au]|jem)?)"
)


@lru_cache(maxsize=8192)
def given_bits(key: str) -> int:
    """Return the genders of a given name, COMMON and AT_HOME as bits; 0 if it is none.

    >>> given_bits("dragoslava") & FEMALE == FEMALE, given_bits("stol")
    (True, 0)
    """
    if bits := lexicon().given.get(key, 0):
        return bits
    if "-" in key:
        korean = _KOREAN.fullmatch(key)
        return BOTH if korean and not korean["ending"] else 0
    made = _COMPOUND.fullmatch(key)
    if made is None:
        return 0
    return AT_HOME | (FEMALE if made["hers"] or made["end"].endswith("a") else MALE)


def is_korean(key: str) -> bool:
    """It is a Korean given name of two syllables, in any case Serbian may put it in.

    >>> is_korean("soo-jin"), is_korean("min-hoom"), is_korean("web-sajt")
    (True, True, False)
    """
    return _KOREAN.fullmatch(key) is not None


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
    return (line for line in _text(name).splitlines() if line and line[0] != "#")


def _text(name: str) -> str:
    return (files("mailflow.parse") / "words" / name).read_text("utf-8")


def _given() -> tuple[dict[str, int], set[str]]:
    found: dict[str, int] = {}
    spelled: set[str] = set()
    for line in _small("given_names.tsv"):
        name, gender, languages = line.split("\t")
        bits = _GENDERS[gender] | _at_home(languages)
        for spelling in _spellings(name, languages):
            key = spelling if spelling.isascii() else new_key(spelling)
            found[key] = _joined(found.get(key, 0), bits)
            spelled.add(spelling)
    return found, spelled


def _joined(known: int, bits: int) -> int:
    """Return the bits of two names written alike without marks: Milica is hardly Milića."""
    if known and (known ^ bits) & COMMON:
        common = known if known & COMMON else bits
        return common | (known | bits) & AT_HOME
    return known | bits


def _surnames() -> dict[str, int]:
    found: dict[str, int] = {}
    for line in _small("surnames.tsv"):
        name, languages = line.split("\t")
        home = _at_home(languages)
        for spelling in _spellings(name, languages):
            key = spelling if spelling.isascii() else new_key(spelling)
            found[key] = found.get(key, 0) | home
    return found


def _small(name: str) -> Iterator[str]:
    """Yield the lines of a table in small letters, made so all at once, as that is quicker."""
    return (line for line in _text(name).lower().splitlines() if line and line[0] != "#")


@cache
def _at_home(languages: str) -> int:
    return AT_HOME * (not _HOME.isdisjoint(languages.split(",")))


def _spellings(name: str, languages: str) -> tuple[str, ...]:
    """Return *name*, in small letters, and as Serbian would write it by ear."""
    tables = _tables(languages)
    return (name, *[_by_ear(name, table) for table in tables]) if tables else (name,)


def _by_ear(heard: str, table: _Ear) -> str:
    for written, sound in table:
        heard = heard.replace(written, sound)
    return heard


@cache
def _tables(languages: str) -> tuple[_Ear, ...]:
    return tuple(_BY_EAR[one] for one in languages.split(",") if one in _BY_EAR)
