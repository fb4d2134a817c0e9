"""Traits of a place where somebody is named: the words and cues around him."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.parse.clauses.standing import Guest, by_words
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind

STEM: Final = 6  # letters that tell a word well enough, whatever its ending
REACH: Final = 7  # words on either side, in his sentence
NEXT: Final = 2  # of which the place counts, too
PERSON: Final = "@"  # somebody else named: one word, whatever he is called


def around(guest: Guest) -> Iterator[str]:
    """Yield "before: dolaze", "after 1: i", "sentence: come", "clause after: come"."""
    leaf = guest.leaf
    typed = leaf.kind is Kind.OWN and not leaf.because
    if leaf.kind is Kind.QUOTED:
        return
    kind = "" if typed else f"{leaf.kind.name}: "
    yield f"{kind}case {guest.mention.case.name}"
    for side, words in _words(guest):
        for number, word in enumerate(words or ["-"], 1):
            yield f"{kind}{side}: {word}"
            if number <= NEXT:
                yield f"{kind}{side} {number}: {word}"
    yield from _cues(guest)


def place(guest: Guest) -> Iterator[str]:
    """Yield the kind of place, and what the rules made of it: "in OWN", "item"."""
    yield f"in {guest.leaf.kind.name}{'+' if guest.leaf.because else ''}"
    yield f"stands: {guest.standing.name}"
    why = guest.because.partition("“")[0].partition(":")[0]
    yield f"because: {'words' if by_words(guest.because) else why.strip()}"
    if guest.is_item:
        yield "item"
    if guest.row:
        yield "row"


def _words(guest: Guest) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield "before" and "after" with the words there, the nearest first."""
    leaf, mention = guest.leaf, guest.mention
    words = leaf.page.words
    start, end = leaf.sentence_start(mention.start), leaf.sentence_end(mention.end)
    before = range(
        bisect_left(words, (mention.start,)) - 1, bisect_left(words, (start,)) - 1, -1
    )
    after = range(bisect_left(words, (mention.end,)), bisect_left(words, (end,)))
    yield "before", _stems(leaf, before)
    yield "after", _stems(leaf, after)


def _stems(leaf: Leaf, places: Sequence[int]) -> list[str]:
    """Return the stems of the words at *places*, each name of somebody else as one."""
    found: list[str] = []
    for number in places:
        stem = _stem(leaf, number)
        if stem != PERSON or found[-1:] != [PERSON]:
            found.append(stem)
        if len(found) == REACH:
            break
    return found


def _stem(leaf: Leaf, number: int) -> str:
    at, low = leaf.page.words[number][0], leaf.page.lows[number]
    person = leaf.named_before(at + 1)
    if person and at < leaf.people[person - 1].end:
        return PERSON
    return "0" if low[0].isdigit() else low[:STEM]


def _cues(guest: Guest) -> Iterator[str]:
    """Yield what the words of his sentence, and of his clause, tell about coming."""
    leaf, at = guest.leaf, guest.mention.start
    start, end = leaf.clause(at)
    for cue in leaf.between(leaf.sentence_start(at), leaf.sentence_end(guest.mention.end)):
        yield f"sentence: {cue.sense}"
        if start <= cue.start < end:
            yield f"clause {'before' if cue.start < at else 'after'}: {cue.sense}"
