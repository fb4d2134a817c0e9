"""Claims of organisations named in mail that does not count: quoted, or passed on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mailflow.model import Address
from mailflow.parse.affiliation.claims import SPELLED, SPELLED_OUT, Claim, claim_of, claims_in
from mailflow.parse.affiliation.spelled import spelled
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.organisations.belonging import in_event
from mailflow.parse.page.working import flat

BACKGROUND: Final = 0.3
CONFIRMED: Final = 0.9  # what the desk's own mail below says is registered
EARLIER: Final = 0.6  # of its weight, in an earlier mail of the sender
_OF_DESK: Final = ("confirms", "asked_names")  # what the desk says to who is registered


def behind(
    leaves: Sequence[Leaf], sender: Address | None, desk: Sequence[Address]
) -> Iterator[Claim]:
    """Yield the claims of mail that does not count, for want of better.

    What the *desk* names in its invitation is nobody's house who answers it.
    """
    for leaf in leaves:
        told = leaf.has(*_OF_DESK)
        if not told and any(one.email in leaf.page.passage.sender for one in desk):
            continue
        if sender is not None and sender.email in leaf.page.passage.sender:
            yield from (
                replace(c, weight=EARLIER * c.weight) for c in claims_in([leaf], (), sender)
            )
            continue
        for start, end, name in spelled(leaf, sender):
            yield Claim(leaf, start, end, name, "", SPELLED, False, SPELLED_OUT)
        author = flat(leaf.page.passage.sender)  # "Debatna liga <turnir@…>" wrote it
        named = [one for one in leaf.organisations if not in_event(leaf.page, one.start)]
        named = [one for one in named if flat(one.name) not in author]
        known = told and len({one.name for one in named}) == 1
        for one in named:
            weight = CONFIRMED if known else BACKGROUND + one.weight / 4
            yield claim_of(leaf, one, weight)
