"""Understand, Albanian: a surname nobody knows, declined in an Albanian letter. Pure.

"Sahitin" may be a surname as it stands in a Serbian letter; in an Albanian one it is whom
somebody registers, a Sahiti.
"""

from dataclasses import replace
from typing import Final

from mailflow.parse.letter import Case, Mention
from mailflow.parse.people.nominative import surname_forms

_CASES: Final = {"n": Case.ACCUSATIVE, "t": Case.GENITIVE}
_STEMS: Final = ("i", "u")  # of the nominative, before the ending
_STEM_MIN: Final = 4  # letters of the nominative
_KNOWN: Final = 0.9
_SURE: Final = 3  # strength of a surname in the lexicon


def as_albanian(mention: Mention, text: str) -> Mention:
    """Return *mention*, found in Albanian *text*, with "Sahiti" for "Sahitin"."""
    name = mention.surname
    if mention.confidence >= _KNOWN or not (
        mention.given and _is_declined(name, mention, text)
    ):
        return mention
    case = _CASES[name[-1]]
    short = name[:-1]
    name = f"{mention.given} {short}"
    return replace(mention, name=name, surname=short, case=case, confidence=_KNOWN)


def _is_declined(name: str, mention: Mention, text: str) -> bool:
    """The surname stands so in the letter, ends like a case of one, and nobody bears it."""
    ends = name[-1:] in _CASES and name[-2:-1] in _STEMS and len(name) > _STEM_MIN
    known = any(form.strength == _SURE for form in surname_forms(name)) if ends else False
    return ends and not known and text[mention.start : mention.end].endswith(name)
