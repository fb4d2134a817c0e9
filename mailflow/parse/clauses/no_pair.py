"""Whether "Ana i ja" says that both come, or only greets, likens or tells who somebody is."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.all_refuse import all_refuse
from mailflow.parse.clauses.neither import neither, says_neither
from mailflow.parse.clauses.of_group import is_of_group
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue


def is_no_pair(leaf: Leaf, cue: Cue) -> bool:
    """The words of a pair say nothing of two who come."""
    return (
        _greets(leaf, cue)
        or does_not(leaf, cue)
        or names_himself(leaf, cue)
        or _is_told_apart(leaf, cue)
        or _says_who(leaf, cue)
        or _only_likens(leaf, cue)
        or _sends(leaf, cue)
        or brings_no_other(leaf, cue)
        or all_refuse(leaf, cue.start) is not None
    )


def is_void(leaf: Leaf, pair: Cue) -> bool:
    """The pair stays away, or says nothing of anybody but the writer."""
    return neither(leaf, pair) or names_himself(leaf, pair) or brings_no_other(leaf, pair)


def brings_no_other(leaf: Leaf, pair: Cue) -> bool:
    """The pair is of a group of whom only some come, or its "ja," the subject of "idem"."""
    return is_of_group(leaf, pair) or _is_subject(leaf, pair)


def _is_subject(leaf: Leaf, pair: Cue) -> bool:
    """ "Kolega Marko Tot kaže da idem ja, a on sledeći put"."""
    start, end = leaf.clause(pair.start)
    before = leaf.between(start, pair.start) if "," in pair.words else ()
    said = any(c.sense == "self" and c.end >= pair.start - 1 for c in before)
    return said and not leaf.named(pair.end, end)  # "dolazim ja, Ana Ilić i Petar Tot"


def _greets(leaf: Leaf, pair: Cue) -> bool:
    """ "Dobar dan, opet ja,": the first line says who writes, and a blank line follows."""
    alone = pair.words.endswith(",") and leaf.flat.startswith("\n\n", pair.end)
    before = leaf.between(0, pair.start) if alone else ()
    acts = any(c.sense in ("come", "enrol", "self") for c in before)
    return alone and not acts and "\n\n" not in leaf.flat[: pair.start]


def _sends(leaf: Leaf, pair: Cue) -> bool:
    """ "I will be in Vienna then and I am sending Ana": "and" joins what he does."""
    start, end = leaf.sentence_start(pair.start), leaf.sentence_end(pair.end)
    verbs = leaf.between(pair.end, pair.end + VERB_MAX)
    if leaf.named(start, pair.start) or not any_of("and").match(pair.words):
        return False
    if not verbs or verbs[0].sense != "enrol":
        return False
    return bool(leaf.named(verbs[0].end, end))


VERB_MAX: Final = 12  # letters of "am", of "also" behind "and I"


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
    told = told or says_neither(leaf, pair)
    denied = any_of("denies", leaf.language).search(leaf.flat, pair.end, end)
    return denied is not None and not told


def does_else(leaf: Leaf, pair: Cue) -> bool:
    """ "The names will follow, and I will forward them": a clause of its own, not of coming."""
    if any_of("then_does").match(leaf.flat, pair.end + 1) is None:
        return False
    after = leaf.between(pair.end, leaf.sentence_end(pair.end))
    sent = {c.start for c in after if c.sense == "later_names"}  # "I will send his details"
    return all(c.sense not in ("come", "self") or c.start in sent for c in after)


def names_himself(leaf: Leaf, pair: Cue) -> bool:
    """ "My name is Ana and I work for …": the one named before "and I" is the writer."""
    start = leaf.sentence_start(pair.start)
    before = leaf.named(start, pair.start)
    if len(before) != 1 or leaf.flat[before[0].end : pair.start].strip():
        return False
    return _called().search(leaf.flat, start, before[0].start) is not None


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"\b{either('i_am_called')}\s$")


def _is_told_apart(leaf: Leaf, pair: Cue) -> bool:
    """ "Dolazi Petar Tot i ja šaljem prijavu": that he comes is told before."""
    return does_else(leaf, pair) and _comes(leaf, leaf.sentence_start(pair.start), pair.start)


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
