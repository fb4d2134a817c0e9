"""Understand, Slovak: a name declined in a Slovak letter -> its nominative there. Pure.

"Pavla" is Pavle's or Pavla's in a Serbian letter and Pavel's in a Slovak one; "Litavskú" is
the accusative of Litavská, which no Serbian surname is.
"""

import re
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
    if his := _surname_of_him(mention.surname, words) or _with_vowel(words):
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
    """Return "Litavská" of "Litavskú", each half of two; left as it stands if none ends so."""
    return "-".join(_part(part, words) for part in name.split("-"))


def _part(part: str, words: list[str]) -> str:
    hers = ((word[: -len(end)], end) for word in words for end in _OF_HER if word.endswith(end))
    return next((f"{s}{_OF_HER[e]}" for s, e in hers if part in (f"{s}{e}", f"{s}a")), part)


def _surname_of_him(name: str, words: list[str]) -> str:
    """Return "Kiški" of "Kiškiho", "Slobodný" of "Slobodného"; "" of any other."""
    his = (
        (w[: -len(e)], w, new) for w in words for e, new in _OF_HIM_TOO.items() if w.endswith(e)
    )
    return next((f"{s}{new}" for s, w, new in his if name in (w, f"{s}y", f"{s}i")), "")


def _with_vowel(words: list[str]) -> str:
    """Return "Sládeček" of "Michala Sládečka", "Hudec" of "Jána Hudca"; "" of any other."""
    ending = _LOST.search(words[-1])
    if ending is None or not any(map(_his, words[:-1])):
        return ""
    return f"{words[-1][: ending.start() + 1]}e{ending[1] or ending[2]}"


# What stands for "-ček" and "-ec" in other cases; "Hlavičkovi" may be Hlavička's.
_LOST: Final = re.compile(r"(?<=\w)č(k)a$|[^\Waeiouyáéíóúýäô\d_](c)(?:a|ovi|om)$")


@cache
def _slovaks() -> frozenset[str]:
    """Return the given names that Slovaks bear, in small letters."""
    rows = (line.split("\t") for line in lines("given_names.tsv"))
    return frozenset(name.lower() for name, _, tongues in rows if "sk" in tongues.split(","))
