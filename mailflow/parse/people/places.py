"""Understand, places: the towns of Serbia and around, in any case -> their nominative. Pure."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from mailflow.parse.people.lexicon import lines
from mailflow.parse.people.place_endings import forms_of
from mailflow.parse.people.spelling import WORD, is_cyrillic, key_of, new_key

_WORDS_MAX: Final = 4  # in one town's name
_PHRASE_MAX: Final = 400  # characters looked through
_DIGRAPHS: Final = (("lj", "љ"), ("nj", "њ"), ("dž", "џ"))
_LATIN: Final = "abcčćdđefghijklmnoprsštuvzž"
_CYRILLIC: Final = "абцчћдђефгхијклмнопрсштувзж"
_LETTERS: Final = str.maketrans(_LATIN + _LATIN.upper(), _CYRILLIC + _CYRILLIC.upper())


def is_place(word: str) -> bool:
    """It is the name of a town or village, in any case.

    >>> is_place("Нишу"), is_place("Novog Sada"), is_place("Petrović")
    (True, True, False)
    """
    key = key_of(word) if word.isalpha() else " ".join(map(key_of, word.split()))
    return key in _places()


def place_of(phrase: str) -> str | None:
    """Return the first town that *phrase* names, in the nominative and the script written.

    >>> place_of("из Бачке Паланке"), place_of("u Nišu"), place_of("iz Leskovca")
    ('Бачка Паланка', 'Niš', 'Leskovac')
    """
    one = phrase.isalpha() and len(phrase) <= _PHRASE_MAX
    words = [phrase] if one else [match[0] for match in WORD.finditer(phrase[:_PHRASE_MAX])]
    for first, word in enumerate(words):
        if begins_place(word) and (taken := place_at(words[first : first + _WORDS_MAX])):
            return _written(words[first : first + taken])
    return None


def begins_place(word: str) -> bool:
    """A town's name may begin with *word*."""
    return key_of(word) in _first_words()


def place_at(words: list[str]) -> int:
    """Return how many of *words*, from the first on, name a town; 0 if they do not."""
    if not words[0][0].isupper():
        return 0
    if not begins_place(words[0]):
        return 0
    keys = [key_of(word) for word in words[:_WORDS_MAX]]
    known = _places()
    return next((n for n in range(len(keys), 0, -1) if " ".join(keys[:n]) in known), 0)


def is_abroad(text: str) -> bool:
    """*text* begins with a town that lies in another country, and none of that name in Serbia.

    >>> is_abroad("Beč na skup"), is_abroad("Солуну"), is_abroad("Niš"), is_abroad("posao")
    (True, True, False, False)
    """
    words = text.split()
    taken = place_at(words)
    return taken > 0 and _places()[" ".join(map(key_of, words[:taken]))] in _abroad()


@cache
def _abroad() -> frozenset[str]:
    rows = [line.split("\t") for line in lines("places.tsv")]
    here = {name for name, where, _, _ in rows if where not in _COUNTRIES}
    return frozenset(name for name, *_ in rows) - here


# "hu" and "ro" also tell how minorities call towns of Serbia.
_COUNTRIES: Final = frozenset({"eu", "ba", "me", "hr", "si", "mk", "bg", "al"})


def _written(words: list[str]) -> str:
    name = _places()[" ".join(map(key_of, words))]
    return in_cyrillic(name) if is_cyrillic(words[0]) else name


def in_cyrillic(name: str) -> str:
    """Return the name of a town in Cyrillic.

    >>> in_cyrillic("Ljubovija")
    'Љубовија'
    """
    for latin, cyrillic in _DIGRAPHS:
        name = name.replace(latin, cyrillic).replace(latin.title(), cyrillic.upper())
    return name.translate(_LETTERS)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _places())


@cache
def _places() -> Mapping[str, str]:
    """Return the nominative of every form of every town, by key.

    Towns of Serbia come first, then the first line: Niš, though Hungarians write Nis.
    """
    found: dict[str, str] = {}
    rows = [line.split("\t") for line in lines("places.tsv")]
    rows.sort(key=lambda row: row[1] != "sr")
    for name, _, _, _ in rows:
        found.setdefault(new_key(name), name)
    for name, _, kind, others in rows:
        for form in (*forms_of(name, kind), *(others.split(",") if others else ())):
            found.setdefault(new_key(form), name)
    return found
