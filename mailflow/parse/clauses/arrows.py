"""Who takes whose place by an arrow: "Zamena: Ana Ilić -> Petar Tot"."""

import re
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.phrasebook import cue as cue_of
from mailflow.parse.people.names import is_full

ARROW: Final = re.compile(r"\s*(?:-{1,2}>|={1,2}>|→)\s*")
_ALTERS: Final = ("change", "instead", "swap", "correction", "strike")


def pointed_to(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the arrow before *m*, from somebody else in whose place *m* comes."""
    return _arrow(leaf, leaf.named_before(m.start) - 1)


def pointed_away(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the arrow behind *m*, to somebody else who comes in his place."""
    return _arrow(leaf, leaf.named_before(m.start))


def _arrow(leaf: Leaf, at: int) -> Cue | None:
    """Return the arrow between the person at *at* and the next, in a letter that alters."""
    if not (">" in leaf.flat or "→" in leaf.flat) or not leaf.has(*_ALTERS):
        return None
    old, new, *_ = (*leaf.people[max(at, 0) : at + 2], None, None)
    if at < 0 or not (old and new and is_full(old) and is_full(new)) or _are_kin(old, new):
        return None
    if ARROW.fullmatch(leaf.flat, old.end, new.start) is None:
        return None
    return cue_of(leaf.page, old.end, new.start, "swap")


def _are_kin(old: Mention, new: Mention) -> bool:
    """One half is the same: "Ana Ilin -> Ana Ilić" may put right how she is written."""
    return old.given == new.given or old.surname == new.surname
