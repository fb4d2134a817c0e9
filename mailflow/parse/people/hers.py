"""Understand, hers: a woman's name where names are not declined, as in Bulgarian. Pure.

"Desislava Petkova" may be the genitive of Desislav Petkov in a Serbian letter, and in no other.
"""

from dataclasses import replace
from typing import Final

from mailflow.model import Gender
from mailflow.parse.letter import Case, Mention
from mailflow.parse.people.spelling import WORD, ordinary

_HIS: Final = ("ov", "ev", "in", "ов", "ев", "ин")  # surnames that end in "a" if a woman's


def as_hers(mention: Mention, text: str) -> Mention:
    """Return *mention*, found in *text*, as it is written, if it may be a woman's name."""
    words = [ordinary(word) for word in WORD.findall(text[mention.start : mention.end])]
    told = [(f"{half}a", f"{half}а") for half in (mention.given, mention.surname)]
    alike = len(words) == len(told) and all(map(tuple.__contains__, told, words))
    if not alike or not mention.surname.endswith(_HIS):
        return mention
    given, surname = words
    return replace(
        mention, name=f"{given} {surname}", given=given, surname=surname,
        case=Case.NOMINATIVE, gender=Gender.FEMALE,
    )  # fmt: skip
