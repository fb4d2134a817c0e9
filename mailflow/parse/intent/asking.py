"""“Did you get it?”: letters that ask for nothing but the state of their registration."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue, phrasebook

# Beside these a letter does more than ask whether an earlier one arrived.
BRINGS: Final = frozenset({"self", "pair", "enrol", "come", "here", "attached", "below"})


def asked(leaves: Sequence[Leaf]) -> Cue | None:
    """Return the words that ask whether a registration arrived; None if more is brought."""
    own = [leaf for leaf in leaves if leaf.kind is Kind.OWN and not leaf.because]
    found = [(leaf, cue, _sentence(leaf, cue.start)) for leaf in own for cue in _asking(leaf)]
    if not found:
        return None
    inside = {(id(leaf), span) for leaf, _, span in found}
    brings = any(
        cue.sense in BRINGS
        and (id(leaf), _sentence(leaf, cue.start)) not in inside
        and not _before(leaf, cue)
        for leaf in own
        for cue in leaf.cues
    )
    return None if brings else found[0][1]


def _before(leaf: Leaf, cue: Cue) -> bool:
    """*cue* tells of what was registered before."""
    return any(
        c.sense == "earlier" and c.end > cue.start for c in leaf.between(0, cue.start + 1)
    )


def waits_for_answer(own: Sequence[Leaf]) -> bool:
    """ "Da li u sali postoji petlja? Ako postoji, poslaću prijavu za dvoje": not before.

    Every sentence that brings somebody has its condition; "ako ima mesta" is only polite.
    """
    acts = [(leaf, c) for leaf in own for c in leaf.cues if c.sense in (*BRINGS, "later")]
    asks = any("?" in leaf.text for leaf in own)
    return asks and bool(acts) and all(_hangs(leaf, c) for leaf, c in acts)


def _hangs(leaf: Leaf, cue: Cue) -> bool:
    a, b = _sentence(leaf, cue.start)
    polite = any_of("if_i_may", leaf.language).search(leaf.flat, a, b)
    when = any_of("when", leaf.language).search(leaf.flat, a, b)
    return when is not None and polite is None


def asks_only(leaves: Sequence[Leaf]) -> bool:
    """Tell whether the letter asks that, and nothing else."""
    own = [leaf for leaf in leaves if leaf.kind is Kind.OWN]
    return asked(own) is not None and not any(_other(leaf) for leaf in own)


def _other(leaf: Leaf) -> bool:
    """There is another question in it."""
    answered = {_sentence(leaf, cue.start) for cue in _asking(leaf)}
    polite = {cue.start for cue in leaf.cues if cue.sense == "answer_please"}
    marks = (at for at, c in enumerate(leaf.flat) if c == "?")
    asks = (c.start for c in leaf.cues if c.sense in ("ask", "later") and c.start not in polite)
    return any(_sentence(leaf, at) not in answered for at in (*marks, *asks))


def _asking(leaf: Leaf) -> Iterator[Cue]:
    """Yield the words that ask it, one cue a sentence or more."""
    cues = phrasebook("status.tsv", leaf.language).find(leaf.page)
    things = {_sentence(leaf, cue.start) for cue in cues if cue.sense == "thing"}
    for cue in cues:
        a, b = _sentence(leaf, cue.start)
        marked = leaf.flat[b : b + 1] == "?"
        if (cue.sense == "whether" and (a, b) in things) or (cue.sense == "listed" and marked):
            yield cue


def _sentence(leaf: Leaf, at: int) -> tuple[int, int]:
    return leaf.sentence_start(at), leaf.sentence_end(at)


def is_asked(leaf: Leaf, cue: Cue) -> bool:
    """A question mark ends the sentence of *cue*, or it says "zanima me"."""
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    asks = any(c.sense == "ask" for c in leaf.between(start, end))
    return asks or is_marked(leaf, cue)


def is_marked(leaf: Leaf, cue: Cue) -> bool:
    """A question mark ends the sentence of *cue*."""
    return leaf.flat.startswith("?", leaf.sentence_end(cue.end))


def enters_us(own: Sequence[Leaf]) -> Cue | None:
    """Return words that enter who writes: "ima li mesta? Ako ima, računajte na nas"."""
    return next((c for x in own for c in x.cues if c.sense == "enrol" and _is_us(x, c)), None)


def _is_us(leaf: Leaf, cue: Cue) -> bool:
    return _us().match(leaf.flat, cue.end) is not None and not is_marked(leaf, cue)


@cache
def _us() -> re.Pattern[str]:
    return re.compile(rf"\s{either('us_object')}\b")


def is_told(leaf: Leaf, at: int) -> bool:
    """The sentence around an offset tells something outright.

    It has neither a question mark nor "zanima me", and no "if so" or "not yet" either.
    """
    start, end = _sentence(leaf, at)
    open_ = any(c.sense in _OPEN for c in leaf.between(start, end))
    if open_ or leaf.flat.startswith("?", end):
        return False
    return any_of("when", leaf.language).search(leaf.flat, start, end) is None


_OPEN: Final = ("ask", "later", "ask_only", "if", "perhaps")


def asks_how_many(own: Sequence[Leaf]) -> bool:
    """ "Možemo li poslati dva predstavnika?": it is only asked, and nobody is sent."""
    said = [(leaf, c) for leaf in own for c in leaf.cues if c.sense in _SENDS]
    return bool(said) and all(is_marked(leaf, c) and _by_us(leaf, c) for leaf, c in said)


def _by_us(leaf: Leaf, cue: Cue) -> bool:
    """The sentence asks what "we" may, no "možete li da upišete"."""
    start = leaf.sentence_start(cue.start)
    return any_of("may_we").search(leaf.flat, start, cue.end) is not None


_SENDS: Final = ("self", "enrol", "here", "come")
