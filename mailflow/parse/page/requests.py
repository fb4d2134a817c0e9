"""Wishes: food, access, interpretation, parking and the like, as tags."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import Final

from mailflow.model import Found
from mailflow.parse.page.answers import answer
from mailflow.parse.page.boxes import by_box
from mailflow.parse.page.cells import cells_of
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either, particles
from mailflow.parse.page.phrasebook import Cue, phrasebook
from mailflow.parse.page.refused_below import is_refused_below
from mailflow.parse.page.working import Page

CLAUSE_MAX: Final = 400  # letters looked at on either side of a wish
GOT_MAX: Final = 60  # letters before an invitation in which it may be said to be there
_MARK: Final = re.compile(r"[.!?\n]")


@cache
def _unchecked() -> re.Pattern[str]:
    none = either("none")
    return re.compile(rf"\[x\] ?{none}\b|(?:\b{none}|/|-)\s*$")


@cache
def _denied() -> re.Pattern[str]:
    """Return the answer that a form gives right behind its question: "Parking? | ne"."""
    asks = r"(?:\?|\((?:y/n|yes/no|da/ne|i/n)\))"
    none = rf"[\s|:]*(?:{either('none')}|n)\b(?! \w)"
    nothing = r"(?<=\))[ |:._]*(?:\n|$)"  # "Parking (da/ne): ", and no more
    return re.compile(rf"[^\n?|\t(]{{0,40}}{asks}(?:{none}|{nothing})")


def _is_label_of_no(page: Page, cue: Cue) -> bool:
    """The wish is in the first cell of its row, and the second says no: "Parking | no"."""
    start, end = page.line_of(cue.start)
    cells = cells_of(page, start, end)
    if cells and not any(map(str.isalpha, page.text[slice(*cells[0])])):
        cells = cells[1:]  # "6. | Smeštaj | ne"
    first = len(cells) == 2 and cells[0][0] <= cue.start < cells[0][1]
    return first and answer(page.text[slice(*cells[1])]) == "no"


def _is_unanswered(page: Page, cue: Cue) -> bool:
    """The wish is a label that nothing was written behind, below one that is filled in."""
    start, end = page.line_of(cue.start)
    above = cells_of(page, *page.line_of(start - 1)) if start else ()
    if (
        len(above) != 2
        or "\t" in page.text[start:end]
        or any_of("asks_for").search(page.flat, start, end)
    ):
        return False
    label = page.flat[slice(*above[0])]
    known = phrasebook("labels.tsv").longest(label)[0]
    return bool(known) and "\t" in page.text[above[0][1] : above[1][0]]


@cache
def _crossed() -> re.Pattern[str]:
    """Return what is crossed in a form with boxes: "[ ] yes [x] no"."""
    return re.compile(rf"\[x\] ?{either('none')}\b")


@cache
def _got() -> re.Pattern[str]:
    """Return what says right before it that it came: "we got your official invitation"."""
    return re.compile(rf"\b{either('got')}(?: \w+){{0,3}} $")


@cache
def _not_yet() -> re.Pattern[str]:
    return re.compile(rf"\b{either('denies')}(?: \w+)? $")


def _is_here(page: Page, cue: Cue) -> bool:
    """What was asked for came: "hvala na pozivnom pismu", but "još nismo dobili …"."""
    got = _got().search(page.flat, max(0, cue.start - GOT_MAX), cue.start)
    return got is not None and not _not_yet().search(
        page.flat, max(0, got.start() - GOT_MAX), got.start()
    )


Names = Iterable[tuple[int, int]]  # spans of organisations' names


def find_requests(pages: Iterable[tuple[Page, Names]], language: str = "") -> tuple[Found, ...]:
    """Return the tags of everything wished for in *pages*, each once, in the order written.

    Args:
        pages: Each with the spans in which words wish for nothing: "Savez vegetarijanaca";
            they are gone through only where there are words of a wish.
        language: Whose words are looked for beside Serbian and English ones; "" for all.
    """
    found: dict[str, Found] = {}
    for page, names in pages:
        cues = phrasebook("wishes.tsv", language).find(page)
        spans = tuple(names if cues else ())
        for cue, following in zip_longest(cues, cues[1:]):
            named = any(start <= cue.start < end for start, end in spans)
            tag = "" if named or _is_within(cue, cues) else _tag(page, cue, following)
            if tag and tag not in found:
                found[tag] = page.found(tag, cue.start, f"“{page.text[cue.start : cue.end]}”")
    if "sign_language" in found:
        found.pop("interpretation", None)
    if (fasting := found.pop("fasting", None)) and "vegetarian" not in found:
        found.setdefault("vegan", replace(fasting, value="vegan"))
    if "vegan" in found:
        found.pop("vegetarian", None)
    return tuple(found.values())


def _is_within(cue: Cue, cues: Sequence[Cue]) -> bool:
    """The words are a part of another wish: "no meat" of "no meat of pigs".

    "Parking near the door" is a wish to park, for all that stands around it.
    """
    if cue.sense == "other" and any(c.sense == "parking" and _holds(cue, c) for c in cues):
        return True
    return any(
        _holds(other, cue) and other.sense != cue.sense
        for other in cues
        if other.end - other.start > cue.end - cue.start
        and (cue.sense, other.sense) != ("parking", "other")
    )


def _holds(whole: Cue, part: Cue) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _tag(page: Page, cue: Cue, following: Cue | None) -> str:
    """Return the tag of *cue*; "" if its clause, or its box in a form, takes the wish back."""
    if boxed := by_box(page, cue.start, cue.end):
        return cue.sense if boxed == "yes" else ""
    first, last = _clause(page, cue)
    clause = page.flat[first:last]
    _, end = page.line_of(cue.end)
    part = _part(page, cue, following, first, last)
    if (
        (may_tell(page, "needless") and any_of("needless").search(part))
        or (may_tell(page, "work") and _is_work(page, cue, first, part))
        or _is_provided(page, cue, first, last)
        or _denied().match(page.flat, cue.end)
        or _is_label_of_no(page, cue)
        or _is_unanswered(page, cue)
        or is_refused_below(page, cue)
        or _unchecked().search(clause)
        or _crossed().search(page.flat[cue.end : end])
    ):
        return ""
    if cue.sense == "fasting" and _is_post_office(page, cue):
        return ""
    if cue.sense == "vegetarian" and any_of("animal").search(clause):
        return "vegetarian" if any_of("allowed").search(clause) else "vegan"
    if cue.sense == "invitation_letter" and _is_here(page, cue):
        return ""
    if cue.sense in ("interpretation", "sign_language") and (
        any_of("brought").search(_unless().split(clause, maxsplit=1)[0])
        or any_of("own_interpreter").search(_next_sentence(page, cue.end))
    ):
        return ""
    return cue.sense


def _told_with(page: Page, cue: Cue, part: str) -> str:
    """Return what of *part* may be work; "predstavila bih naš projekat" tells of what."""
    before = part.partition(page.flat[cue.start : cue.end])[0]
    return before if cue.sense == "speaking" else part


def _is_work(page: Page, cue: Cue, first: int, part: str) -> bool:
    """The sentence tells what somebody does for others, and asks for nothing."""
    said = _announced(page, first) + _told_with(page, cue, part)
    if any_of("work").search(said) is None:
        return False
    return any_of("asks_for").search(said) is None or _makes().search(said) is not None


@cache
def _makes() -> re.Pattern[str]:
    """Return what finds "we make an app that": whatever follows, it is the app that does it."""
    return re.compile(rf"\b{either('makes')}\s(?:[\w-]+\s){{0,3}}{either('which_does')}\s")


def _announced(page: Page, first: int) -> str:
    """Return what stands before the colon after which a clause begins."""
    if not page.flat.endswith(": ", 0, first + 1):
        return ""
    return _MARK.split(page.flat[max(0, first - CLAUSE_MAX // 2) : first])[-1]


@cache
def _unless() -> re.Pattern[str]:
    """Return what ends a wish: "… potreban je tumač, ako ga nemate vodimo svog" is one."""
    return re.compile(rf"\b{either('if_not')} ")


def _is_provided(page: Page, cue: Cue, first: int, last: int) -> bool:
    """Between commas it is said that this one wish is met: "smeštaj imam kod sestre".

    "A room for Ana, Boris sleeps at his sister's" is a wish.
    """
    met = _met(cue.sense)
    if met is None:
        return False
    comma = page.flat.rfind(",", first, cue.start)
    end = page.flat.find(",", cue.end, last)
    here = (max(first, comma + 1), end if end >= 0 else last)
    return met.search(page.flat, *here) is not None


@cache
def _met(wish: str) -> re.Pattern[str] | None:
    """Return what takes back one wish and no other: the bed, but not the meal."""
    kind = f"no_{wish}"
    return any_of(kind) if any(particles(kind)) else None


@cache
def _post_office() -> re.Pattern[str]:
    return re.compile(rf"\b{either('at_post_office')} $")


def _is_post_office(page: Page, cue: Cue) -> bool:
    """ "Poste" is no fast but the post office: "ispred pošte", "radi u posti"."""
    said = page.text[cue.start : cue.end].lower()
    there = _post_office().search(page.flat, max(0, cue.start - 9), cue.start)
    return said[2:3] in "šш" or (said in ("poste", "posti", "посте", "пости") and bool(there))


def _next_sentence(page: Page, at: int) -> str:
    """Return the working form of the sentence after the one at an offset, on the same line."""
    end = page.flat.find(". ", at, at + CLAUSE_MAX)
    if end < 0 or "\n" in page.flat[at:end]:
        return ""
    following = page.flat[end + 2 : end + CLAUSE_MAX // 2]
    return _MARK.split(following, maxsplit=1)[0]


def _part(page: Page, cue: Cue, following: Cue | None, first: int, last: int) -> str:
    """Return what of a clause tells of *cue*: "no room, but a parking space" are two wishes.

    Args:
        following: The next wish; "…, but it can be done without" is of the same one.
    """
    turns = [turn.start() for turn in _turn().finditer(page.flat, first, last)]
    start = max((at for at in turns if at < cue.start), default=first)
    ends = (at for at in turns if following and cue.end <= at < following.start < last)
    return page.flat[start : min(ends, default=last)]


@cache
def _turn() -> re.Pattern[str]:
    """Return where a clause of its own begins."""
    return re.compile(rf", {either('wish_turn')}\b")


def _clause(page: Page, cue: Cue) -> tuple[int, int]:
    """Return start and end of the sentence, or the cell, around *cue*."""
    first, last = max(0, cue.start - CLAUSE_MAX), cue.end + CLAUSE_MAX
    marks = (". ", "! ", "? ", ": ", "\n", "\t", "|")
    before = max(first - 1, *(page.flat.rfind(mark, first, cue.start) for mark in marks))
    ends = (
        page.flat.find(mark, cue.end, last) for mark in (".", "!", "?", "\n", ";", "\t", "|")
    )
    end = min((end for end in ends if end >= 0), default=min(last, len(page.flat)))
    return before + 1, end
