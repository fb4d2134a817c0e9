"""Who comes by the subject alone: "Prijava – Ana Ilić", over "sve vam je u naslovu"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.parse.coming.guests import Guest
from mailflow.parse.coming.names import is_full
from mailflow.parse.coming.standing import Standing
from mailflow.parse.letter import Kind
from mailflow.parse.opening.quotes import answers
from mailflow.parse.page.leaf import Leaf

LINE_MAX: Final = 80  # letters of a text that only points to its subject
_SAYS: Final = frozenset(
    {"self", "pair", "come", "enrol", "absent", "decline", "cancel", "strike", "change", "ask"}
)


def by_subject(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; those the subject of a registration names come, if nothing is typed."""
    titles = [leaf for leaf in own if leaf.kind is Kind.SUBJECT and _opens(leaf)]
    typed = [leaf for leaf in own if leaf.kind is Kind.OWN]
    if not titles or any(leaf.has(*_SAYS) or "?" in leaf.text for leaf in (*titles, *typed)):
        return list(guests)
    if sum(len(leaf.text.strip()) for leaf in typed) > LINE_MAX:
        return list(guests)
    return [
        replace(g, standing=Standing.COMES, because=f"“{_topic(g.leaf)}” in the subject")
        if g.leaf in titles and g.standing is Standing.UNKNOWN and is_full(g.mention)
        else g
        for g in guests
    ]


def _opens(leaf: Leaf) -> bool:
    """It names a registration, and answers no other mail."""
    return leaf.has("topic") and not answers(leaf.text)


def _topic(leaf: Leaf) -> str:
    return next(cue.said for cue in leaf.cues if cue.sense == "topic")
