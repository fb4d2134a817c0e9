"""Several of a list in one line: "Ana Ilić, predsednica, i Petar Tot (montažer), Bor"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.lists.below_list import acts, does
from mailflow.parse.lists.headed import CONTACT_LABEL_MAX
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post
from mailflow.parse.people.names import is_full


def goes_on(leaf: Leaf, m: Mention, start: int) -> Mention | None:
    """Return the name to whose item of a list the line that begins at *start* adds *m*."""
    before = leaf.named(start, m.start)
    if not before:
        return None
    last = before[-1]
    joined = _bracket(leaf.language).fullmatch(leaf.flat, last.end, m.start) is not None
    if joined or _reached(leaf, last.end, m.start) or _listed(leaf, last, m, start):
        return last
    return None


def _listed(leaf: Leaf, last: Mention, m: Mention, start: int) -> bool:
    """A post or none, and a joint part the two; behind "and" or a post, one stands before *m*.

    "Ana Ilić, zamena Vera Tot" are not two who come.
    """
    same = m.case in (Case.NOMINATIVE, last.case) and is_full(m) and is_full(last)
    gap = _posts(leaf.language).fullmatch(leaf.flat, last.end, m.start) if same else None
    if gap is None or acts(leaf, m) or does().search(leaf.flat, m.end, _part_end(leaf, m)):
        return False
    told = [gap[one].strip() for one in ("behind", "before") if gap[one]]
    ahead = not gap["before"] or bool(gap["and"]) or _has_post_before(leaf, last, start)
    return ahead and all(map(is_post, told))


def _part_end(leaf: Leaf, m: Mention) -> int:
    return min(leaf.sentence_end(m.end), leaf.page.line_of(m.start)[1])


def _has_post_before(leaf: Leaf, m: Mention, start: int) -> bool:
    words = leaf.flat[start : m.start].rpartition(",")[2].strip(" -*0123456789.)")
    return bool(words) and is_post(words)


@cache
def _posts(language: str) -> re.Pattern[str]:
    """Return what parts two: a post, the joint, and a post or a title of the other."""
    word = either("and", language)
    behind = r"(?:,\s(?P<behind>[^,;:()\n]{2,60}?)|\s*\([^()\n]{1,60}\))?"
    joint = rf"\s*(?:,?\s(?P<and>{word})|[,;])\s+"
    return re.compile(rf"{behind}{joint}(?P<before>[^,;:()\n]{{2,60}}\s)?")


def _reached(leaf: Leaf, start: int, end: int) -> bool:
    """Posts and a telephone or an address, and a joint: ", urednica, mob. 064…, i "."""
    there = [p for p in leaf.pieces if start <= p.start < end]
    if not there or not _and_end(leaf.language).fullmatch(leaf.flat, there[-1].end, end):
        return False
    parts = leaf.flat[start : there[0].start].rstrip(" :(").split(",")
    *told, label = (part.strip() for part in parts)
    short = len(label) <= CONTACT_LABEL_MAX and label.count(" ") < LABEL_WORDS_MAX
    return short and all(not part or is_post(part.partition(" (")[0]) for part in told)


LABEL_WORDS_MAX: Final = 3  # of "mob. tel."


@cache
def _and_end(language: str) -> re.Pattern[str]:
    """Return what finds nothing but a joint: ", and "."""
    word = either("and", language)
    return re.compile(rf"\)?\s*(?:[,;]|{word}|,\s*{word})\s+(?:[\w.]+\s+)?")


@cache
def _bracket(language: str) -> re.Pattern[str]:
    """Return what stands between: a post in brackets or an address, and a comma or "and"."""
    word = either("and", language)
    one = r"(?:\([^()\n]{1,60}\)|<?[\w.+-]{1,60}@[\w.-]{1,60}\w>?)"
    return re.compile(rf"\s*{one}\s*(?:[,;]|{word}|,\s*{word})\s+")
