"""A letter with everything its reading is made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from mailflow.model import Address, Found, Question
from mailflow.parse.asked import Said
from mailflow.parse.coming.party import Party
from mailflow.parse.intent.facts import Facts, Wanted
from mailflow.parse.leaves.spread import Spread
from mailflow.parse.letter import Letter
from mailflow.parse.page.language import Tongue
from mailflow.parse.writer.sender import Sender


@dataclass(frozen=True)
class Study:
    """See module."""

    letter: Letter
    leaves: Spread
    party: Party
    sender: Sender
    facts: Facts
    want: Wanted
    tongue: Tongue
    to: Sequence[Address]
    desk: Sequence[Address]
    questions: Sequence[Question] = ()
    said: Sequence[Said] = ()

    @property
    def registered(self) -> Sequence[Found]:
        """Whom the mail below registered."""
        return self.facts.listed_below

    def has(self, sense: str) -> bool:
        """The sender's own words have a cue of *sense*."""
        return sense in self.leaves.own_senses
