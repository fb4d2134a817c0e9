"""Words that others around or within them take over: "sent on a journey". Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from mailflow.parse.page.phrasebook import Cue


def is_errand(cue: Cue, said: Sequence[Cue]) -> bool:
    """ "Upućuju se na službeni put": who is sent on a journey is not away on it."""
    return cue.sense == "absent" and any(
        c.sense == "sends" and c.start < cue.start for c in _around(cue, said)
    )


def is_staying(cue: Cue, said: Sequence[Cue]) -> bool:
    """ "I am staying as registered": longer words say that the writer comes."""
    return cue.sense == "absent" and any(
        c.sense == "self" and c.start < cue.start and cue.end < c.end
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


WITHIN_MAX: Final = 8  # other words found where a phrase begins


def _around(cue: Cue, said: Sequence[Cue]) -> Iterator[Cue]:
    """Yield those of *said* that begin before *cue* or with it, and do not end before it."""
    first = bisect_left(said, cue.start - PHRASE_MAX, key=attrgetter("start"))
    last = bisect_right(said, cue.start, key=attrgetter("start"))
    return (c for c in said[first:last] if c.end >= cue.end)


PHRASE_MAX: Final = 160  # letters of a phrase with its gaps
