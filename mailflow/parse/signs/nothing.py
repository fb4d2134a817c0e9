"""Signs that a letter taken to be no business of the desk is some after all."""

from collections.abc import Iterator
from typing import Final

from mailflow.model import Doubt
from mailflow.parse.letter import Kind, Letter
from mailflow.parse.page.spread import Spread
from mailflow.parse.signs.evidence import OUTRIGHT
from mailflow.parse.signs.wanted import asserts
from mailflow.reasons import doubt

COVERING_MAX: Final = 160  # letters of a line that only covers a document


def of_nothing(leaves: Spread, letter: Letter) -> Iterator[Doubt]:
    """Yield the signs that a letter taken to have nothing to do with us has."""
    unread = any("not read" in finding for finding in letter.findings)
    if unread and sum(len(leaf.text) for leaf in leaves.own) < COVERING_MAX:
        yield doubt("unrelated_papers")
    for leaf in leaves.own:
        cue = next((c for c in leaf.cues if c.sense in OUTRIGHT and asserts(leaf, c)), None)
        if cue and leaf.kind is not Kind.SIGNATURE:
            yield doubt("unrelated_names", cue.said)
            return
