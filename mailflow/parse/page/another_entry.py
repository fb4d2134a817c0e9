"""A registration of others, sent by who is registered himself: "moja prijava stoji". Pure."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from mailflow.parse.page.ends import sentence_end
from mailflow.parse.page.phrasebook import Cue

ANOTHER: Final = "another_entry"
# What is told of the writer's own registration is of another than the one at hand.
_OF_MINE: Final = frozenset(
    {
        *("self", "pair", "come", "earlier", "formerly", "mine_before", "change", "replaces"),
        *("all_of_us", "again", "confirms", "correction", "alters", "others_stay", "moves"),
    }
)
_HOUSE: Final = "another_house"
_ENTERS: Final = frozenset({"enrol", "topic", "sends"})
_ALTERS: Final = frozenset({"correction", "alters", "swap", "instead", "cancel", "strike"})
_TELLS: Final = frozenset({"earlier", "mine_before", "formerly", "again", "confirms"})


def without_mine(said: Sequence[Cue], flat: str) -> list[Cue]:
    """Return *said*; beside "ovo je posebna prijava", nothing of the writer's own one."""
    if not any(c.sense in (ANOTHER, _HOUSE) for c in said):
        return list(said)
    ends = [0, *(m.end() for m in sentence_end().finditer(flat)), len(flat)]
    parts = [[c for c in said if a <= c.start < b] for a, b in pairwise(ends)]
    entries = [_entry(part) for part in parts]
    if not any(entries):
        return list(said)
    return [
        c._replace(sense=ANOTHER) if c is entry else c
        for part, entry in zip(parts, entries, strict=True)
        for c in part
        if not _is_of_mine(c, part, entry)
    ]


def _entry(part: Sequence[Cue]) -> Cue | None:
    """Return the words of a sentence by which others are entered apart; None if there are none.

    "U prijavi sam navela školu, a dolazim za drugo udruženje" tells of the writer.
    """
    entry = next((c for c in part if c.sense in (ANOTHER, _HOUSE)), None)
    if entry is None or any(c.sense in _ALTERS for c in part):
        return None
    enters = entry.sense == ANOTHER or any(c.sense in _ENTERS for c in part)
    return entry if enters else None


def _is_of_mine(cue: Cue, part: Sequence[Cue], entry: Cue | None) -> bool:
    """The words tell of an earlier registration, before those of the new one, if it has any."""
    until = entry.start if entry else part[-1].end
    told = any(c.sense in _TELLS and c.start < until for c in part)
    return told and cue.sense in _OF_MINE and cue.start < until
