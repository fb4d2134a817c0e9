"""Signs that somebody was taken out of whom the letter says that he stays. Pure.

„Молим вас само Петра и Јовану, ја отказујем“ strikes off who writes, and nobody else.
"""

from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.tables import has_trait
from mailflow.parse.signs.evidence import Evidence, part
from mailflow.parse.signs.wanted import is_denied
from mailflow.reasons import doubt

# With one of these beside the name it is told who goes: „само Петар не долази“.
_GOES: Final = frozenset({
    "absent", "decline", "self_absent", "cancel", "strike", "instead", "for_him", "swap",
    "replaces", "gone", "except",
})  # fmt: skip


BESIDE_MAX: Final = 24  # letters from a name to "only" that is said of it


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield who falls away though the words beside the name say that he stays, or comes."""
    yield from _stays(e)
    yield from _after_all(e)


def _after_all(e: Evidence) -> Iterator[Doubt]:
    """ "Јована је била болесна, али сада може да дође": nobody else is named who would."""
    # Of other languages we know too few words for "not".
    well = has_trait(e.study.tongue.language, "known_well")
    for leaf in e.own if e.removed and well else ():
        for m in (one for one in leaf.people if e.falls_away(one.name)):
            end = leaf.sentence_end(m.end)
            cues = leaf.between(m.end, end)
            gone = next((cue.end for cue in cues if cue.sense in _GOES), end)
            later = (c for c in cues if c.sense == "come" and c.start > gone)
            comes = next((c for c in later if not inside(leaf, c, "absent")), None)
            apart = comes and "," in leaf.flat[gone : comes.start]
            others = leaf.named(gone, end) or any(c.sense == "others_stay" for c in cues)
            # "Ana je na odmoru, pa ću doći ja": who writes comes, and not she.
            others = others or any(c.sense == "self" and c.end > gone for c in cues)
            if comes and apart and not (others or is_denied(leaf, comes)):
                yield doubt("comes_after_all", m.name, comes.said)
                return


def _stays(e: Evidence) -> Iterator[Doubt]:
    """Yield the first who falls away though words like "only" or "keep" stand by the name."""
    for leaf in e.own if e.removed else ():
        for m in (one for one in leaf.people if e.falls_away(one.name)):
            start, end = part(leaf, m.start, m.end)
            end = min(end, m.end + BESIDE_MAX)  # "Jovan's exam that he'd only moved …"
            said = any_of("stays", leaf.language).search(leaf.flat, start, end)
            goes = any(cue.sense in _GOES for cue in leaf.between(start, end))
            if said and not goes:
                yield doubt("said_to_stay", m.name, said[0])
                return
