"""Understand, English: nobody's name is declined in an English letter. Pure.

"Raman" may be an Albanian's accusative of Rama in a Serbian letter; in an English one it is
what somebody is called.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.letter import Case, Mention
from mailflow.parse.people.hers import as_hers
from mailflow.parse.people.spelling import WORD, ordinary

HALVES: Final = 2  # words of a name and nothing more
_DECLINED: Final = frozenset(Case) - {Case.NOMINATIVE, Case.UNKNOWN}
_ENDINGS: Final = ("n", "t")  # that only an Albanian's cases have


def as_english(mention: Mention, text: str) -> Mention:
    """Return *mention*, found in English *text*, as it is written: "Raman", "Radu Pașca"."""
    mention = as_hers(mention, text)
    words = WORD.findall(text[mention.start : mention.end])
    if mention.case in _DECLINED and len(words) == HALVES and mention.surname:
        given, surname = map(ordinary, words)
        return replace(
            mention, name=f"{given} {surname}", given=given, surname=surname,
            case=Case.NOMINATIVE, gender=None,
        )  # fmt: skip
    written = next((w for w in words if w[:-1] == mention.surname and w[-1] in _ENDINGS), "")
    if not written or not mention.surname:
        return _as_given(mention, words)
    return replace(mention, name=f"{mention.given} {written}".strip(), surname=written)


def _as_given(mention: Mention, words: Sequence[str]) -> Mention:
    """Return *mention* with a given name as it is written.

    "Olavi" is no dative of Olav, "Martine" no vocative of Martin, "Irene" no genitive of Irena.
    """
    written = next((ordinary(w) for w in words if _is_of(mention.given, ordinary(w))), "")
    if not written:
        return mention
    plain = mention.surname in map(ordinary, words)  # nothing in the name has changed
    return replace(
        mention, name=f"{written} {mention.surname}".strip(), given=written,
        case=Case.NOMINATIVE if plain else mention.case,
    )  # fmt: skip


def _is_of(given: str, written: str) -> bool:
    """*written* is *given* with an "i" or "e" behind it or in the place of its last "a"."""
    return (
        bool(given)
        and written[-1] in _OPEN
        and written[:-1] in (given, given.removesuffix("a"))
    )


_OPEN: Final = ("i", "e")
