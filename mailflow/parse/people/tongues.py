"""Understand, tongues: names declined as only one language declines them. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.parse.people.albanian import as_albanian
from mailflow.parse.people.as_written import as_written
from mailflow.parse.people.english import as_english
from mailflow.parse.people.hers import as_hers
from mailflow.parse.people.slovak import as_slovak

_BY_LANGUAGE: Final[Mapping[str, Callable[[Mention, str], Mention]]] = {
    "bg": as_hers,
    "bs": as_written,
    "en": as_english,
    "hr": as_written,
    "sk": as_slovak,
    "sq": as_albanian,
    "sr": as_written,
}


def as_declined(found: Sequence[Mention], text: str, language: str) -> tuple[Mention, ...]:
    """Return the people *found* in *text* in the nominative that *language* knows."""
    undo = _BY_LANGUAGE.get(language)
    return tuple(undo(mention, text) for mention in found) if undo else tuple(found)
