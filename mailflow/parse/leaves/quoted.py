"""What stands in quotation marks: what a house is called, or somebody as a list has him."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue

BEFORE_MAX: Final = 30  # letters of "treba da stoji" before the marks
_SPOKEN: Final = re.compile(r"\w{4,}[.!?] ")  # sentences in quotation marks are no name
_QUOTED: Final = re.compile(r'"[^"\n]{2,120}"')
_ENTERS: Final = frozenset({"enrol", "strike", "instead", "correction"})


def quoted(
    flat: str, mentions: Sequence[Mention], cues: Sequence[Cue]
) -> list[tuple[int, int]]:
    """Return where something stands in quotation marks in which nobody is named for himself."""
    if '"' not in flat:
        return []
    spans = (m.span() for m in _QUOTED.finditer(flat) if not _SPOKEN.search(m[0]))
    return [(a, b) for a, b in spans if not _is_person(flat, a, b, mentions, cues)]


def _is_person(
    flat: str, start: int, end: int, mentions: Sequence[Mention], cues: Sequence[Cue]
) -> bool:
    """ "Umesto „Ana Ilić“ upišite „Vera Tot“": a whole name, and no kind of house before it."""
    inside = (start + 1, end - 1)
    if not any((m.start, m.end) == inside and m.given and m.surname for m in mentions):
        return False
    told = any(c.end == start - 1 and c.sense in _ENTERS for c in cues)
    return told or _as().search(flat, max(0, start - BEFORE_MAX), start) is not None


@cache
def _as() -> re.Pattern[str]:
    return re.compile(rf"\b{either('written_as')}:? $")
