"""Words beside a list: of adding to it, "add Ana to the guest list"; of some of it only."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.only_some import only_come
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.leaves.leaf import MAIL_BELOW, Leaf
from mailflow.parse.page.adds_me import adds_me
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike
from mailflow.parse.signs.evidence import Evidence

SUM_DIGITS_MAX: Final = 2  # more of them are money


def sum_below(e: Evidence) -> int:
    """Return the number behind a label that counts people, 0 if none: "Ukupno: 3"."""
    fields = (f for leaf in e.told for f in leaf.fields if f.kind == "count")
    sums = (f.value for f in fields if f.value.isdecimal() and len(f.value) <= SUM_DIGITS_MAX)
    return max(map(int, sums), default=0)


def only_some(e: Evidence) -> str:
    """Return the "only" by which, of a list passed on, fewer come than were understood to."""
    below = any(leaf.because == MAIL_BELOW for leaf in e.told)
    own = [leaf for leaf in e.own if not leaf.because] if below else []
    said = [(leaf, m) for leaf in own for m in leaf.people]
    only = next((w[1] for leaf, m in said if (w := _only(leaf, m.start))), "")
    apart = any(not any(alike(m.name, p.name.value) for _, m in said) for p in e.attendees)
    return only if only and apart else _only_of_named(e)


def _only_of_named(e: Evidence) -> str:
    """ "Prijavljujemo: Ana Ilić, Petar Tot. Ipak, dolazi samo Ana": below the list."""
    for leaf in e.own:
        left = only_come(leaf)
        before = [m for m in leaf.people if m.end < left[0].start] if left else []
        known = any(alike(m.name, left[0].name) for m in before)
        others = (m for m in before if not any(alike(m.name, one.name) for one in left))
        if known and any(e.comes(m.name) for m in others):
            return leaf.text[left[0].start : left[-1].end]
    return ""


def _only(leaf: Leaf, at: int) -> re.Match[str] | None:
    return _only_before().search(leaf.flat, max(0, at - ONLY_MAX), at)


ONLY_MAX: Final = 24  # letters of "only our colleague"


@cache
def _only_before() -> re.Pattern[str]:
    return re.compile(rf"\b({either('only')})\s(?:\w+\s)?$")


def comes_with_list(e: Evidence) -> bool:
    """Somebody comes by a list that comes along: "u prilogu je spisak, dodajte i Anu"."""
    attached = e.study.leaves.attached
    return any(
        g.leaf in attached and g.standing is Standing.COMES for g in e.study.party.guests
    )


def only_adds(leaf: Leaf, cue: Cue) -> bool:
    """The words add somebody to a list of guests, or to who is entered in one breath."""
    return _to_list(leaf, cue) or _goes_along(leaf, cue) or _adds_me(leaf, cue)


def _adds_me(leaf: Leaf, cue: Cue) -> bool:
    """ "Dodajte me na spisak": who writes has no registration yet."""
    return adds_me(leaf.flat, cue) and not leaf.named(*leaf.clause(cue.start))


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
