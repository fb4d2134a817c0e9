"""Understand, Slovak: a name declined in a Slovak letter -> its nominative there. Pure.

"Pavla" is Pavle's or Pavla's in a Serbian letter and Pavel's in a Slovak one; "Litavskú" is
the accusative of Litavská, which no Serbian surname is.
"""

from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.letter import Case, Mention
from mailflow.parse.people.lexicon import lines
from mailflow.parse.people.spelling import WORD

_OF_HIM: Final = ("ovi", "om", "a", "u")
_VOWELS: Final = ("", "e", "o", "a", "ie")  # that come back: Pavla, Karla, Petra
_OF_HER: Final = {"ú": "á", "ou": "á", "ej": "á"}  # of a surname that is an adjective
_OF_HIM_TOO: Final = {
    "iho": "i",
    "imu": "i",
    "ého": "ý",
    "ému": "ý",
}  # no other case is like them
_SURE: Final = 0.9  # both halves known, as far as the ending goes
_STEM_MIN: Final = 3  # letters


def as_slovak(mention: Mention, text: str) -> Mention:
    """Return *mention*, found in Slovak *text*, in the nominative that Slovaks know."""
    if not mention.surname:
        return mention
    words = WORD.findall(text[mention.start : mention.end])
    if his := _surname_of_him(mention.surname, words):
        return _of_him(mention, his, words)
    if mention.case in (Case.NOMINATIVE, Case.UNKNOWN):
        return mention
    given = _given(mention.given, words)
    surname = _surname(mention.surname, words)
    if (given, surname) == (mention.given, mention.surname):
        return mention
    sure = _SURE if given and surname != mention.surname else 0.0
    sure = max(mention.confidence, sure)
    name = f"{given} {surname}"
    return replace(mention, name=name, given=given, surname=surname, confidence=sure)


def _of_him(mention: Mention, surname: str, words: list[str]) -> Mention:
    """Return *mention* with a surname whose ending no woman's has, and the given name his."""
    given = next((his for word in words for his in _his(word)), mention.given)
    return replace(
        mention, name=f"{given} {surname}".strip(), given=given, surname=surname,
        case=Case.ACCUSATIVE if mention.case is Case.NOMINATIVE else mention.case,
        confidence=max(mention.confidence, _SURE if given else 0.0),
    )  # fmt: skip


def _given(name: str, words: list[str]) -> str:
    """Return the Slovak man's name one of *words* is a case of, unless *name* is Slovak."""
    if name.lower() in _slovaks():
        return name
    return next((his for word in words for his in _his(word)), name)


def _his(word: str) -> list[str]:
    stems = [word[: -len(end)] for end in _OF_HIM if word.endswith(end)]
    names = [
        f"{stem[:-1]}{vowel}{stem[-1]}"
        for stem in stems
        if len(stem) >= _STEM_MIN
        for vowel in _VOWELS
    ]
    return [name for name in names if name.lower() in _slovaks()]


def _surname(name: str, words: list[str]) -> str:
    """Return "Litavská" of "Litavskú", left as it stands where nobody knew the ending."""
    if name not in words:
        return name
    ending = next((end for end in _OF_HER if name.endswith(end)), "")
    return name[: -len(ending)] + _OF_HER[ending] if ending else name


def _surname_of_him(name: str, words: list[str]) -> str:
    """Return "Kiški" of "Kiškiho", "Slobodný" of "Slobodného"; "" of any other."""
    ending = next((end for end in _OF_HIM_TOO if name.endswith(end)), "")
    return name[: -len(ending)] + _OF_HIM_TOO[ending] if ending and name in words else ""


@cache
def _slovaks() -> frozenset[str]:
    """Return the given names that Slovaks bear, in small letters."""
    rows = (line.split("\t") for line in lines("given_names.tsv"))
    return frozenset(name.lower() for name, _, tongues in rows if "sk" in tongues.split(","))
