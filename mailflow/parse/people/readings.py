"""Understand, readings: a declined name -> every nominative it may be of. Pure.

"Georgija Ivanova" may be Georgije's or Georgi's; only the rest of a letter can tell.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from mailflow.parse.letter import Case
from mailflow.parse.people.case_endings import A, D, G, I
from mailflow.parse.people.nominative import (
    Form,
    given_forms,
    guessed_surname,
    surname_forms,
)
from mailflow.parse.people.spelling import WORD, marked

_VOWELS: Final = ("a", "e")  # that come back before a last consonant: Lukovac, Valovec


_BITS: Final[Mapping[Case, int]] = {
    Case.GENITIVE: G | A,
    Case.ACCUSATIVE: G | A,
    Case.DATIVE: D,
    Case.INSTRUMENTAL: I,
}


def readings(text: str, case: Case) -> frozenset[str]:
    """Return the names of two words, given name first, of which *text* may be the *case*.

    >>> sorted(readings("Vasila Barbua", Case.ACCUSATIVE))
    ['Vasil Barbu', 'Vasile Barbu']
    """
    words, bits = WORD.findall(text), _BITS.get(case, 0)
    if len(words) != 2 or not bits:
        return frozenset()
    return frozenset((*_pairs(words[0], words[1], bits), *_pairs(words[1], words[0], bits)))


def _pairs(given: str, surname: str, bits: int) -> Iterator[str]:
    for first in given_forms(given):
        for last in _surnames(surname, first):
            if first.cases & last.cases & bits and first.genders & last.genders:
                yield f"{first.name} {last.name}"


def _surnames(word: str, first: Form) -> Iterator[Form]:
    yield from surname_forms(word, marked=marked(word))
    for vowel in _VOWELS:
        yield guessed_surname(word, first.cases, first.genders, fleeting=vowel)
