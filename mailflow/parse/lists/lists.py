"""Lists: lines that begin with a name, with bullets or without."""

import re
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.lists.announced import is_announced
from mailflow.parse.lists.below_list import (
    POST_WORDS,
    acts,
    and_too,
    does,
    is_prose,
    says_behind_comma,
)
from mailflow.parse.lists.codes import coded
from mailflow.parse.lists.headed import is_headed
from mailflow.parse.lists.one_line import goes_on
from mailflow.parse.opening.closings import closing
from mailflow.parse.page.bullets import BULLETED
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.posts import is_post, opens_post
from mailflow.parse.people.names import is_full
from mailflow.parse.people.units import titles

# "PREDSEDNIK - ILIĆ ANA"; under a heading or a bullet without the dash: "- novinarka Ana Ilić".
_POST: Final = re.compile(r"\w[\w ./]{2,60}?(?:\s[-:]|,)\s+")
# "- Savez mladih – Ana Ilić", "Bor / Savez mladih / Ana Ilić"
_HOUSE: Final = re.compile(r"\w[^:;!?\n]{2,90}?\s[-/|]\s+")
ABOVE_MAX: Final = 400  # letters from words of coming to a line of their list
_FEW_WORDS: Final = re.compile(r"(?:[a-z-]{3,}[ -]+){1,4}")
_BARE_POST: Final = re.compile(r"\w[\w ./-]{2,60}\s")
LINE_MAX: Final = 300  # a longer line is a paragraph


@cache
def titled() -> re.Pattern[str]:
    """Return what finds titles before a name: "prof. dr", "master prav.", "dipl. pol."."""
    title = rf"(?:{either('title_cut_short')}|{either('title')})"
    return re.compile(rf" *(?:{title}\.?\s+(?:[a-z]{{2,7}}\.\s+){{0,2}})*")


def is_item(leaf: Leaf, m: Mention) -> bool:
    """The name opens a line of a list, or the line holds names and nothing else."""
    start, end = leaf.page.line_of(m.start)
    if m.start - start > LINE_MAX:
        return False
    if _only_names(leaf, start, end):
        return not two_sign(leaf, m)
    left = goes_on(leaf, m, start)
    if left is not None and is_item(leaf, left):
        return True
    before = leaf.flat[start : m.start]
    bullet = BULLETED.match(before) or coded(leaf, start)
    rest = before[bullet.end() :] if bullet else before
    bulleted = bullet is not None and bullet.end() > 0 and bool(before.strip())
    if not bulleted and is_prose(leaf, m, start, end):
        return False
    if and_too(leaf.language).fullmatch(rest) and is_headed(leaf, start):
        return True  # "dolazimo:", a line each, the last of them "i Ana Ilić"
    if not _are_titles(leaf, rest, m):
        known = _after_post(leaf, m, rest, bulleted)
        return known or ((bulleted or is_headed(leaf, start)) and _after_words(leaf, m, rest))
    listed = bulleted or is_headed(leaf, start) or _beside_names(leaf, start, end)
    return listed or _is_like_others(leaf, m) or is_announced(leaf, m)


def two_sign(leaf: Leaf, m: Mention) -> bool:
    """Two sign below the formula that closes the letter, and it named others above."""
    start, end = leaf.page.line_of(m.start)
    if not any(map(is_full, leaf.named(0, start))):
        return False
    above = leaf.text[:start].rstrip()
    closed = closing(above[above.rfind("\n") + 1 :]) == "alone"
    return closed and _only_names(leaf, start, end)


def _are_titles(leaf: Leaf, before: str, m: Mention) -> bool:
    """*before* is nothing, or titles; those of chess, of an army or a church are short, too.

    "- ФМ Душан Илић", "1. z. Arben Hoxha": an abbreviation stands there with its full stop,
    or in capitals that the name has not.
    """
    words = before.split()
    if all(w.strip(".") in titles() for w in words):
        return True
    if titled().fullmatch(" ".join([*words, ""])):
        return True
    text = leaf.text[m.start - len(before) : m.start].split()
    small = not leaf.text[m.start : m.end].isupper()
    return len(words) <= TITLES_MAX and all(
        _SHORT.fullmatch(low) or (small and _CAPITALS.fullmatch(word))
        for low, word in zip(words, text, strict=True)
    )


TITLES_MAX: Final = 4
_CAPITALS: Final = re.compile(r"[A-ZА-ЯЂЈЉЊЋЏČĆŠĐŽ]{1,3}")  # WIM; an organisation's are more
_SHORT: Final = re.compile(r"[a-z]{1,6}\.,?")


def _after_post(leaf: Leaf, m: Mention, rest: str, bulleted: bool) -> bool:
    """*rest* is the post of whom the line names, or the house, and it stands in a list."""
    start, _ = leaf.page.line_of(m.start)
    if any(c.sense in _ACTS for c in leaf.between(start, start + len(rest))):
        return False
    if does().search(rest) or _is_told(leaf, rest, start):
        return False  # "predsednik udruženja je Zoran Ilić", "was approved by our director …"
    listed = bulleted or is_headed(leaf, start)
    house = _HOUSE.fullmatch(rest) or _is_behind_house(leaf, m, start)
    if house and is_headed(leaf, start):
        # Without a bullet the heading itself must say so: "sledeća ekipa: prva tabla - Ana".
        heading = leaf.sentence_start(leaf.flat.rfind(":", 0, start))
        above = start - ABOVE_MAX if bulleted else heading
        return any(c.sense in ("come", "enrol") for c in leaf.between(above, start))
    opens = listed or is_post(" ".join(rest.split()[:POST_WORDS]))
    if (
        not opens
        or not is_post(rest)
        or (not listed and (says_behind_comma(leaf, m) or acts(leaf, m)))
    ):
        return False
    return _POST.fullmatch(rest) is not None or (
        listed and _BARE_POST.fullmatch(rest) is not None
    )


def _is_behind_house(leaf: Leaf, m: Mention, start: int) -> bool:
    """ "Bor, Savez mladih „Jasen“, Ana Ilić": nothing but a comma stands between."""
    near = (one.end for one in leaf.organisations if start <= one.start < m.start)
    return any(leaf.flat[end : m.start].strip() == "," for end in near)


def _is_told(leaf: Leaf, rest: str, start: int) -> bool:
    """A sentence names somebody by his post: "In the morning we meet the mayor, Ana Ilić."."""
    _, end = leaf.page.line_of(start)
    our = any_of("before_post").match(rest)
    first = rest[our.end() if our else 0 :].strip().partition(" ")[0].rstrip(",")
    opens = is_post(first) or opens_post(first)
    sentence = leaf.flat[start:end].rstrip().endswith((".", "!", "?"))
    return sentence and not opens and rest.count(" ") >= TOLD_MIN


TOLD_MIN: Final = 3  # words before the name; fewer may be a post nobody listed


def _after_words(leaf: Leaf, m: Mention, rest: str) -> bool:
    """What somebody is stands before the name, in words nobody listed: "3) njegov sin Ana Tot".

    The list is of who comes, and the words tell nothing else: "bez", "umesto", a verb.
    """
    rest = rest.lstrip()
    start = m.start - len(rest)
    few = _FEW_WORDS.fullmatch(rest) and leaf.text[start : m.start].islower()
    if not few or m.case is not Case.NOMINATIVE or not is_full(m):
        return False
    if any_of("beside_me").search(rest) or leaf.between(start, m.start):
        return False
    return any(c.sense in ("come", "enrol") for c in leaf.between(start - ABOVE_MAX, start))


_ACTS: Final = frozenset(
    {
        *("come", "enrol", "self", "absent", "strike", "instead", "tells"),
        *("told_of", "by_order", "attached"),
    }
)


def _only_names(leaf: Leaf, start: int, end: int) -> bool:
    """The line holds several full names, separators, and nothing else."""
    if end - start > LINE_MAX:
        return False
    inside = [m for m in leaf.named(start, end) if m.surname]
    if len(inside) < 2:  # as a rule
        return False
    rest = leaf.flat[start:end]
    for m in reversed(inside):
        rest = rest[: m.start - start] + rest[m.end - start :]
    return not re.sub(r"[\s/,;&+|-]|\b(?:i|and|dr|prof|mr)\b\.?", "", rest)


def stands_apart(leaf: Leaf, m: Mention) -> bool:
    """The line belongs to a list by nothing but its shape: a heading parts it from them."""
    start, end = leaf.page.line_of(m.start)
    near = is_headed(leaf, start) or _beside_names(leaf, start, end)
    return not near and _is_like_others(leaf, m)


def _is_like_others(leaf: Leaf, m: Mention) -> bool:
    """The line is set like two others that open with a name and a dash, headings between."""
    if leaf.kind is Kind.SIGNATURE or not _dashed(leaf, m):
        return False
    return sum(_dashed(leaf, other) for other in leaf.people if other is not m) >= OTHERS_MIN


OTHERS_MIN: Final = 2


def _dashed(leaf: Leaf, m: Mention) -> bool:
    return leaf.page.line_of(m.start)[0] == m.start and leaf.flat.startswith(" - ", m.end)


def _beside_names(leaf: Leaf, start: int, end: int) -> bool:
    """The line above or below opens with a name too, so it is a list without bullets."""

    def opens(a: int, b: int) -> bool:
        return any(
            _are_titles(leaf, leaf.flat[a : m.start].lstrip(" -*"), m) for m in leaf.named(a, b)
        )

    above = leaf.page.line_of(start - 1) if start else (0, 0)
    below = leaf.page.line_of(end + 1) if end + 1 < len(leaf.text) else (0, 0)
    return opens(*above) or opens(*below)
