"""Who asks to be added himself, and tells of nothing before, alters nothing. Pure."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue

_ALTERS: Final = frozenset({"change", "alters"})
_BEFORE: Final = frozenset(
    {
        *("earlier", "mine_before", "formerly", "again", "confirms", "names_due", "forgotten"),
        *("others_stay", "back", "anew", "all_of_us", "instead", "for_him", "swap", "strike"),
    }
)
ME_MAX: Final = 9  # letters of "my name", or of "pe mine", before the verb


def adds_writer(cue: Cue, flat: str, said: Sequence[Cue]) -> bool:
    """ "Please add me to the list": no registration was there that this alters."""
    if cue.sense not in _ALTERS or any(c.sense in _BEFORE for c in said):
        return False
    return adds_me(flat, cue)


def adds_me(flat: str, cue: Cue) -> bool:
    """The words, or those right beside them, are "add me", "da me dodate"."""
    near = flat[max(0, cue.start - ME_MAX) : cue.end + ME_MAX]
    return _me().search(near) is not None


@cache
def _me() -> re.Pattern[str]:
    add, me = either("adds_to_list"), either("me_added")
    return re.compile(rf"\b(?:{me}\s{add}|{add}\s{me})\b")
