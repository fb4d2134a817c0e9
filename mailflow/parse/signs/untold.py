"""Who is named in a letter that registers nobody, though no word tells why."""

from collections.abc import Iterator

from mailflow.model import Intent
from mailflow.parse.clauses.standing import BY_ORDER, ELSEWHERE, MENTIONED, Guest, Standing
from mailflow.parse.intent.asking import asked
from mailflow.parse.intent.before import nobody_comes
from mailflow.parse.page.particles import any_of
from mailflow.parse.people.names import alike
from mailflow.parse.signs.evidence import COMING, Evidence, sentence


def untold(e: Evidence) -> Iterator[Guest]:
    """Yield who is named beside the writer; in "did you get it?" they were registered."""
    sender = e.study.sender.name
    status = e.intent is Intent.QUESTION and asked(e.own) is not None
    none = e.intent is Intent.DECLINE and _none_of_us(e)  # whoever is named
    for guest in () if status or none else e.study.party.guests:
        other = sender is None or not alike(guest.mention.name, sender.value)
        shown = guest.standing in (Standing.UNKNOWN, Standing.COMES)
        told = guest.because in (ELSEWHERE, MENTIONED)
        told = told or _is_suggested(guest)
        refused = guest.because == BY_ORDER or _is_wished(guest)
        told = told or (e.intent is Intent.DECLINE and refused)
        told = told or (e.intent is Intent.QUESTION and _is_weighed(guest))
        if other and shown and guest.mention.surname and not told:
            yield guest


def _none_of_us(e: Evidence) -> bool:
    """ "Niko od nas ne može", "nas ne računajte": plainer than "ne možemo" of the writers."""
    cue = nobody_comes(e.own)
    if cue is None:
        return False
    return any(any_of(kind).search(cue.words) is not None for kind in ("nobody", "us_out"))


def _is_wished(guest: Guest) -> bool:
    """ "We would have sent Ana, but …": said before the name, in a letter that refuses."""
    leaf, m = guest.leaf, guest.mention
    before = leaf.between(leaf.sentence_start(m.start), m.start)
    return any(c.sense in ("longed", "wished") or c.words == "would have" for c in before)


def _is_weighed(guest: Guest) -> bool:
    """ "Od toga zavisi da li ćemo poslati Anu": before an answer nobody is sent."""
    leaf, m = guest.leaf, guest.mention
    return any(c.sense == "ask_only" for c in leaf.between(*sentence(leaf, m.start)))


def _is_suggested(guest: Guest) -> bool:
    """ "Pozovite Anu, ona se time bavi": somebody else is to be asked, and knows nothing."""
    leaf, m = guest.leaf, guest.mention
    start, end = sentence(leaf, m.start)
    said = next((c for c in leaf.between(start, end) if c.sense == "suggests"), None)
    if said is None:
        return False
    after = leaf.between(min(said.start, m.start), end)  # "we cannot come; I recommend Ana"
    return not any(c.sense in COMING for c in after)
