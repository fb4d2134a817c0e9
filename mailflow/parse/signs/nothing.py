"""Signs that a letter taken to be no business of the desk is some after all."""

from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.intent.ours_too import asked_of_us
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Kind, Letter
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import alike, is_full
from mailflow.parse.signs.evidence import OUTRIGHT
from mailflow.parse.signs.wanted import asserts
from mailflow.reasons import doubt

COVERING_MAX: Final = 160  # letters of a line that only covers a document


def of_nothing(leaves: Spread, letter: Letter) -> Iterator[Doubt]:
    """Yield the signs that a letter taken to have nothing to do with us has."""
    unread = any("not read" in finding for finding in letter.findings)
    if unread and sum(len(leaf.text) for leaf in leaves.own) < COVERING_MAX:
        yield doubt("unrelated_papers")
    yield from _people_come(leaves, letter)
    yield from _one_died(leaves)
    for leaf in leaves.own:
        said = (c for c in leaf.cues if c.sense in OUTRIGHT and asserts(leaf, c))
        cue = next((c for c in said if not asked_of_us(leaf, c)), None)
        if cue and leaf.kind is not Kind.SIGNATURE:
            yield doubt("unrelated_names", cue.said)
            return


def _people_come(leaves: Spread, letter: Letter) -> Iterator[Doubt]:
    """Somebody comes somewhere, and others than the sender are named, in a document perhaps."""
    sender = letter.header.sender.name if letter.header.sender else ""
    own = [leaf for leaf in leaves.own if leaf.kind is Kind.OWN]
    papers = [leaf for leaf in leaves.background if leaf.kind is Kind.ATTACHMENT]
    come = ((leaf, c) for leaf in own for c in leaf.cues if c.sense == "come")
    verbs = (c.said for leaf, c in come if not asked_of_us(leaf, c))
    said = next((one for one in verbs if not any_of("people").fullmatch(flat(one))), "")
    named = (
        m.name for leaf in (*own, *leaves.attached, *papers) for m in leaf.people if is_full(m)
    )
    other = next((name for name in named if not (sender and alike(name, sender))), "")
    if said and other and not any(leaf.has("private") for leaf in own):
        yield doubt("unrelated_people", said, other)


def _one_died(leaves: Spread) -> Iterator[Doubt]:
    """ "Javljam da je Petar Tot preminuo", and of no funeral: was he registered?"""
    for leaf in leaves.own:
        named = next((m.name for m in leaf.people if is_full(m)), "")
        died = any_of("died").search(leaf.flat) if named else None
        if died and not any_of("funeral").search(leaf.flat):
            yield doubt("unrelated_people", died[0], named)
