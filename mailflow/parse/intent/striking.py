"""Words that cancel, or strike the writer or a whole registration off a list."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.moved import moved
from mailflow.parse.clauses.uncounted import counts_on, uncounts
from mailflow.parse.intent.before import is_said
from mailflow.parse.intent.facts import Facts, cue_of
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.told import numbers, numerals


def me_off(own: Sequence[Leaf], *, listed: bool) -> Cue | None:
    """Return words that take the writer off a list: "skinite me"; see `strikes`."""
    mine = [(leaf, c) for leaf in own for c in leaf.cues if c.sense == "self_absent"]
    return next((c for leaf, c in mine if _strikes(leaf, c, listed=listed)), None)


def _strikes(leaf: Leaf, mine: Cue, *, listed: bool) -> bool:
    return any(_is_off(leaf, c, listed) for c in leaf.between(mine.start, mine.end))


def strikes(own: Sequence[Leaf], *, listed: bool, enrolled: bool = False) -> Cue | None:
    """Return words that strike somebody off a list.

    Args:
        listed: The mail below registers him: "ne računajte na mene" answers no invitation.
        enrolled: Others come by this letter: "s Jánom nerátajte" only tells that he does not.
    """
    off = (c for leaf in own for c in leaf.cues if _is_off(leaf, c, listed, enrolled))
    return next(off, None)


def _is_off(leaf: Leaf, cue: Cue, listed: bool, enrolled: bool = False) -> bool:
    off = cue.sense == "strike" and (listed or not uncounts(leaf, cue))
    off = off and not (enrolled and counts_on(leaf, cue))
    return off and not _is_supposed(leaf, cue)


def only_instead(own: Sequence[Leaf]) -> bool:
    """Nothing but "instead of" speaks for a change."""
    swaps = {
        cue.start
        for leaf in own
        for cue in leaf.cues
        if cue.sense in ("instead", "for_him", "replaces")
    }
    others = (
        cue
        for leaf in own
        for cue in leaf.cues
        if cue.sense in ("change", "strike", "cancel")
        and cue.start not in swaps
        and not counts_on(leaf, cue)
    )
    return not any(others)


def moves(own: Sequence[Leaf]) -> bool:
    """ "Prijavu Petra Tota prebacite na Anu": he is named in it, and so was registered."""
    said = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "moves")
    return any(leaf.named(c.start, c.end) or moved(leaf, c) for leaf, c in said)


def cancelled(own: Sequence[Leaf]) -> Cue | None:
    """Return words that cancel, but not of what is only asked: "ako otkažem, mogu li …?"."""
    said = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "cancel")
    return next((c for leaf, c in said if not _is_supposed(leaf, c)), None)


def counted_off(own: Sequence[Leaf]) -> int:
    """Return how many a cancellation counts, 0 if none: "moram da odjavim sve troje"."""
    said = ((leaf, c) for leaf in own for c in leaf.cues if c.sense in ("cancel", "strike"))
    found = (_all_off().search(leaf.flat, c.start, leaf.clause(c.end)[1]) for leaf, c in said)
    told = next(filter(None, found), None)
    return (numbers()[told[1]] if told[1] else BOTH) if told else 0


BOTH: Final = 2


@cache
def _all_off() -> re.Pattern[str]:
    """Return what finds "all three", "both" with nothing behind it."""
    ends = r"(?=\s*(?:[.,;:!)]|$|\n))"
    return re.compile(
        rf"\b(?:(?:{either('all_who')}\s({numerals()})|{either('both_of_them')}){ends}"
        rf"|{either('both_places')}\b)"
    )


def cancels_his_own(own: Sequence[Leaf]) -> bool:
    """ "Moram da otkažem svoj dolazak": the verb and what it takes back are the writer's."""
    told = (_around(leaf, c) for leaf in own for c in leaf.cues if c.sense == "cancel")
    return any(senses >= {"self", "self_absent"} for senses in told)


def of_another(own: Sequence[Leaf]) -> Cue | None:
    """Return the words of "odjavljujem ćerku", "otkazujem dolazak koleginice": not his own."""
    told = ((leaf, c) for leaf in own for c in leaf.cues if c.sense in ("cancel", "strike"))
    return next((c for leaf, c in told if _whose().match(leaf.flat, c.end)), None)


@cache
def _whose() -> re.Pattern[str]:
    return re.compile(rf"(?:\s\w+){{0,3}}?\s{either('one_of_ours')}\b")


def _around(leaf: Leaf, cue: Cue) -> set[str]:
    """Return the senses of words that share *cue*, or follow it at once."""
    around = leaf.between(cue.start - MUST_MAX, cue.end + 2)
    return {c.sense for c in around if c.end > cue.start}


MUST_MAX: Final = 24  # letters of "moram da" before "otkažem"


def _is_supposed(leaf: Leaf, cue: Cue) -> bool:
    start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
    if not leaf.flat.startswith("?", end):
        return False
    asks = _how().match(leaf.flat, start, cue.start) is not None
    return asks or any(c.sense == "if" for c in leaf.between(start, cue.start))


@cache
def _how() -> re.Pattern[str]:
    """Return what opens "do kog datuma mogu da otkažem?"."""
    return re.compile(rf"\W*(?:\w+\W+){{0,2}}{either('how')}\s")


def registration_off(own: Sequence[Leaf]) -> Cue | None:
    """Return words that strike a whole registration.

    "Prijavu koju smo poslali u ponedeljak brišite": nobody is named, all of it is meant.
    """
    off = cue_of(own, "strike")
    leaf = next((one for one in own if off in one.cues), None)
    if off is None or leaf is None:
        return None
    return off if is_said(leaf, off, "earlier") else None


def only_away(facts: Facts) -> bool:
    """Nobody falls away but the writer: "here are our people, I cannot come myself"."""
    senses = ("instead", "for_him", "swap", "strike", "cancel", "gone")
    swaps = any(
        c.sense in senses and not uncounts(leaf, c) for leaf in facts.typed for c in leaf.cues
    )
    return facts.away and facts.removed == 1 and not swaps


def only_refuses(own: Sequence[Leaf], cue: Cue) -> bool:
    """ "Od našeg dolaska nema ništa, hvala na pozivu": it answers the invitation."""
    same = (c for leaf in own for c in leaf.cues if (c.start, c.end) == (cue.start, cue.end))
    return cue_of(own, "thanked") is not None and any(c.sense == "decline" for c in same)
