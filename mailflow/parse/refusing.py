"""Words that say plainly that somebody does not come: no "cannot open the file"."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

VERB_MAX: Final = 25  # letters from "cannot" to "come"
_ABSENT: Final = frozenset({"absent", "decline", "self_absent"})
_COME: Final = frozenset({"come", "self"})


def refusals(leaves: Iterable[Leaf]) -> list[tuple[Leaf, Cue]]:
    """Return the words by which somebody plainly does not come, each with its leaf."""
    return [(leaf, c) for leaf in leaves for c in leaf.cues if _is_plain(leaf, c)]


def _is_plain(leaf: Leaf, cue: Cue) -> bool:
    """ "Cannot come", or "is ill"; not "cannot come by car", "cannot open the file"."""
    if cue.sense not in _ABSENT:
        return False
    end = leaf.sentence_end(cue.end)
    near = leaf.between(cue.start, min(end, cue.end + VERB_MAX))
    verbs = [c.end for c in near if c.sense in _COME and c.end >= cue.end]
    ill = cue.sense != "absent" and any(
        c.sense == "hindered" and c.start == cue.start and c.end == cue.end for c in near
    )
    away = cue.words.endswith("biti") and any_of("there").match(leaf.flat, cue.end + 1)
    if not (verbs or ill or away):
        return False
    if away and not verbs:
        return True
    rest = leaf.flat[max(verbs, default=cue.end) : end].partition(",")[0].strip(" .!;")
    return (
        not rest or _on_day().fullmatch(rest) is not None or _to_event().match(rest) is not None
    )


@cache
def _on_day() -> re.Pattern[str]:
    """Return what tells the day, and no more: not "u petak pre deset"."""
    return re.compile(rf"{either('on_that_day')}(?:\s{either('to_event')}.*)?")


@cache
def _to_event() -> re.Pattern[str]:
    return re.compile(either("to_event"))
