"""Who wrote a letter that came as a document: "dolazim ja", and below it the name.

Some write in Word or a plain text and send that; its "I" is who signs it.
"""

from collections.abc import Sequence
from dataclasses import replace

from mailflow.parse.clauses.own_coming import speaks
from mailflow.parse.clauses.standing import SIGNS, Guest, Standing
from mailflow.parse.letter import Kind
from mailflow.parse.people.names import is_full


def by_own_paper(guests: Sequence[Guest]) -> list[Guest]:
    """Return *guests*; who signs a document that says "I come" does."""
    return [
        replace(guest, standing=Standing.COMES, because="signs a document that says “I”")
        if _signs(guest) and speaks(guest.leaf)
        else guest
        for guest in guests
    ]


def _signs(guest: Guest) -> bool:
    signs = guest.standing is Standing.WRITES and guest.because == SIGNS
    return signs and guest.leaf.kind is Kind.ATTACHMENT and is_full(guest.mention)
