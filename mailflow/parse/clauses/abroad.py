"""A journey that does not lead to us: "ona ide u Solun", "ona je na seminaru u Nišu". Pure."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.places import is_abroad, place_at

_JOURNEYS: Final = ("come", "self")


def sends_abroad(leaf: Leaf, cue: Cue) -> bool:
    """ "U Berlin šaljemo", "da u Berlin pošalje": where to stands before, or within."""
    if cue.sense != "enrol":
        return False
    ways = _whither().finditer(leaf.flat, max(0, cue.start - WAY_MAX), cue.end)
    return any(is_abroad(leaf.text[way.start(1) : way.end(1)]) for way in ways)


WAY_MAX: Final = 16  # letters of "u Berlin" before a verb


def goes_abroad(leaf: Leaf, cue: Cue) -> bool:
    """Right behind *cue* stands where to, and it is a town of another country."""
    if cue.sense not in _JOURNEYS or any_of("goes_off").search(cue.words) is None:
        return False  # "dolazi u Sarajevo" says who writes to a desk there
    led = _led().search(cue.words)  # of "travels to" where to stands right behind
    where = _then_whither().match(leaf.flat, cue.end - len(led[0]) if led else cue.end)
    return where is not None and is_abroad(leaf.text[where.start(1) : where.end(1)])


def is_away_then(leaf: Leaf, m: Mention) -> bool:
    """ "Ana tog dana putuje u Beč, pa dolazim ja", "je u Beču": up to the next comma."""
    end = PART.search(leaf.flat, m.end)
    places = _whereabouts().finditer(leaf.flat, m.end, end.start() if end else m.end)
    return any(is_abroad(leaf.text[place.start(1) : place.end(1)]) for place in places)


PART: Final = re.compile(r"[,.;:!?(\n]|$")


@cache
def _whereabouts() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either('whither')}|{either('within')})\s(\w+(?:\s\w+)?)")


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"\s{either('whither')}$")


@cache
def _then_whither() -> re.Pattern[str]:
    """Return what fits where to, behind two words that tell when: "sledeće nedelje u Beč"."""
    return re.compile(rf"(?:\s\w+){{0,2}}{_whither().pattern}")


@cache
def _whither() -> re.Pattern[str]:
    return re.compile(rf"\s{either('whither')}\s(\w+(?:\s\w+)?)")


def at_another_event(leaf: Leaf, cue: Cue) -> bool:
    """ "Dolaze Ana i Petar. Vera će biti na seminaru u Nišu": others come, she is elsewhere.

    Where the event is, is not told by "Niš"; but who comes to it was told before.
    """
    if cue.sense != "come" or any_of("event_named").search(cue.words) is None:
        return False
    place = _held_at().match(leaf.flat, cue.end)
    if place is None or not leaf.text[place.start(1)].isupper():
        return False
    start = leaf.sentence_start(cue.start)
    ours = any_of("day_of_ours").match(place[1]) or any_of("too").search(
        leaf.flat, start, cue.end
    )
    before = (c for c in leaf.between(0, start) if c.sense in ("come", "enrol"))
    return not ours and any(leaf.named(start, cue.start)) and any(before)


def is_there_instead(leaf: Leaf, cue: Cue) -> bool:
    """ "Prijavljujem Anu. Ja ću biti u Nišu": others come, and the writer is elsewhere.

    Not where the town was told before, as that of the event, or "ja" stands with "too".
    """
    if cue.sense != "self" or not _will_be().search(cue.words):
        return False
    where = _WHERE.match(leaf.flat, cue.end)
    before = (c for c in leaf.between(0, cue.start) if c.sense in ("come", "enrol"))
    if where is None or not any(before) or not leaf.named(0, cue.start):
        return False
    said = leaf.text[where.start(1) : where.end(1)]
    off = any_of("own_place").match(where[1]) or is_town(said)
    ours = any_of("day_of_ours").match(where[1]) or where[1][:STEM] in leaf.flat[: cue.start]
    too = any_of("too").search(leaf.flat, leaf.sentence_start(cue.start), cue.end)
    return bool(off) and not (ours or too)


def is_town(said: str) -> bool:
    """Return whether *said*, as written, begins with a town that we know."""
    return said[:1].isupper() and place_at(said.split()) > 0


STEM: Final = 4  # letters that a town keeps in every case
_WHERE: Final = re.compile(r"\s(\w+(?:\s\w+)?)")


@cache
def _will_be() -> re.Pattern[str]:
    return re.compile(rf"\b{either('whither')}$")


@cache
def _held_at() -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w+\s)?{either('held_at')}\s(\w+)")
