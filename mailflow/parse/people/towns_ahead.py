"""How many words of a text name a town, though no table has all of them. Pure."""

import re
from typing import Final

from mailflow.parse.people.case_endings import SURE, N
from mailflow.parse.people.nominative import given_forms, surname_forms
from mailflow.parse.people.places import place_at
from mailflow.parse.people.spelling import key_of
from mailflow.parse.people.units import Words

_OF_TOWN: Final = re.compile(r"[aeov](?:cka|cke|ckoj|cku|ckom|ska|ske|skoj|sku|skom)$")
_TOWN_MAX: Final = 4  # words


def town_ahead(words: Words, number: int) -> int:
    """Return how many words name a town; Rača Kragujevačka is one though no table has it."""
    following = words.following(number, _TOWN_MAX)
    known = place_at(following)
    nearer = known == 1 and len(following) > 1 and _OF_TOWN.search(key_of(following[1]))
    return known + 1 if nearer and not _are_full_name(*following[:2]) else known


def _are_full_name(given: str, surname: str) -> bool:
    """Both words are surely halves of a name: "Ada Petrovska", not "Rača Kragujevačka"."""
    is_given = any(form.cases & N and not form.rare for form in given_forms(given))
    return is_given and any(form.strength >= SURE for form in surname_forms(surname))
