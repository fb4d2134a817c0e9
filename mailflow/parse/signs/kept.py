"""Signs that somebody was taken out of whom the letter says that he stays. Pure.

„Молим вас само Петра и Јовану, ја отказујем“ strikes off who writes, and nobody else.
"""

from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.page.particles import any_of
from mailflow.parse.signs.evidence import Evidence, part
from mailflow.reasons import doubt

# With one of these beside the name it is told who goes: „само Петар не долази“.
_GOES: Final = frozenset({
    "absent", "decline", "self_absent", "cancel", "strike", "instead", "for_him", "swap",
    "replaces", "gone", "except",
})  # fmt: skip


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the first who falls away though words like "only" or "keep" stand by the name."""
    for leaf in e.own if e.removed else ():
        for m in (one for one in leaf.people if e.falls_away(one.name)):
            start, end = part(leaf, m.start, m.end)
            said = any_of("stays", leaf.language or "sr").search(leaf.flat, start, end)
            goes = any(cue.sense in _GOES for cue in leaf.between(start, end))
            if said and not goes:
                yield doubt("said_to_stay", m.name, said[0])
                return
