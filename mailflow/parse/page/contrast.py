"""Contrasts: "ne dolazimo ispred Doma, nego ispred Udruženja" denies for whom, not that."""

import re
from functools import cache
from typing import Final

from mailflow.parse.page.particles import either
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


def contrasts(low: str, cue: Cue) -> bool:
    """What the words of *cue* deny is put right behind a "but", by the same small word."""
    return cue.sense in _DENIES and _pair().match(low, cue.end) is not None


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s\w+){{0,3}}?\s({either('in_what_name')})\s[^.!?;]{{1,80}}?"
        rf"\s{either('rather')}\s\1\s"
    )
