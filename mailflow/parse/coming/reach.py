"""How far behind a name words such as "him" may still mean its person."""

from bisect import bisect_left
from typing import Final

from mailflow.model import Gender
from mailflow.parse.coming.names import alike, is_full
from mailflow.parse.letter import Mention
from mailflow.parse.page.leaf import Leaf

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
