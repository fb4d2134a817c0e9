"""How far words reach: a "him" behind a name, a word that strikes off before one."""

import re
from typing import Final

from mailflow.model import Gender
from mailflow.parse.clauses.joined import joined_right
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike, is_full

HIM_MAX: Final = 160  # letters from a name to the "him" that means it


def until_next(
    leaf: Leaf, m: Mention, most: int = HIM_MAX, *, sex: Gender | None = None
) -> int:
    """Return where the text that may mean *m* by "him" ends: at the next other person.

    Args:
        sex: Of whom the word is said; people of the other are passed over.
    """
    at = leaf.named_before(m.end)
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
    if _is_of_rest(leaf, cue, m):
        return True
    last = m
    if (joined := joined_right(leaf, m)) and "," not in leaf.flat[m.end : joined.start]:
        last = joined  # "Ana i Petar dolaze"
    mark = re.search(r"[;,–]|\s-\s", leaf.flat[cue.end : m.start])
    if mark is None or m.case is not Case.NOMINATIVE or leaf.flat.startswith(",", last.end):
        return False
    after = leaf.between(last.end, leaf.clause(last.end)[1])
    return any(c.sense == "come" and not leaf.named(last.end, c.start) for c in after)


def _is_of_rest(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """ "Strike off Ana; the others, Vera and Petar, …": named behind her, as the rest."""
    if m.start - cue.end > HIM_MAX or not may_tell(leaf.page, "the_rest"):
        return False
    first = next(iter(leaf.named(cue.end, m.start)), None)
    if first is None:
        return False
    return any_of("the_rest").search(leaf.flat, first.end, m.start) is not None
