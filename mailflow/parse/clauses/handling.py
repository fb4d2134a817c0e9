"""Who only does or tells something: "Ana Ilić će Vam poslati dokaz o uplati"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.tables import has_trait

TELLS_MAX: Final = 32  # letters from a name to "iz Kancelarije mi je rekla"
OBJECT_MAX: Final = 20  # letters before and behind the words in which "svoj dolazak" may stand
_BRINGS: Final = frozenset({"come", "pair", "self", "instead", "represents", "absent"})
_POST: Final = r"(?:\s*,[^,.;:!?()\n]{1,48},)?"  # after a name, between commas


def handles(leaf: Leaf, m: Mention) -> bool:
    """The person sends, pays or arranges something, and nothing more is said of him.

    Not who "prijavljuje svoj dolazak", or is said to come in the same clause.
    """
    if m.case is not Case.NOMINATIVE or not has_trait(leaf.language, "known_well"):
        return False
    if not may_tell(leaf.page, "handles"):
        return False
    start, end = leaf.clause(m.start)
    does = _does().match(leaf.flat, m.end, end)
    if does is None and leaf.language != "en":  # "we send Ana Ilić"
        does = _done_by().search(leaf.flat, start, m.start)
    if does is None or _too().search(leaf.flat, start, m.start):
        return False  # "kotizaciju je platio i Petar Tot": as those who come
    said = (c for c in leaf.between(start, end) if not does.start() <= c.start < does.end())
    if any(c.sense in _BRINGS and not _is_of_next(leaf, m, c) for c in said):
        return False
    near = max(start, does.start() - OBJECT_MAX), min(end, does.end() + OBJECT_MAX)
    return any_of("for_himself").search(leaf.flat, *near) is None


@cache
def _does() -> re.Pattern[str]:
    """Return what finds, behind a name, what its bearer does."""
    return re.compile(rf"{_POST}\s+(?:{either('while_doing')}\s){{0,4}}{either('handles')}\b")


def _is_of_next(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Plaća Ana Ilić, dolazi Petar Tot": beyond a comma, the verb has its own subject."""
    if not m.end <= cue.start <= m.end + TELLS_MAX or "," not in leaf.flat[m.end : cue.start]:
        return False
    after = leaf.named(cue.end, min(leaf.clause(cue.end)[1], cue.end + TELLS_MAX))
    return bool(after) and not leaf.named(m.end, cue.start) and after[0].case is Case.NOMINATIVE


@cache
def _too() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('too')}|{either('and')})\s$")


@cache
def _done_by() -> re.Pattern[str]:
    """Return what finds the same before a name and its post: "uplatu vrši blagajnica Ana"."""
    return re.compile(
        rf"\b{either('handles')}\s(?:{either('while_doing')}\s){{0,3}}(?:\w+\s){{0,3}}$"
    )


def is_billed(leaf: Leaf, m: Mention) -> bool:
    """ "Račun glasi na Anu Ilić", "a számlát Ana Ilić nevére": a bill goes to this person."""
    if not may_tell(leaf.page, "billed_to"):
        return False
    there = _billed_to().search(leaf.flat, leaf.sentence_start(m.start), m.start)
    if there is None or any_of("and").search(there["whom"]):
        return False
    between = there.end("to"), m.start
    return not (leaf.named(*between) or any(c.sense in _SEATS for c in leaf.between(*between)))


_SEATS: Final = _BRINGS | {"enrol"}


@cache
def _billed_to() -> re.Pattern[str]:
    """Return what finds words of a bill before a name, and at most a post between."""
    return re.compile(
        rf"\b(?P<to>{either('billed_to')})\s?:?\s(?P<whom>(?:[\w-]+[.,]?\s){{0,4}})$"
    )


def only_tells(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> bool:
    """ "Ana mi je rekla da se javim Vama": she told of it, and nobody says that she comes."""
    end = min(m.end + TELLS_MAX, leaf.clause(m.end)[1])
    near = (c for c in leaf.between(m.end, end) if c.sense == "tells")
    tells = any(not leaf.named(m.end, c.start) for c in near)
    return tells and not any(
        c.sense in ("come", "here") and c.start > m.end and not _is_said_of_another(leaf, m, c)
        for c in cues
    )


def _is_said_of_another(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Ana Vas moli da primite Marka Tota kao gosta": another is named, no "she and"."""
    he = any_of("he", leaf.language).search(leaf.flat, m.end, cue.start)
    others = (other.case for other in leaf.named(m.end, cue.start))
    return he is None and any(c in (Case.NOMINATIVE, Case.ACCUSATIVE) for c in others)
