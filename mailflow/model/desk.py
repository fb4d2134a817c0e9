"""Nouns of the desk: the book, what the rules decided, what we answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mailflow.model.letter import Address, Header


class Status(StrEnum):
    """Where a registration, and each of its attendees, stands."""

    CONFIRMED = "confirmed"
    LATE = "late"
    WAITING = "waiting"
    INCOMPLETE = "incomplete"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Turn:
    """A turn on the waiting list; earlier ones are less.

    Attributes:
        since: When the letter was received that asked for the seat; aware.
        letter: Its key.
    """

    since: datetime
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One seat in the book; fields as in Person, "" never, None for not told.

    Attributes:
        answers: This person's own to the organiser's questions, by name of the field.
        turn: On the waiting list; None unless *status* is WAITING.
    """

    name: str
    role: str | None = None
    email: str | None = None
    phone: str | None = None
    organisation: str | None = None
    status: Status = Status.CONFIRMED
    answers: tuple[tuple[str, str], ...] = ()
    turn: Turn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What staff put right in a registration, and what the letters said there.

    Attributes:
        act: Id of the StaffAct.
        at, by: When, and the login name of the person.
        field: Of the registration, or of an attendee; "attendee" for the person as a whole:
            added, or with *value* "" taken out; "split" for one who went to another
            registration, *value* being its reference.
        attendee: As he or she is called now; "" where it is about the registration.
        was: What the letters said when it was corrected; "" for nothing.
        read: What they say now.
        value: What holds.
    """

    act: str
    at: datetime
    by: str
    field: str
    attendee: str = ""
    was: str = ""
    read: str = ""
    value: str = ""

    @property
    def is_in_conflict(self) -> bool:
        """The letters now say a third thing: a person should look which one is right."""
        return self.read not in (self.was, self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One row of the book: an organisation and who comes.

    Attributes:
        reference: What we tell people, e.g. "K7M2QXA"; made from the first letter's key, so it
            is the same after every reprocessing.
        status: Of the registration as a whole.
        organisation, city, registration_number, tax_number, website: As in Organisation; these,
            and whom to write back to, None if not told.
        attendee_count: As told; at least the number of names; None if neither is known.
        contact_name, contact_email, contact_phone: Whom to write back to.
        requests: Tags.
        received_at: Of the first letter.
        letters: Keys, oldest first.
        rule: The rule that decided last.
        marks: Under what it is found again; see book.marks.
        answers: What the organiser's own questions were answered with for all who come, by
            name of the field; a person's own answer is at the attendee.
        unnamed_turns: Of those told by number alone who wait, oldest first; the others told so
            stand as the registration does.
        revision: How often what people were told of it changed, counted from 0; an iCalendar
            SEQUENCE (RFC 5545 §3.8.7.4).
        former: References of the registrations that staff merged into it; they lead here.
        corrections: By staff, oldest first.
    """

    reference: str
    status: Status
    organisation: str | None = None
    city: str | None = None
    registration_number: str | None = None
    tax_number: str | None = None
    website: str | None = None
    attendees: tuple[Attendee, ...] = ()
    attendee_count: int | None = None
    contact_name: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None
    requests: tuple[str, ...] = ()
    received_at: datetime
    letters: tuple[str, ...]
    rule: str
    marks: tuple[str, ...]
    answers: tuple[tuple[str, str], ...] = ()
    revision: int = 0
    former: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unnamed_turns: tuple[Turn, ...] = ()

    @property
    def unnamed(self) -> int:
        """How many come whom nobody has named yet."""
        return max((self.attendee_count or 0) - len(self.attendees), 0)

    @property
    def seats(self) -> int:
        """How many seats it takes, those of people told by number alone too."""
        named = sum(a.status is Status.CONFIRMED for a in self.attendees)
        is_confirmed = self.status is Status.CONFIRMED
        return named + (self.unnamed - len(self.unnamed_turns) if is_confirmed else 0)

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Of everybody who waits, one each, oldest first."""
        named = (a.turn for a in self.attendees if a.turn)
        return tuple(sorted((*named, *self.unnamed_turns)))

    def is_of(self, header: Header) -> bool:
        """Whoever wrote that letter may change it and be told of it.

        He writes from the address it was begun from, or from one that its first sender named
        in it: an attendee's, the contact's. Where he wants the answer at another address, that
        one must be among them too, or a forged sender would be told what the book holds.
        """
        addresses = (header.sender, header.reply_to or header.sender)
        return all(address is not None and self._names(address) for address in addresses)

    def _names(self, address: Address) -> bool:
        return not {f"from:{address.email}", f"named:{address.email}"}.isdisjoint(self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """More time, granted to everybody or to some.

    Attributes:
        until: The new deadline; aware, the instant itself is in time.
        granted_at: Aware; letters received before stay as late as they were, unless
            *applies_to_earlier*.
        organisation, sender: Whom it was granted to, as written in any spelling, and bare
            address; None for everybody.
        reason: For staff.
    """

    until: datetime
    granted_at: datetime
    organisation: str | None = None
    sender: str | None = None
    reason: str = ""
    applies_to_earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What the book already knew when the letter was decided.

    Attributes:
        registrations: Those that share a mark with the letter (same organisation or same
            sender) and those it cites or answers us about, cancelled ones included, oldest
            first, the letter's own left out.
        seats_taken: In the whole book; see Registration.seats.
        namesakes: Those in which somebody is called as one whom the letter names, not
            cancelled, the letter's own left out.
        queued: Somebody waits for a seat in the hall, whom no later letter may overtake.
        extensions: Granted by staff; those of rules.yaml are not among them.
        threaded: References of the registrations whose answers of ours the letter's
            In-Reply-To and References name, newest first.
    """

    registrations: tuple[Registration, ...] = ()
    seats_taken: int = 0
    extensions: tuple[Extension, ...] = ()
    threaded: tuple[str, ...] = ()
    queued: bool = False
    namesakes: tuple[Registration, ...] = ()
