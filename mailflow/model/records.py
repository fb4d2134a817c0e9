"""Records: what the store keeps of a letter, its replies and what happened to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from mailflow.lifecycle import State
from mailflow.model.outcome import Reply, Verdict
from mailflow.model.reading import Doubt, Reading

# Clocks of computers go wrong by minutes, and mail takes some; staff see what is more.
CLOCKS_DIFFER: Final = timedelta(minutes=10)


class ReplyState(StrEnum):
    """Where a reply is."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    WITHDRAWN = "withdrawn"  # never sent: reprocessed, dismissed or refused


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRecord:
    """A reply in the outbox, as the store keeps it; its id is reply.message_id.

    Attributes:
        letter: Key of the letter it answers.
        attempts: How often sending began.
        due_at: Not to be tried before; aware.
        sent_on: Day (desk's time zone) on which sending last began; counts against the caps.
        sent_at: When the server accepted it; None until then.
        said: What the outgoing server said last; "" if nothing yet.
        act: Id of the StaffAct that it tells of; "" where the rules decided it.
        instead_of: message_id of the answer that was due when the act took its place; "" if
            none was.
    """

    reply: Reply
    letter: str
    state: ReplyState
    attempts: int
    due_at: datetime
    sent_on: date | None = None
    sent_at: datetime | None = None
    said: str = ""
    act: str = ""
    instead_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRecord:
    """A letter ever taken, as the store keeps it; the bytes are a file named by *key*.

    Attributes:
        received_at, via, file, return_path: As in RawMessage.
        taken_at: When `take` made it durable.
        message_id: Of the letter; "" if none. Filled when it is settled.
        reading: None until it was read, or after it was forgotten.
        verdict: None until it was settled.
        registration: Reference, or None.
        held_because: For staff, in English; None unless held.
        held_for: The same as doubts, for staff of other languages.
        reply: message_id of the latest reply, or None.
        released: A person said: your doubts are answered.
        dismissed: A person said: nothing more is to be written.
        rulebook: Fingerprint of the rules that decided, or None.
        reader: Version of the reader that made *reading*; None if made before readers had one.
        erased: Its bytes are gone on purpose: what is kept of it is the reading, if any.
    """

    key: str
    state: State
    received_at: datetime
    taken_at: datetime
    via: str
    file: str | None
    return_path: str | None
    message_id: str = ""
    reading: Reading | None = None
    verdict: Verdict | None = None
    registration: str | None = None
    held_because: str | None = None
    held_for: tuple[Doubt, ...] = ()
    reply: str | None = None
    released: bool = False
    dismissed: bool = False
    rulebook: str | None = None
    reader: str | None = None
    erased: bool = False

    @property
    def dated_otherwise(self) -> datetime | None:
        """What its Date field claims, where that is far from when we received it; else None."""
        sent_at = self.reading.header.sent_at if self.reading else None
        is_far = sent_at is not None and abs(self.received_at - sent_at) > CLOCKS_DIFFER
        return sent_at if is_far else None

    @property
    def delayed_since(self) -> datetime | None:
        """When another mail server had it already, where that is long before us; else None."""
        relayed_at = self.reading.header.relayed_at if self.reading else None
        is_long = relayed_at is not None and self.received_at - relayed_at > CLOCKS_DIFFER
        return relayed_at if is_long else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that happened to a letter or registration, for `history`.

    Attributes:
        id: Unique, sorts by time.
        at: When.
        letter: Key.
        what: In plain words, e.g. "held: two organisations named".
        by: "desk" or the login name of the person.
    """

    id: str
    at: datetime
    letter: str
    what: str
    by: str


class Deed(StrEnum):
    """What staff may do; the values are the commands."""

    CORRECT = "correct"
    ACCEPT = "accept"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    EXTEND = "extend"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAct:
    """What a person of the staff decided about the book; part of what the book is made of.

    Attributes:
        id: Unique, sorts by time, e.g. "a00017"; `undo` names it.
        at: When; in the fold it comes after every letter received until then.
        by: Login name.
        on: Reference of the registration, or key of the letter whose reading it corrects, or
            "" where it is about none.
        told: What it needs, by name: see book.correcting and book.acting.
        reason: In the person's own words; "" if none were given.
        undone: Taken back: it stays in the history and counts for nothing.
        undone_at, undone_by: When and by whom.
    """

    id: str
    at: datetime
    by: str
    deed: Deed
    on: str
    told: Mapping[str, str]
    reason: str = ""
    undone: bool = False
    undone_at: datetime | None = None
    undone_by: str = ""
