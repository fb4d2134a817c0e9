"""Words that strike somebody off, where they do not, or strike who was never entered. Pure."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

_ALTERS: Final = frozenset({"strike", "cancel", "change"})
DENIED_MAX: Final = 24  # letters of "do not" and a pronoun before a verb


def as_struck(text: str, flat: str, cue: Cue, said: Sequence[Cue]) -> Cue:
    """Return *cue*, "unstruck" if it is denied, "unlisted" if who only wished to come goes."""
    if _is_not_struck(text, flat, cue):
        return cue._replace(sense="unstruck")
    planned = cue.sense == "strike" and _was_to_come(flat, cue, said)
    return cue._replace(sense="unlisted") if planned else cue


def _is_not_struck(text: str, flat: str, cue: Cue) -> bool:
    """ "Nemojte ih brisati", "ne otkazujemo": who says so strikes nobody off."""
    if cue.sense not in _ALTERS:
        return False
    said = _do_not().search(flat, max(0, cue.start - DENIED_MAX), cue.start)
    return said is not None and not _is_us(text, flat, said.start())


def _is_us(text: str, flat: str, at: int) -> bool:
    """Macedonian „да нѐ избришете“, with its mark, and Romanian "să ne anulați" say "us"."""
    return text.startswith(("нѐ ", "Нѐ "), at) or flat.startswith("sa ne ", max(0, at - 3))


@cache
def _do_not() -> re.Pattern[str]:
    return re.compile(rf"\b{either('do_not')}\s(?:{either('him')}\s)?$")


def _was_to_come(flat: str, cue: Cue, said: Sequence[Cue]) -> bool:
    """ "We register two. (It was going to be three, but Ana is ill, so scratch her.)"."""
    start = max(0, cue.start - PLAN_MAX)
    wished = any_of("was_to_come").search(flat, start, cue.start)
    if wished is None or _STOP.search(flat, wished.end(), cue.start):
        return False
    before = {c.sense for c in said if c.end < cue.start}
    return not before.isdisjoint(_ENTERS) and not any(c.sense in _BEFORE for c in said)


PLAN_MAX: Final = 140  # letters from "was going to be three" to "so scratch her"
_STOP: Final = re.compile(r"[!?\n]|\.\s")
_ENTERS: Final = frozenset({"enrol", "self", "pair"})
_BEFORE: Final = frozenset({"earlier", "alters", "mine_before", "confirms"})
