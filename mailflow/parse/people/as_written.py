"""Understand, as written: no surname has an Albanian's endings but in an Albanian letter. Pure.

"Ašanin" may be an Albanian's accusative of Ašani, and "Raman" of Rama; in a Serbian or an
English letter it is what somebody is called.
"""

from dataclasses import replace
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.parse.people.spelling import WORD, ordinary

_ENDINGS: Final = ("n", "t", "н", "т")  # that only an Albanian's cases have


def as_written(mention: Mention, text: str) -> Mention:
    """Return *mention*, found in *text*, with its surname as it stands there."""
    if not mention.surname:
        return mention
    for name in map(ordinary, WORD.findall(text[mention.start : mention.end])):
        if name.endswith(_ENDINGS) and name[:-1] == mention.surname:
            return replace(mention, name=f"{mention.given} {name}".strip(), surname=name)
    return mention
