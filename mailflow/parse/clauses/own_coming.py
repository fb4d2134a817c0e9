"""Whether who writes comes himself: "dolazim", "Ana i ja", "I will attend"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.chat import is_in_talk
from mailflow.parse.clauses.elsewhere import elsewhere, inside
from mailflow.parse.clauses.oneself import (
    comes_beside,
    counts_me,
    from_afar,
    not_yet,
    registers_himself,
)
from mailflow.parse.clauses.others import of_others
from mailflow.parse.clauses.taken_back import PARTS, taken_back
from mailflow.parse.clauses.turning import not_only_me
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind
from mailflow.parse.page.bullets import BULLET
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either, strictly
from mailflow.parse.page.phrasebook import Cue


def says_of_himself(leaves: Sequence[Leaf]) -> tuple[bool, bool]:
    """Return whether who wrote *leaves* says of himself that he comes, that he does not."""
    typed = (leaf for leaf in leaves if leaf.kind in (Kind.OWN, Kind.SUBJECT))
    said = [no for leaf in typed for no in _denied(leaf)]
    own = (leaf for leaf in leaves if leaf.kind is Kind.OWN)
    comes = not all(said) or any(
        _is_item(leaf) or counts_me(leaf) or comes_beside(leaf) for leaf in own
    )
    return comes, any(said)


def speaks(leaf: Leaf) -> bool:
    """Return whether who wrote *leaf*, of whatever kind, says in it that he comes."""
    return not all(_denied(leaf))


def _denied(leaf: Leaf) -> list[bool]:
    """Return of all words by which the writer comes whether their clause takes them back."""
    return [
        taken_back(leaf, cue) and not not_only_me(leaf, cue)
        for cue in leaf.cues
        if _is_his_own(leaf, cue)
        and not (_perhaps(leaf, cue) or not_yet(leaf, cue))
        and not (of_others(leaf, cue) or is_in_talk(leaf, cue))
    ]


def _is_item(leaf: Leaf) -> bool:
    """A list has the writer as one of its lines: "1) ja", or a bare "ja" below names."""
    if not may_tell(leaf.page, "me_alone"):
        return False
    item = _item().search(leaf.flat)
    if item is None or leaf.has("come", "enrol", "self", "pair"):
        return item is not None
    return bool(leaf.named(*leaf.page.line_of(item.start())))  # who comes may be told elsewhere


@cache
def _item() -> re.Pattern[str]:
    mine = rf"{either('me_alone')}(?:\s{either('as_a')}\s\w+)?"
    ends = rf"[ \t]*(?=$|\n|[,;(–-])|[ \t]+(?={either('works_as')}\b)"
    alone = rf"[ \t]*{either('me_alone')}[ \t]*[.,;]?[ \t]*(?=$|\n)"
    return re.compile(rf"(?:^|\n)(?:[ \t]*{BULLET}\s*{mine}(?:{ends})|{alone})")


def _is_his_own(leaf: Leaf, cue: Cue) -> bool:
    """The words are the writer's of himself; "happy to join" only if nothing stands before."""
    if cue.sense == "gladly":
        return not leaf.flat[leaf.clause(cue.start)[0] : cue.start].strip()
    if cue.sense == "come" and (goes_on(leaf, cue) or from_afar(leaf, cue)):
        return not (elsewhere(leaf, cue) or _was_said(leaf, cue))
    if cue.sense == "enrol":
        return registers_himself(leaf, cue)
    if cue.sense not in ("self", "pair") or elsewhere(leaf, cue) or _was_said(leaf, cue):
        return False
    if cue.sense == "pair" and _is_no_pair(leaf, cue):
        return False
    if _asks_how(leaf, cue) or _is_yonder(leaf, cue):
        return False
    if leaf.has("self_absent") and inside(leaf, cue, "earlier"):
        return False  # "umesto mene …; obećala sam da ću doći"
    # "Molimo da svoje prisustvo potvrdite" is asked of whom it is written to.
    return not inside(leaf, cue, "yours")


def _is_yonder(leaf: Leaf, cue: Cue) -> bool:
    """ "Krov je pao, bićemo tamo. Skinite me": who is struck off is "there", not with us."""
    if not leaf.has("self_absent") or any_of("yonder").search(cue.words) is None:
        return False
    mine = [c for c in leaf.cues if c.sense == "self_absent" and c.start > cue.end]
    off = [c for c in leaf.cues if c.sense == "strike"]
    return any(c.start < no.end and no.start < c.end for no in mine for c in off)


def _greets(leaf: Leaf, pair: Cue) -> bool:
    """ "Dobar dan, opet ja,": the first line says who writes, and a blank line follows."""
    alone = pair.words.endswith(",") and leaf.flat.startswith("\n\n", pair.end)
    before = leaf.between(0, pair.start) if alone else ()
    acts = any(c.sense in ("come", "enrol", "self") for c in before)
    return alone and not acts and "\n\n" not in leaf.flat[: pair.start]


def _is_no_pair(leaf: Leaf, cue: Cue) -> bool:
    return (
        _greets(leaf, cue)
        or does_not(leaf, cue)
        or _says_who(leaf, cue)
        or _only_likens(leaf, cue)
    )


def _only_likens(leaf: Leaf, pair: Cue) -> bool:
    """ "Većina su prevodioci, kao i ja": nobody is named there, and nobody comes."""
    start, end = leaf.sentence_start(pair.start), leaf.sentence_end(pair.end)
    if _as().search(leaf.flat, start, pair.start) is None or leaf.named(start, end):
        return False
    return all(c.sense in _ONESELF for c in leaf.between(start, end))


@cache
def _as() -> re.Pattern[str]:
    return re.compile(rf"\b{either('likens')}\s$")


def does_not(leaf: Leaf, pair: Cue) -> bool:
    """ "Počeo je post i ja ne napuštam parohiju": no word of coming is in what he denies."""
    start, end = leaf.clause(pair.start)
    told = any(c.sense not in _ONESELF for c in leaf.between(start, end))
    denied = any_of("denies", leaf.language).search(leaf.flat, pair.end, end)
    return denied is not None and not told


_ONESELF: Final = frozenset({"pair", "beside_me"})


def _says_who(leaf: Leaf, pair: Cue) -> bool:
    """ "Kontakt osoba sam ja, dolazi Petar": who he is; no word before it is of coming."""
    start = leaf.sentence_start(pair.start)
    me = _it_is_me().search(leaf.flat, start, pair.end)
    if me is None or not leaf.flat[start : me.start()].strip():
        return False  # "Two of us. That's me and Ana"
    return not (_comes(leaf, start, pair.start) or _goes_with(leaf, me.end("me")))


def _goes_with(leaf: Leaf, at: int) -> bool:
    """ "Blagajnica, to sam ja, i naš Petar dolaze": somebody is joined, and then they come."""
    joint, end = _and_who().match(leaf.flat, at), leaf.sentence_end(at)
    named = leaf.named(joint.end(), end) if joint else ()
    if not (joint and named) or named[0].case is not Case.NOMINATIVE:
        return False
    first = named[0].start
    near = len(leaf.flat[joint.end() : first].split()) <= POST_WORDS_MAX
    return near and not _comes(leaf, joint.end(), first) and _comes(leaf, first, end)


POST_WORDS_MAX: Final = 3  # of "naš predsednik" before the name that "and" joins


def _comes(leaf: Leaf, start: int, end: int) -> bool:
    return any(c.sense in ("come", "enrol", "self") for c in leaf.between(start, end))


@cache
def _and_who() -> re.Pattern[str]:
    return re.compile(rf"[\s,)–-]*{either('and')}\s")


@cache
def _it_is_me() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<me>{either('it_is_me')})\b\W*(?:{either('and')})?$")


def _asks_how(leaf: Leaf, cue: Cue) -> bool:
    """ "Do kog datuma mogu da se prijavim?": he asks how, and does not say that he comes."""
    if "?" not in leaf.flat or not leaf.flat.startswith("?", leaf.sentence_end(cue.end)):
        return False
    return (
        _how(leaf.language).match(leaf.flat, leaf.sentence_start(cue.start), cue.start)
        is not None
    )


@cache
def _how(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+\W+){{0,2}}{either('how', language)}\s[^,;:]*$")


def goes_on(leaf: Leaf, cue: Cue) -> bool:
    """ "I am the treasurer … and would like to attend": the subject is told once."""
    start = leaf.sentence_start(cue.start)
    if leaf.language != "en" or _i().match(leaf.flat, start) is None:
        return False
    named = (m for m in leaf.named(start, cue.start) if not _is_with(leaf, m.start))
    if any(named) or _who_else().search(leaf.flat, start, cue.start):
        return False
    near = max(start, cue.start - AND_MAX)
    so = _and_so().search(leaf.flat, near, cue.start) is not None
    return so or _travels().search(leaf.flat, start, cue.end) is not None


def _is_with(leaf: Leaf, at: int) -> bool:
    """ "I work for Mark Reed and would like to attend": he is no subject."""
    return _with().search(leaf.flat, max(0, at - AND_MAX), at) is not None


@cache
def _with() -> re.Pattern[str]:
    return re.compile(r"\b(?:for|with|under|of|by|from|at|to|alongside)\s(?:\w+\.?\s){0,2}$")


AND_MAX: Final = 24  # letters of "and therefore"


@cache
def _i() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{either('since', 'en')}\s)?{either('i_go_on')}\s")


@cache
def _who_else() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{strictly('he', 'en')}|{strictly('who', 'en')})\b")


@cache
def _and_so() -> re.Pattern[str]:
    return re.compile(rf"\s{strictly('and', 'en')}\s+(?:\w+\s+)?$")


@cache
def _travels() -> re.Pattern[str]:
    """Return what finds a journey and what it is for: "driving down on Friday to attend"."""
    to = strictly("in_order", "en")
    way = rf"(?:(?!{to}\b)\w+\s)*"
    return re.compile(rf"\b{strictly('travels', 'en')}\s{way}{to}\s[\w ]+$")


def _was_said(leaf: Leaf, cue: Cue) -> bool:
    """He said so before: "javila sam da dolazim", "I wrote that I would come"."""
    past = cue.sense != "pair" and any(inside(leaf, cue, told) for told in _PAST)
    if past or _of_paper(leaf, cue):
        return True
    before = leaf.between(max(0, cue.start - SAID_MAX), cue.start)
    return any(c.sense == "earlier" and _tells_that(leaf, c, cue) for c in before)


def _tells_that(leaf: Leaf, told: Cue, cue: Cue) -> bool:
    """Nothing but "that" stands between; the words *told* may end in it themselves."""
    if any_of("that", leaf.language).fullmatch(told.words.rpartition(" ")[2]):
        return told.end + 1 == cue.start
    return _that(leaf.language).fullmatch(leaf.flat, told.end, cue.start) is not None


@cache
def _that(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:\w+\s)?{either('that', language)}\s")


def _of_paper(leaf: Leaf, cue: Cue) -> bool:
    """ "In my registration I forgot Ana": the paper that he sent, and no coming."""
    if cue.sense != "self" or _entry().search(cue.words) is None:
        return False
    return _within().search(leaf.flat, max(0, cue.start - SAID_MAX), cue.start) is not None


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(rf"\b{either('entry')}$")


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"\b{either('within')}\s$")


_PAST: Final = ("mine_before", "cancel")  # "da otkaže svoju prijavu"
SAID_MAX: Final = 60  # letters from "javila sam" to "dolazim"


def _perhaps(leaf: Leaf, cue: Cue) -> bool:
    """The clause of *cue* leaves open whether."""
    a, b = leaf.clause(cue.start)
    open_ = (c for c in leaf.between(a, b) if c.sense == "perhaps")
    apart = (_of_whom(), PARTS)
    return any(not any(p.search(leaf.flat, cue.end, c.start) for p in apart) for c in open_)


@cache
def _of_whom() -> re.Pattern[str]:
    """Return what opens a clause of another: "umesto Ane, kojoj ste prvobitno pisali"."""
    return re.compile(rf",\s+{either('who')}\s(?:\w+\s){{0,3}}$")
