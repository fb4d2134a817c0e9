"""A post that a verb tells behind a name: "zove se Petar Tot i predsednik je kluba"."""

import re
from functools import cache
from typing import Final

from mailflow.model import Gender
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post
from mailflow.parse.posts.role_span import trimmed


def told_after(leaf: Leaf, m: Mention) -> tuple[int, int] | None:
    """Return where the post stands that "and is" joins to the name; None if none does."""
    match = _and_is().match(leaf.flat, m.end) if m.case is Case.NOMINATIVE else None
    if match is None:
        return _told_then(leaf, m)
    span = match.span("post") if match["post"] else trimmed(leaf, *match.span("after"))
    return span if is_post(leaf.flat[slice(*span)]) else None


def _told_then(leaf: Leaf, m: Mention) -> tuple[int, int] | None:
    """ "Dolazi Ana Ilić. Ona nam je pravnica.": said of nobody else named in between."""
    kind = _PRONOUNS.get(m.gender) if m.gender else None
    match = _he_is(kind).search(leaf.flat, m.end, m.end + THEN_MAX) if kind else None
    if match is None or leaf.named(m.end, match.start()):
        return None
    span = trimmed(leaf, *match.span("after"))
    return span if is_post(leaf.flat[slice(*span)]) else None


_PRONOUNS: Final = {Gender.MALE: "he_only", Gender.FEMALE: "she_only"}
THEN_MAX: Final = 120  # letters from a name to the end of what the next sentence tells


@cache
def _he_is(kind: str) -> re.Pattern[str]:
    """Return what finds "on nam je vozač" behind a name, up to the next mark."""
    be = rf"(?:{either('to_them')}\s)?{either('is_a')}(?:\s{either('to_them')})?"
    but = rf"(?:(?:{either('against')}|{either('but')})\s)?"
    return re.compile(rf"[,.;!)]\s+{but}{either(kind)}\s{be}\s(?P<after>[^,.;:!?\n]{{3,60}})")


def before_next(low: str) -> int:
    """Return where "and she is" begins that leads to the next name; the end if nothing does.

    >>> before_next("predsednica saveta a ona je "), before_next("vozač ")
    (18, 6)
    """
    lead = _she_is().search(low)
    return lead.start() if lead else len(low)


@cache
def _and_is() -> re.Pattern[str]:
    """Return what finds "i predsednik je", "and he is the president of …"."""
    word, be = r"[^\W\d_]+", either("is_a")
    post = rf"(?P<post>{word}(?:\s{word}){{0,2}}?)\s{be}\b"
    after = rf"(?:{either('he')}\s)?{be}\s(?P<after>[^,.;:!?\n]{{3,60}})"
    return re.compile(rf",?\s{either('and')}\s(?:{after}|{post})")


@cache
def _she_is() -> re.Pattern[str]:
    joint = f"(?:{either('and_another')}|{either('but')})"
    return re.compile(rf",?\s{joint}\s{either('he')}\s{either('is_named')}\s*$")
