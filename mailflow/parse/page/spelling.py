"""A phrase of a table -> the expression that finds it, and how texts that it begins open. Pure.

How phrases are written is told in phrasebook.py.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final

from mailflow.parse.page.working import OPENING_MAX, flat

_DIGRAPH: Final = re.compile(r"(lj|nj|dj|dz|gj)")
_SPELLINGS: Final = {
    "lj": ("lj", "l"), "nj": ("nj", "n"), "dj": ("dj", "d"), "dz": ("dz", "d"),
    "gj": ("gj", "dj", "d"),
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")
_END: Final = r"(?:\.|(?=[!?\n]|$))"
_GAP: Final = r"(?:[^\w\n.!?]+(?:\d{1,4}\.|[\w'-]+)){0,3}[^\w\n.!?]+"  # "15." is a word


def pattern(phrase: str) -> str:
    """Return the regular expression that finds *phrase* in the working form.

    >>> [bool(re.match(pattern("out."), text)) for text in ("out.", "out\\n", "out of")]
    [True, True, False]
    >>> pattern("prijavljujem svoj*")
    'prijavlj?ujem[\\\\s]+svoj\\\\w*'
    """
    words = [word_pattern(word) for word in flat(phrase).split()]
    text = r"[\s]+".join(words)
    return text.replace(r"[\s]+~[\s]+", _GAP)


def word_pattern(word: str) -> str:
    """Return the expression of one word of a phrase."""
    if word == "~":
        return word
    bare = word.replace("(", r"\(").replace(")", r"\)")
    choices = [
        _DIGRAPH.sub(_optional, _with_dots(part)).replace("*", r"\w*").replace("_", r"[\s]+")
        for part in bare.split("|")
    ]
    # The longer first, or „ime“ would hide „ime i familija“.
    longest = sorted(choices, key=len, reverse=True)
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(longest)})"


def _with_dots(part: str) -> str:
    """Return a word or two with a dot told apart: the last one is the end of a sentence."""
    if part.endswith("."):
        return part[:-1].replace(".", r"\.") + _END
    return part.replace(".", r"\.")


def _optional(pair: re.Match[str]) -> str:
    """Return a digraph whose second letter may be missing; Macedonian ѓ may be gj and dj."""
    return "(?:gj|dj?)" if pair[0] == "gj" else f"{pair[0]}?"


def beginning(text: str) -> str:
    """Return the first two letters of the word *text* begins with, or its only one."""
    return text[:2] if text[1:2].isalnum() else text[:1]


@cache
def beginnings(phrase: str) -> frozenset[str]:
    """Return the first two letters under which *phrase* is looked up.

    >>> sorted(beginnings("ljudi|svi dolaze"))
    ['lj', 'lu', 'sv']
    """
    firsts = flat(phrase.split(maxsplit=1)[0]).replace("*", "").split("|")
    short = [
        _DIGRAPH.sub(lambda m: "d" if m[0] == "gj" else m[0][0], one[:3])
        for one in firsts
        if one[:2] in _SPELLINGS or one[1:3] == "gj"  # "alj" and "al" begin alike
    ]
    return frozenset(map(beginning, (*firsts, *short)))


def opening_of(text: str, letters_max: int = OPENING_MAX) -> str:
    """Return the first letters of the word *text* begins with, and a blank if it ends there.

    >>> opening_of("dolazimo svi"), opening_of("mi smo"), opening_of("'ll be")
    ('dola', 'mi ', "'l")
    """
    word = _WORD.match(text, 0, letters_max)
    if not word:
        return text[:2]
    return word[0] if word.end() == letters_max else f"{word[0]} "


def beginning_so(phrase: str, opening: str) -> str:
    """Return *phrase* without the choices of its first word that *opening* rules out.

    Args:
        opening: As `opening_of` gives it, or a whole word and a blank.

    >>> beginning_so("stignemo|dolazimo|dođemo svi", "dola")
    'dolazimo svi'
    """
    first, blank, rest = phrase.partition(" ")
    size = max(OPENING_MAX, len(opening))
    fit = [one for one in first.split("|") if any(map(opening.startswith, openings(one, size)))]
    return "|".join(fit) + blank + rest if fit else ""


@cache
def openings(phrase: str, letters_max: int = OPENING_MAX) -> frozenset[str]:
    """Return the openings of texts that may begin with *phrase*; without a blank, words go on.

    >>> sorted(openings("ljud*|mi dolaze"))
    ['ljud', 'lud', 'mi ']
    """
    firsts = flat(phrase).split()[0].split("|")
    return frozenset(_of_word(word, letters_max) for first in firsts for word in spelled(first))


@cache
def beyond_gap(phrase: str) -> frozenset[str]:
    """Return the openings one of which a text with *phrase* has behind the first gap.

    Empty if there is no gap, or if words behind it cannot be told by them.

    >>> sorted(beyond_gap("smo ~ poslali|prijavu ~ za"))
    ['posl', 'prij']
    """
    _, gap, rest = phrase.partition(" ~ ")
    found = openings(rest) if gap else frozenset()
    plain = all(
        one[0].isalnum() and (one[-1] == " " or len(one) == OPENING_MAX) for one in found
    )
    return found if plain else frozenset()


def _of_word(word: str, letters_max: int) -> str:
    """Return the opening of the first *word* of a phrase."""
    opening = opening_of(word, letters_max)
    short = opening.rstrip()
    return short if word[len(short) :].startswith("*") else opening


def spelled(word: str) -> Iterator[str]:
    """Return *word* with each of its digraphs in full and in short."""
    parts = _DIGRAPH.split(word)
    if len(parts) == 1:
        return iter(parts)
    return map("".join, product(*(_SPELLINGS.get(part, (part,)) for part in parts)))


@cache
def alone(phrase: str) -> re.Pattern[str]:
    """Return what finds one phrase up to the end of a word."""
    return re.compile(f"(?:{pattern(phrase)})(?!\\w)")


@cache
def written(phrase: str, opening: str) -> int:
    """Return how long the expression of *phrase* is, of a text that opens so."""
    return len(pattern(beginning_so(phrase, opening)))
