"""An organiser's words, found like our own tables: in any script, endings left open."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.model import Question
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue, Phrasebook
from mailflow.parse.page.working import flat

SLACK_MAX: Final = 28  # letters of a label that stand after the words we know
_TICK: Final = re.compile(r"\[\s*[xX✓✔+]\s*\]|[☒☑]")
_BOX: Final = re.compile(r"\[\s*[xX✓✔+]?\s*\]|[☒☑☐]")


@cache
def words_of(question: Question) -> Phrasebook:
    """Return the phrases that tell of the question itself."""
    return Phrasebook((question.name, "", text) for text in (*question.labels, *question.words))


@cache
def choices_of(question: Question) -> Phrasebook:
    """Return the phrases of its choices."""
    return Phrasebook((one.name, "", text) for one in question.choices for text in one.words)


def is_label(question: Question, low: str) -> bool:
    """Tell whether the working form *low* of a label or a column's head asks the question."""
    bare = low.strip(" *_.:-")
    sense, length = words_of(question).longest(bare)
    return bool(sense) and len(_without_brackets(bare)) - length <= SLACK_MAX


def _without_brackets(low: str) -> str:
    return re.sub(r"\([^()]*\)", "", low).strip()


def longest_only(cues: Sequence[Cue]) -> list[Cue]:
    """Return *cues* without those inside a longer one: "bez mesa i mleka" is not "bez mesa"."""
    return [
        cue
        for cue in cues
        if not any(
            other.start <= cue.start
            and cue.end <= other.end
            and len(other.words) > len(cue.words)
            for other in cues
        )
    ]


def chosen(question: Question, value: str) -> list[str]:
    """Return the choices that *value* of a cell or label names, each once.

    Where boxes stand, those ticked.
    """
    ticked = _ticked(value)
    book = choices_of(question)
    found: list[str] = []
    for part in [value] if ticked is None else ticked:
        low = flat(part)
        starts = [m.start() for m in re.finditer(r"[^\W_]+", low)]
        hits = [
            Cue(at, at + length, sense, low[at : at + length], "")
            for at in starts
            for sense, length in [book.longest(low[at:])]
            if sense
        ]
        found += [hit.sense for hit in longest_only(hits) if not denied(low[: hit.start])]
    return list(dict.fromkeys(found))


def _ticked(value: str) -> list[str] | None:
    """Return what stands behind ticked boxes; None where there is no box."""
    boxes = list(_BOX.finditer(value))
    if not boxes:
        return None
    ends = [*(box.start() for box in boxes[1:]), len(value)]
    pairs = zip(boxes, ends, strict=True)
    return [value[box.end() : end] for box, end in pairs if _TICK.fullmatch(box[0])]


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(rf"\b{either('denies')}[\s]+(?:\w+[\s]+)?$")


def denied(before: str) -> bool:
    """Tell whether what stands *before* a word takes it back: "nisam vegan"."""
    return bool(_denial().search(before[-40:]))


@cache
def _none() -> re.Pattern[str]:
    return re.compile(rf"{either('none')}\b")


def is_nothing(value: str) -> bool:
    """Tell whether a value says nothing: a dash, dots, an empty cell, "nema"."""
    low = flat(value).strip(" .,;-_/*")
    return not any(map(str.isalnum, low)) or bool(_none().match(low) and len(low.split()) <= 3)
