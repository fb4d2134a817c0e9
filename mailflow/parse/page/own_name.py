"""To say one's name is not yet to say what one wants: "my name is Ana, I help at". Pure."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue

_NAMES: Final = frozenset({"enrol", "self"})
# What tells by itself what is wanted.
_WANTS: Final = frozenset(
    {"come", "enrol", "self", "pair", "ask", "decline", "self_absent", "cancel", "strike"}
)
CALLED_MAX: Final = 30  # letters of "numele meu este"


def without_own_name(said: Sequence[Cue], flat: str) -> list[Cue]:
    """Return *said*; where more is said, "my name is" enters nobody, as it does alone."""
    words = [c for c in said if c.sense == "name_word"]
    if not words:
        return list(said)
    named = [c for c in said if c.sense in _NAMES and any(_is_in(one, c) for one in words)]
    own = [c for c in named if _calls().search(flat, max(0, c.end - CALLED_MAX), c.end)]
    told = any(c.sense in _WANTS and c not in named for c in said) if own else False
    return [c for c in said if c not in own] if told else list(said)


def _is_in(word: Cue, cue: Cue) -> bool:
    return cue.start <= word.start < cue.end


@cache
def _calls() -> re.Pattern[str]:
    return re.compile(rf"\b{either('i_am_called')}$")
