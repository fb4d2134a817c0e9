"""Who wrote a letter that came as a document: "dolazim ja", and below it the name.

Some write in Word or a plain text and send that; its "I" is who signs it.
"""

from collections.abc import Sequence
from dataclasses import replace

from mailflow.parse.coming.guests import Guest
from mailflow.parse.coming.names import is_full
from mailflow.parse.coming.standing import SIGNS, Standing
from mailflow.parse.coming.writer import speaks
from mailflow.parse.letter import Kind


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
