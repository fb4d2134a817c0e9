"""What in a letter can be counted, to compare it with letters whose intent is known."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind

STEM: Final = 6  # letters that tell a word well enough, whatever its ending
WORDS_MAX: Final = 300  # of a passage: what is wanted is said before that
SUBJECT: Final = "subject: "
ASKED: Final = "asked: "
# From where a sentence begins only: from every letter, a long line would take for ever.
_QUESTION: Final = re.compile(r"(?<![^.!?\n])[^.!?\n]*\?")


def traits(want: Wanted, facts: Facts) -> frozenset[str]:
    """Return the traits of a letter: its words, what they tell, and what the rules made of it.

    "dolaze", "subject: izmena", "asked: parkin", "sense: earlier", "comes: 2", "stands: COMES",
    "as register, comes: 2", "as register, nobody_comes". Words of people's names are left out;
    of a number only that there is one; more than two are two.
    """
    leaves = _typed(facts)
    senses = (f"sense: {sense}" for leaf in leaves for sense in leaf.senses - {"greet"})
    words = (word for leaf in leaves for word in _words(leaf))
    return frozenset([*words, *senses, *_understood(want, facts)])


def as_written(stems: Sequence[str], facts: Facts) -> Iterator[str]:
    """Yield for each of some words that are traits how it first stands in the letter."""
    words = [
        (low[:STEM], leaf.text[start:end])
        for leaf in _typed(facts)
        for low, (start, end) in zip(leaf.page.lows, leaf.page.words, strict=True)
    ]
    for stem in stems:
        yield next(word for low, word in words if low == stem)


def _typed(facts: Facts) -> list[Leaf]:
    kinds = (Kind.SUBJECT, Kind.OWN)
    return [leaf for leaf in facts.leaves if not leaf.because and leaf.kind in kinds]


def _words(leaf: Leaf) -> Iterator[str]:
    place = SUBJECT if leaf.kind is Kind.SUBJECT else ""
    names = {word[:STEM] for m in leaf.people for word in leaf.flat[m.start : m.end].split(" ")}
    for stem in {low[:STEM] for low in leaf.page.lows[:WORDS_MAX]} - names:
        yield place + ("0" if stem.isdigit() else stem)
    if "?" in leaf.flat:
        yield place + "?"
    if not place:
        yield from (ASKED + stem for stem in _asked(leaf) - names)


def _asked(leaf: Leaf) -> set[str]:
    """Return the stems of the words in questions."""
    asked = [m.span() for m in _QUESTION.finditer(leaf.flat)]
    page = leaf.page
    words = zip(page.lows[:WORDS_MAX], page.words[:WORDS_MAX], strict=True)
    return {low[:STEM] for low, (at, _) in words if any(a <= at < b for a, b in asked)}


def _understood(want: Wanted, facts: Facts) -> Iterator[str]:
    yield f"as {want.intent.value}"
    yield f"as {want.intent.value}, {want.doubt.code if want.doubt else 'sure'}"
    for standing in facts.standings:
        yield f"stands: {standing.name}"
        yield f"as {want.intent.value}, stands: {standing.name}"
    for name, number in _numbers(facts):
        told = f"{name}: {min(number, 2)}"
        yield told
        yield f"as {want.intent.value}, {told}"


def _numbers(facts: Facts) -> Iterator[tuple[str, int]]:
    yield "comes", facts.comes
    yield "unknown", facts.unknown
    yield "removed", facts.removed
    yield "count", facts.count or 0
    yield "writer comes", facts.writer_comes
    yield "writer stays", facts.writer_stays
    yield "mails below", len(facts.quoted)
    yield "wrote below", facts.wrote_below
