"""A post that a verb tells behind a name: "zove se Petar Tot i predsednik je kluba"."""

import re
from functools import cache

from mailflow.parse.coming.posts import is_post
from mailflow.parse.coming.role_span import trimmed
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import either


def told_after(leaf: Leaf, m: Mention) -> tuple[int, int] | None:
    """Return where the post stands that "and is" joins to the name; None if none does."""
    if m.case is not Case.NOMINATIVE:
        return None
    match = _and_is().match(leaf.flat, m.end)
    if match is None:
        return None
    span = match.span("post") if match["post"] else trimmed(leaf, *match.span("after"))
    return span if is_post(leaf.flat[slice(*span)]) else None


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
