"""People of whom a letter only tells: who founded the house, forwarded the call, or greets."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import inside, of_all
from mailflow.parse.clauses.joined import first_joined, last_joined
from mailflow.parse.clauses.objects import is_of_thing, is_sent_to
from mailflow.parse.clauses.other_matter import of_other_matter
from mailflow.parse.clauses.own_subject import has_own_subject
from mailflow.parse.clauses.standing import MENTIONED, WITHOUT_VERB, Guest, Standing
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.clauses.told_of import was_guest
from mailflow.parse.coming.added import is_added
from mailflow.parse.coming.kept import worked_with
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either, particles
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.people.names import is_full


def set_aside(guests: Sequence[Guest]) -> list[Guest]:
    """Return *guests*; of whom no verb of coming tells, but another one, is only mentioned."""
    return [replace(g, because=MENTIONED) if _is_aside(g) else g for g in guests]


def _is_aside(guest: Guest) -> bool:
    bare = guest.standing is Standing.UNKNOWN and guest.because == WITHOUT_VERB
    if guest.is_item or not bare or guest.leaf.kind is not Kind.OWN:
        return False
    return is_only_mentioned(guest.leaf, guest.mention)


def is_only_mentioned(leaf: Leaf, m: Mention) -> bool:
    """The sentence says no more than that the person answers questions, founded us, or came."""
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.start)
    near = leaf.between(start, end)
    if was_guest(leaf, m) or _owns(leaf, m, near) or _is_why(m, near) or _is_told(m, near):
        return True
    if any(
        c.sense in _SAID
        and not (c.start >= m.end and has_own_subject(leaf, c))
        and not inside(leaf, c, "regards")  # "who sends you her best regards"
        for c in near
    ):
        return False
    told = any(c.sense == "told_of" for c in near) or _has_done(leaf, m, start, end)
    told = told or _tells_else(leaf, m)
    if told and not (is_added(leaf, m) or _willing().search(leaf.flat, start, end)):
        return True
    if _acts_else(leaf, m, *leaf.clause(m.start)):
        return _willing().search(leaf.flat, start, end) is None
    if _is_of_state(leaf, m):
        return True
    if worked_with(leaf, m) or _holds_office(leaf, m) or _story().search(leaf.flat, start, end):
        return True
    if _founded().search(leaf.flat, max(0, m.start - FOUNDED_MAX), m.start):
        return True
    return any_of("reach").search(leaf.flat, start, end) is not None


def _is_told(m: Mention, near: Sequence[Cue]) -> bool:
    """ "…: naša direktorka Ana Ilić preuzima dužnost", whatever else the sentence says."""
    return any(c.sense == "told_of" and 0 < c.start - m.end <= NEXT for c in near)


NEXT: Final = 2  # letters between a name and the words right behind it


def answers_for_us(guest: Guest) -> bool:
    """Whom to ask, and at which number: "za sve informacije zadužena je Ana Ilić, tel. …"."""
    leaf, m = guest.leaf, guest.mention
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
    near = max(start, m.start - REACHED_MAX)
    if not is_full(m) or any_of("reached_at").search(leaf.flat, near, m.start) is None:
        return False
    pieces = (p for p in leaf.pieces if p.kind in ("phone", "email"))
    return m.case is Case.DATIVE or any(m.end <= p.start < end for p in pieces)


REACHED_MAX: Final = 80  # letters from such words to the name


# What tells of coming, or of not coming.
_SAID: Final = POSITIVE | {
    *("absent", "decline", "self_absent", "strike", "cancel", "perhaps"),
    *("earlier", "instead", "wished", "longed"),
}


def _is_why(m: Mention, near: Sequence[Cue]) -> bool:
    """ "Petar Tot tog dana brani doktorat, pa ne možemo doći": the reason why nobody comes."""
    refuses = any(c.sense == "decline" and c.start > m.end and of_all(c) for c in near)
    return refuses and not any(c.sense in POSITIVE or c.sense in _OPEN for c in near)


_OPEN: Final = ("perhaps", "earlier", "cancel", "strike", "instead", "later")


def _has_done(leaf: Leaf, m: Mention, start: int, end: int) -> bool:
    """ "Poziv nam je doneo Petar Tot", "Petar Tot mi je pisao": he did it for us or for you.

    Not "Petar Tot je uzeo slobodan dan": what he did for himself may be for the event.
    """
    if m.case not in _DOER or _to_us().search(leaf.flat, start, end) is None:
        return False
    if leaf.language == "en":
        return _he_did().match(leaf.flat, m.end, end) is not None
    return _did_it().search(leaf.flat, start, end) is not None


_WHOSE: Final = (Case.GENITIVE, Case.ACCUSATIVE)  # of men they are alike
_DOER: Final = (Case.NOMINATIVE, Case.DATIVE)  # "koleginici Ani Ilić se pokvario računar"


@cache
def _to_us() -> re.Pattern[str]:
    return re.compile(rf"\b{either('done_for')}\b")


@cache
def _did_it() -> re.Pattern[str]:
    has, did = either("he_has"), rf"\w+{either('he_did')}"
    return re.compile(rf"\b{has}\s(?:\w+\s){{0,2}}{did}\b|\b{did}\s{has}\b")


@cache
def _he_did() -> re.Pattern[str]:
    return re.compile(rf"(?:\s{either('has_done')})?\s{either('did')}\b")


def _tells_else(leaf: Leaf, m: Mention) -> bool:
    """ "Čitali smo knjigu Ane Ilić", "list uređuje Ana Ilić": the verb is of something else."""
    near = max(0, m.start - WORK_MAX)
    if m.case in _WHOSE and _work_of().search(leaf.flat, near, m.start):
        return True
    if _work_by().search(leaf.flat, near, m.start) or _owned().match(leaf.flat, m.end):
        return True
    start, end = leaf.clause(m.start)
    if _does_else(leaf.language).match(leaf.flat, m.end, end) is not None:
        return True
    return not _other_verbs(leaf.language).isdisjoint(leaf.flat[start:end].split())


def _acts_else(leaf: Leaf, m: Mention, start: int, end: int) -> bool:
    """ "Radionice vode Ana Ilić i Vera Tot": it is told of all who are joined."""
    if m.case is not Case.NOMINATIVE or not may_tell(leaf.page, "acts_else"):
        return False
    if any(any_of(kind).search(leaf.flat, start, end) for kind in ("of_party", "our_event")):
        return False  # "delegaciju vodi Ana Ilić", "skup vodi Ana Ilić"
    first, last = first_joined(leaf, m), last_joined(leaf, m)
    before = _acts_before().search(leaf.flat, max(start, first.start - WORK_MAX), first.start)
    return before is not None or _acts_behind().match(leaf.flat, last.end, end) is not None


@cache
def _acts_before() -> re.Pattern[str]:
    return re.compile(rf"\b{either('acts_else')}\s(?:[\w.]+\s){{0,3}}$")


@cache
def _acts_behind() -> re.Pattern[str]:
    return re.compile(rf"\s(?:[\w.]+\s){{0,2}}?{either('acts_else')}\b")


WORK_MAX: Final = 80  # letters from "the book of" to the name: two words between


@cache
def _other_verbs(language: str) -> frozenset[str]:
    return frozenset(word.replace("dj", "d") for word in particles("tells_else", language))


@cache
def _does_else(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w+ly\s)?{either('tells_else_behind', language)}\b")


@cache
def _work_of() -> re.Pattern[str]:
    """Return what finds "the book of our", and no more than a post, before a name."""
    return re.compile(rf"\b{either('work_of')}\s(?:\w+\s){{0,2}}$")


@cache
def _work_by() -> re.Pattern[str]:
    return re.compile(rf"\b{either('work_by')}\s(?:\w+\.?\s){{0,2}}$")


@cache
def _owned() -> re.Pattern[str]:
    """Return what finds what is somebody's, and not his coming: "Ana Ilić's new book"."""
    return re.compile(rf"'s?\s(?:[\w-]+\s)?{either('owned_work')}\b")


@cache
def _willing() -> re.Pattern[str]:
    """Return what finds a verb by which he may come all the same: "je pristao"."""
    return re.compile(rf"\b{either('is_willing')}\b")


def _holds_office(leaf: Leaf, m: Mention) -> bool:
    """ "Predsednik Saveza je Zoran Ilić": who holds a post, but not "vozač je Zoran Ilić"."""
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
    said = _office().fullmatch(leaf.flat, start, m.start)
    ends = _ENDS.match(leaf.flat, m.end, end) is not None
    if said is None or not ends or any_of("crew").match(said["held"]):
        return False
    last = said["last"]
    return any(map(is_post, said["held"].split()[:2])) and (last is None or is_post(last))


@cache
def _office() -> re.Pattern[str]:
    """Return what fits "naš predsednik", some words of the house, and "je" before a name.

    "P.S." may stand before it. And what follows: "predsednik je Zoran Ilić, a sekretar",
    before the next.
    """
    script = r"\W*(?:(?:\w\. ?){2,3}\W*)?"
    holds = rf"{script}(?P<held>\w+(?: \w+){{0,5}}) {either('states')} "
    return re.compile(rf"{holds}(?:[^,.;:!?\n]+,? {either('and')} (?P<last>\w+) )?")


_ENDS: Final = re.compile(r"\s*(?:[.!,\n]|i\b|$)")


def _owns(leaf: Leaf, m: Mention, near: Sequence[Cue]) -> bool:
    """ "U prilogu šaljem preporuku Petra Tota", "kopiju šaljem Ani Ilić": nobody is sent."""
    said = [c for c in near if c.sense in POSITIVE]
    return bool(said) and all(
        is_of_thing(leaf, m, c) or is_sent_to(leaf, m, c) or of_other_matter(leaf, c)
        for c in said
    )


def _is_of_state(leaf: Leaf, m: Mention) -> bool:
    """ "Nadamo se da će i ministar Petar Tot pomoći": no "pomoćnik ministra Petar Tot"."""
    if not may_tell(leaf.page, "of_state"):
        return False
    told = _minister().search(leaf.flat, max(0, m.start - WORK_MAX), m.start)
    return told is not None and not (told["helper"] and is_post(told["helper"]))


@cache
def _minister() -> re.Pattern[str]:
    title = r"(?:(?:mr|dr|prof)\.? )*"
    return re.compile(rf"(?:\b(?P<helper>\w+) )?\b{either('of_state')} (?:\w+ )?{title}$")


@cache
def _story() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('story')}|{either('was')})\b")


FOUNDED_MAX: Final = 80  # letters from "osnovali su 1997. godine" to a name


@cache
def _founded() -> re.Pattern[str]:
    return re.compile(rf"\b{either('founded')}\b[^.!?\n]*(?:\d\.[^.!?]*)?$")
