"""Signs that what is wanted was misread: words of change in a registration and the like."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.elsewhere import elsewhere, in_case, inside, of_himself
from mailflow.parse.clauses.notes import noted_afar
from mailflow.parse.clauses.standing import Standing, is_earlier, words_in
from mailflow.parse.clauses.subjects import of_the_rest
from mailflow.parse.clauses.uncounted import counts_on, uncounts
from mailflow.parse.intent.before import is_no, is_said
from mailflow.parse.intent.likeliest import of_one
from mailflow.parse.intent.of_ours import names_no_event
from mailflow.parse.intent.refusing import asks_besides, of_a_post, sends_another
from mailflow.parse.leaves.asked_for import asked_between, asks_for
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.another_entry import ANOTHER
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.working import flat
from mailflow.parse.signs.below import asked_untold, known_names
from mailflow.parse.signs.evidence import COMING, OUTRIGHT, Evidence, people_in, sentence
from mailflow.parse.signs.listed import comes_with_list, only_adds
from mailflow.parse.signs.mentioned import takes_place
from mailflow.reasons import doubt

_UNSAID: Final = frozenset({"perhaps", "ask", "later", "ask_only"})
_AGAINST: Final = frozenset({"absent", "decline", "self_absent"})
_NOT_ENTERED: Final = frozenset({"unlisted", "uncounted"})
WORDS_BEFORE: Final = 40  # letters


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that speak against the intent."""
    if e.intent is Intent.REGISTER:
        yield from _registers(e)
    asks = e.intent is Intent.DECLINE and asks_besides(e.own)
    if asks or (e.intent in (Intent.DECLINE, Intent.CANCEL) and _asks_link(e)):
        yield doubt("refuses_and_asks")


def _asks_link(e: Evidence) -> bool:
    """ "I cannot travel, please send me the link": perhaps he takes part from afar."""
    return any(_bare_link().search(leaf.flat) for leaf in e.own)


@cache
def _bare_link() -> re.Pattern[str]:
    return re.compile(rf"\b{either('asks_link')}\s*(?:[.,;!?]|$)")


def _spares(leaf: Leaf, cue: Cue) -> bool:
    """Words like those that strike off only tell who does not come."""
    return uncounts(leaf, cue) or counts_on(leaf, cue)


def _registers(e: Evidence) -> Iterator[Doubt]:
    """A registration speaks of something else, or not plainly."""
    if not e.study.leaves.own_senses.isdisjoint(_OF_ELSE):
        yield from _speaks_of_else(e)
    if names_no_event(e.study.facts):
        yield doubt("nothing_of_event")
    yield from absent_in_vain(e)
    yield from _left_alone(e)
    yield from _below(e)
    if not (any(leaf.has(*COMING) for leaf in e.study.leaves.counted) or _told_how(e)):
        yield doubt("topic_only")
    denied = (c for c in e.cues(*COMING) if _is_negated(e, *c) and not of_himself(*c))
    yield from first("negated", denied)
    yield from _adds(e)
    if any("?" in leaf.text for leaf in e.own):
        yield doubt("asks_above" if _only_passed_on(e) else "asks_too")


def _left_alone(e: Evidence) -> Iterator[Doubt]:
    """Somebody falls away and only the writer is left: were both registered before?"""
    alone, own = any_of("left_alone"), e.own if e.study.facts.gone else ()
    said = next(filter(None, (alone.search(leaf.flat) for leaf in own)), None)
    if said:
        yield doubt("left_alone", said[0])


# Senses of an earlier registration, of refusing and of what is not sure.
_OF_ELSE: Final = frozenset({
    "instead", "change", "whole_list", "swap", "for_him", "gone", "strike", "cancel", "earlier",
    "decline", "perhaps",
})  # fmt: skip


def _speaks_of_else(e: Evidence) -> Iterator[Doubt]:
    """Words in it are of no registration, or of none that is sure."""
    instead = list(
        first("speaks_of_instead", (c for c in e.cues("instead") if not in_case(*c)))
    )
    to_list = comes_with_list(e)
    changes = (c for c in e.cues("change") if not (only_adds(*c) or any(e.cues(ANOTHER))))
    changes = (c for c in changes if not (to_list and begins(c[1], "adding")))
    change = first("speaks_of_change", changes)
    first_time = e.study.facts.listed or sends_another(e.own)
    yield from () if instead and first_time else instead or change
    yield from first("whole_list", e.cues("whole_list"))
    swaps = any(not in_case(*c) for c in e.cues("swap", "for_him", "gone")) and not any(
        e.cues("instead", "invited")
    )
    if e.removed and swaps:
        yield doubt("replaces_nothing")
    strikes = (c for c in e.cues("strike", "cancel") if not is_said(*c, "in_it"))
    if not e.study.facts.listed:
        yield from first("speaks_of_striking", (c for c in strikes if not _spares(*c)))
    told = (c for c in e.cues("earlier") if not (inside(*c, "tells") or is_no(*c)))
    yield from first("all_before" if _was_registered(e) else "speaks_of_earlier", told)
    if e.study.want.doubt is None:
        refuses = (
            one
            for one in e.cues("decline")
            if not (of_himself(*one) or _leaves_it_to_writer(e, *one) or _of_one(e, *one))
        )
        yield from first("speaks_of_declining", refuses)
    if not any(guest.because == "perhaps" for guest in e.study.party.guests):
        yield from first("perhaps", (c for c in e.cues("perhaps") if _is_about(e, *c)))


def _was_registered(e: Evidence) -> bool:
    """Nobody is registered now: "Ana i ja smo prijavljene. Hoćemo li stići?"."""
    coming = [g for g in e.study.party.guests if g.standing is Standing.COMES]
    return bool(coming) and all(is_earlier(g.because) for g in coming)


def _is_negated(e: Evidence, leaf: Leaf, cue: Cue) -> bool:
    """A "not" before the words, and nobody of whom it was understood to be said."""
    if not is_denied(leaf, cue):
        return False
    stays = [g for g in e.study.party.guests if g.standing is Standing.STAYS]
    told = {words_in(g.because) for g in stays}
    around = leaf.between(cue.start - WORDS_BEFORE, cue.start + 1)
    nots = (c for c in around if c.end > cue.start)
    here = any(
        g.leaf is leaf and leaf.sentence_start(cue.start) <= g.mention.start for g in stays
    )
    # Of words of not coming another sign asks whose they are.
    return not any(
        c.sense == "absent"
        or (here and c.sense == "hindered")
        or (c.sense in _NOT_ENTERED and c.said in told)
        for c in nots
    )


def _adds(e: Evidence) -> Iterator[Doubt]:
    """Somebody is added to a list, so a list was there before."""
    if not (e.study.leaves.voices or comes_with_list(e)):
        added = (c for c in e.cues("enrol") if begins(c[1], "adding") and not only_adds(*c))
        yield from first("adds", added)


@cache
def opening(kind: str) -> re.Pattern[str]:
    """Return what finds a small word of *kind* that begins something."""
    return re.compile(rf"{either(kind)}\b")


def begins(cue: Cue, kind: str) -> bool:
    """The words begin with a small word of *kind*."""
    return opening(kind).match(cue.words) is not None


def _only_passed_on(e: Evidence) -> bool:
    """The sender himself enrols nobody: whoever comes is in the mail he passes on."""
    voices = bool(e.study.leaves.voices)
    return voices and not any(leaf.has(*COMING, "again") for leaf in e.own)


def _is_about(e: Evidence, leaf: Leaf, cue: Cue) -> bool:
    """The sentence of *cue* speaks of coming, or names somebody who comes."""
    a, b = sentence(leaf, cue.start)
    comes = any(c.sense in COMING for c in leaf.between(a, b))
    return comes or any(e.comes(m.name) for m in people_in(leaf, a, b))


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"\b{either('so_as_to')}\s+$")


@cache
def _not() -> re.Pattern[str]:
    return re.compile(rf"\b{either('verb_not')}\s+(?:\w+\s+)?$")


def preceded(leaf: Leaf, cue: Cue, before: re.Pattern[str]) -> bool:
    """*before* is found shortly before *cue*, and ends there."""
    return before.search(leaf.flat, max(0, cue.start - WORDS_BEFORE), cue.start) is not None


def _below(e: Evidence) -> Iterator[Doubt]:
    """The mail below knows somebody who comes already, or it is one of ours."""
    if not e.mails_below or _told_how(e):
        return
    if asked := next(asked_untold(e), ""):
        yield doubt("asked_whether", asked)
    if known := next((name for name in known_names(e) if e.comes(name)), ""):
        yield doubt("known_below", known)
    elif e.study.letter.header.references:
        yield doubt("answers_mail")


def _told_how(e: Evidence) -> bool:
    """The desk told below how to register, or that nobody did yet: this answers it."""
    below = e.study.leaves.background
    return asks_for("how_to", below) or asked_between(below)


def first(code: str, cues: Iterable[tuple[Leaf, Cue]]) -> Iterator[Doubt]:
    """Yield one doubt for the first of *cues*."""
    for _, cue in cues:
        yield doubt(code, cue.said)
        return


def absent_in_vain(e: Evidence) -> Iterator[Doubt]:
    """Words of not coming that nobody was understood to be the subject of."""
    party = e.study.party
    for leaf, cue in e.cues("absent", "self_absent"):
        a, b = sentence(leaf, cue.start)
        people = people_in(leaf, a, b)
        inside = [m.name for m in people]
        away = party.writer_stays or any(map(e.is_away, inside))
        mine = of_himself(leaf, cue) or _leaves_it_to_writer(e, leaf, cue)
        if away or mine or e.is_of_mentioned(leaf, cue) or e.is_of_nth(leaf, cue):
            continue
        if any_of("says_writer").search(flat(cue.said)):
            continue
        if any(e.comes(name) for name in inside):
            after = people_in(leaf, cue.end, b)
            if any(of_the_rest(leaf, m, cue) or noted_afar(leaf, m, cue) for m in people):
                continue  # "Ana i Petar dolaze, ostali su na odmoru"
            if of_a_post(leaf, cue) or (after and takes_place(leaf, cue, after[0])):
                continue
            yield doubt("absent_beside", next(n for n in inside if e.comes(n)), cue.said)
            return
        stays = (g for g in party.guests if g.standing is Standing.STAYS)
        used = any(cue.said == words_in(g.because) for g in stays)
        if not (used or party.writer_stays) and cue.sense == "absent":
            yield doubt("absent_nobody", cue.said)
            return


def _leaves_it_to_writer(e: Evidence, leaf: Leaf, cue: Cue) -> bool:
    """ "Direktorka je sprečena, pa dolazim ja": she cannot, and who writes comes."""
    return e.study.party.writer_comes and of_a_post(leaf, cue)


def _of_one(e: Evidence, leaf: Leaf, cue: Cue) -> bool:
    """ "Dolazi Ana, dok je Petar sprečen": of him it was understood."""
    stays = any(g.standing is Standing.STAYS for g in e.study.party.guests)
    return stays and of_one(leaf, cue)


def asserts(leaf: Leaf, cue: Cue) -> bool:
    """The words of coming are said outright: no "cannot", no "whether", no question."""
    outright = cue.sense in OUTRIGHT
    against = _UNSAID if outright else _UNSAID | _AGAINST
    around = leaf.between(*leaf.clause(cue.start))
    barred = any(
        c.sense in against or (c.sense in _AGAINST and c.start <= cue.start < c.end)
        for c in around
    )
    end = leaf.sentence_end(cue.end)
    asked = leaf.text[end : end + 1] == "?"
    wished = not outright and preceded(leaf, cue, _to())
    open_ = asked or barred or wished or elsewhere(leaf, cue)
    return not open_ and not is_denied(leaf, cue)


def is_denied(leaf: Leaf, cue: Cue) -> bool:
    """A word like "not" stands before the words of coming; "ne" is "we" or "us" to some."""
    before = _not().search(leaf.flat, max(0, cue.start - WORDS_BEFORE), cue.start)
    return before is not None and not _is_us(leaf, before)


def _is_us(leaf: Leaf, said: re.Match[str]) -> bool:
    """Albanian "ne", Romanian "ne va reprezenta", Macedonian „нѐ“, with its mark."""
    if not said[0].startswith("ne "):
        return False
    return leaf.language in _WHERE_US or leaf.text.startswith(("нѐ ", "Нѐ "), said.start())


_WHERE_US: Final = ("sq", "ro")  # not is "nuk" and "nu" there
