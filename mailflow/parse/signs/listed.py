"""Words of adding that tell of no earlier registration: "add Ana to the guest list"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def only_adds(leaf: Leaf, cue: Cue) -> bool:
    """The words add somebody to a list of guests, or to who is entered in one breath."""
    return _to_list(leaf, cue) or _goes_along(leaf, cue)


def _to_list(leaf: Leaf, cue: Cue) -> bool:
    """ "Add Ana to the guest list": that there is a list says of no earlier registration."""
    start, end = max(0, cue.start - LIST_MAX), cue.end + LIST_MAX
    return any_of("guest_list").search(leaf.flat, start, end) is not None


def _goes_along(leaf: Leaf, cue: Cue) -> bool:
    """ "Prijavljujem sebe i još jednu mamu": in one breath with who is entered first."""
    start, _ = leaf.clause(cue.start)
    if _and().search(leaf.flat, start, cue.start) is None:
        return False
    return any(c.sense in ("self", "enrol") for c in leaf.between(start, cue.start - AND_MAX))


AND_MAX: Final = 4  # letters of "and", which may open words of coming itself


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\s{either('and')}\s$")


LIST_MAX: Final = 40  # letters of "na listu gostiju za petak, 15. mart" beside "dopišite"
