"""Understand, Albanian: a surname nobody knows, declined in an Albanian letter. Pure.

"Sahitin" may be a surname as it stands in a Serbian letter; in an Albanian one it is whom
somebody registers, a Sahiti. So is "Veselin" there, though Serbs bear it, if Luan does.
"""

from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.letter import Case, Mention
from mailflow.parse.people.lexicon import lines
from mailflow.parse.people.nominative import surname_forms

_CASES: Final = {"n": Case.ACCUSATIVE, "t": Case.GENITIVE}
_STEMS: Final = ("i", "u")  # of the nominative, before the ending
_STEM_MIN: Final = 4  # letters of the nominative
_KNOWN: Final = 0.9
_SURE: Final = 3  # strength of a surname in the lexicon


def as_albanian(mention: Mention, text: str) -> Mention:
    """Return *mention*, found in Albanian *text*, with "Sahiti" for "Sahitin"."""
    name = mention.surname
    known = mention.confidence >= _KNOWN and not _is_of_ours(mention)
    if known or not (mention.given and _is_declined(name, mention, text)):
        return mention
    case = _CASES[name[-1]]
    short = name[:-1]
    name = f"{mention.given} {short}"
    return replace(mention, name=name, surname=short, case=case, confidence=_KNOWN)


def _is_declined(name: str, mention: Mention, text: str) -> bool:
    """The surname stands so in the letter, ends like a case of one, and nobody bears it."""
    ends = name[-1:] in _CASES and name[-2:-1] in _STEMS and len(name) > _STEM_MIN
    if not ends or not text[mention.start : mention.end].endswith(name):
        return False
    return _is_of_ours(mention) or all(f.strength != _SURE for f in surname_forms(name))


def _is_of_ours(mention: Mention) -> bool:
    """Albanians bear the given name and, without its ending, the surname, but not with it."""
    given, names = _albanians("given_names.tsv"), _albanians("surnames.tsv")
    name = mention.surname.lower()
    return mention.given.lower() in given and name[:-1] in names and name not in names


@cache
def _albanians(table: str) -> frozenset[str]:
    """Return the names of *table* that Albanians bear, in small letters."""
    rows = (line.split("\t") for line in lines(table))
    return frozenset(name.lower() for name, *_, tongues in rows if "sq" in tongues.split(","))
