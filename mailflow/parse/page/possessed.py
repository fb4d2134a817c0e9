"""Whose something is, told by a given name before it: "Markov mobilni". Pure."""

import re
from typing import Final

from mailflow.parse.page.working import Page
from mailflow.parse.people.lexicon import given_bits
from mailflow.parse.people.names import POSSESSIVE
from mailflow.parse.people.spelling import key_of

OWNER_MAX: Final = 48  # letters from such a name to what it owns
_OWNER: Final = re.compile(
    rf"(?<!\w){POSSESSIVE}(?:a|o|e|i|u|om|im)?(?: [\w.-]+){{1,3}}[\s:(-]*$"
)
_ENDINGS: Final = ("", "a", "o", "e")  # of names that lose a letter: Marko, Vera, Pavle


def names_owner(page: Page, start: int, end: int) -> bool:
    """A possessive of a given name, with a capital, ends there but for a word or three."""
    whose = _OWNER.search(page.flat, max(start, end - OWNER_MAX), end)
    stem = page.text[slice(*whose.span("stem"))] if whose else ""
    if not stem[:1].isupper():
        return False
    key = key_of(stem)
    some = [key + last for last in _ENDINGS] + ([f"{key[:-1]}ar"] if key.endswith("tr") else [])
    return any(given_bits(one) for one in some)
