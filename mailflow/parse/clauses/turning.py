"""Who comes by what follows a "not": "not I but Ana", "Petar cannot, but Ana can"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import first_joined, joins_posts, last_joined
from mailflow.parse.clauses.only_some import not_left, swapped
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.people.names import alike

NEGATIVE: Final = frozenset({"absent", "cancel", "unlisted", "uncounted", "dropped"})
NEXT_MAX: Final = 120  # letters from who does not come to who does: "…, kako piše, nego"
BUT_MAX: Final = 32  # letters from "nego" to a name: a post between


_COMING: Final = frozenset({"come", "enrol", "topic", "earlier", "correction"})


def denied(leaf: Leaf, m: Mention) -> str:
    """Return the "nije" of "Nije Petar Tot taj koji dolazi, nego Ana Ilić", for him; or ""."""
    if left := left_behind(leaf, m) or not_left(leaf, m) or swapped(leaf, m):
        return left
    if not may_tell(leaf.page, "rather"):
        return ""
    start = max(leaf.sentence_start(m.start), m.start - NEXT_MAX)
    end = min(leaf.sentence_end(m.end), m.end + NEXT_MAX)
    no = _not().search(leaf.flat, max(start, m.start - BUT_MAX), m.start)
    if no is None or any_of("only").search(no[0]):
        return ""  # "ne dolazi samo Petar, nego …"
    but = any(_is_rather(leaf, one) for one in leaf.named(m.end, end))
    told = but and any(c.sense in _COMING for c in leaf.between(start, end))
    return no[1] if told else ""


def not_only(leaf: Leaf, m: Mention) -> str:
    """Return the "samo" of "Ne dolazi samo Ana Ilić, nego i Petar Tot", for her; or ""."""
    if not (may_tell(leaf.page, "rather") and leaf.has(*NEGATIVE)):
        return ""
    first, start = first_joined(leaf, m), leaf.sentence_start(m.start)
    only = _only().search(leaf.flat, max(start, first.start - BUT_MAX), first.start)
    too = _but_also().match(leaf.flat, last_joined(leaf, m).end)
    if not (only and too):
        return ""
    no = any(c.sense in NEGATIVE for c in leaf.between(start, only.end()))
    return only[1] if no and leaf.named(too.end(), too.end() + BUT_MAX) else ""


def not_only_me(leaf: Leaf, cue: Cue) -> bool:
    """ "Ne dolazim samo ja, nego i Petar Tot": who writes comes by the words *cue*."""
    only = any_of("only").search(cue.words) if may_tell(leaf.page, "rather") else None
    return only is not None and _but_also().match(leaf.flat, cue.end) is not None


@cache
def _only() -> re.Pattern[str]:
    return re.compile(rf"\b({either('only')})\s(?:\w+\.?\s){{0,3}}$")


@cache
def _but_also() -> re.Pattern[str]:
    also = rf"(?:{either('and')}|{either('also')})"
    return re.compile(rf"(?:,[^,.;\n]{{1,40}})?,?\s{either('rather')}\s{also}\s")


def left_behind(leaf: Leaf, m: Mention) -> str:
    """Return the "samo" of "Od prijavljenih, Ane i Petra Tota, dolazi samo Ana", for him."""
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
    if not leaf.has("earlier") or not _of_those().match(leaf.flat, start):
        return ""
    if m.case not in (Case.GENITIVE, Case.ACCUSATIVE) and not _is_bracketed(leaf, start, m):
        return ""
    said = leaf.between(start, m.start)
    if not any(c.sense == "earlier" for c in said):
        return ""
    only = any_of("only").search(leaf.flat, m.end, end)
    rest = leaf.named(only.end(), end) if only else ()
    comes = any(c.sense == "come" for c in leaf.between(m.end, end))
    return only[0] if only and comes and rest and not _is_one_of(m, rest) else ""


def _is_bracketed(leaf: Leaf, start: int, m: Mention) -> bool:
    before = leaf.flat[start : m.start]
    return before.rfind("(") > before.rfind(")")


def _is_one_of(m: Mention, some: Sequence[Mention]) -> bool:
    return any(alike(m.name, one.name) for one in some)


@cache
def _of_those() -> re.Pattern[str]:
    return re.compile(rf"\W*{either('out_of')}\b")


def _is_rather(leaf: Leaf, m: Mention) -> bool:
    """ "… nego Ana Ilić", and no "nego i Ana Ilić"."""
    but = _but_rather().search(leaf.flat, m.start - BUT_MAX, m.start)
    return but is not None and any_of("and").search(but[0]) is None


@cache
def _not() -> re.Pattern[str]:
    return re.compile(rf"\b({either('not_but')})\s+(?:\w+\.?\s+){{0,3}}$")


def after_all(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> str:
    """Return the "no" behind a "but": "Trebalo je da ide Petar Tot, međutim suspendovan je"."""
    end = last_joined(leaf, m).end
    behind = (c for c in cues if c.sense in NEGATIVE and c.start > end)
    said = (c for c in behind if _but_he().fullmatch(leaf.flat, end, c.start))
    return next((c.said for c in said if _done().match(leaf.flat, c.end)), "")


@cache
def _but_he() -> re.Pattern[str]:
    """Return what may stand between: a comma, "but", "he", small verbs."""
    small = f"(?:{either('yet')}|{either('he')}|{either('auxiliary')}|{either('he_has')})"
    return re.compile(rf",\s{either('against')},?\s(?:{small}\s)*")


@cache
def _done() -> re.Pattern[str]:
    """Return what ends a sentence behind the "no", a verb of the past at most before it."""
    return re.compile(rf"(?:\s(?:{either('has_past')}))?\s*(?:[.!;\n]|$)")


def turned_to(leaf: Leaf, m: Mention) -> bool:
    """ "Not I but Ana", "Petar cannot, but Ana can": what follows a "not"."""
    if may_tell(leaf.page, "rather") and _is_rather(leaf, m):
        near = max(leaf.sentence_start(m.start), m.start - NEXT_MAX)
        if any(denied(leaf, one) for one in leaf.named(near, m.start)):
            return True
    if not leaf.has(*NEGATIVE, "self_absent"):
        return False
    first = _first_of(leaf, m)
    rather = _but_rather().search(leaf.flat, first - BUT_MAX, first)
    rather = None if rather and any_of("nor").search(rather[0]) else rather
    if not (rather or _can().match(leaf.flat, m.end)) or _cannot_himself(leaf, m):
        return False
    before = leaf.between(leaf.sentence_start(m.start), m.start)
    negative = (*NEGATIVE, "self_absent")  # not "nije istina da Ana dolazi", around her
    return any(c.sense in negative and c.end <= m.start for c in before)


def _cannot_himself(leaf: Leaf, m: Mention) -> bool:
    """ "Ne dolazi nas troje nego dvoje, Petar Tot ne može": a number stood behind the "but"."""
    end = last_joined(leaf, m).end
    behind = leaf.between(end, end + BUT_MAX)
    return any(c.sense == "absent" and not leaf.flat[end : c.start].strip() for c in behind)


def _first_of(leaf: Leaf, m: Mention) -> int:
    """Return where the first of those begins whom "and" joins to *m*, posts between.

    "Neće doći Vera, već Petar Tot i lovočuvar Ana Ilić": both come instead of her.
    """
    first = first_joined(leaf, m)
    before = leaf.named(max(leaf.sentence_start(m.start), first.start - NEXT_MAX), first.start)
    post = _and_post().fullmatch(leaf.flat, before[-1].end, first.start) if before else None
    joined = before and joins_posts(leaf, before[-1].end, first.start)
    return before[-1].start if joined or (post and is_post(post[1])) else first.start


@cache
def _and_post() -> re.Pattern[str]:
    return re.compile(rf"\s{either('and')}\s((?:\w+\.?\s){{1,3}})")


def without_verb_of_other(leaf: Leaf, m: Mention, swap: Cue) -> Sequence[Cue]:
    """Return the words until *swap*, without the verb around it by which another comes.

    "Petar je sprečen, pa će umesto njega doći Ana": a "no" behind the name says so.
    """
    cues = leaf.between(leaf.clause(m.start)[0], swap.start + 1)
    if not any(c.sense in NEGATIVE and c.start >= m.end for c in cues):
        return cues
    return [c for c in cues if not c.start < swap.start < c.end]


@cache
def _can() -> re.Pattern[str]:
    return re.compile(rf"\s+{either('can')}\s*(?:[.,;!\n]|$)")


@cache
def _but_rather() -> re.Pattern[str]:
    return re.compile(rf"\b{either('rather')}\s+(?:\w{{1,20}}\.?,?\s+){{0,2}}$")
