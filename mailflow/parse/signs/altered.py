"""Signs that a change or a cancellation was misread: its people do not add up."""

from collections.abc import Iterator
from itertools import pairwise

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.elsewhere import of_himself
from mailflow.parse.clauses.standing import WITHOUT_VERB
from mailflow.parse.coming.counts import find_places
from mailflow.parse.falling_away import says_nothing_of_himself, was_not_listed
from mailflow.parse.intent.striking import counted_off
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike, is_full
from mailflow.parse.signs.below import also_below, only_signs
from mailflow.parse.signs.evidence import Evidence, people_in, sentence
from mailflow.parse.signs.wanted import absent_in_vain, first
from mailflow.reasons import doubt
from mailflow.script import fold


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that speak against a change or a cancellation."""
    if e.intent in (Intent.CHANGE, Intent.CANCEL):
        yield from _alters(e)


def _alters(e: Evidence) -> Iterator[Doubt]:
    """A change or cancellation whose people do not add up."""
    sender = e.study.sender.name
    for_all = any(any_of("for_all").search(leaf.flat) for leaf in e.own)  # of those named
    for_all = for_all or counted_off(e.own) == len(e.removed) > 0
    of_all = for_all or e.study.has("all_of_us") or e.study.has("mine_before")
    several = sender and len(e.removed) > 1 and e.falls_away(sender.value)
    off = sender and e.removed and e.study.has("self_absent") and not e.is_away(sender.value)
    off = off and not (for_all or was_not_listed(e.study) or says_nothing_of_himself(e.study))
    if sender and ((several and not of_all and only_signs(e)) or off):
        yield doubt("writer_falls_away", sender.value)
    if not e.removed and not e.attendees:
        said = next((cue.said for _, cue in e.cues("change", "correction")), "")
        yield doubt("nobody_corrected", said) if said else doubt("nobody_altered")
    yield from _named_in_vain(e)
    yield from _spelt_anew(e)
    if e.intent is Intent.CANCEL:
        yield from also_below(e)
        told = find_places(e.typed)
        if told > len(e.removed) > 0:
            yield doubt("fewer_cancelled", len(e.removed), told)
    for leaf, cue in e.cues("instead"):
        a, b = sentence(leaf, cue.start)
        inside = [m.name for m in people_in(leaf, a, b) if not e.is_host(m.name)]
        gone = e.intent is Intent.CANCEL and all(e.falls_away(name) for name in inside)
        senses = {c.sense for c in leaf.between(a, b)}
        mine = "self" in senses and sender is not None and e.comes(sender.value)
        nobody = e.intent is Intent.CHANGE and not e.attendees
        somebody = len(inside) > 1 or "come" in senses or nobody
        if somebody and not mine and not gone and not any(e.comes(name) for name in inside):
            yield doubt("nobody_instead", cue.said)
            return
    if e.intent is Intent.CHANGE:
        cancels = [c for c in e.cues("cancel") if not of_himself(*c)]
        yield from first("speaks_of_cancelling", cancels)
        whole = (c for c in cancels if not e.removed and _is_of_all(*c))
        yield from first("nobody_goes", whole)
        yield from absent_in_vain(e)


def _is_of_all(leaf: Leaf, cue: Cue) -> bool:
    """ "None of us can come, so please cancel it": and yet nobody was found to fall away."""
    return any(c.sense == "all_of_us" for c in leaf.between(*sentence(leaf, cue.start)))


def _named_in_vain(e: Evidence) -> Iterator[Doubt]:
    """Somebody is named of whom no word says that he comes, or that he falls away."""
    party = e.study.party
    bare = [
        s
        for s in party.unknown
        if s.person.name.because == WITHOUT_VERB and s.sure and not s.is_sender
        if not _falls_with_all(e, s.person.name.value)
    ]
    apart = party.removed or party.stays or party.writer_stays or not e.removed
    apart = apart or e.study.has("self_absent")
    cancels = e.intent is Intent.CANCEL and bool(apart)
    if bare and (cancels or not (e.attendees or e.intent is Intent.CANCEL)):
        yield doubt("coming_not_told", bare[0].person.name.value)


def _is_beside(e: Evidence, name: str, *senses: str) -> bool:
    """The name stands in one sentence with words of *senses*."""
    return any(
        any(alike(m.name, name) for m in people_in(leaf, *sentence(leaf, cue.start)))
        for leaf, cue in e.cues(*senses)
    )


def _spelt_anew(e: Evidence) -> Iterator[Doubt]:
    """ "Greškom smo upisali Petra Simića, treba Petar Šimić": put right, not struck off."""
    for leaf in e.own if e.removed else ():
        for one, other in pairwise(leaf.people):
            same = one.name != other.name and fold(one.name) == fold(other.name)
            if same and is_full(one) and e.falls_away(one.name):
                yield doubt("spelt_anew", one.name, other.name)
                return


def _falls_with_all(e: Evidence, name: str) -> bool:
    """ "Prijavila sam Anu i Petra, moram da otkažem za oboje": he was entered, and is meant."""
    if e.intent is not Intent.CANCEL or not e.falls_away(name):
        return False
    if counted_off(e.own) == len(e.removed) or _is_beside(e, name, "self_absent"):
        return True  # "povlačim prijavu, i svoju i Ane Tot"
    entered = _is_beside(e, name, "earlier", "mine_before")
    return entered and any(any_of("for_all").search(leaf.flat) for leaf in e.own)
