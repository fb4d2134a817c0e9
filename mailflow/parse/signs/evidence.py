"""Everything a reading was made from, with what was made of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from mailflow.model import Found, Intent, Organisation, Person
from mailflow.parse.affiliation.affiliation import Choice
from mailflow.parse.clauses.standing import MENTIONED, Guest, words_in
from mailflow.parse.leaves.asked_for import asked_between, asks_for
from mailflow.parse.leaves.leaf import MAIL_BELOW, Leaf
from mailflow.parse.letter import Kind, Mention
from mailflow.parse.page.once import once
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike, belongs_to
from mailflow.parse.study import Study

OUTRIGHT: Final = frozenset({"self", "pair", "enrol"})  # senses that name who comes
COMING: Final = OUTRIGHT | {"come", "here"}


CLAUSES_MAX: Final = 12  # of one sentence
GAP_MAX: Final = 8  # letters
PART_MAX: Final = 160  # letters before a name or a verb
_LAST: Final = re.compile(r"\S\s*$")


@dataclass(frozen=True)
class Evidence:
    """What the doubts are drawn from."""

    study: Study
    choice: Choice
    organisation: Organisation | None
    attendees: tuple[Person, ...]
    removed: tuple[Found, ...]
    count: int | None

    @once
    def intent(self) -> Intent:
        """What was understood to be wanted."""
        return self.study.want.intent

    @once
    def own(self) -> list[Leaf]:
        """What the sender typed, subject and signature left out."""
        return [leaf for leaf in self.study.leaves.own if leaf.kind is Kind.OWN]

    @once
    def typed(self) -> list[Leaf]:
        """What the sender typed, with the subject."""
        kinds = (Kind.OWN, Kind.SUBJECT)
        return [leaf for leaf in self.study.leaves.own if leaf.kind in kinds]

    @once
    def mails_below(self) -> list[Leaf]:
        """The mail below that does not count, documents left out."""
        kinds = (Kind.QUOTED, Kind.FORWARDED)
        return [leaf for leaf in self.study.leaves.background if leaf.kind in kinds]

    @once
    def told(self) -> list[Leaf]:
        """What may name people who come: everything that counts but the signature."""
        return [leaf for leaf in self.study.leaves.counted if leaf.kind is not Kind.SIGNATURE]

    @once
    def were_asked(self) -> bool:
        """The desk asked for names: a list, or "to smo Ana i ja", answers it."""
        below = self.study.leaves.background
        first = asks_for("how_to", below) and any(leaf.has("asked_names") for leaf in below)
        return first or asks_for("asked_names", below) or asked_between(below)

    def enters_below(self, leaf: Leaf) -> bool:
        """*leaf* is a mail passed on of which the sender says: "upišite sve sa spiska"."""
        if leaf.because != MAIL_BELOW:
            return False
        asks = ((x, c) for x in self.own for c in x.cues if c.sense == "below")
        return any(
            c.sense in COMING
            for x, b in asks
            for c in x.between(x.sentence_start(b.start), x.sentence_end(b.end))
        )

    def cues(self, *senses: str) -> Sequence[tuple[Leaf, Cue]]:
        """Return the cues of *senses* in what the sender typed."""
        if self.study.leaves.own_senses.isdisjoint(senses):
            return ()
        return [(leaf, cue) for leaf in self.typed for cue in leaf.cues if cue.sense in senses]

    def comes(self, name: str) -> bool:
        """Somebody called so is among those who come."""
        return any(alike(name, one) for one in self._named)

    def falls_away(self, name: str) -> bool:
        """Somebody called so is among those who do not come any more."""
        return any(alike(name, found.value) for found in self.removed)

    def is_away(self, name: str) -> bool:
        """Somebody called so does not come, or not any more."""
        stays = self.study.party.stays
        return self.falls_away(name) or any(alike(name, s.person.name.value) for s in stays)

    def is_host(self, name: str) -> bool:
        """The name is of the person written to, or of who wrote the mail below."""
        writers = [leaf.page.passage.sender for leaf in self.mails_below]
        ours = any(belongs_to(one.email.partition("@")[0], name) for one in self.study.to)
        return ours or any(name in writer for writer in writers)

    def is_of_mentioned(self, leaf: Leaf, cue: Cue) -> bool:
        """The sentence of *cue* tells of somebody who is only mentioned."""
        start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
        told = (g for g in self.study.party.guests if g.because == MENTIONED)
        return any(g.leaf is leaf and start <= g.mention.start < end for g in told)

    def is_of_nth(self, leaf: Leaf, cue: Cue) -> bool:
        """ "The third colleague cannot": one more than those named, who never had a name."""
        start, end = leaf.sentence_start(cue.start), leaf.sentence_end(cue.end)
        told = _nth_one().search(leaf.flat, start, end)
        return told is not None and not people_in(leaf, start, end)

    def guests_of(self, person: Person) -> Sequence[Guest]:
        """Return where *person*, who comes, is named."""
        return self._named[person.name.value]

    @once
    def _named(self) -> dict[str, list[Guest]]:
        guests, names = self.study.party.guests, [p.name.value for p in self.attendees]
        return {name: [g for g in guests if alike(g.mention.name, name)] for name in names}


def cues_by(guest: Guest) -> Iterator[Cue]:
    """Yield the cues in the clause of *guest* by whose words he comes."""
    words = words_in(guest.because)
    around = guest.leaf.between(*guest.leaf.clause(guest.mention.start))
    return (cue for cue in around if cue.said == words)


def sentence(leaf: Leaf, at: int) -> tuple[int, int]:
    """Return start and end of the sentence around offset *at*, clauses joined by commas."""
    start = leaf.clause(at)[0]
    for _ in range(CLAUSES_MAX):
        before = _LAST.search(leaf.flat, max(0, start - GAP_MAX), start)
        if before is None or before[0][0] != ",":
            break
        start = leaf.clause(before.start())[0]
    return start, leaf.sentence_end(at)


@cache
def _nth_one() -> re.Pattern[str]:
    whom = rf"(?:{either('nth')}|{either('a_seat')})"
    return re.compile(rf"\b{either('nth_one')}\s(?:\w+\s)?{whom}\b")


@cache
def _part() -> re.Pattern[str]:
    """Return what stands between two parts of a sentence."""
    return re.compile(rf"[,;:()\n]|[.!?](?=\s|$)| - |\b{either('opens_part')}\b")


def part(leaf: Leaf, start: int, end: int) -> tuple[int, int]:
    """Return start and end of the words between two commas or the like around a span."""
    first = max(0, start - PART_MAX)
    before = [match.end() for match in _part().finditer(leaf.flat, first, start)]
    last = min(end + PART_MAX, len(leaf.flat))
    after = _part().search(leaf.flat, end, last)
    return before[-1] if before else first, after.start() if after else last


def people_in(leaf: Leaf, start: int, end: int) -> Sequence[Mention]:
    """Return the people whose names begin at *start* or later and before *end*."""
    return leaf.named(start, end)
