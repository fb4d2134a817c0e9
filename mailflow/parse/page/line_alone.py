"""Words that tell something only where they have a line to themselves: "APOLOGIES". Pure."""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.parse.page.phrasebook import Cue

_MEANT: Final = {"absent_above": "absent"}  # what a sense means above a list
_BEFORE: Final = re.compile(r"(?:^|\n)[ \t*#=-]*$")
_BEHIND: Final = re.compile(r"[ \t*#=-]*(?:\([^()\n]{0,20}\))?[ \t]*(?::|[ \t*#=-]*(?:\n|$))")
_MARKS_MAX: Final = 8  # letters of "** " before it


def as_headings(flat: str, said: Sequence[Cue]) -> list[Cue]:
    """Return *said*; of words that head a list, those that do, and by what they mean there.

    What the same words mean in a sentence is left out: "regrets", "nu vin".
    """
    if not any(cue.sense in _MEANT for cue in said):
        return list(said)
    heads = [c._replace(sense=_MEANT[c.sense]) for c in said if _heads(flat, c)]
    rest = [c for c in said if c.sense not in _MEANT]
    other = [c for c in rest if not any(h.start <= c.start and c.end <= h.end for h in heads)]
    return sorted((*heads, *other))


def _heads(flat: str, cue: Cue) -> bool:
    """The words head a list, and have their line, or its part before a colon, to themselves."""
    if cue.sense not in _MEANT:
        return False
    before = _BEFORE.search(flat, max(0, cue.start - _MARKS_MAX), cue.start)
    return before is not None and _BEHIND.match(flat, cue.end) is not None
