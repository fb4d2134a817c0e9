"""Who perhaps comes, by a word right beside the name: "Vera Tot verovatno"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import first_joined
from mailflow.parse.clauses.notes import noted_open
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.working import flat

RESERVE_MAX: Final = 60  # letters of "kao rezervu smo jednoglasno odredili"
WORD_MAX: Final = 24  # letters of "najverovatnije, "


def is_unsure(leaf: Leaf, m: Mention) -> bool:
    """ "Ana Ilić dolazi sigurno, Vera Tot verovatno", "Ana Ilić i, verovatno, Vera Tot"."""
    if "(?" not in leaf.flat and not any(may_tell(leaf.page, kind) for kind in _OPENS):
        return False
    if noted_open(leaf, m):
        return True
    before, after = _beside(leaf.language)
    near = max(0, m.start - WORD_MAX)
    return bool(after.match(leaf.flat, m.end) or before.search(leaf.flat, near, m.start))


_OPENS: Final = ("unsure", "stands_in")


def in_reserve(leaf: Leaf, m: Mention) -> bool:
    """ "Kao rezervu smo odredili Veru Tot", "Vera Tot je u rezervi": she comes for another."""
    if _waits(leaf.language).match(leaf.flat, m.end):
        return True
    if not may_tell(leaf.page, "reserve"):
        return False
    first, (start, end) = first_joined(leaf, m), leaf.clause(m.start)
    before, after = _reserve(leaf.language)
    said = before.search(leaf.flat, max(start, first.start - RESERVE_MAX), first.start)
    kept = said and any(c.sense == "enrol" for c in leaf.between(*said.span("word")))
    if said and not (kept or leaf.named(said.start(), first.start)):
        return True  # but not by "reserve a seat for Ana Ilić"
    told = after.match(leaf.flat, m.end, end)
    return told is not None and not leaf.named(told.end(), told.end() + WORD_MAX)


def labels_reserve(label: str, language: str) -> bool:
    """A label ends so: "Reserve: …", "dolazi Vera Tot (rezerva: …"."""
    return _closes_reserve(language).search(flat(label)) is not None


@cache
def _closes_reserve(language: str) -> re.Pattern[str]:
    stands_in = either("stands_in", language)  # of whom he does in brackets only
    return re.compile(rf"(?:\b{either('reserve', language)}|\(\s?{stands_in})$")


@cache
def _waits(language: str) -> re.Pattern[str]:
    """Return what finds, behind a name, ", koji ide samo ako"."""
    who, only_if = either("who", language), either("only_if", language)
    return re.compile(rf"[^\S\n]?[,(–-]\s?{who}\s(?:\w+\s){{0,3}}{only_if}\b")


@cache
def _reserve(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    word, small = either("reserve", language), either("auxiliary", language)
    before = re.compile(rf"\b(?P<word>{word})\b(?:[^:]*|:\s?)$")
    behind = rf"(?:{small}\s)?(?:\w{{1,3}}\s){{0,2}}{word}\b"
    return before, re.compile(rf"[^\S\n]?[,(–-]?[^\S\n]?{behind}")


@cache
def _beside(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, also = either("unsure", language), either("and", language)
    before = re.compile(rf"\b{words},?[^\S\n](?:{also}\s)?$")
    return before, re.compile(rf",?[^\S\n](?:[(–-]\s?)?{words}\b")


def is_polite(leaf: Leaf, cue: Cue) -> bool:
    """ "Ona bi rado došla": no doubt whether she comes, if no "but" or "if" is there.

    In a sentence that enrols her there may be.
    """
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    longer = any(
        c.sense == "come" and c.start == cue.start and cue.end < c.end
        for c in leaf.between(cue.start, cue.end)
    )
    said = {c.sense for c in leaf.between(start, end)}
    plain = said.isdisjoint(_IFS) and not any_of("wish_but").search(leaf.flat, cue.end, end)
    return longer and (plain or "enrol" in said)


_IFS: Final = frozenset({"if", "next_time", "absent", "decline", "ask", "later", "that_day"})


def is_answered(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Odbor je odlučio ko ide: Ana Ilić i Petar Tot": a colon opens the answer to "who"."""
    said = _who_goes(leaf.language).match(leaf.flat, cue.start)
    if said is None or not said.end() <= m.start < leaf.sentence_end(said.end()):
        return False
    start = leaf.sentence_start(cue.start)
    return any_of("denies").search(leaf.flat, start, cue.start) is None


@cache
def _who_goes(language: str) -> re.Pattern[str]:
    return re.compile(rf"{either('whom', language)}\s(?:\w+\s){{0,4}}\w+\s?:\s")
