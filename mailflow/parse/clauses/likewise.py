"""Who does as somebody told of before: "Ana takođe", "isto važi i za Anu", "nor can Ana"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.turning import NEGATIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.posts import is_post

_COMES: Final = frozenset({"come", "self", "enrol"})
_REFUSES: Final = NEGATIVE | {"decline", "self_absent", "strike"}
SAME_MAX: Final = 60  # letters from "isto važi i za" to a name: a post, titles


def likewise(leaf: Leaf, start: int, m: Mention, last: Mention) -> tuple[str, str]:
    """Return the words by which *m* does as another, and whether he comes: "yes" or "no".

    Args:
        start: Where the sentence begins.
        last: Of the names that "and" joins to *m*.
    """
    if too := _does_too(leaf, start, m, last):
        return too, "yes"
    if not _CLOSES.match(leaf.flat, last.end):
        return "", ""
    near = max(start, m.start - SAME_MAX)
    if may_tell(leaf.page, "same_goes") and (same := _same().search(leaf.flat, near, m.start)):
        told = _told_before(leaf, start, same.start())
        return (same[1], told) if told else ("", "")
    if may_tell(leaf.page, "neither") and (
        nor := _nor(leaf.language).search(leaf.flat, near, m.start)
    ):
        no = _told_before(leaf, start, nor.start()) == "no" and leaf.named(start, nor.start())
        return (nor[1], "no") if no else ("", "")
    return "", ""


def _told_before(leaf: Leaf, start: int, end: int) -> str:
    """Return whether who is told of before *end*, or in the sentence before, comes."""
    if not leaf.flat[start:end].strip(" ,"):
        start = leaf.sentence_start(max(0, start - 2))
    senses = {c.sense for c in leaf.between(start, end)}
    if senses & _REFUSES:
        return "no"
    return "yes" if senses & _COMES else ""


@cache
def _same() -> re.Pattern[str]:
    return re.compile(rf"\b({either('same_goes')})\s(?:\w+\.?\s){{0,3}}$")


@cache
def _nor(language: str) -> re.Pattern[str]:
    """Return what leads to the name in ", a ni kolega Petar Tot", "and neither is Ana"."""
    opens = rf"(?:,\s|,?\s{either('and', language)}\s|,?\s{either('against', language)}\s)"
    return re.compile(rf"{opens}({either('neither', language)})\s(?:\w+\.?\s){{0,3}}$")


_CLOSES: Final = re.compile(r"(?:\s\w{1,3})?\s*(?=[.,;!)\n]|$)")  # "… is", in Hungarian


def _does_too(leaf: Leaf, start: int, m: Mention, last: Mention) -> str:
    """ "Ja dolazim, a Ana Ilić takođe.", "Dolazim. Ana takođe.": as who was told of before."""
    if not may_tell(leaf.page, "does_too"):
        return ""
    too = _too().match(leaf.flat, last.end)
    lead = _lead().search(leaf.flat, start, m.start)
    if not (too and lead) or m.case is not Case.NOMINATIVE:
        return ""
    post = lead["post"]
    if post and (not is_post(post) or any_of("auxiliary").search(post)):
        return ""  # "…, a pozdravlja vas Ana takođe"
    said = leaf.between(start, m.start)
    if lead.start() == start:
        said = leaf.between(leaf.sentence_start(max(0, start - 2)), start)
    senses = {c.sense for c in said}
    comes = senses & _COMES and not senses & NEGATIVE
    return too[1] if comes else ""


@cache
def _lead() -> re.Pattern[str]:
    """Return what leads to the name: a comma or the start, "and", a post of few words."""
    but = rf"(?:{either('against')}|{either('but')}|{either('and')})"
    return re.compile(rf"(?:^|,\s|(?<=[.!?\n])\s*)(?:{but}\s)?(?P<post>(?:\w+\s){{0,3}})$")


@cache
def _too() -> re.Pattern[str]:
    return re.compile(rf"(?:,[^,.;\n]{{1,40}},|,)?\s({either('does_too')})\s*(?=[.,;!)\n]|$)")
