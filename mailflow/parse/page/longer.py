"""Words that others around or within them take over: "sent on a journey". Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Final

from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def is_errand(cue: Cue, said: Sequence[Cue]) -> bool:
    """ "Upućuju se na službeni put": who is sent on a journey is not away on it."""
    return cue.sense == "absent" and any(
        c.sense == "sends" and c.start < cue.start for c in _around(cue, said)
    )


def is_staying(cue: Cue, said: Sequence[Cue]) -> bool:
    """ "I am staying as registered", "ostaje u spisku": longer words say that they come."""
    return cue.sense == "absent" and any(
        cue.end < c.end
        and (
            (c.sense == "self" and c.start < cue.start)
            or (c.sense == "come" and c.start == cue.start)
        )
        for c in _around(cue, said)
    )


def is_leaving(cue: Cue, said: Sequence[Cue]) -> bool:
    """ "Ana ide sa spiska": longer words that begin alike say that somebody is struck off."""
    return cue.sense == "come" and any(
        c.sense == "strike" and c.start == cue.start and cue.end < c.end
        for c in _around(cue, said)
    )


def is_question(cue: Cue, said: Sequence[Cue]) -> bool:
    """ "Volio bih znati mogu li doći": the words between "I would" and "come" ask."""
    return cue.sense == "self" and any(
        c.sense == "answer_please" and cue.start <= c.start and c.end < cue.end
        for c in said[bisect_left(said, cue.start, key=attrgetter("start")) :][:WITHIN_MAX]
    )


def is_journey(cue: Cue, flat: str, said: Sequence[Cue]) -> bool:
    """ "Ana je morala da otputuje i neće prisustvovati": the way leads elsewhere.

    Right behind "and" or a comma nobody else is told of.
    """
    if cue.sense != "come" or any_of("on_the_way").fullmatch(cue.words) is None:
        return False
    behind = said[bisect_left(said, cue.end, key=attrgetter("start")) :][:WITHIN_MAX]
    away = next((c for c in behind if c.sense == "absent"), None)
    return away is not None and _and_so().fullmatch(flat, cue.end, away.start) is not None


@cache
def _and_so() -> re.Pattern[str]:
    joint = rf"(?:,|,?\s(?:{either('and')}|{either('and_so')}))"
    return re.compile(rf"[^.;:!?\n,]{{0,60}}{joint}\s")


WITHIN_MAX: Final = 8  # other words found where a phrase begins


def _around(cue: Cue, said: Sequence[Cue]) -> Iterator[Cue]:
    """Yield those of *said* that begin before *cue* or with it, and do not end before it."""
    first = bisect_left(said, cue.start - PHRASE_MAX, key=attrgetter("start"))
    last = bisect_right(said, cue.start, key=attrgetter("start"))
    return (c for c in said[first:last] if c.end >= cue.end)


PHRASE_MAX: Final = 160  # letters of a phrase with its gaps
