"""Signs that who speaks or opens an event does so at another: "uvodnu reč drži Ana Ilić"."""

from collections.abc import Iterator

from mailflow.model import Doubt
from mailflow.parse.clauses.standing import Guest, Standing, words_in
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.working import flat
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield a doubt of everybody who comes only by what he does at an event."""
    for person in e.attendees:
        coming = [g for g in e.guests_of(person) if g.standing is Standing.COMES]
        if coming and _performs(coming[0]):
            yield doubt("performs_only", person.name.value, coming[0].because)


def _performs(guest: Guest) -> bool:
    """ "Uvodnu reč drži …": at our event, or another; not "u naše ime govori …"."""
    words = flat(words_in(guest.because))
    return bool(any_of("performs").search(words)) and not any_of("ours").search(words)
