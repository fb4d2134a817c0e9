"""What decides what a letter wants: its cues, and who was understood to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from mailflow.model import Doubt, Header, Intent
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.once import once
from mailflow.parse.page.phrasebook import Cue


@dataclass(frozen=True)
class Facts:
    """What the letter says, as far as it decides what is wanted.

    Attributes:
        comes: How many persons come by name.
        now: How many of them not only because they were registered before.
        here: How many of them the sender's own words name, not a mail below.
        count: How many come, as told; None if not told.
        leaves: The sender's own words, subject included, and what counts beside them.
        quoted: Mail below it.
        removed: How many persons fall away by name, the writer among them.
        away: The writer is one of them.
        listed: Whoever falls away by name is on a list that comes with the letter.
        known: Everybody who comes is told to have been registered before.
        registered: How many the mail below, the sender's own or the desk's, registered.
        mine_below: The mail below is the sender's own, and registered somebody.
        before: One of those who fall away was named in the mail below, as coming.
        added: One of those who come is said to come beside others.
        mended: A name written before is put right.
        unknown: How many persons are named of whom it is not told whether they come.
        writer_comes: The sender says so of himself.
        writer_stays: He says that he does not come.
        formed: There is a form or a table with heads.
        unread: An attachment could not be read.
        to_desk: The letter is addressed to the desk, not copied to it.
    """

    header: Header
    leaves: Sequence[Leaf]
    quoted: Sequence[Leaf]
    comes: int
    now: int
    here: int
    count: int | None
    removed: int
    away: bool
    listed: bool
    known: bool
    registered: int
    mine_below: bool
    before: bool
    added: bool
    mended: bool
    unknown: int
    writer_comes: bool
    writer_stays: bool
    formed: bool
    unread: bool
    to_desk: bool

    @once
    def typed(self) -> list[Leaf]:
        """What the sender typed, the subject too."""
        kinds = (Kind.OWN, Kind.SIGNATURE, Kind.SUBJECT)
        return [leaf for leaf in self.leaves if leaf.kind in kinds]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The intent, why, and what makes it doubtful."""

    intent: Intent
    because: str
    doubt: Doubt | None = None


def cue_of(leaves: Sequence[Leaf], *senses: str) -> Cue | None:
    """Return the first cue of *senses*."""
    for leaf in leaves:
        if not leaf.senses.isdisjoint(senses):
            return next(c for c in leaf.cues if c.sense in senses)
    return None


def own_words(facts: Facts) -> list[Leaf]:
    """Return what the sender typed, without the subject: a subject is often left over."""
    return [leaf for leaf in facts.leaves if leaf.kind in (Kind.OWN, Kind.SIGNATURE)]


def typed(facts: Facts) -> list[Leaf]:
    """Return what the sender typed, the subject too."""
    return facts.typed
