"""Signs that who only asks means to come: he tells what he eats, or how he moves."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import either
from mailflow.parse.page.requests import find_requests
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt

_OF_PERSONS: Final = frozenset(
    {"vegetarian", "vegan", "halal", "kosher", "allergy", "wheelchair"}
)


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield that somebody asks and tells his needs: "može li soba? Ne jedem gluten"."""
    if e.intent is not Intent.QUESTION:
        return
    for leaf in e.own:
        said = _mine(leaf)
        told = find_requests(((leaf.page, ()),), e.study.tongue.language) if said else ()
        if said and any(one.value in _OF_PERSONS for one in told):
            yield doubt("wishes_to_come", said)
            return


def _mine(leaf: Leaf) -> str:
    """Return words by which the writer tells of himself; "" if they are asked."""
    for match in _of_my_own().finditer(leaf.flat):
        end = leaf.sentence_end(match.end())
        if leaf.text[end : end + 1] != "?":
            return match[1]
    return ""


@cache
def _of_my_own() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[.,;:!?\n])\s*(?:(?:{either('and')}|a)\s)?({either('of_my_own')})\b"
    )
