"""Words in a row of names that "and" joins: "umesto Petra i mene", "Ana and one more". Pure."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def is_replaced(cue: Cue, said: Sequence[Cue]) -> bool:
    """ "Umesto Petra i mene dolazi Ana": who writes is one of those whose place she takes."""
    mine = cue.sense in ("pair", "beside_me") and any_of("me_object").search(cue.words)
    if not mine:
        return False
    near = (c for c in said if c.start < cue.start and cue.end <= c.end + 1)
    gone = {c.start for c in near if c.sense == "self_absent"}
    return any(c.sense == "instead" and c.start in gone for c in said)


def ends_list(cue: Cue, text: str, flat: str, said: Sequence[Cue]) -> bool:
    """ "Ana Ilić, me and one more colleague": the last of those listed, and nothing added."""
    if cue.sense not in _ADDS or _one_more().match(cue.words) is None:
        return False
    if any(c.sense in ("earlier", "mine_before") for c in said):
        return False  # "we registered Ana on Monday, and one more colleague …"
    before = _joined().search(flat, max(0, cue.start - NAME_MAX), cue.start)
    if before is None or before["last"] is None:
        return before is not None
    named = text[before.start("last")].isupper()
    return named or any_of("me_in_list").fullmatch(before["last"]) is not None


NAME_MAX: Final = 24  # letters of a name and "and"
_ADDS: Final = frozenset({"change", "alters"})


@cache
def _one_more() -> re.Pattern[str]:
    return re.compile(rf"{either('one_more')}\b")


@cache
def _joined() -> re.Pattern[str]:
    beside = rf"(?:{either('plus')}|(?P<last>[\w'-]+)\)?,? {either('and')})"
    return re.compile(rf"(?:^|[ (])(?:{beside}) $")
