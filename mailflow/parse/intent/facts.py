"""What decides what a letter wants: its cues, and who was understood to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from mailflow.model import Address, Doubt, Found, Header, Intent
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.coming.added import is_added
from mailflow.parse.coming.kept import all_known
from mailflow.parse.coming.registered import reached, registered
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.leaves.spread import names_in
from mailflow.parse.letter import Kind
from mailflow.parse.page.once import once
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike


@dataclass(frozen=True)
class Facts:
    """What the letter says, as far as it decides what is wanted.

    Attributes:
        coming: Where those are named who come.
        comes: How many persons come by name.
        now: How many of them not only because they were registered before.
        here: How many of them the sender's own words name, not a mail below.
        count: How many come, as told; None if not told.
        leaves: The sender's own words, subject included, and what counts beside them.
        quoted: Mail below it.
        desk: Whom the letter is written to.
        standings: How the people stand who are named.
        gone: Who falls away, by name.
        removed: How many persons fall away by name, the writer among them.
        away: The writer is one of them.
        listed: Whoever falls away by name is on a list that comes with the letter.
        wrote_below: The mail below is the sender's own.
        me_below: His name, if he says in it that he comes; "" if not.
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
    desk: Sequence[Address]
    coming: Sequence[Guest]
    comes: int
    now: int
    here: int
    count: int | None
    standings: frozenset[Standing]
    gone: Sequence[str]
    removed: int
    away: bool
    listed: bool
    wrote_below: bool
    me_below: str
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

    @once
    def own_words(self) -> list[Leaf]:
        """What the sender typed, without the subject: a subject is often left over."""
        return [leaf for leaf in self.leaves if leaf.kind in (Kind.OWN, Kind.SIGNATURE)]

    @once
    def known(self) -> bool:
        """Everybody who comes is told to have been registered before."""
        return all_known(self.coming)

    @once
    def some_new(self) -> bool:
        """Of those who come some are listed in the mail below, and some are not."""
        return bool(self._listed) and not self.all_listed

    @once
    def all_listed(self) -> bool:
        """All those who come are listed in the mail below."""
        return bool(self._listed) and self._listed == {g.mention.name for g in self.coming}

    @once
    def _listed(self) -> set[str]:
        names = {guest.mention.name for guest in self.coming}
        return {n for n in names if any(alike(n, one.value) for one in self.listed_below)}

    @property
    def all_below(self) -> int:
        """How many the mail below registered, its author too if he is who writes now."""
        listed = any(alike(self.me_below, one.value) for one in self.listed_below)
        return self.registered + bool(self.me_below and not listed)

    @property
    def all_off(self) -> bool:
        """Everybody whom the mail below registered falls away by name, or is who writes."""
        off = self.removed + (self.writer_stays and not self.away)
        return self.before and self.all_below <= off

    @once
    def added(self) -> bool:
        """One of those who come is said to come beside others."""
        return any(is_added(guest.leaf, guest.mention) for guest in self.coming)

    @once
    def listed_below(self) -> list[Found]:
        """Whom the mail below, the sender's own or the desk's, registered."""
        return registered(self.quoted, self.desk)

    @property
    def registered(self) -> int:
        """How many those are."""
        return len(self.listed_below)

    @property
    def mine_below(self) -> bool:
        """The mail below is the sender's own, and registered somebody."""
        return self.wrote_below and bool(self.listed_below or self.me_below)

    @once
    def before(self) -> bool:
        """Somebody who falls away was listed in the mail below, or named but as its author."""
        below = [leaf for leaf in self.quoted if reached(leaf, self.desk)]
        if not (below and self.gone):
            return False  # as in most letters
        authors = [leaf.page.passage.sender.split("<")[0] for leaf in below]
        named = [name for _, name, _ in names_in(below)]
        named = [name for name in named if not any(a and alike(name, a) for a in authors)]
        named += [found.value for found in self.listed_below]
        return any(alike(name, other) for name in self.gone for other in named)


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
