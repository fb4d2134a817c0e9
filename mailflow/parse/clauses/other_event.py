"""Clauses about another event than ours: "na letnju školu u julu ide Marko Tot". Pure."""

import re
from functools import cache, lru_cache
from typing import Final

from mailflow.parse.clauses.abroad import is_town
from mailflow.parse.clauses.other_matter import another_matter
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

_COMES: Final = frozenset({"come", "self", "enrol", "pair"})
_ALTERS: Final = frozenset({"strike", "cancel", "absent", "instead"})
_KINDS: Final = (
    "unrelated_to", "further_matter", "meanwhile",
    "event_else", "event_maybe", "other_event", "other_day",
)  # fmt: skip
PLAIN: Final = 2  # signs that make it plain; what one alone tells may be of us
OPENS_MAX: Final = 60  # letters of "I još nešto:" before a clause
STEM: Final = 5  # letters by which two cases of a noun are one


def at_other_event(leaf: Leaf, cue: Cue) -> bool:
    """ "Prijavljujem Anu. Uzgred, 6. aprila u Zrenjanin ide Petar": he does not come to us.

    Somebody else must come to us by what stands before, or by a clause that names our event:
    what a letter tells first is its matter, wherever that is.
    """
    if cue.sense not in _COMES or not _may_tell(leaf):
        return False
    start, end = _told_in(leaf, cue.start)
    if _signs(leaf, start, end) < PLAIN:  # as nearly always
        return False
    marked = _is_marked(leaf, start, end)
    others = (c for c in leaf.cues if c.sense in _COMES and not start <= c.start < end)
    told = ((c.start < start or marked, _told_in(leaf, c.start)) for c in others)
    return any(_signs(leaf, *at) < PLAIN and (so or _is_of_ours(leaf, *at)) for so, at in told)


@lru_cache(maxsize=4)  # asked for every verb of a letter
def _may_tell(leaf: Leaf) -> bool:
    return any(
        may_tell(leaf.page, kind) and any_of(kind).search(leaf.flat) is not None
        for kind in _KINDS
    )


def tells_of_other_event(leaf: Leaf, m: Mention) -> bool:
    """All coming that the clause of the name tells of is to another event."""
    if not _may_tell(leaf):
        return False
    start, end = _told_in(leaf, m.start)
    told = leaf.between(start, end)
    if any(c.sense in _ALTERS for c in told):  # "od troje prijavljenih otpada Ana"
        return False
    said = [c for c in told if c.sense in _COMES]
    if not said or _is_bound_for(leaf, m):
        return _is_left_to_verb(leaf, m, start, end)
    return all(at_other_event(leaf, cue) for cue in said)


def _is_left_to_verb(leaf: Leaf, m: Mention, start: int, end: int) -> bool:
    """ "Prijavljujem Anu, a za obuku u maju Petra Tota": the verb stands before the turn."""
    before = leaf.between(leaf.sentence_start(m.start), m.start)
    ours = any(c.sense in _COMES for c in before) and _names_ours(leaf, m.start, m.end)
    return ours and (_signs(leaf, start, end) >= PLAIN or _is_bound_for(leaf, m))


def _is_bound_for(leaf: Leaf, m: Mention) -> bool:
    """ "Prijavljujem Anu za konferenciju i Petra Tota za letnju školu"."""
    event = _to("event_else").match(leaf.flat, m.end + 1)
    ours = any_of("our_event").search(leaf.flat, leaf.sentence_start(m.start), m.start)
    return event is not None and ours is not None


def _is_marked(leaf: Leaf, start: int, end: int) -> bool:
    """Words say that the clause is of something else: "uzgred", "dok", "istog dana"."""
    return _opened(leaf, start, end) is not None or _is_meanwhile(leaf, start, end)


def _opened(leaf: Leaf, start: int, end: int) -> re.Match[str] | None:
    """Return "uzgred" at a clause; with what a letter opens, "vezano za", is its own matter."""
    if not any(c.sense in _COMES for c in leaf.between(0, start)):
        return None
    return _opener().search(leaf.flat, max(0, start - OPENS_MAX), end)


def _told_in(leaf: Leaf, at: int) -> tuple[int, int]:
    """Return the clause around *at*; "dok Ana putuje u Niš, dolazim ja" are two."""
    start, end = leaf.clause(at)
    if _meanwhile().match(leaf.flat, start, end) is None:
        return start, end
    verb = next((c.end for c in leaf.between(start, end) if c.sense in _COMES), end)
    comma = leaf.flat.find(",", verb, end)
    if comma < 0:
        return start, end
    return (start, comma) if at < comma else (comma, end)


@cache
def _meanwhile() -> re.Pattern[str]:
    return re.compile(rf"\W*{either('meanwhile')}\b")


def _signs(leaf: Leaf, start: int, end: int) -> int:
    """Return how many signs between two offsets tell of another event than ours."""
    opened = _opened(leaf, start, end)
    rest = max(start, opened.end()) if opened else start
    if _is_of_ours(leaf, rest, end):
        return 0
    event = _event(leaf, rest, end, opened is not None)
    days = any_of("other_day").finditer(leaf.flat, start, end)
    day = any(not _is_apposed(leaf, start, day.start()) for day in days)
    while_else = _is_meanwhile(leaf, start, end)
    away = _leads_off(leaf, start, end, event)
    return event + (opened is not None) + day + while_else + away


def _is_apposed(leaf: Leaf, start: int, at: int) -> bool:
    """ "Ana Ilić, koordinatorka kursa u Nišu, …": it tells who she is, not where she goes."""
    named = leaf.named(start, at)
    if not named or "," not in leaf.flat[named[-1].end : at]:
        return False
    return not any(c.sense in _COMES for c in leaf.between(named[-1].end, at))


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.!?:;\n,]\s*)(?:\w\s)?{another_matter().pattern}\b")


def _is_meanwhile(leaf: Leaf, start: int, end: int) -> bool:
    """ "Dok …", "istog dana …"."""
    if _meanwhile().match(leaf.flat, start, end):
        return True
    return any(c.sense == "that_day" for c in leaf.between(start, end))


def _is_of_ours(leaf: Leaf, start: int, end: int) -> bool:
    """The clause names our day, or an event as ours is called that lies in no other town."""
    days = any_of("day_of_ours").finditer(leaf.flat, start, end)
    if any(any_of("month").fullmatch(day[0]) is None for day in days):
        return True
    events = any_of("our_event").finditer(leaf.flat, start, end)
    return not all(_is_another(leaf, e) or _lies_off(leaf, e, end) for e in events)


def _is_another(leaf: Leaf, event: re.Match[str]) -> bool:
    """ "Drugi skup", "naredna dvodnevna konferencija"."""
    first = max(0, event.start() - OPENS_MAX)
    return _another().search(leaf.flat, first, event.start()) is not None


@cache
def _another() -> re.Pattern[str]:
    return re.compile(rf"\b{either('other_event')}\s(?:\w+\s)?$")


def _lies_off(leaf: Leaf, event: re.Match[str], end: int) -> bool:
    """ "Na skupu u Novom Pazaru"."""
    place = _where().match(leaf.flat, event.end() + 1, end)
    return place is not None and _is_town(leaf, place)


def _event(leaf: Leaf, start: int, end: int, opened: bool) -> int:
    """Return what the event tells that is named between two offsets: 0, 1 or 2.

    Args:
        opened: Words such as "što se tiče" go before it, and so no "na" need to.
    """
    for event in any_of("our_event").finditer(leaf.flat, start, end):
        return PLAIN if _is_another(leaf, event) else 1
    for kind, weight in (("event_else", PLAIN), ("event_maybe", 1)):
        found = any_of(kind) if opened else _to(kind)
        for event in found.finditer(leaf.flat, start, end):
            apart = _is_ours_too(leaf, event, start, end)
            if not (apart or _is_apposed(leaf, start, event.start())):
                return weight if _names_ours(leaf, start, end) else 1
    return 0


@cache
def _to(kind: str) -> re.Pattern[str]:
    """Return what finds an event with "na" before it: "koordinatorka kampa" goes to none."""
    return re.compile(rf"\b{either('toward')}\s(?:[\w-]+\s){{0,3}}?({either(kind)})\b")


def _is_ours_too(leaf: Leaf, event: re.Match[str], start: int, end: int) -> bool:
    """The rest of the letter calls its event so, too."""
    stem = (event[1] if event.lastindex else event[0])[:STEM]
    return stem in leaf.flat[:start] or stem in leaf.flat[end:]


def _names_ours(leaf: Leaf, start: int, end: int) -> bool:
    """Our own event is named before or behind two offsets."""
    ours = any_of("our_event")
    return bool(ours.search(leaf.flat, 0, start) or ours.search(leaf.flat, end))


def _leads_off(leaf: Leaf, start: int, end: int, event: int) -> bool:
    """A verb of going away, or an event, and where to: "putuje u Niš", "na obuci u Nišu"."""
    said = (c for c in leaf.between(start, end) if c.sense in _COMES)
    goes = any(any_of("goes_off").search(c.words) for c in said)
    places = _where().finditer(leaf.flat, start, end) if goes or event else ()
    return any(
        (goes and _is_land(leaf, p)) or _is_town(leaf, p)
        for p in places
        if not _is_apposed(leaf, start, p.start())
    )


def _is_land(leaf: Leaf, place: re.Match[str]) -> bool:
    """Whoever travels there goes to a country, or to a place no table knows."""
    first = leaf.text[place.start(1) : place.end(1)].split()[0]
    ours = any_of("day_of_ours").match(place[1])
    return first[0].isupper() and not (first.isupper() or ours)


def _is_town(leaf: Leaf, place: re.Match[str]) -> bool:
    """What stands behind "u" is a town, and not ours."""
    ours = any_of("day_of_ours").match(place[1])
    return not ours and is_town(leaf.text[place.start(1) : place.end(1)])


@cache
def _where() -> re.Pattern[str]:
    where = either("whereto")
    return re.compile(rf"(?<!\w){where}\s(\w+(?:\s(?!{where}\b)\w+)?)")
