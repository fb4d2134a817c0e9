"""Who is named among those of whom only some come: "odbor čine Ana i Petar, ide Ana". Pure."""

from collections.abc import Sequence
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike

_COMES: Final = frozenset({"come", "self", "enrol"})
AFTER_MAX: Final = 300  # letters from a group to who of it comes


def is_left_in_group(leaf: Leaf, m: Mention) -> bool:
    """ "Odbor čine Ana, Petar i Vera. Na skup ide Vera": of the others nothing is told."""
    told = _group(leaf, m.start)
    if told is None:
        return False
    rest = leaf.named(told, len(leaf.flat))
    return not any(alike(m.name, one.name) for one in rest)


def is_of_group(leaf: Leaf, pair: Cue) -> bool:
    """ "Pozvali ste Anu, Petra i mene, dolazi samo Ana": the pair says nothing of coming."""
    return _group(leaf, pair.start) is not None


def _group(leaf: Leaf, at: int) -> int | None:
    """Return where a group ends in which *at* stands, if some of it are told to come behind."""
    if not (may_tell(leaf.page, "of_group") or may_tell(leaf.page, "of_called")):
        return None
    start = leaf.sentence_start(at)
    end = _end(leaf, start, at)
    some = leaf.named(start, end)
    if at >= end or not some or any_of("of_party").search(leaf.flat, start, end):
        return None
    group = any_of("of_group").search(leaf.flat, start, end)
    called = any_of("of_called").search(leaf.flat, start, end)
    comes = _first_coming(leaf, end) if group or called else None
    if comes is None or not _leaves_some(leaf, comes, end, some):
        return None
    near = leaf.clause(comes)[0] <= leaf.sentence_end(at)
    only = any_of("only").search(leaf.flat, end, leaf.sentence_end(comes))
    return end if group or only or near else None


def _end(leaf: Leaf, start: int, at: int) -> int:
    """Return where the words about the group end: at a verb of coming, "only", a turn."""
    end = min(leaf.clause(at)[1], leaf.sentence_end(at))
    said = (c.start for c in leaf.between(start, end) if c.sense in _COMES and not _counts(c))
    only = any_of("only").search(leaf.flat, start, end)
    at_only = only.start() if only else end
    return min([end, at_only, *said])


def _counts(cue: Cue) -> bool:
    """ "Nas je troje", "tim čine": how many we are, or who, not that we come."""
    kinds = ("we_are", "of_group", "of_called")
    return any(any_of(kind).search(cue.words) for kind in kinds)


def _first_coming(leaf: Leaf, end: int) -> int | None:
    """Return where the first words of coming behind *end* stand: "može samo Ana" are some."""
    after = leaf.between(end, end + AFTER_MAX)
    said = next((c.start for c in after if c.sense in _COMES), None)
    start = leaf.clause(end)[0]
    if said is None and any_of("only").match(leaf.flat, end):
        return end if any_of("can", leaf.language).search(leaf.flat, start, end) else None
    return said


def _leaves_some(leaf: Leaf, comes: int, end: int, some: Sequence[Mention]) -> bool:
    """The verb is of some of the group, or of the writer alone."""
    start, stop = leaf.clause(comes)
    again = leaf.named(max(start, end), stop)
    if any(alike(one.name, other.name) for one in again for other in some):
        return True
    alone = any(
        c.sense == "self" and not c.words.endswith("mo") for c in leaf.between(start, stop)
    )
    several = any_of("with_me").search(leaf.flat, max(start, end), stop)
    return alone and not (again or several)
