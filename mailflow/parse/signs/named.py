"""Signs that a letter that registers nobody does: it tells of coming, or names people."""

from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.clauses.uncounted import uncounts
from mailflow.parse.coming.counts import find_count
from mailflow.parse.intent.asking import is_told
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.signs.evidence import COMING, Evidence
from mailflow.parse.signs.untold import untold
from mailflow.parse.signs.wanted import asserts, begins, first, opening, preceded
from mailflow.reasons import doubt

NAMELESS: Final = frozenset({Intent.DECLINE, Intent.QUESTION})
_BEFORE: Final = frozenset({"ask_only", "earlier", "mine_before"})


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield what speaks of coming, or is named, in a letter that registers nobody."""
    if e.intent not in NAMELESS:
        return
    if e.intent is Intent.QUESTION and not any(e.cues("ask_only")):
        wished = (c for c in e.cues("come") if begins(c[1], "wishing"))
        yield from first("wishes_to_come", wished)
    told = [one for one in e.cues(*COMING) if asserts(*one)]
    soon = e.intent is Intent.QUESTION and any(_comes_soon(e, *one) for one in told)
    yield from first("someone_comes" if soon else "speaks_of_coming", told)
    if e.intent is Intent.DECLINE and not e.study.has("self_absent"):
        # "Svi su na putu, pa ću doći ja": who is kept may be another.
        mine = (one for one in told if one[1].sense == "self")
        wish = any_of("wish_word")
        yield from first("comes_too", (one for one in mine if not wish.search(one[1].words)))
    if e.intent is Intent.DECLINE:
        yield from first("pair_untold", (one for one in told if _can(*one)))
    listed = any(leaf.has("confirms") for leaf in e.study.leaves.background)
    if e.intent is Intent.DECLINE or listed:
        alters = e.cues("correction", "alters", "instead", "strike", "unstruck")
        yield from first("alters_too", (c for c in alters if not uncounts(*c)))
    count = find_count(e.own)
    if count and (told or e.intent is Intent.QUESTION) and not any(e.cues("ask_only")):
        yield doubt("number_told", count)
    yield from _people(e)
    yield from _away(e)


def _can(leaf: Leaf, cue: Cue) -> bool:
    """ "Ana ne može, ali ja i Petar možemo": nothing but that they can is told of a pair."""
    end = leaf.clause(cue.end)[1]
    yes = any_of("bare_yes", leaf.language).search(leaf.flat, cue.end, end)
    return cue.sense == "pair" and yes is not None and yes.end() == end


def _away(e: Evidence) -> Iterator[Doubt]:
    """Yield who may fall away: "Ana Ilić je bolesna. Vraćate li kotizaciju?"."""
    stays = [seat.person.name.value for seat in e.study.party.stays]
    if e.intent is Intent.QUESTION and stays and not e.study.has("ask_only"):
        yield doubt("asks_and_stays", stays[0])
    elif e.intent is Intent.DECLINE or any(untold(e)):
        named = stays or e.study.party.unknown
        kinds = ("refund", "was_expected") if named and not _was_invited(e) else ("refund",)
        said = (any_of(k, x.language).search(x.flat) for k in kinds for x in e.own)
        yield from (doubt("asks_refund", m[0]) for m in said if m)


def _was_invited(e: Evidence) -> bool:
    """ "Hvala na pozivu, direktor ne može": who does not come was asked, not registered."""
    return e.study.has("thanked") or e.study.has("invited")


def _comes_soon(e: Evidence, leaf: Leaf, cue: Cue) -> bool:
    """ "Ima li parkinga? Koleginica dolazi kolima": no wish, and nothing that was before."""
    if cue.sense != "come" or not e.study.leaves.own_senses.isdisjoint(_BEFORE):
        return False
    return is_told(leaf, cue.start) and not preceded(leaf, cue, opening("wishing"))


def _people(e: Evidence) -> Iterator[Doubt]:
    """Yield who is named, or that a document is brought."""
    guests = list(untold(e))
    if e.intent is Intent.QUESTION and guests:
        told = None if any(e.cues("ask_only")) else next(filter(_is_told, guests), None)
        named = (told or guests[0]).mention.name
        yield doubt("tells_with_names" if told else "asks_with_names", named)
        yield from first("adds", e.cues("earlier", "mine_before"))
    elif guests:
        yield doubt("names_people", guests[0].mention.name)
    elif e.study.leaves.attached or any("not read" in f for f in e.study.letter.findings):
        yield doubt("brings_papers")


def _is_told(guest: Guest) -> bool:
    return is_told(guest.leaf, guest.mention.start)
