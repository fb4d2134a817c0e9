"""Understand, place endings: a town's name -> its forms in all cases, by rule. Pure."""

from collections.abc import Iterator
from typing import Final

_VOWELS: Final = "aeiou"
# By the noun's kind: endings of genitive, dative and locative, accusative, instrumental.
_NOUN: Final = {
    "a": ("e", "i", "u", "om", "o"),
    "neuter": ("a", "u", "om", "em"),
    "masculine": ("a", "u", "om", "em", "e"),
    "pl": ("a", "ima", "e"),
    "fc": ("i", "ju"),
}
_ADJECTIVE: Final = {
    "a": ("e", "oj", "u", "om"),
    "neuter": ("og", "om", "im", "oga", "ome"),
    "masculine": ("og", "om", "im", "oga", "ome"),
    "pl": ("ih", "im", "e", "ima"),
    "fc": ("e", "oj", "u", "om"),
}
_SOFT: Final = ("ji", "nji", "šnji", "ći", "nje")
_TO_LONG: Final = str.maketrans("ae", "áé")
_HUNGARIAN: Final = (
    "n", "on", "en", "ön", "ban", "ben", "ból", "ből", "ról", "ről", "ra", "re", "i", "ba",
    "be", "nak", "nek", "hoz", "hez", "tól", "től",
)  # fmt: skip


def forms_of(name: str, kind: str) -> Iterator[str]:
    """Yield *name* and its other cases; some that nobody says among them."""
    yield name
    if kind == "as is":
        return
    if kind == "hu":
        stem = name[:-1] + name[-1].translate(_TO_LONG)
        yield from (stem + ending for ending in _HUNGARIAN)
        return
    *adjectives, noun = name.split(" ")
    kind = kind or _kind_of(noun)
    for ending in _NOUN[kind]:
        for stem in _stems(noun, kind, ending):
            yield from (" ".join([*head, stem + ending]) for head in _heads(adjectives, kind))


def _kind_of(noun: str) -> str:
    if noun[-1] == "a":
        return "a"
    return "neuter" if noun[-1] in "oe" else "masculine"


def _stems(noun: str, kind: str, ending: str) -> Iterator[str]:
    if kind == "pl":
        stem = noun[:-1]
        yield stem
        if stem.endswith("c") and ending == "a":
            yield f"{stem[:-1]}ac"  # Karlovaca
        return
    stem = noun[:-1] if noun[-1] in _VOWELS else noun
    if kind == "masculine" and noun[-2] == "a" and noun[-1] in "ckrlj" and len(noun) > 4:
        yield noun[:-2] + noun[-1]  # Kragujevca, Čačka
    if kind == "masculine" and noun.endswith(("anj", "alj")):
        yield noun[:-3] + noun[-2:]  # Krupnja, Žablja
    if kind == "a" and ending == "i" and stem[-1] in "kg":
        yield stem[:-1] + {"k": "c", "g": "z"}[stem[-1]]  # Raci
    yield stem


def _heads(adjectives: list[str], kind: str) -> list[list[str]]:
    """Return every form of what stands before the noun; of two adjectives the like ones."""
    if not adjectives:
        return [[]]
    return [[_adjective(word, ending) for word in adjectives] for ending in _ADJECTIVE[kind]]


def _adjective(word: str, ending: str) -> str:
    soft = word.endswith(_SOFT) and ending[0] == "o"
    stem = word[:-1] if word[-1] in _VOWELS else word
    return stem + ("e" + ending[1:] if soft else ending)
