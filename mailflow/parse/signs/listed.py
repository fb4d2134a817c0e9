"""Words of adding that tell of no earlier registration: "add Ana to the guest list"."""

from typing import Final

from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue


def to_list(leaf: Leaf, cue: Cue) -> bool:
    """ "Add Ana to the guest list": that there is a list says of no earlier registration."""
    start, end = max(0, cue.start - LIST_MAX), cue.end + LIST_MAX
    return any_of("guest_list").search(leaf.flat, start, end) is not None


LIST_MAX: Final = 40  # letters of "na listu gostiju za petak, 15. mart" beside "dopišite"
