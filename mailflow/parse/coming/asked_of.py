"""Whom the desk asked about, where "yes, both of us" names nobody."""

from collections.abc import Iterator
from typing import Final

from mailflow.model import Person
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.coming.seats import Seat
from mailflow.parse.leaves.leaf import COLLEAGUE, Leaf
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.page.particles import any_of
from mailflow.parse.people.names import alike, is_full
from mailflow.parse.writer.sender import Sender

_REFUSES: Final = frozenset({"absent", "self_absent", "decline"})
_ELSE: Final = _REFUSES | {"cancel", "strike", "instead", "later", "except", "perhaps"}


def asked_of(leaves: Spread, sender: Sender) -> list[Seat]:
    """Return the seats of who writes and of whom the desk asked about beside him.

    "Možemo li da računamo na Vas i na gospođu Ilić?" – "Da, obe dolazimo!" Only where nobody
    else is named, nobody stays away and all who were asked about are meant.
    """
    if sender.name is None or not _says_all(leaves, sender):
        return []
    asked = next((some for leaf in leaves.background if (some := list(_asked(leaf)))), [])
    if not asked:
        return []
    others = [(x, m) for x, m in asked if not alike(m.name, sender.name.value)]
    found = [x.found(m.name, m.start, "the desk asked about them") for x, m in others]
    me = Seat(Person(name=sender.name), Standing.COMES, True, True)
    return [me, *(Seat(Person(name=one), Standing.COMES, True) for one in found)]


def _says_all(leaves: Spread, sender: Sender) -> bool:
    """The letter says that "we" or "both" come, and speaks of nobody by name."""
    own = [leaf for leaf in leaves.own if leaf.kind is Kind.OWN]
    if any(leaf.has(*_REFUSES) or "?" in leaf.text for leaf in own):
        return False
    return any(map(_says_so, own)) and not any(_names_another(leaf, sender) for leaf in own)


def _says_so(leaf: Leaf) -> bool:
    """The sentence of "we are both coming" tells nothing else."""
    said = any_of("all_asked").finditer(leaf.flat)
    places = ((leaf.sentence_start(m.start()), leaf.sentence_end(m.end())) for m in said)
    return any(_ELSE.isdisjoint(c.sense for c in leaf.between(*place)) for place in places)


def _names_another(leaf: Leaf, sender: Sender) -> bool:
    name = sender.called
    return any(not (alike(m.name, name) or is_greeted(leaf, m)) for m in leaf.people)


def is_greeted(leaf: Leaf, m: Mention) -> bool:
    """ "Dragi Danilo, …": nothing but the greeting stands before the name."""
    greets = (c.start for c in leaf.cues if c.sense == "greet" and c.start < m.start)
    return any(not set(leaf.text[at : m.start]) & set(",.!?\n") for at in greets)


def _asked(leaf: Leaf) -> Iterator[tuple[Leaf, Mention]]:
    """Yield the full names behind "you and" in a question of the desk's."""
    if leaf.because == COLLEAGUE or leaf.has("confirms"):
        return
    for m in filter(is_full, leaf.people):
        start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
        asks = "?" in leaf.text[m.end : end + 1] or any_of("please_confirm").search(
            leaf.flat, start, m.start
        )
        if asks and any_of("you_and").search(leaf.flat, start, m.start):
            yield leaf, m
