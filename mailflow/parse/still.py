"""Who was registered before and still comes, though the letter at hand does not say so."""

from mailflow.parse.coming.counts import find_count
from mailflow.parse.coming.kept import told_with
from mailflow.parse.coming.names import alike
from mailflow.parse.coming.seats import Seat
from mailflow.parse.study import Study


def registered_himself(study: Study) -> bool:
    """The writer's own mail below registers him, too: "dolazimo Ana Ilić i ja"."""
    name, address = study.sender.name, study.sender.email or "?"
    return any(
        leaf.has("pair", "self") and not leaf.has("self_absent")
        for leaf in study.leaves.background
        if address in leaf.page.passage.sender
        or (name and alike(name.value, leaf.page.passage.sender.split("<")[0]))
    )


def adds_up(study: Study) -> bool:
    """ "Prijavio sam Anu i Savu, sada ide i Vera, ukupno troje": all three are counted."""
    party = study.party
    if party.removed or party.stays:
        return False
    before = sum(
        any(_of(seat, g.mention.name) and told_with(g) for g in party.guests)
        for seat in party.unknown
    )
    told = find_count(study.leaves.own)
    return bool(before) and told == before + len(party.comes)


def _of(seat: Seat, name: str) -> bool:
    return alike(name, seat.person.name.value)
