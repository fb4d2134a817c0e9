"""Who comes by a letter that answers the desk's question for names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from mailflow.parse.clauses.standing import MENTIONED, Guest, Standing
from mailflow.parse.coming.only_named import is_only_named
from mailflow.parse.coming.seats import Seat
from mailflow.parse.leaves.between import ends_asking, is_point, piece_above
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.page.particles import either
from mailflow.parse.writer.signer import stands_below


def answering(
    seats: Sequence[Seat], guests: Sequence[Guest], below: Sequence[Leaf], *, beside: bool
) -> list[Seat]:
    """Return *seats*; whoever is named and of whom nothing is told comes.

    Unless it is told of others that they come, or names stand alone: then the sentence about
    who forwarded the call brings nobody.

    Args:
        below: The mail that asks; between its lines, the answers may stand.
        beside: Others are told of without a name.
    """
    pairs = list(zip(seats, guests, strict=True))
    others = beside or any(not seat.is_sender for seat in seats)
    told = any(_is_told(seat, guest) for seat, guest in pairs)
    return [
        replace(seat, standing=Standing.COMES)
        if _is_named(seat, guest, below if others else None)
        and (not told or is_alone(guest) or _answers(guest, below))
        else seat
        for seat, guest in pairs
    ]


def _is_told(seat: Seat, guest: Guest) -> bool:
    own = guest.leaf.kind is Kind.OWN and not seat.is_sender
    alone = seat.standing is Standing.UNKNOWN and is_alone(guest)
    return own and (alone or seat.standing is Standing.COMES)


def is_alone(guest: Guest) -> bool:
    """The guest has a line or a sentence for himself, or shares it with other names only."""
    return guest.is_item or is_only_named(guest.leaf, guest.mention)


def _is_named(seat: Seat, guest: Guest, beside: Sequence[Leaf] | None) -> bool:
    if beside is not None and _answers_else(guest, beside):
        return False
    if beside is not None and seat.is_sender and _only_signs(guest, beside):
        return False  # he signs the names of others
    told_of = guest.because == MENTIONED
    return seat.standing is Standing.UNKNOWN and guest.leaf.kind is Kind.OWN and not told_of


def _answers(guest: Guest, below: Sequence[Leaf]) -> bool:
    """The line stands below the very question, and names people and what they are."""
    leaf, at = guest.leaf, guest.mention.start
    above = None if leaf.between(*leaf.page.line_of(at)) else piece_above(leaf, below)
    return above is not None and ends_asking(above)


def _answers_else(guest: Guest, below: Sequence[Leaf]) -> bool:
    """The name stands below another question: "Ko plaća?"."""
    above = piece_above(guest.leaf, below)
    return above is not None and is_point(above) and not ends_asking(above)


def _only_signs(guest: Guest, below: Sequence[Leaf]) -> bool:
    """The name closes the letter, or stands below what of the mail does not ask for names."""
    leaf, m = guest.leaf, guest.mention
    if _signs(leaf, m):
        return True
    above = piece_above(leaf, below) if len(leaf.people) == 1 else None
    return above is not None and not ends_asking(above)


def _signs(leaf: Leaf, m: Mention) -> bool:
    """The name closes what was typed, below a blank line or alone below a greeting."""
    below = leaf.text.endswith("\n", 0, m.start) and bool(leaf.text[: m.start].strip())
    alone = len(leaf.people) == 1 and below and not leaf.text[m.end :].strip()
    ends = any(m is last for last in leaf.people[-1:])  # a half name is among none of them
    return alone or stands_below(leaf, m) or (ends and _below_list(leaf, m))


def _below_list(leaf: Leaf, m: Mention) -> bool:
    """A blank line parts the name from the lines of a list, between which there is none."""
    above = leaf.text[: m.start].rstrip()
    if leaf.text[len(above) : m.start].count("\n") < 2:
        return False
    last = leaf.page.line_of(len(above))[0]
    ends = (len(above), last - 1)
    return all(end > 0 and leaf.named(*leaf.page.line_of(end)) for end in ends)


def names_himself(own: Sequence[Leaf]) -> bool:
    """ "Ja (sekretar) i Petar Tot": the first of those named is who writes."""
    some = (x for x in own if x.kind is Kind.OWN and "(" in x.flat)
    return any(_me_and().search(leaf.flat) for leaf in some)


@cache
def _me_and() -> re.Pattern[str]:
    post = r"\([^()\n]{2,60}\)"
    return re.compile(rf"(?:^|[.:]|\n\n)\s*{either('myself')} {post},? {either('and')} ")
