"""Others' own words in a letter: "[11.3. 19:02] Ana Ilić: ja idem" is what Ana says.

So is a letter in quotation marks, dictated or passed on, that closes with a name.
"""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.parse.clauses.standing import PERHAPS, Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import is_full

LINES_MIN: Final = 2  # one line with an hour and a name may be anything
STAMP_MAX: Final = 32  # letters of "[12.03.2019., 19:02:11] ~ "
_STAMP: Final = re.compile(r"[\W\d]*\d:\d\d(?::\d\d)?\W+")
_COMES: Final = frozenset({"self", "pair", "come", "enrol", "here"})
_STAYS: Final = frozenset({"self_absent", "absent", "decline"})
_OPEN: Final = frozenset({"if", "perhaps"})


def said_by(leaf: Leaf, m: Mention) -> tuple[Standing, str] | None:
    """Return what *m*, whose words stand there, says of himself; None if they are no talk."""
    if _speaks(leaf, m) and _is_talk(leaf):
        end = leaf.text.find("\n", m.end)
        cues = leaf.between(m.end, end if end >= 0 else len(leaf.text))
    elif (start := _speech_of(leaf, m)) is not None:
        cues = tuple(c for c in leaf.between(start, m.start) if c.sense in _OF_ONESELF)
    else:
        return None
    return _told(cues)


def _told(cues: Sequence[Cue]) -> tuple[Standing, str]:
    senses = {cue.sense for cue in cues}
    if senses & _STAYS:
        return Standing.STAYS, f"says “{_first(cues, _STAYS)}”"
    if senses & _OPEN:
        return Standing.UNKNOWN, PERHAPS
    if senses & _COMES:
        return Standing.COMES, f"says “{_first(cues, _COMES)}”"
    return Standing.UNKNOWN, "says nothing of coming"


def is_in_talk(leaf: Leaf, cue: Cue) -> bool:
    """The words are of whoever is named at the head of their line, not the writer's."""
    if ":" not in leaf.flat or cue.sense not in _COMES:
        return False  # a glance: few letters have such lines
    spoken = ((_speech_of(leaf, m), m.start) for m in leaf.people)
    if any(start is not None and start <= cue.start < end for start, end in spoken):
        return True
    start = leaf.text.rfind("\n", 0, cue.start) + 1
    speaks = any(_speaks(leaf, m) for m in leaf.named(start, cue.start))
    return speaks and _is_talk(leaf)


def _speech_of(leaf: Leaf, m: Mention) -> int | None:
    """Return where a letter in quotation marks begins that *m* signs; None if it is none."""
    if not is_full(m) or _CLOSES.match(leaf.flat, m.end) is None:
        return None
    near = leaf.flat[max(0, m.start - SPEECH_MAX) : m.start]
    opened = [match.end() for match in _OPENS.finditer(near)]
    start = max(0, m.start - SPEECH_MAX) + opened[-1] if opened else m.start
    signs = near.rstrip()[-1:] in (".", ",", "!", "\n")
    says = any(c.sense in _OF_ONESELF for c in leaf.between(start, m.start))
    return start if signs and says else None


SPEECH_MAX: Final = 1_500
_OPENS: Final = re.compile(r':\s*"')
_CLOSES: Final = re.compile(r'[^.!?\n"]{0,60}[.!]?\s?"')
_OF_ONESELF: Final = frozenset({"self", "self_absent", "if", "perhaps"})


def _first(cues: Sequence[Cue], senses: frozenset[str]) -> str:
    return next(cue.said for cue in cues if cue.sense in senses)


def _speaks(leaf: Leaf, m: Mention) -> bool:
    """An hour, at most a date before it, stands before the name, and a colon behind."""
    start = leaf.text.rfind("\n", 0, m.start) + 1
    if not leaf.flat.startswith(":", m.end) or not 0 < m.start - start <= STAMP_MAX:
        return False
    return _STAMP.fullmatch(leaf.text, start, m.start) is not None


def _is_talk(leaf: Leaf) -> bool:
    """Several speak, and somebody of himself: no plan of a day with hours and names."""
    several = sum(_speaks(leaf, m) for m in leaf.people) >= LINES_MIN
    return several and leaf.has("self", "self_absent", "pair")
