"""Understand, English: nobody's name is declined in an English letter. Pure.

"Olavi" may be a dative of Olav in a Serbian letter; in an English one it is what somebody is
called.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.letter import Case, Mention
from mailflow.parse.people.as_written import as_written
from mailflow.parse.people.hers import as_hers
from mailflow.parse.people.spelling import WORD, ordinary

HALVES: Final = 2  # words of a name and nothing more
_DECLINED: Final = frozenset(Case) - {Case.NOMINATIVE, Case.UNKNOWN}


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
    kept = as_written(mention, text)
    return _as_given(mention, words) if kept is mention else kept


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
