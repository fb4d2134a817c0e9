"""Words of the writer himself that stand apart: "ću u ime saveza doći", "nas dve: mene, …"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.companions import ends_with
from mailflow.parse.clauses.joined import first_joined
from mailflow.parse.clauses.only_some import i_am_not_left
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import may_follow
from mailflow.parse.page.particles import any_of, either, particles
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.tables import has_trait

_NO: Final = frozenset({"absent", "self_absent", "strike", "cancel", "decline", "instead"})
_BRINGS: Final = frozenset({"come", "enrol", "self", "here"})
WITH_MAX: Final = 48  # letters of "zajedno s našim kolegom"
OF_POST_WORDS: Final = 3  # "naše dugogodišnje predsednice"


def from_afar(leaf: Leaf, cue: Cue) -> bool:
    """ "Ću, u ime našeg saveza, prisustvovati": more words than usual stand between."""
    if not has_trait(leaf.language, "serbian"):
        return False
    small = next((small for small, verb in _my_words() if verb.search(cue.words)), None)
    mine = small and small.search(leaf.flat, leaf.clause(cue.start)[0], cue.end)
    if mine is None:
        return False
    between = leaf.named(mine.end(), cue.start)
    return not any(m.case is Case.NOMINATIVE for m in between)


@cache
def _my_words() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return what finds the last "ću", "bih", and the verbs that go with each."""
    shall, should = (rf"\b{either(kind)}\b" for kind in ("i_shall", "i_should"))
    denied = "".join(rf"(?<!\b{word} )" for word in particles("not_i_should"))
    to_do = rf"(?:\b{either('to_do')}|\b{either('to_be')}\b.*)$"
    return (
        (re.compile(rf"{shall}(?!.*{shall})"), re.compile(to_do)),
        (re.compile(rf"{denied}{should}(?!.*{should})"), re.compile(rf"\b{either('i_did')}$")),
    )


def counts_me(leaf: Leaf) -> bool:
    """A sentence that brings people counts the writer among them: "upišite dvoje: mene, …"."""
    last = (m for m in leaf.people if _me_last().match(leaf.flat, m.end))
    if any(_is_brought(leaf, m.start) for m in last):
        return True
    if ":" not in leaf.flat:
        return False
    return any(
        _is_brought(leaf, match.start())
        and bool(leaf.named(match.end(), leaf.sentence_end(match.end())))
        for match in _me_first().finditer(leaf.flat)
    )


def _is_brought(leaf: Leaf, at: int) -> bool:
    """The sentence around an offset brings people, and denies nothing."""
    span = leaf.sentence_start(at), leaf.sentence_end(at)
    senses = {cue.sense for cue in leaf.between(*span)}
    brought = bool(senses & _BRINGS) and not senses & _NO
    return brought and not i_am_not_left(leaf, at, at)


@cache
def _me_last() -> re.Pattern[str]:
    """Return what finds the writer as the last of some: "Ana Ilić i potpisana", "…, ja."."""
    mine = rf",?\s{either('and')}\s(?:\w+\s)?{either('signs_last')}"
    return re.compile(rf"(?:{mine}|,\s{either('me_alone')})\s*(?=[.!;)\n]|$)")


def comes_beside(leaf: Leaf) -> bool:
    """ "S kolegom Markom Totom dolazimo": "we" are the writer and who is named."""
    if not leaf.has(*_BRINGS) or leaf.has("self_absent"):
        return False
    return any(_is_with_us(leaf, m) for m in leaf.people)


def _is_with_us(leaf: Leaf, m: Mention) -> bool:
    start, end = leaf.clause(m.start)
    if apposed := _apposed().search(leaf.flat, max(0, m.start - WITH_MAX), m.start):
        start = apposed.start()  # "s mužem, Markom Totom, dolazimo"
        end = leaf.clause(m.end + 2)[1] if leaf.flat.startswith(", ", m.end) else end
    beside = _with_him().search(leaf.flat, max(start, m.start - WITH_MAX), m.start)
    if beside is None and not ends_with(leaf, m):
        return False
    others = any(first_joined(leaf, one) is not m for one in leaf.named(start, end))
    denied = any(c.sense in _NO for c in leaf.between(start, end))
    we = any_of("we_do", leaf.language).search(leaf.flat, start, end)
    return we is not None and not (others or denied)


@cache
def _with_him() -> re.Pattern[str]:
    return re.compile(rf"\b{either('with_whom')}\s(?:[\w.]+,?\s){{0,3}}$")


@cache
def _apposed() -> re.Pattern[str]:
    return re.compile(rf"\b{either('with_whom')}\s(?:[\w.]+\s){{0,2}}[\w.]+,\s$")


@cache
def _me_first() -> re.Pattern[str]:
    """Return what finds the writer as the first of some behind a colon."""
    mine = rf"(?:{either('me_alone')}|{either('myself')})"
    return re.compile(rf":\s*{mine}(?=\s*[,(]|\s{either('and')}\s)")


def of_a_post(leaf: Leaf, at: int) -> bool:
    """What follows *at* is whose coming it is: "potvrđujem dolazak naše predsednice"."""
    words = _next_words().match(leaf.flat, at)
    return words is not None and any(map(_is_bearer, words[0].split()))


@cache
def _next_words() -> re.Pattern[str]:
    return re.compile(rf"(?: (?!{either('to_where')}\b)[\w-]+){{1,{OF_POST_WORDS}}}")


def _is_bearer(word: str) -> bool:
    return is_post(word) or any_of("holder").fullmatch(word) is not None


def registers_himself(leaf: Leaf, cue: Cue) -> bool:
    """ "I'd like to register.": with no word of whom, the writer means himself."""
    if leaf.language != "en" or leaf.flat[cue.end : cue.end + 1] not in (".", "!", "\n", ""):
        return _brings(leaf, cue)
    return _i_register().match(leaf.flat, leaf.sentence_start(cue.start), cue.end) is not None


def _brings(leaf: Leaf, cue: Cue) -> bool:
    """ "Vodim i svoju zamenicu Anu Ilić": who brings somebody comes himself."""
    if not any_of("i_bring").fullmatch(cue.words):
        return False
    clause = leaf.clause(cue.start)[1]
    brought = leaf.named(clause, leaf.sentence_end(cue.end))  # "vodim dve koleginice, Anu i …"
    return bool(leaf.named(cue.end, clause)) or any(m.case is Case.ACCUSATIVE for m in brought)


@cache
def _i_register() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:[\w']+\W+){{0,3}}?{either('i_wish')}\b[^,;:]{{0,24}}"
        rf"\b{either('register_oneself')}$"
    )


def not_yet(leaf: Leaf, cue: Cue) -> bool:
    """ "Prijavila bih se kad saznam cenu": he first waits for an answer."""
    told = may_follow(leaf.page, "once_known", cue.end)
    return told and _once_known().match(leaf.flat, cue.end) is not None


@cache
def _once_known() -> re.Pattern[str]:
    return re.compile(rf"(?:\s\w+){{0,4}}\s{either('once_known')}\b")
