"""Contrasts: "ne dolazimo ispred Doma, nego ispred Udruženja" denies for whom, not that.

And what a "but" overcomes: "slomila je nogu, ali ipak dolazi". Pure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

_DENIES: Final = frozenset({"absent", "decline", "self_absent", "so_not", "all_of_us"})


def cut_at_but(cue: Cue) -> Cue:
    """Return *cue*; of "neće moći, ali ćemo doći" only what is denied."""
    but = _but().search(cue.words) if "," in cue.words and cue.sense in _DENIES else None
    if but is None:
        return cue
    words, end = cue.words[: but.start()], cue.start + but.start()
    return cue._replace(words=words, end=end, said=cue.said.partition(",")[0])


@cache
def _but() -> re.Pattern[str]:
    return re.compile(rf",\s{either('against')}\s")


def left_standing(kind: Kind, text: str, low: str, said: Iterable[Cue]) -> tuple[Cue, ...]:
    """Return those of *said*, in a passage of *kind*, that nothing beside them takes back."""
    some = [c for c in said if not (_contrasts(low, c) or _is_on_leave(kind, c))]
    return tuple(_overcome(text, low, some))


def _contrasts(low: str, cue: Cue) -> bool:
    """What the words of *cue* deny is put right behind a "but", by the same small word."""
    return cue.sense in _DENIES and _pair().match(low, cue.end) is not None


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s\w+){{0,3}}?\s({either('in_what_name')})\s[^.!?;]{{1,80}}?"
        rf"\s{either('rather')}\s\1\s"
    )


def _is_on_leave(kind: Kind, cue: Cue) -> bool:
    """A signature tells when its owner is away, and who stands in: no change of ours."""
    return kind is Kind.SIGNATURE and cue.sense in _ON_LEAVE


_ON_LEAVE: Final = frozenset(
    {"absent", "self_absent", "for_him", "replaces", "swap", "instead"}
)


def _overcome(text: str, low: str, said: Sequence[Cue]) -> Iterator[Cue]:
    """Yield *said*; what keeps nobody tells the contrary: "bolesna je, ali ipak dolazi"."""
    able = any(cue.sense in _COMES for cue in said)
    for cue in said:
        if not (able and cue.sense in _KEEPS) or any_of("denies").search(cue.words):
            yield cue
        elif comes := _comes_all_the_same(text, low, cue, said):
            yield comes._replace(start=cue.start, end=cue.end)
        elif not _all_come().search(low, max(0, cue.start - STILL_MAX), cue.start):
            yield cue  # not "we are both coming, but he has broken his leg"


_KEEPS: Final = ("absent", "self_absent")
_COMES: Final = ("come", "self")
STILL_MAX: Final = 90  # letters from a broken leg to the verb of coming


def _comes_all_the_same(text: str, low: str, kept: Cue, said: Sequence[Cue]) -> Cue | None:
    """Return the verb of coming to which a "but" leads, with "still" and nobody else's name."""
    but = _but_still().match(low, kept.end, kept.end + STILL_MAX)
    if but is None:
        return None
    start = but.start("but")
    rest = [c for c in said if start <= c.start < but.end() + STILL_MAX]
    comes = next((c for c in rest if c.sense in _COMES), None)
    if comes is None or any(c.sense in _KEEPS and c.start < comes.end for c in rest):
        return None
    named = any(w[0].isupper() for w in text[start : comes.end].split() if len(w) > 1)
    named = named or _goes_on().match(low, comes.end) is None
    mine = any(c.sense == "self_absent" and c.start == kept.start for c in said)
    over = named or re.search(r"[.!?\n]", low[start : comes.start])
    return None if over or mine != (comes.sense == "self") else comes


@cache
def _but_still() -> re.Pattern[str]:
    still = rf"(?:\w+\s){{0,2}}?{either('all_the_same')}\b"
    return re.compile(rf"[^.!?\n]{{0,40}}?\s(?P<but>{either('against')})\s{still}")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:$|[.,;!)\n]|{either('comes_on')}\b)")


@cache
def _all_come() -> re.Pattern[str]:
    return re.compile(rf"\b{either('all_come')}\b")
