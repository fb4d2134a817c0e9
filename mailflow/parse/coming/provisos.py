"""People named near words of coming that are not said of them, or only perhaps."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from mailflow.parse.coming.posts import is_post
from mailflow.parse.coming.struck import POSITIVE
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue, any_of, either

RATHER_MAX: Final = 40  # letters of "but our colleague"
ORDER_MAX: Final = 60  # letters from "with the consent of" to the name


def asked_about(leaf: Leaf, m: Mention) -> bool:
    """A question asks about the person: "kome da pišem, Vama ili Ani?", "da li dolazi Ana?"."""
    if "?" not in leaf.flat:
        return False
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
    if not leaf.flat.startswith("?", end):
        return False
    if _whom(leaf.language).match(leaf.flat, start, m.start):
        return True
    wonders = _wonders(leaf.language).match(leaf.flat, start, m.start)
    return wonders is not None and not any_of("may", leaf.language).search(
        leaf.flat, wonders.end(), end
    )


@cache
def _whom(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+\W+){{0,2}}{either('whom', language)}\b")


@cache
def _wonders(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+\W+){{0,2}}{either('wonders', language)}\b")


def by_order(leaf: Leaf, m: Mention) -> bool:
    """The person allowed or ordered that others come: "uz saglasnost dekana Marka Ilića"."""
    near = leaf.between(max(0, m.start - ORDER_MAX), m.start)
    last = next((c for c in reversed(near) if c.sense == "by_order"), None)
    if last is None or any(c.sense in POSITIVE for c in leaf.between(last.end, m.start)):
        return False
    between = leaf.flat[last.end : m.start]
    if between.rfind("(") > between.rfind(")"):
        return True  # "na predlog komisije (B. Kovač, L. Tot)"
    # "Po nalogu predsednika, prof. dr Marka Ilića": the case goes on over the comma.
    goes_on = m.case in (Case.GENITIVE, Case.ACCUSATIVE)  # of men they are alike
    breaks = "[;:]" if goes_on else "[,;:]"
    return not re.search(breaks, between)


def is_boss(leaf: Leaf, m: Mention) -> bool:
    """ "Anu Ilić, asistentkinju profesora Marka Tota": whose assistant somebody is."""
    if m.case not in (Case.GENITIVE, Case.ACCUSATIVE):
        return False
    at = bisect_left(leaf.people, m.start, key=lambda one: one.start)
    before = leaf.people[at - 1] if at else None
    between = leaf.flat[before.end : m.start] if before else ""
    words = _APPOSED.fullmatch(between)
    posts = [is_post(word) for word in words[1].split()] if words else []
    return sum(posts) > 1 and posts[0] and posts[-1]


_APPOSED: Final = re.compile(r",\s+((?:[a-z]{4,}\s+){2,5})")


def stands_in(leaf: Leaf, m: Mention) -> bool:
    """The person comes only if another does not: "ako ne bude mogao, doći će Ana Ilić"."""
    before = leaf.between(leaf.sentence_start(m.start), m.start)
    condition = next((c for c in before if c.sense == "if"), None)
    if condition is None:
        return False
    return any(c.sense in ("absent", "hindered") for c in before if c.start >= condition.end)


def is_one_of_two(leaf: Leaf, m: Mention) -> bool:
    """It is open which of two comes: "Ana Ilić ili Petar Tot"."""
    at = bisect_left(leaf.people, m.start, key=lambda one: one.start)
    row = leaf.people[max(0, at - 1) : at + 2]
    return any(
        _or().fullmatch(leaf.flat, one.end, other.start) is not None
        for one, other in pairwise(row)
    )


@cache
def _or() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:{either('or')}\s+){{1,2}}(?:\w+\.?\s+){{0,2}}")


def rather(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> str:
    """Return "but" where another does not come, "but" this one; else ""."""
    but = _rather().search(leaf.flat, max(0, m.start - RATHER_MAX), m.start)
    no = [c for c in cues if c.sense == "absent"]
    if but is None or not no or any(c.start >= m.end for c in no):
        return ""
    return but[1]


@cache
def _rather() -> re.Pattern[str]:
    """Return what finds "but" before a name, or ", only"."""
    words = rf"({either('rather')}|(?<=, ){either('only')})"
    return re.compile(rf"\b{words} (?:\w+\.? ){{0,2}}$")


def tells_of_another(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """The words are told of somebody named before *m*: "Ana, who is ill, …  *m*"."""
    if cue.end > m.start:
        return False
    if _is_aside(leaf, m, cue):
        return True
    at = bisect_left(leaf.people, cue.start, key=lambda one: one.start)
    other = leaf.people[at - 1] if at else None
    if other is None or other is m or "," not in leaf.flat[cue.end : m.start]:
        return False
    return _who().match(leaf.flat, other.end, cue.start) is not None


def _is_aside(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """The words stand between commas, of a post: "umesto šefa, koji je na putu, *m*"."""
    start = leaf.flat.rfind(",", leaf.clause(cue.start)[0], cue.start)
    if start < 0 or "," not in leaf.flat[cue.end : m.start]:
        return False
    return _who().match(leaf.flat, start, cue.start) is not None


@cache
def _who() -> re.Pattern[str]:
    """Return what opens a clause about the one just named: ", who"."""
    return re.compile(rf"\s*,\s*(?:\w{{1,4}}\s+)?{either('who')}\b[^,;]*$")
