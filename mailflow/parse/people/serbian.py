"""Understand, Serbian: no name has an Albanian's endings in a Serbian letter. Pure.

"Ašanin" may be an Albanian's accusative of Ašani in a letter in Albanian, and in no other.
"""

from dataclasses import replace
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.parse.people.spelling import WORD, ordinary

_ENDINGS: Final = ("n", "t", "н", "т")


def as_serbian(mention: Mention, text: str) -> Mention:
    """Return *mention*, found in Serbian *text*, with its surname as it is written."""
    if not mention.surname:
        return mention
    for name in map(ordinary, WORD.findall(text[mention.start : mention.end])):
        if name.endswith(_ENDINGS) and name[:-1] == mention.surname:
            return replace(mention, name=f"{mention.given} {name}".strip(), surname=name)
    return mention
