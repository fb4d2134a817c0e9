"""Signs in the sentence by which somebody comes: it asks, denies, wishes, tells of the past."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.model import Doubt, Found, Intent
from mailflow.parse.clauses.apart import says_bare
from mailflow.parse.clauses.standing import Guest, Standing, by_words, words_in
from mailflow.parse.coming.pronouns import enrols_him
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike
from mailflow.parse.signs.evidence import COMING, OUTRIGHT, Evidence, cues_by, part, sentence
from mailflow.parse.signs.firm import ends_town
from mailflow.parse.signs.pair_only import only_paired
from mailflow.parse.signs.wishing import only_wished
from mailflow.reasons import doubt

LISTED_MAX: Final = 60  # letters from a name to "who is on the list already"
_TYPED: Final = frozenset({Kind.OWN, Kind.SUBJECT})
SOONER_MAX: Final = 16  # letters of "stižu ranije"


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that what is said of somebody who comes says less than that."""
    if e.intent not in (Intent.REGISTER, Intent.CHANGE):
        return
    guests = [guest for guest in e.study.party.guests if _is_said(e, guest)]
    if not guests:
        return
    apart = [guest for guest in guests if not _is_told_beside(guest)]
    yield from _asked(e, guests)
    yield from _denied(apart)
    yield from _does_else(apart, guests)
    yield from _listed(e, guests)
    yield from _past(guests)
    yield from only_wished(e, guests)
    yield from _only(e, guests)
    yield from _corrected(guests)
    yield from _subject(guests, e.study.sender.name)
    yield from only_paired(e, guests)


def _is_told_beside(guest: Guest) -> bool:
    """A word of coming stands between the same two commas as the name."""
    a, b = part(guest.leaf, guest.mention.start, guest.mention.end)
    return any(cue.sense in COMING for cue in guest.leaf.between(a, b))


def _is_said(e: Evidence, guest: Guest) -> bool:
    """Running text says of the guest that he comes."""
    told = guest.row is None and not guest.label and by_words(guest.because)
    return told and guest.leaf.kind in _TYPED and e.comes(guest.mention.name)


def _only(e: Evidence, guests: list[Guest]) -> Iterator[Doubt]:
    """ "Prijavljujemo samo Anu", and more come by the list that came along."""
    if not e.study.leaves.attached:
        return
    listed = [
        person
        for person in e.attendees
        if (named := e.guests_of(person))
        and all(guest.leaf.kind is Kind.ATTACHMENT for guest in named)
    ]
    for guest in guests if listed else ():
        leaf, at = guest.leaf, guest.mention.start
        if said := any_of("only").search(leaf.flat, leaf.clause(at)[0], at):
            yield doubt("some_rows", leaf.text[slice(*said.span())])
            return


def _corrected(guests: list[Guest]) -> Iterator[Doubt]:
    """ "Dolazi Ana Ilić - pardon, Jovana": which of two was meant."""
    for guest in guests:
        leaf, (start, end) = guest.leaf, sentence(guest.leaf, guest.mention.start)
        said = any_of("corrects_himself").search(leaf.flat, start, end)
        if said and _says_before(leaf, start, said.start()):
            yield doubt("corrects_himself", leaf.text[slice(*said.span())])
            return


def _says_before(leaf: Leaf, start: int, end: int) -> bool:
    """ "Mala ispravka: umesto Ane …" opens its sentence, and corrects what was sent before."""
    comes = any(c.sense in COMING for c in leaf.between(start, end))
    return comes or bool(leaf.named(start, end)) or "," in leaf.flat[start:end]


def _asked(e: Evidence, guests: list[Guest]) -> Iterator[Doubt]:
    """The sentence is a question, and no order: "can Ana come too?"."""
    for guest in guests:
        leaf, m = guest.leaf, guest.mention
        start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
        if not _is_question(leaf, m) or any_of("would_you").search(leaf.flat, start, end):
            continue
        if "," in leaf.flat[m.end : end] and _is_told_in_full(guest, _plainly(e)):
            continue  # "David will come by car, is there any parking?"
        orders = any(cue.sense in OUTRIGHT for cue in leaf.between(start, end))
        if not orders or _asks().match(leaf.flat, start):
            yield doubt("asked_whether", m.name)
            return


def _is_question(leaf: Leaf, m: Mention) -> bool:
    return leaf.text.startswith("?", leaf.sentence_end(m.end))


def _plainly(e: Evidence) -> list[Guest]:
    """Return who is said to come otherwise than by a question."""
    told = (g for g in e.study.party.guests if g.standing is Standing.COMES)
    return [g for g in told if not _is_question(g.leaf, g.mention)]


@cache
def _asks() -> re.Pattern[str]:
    """Return what opens a question that is no polite order: "da li Ana dolazi?"."""
    return re.compile(rf"\s*(?:{either('and')} )?{either('opens_question')}\b")


def _denied(apart: list[Guest]) -> Iterator[Doubt]:
    """Beside the name a "not" and no word of coming: "since Ana is not here, Mara comes"."""
    for guest in apart:
        leaf, m = guest.leaf, guest.mention
        a, b = part(leaf, m.start, m.end)
        if no := any_of("denies", leaf.language).search(leaf.flat, a, b):
            yield doubt("denied_beside", m.name, no[0])
            return


def _by_pronoun(guest: Guest) -> bool:
    """Words after the name mean him: "javio se i Sava Tot, pa dodajte i njega"."""
    words, leaf = words_in(guest.because), guest.leaf
    cues = [c for c in leaf.cues if c.said == words and c.start > guest.mention.end]
    return any(
        enrols_him(leaf, c) if c.sense == "enrol" else _he_does(leaf, c)
        for c in cues
        if c.sense in ("enrol", "come")
    )


def _he_does(leaf: Leaf, cue: Cue) -> bool:
    """ "My assistant is Ana Ilić; she'll be there as well": said of her by the small word."""
    near = leaf.flat[max(0, cue.start - HE_MAX) : cue.start]
    return _he(leaf.language).search(near) is not None


HE_MAX: Final = 24  # letters of "she will certainly"


@cache
def _he(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('he', language)}(?:'\w+)?\s(?:\w+\s){{0,2}}$")


def _does_else(apart: list[Guest], guests: list[Guest]) -> Iterator[Doubt]:
    """Between two commas the name has a verb of its own: "Ana dolazi, Mara se izvinjava"."""
    for guest in apart:
        leaf, m = guest.leaf, guest.mention
        a, b = part(leaf, m.start, m.end)
        if _is_called(leaf.language).search(leaf.flat, a, m.start):
            continue
        verb = any_of("auxiliary", leaf.language).search(leaf.flat, a, b)
        if verb is None or ends_town(leaf, verb.end()) or verb.end() == b:
            continue  # "iz novog sada", "I cannot come, but Ana will."
        gap = (verb.end(), m.start) if verb.end() < m.start else (m.end, verb.start())
        if any(any_of(kind, leaf.language).search(leaf.flat, *gap) for kind in _CLAUSES):
            continue  # "Obraćamo Vam se da Petru Totu omogućite", "… skupu koji se održava"
        by_it = any(_is_by(leaf, cue, a, b) for cue in cues_by(guest)) or _by_pronoun(guest)
        by_it = by_it or says_bare(leaf, m)[1] == "yes"
        if not (by_it or _is_told_in_full(guest, guests)):
            yield doubt("does_else", m.name, verb[0])
            return


_CLAUSES: Final = ("that", "who", "when")


def _is_by(leaf: Leaf, cue: Cue, a: int, b: int) -> bool:
    """The words stand between two offsets, or mean the person by "him": "dodajte i njega"."""
    beside = a < cue.end and cue.start < b
    return beside or (cue.sense == "enrol" and enrols_him(leaf, cue) != "")


def _is_told_in_full(guest: Guest, guests: Sequence[Guest]) -> bool:
    """ "Upišite Anu Ilić, Ana je pravnica": of half a name more is said of who comes."""
    m = guest.mention
    return not (m.given and m.surname) and any(
        one.mention.given and one.mention.surname and alike(one.mention.name, m.name)
        for one in guests
    )


@cache
def _is_called(language: str) -> re.Pattern[str]:
    """Return what finds "these are" before a name: "dolazi dvoje – to su grafičar Petar …"."""
    called = f"(?:{either('is_called', language)}|{either('i_am_called', language)})"
    return re.compile(rf"\b{called}\s")


def _listed(e: Evidence, guests: list[Guest]) -> Iterator[Doubt]:
    """ "… who is on the list already": somebody else is registered."""
    for guest in guests if e.intent is Intent.REGISTER else ():
        leaf, m = guest.leaf, guest.mention
        earlier = [
            cue
            for cue in leaf.between(m.end, m.end + LISTED_MAX)
            if cue.sense in ("earlier", "formerly") and not _sooner(leaf, cue)
            # "The hotel is booked already", said next, is of no list.
            if cue.sense == "earlier" or cue.start < leaf.sentence_end(m.end)
        ]
        if earlier and any_of("already").search(leaf.flat, m.end, earlier[0].end):
            yield doubt("already_listed", m.name, earlier[0].said)
            return


def _sooner(leaf: Leaf, cue: Cue) -> bool:
    """ "They come earlier": when they come, and not what was before."""
    before = leaf.between(max(0, cue.start - SOONER_MAX), cue.start)
    return any(c.sense == "come" and c.end + 1 >= cue.start for c in before)


def _past(guests: list[Guest]) -> Iterator[Doubt]:
    """The words of coming are in the past: "attended on our behalf"."""
    for guest in guests:
        m = guest.mention
        if not may_tell(guest.leaf.page, "was"):
            continue
        for cue in cues_by(guest):
            a, b = part(guest.leaf, min(m.start, cue.start), max(m.end, cue.end))
            was = _was().search(guest.leaf.flat, a, b)
            if was:
                yield doubt("in_the_past", m.name, was[0])
                return


@cache
def _was() -> re.Pattern[str]:
    return re.compile(rf"(?<!\bbe )(?<!\bis )(?<!\bare )\b{either('was')}\b")


def _subject(guests: list[Guest], writer: Found | None) -> Iterator[Doubt]:
    """Who stands before the verb enrols, who stands after it is enrolled."""
    for guest in guests:
        m = guest.mention
        if m.case not in (Case.NOMINATIVE, Case.UNKNOWN):
            continue
        mine = writer is not None and alike(m.name, writer.value)
        for cue in cues_by(guest):
            if m.end > cue.start or (mine and cue.sense == "self"):
                continue  # "da bih ja došao" he says of himself
            after = (
                other
                for other in guests
                if other.leaf is guest.leaf and other.because == guest.because
                and cue.end <= other.mention.start < guest.leaf.sentence_end(cue.end)
            )  # fmt: skip
            if not any(after):
                continue
            that = any_of("that", guest.leaf.language)
            if cue.sense == "enrol" or that.search(guest.leaf.flat, m.end, cue.start):
                yield doubt("subject_too", m.name, cue.said)
                return
