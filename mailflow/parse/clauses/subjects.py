"""Whose a verb of coming is, where two are named: "Marko Tot čuva kuću, Ana Ilić dolazi"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.own_subject import has_own_subject
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import any_of, either, strictly
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.people.names import is_full
from mailflow.parse.people.units import titles

BESIDE_MAX: Final = 32  # letters of "naša koleginica" between a verb and its subject
OPENS_MAX: Final = 16  # letters of "our director" before a name
_APPOSED: Final = re.compile(r",[^,.;:!?()\n]{1,60},")


def is_anothers(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """*cue* has its subject beside it, and words of its own keep *m*, named before, from it."""
    cue = _whole(leaf, cue)
    if cue.sense not in ("come", "pair") or cue.start < m.end:
        return False
    if cue.sense == "pair":
        return does_else(leaf, m, cue) or _so_others(leaf, m, cue)
    if has_own_subject(leaf, cue):
        return True
    # "Marko vozi i čeka; dolaze Ana i Vera": what stands before the semicolon joins nobody.
    part = leaf.flat.rfind(";", m.end, cue.start) + 1
    part = 0 if leaf.named(part, cue.start) else part
    if _several().search(cue.words) and not part:
        return _so_others(leaf, m, cue)
    other = subject_of(leaf, m, cue)
    if other is None or joint(leaf.language).search(
        leaf.flat, cue.end, max(cue.end, other.start)
    ):
        return False  # "dolazi i Ana": beside somebody, perhaps him
    apart = _apart(leaf, m, min(cue.start, other.start))
    if part and other.start > cue.start:
        return True
    joined = joint(leaf.language).search(_untitled(apart)) and not _has_verb(
        leaf.language, apart
    )
    joined = joined or (_and_his().fullmatch(apart) and _opens(leaf, m))
    return bool(re.search(r"\w{3,}", apart)) and not (joined or is_post(apart))


def _so_others(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Ana čuva dete pa sa mnom dolazi Petar": what opens behind "pa" has its own subject."""
    so = any_of("and_so").search(leaf.flat, m.end, cue.start)
    if so is None or not _WORD.search(leaf.flat, m.end, so.start()):
        return False
    named = leaf.named(so.end(), leaf.clause(cue.start)[1])
    return any(_is_subject(one) for one in named)


_WORD: Final = re.compile(r"\w{3}")


def _untitled(apart: str) -> str:
    """Return the words before a name without the titles they end in: "and" of "and Dr"."""
    words = apart.split(" ")
    while len(words) > 1 and (not words[-1] or words[-1].strip(".") in titles()):
        words.pop()
    return " ".join((*words, ""))


def _opens(leaf: Leaf, m: Mention) -> bool:
    """Nothing but a post stands before the name: no verb of another story can."""
    return m.start - leaf.sentence_start(m.start) <= OPENS_MAX


@cache
def _and_his() -> re.Pattern[str]:
    """Return what finds "and his wife", "i njena koleginica" before the second of two."""
    return re.compile(rf"\s{either('and')}\s{either('brings_his')}\s(?:\w+\s){{1,2}}")


def _has_verb(language: str, apart: str) -> bool:
    """ "Marko Tot signs the letter and Ana Ilić will attend": "and" joins clauses, no names."""
    return language == "en" and _verb_first().match(apart) is not None


@cache
def _verb_first() -> re.Pattern[str]:
    verb = rf"(?=\w{{4}})(?:{strictly('does', 'en')}|{strictly('did', 'en')})"
    return re.compile(rf"\s{verb}\s(?!{either('and')}\b)\w+")


def _whole(leaf: Leaf, cue: Cue) -> Cue:
    """Return the words of coming of which *cue* is a part: "attend" of "will attend"."""
    around = leaf.between(cue.start - WHOLE_MAX, cue.start + 1)
    return next((c for c in around if c.sense == "come" and c.end >= cue.end), cue)


WHOLE_MAX: Final = 16  # letters of "was chosen to" before "attend"


@cache
def _several() -> re.Pattern[str]:
    return re.compile(rf"\b{either('several_do')}$")


def does_else(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """What keeps *m* from *cue* is said of him: "Marko Tot je predložio da dođe Ana Ilić"."""
    other = subject_of(leaf, m, cue)
    if other is None:
        return False
    apart = _apart(leaf, m, min(cue.start, other.start))
    return _acts().search(apart) is not None


def subject_of(leaf: Leaf, m: Mention, cue: Cue) -> Mention | None:
    """Return who is named right before *cue*, or after it with little between; not *m*."""
    at = leaf.named_before(cue.start)
    left = leaf.people[at - 1] if at else None
    if (
        left is not None
        and left is not m
        and _helps().fullmatch(leaf.flat, left.end, cue.start)
    ):
        return left if _is_subject(left) else None
    inside = cue.start <= (leaf.people[at].start if at < len(leaf.people) else -1) < cue.end
    right = leaf.people[at] if at < len(leaf.people) else None
    if right is None or not _is_subject(right):
        return None
    gap = "" if inside else leaf.flat[cue.end : right.start]
    near = len(gap) <= BESIDE_MAX and not re.search(r"[,.;:!?()\n]", gap)
    near = near and not (leaf.language == "en" and _and_does().match(gap))
    return right if near else None


@cache
def _and_does() -> re.Pattern[str]:
    """Return what fits "is coming and brings", "… with", before whom he brings."""
    does = rf"{strictly('and', 'en')}\s{strictly('does', 'en')}"
    return re.compile(rf"\s(?:{does}|{strictly('company', 'en')})\b")


@cache
def _helps() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{either('auxiliary')}\s)?")


def _is_subject(m: Mention) -> bool:
    return m.case is Case.NOMINATIVE and is_full(m)


def _apart(leaf: Leaf, m: Mention, end: int) -> str:
    """Return the words between *m* and offset *end*, without a post between commas."""
    text = leaf.flat[m.end : end]
    apposed = _APPOSED.match(text)
    return text[apposed.end() :] if apposed else text


@cache
def joint(language: str) -> re.Pattern[str]:
    """Return what joins; Hungarian "is" is "too", and English "is" is not."""
    return re.compile(rf"\b{either('and', language)}\s*$|\b{either('too', language)}\b")


@cache
def _acts() -> re.Pattern[str]:
    """Return what finds a small word of a verb, or "that", among the words between."""
    return re.compile(rf"\b(?:{either('denies')}|{either('auxiliary')}|{either('that')})\b")


def has_done_else(leaf: Leaf, m: Mention, pair: Cue) -> bool:
    """ "Mark Reed forwarded me the call and I would attend": "and I" opens a clause."""
    if _brings_us(leaf, pair):
        return True
    if pair.sense != "pair" or not _and_i().match(pair.words):
        return False
    between = leaf.flat[m.end : pair.start]
    if not between.strip() or between.lstrip()[0] in ",(-" or leaf.named(m.end, pair.start):
        return False
    return _did().search(between) is not None


def _brings_us(leaf: Leaf, cue: Cue) -> bool:
    """ "Mark Reed will bring us": its object is another than who is named before it."""
    if cue.sense != "enrol" or leaf.language != "en":
        return False
    return _us().match(leaf.flat, cue.end) is not None


@cache
def _us() -> re.Pattern[str]:
    return re.compile(rf"\s{strictly('to_us', 'en')}\b")


@cache
def _and_i() -> re.Pattern[str]:
    return re.compile(rf"{either('me_too')}\b")


@cache
def _did() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:{either('auxiliary')}|{either('has_done')}|{either('to_us')}"
        rf"|(?=\w{{5}}){either('did')})\s"
    )


def says_else(leaf: Leaf, m: Mention) -> bool:
    """ "Ana Ilić dolazi; Vera Tot vodi kancelariju": what is said of her is no coming."""
    if m.case is not Case.NOMINATIVE or leaf.flat[: m.start].rstrip()[-1:] != ";":
        return False
    rest = _SAID.match(leaf.flat, m.end)
    return rest is not None and not (is_post(rest[1]) or any_of("too").match(rest[1]))


_SAID: Final = re.compile(r"(?:\s\([^()\n]*\))?\s([a-z]{3,})\s[a-z]{2,}")


def of_the_rest(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Dolaze Ana i Petar, ostali su zauzeti": not *m*, but the others are."""
    return m.end < cue.start and _the_rest().search(leaf.flat, m.end, cue.start) is not None


@cache
def _the_rest() -> re.Pattern[str]:
    return re.compile(rf"[,;]\s(?:\w{{1,3}}\s)?{either('the_rest')}(?:\s\w+){{0,3}}\s*$")
