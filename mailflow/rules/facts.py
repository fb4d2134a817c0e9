"""Decide: what a rule may look at, and what it is measured against."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from mailflow.likeness import Likeness
from mailflow.model import History, Reading, Registration
from mailflow.rules.deadlines import Deadlines
from mailflow.seating import Claim, claim


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All a rule may look at. Nothing else: no clock, no store.

    Attributes:
        reading: Of the letter as it is meant; people of *earlier* are spelt as there.
        earlier: The registration this letter belongs to, as book.find tells; None if new.
        stranger: It answers us about *earlier*, or cites it, from an address with no say in
            it.
        likely: The registration it may be meant for instead of *earlier*; None if that is
            sure.
        likely_people: Names in it that may mean people of *earlier*, who are called otherwise.
        received_at: When we or our mail server received the letter; aware.
        released: A person looked at the letter and said: go on.
    """

    reading: Reading
    history: History
    earlier: Registration | None
    received_at: datetime
    released: bool = False
    stranger: bool = False
    likely: Registration | None = None
    likely_people: tuple[Likeness, ...] = ()

    @cached_property
    def claim(self) -> Claim:
        """The places the letter asks for."""
        return claim(self.earlier, self.reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What rules.yaml says that facts are measured against; None for no limit.

    Attributes:
        deadlines: For registering, changing and cancelling.
        reserved: Seats of the capacity that letters do not get, unless released by a person.
        fields: Names of what the organiser asks beside names.
    """

    deadlines: Deadlines
    capacity: int | None
    attendees_per_organisation: int | None
    reserved: int
    own_addresses: frozenset[str]
    fields: tuple[str, ...] = ()
