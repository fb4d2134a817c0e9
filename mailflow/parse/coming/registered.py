"""Who an earlier mail, quoted below, had registered: they fall away when all of it does."""

from collections.abc import Sequence
from typing import Final

from mailflow.model import Address, Found
from mailflow.parse.coming.guests import Standing, find_guests
from mailflow.parse.coming.names import alike, is_full, tokens
from mailflow.parse.page.leaf import Leaf

QUOTES_MAX: Final = 4


def registered(leaves: Sequence[Leaf], desk: Sequence[Address]) -> list[Found]:
    """Return the people whom the first of *leaves* that names any says will come."""
    for leaf in leaves[:QUOTES_MAX]:
        found: list[Found] = []
        for guest in find_guests(leaf):
            name = guest.mention.name
            comes = guest.standing is Standing.COMES and is_full(guest.mention)
            if comes and not _is_desk(name, desk) and not _is_there(name, found):
                found.append(leaf.found(name, guest.mention.start, guest.because))
        if found:
            return found
    return []


def _is_there(name: str, found: Sequence[Found]) -> bool:
    return any(alike(name, other.value) for other in found)


def _is_desk(name: str, desk: Sequence[Address]) -> bool:
    locals_of = [address.email.partition("@")[0] for address in desk]
    return any(all(word in local for word in tokens(name)) for local in locals_of)
