"""Signs that somebody is told to be ill or away who was never on the list."""

from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.leaves.spread import names_in
from mailflow.parse.letter import Kind
from mailflow.parse.people.names import alike
from mailflow.parse.signs.evidence import Evidence, sentence
from mailflow.reasons import doubt

# Senses that tell of the event, or of who was on the list.
_OF_IT: Final = frozenset(
    {"come", "enrol", "self", "pair", "here", "instead", "for_him", "swap", "gone", "replaces",
     "strike", "cancel", "earlier", "formerly", "all_of_us", "others_stay"}
)  # fmt: skip


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the one who falls away beside others by a sentence that is of no registration.

    "Umesto Ane dolazi Vera. Petar Tot, koji to inače radi, je na odmoru."
    """
    beside = e.intent is Intent.CHANGE or _others_fall_away(e)
    if e.intent not in (Intent.CHANGE, Intent.CANCEL) or not beside:
        return
    below = [name for _, name, _ in names_in(e.study.leaves.background)]
    for guest in e.study.party.guests:
        if _is_away(e, guest) and not any(alike(guest.mention.name, name) for name in below):
            yield doubt("away_beside", guest.mention.name)
            return


def _others_fall_away(e: Evidence) -> bool:
    """Somebody else, or the writer, is struck off, or the letter asks something."""
    party = e.study.party
    asks = any("?" in leaf.text for leaf in e.own)
    return bool(party.removed or party.writer_stays or asks or e.study.has("mine_before"))


def _is_away(e: Evidence, guest: Guest) -> bool:
    """Nothing but that he is ill, or away, is told of one who so falls away."""
    leaf, m = guest.leaf, guest.mention
    if guest.standing is not Standing.STAYS or leaf.kind is not Kind.OWN or guest.is_item:
        return False
    if not e.falls_away(m.name) or _is_named_again(e, guest):
        return False
    return _OF_IT.isdisjoint(c.sense for c in leaf.between(*sentence(leaf, m.start)))


def _is_named_again(e: Evidence, guest: Guest) -> bool:
    """Another place tells that he is struck off, or was registered."""
    same = (g for g in e.study.party.guests if alike(g.mention.name, guest.mention.name))
    return any(g.standing is not Standing.STAYS or g.is_item for g in same)
