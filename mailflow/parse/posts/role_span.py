"""How far the words of a post reach: where the sentence, a body or the next person goes on."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.page.particles import any_of, either, particles
from mailflow.parse.page.posts import is_post, opens_post
from mailflow.parse.page.working import flat
from mailflow.parse.posts.role_before import heads_unit


@cache
def _and_next() -> re.Pattern[str]:
    short = (re.escape(word.replace("_", " ")) for word in particles("cut_short"))
    full_stop = "".join(rf"(?<!\b{word})" for word in short) + r"[.!?](?:\s|$)"
    return re.compile(rf"\s+{either('after_post')}\s|{full_stop}|\n")


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(rf"(?:[ .,;:-]|\s{either('ends_post')})+$")


@cache
def ours() -> re.Pattern[str]:
    """Return what finds words before a post that are no part of it: "our", "being"."""
    return re.compile(rf"{either('before_post')}\s+")


@cache
def _in_body() -> re.Pattern[str]:
    return re.compile(rf"\s{either('body_in')}\s$")


def trimmed(leaf: Leaf, start: int, end: int) -> tuple[int, int]:
    """Cut a role where the sentence or the next person goes on, and "our" before it."""
    low = leaf.flat
    start += len(low[start:end]) - len(low[start:end].lstrip())
    while before := ours().match(low, start, end):
        start = before.end()  # Hungarian "ő a" is no "and"
    following = _and_next().search(low, start, end)
    while following and _joins_role(leaf, following, end):
        following = _and_next().search(low, following.end() - 1, end)
    end = following.start() if following else end
    end = _before_place(leaf, start, end)
    org = next(
        (
            o
            for o in leaf.organisations
            if start < o.start < end
            and (len(o.name.split()) > 2 or _in_body().search(low, start, o.start))
            and not heads_unit(leaf, o.start)
        ),
        None,
    )
    end = org.start if org else end
    while before := ours().match(low, start, end):
        start = before.end()
    end = min([end, *(m.start for m in leaf.people if start < m.start < end)])
    if any(c.sense in _SWAPS for c in leaf.between(start, start + 1)):
        return start, start  # "Zameniće ga Ana Ilić"
    said = (c for c in leaf.between(start + 1, end) if c.sense in _ACTS)
    acts = [c.start for c in said if not is_post(c.words)]  # "zadužen za medije" is a post
    end = min(acts, default=end)
    start = _late_start(leaf, start, end)
    return start, start + len(_trailing().sub("", low[start:end]))


def _before_place(leaf: Leaf, start: int, end: int) -> int:
    """Return where the words of a post end in "advokat iz Bora", "šef firme Kreda"."""
    if event := _to_event().search(leaf.flat, start, end):
        end = event.start()  # "urednika na skup"
    places = _from_place().finditer(leaf.flat, start, end)
    return next((p.start() for p in places if leaf.text[p.end()].isupper()), end)


@cache
def _to_event() -> re.Pattern[str]:
    return re.compile(rf"\s{either('past_post')}\b")


@cache
def _from_place() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either('from_place')}|{either('of_firm')})\s(?=\w)")


_ACTS: Final = frozenset({"come", "enrol", "self", "absent"})
_SWAPS: Final = frozenset({"replaces", "for_him"})


def _late_start(leaf: Leaf, start: int, end: int) -> int:
    """Return where the post begins in "on ti je sad kod nas zadužen za odnose"."""
    told = leaf.page.words
    first, last = bisect_left(told, (start,)), bisect_left(told, (end,))
    words, lows = told[first:last], leaf.page.lows[first:last]
    if lows and lows[0] in particles("posted_at"):
        return next((a for a, b in words if is_post(leaf.flat[a:b])), start)
    verb = next((i for i, low in enumerate(lows) if low in _is_a()), None)
    if verb is None:
        return start
    after = words[verb + 1 :]
    at = next((i for i, (a, b) in enumerate(after) if is_post(leaf.flat[a:b])), None)
    if at is None:
        return start
    while at and opens_post(leaf.flat[slice(*after[at - 1])]):
        at -= 1  # "je naša pedagoška asistentkinja"
    return after[at][0]


@cache
def _is_a() -> frozenset[str]:
    return frozenset(particles("is_a"))


_LEADS: Final = re.compile(r"[^\W\d_]+")


@cache
def _joints() -> frozenset[str]:
    return frozenset((*particles("in_post"), *particles("with_in_post")))


def _joins_role(leaf: Leaf, match: re.Match[str], end: int) -> bool:
    """ "and" inside a post: "za medije i odnose", not before "I", a verb or the next person."""
    low, word = leaf.flat, match[0].strip()
    if word in _joints() and any_of("me_alone").match(low, match.end()):
        return False  # "önkéntes és én", "our driver and me"
    if word in particles("with_in_post") and not any_of("of_another").match(low, match.end()):
        return True
    there = _LEADS.match(leaf.text, match.end(), end)
    if word not in particles("in_post") or there is None or there[0][0].isupper():
        return False
    said = flat(there[0])
    plain = said in boundaries("stop") or said in boundaries("small")
    if plain or ours().match(low, match.end()) or leaf.between(match.end(), there.end()):
        return False
    after = _and_next().search(low, there.end(), end)
    last = after.start() if after else end
    return not any(match.end() < m.start <= last + 1 for m in leaf.people)


def is_no_post(leaf: Leaf, span: tuple[int, int], rest: Sequence[tuple[int, int]]) -> bool:
    """The words are a degree, a remark on coming, or what one studied before the post."""
    low = leaf.flat[slice(*span)]
    opens = leaf.between(span[0], span[0] + 1)
    if (
        # "dolazi sa direktorom"
        any(c.sense in _ACTS and not is_post(c.words) for c in opens if not speaks_for(low))
        or _goes_on().search(low)
        or _degree().fullmatch(low)
        or _opens_remark(low)
        or _remark().match(low)
        or opens_body(leaf, span[0])
        or _is_for(leaf, span[0])
    ):
        return True
    # "dipl. pravnik, sekretar Skupštine"
    studied = _academic().fullmatch(low) is not None
    return studied and any(is_post(leaf.flat[a:b]) for a, b in rest)


def _is_for(leaf: Leaf, at: int) -> bool:
    """ "Prijavljujem Anu Ilić za obuku za novinare": it is for what she is entered."""
    goal = _for().search(leaf.flat, max(0, at - FOR_MAX), at) if leaf.has("enrol") else None
    return goal is not None and any(m.end == goal.start() for m in leaf.people)


FOR_MAX: Final = 8  # letters


@cache
def _for() -> re.Pattern[str]:
    return re.compile(rf"\s{either('entered_for')}\s$")


def speaks_for(low: str) -> bool:
    """ "Predstavnik roditelja" is what somebody is; the bare "predstavnik" says no more."""
    return _speaks_for().fullmatch(low.strip()) is not None


@cache
def _speaks_for() -> re.Pattern[str]:
    return re.compile(rf"{either('delegate')}\s\w[\w ]+")


def _opens_remark(low: str) -> bool:
    """ "Bez smeštaja", "mlađi", but "mlađi saradnik"."""
    first = low.split(" ", 1)[0]
    return first in boundaries("remark") or (first in boundaries("note") and not is_post(low))


def opens_body(leaf: Leaf, at: int) -> bool:
    """A body's name begins there, though its members' is a post: "Udruženje zanatlija"."""
    at += len(leaf.flat[at:]) - len(leaf.flat[at:].lstrip())
    body = next((o for o in leaf.organisations if o.start == at), None)
    # "Poverenik" is a body as well as a post.
    return body is not None and not is_post(leaf.flat[at : body.end].split(None, 1)[0])


@cache
def _goes_on() -> re.Pattern[str]:
    then = rf"\b{either('and_then')}\s{either('goes_on_then')}\s"
    return re.compile(rf"^{either('goes_on')}\s|{then}")


@cache
def _degree() -> re.Pattern[str]:
    short = "|".join(map(re.escape, particles("degree_short")))
    return re.compile(rf"(?:{short}|[ .])*")


@cache
def _remark() -> re.Pattern[str]:
    """Return what opens a remark: "koji nije član", "imam ih", though an imam is a post."""
    who = rf"(?:{either('he')}\s|{either('who')}\s(?:\w+\s){{0,2}}?)?"
    return re.compile(rf"{who}(?:{either('denies')}|{either('i_have')})\b")


@cache
def _academic() -> re.Pattern[str]:
    """Return what finds a degree that is no post: "master ekonomije", "dipl. pravnik"."""
    return re.compile(rf"{either('degree')}\.?\s[^,.;]{{3,24}}")


@cache
def _predicate() -> re.Pattern[str]:
    """Return what finds "is", "will be" right behind a name."""
    return re.compile(rf"\s+{either('is_needed')}\s")


def needs(leaf: Leaf, m: Mention) -> bool:
    """ "Za Anu Ilić je neophodan tumač": what follows is none of hers."""
    declined = m.case not in (Case.NOMINATIVE, Case.UNKNOWN)
    return declined and _predicate().match(leaf.flat, m.end) is not None
