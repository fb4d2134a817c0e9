"""Signs that somebody was entered as coming against the very words beside the name."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from mailflow.model import Doubt, Intent, Person
from mailflow.parse.clauses.announced import announced_before
from mailflow.parse.clauses.elsewhere import elsewhere, inside, of_himself
from mailflow.parse.clauses.standing import WITHOUT_VERB, Guest, Standing, is_earlier, words_in
from mailflow.parse.coming.in_answer import fills_no_place
from mailflow.parse.intent.striking import of_another
from mailflow.parse.leaves.spread import names_in
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.requests import find_requests
from mailflow.parse.page.told import numerals
from mailflow.parse.people.names import alike, tokens
from mailflow.parse.signs.evidence import Evidence, part, people_in, sentence
from mailflow.parse.signs.wanted import is_denied
from mailflow.parse.writer.under import under
from mailflow.reasons import doubt

_OFF: Final = ("strike", "cancel")
_AGAINST: Final = frozenset(
    {"strike", "cancel", "earlier", "instead", "absent", "formerly", "gone", "swap", "except"}
)
_AWAY: Final = frozenset({Standing.STAYS, Standing.REMOVED})
_TYPED: Final = frozenset({Kind.OWN, Kind.SUBJECT})
BEFORE_MAX: Final = 24  # letters of words like "is not", with a title
APART_MAX: Final = 60  # letters between "A, our lawyer," and "or B"
SURNAME_MIN: Final = 4  # letters; shorter ones are everyday words


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that words beside the names of those who come say the contrary."""
    if e.intent in (Intent.CHANGE, Intent.CANCEL, Intent.DECLINE):
        yield from _coming_falls(e)
    if e.intent is Intent.CANCEL:
        yield from _writer_too(e)
        another = None if e.removed else of_another(e.own)
        if another:
            yield doubt("nobody_goes", another.said)
    if e.intent not in (Intent.REGISTER, Intent.CHANGE):
        return
    guests = [g for g in e.study.party.guests if g.leaf.kind in _TYPED]
    yield from _writer_both_ways(e)
    yield from _struck_off(e)
    yield from _both_ways(e, guests)
    yield from _but_now(e, guests)
    yield from _beside(e, [g for g in guests if e.comes(g.mention.name)])
    yield from _signed_by_another(e)
    if e.intent is Intent.CHANGE:
        yield from _nobody_goes(e)
        yield from _below(e)


def _writer_both_ways(e: Evidence) -> Iterator[Doubt]:
    """The writer was entered by one sentence, and stays away by another."""
    sender, party = e.study.sender.name, e.study.party
    both = party.writer_comes and party.writer_stays
    if sender and both and e.comes(sender.value) and not _from_afar(e):
        said = (cue.said for _, cue in e.cues("self_absent"))
        yield from (doubt("both_ways", sender.value, one) for one in islice(said, 1))


def _from_afar(e: Evidence) -> bool:
    """ "I can't travel, so I'll take part online": he comes, and does not."""
    wishes = find_requests(((leaf.page, ()) for leaf in e.own), e.study.tongue.language)
    return any(wish.value == "online" for wish in wishes)


def _struck_off(e: Evidence) -> Iterator[Doubt]:
    """A verb of striking off, not said of the writer, beside only people who come."""
    for leaf, cue in e.cues(*_OFF):
        if of_himself(leaf, cue) and _writer_goes(e):
            continue
        if inside(leaf, cue, "whole_list"):
            continue  # "obrišite ono od juče, dolaze Ana i …"
        named = [m.name for m in people_in(leaf, *sentence(leaf, cue.start))]
        come = [name for name in named if e.comes(name)]
        if come and not any(e.is_away(name) for name in named):
            yield doubt("struck_comes", come[0], cue.said)
            return


def _writer_goes(e: Evidence) -> bool:
    name = e.study.sender.name
    return name is not None and e.is_away(name.value)


def _coming_falls(e: Evidence) -> Iterator[Doubt]:
    """Between two commas only words of coming, and somebody who falls away."""
    for leaf, cue in e.cues("come", "enrol", "here"):
        a, b = part(leaf, cue.start, cue.end)
        named = [m for m in people_in(leaf, a, b) if m.surname and e.is_away(m.name)]
        against = any(c.sense in _AGAINST for c in leaf.between(a, b))
        void = against or is_denied(leaf, cue) or elsewhere(leaf, cue)
        void = void or inside(leaf, cue, "earlier")  # "sme 15. marca prihlásili"
        void = void or announced_before(leaf, cue)
        if named and not void:
            yield doubt("coming_falls", named[-1].name, cue.said)
            return


def _writer_too(e: Evidence) -> Iterator[Doubt]:
    """The writer speaks of himself beside those who fall away, and stays."""
    sender = e.study.sender.name
    if sender is None or not e.removed or e.falls_away(sender.value):
        return
    for leaf in e.own:
        if said := any_of("me_too", leaf.language).search(leaf.flat):
            yield doubt("cancels_with", sender.value, said[0])
            return


def _both_ways(e: Evidence, guests: list[Guest]) -> Iterator[Doubt]:
    """One sentence says that somebody stays, another that he comes: he was entered."""
    for guest in guests:
        name = guest.mention.name
        if guest.standing in _AWAY and guest.mention.surname and e.comes(name):
            yield doubt("both_ways", name, words_in(guest.because))
            return


def _but_now(e: Evidence, guests: list[Guest]) -> Iterator[Doubt]:
    """ "We registered Ana, but Petar comes", "… A mistake, …": Ana may have fallen away.

    Not where it is she who stands there wrong: "zove se Ana Ilić, a ne Anja Ilić".
    """
    wrong = [old for old, _ in e.study.party.mended]
    for guest in guests:
        leaf, name = guest.leaf, guest.mention.name
        if not (is_earlier(guest.because) and e.comes(name)):
            continue
        end = leaf.clause(guest.mention.start)[1]
        but = _against().match(leaf.flat, end)
        others = people_in(leaf, end, leaf.clause(but.end())[1]) if but else ()
        if but and any(m.name not in wrong for m in others):
            yield doubt("both_ways", name, but[1])
            return


@cache
def _against() -> re.Pattern[str]:
    return re.compile(rf"[,.!]?\s*({either('against')}|{either('mistaken')})[,:!]?\s")


def _beside(e: Evidence, coming: list[Guest]) -> Iterator[Doubt]:
    """Right before the name a "not", or an "or" after the name of another who comes."""
    for guest in coming:
        before = _not().search(
            guest.leaf.flat, max(0, guest.mention.start - BEFORE_MAX), guest.mention.start
        )
        if before:
            yield doubt("not_this_one", guest.mention.name, before[1])
            break
    for guest in coming:
        leaf, end = guest.leaf, guest.mention.start
        others = people_in(leaf, end - APART_MAX, end)
        start = others[-1].end if others and e.comes(others[-1].name) else end
        if start < end and _or().search(leaf.flat, start, end):
            yield doubt("one_or_other", others[-1].name, guest.mention.name)
            return


@cache
def _not() -> re.Pattern[str]:
    return re.compile(rf"\b({either('not_but')}) (?:(?:dr|mr|mrs|ms|prof|g)\.? )?$")


@cache
def _or() -> re.Pattern[str]:
    return re.compile(rf"\b{either('or')} ")


def _signed_by_another(e: Evidence) -> Iterator[Doubt]:
    """The writer comes, by the name displayed; the last lines sign with another's."""
    sender, party = e.study.sender, e.study.party
    if sender.name is None or sender.name.part != "header" or not party.writer_comes:
        return
    for leaf in e.own:
        for m in [one for one in under(leaf) if one.surname][-1:]:
            opens = leaf.page.line_of(m.start)[0] == m.start
            if opens and not (e.comes(m.name) or e.is_away(m.name) or e.is_host(m.name)):
                yield doubt("signed_by_another", sender.name.value, m.name)


def _nobody_goes(e: Evidence) -> Iterator[Doubt]:
    """A change says that somebody cannot, or is replaced, and nobody falls away."""
    party = e.study.party
    if e.removed or party.stays or party.mended or party.writer_stays:
        return
    for leaf, cue in e.cues("absent", "instead", "gone", "swap", *_OFF):
        if cue.sense == "instead" and _number().match(leaf.flat, cue.end):
            continue  # "umesto dvoje biće nas troje"
        if any(inside(leaf, cue, sense) for sense in ("withdrew", "back", "whole_list")):
            continue  # "otkazala sam dolazak, ali ipak dolazim", "disregard my first list"
        if e.is_of_mentioned(leaf, cue) or e.is_of_nth(leaf, cue):
            continue  # "Ana Ilić je na odmoru, pa pišem ja"
        if e.were_asked and of_himself(leaf, cue):
            continue  # "Evo imena, ja neću biti tu"
        if fills_no_place(leaf, e.mails_below):
            continue
        yield doubt("nobody_goes", cue.said)
        return


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w+\s)?(?:{numerals()}|\d{{1,2}})\b")


def _is_bare(person: Person) -> bool:
    """No word says that the person comes."""
    return person.name.because == WITHOUT_VERB


def _is_typed(e: Evidence, name: str) -> bool:
    """The writer calls the person by both halves of the name."""
    typed = (g.mention for g in e.study.party.guests if g.leaf.kind in _TYPED)
    return any(m.given and m.surname and alike(m.name, name) for m in typed)


def _below(e: Evidence) -> Iterator[Doubt]:
    """A change calls somebody of the mail below by surname, and nothing came of it."""
    text = " ".join(leaf.flat for leaf in e.own) if e.mails_below else ""
    words = set(re.findall(r"\w+", text))
    sender = e.study.sender.name
    mended = [old for old, _ in e.study.party.mended]
    for _, name, _ in names_in(e.mails_below):
        *given, last = tokens(name)
        if not given or len(last) < SURNAME_MIN or last not in words:
            continue
        writes = sender is not None and alike(name, sender.value)
        called = [one for one in e.attendees if alike(name, one.name.value)]
        comes = any(not _is_bare(one) for one in called) or (called and _is_typed(e, name))
        known = comes or e.is_away(name) or any(alike(name, old) for old in mended)
        if not (writes or known or e.is_host(name)):
            yield doubt("below_unsettled", name)
            return
