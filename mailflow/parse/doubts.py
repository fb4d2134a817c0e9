"""Why a person should look before anything is sent: from evidence that is thin or at odds."""

import re
from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.affiliation.claims import Claim
from mailflow.parse.clauses.standing import MENTIONED, PERHAPS
from mailflow.parse.coming.beside_me import counts_others
from mailflow.parse.coming.counts import find_count
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Kind
from mailflow.parse.likely import LIKELY
from mailflow.parse.organisations.belonging import belonging
from mailflow.parse.page.another_entry import ANOTHER
from mailflow.parse.page.tables import has_trait
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import alike
from mailflow.parse.signs import (
    altered,
    away,
    beside,
    chats,
    contrary,
    firm,
    in_passing,
    kept,
    leftover,
    lists,
    named,
    needs,
    other_event,
    paired,
    passed_on,
    people,
    performing,
    rows,
    said,
    sums,
    two_lists,
    unaltered,
    unread,
    vain,
    wanted,
)
from mailflow.parse.signs.evidence import Evidence
from mailflow.parse.values import tells_how_many_were
from mailflow.reasons import doubt

ACTIVE: Final = frozenset({Intent.REGISTER, Intent.CHANGE, Intent.CANCEL})
# Which look at every letter that wants something, which only where somebody may have a seat.
_OF_ANY: Final = (wanted, altered, named, contrary, said, paired, vain, needs, rows)
_OF_ACTIVE: Final = (
    people, lists, performing, kept, unaltered, firm, in_passing, leftover, sums, beside, away,
    unread, chats, passed_on, other_event, two_lists,
)  # fmt: skip


def doubts(e: Evidence) -> Iterator[Doubt]:
    """Yield what is unsure."""
    if e.study.want.doubt:
        yield e.study.want.doubt
    for module in _OF_ANY:
        yield from module.signs(e)
    if e.intent not in ACTIVE:
        return
    for module in _OF_ACTIVE:
        yield from module.signs(e)
    yield from _answer(e)
    yield from _people(e)
    yield from _firm(e)
    told = find_count(e.study.leaves.own)
    # "Prijavili smo dvoje, oni ostaju; dopišite Vesnu": two is how many were registered.
    before = any(e.cues("others_stay")) and tells_how_many_were(e.study.leaves.own)
    beside = e.study.party.writer_comes and told == len(e.attendees) - 1
    before = before or (beside and counts_others(e.study.leaves.own, told or 0))
    if told and e.attendees and told < len(e.attendees) and not before:
        yield doubt("more_than_told", len(e.attendees), told)
    if any(
        "not read" in finding or "unread" in finding for finding in e.study.letter.findings
    ) and (any(leaf.has("attached") for leaf in e.study.leaves.own)):
        yield doubt("attachment_unread")


def _answer(e: Evidence) -> Iterator[Doubt]:
    confirmed = any(p.has("confirms") for p in e.study.leaves.background)
    if e.intent is Intent.REGISTER and confirmed and not any(e.cues(ANOTHER)):
        yield doubt("answers_confirmation")


def _people(e: Evidence) -> Iterator[Doubt]:
    for seat in e.study.party.comes:
        if not seat.sure and e.intent is not Intent.CANCEL:
            yield doubt("guessed_name", seat.person.name.value)
    halves = [half for half in e.study.party.halves if not _is_of_house(e, half)]
    halves = [half for half in halves if not _is_hers(e, half)]
    if halves:
        yield doubt("half_name", halves[0])
    unknown = [s.person.name for s in e.study.party.unknown]
    unknown = [name for name in unknown if name.because != MENTIONED]
    guessed = e.intent is Intent.REGISTER and not e.study.party.comes
    if not guessed:
        unknown = [one.name for one in e.attendees if one.name.because == LIKELY]
    if unknown:
        yield doubt("coming_not_told", ", ".join(name.value for name in unknown[:3]))
    if e.intent is Intent.REGISTER and not e.attendees and not e.count:
        yield doubt("nobody_named")
    if e.intent is Intent.REGISTER and not e.attendees and e.organisation is None:
        yield doubt("neither_told")
    perhaps = (guest.mention.name for guest in e.study.party.guests if guest.because == PERHAPS)
    yield from (doubt("coming_not_told", name) for name in perhaps if not e.falls_away(name))


def _is_hers(e: Evidence, half: str) -> bool:
    """ "Šaljemo Petra, pravnika. Ivana dolazi": Ivana, named whole, and no Ivan's case."""
    her = f"{flat(half)}a"
    if all(flat(person.name.value).split(" ")[0] != her for person in e.attendees):
        return False
    found = [(leaf, at) for leaf in e.own for at in _places(her, leaf.flat)]
    whole = {(leaf, m.start) for leaf in e.own for m in leaf.people if m.surname}
    alone = [one for one in found if one not in whole]
    opens = (not leaf.flat[leaf.sentence_start(at) : at].strip() for leaf, at in alone)
    return bool(alone) and all(opens)


def _places(low: str, text: str) -> list[int]:
    return [found.start() for found in re.finditer(rf"\b{re.escape(low)}\b", text)]


def _is_of_house(e: Evidence, half: str) -> bool:
    """What looks like Zlatan, declined, is a word of „Zlatna serija“."""
    words = flat(e.organisation.name.value).split() if e.organisation else []
    return len(half) > STEM and any(w.strip('"')[:STEM] == flat(half)[:STEM] for w in words)


STEM: Final = 4  # letters that a name keeps in every case


def _is_agents(e: Evidence, rival: Claim) -> bool:
    """ "For our client, the Union of Pharmacists": whose firm signs is whose agent it is."""
    signs = rival.leaf is not None and rival.leaf.kind is Kind.SIGNATURE
    told = (belonging(c.leaf.page, c.start)[0] for c in e.choice.same if c.leaf)
    return signs and any(weight > 1 for weight in told)


def _firm(e: Evidence) -> Iterator[Doubt]:
    rival = e.choice.rival
    if rival is not None and e.organisation is not None and not _is_agents(e, rival):
        yield doubt("two_organisations", e.organisation.name.value, rival.name)
    best = e.choice.best
    if (
        best
        and best.because.startswith("genitive")
        and not _said_elsewhere(best, e.study.leaves)
    ):
        yield doubt("guessed_nominative", best.name)
    # Who says that he comes for nobody was not guessed to come for somebody.
    alone = e.organisation is None and e.study.has("alone")
    # Told less surely in one place, and surely in another: in his earlier mail, and signed.
    weight = max((claim.weight for claim in e.choice.same), default=0.0)
    if best and weight < 0.8 and not (alone or _told_when_registered(best, e)):
        yield doubt("guessed_organisation", best.name)
    well = has_trait(e.study.tongue.language, "known_well")
    nobody = not e.attendees and not (e.intent is Intent.CANCEL and e.removed)
    if not well and (e.organisation is None or nobody):
        yield doubt("little_known_language")


def _told_when_registered(best: Claim, e: Evidence) -> bool:
    """The mail below that registered those who are told of now names its house, too."""
    if e.intent not in (Intent.CHANGE, Intent.CANCEL) or e.choice.rival or best.leaf is None:
        return False
    there = [m.name for m in best.leaf.people] if best.leaf in e.mails_below else []
    return any(alike(found.value, name) for found in e.study.registered for name in there)


def _said_elsewhere(best: Claim, leaves: Spread) -> bool:
    """The first two words of the name stand so, undeclined, somewhere in the letter."""
    words = " ".join(flat(best.name).split()[:2])
    times = sum(leaf.flat.count(words) for leaf in (*leaves.counted, *leaves.background))
    return times > (0 if best.is_declined else 1)
