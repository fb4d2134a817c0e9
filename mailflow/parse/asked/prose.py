"""Answers in running text: the words of a choice, or a clause with a word of the question."""

import re
from collections.abc import Iterator
from typing import Final

from mailflow.model import Question
from mailflow.parse.asked.phrases import choices_of, denied, longest_only, words_of
from mailflow.parse.asked.places import Place
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.phrasebook import Cue

# A shorter word of a choice, such as "da", stands in every letter; it counts beside a word of
# the question only.
TELLING_MIN: Final = 4
CLAUSES_MAX: Final = 3  # of one question
_BREAK: Final = re.compile(r"[,;:(\n]\s*")


def in_prose(leaf: Leaf, question: Question) -> Iterator[tuple[str, Place]]:
    """Yield name of the choice ("" where any text is an answer) and place of each answer."""
    if question.choices:
        yield from _choices(leaf, question)
        return
    clauses = {leaf.clause(c.start)[1]: c for c in reversed(words_of(question).find(leaf.page))}
    for end, cue in sorted(clauses.items())[:CLAUSES_MAX]:
        if not _asks(leaf, end):
            yield "", Place(leaf, _start(leaf, cue), end, f"“{cue.said}”")


def _choices(leaf: Leaf, question: Question) -> Iterator[tuple[str, Place]]:
    asked = {leaf.clause(cue.start) for cue in words_of(question).find(leaf.page)}
    for cue in longest_only(choices_of(question).find(leaf.page)):
        start, end = clause = leaf.clause(cue.start)
        tells = cue.end - cue.start >= TELLING_MIN or clause in asked
        if tells and not denied(leaf.flat[start : cue.start]) and not _asks(leaf, end):
            yield cue.sense, Place(leaf, cue.start, cue.end, f"“{cue.said}”")


def _asks(leaf: Leaf, end: int) -> bool:
    """The clause is a question to us, which answers none of ours."""
    return leaf.flat[end : end + 1] == "?"


def _start(leaf: Leaf, cue: Cue) -> int:
    """Return where the part of the clause begins that the word stands in."""
    start, _ = leaf.clause(cue.start)
    breaks = list(_BREAK.finditer(leaf.flat, start, cue.start))
    return breaks[-1].end() if breaks else start
