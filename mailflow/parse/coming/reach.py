"""How far words reach: a "him" behind a name, a word that strikes off before one."""

import re
from bisect import bisect_left
from typing import Final

from mailflow.model import Gender
from mailflow.parse.coming.names import alike, is_full
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue

HIM_MAX: Final = 160  # letters from a name to the "him" that means it


def until_next(
    leaf: Leaf, m: Mention, most: int = HIM_MAX, *, sex: Gender | None = None
) -> int:
    """Return where the text that may mean *m* by "him" ends: at the next other person.

    Args:
        sex: Of whom the word is said; people of the other are passed over.
    """
    at = bisect_left(leaf.people, m.end, key=lambda one: one.start)
    while at < len(leaf.people) and (
        is_other(leaf.people[at].gender, sex) or _once_more(leaf.people[at], m)
    ):
        at += 1
    reach = m.end + most
    return min(leaf.people[at].start, reach) if at < len(leaf.people) else reach


def _once_more(one: Mention, m: Mention) -> bool:
    """The next person is *m* again, by half the name: "Ana Ilić … Ana je na putu"."""
    return not is_full(one) and alike(one.name, m.name)


def is_other(one: Gender | None, sex: Gender | None) -> bool:
    """Both are known, and they are not the same."""
    return None not in (one, sex) and one is not sex


def stays_behind(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """ "Take Vidoje off the list; Ana is still coming": a mark between, a verb behind."""
    mark = re.search(r"[;,–]|\s-\s", leaf.flat[cue.end : m.start])
    if mark is None or m.case is not Case.NOMINATIVE or leaf.flat.startswith(",", m.end):
        return False
    after = leaf.between(m.end, leaf.clause(m.end)[1])
    return any(c.sense == "come" and not leaf.named(m.end, c.start) for c in after)
