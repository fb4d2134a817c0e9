"""What the writer and somebody do together, and what is no coming of theirs. Pure."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue

_COMES: Final = frozenset({"come", "self", "enrol"})
_STOP: Final = re.compile(r"[!?\n]|\.\s")


def opens_clause(cue: Cue, flat: str, said: Sequence[Cue]) -> bool:
    """ "You will see Ana, and I owe you a coffee": a clause of its own, not of coming."""
    if cue.sense != "pair" or not _and_i().search(flat, max(0, cue.start - 2), cue.end + 2):
        return False
    over = _OVER.search(flat, cue.end)
    end = over.start() if over else len(flat)
    here = [c for c in said if cue.end < c.start < end]
    denied = [c for c in here if c.sense in _DENIED]
    if any(c.start - cue.end <= NEXT for c in denied):
        return False  # "Ana, Petar, and I cannot come"
    # "…, and I teach that day, so we cannot come": what is denied is no coming.
    yes = (c for c in here if c.sense in ("come", "self"))
    return all(any(no.start < c.end and c.start < no.end for no in denied) for c in yes)


NEXT: Final = 2  # letters from one word to the next
_DENIED: Final = ("absent", "decline", "hindered")
_OVER: Final = re.compile(r"[.!?](?=\s|$)|\n")


@cache
def _and_i() -> re.Pattern[str]:
    return re.compile(rf"(?:,\s{either('and_i')}\s|\s{either('and_i')}')\w")


def is_past(cue: Cue, flat: str) -> bool:
    """ "Ana Ilić and I met you in Graz": what they did together is over."""
    if cue.sense != "pair":
        return False
    return _did_then().match(flat, max(cue.start, cue.end - 2)) is not None


@cache
def _did_then() -> re.Pattern[str]:
    i = rf"(?:{either('i_go_on')}|{either('me_alone')})"
    return re.compile(rf"\s?{i}\s(?:\w+\s){{0,2}}{either('did_then')}\b")


def is_at_work(cue: Cue, flat: str, said: Sequence[Cue]) -> bool:
    """ "Sestra i ja vodimo klub. Dolazi Petar": what they do together brings neither."""
    work = _at_work().match(flat, max(cue.start, cue.end - 2)) if cue.sense == "pair" else None
    if work is None:
        return False
    comes = [c for c in said if c.sense in _COMES]
    before = [stop.end() for stop in _STOP.finditer(flat, 0, cue.start)]
    stop = _STOP.search(flat, cue.end)
    first, last = before[-1] if before else 0, stop.start() if stop else len(flat)
    # "Mama i ja vodimo klub, a šaljemo Petra": whom they send is another.
    own = [c for c in comes if c.sense != "enrol"]
    here = any(first <= c.start < work.start() or work.end() < c.start < last for c in own)
    return bool(comes) and not here and not any(_we().search(c.words) for c in comes)


@cache
def _at_work() -> re.Pattern[str]:
    i = rf"(?:{either('i_go_on')}|{either('me_alone')})"
    return re.compile(rf"\s?{i}\s(?:\w+\s){{0,1}}{either('at_work')}\b")


def is_left_behind(cue: Cue, flat: str, said: Sequence[Cue]) -> bool:
    """ "Dolazi Petar. Sestra i ja ostajemo": they stay at home, for nobody falls away."""
    if cue.sense not in ("come", "pair"):
        return False
    stay = _stay_behind().search(flat, cue.start, cue.end + BEHIND_MAX)
    if stay is None or not (cue.start == stay.start() or cue.end >= stay.start() - 1):
        return False
    others = [c for c in said if c.end <= stay.start() or c.start >= stay.end()]
    return any(c.sense in _BRINGS for c in others) and not any(c.sense in _FALLS for c in said)


BEHIND_MAX: Final = 24  # letters of "i ja, nažalost," before "ostajemo"
_BRINGS: Final = frozenset({"come", "enrol"})
# Senses by which others remain of those who were registered.
_FALLS: Final = frozenset(
    {"absent", "self_absent", "strike", "cancel", "instead", "swap", "others_stay", "change",
     "earlier", "mine_before", "formerly", "alters", "for_him", "decline"}
)  # fmt: skip


@cache
def _stay_behind() -> re.Pattern[str]:
    return re.compile(rf"\b{either('stays_behind')}\b")


@cache
def _we() -> re.Pattern[str]:
    """Return what finds that several come, or are entered, and the writer with them."""
    return re.compile(rf"\b(?:{either('we_all_come')}|{either('us_too')})\b")
