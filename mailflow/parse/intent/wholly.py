"""Whether all who were registered before fall away: "niko od nas ne dolazi"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import inside, is_participle, of_himself
from mailflow.parse.intent.before import as_registered, is_said, nobody_comes, told_before
from mailflow.parse.intent.facts import Facts, cue_of
from mailflow.parse.intent.refusing import refusals
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post

_OFF: Final = ("absent", "decline", "cancel")
_OF_SOME: Final = frozenset({"others_stay", "instead", "for_him", "swap", "if"})
_COMING: Final = ("come", "self", "enrol", "pair", "here")
_COMES: Final = ("come", "hindered")
_PHRASE_MIN: Final = 3  # words that refuse by themselves
_DENIED_MAX: Final = 40  # letters from "cannot" to the verb it denies


def none_of_us(facts: Facts) -> Cue | None:
    """ "Ana i ja smo prijavljeni, ali nijedno od nas ne može": all who were registered."""
    own = facts.typed
    if not facts.comes or not (told_before(own) or as_registered(own, "topic")):
        return None
    for cue in (nobody_comes(own), _house_is_off(own)):
        if cue and (not facts.now or _only_before(own, cue)):
            return cue
    return None


def _house_is_off(own: Sequence[Leaf]) -> Cue | None:
    """ "Prijavili smo Anu i Petra. Od nas neće doći niko": nobody is named or meant alone."""
    plain = refusals(own)
    return next(
        (
            c
            for leaf in own
            for c in leaf.cues
            if c.sense in _OFF and (_is_whole(leaf, c) or (leaf, c) in plain)
            if c.sense != "absent" or _of_none(leaf, c)
            if _is_of_nobody(leaf, c)
        ),
        None,
    )


def refuses_all(own: Sequence[Leaf]) -> bool:
    """Somebody plainly does not come, and no post tells that it is only one of them."""
    spans = ((leaf, *_span(leaf, c)) for leaf, c in refusals(own))
    return any(leaf.named(a, b) or not _has_post(leaf, a, b) for leaf, a, b in spans)


def _span(leaf: Leaf, cue: Cue) -> tuple[int, int]:
    return leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)


def _has_post(leaf: Leaf, start: int, end: int) -> bool:
    return any(map(is_post, re.findall(r"\w+", leaf.flat[start:end])))


def _is_whole(leaf: Leaf, cue: Cue) -> bool:
    """ "Od toga nema ništa", not "sadly": words that refuse by themselves; "nobody comes"."""
    whole = cue.sense == "decline" and len(cue.words.split()) >= _PHRASE_MIN
    return cue.sense == "cancel" or whole or _of_none(leaf, cue)


def _of_none(leaf: Leaf, cue: Cue) -> bool:
    """ "Nobody will come", "nijedno od njih ne može da dođe"."""
    start, end = _span(leaf, cue)
    none = _nobody().search(leaf.flat, start, end)
    return none is not None and any(c.sense in _COMES for c in leaf.between(start, end))


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('nobody')}|{either('none_of_them')})\b")


def _is_of_nobody(leaf: Leaf, cue: Cue) -> bool:
    """The sentence names nobody, no post refuses in it, nor the writer for himself alone."""
    start, end = _span(leaf, cue)
    if leaf.named(start, end) or of_himself(leaf, cue) or leaf.flat.startswith("?", end):
        return False
    if any(c.sense in _OF_SOME for c in leaf.between(start, end)):
        return False
    return not _has_post(leaf, start, cue.end)


def us_all_off(own: Sequence[Leaf]) -> bool:
    """ "Prijavila sam sebe i Anu. Skinite nas oboje": nobody else is named."""
    off = next((c for leaf in own for c in leaf.cues if c.sense == "all_of_us"), None)
    struck = any(leaf.has("all_of_us") and leaf.has("cancel") for leaf in own)
    told = told_before(own) or cue_of(own, "mine_before")
    return bool(off and struck and told) and _only_before(own, off)


def _only_before(own: Sequence[Leaf], off: Cue | None) -> bool:
    """Whoever comes is told of beside "we registered", not behind the words *off*."""
    return all(
        (is_said(leaf, c, "earlier", "formerly") or _was_told(leaf, c))
        and not _follows(leaf, c, off)
        for leaf in own
        for c in leaf.cues
        if c.sense in _COMING and not _is_denied(leaf, c)
    )


def _is_denied(leaf: Leaf, cue: Cue) -> bool:
    """Words that refuse hold *cue*, or stand before it with no comma between."""
    if any(inside(leaf, cue, no) for no in _OFF):
        return True
    near = leaf.between(cue.start - _DENIED_MAX, cue.start)
    before = (c for c in near if c.sense in _OFF)
    return any(not _parts(leaf.language).search(leaf.flat, c.end, cue.start) for c in before)


@cache
def _parts(language: str) -> re.Pattern[str]:
    return re.compile(rf",|\b{either('and', language)}\b")


def _was_told(leaf: Leaf, cue: Cue) -> bool:
    """ "Ana i Petar su prijavljeni, ali …"; not "prijavljeni su Ana i Petar", a list."""
    return is_participle(cue) and not leaf.named(cue.end, leaf.sentence_end(cue.end))


def _follows(leaf: Leaf, cue: Cue, off: Cue | None) -> bool:
    """ "Nas skinite, dolazi Petar": *cue* stands behind *off* in its sentence."""
    if off is None or off not in leaf.cues:
        return False
    return off.end <= cue.start < leaf.sentence_end(off.end)
