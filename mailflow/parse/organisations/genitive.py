"""The way back to the nominative for names without a head noun we know."""

import re
from typing import Final

from mailflow.parse.page.particles import particles
from mailflow.parse.page.working import flat, in_script_of

GENITIVE: Final = "sr-gen"  # the case after some words of behalf.tsv, as its language tells
LOCATIVE: Final = "sr-loc"
GUESSED: Final = "genitive after"  # opens the reason of a name that may have another nominative


def nominative(name: str, case: str = GENITIVE, *, quoted: bool = False) -> str:
    """Return a name that stood in the genitive or the locative in its likely nominative.

    "Gradjanskih akcija" is "Gradjanske akcije", "Zelenog kruga" is "Zeleni krug".

    Args:
        quoted: In quotation marks, where a name mostly stands as it is.

    >>> nominative("Kuće zajednice"), nominative("Zelene staze", quoted=True)
    ('Kuća zajednice', 'Zelene staze')
    >>> nominative("Brze pomoći"), nominative("Zelenoj klupi", LOCATIVE)
    ('Brza pomoć', 'Zelena klupa')
    """
    words = name.split()
    first, low = words[0], flat(words[0])
    second = flat(words[1]) if len(words) > 1 else ""
    if case == LOCATIVE:
        return _from_locative(words)
    if low.endswith("ih") and second.endswith("a"):
        return " ".join([_end(first, 2, "e"), _end(words[1], 1, "e"), *words[2:]])
    if low.endswith("og") and second.endswith("a"):
        return " ".join([_end(first, 2, "i"), _end(words[1], 1, ""), *words[2:]])
    if quoted:
        return name
    if is_plain(name):
        last = _end(words[1], 1, "" if _ABSTRACT.search(second) else "a")
        return f"{_end(first, 1, 'a')} {last}"
    if low.endswith("e"):
        return " ".join([_end(first, 1, "a"), *words[1:]])
    return name


def brought_back(name: str, case: str) -> tuple[str, bool]:
    """Return the nominative of a name in some case, and whether another would do as well."""
    if case not in (GENITIVE, LOCATIVE):
        return name, False
    return nominative(name, case), not is_plain(name, case)


def _from_locative(words: list[str]) -> str:
    """Return the nominative of "Zelenoj klupi"; of others, which have several, the same."""
    if not _is_feminine(words):
        return " ".join(words)
    last = _end(words[1], 1, "" if _ABSTRACT.search(flat(words[1])) else "a")
    return f"{_end(words[0], 2, 'a')} {last}"


def _is_feminine(words: list[str]) -> bool:
    """Two words can only be of a noun in -a, or without any: "Zelenoj klupi"."""
    if len(words) != 2:
        return False
    one, other = flat(words[0]), flat(words[1])
    # "Ruci" is of "ruka" or of "ruca", "misli" of "misao".
    softened = words[1].lower().endswith(_SOFTENED)
    return (
        one.endswith("oj")
        and other.endswith("i")
        and not (softened and not _ABSTRACT.search(other))
    )


_SOFTENED: Final = ("ci", "zi", "si", "ци", "зи", "си", "misli", "мисли")


def is_plain(name: str, case: str = GENITIVE) -> bool:
    """Only one nominative leads to this case: an adjective and a noun in -e.

    >>> is_plain("Zelene straže"), is_plain("Ruke podrške"), is_plain("Lepe reči")
    (True, False, True)
    """
    if case == LOCATIVE:
        return _is_feminine(name.split())
    words = flat(name).split()
    ends = len(words) == 2 and (words[1].endswith("e") or _ABSTRACT.search(words[1]))
    return bool(ends) and _is_adjective(words[0])


# The genitive and locative of feminine nouns without -a: "pomoći", "mladosti", "niti".
_ABSTRACT: Final = re.compile(
    r"(?:\wosti|(?:po|^)moci|^(?:noci|reci|niti|[sv]?vesti|ljubavi|krvi))$"
)


def _is_adjective(low: str) -> bool:
    return low.endswith(("ske", "cke", "ne", "ene", "ove", "ive", "je")) or low in particles(
        "first_adjective"
    )


def _end(word: str, cut: int, ending: str) -> str:
    return word[: len(word) - cut] + (in_script_of(ending, word) if ending else "")
