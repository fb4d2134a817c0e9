"""Who was registered and refuses in the next sentence: "Prijavili smo Anu. Neće doći."."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import enrolled, of_himself
from mailflow.parse.clauses.joined import last_joined
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.tables import has_trait


def refuses_then(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words of the next sentence, without a subject, by which those named refuse.

    Of two, "ne može" tells of one, and which is not said.
    """
    if not leaf.has("absent") or not has_trait(leaf.language, "serbian"):
        return None
    last = last_joined(leaf, m)
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(last.end)
    if not _was_registered(leaf, start, end):
        return None
    no = _next_refusal(leaf, end)
    if no is None or leaf.named(last.end, no.end):
        return None
    several = last is not m or any(one.end <= m.start for one in leaf.named(start, m.start))
    return None if several and _says_of_one(leaf, no) else no


def _says_of_one(leaf: Leaf, no: Cue) -> bool:
    """The verb is of one person: "ona ne može da dođe", and not "neće doći"."""
    return (
        any_of("one_does", leaf.language).search(leaf.flat, no.start, no.end + VERB_MAX)
        is not None
    )


VERB_MAX: Final = 10  # letters from "ne" to the end of its verb


def _was_registered(leaf: Leaf, start: int, end: int) -> bool:
    said = leaf.between(start, end)
    return any(c.sense in _BEFORE or enrolled(c) for c in said) and not any(
        c.sense in _NOW for c in said
    )


_BEFORE: Final = ("earlier", "formerly")
_NOW: Final = ("absent", "decline", "cancel", "strike", "instead", "self")


def _next_refusal(leaf: Leaf, end: int) -> Cue | None:
    """Return the first refusal of the next sentence, if no noun stands before it."""
    stop = leaf.sentence_end(end + 2)
    no = next((c for c in leaf.between(end, stop) if c.sense == "absent"), None)
    if no is None or of_himself(leaf, no):
        return None
    before = leaf.flat[end + 1 : no.start]
    why, _, rest = before.rpartition(",")
    reason = why and not any(map(is_post, why.split())) and not any_of("others").search(why)
    drawn = bool(reason) and _so_they().fullmatch(rest) is not None
    return no if drawn or _they().fullmatch(before) else None


_SMALL: Final = ("yet", "against", "they_both", "auxiliary", "has_to_first", "why_opens")


@cache
def _they() -> re.Pattern[str]:
    """Return what fits no more than "ali, nažalost, oni", "zbog snega" before "neće"."""
    small = "|".join(either(kind) for kind in _SMALL)
    owing = rf"{either('owing')}\s\w+(?:\s\w+)?"
    return re.compile(rf"\s*(?:(?:{small}|{owing}),?\s+)*")


@cache
def _so_they() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('so_then')}\s{_they().pattern}")
