"""The nouns that travel through mailflow, in the order they come into being.

    RawMessage -> Reading -> Verdict -> Registration, Reply

and the two records the store keeps of them, LetterRecord and ReplyRecord. Each stage takes
nouns and returns the next one; nothing is changed on the way. Times are timezone-aware.
Text is Unicode NFC, lines end in "\\n".
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mailflow.lifecycle import State


class Intent(StrEnum):
    """What the sender wants; also the words of rules.yaml."""

    REGISTER = "register"  # somebody takes part
    CHANGE = "change"  # an earlier registration is altered, completed, corrected
    CANCEL = "cancel"  # an earlier registration falls away wholly
    DECLINE = "decline"  # "thank you, we cannot come", with no earlier registration
    QUESTION = "question"  # asks something, registers nobody
    AUTOMATIC = "automatic"  # written by a machine
    UNRELATED = "unrelated"  # spam, other business, empty


class Script(StrEnum):
    """ISO 15924 code of the script the sender wrote in."""

    CYRILLIC = "Cyrl"
    LATIN = "Latn"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMessage:
    """One message exactly as it arrived.

    Attributes:
        source: The RFC 5322 bytes, unaltered.
        received_at: When we or our mail server received it (SMTP session, IMAP INTERNALDATE,
            topmost Received field of a file); never what its Date field claims.
        via: "smtp", "imap:NAME" or "file".
        file: Base name of the file it was imported from; None if it was not.
        return_path: MAIL FROM of the SMTP session, bare; "" is the null sender
            (RFC 5321 §4.5.5); None when we did not see the session.
    """

    source: bytes
    received_at: datetime
    via: str = "file"
    file: str | None = None
    return_path: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What `take` says of one message, once it is durable.

    Attributes:
        key: Names the letter for ever: hex SHA-256 of its content without trace fields.
        is_copy: We had it already; nothing more will happen because of this copy.
    """

    key: str
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value and where it stood, so that staff can check it.

    Attributes:
        value: What we believe, e.g. a name in the nominative.
        part: Where: "text", "subject", "signature", "header", "forwarded", "quoted", or the
            attachment's name.
        line: Line of that part, counted from 1; 0 where lines mean nothing (header).
        column: Column in that line, counted from 1; 0 where unknown.
        because: The evidence in a few words, e.g. 'label "Organizacija"'.
    """

    value: str
    part: str
    line: int
    column: int
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A mailbox of RFC 5322 §3.4.

    Attributes:
        name: Display name, decoded; "" if none.
        email: addr-spec, lower case.
    """

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the header section says that later stages need.

    Attributes:
        sender: The one author; None unless there is exactly one From with one addr-spec.
        reply_to: Where the sender wants answers; None if the field is missing or not one
            plain address.
        subject: Decoded, one line, no control characters; "" if none.
        message_id: With angle brackets; "" if missing or not in the form of RFC 5322 §3.6.4.
        references: Ids of the thread, oldest first, at most 20; well-formed ones only.
        sent_at: The Date field, aware; None if missing or broken. A claim; decides nothing.
        machine: Why we take it for the work of a machine (RFC 3834), in a few words; "" for a
            person's letter.
        silence: Why no automatic answer may go out though a person wrote (for example
            "X-Auto-Response-Suppress: All"); "" if an answer may.
    """

    sender: Address | None
    reply_to: Address | None
    subject: str
    message_id: str
    references: tuple[str, ...]
    sent_at: datetime | None
    machine: str
    silence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a letter.

    Attributes:
        name: Nominative, given name first, no titles, in the script of the letter.
        role: As written, nominative; None if not told.
        email: Lower case; None unless clearly this person's.
        phone: E.164; None unless clearly this person's.
        organisation: Only if it differs from the letter's organisation.
    """

    name: Found
    role: Found | None = None
    email: Found | None = None
    phone: Found | None = None
    organisation: Found | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The organisation a letter comes from.

    Attributes:
        name: Nominative, most complete form in the letter, in its script.
        city: Nominative; None if not told.
        registration_number: Matični broj, 8 digits.
        tax_number: PIB, 9 digits.
        website: As written.
    """

    name: Found
    city: Found | None = None
    registration_number: Found | None = None
    tax_number: Found | None = None
    website: Found | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to write back to; every field None if it cannot be told."""

    name: Found | None = None
    email: Found | None = None
    phone: Found | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What we understood of a letter; `parse.read` makes it and never raises.

    Attributes:
        intent: What the sender wants.
        because: The evidence for the intent, for a person.
        language: ISO 639-1 of the part the sender wrote, "sr", "en", "hu", …
        script: Script of that part.
        organisation: None if none can be told.
        attendees: Who will come, in the order written; () if none can be told.
        attendee_count: How many will come as the letter tells it; None if not told.
        removed: Names (nominative) that will not come any more.
        contact: Whom to write back to.
        requests: Tags, e.g. "vegetarian", "wheelchair".
        missing: What must still be asked for: "organisation", "attendee_names".
        doubts: Why a person should look before anything is sent, in plain words; () if sure.
        findings: What staff should know, in plain words: repaired charsets, odd dates, …
    """

    header: Header
    intent: Intent
    because: str
    language: str
    script: Script
    organisation: Organisation | None = None
    attendees: tuple[Person, ...] = ()
    attendee_count: int | None = None
    removed: tuple[Found, ...] = ()
    contact: Contact = Contact()
    requests: tuple[Found, ...] = ()
    missing: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def needs_review(self) -> bool:
        """A person should look before anything is sent."""
        return bool(self.doubts)


class Status(StrEnum):
    """Where a registration, and each of its attendees, stands."""

    CONFIRMED = "confirmed"
    LATE = "late"
    WAITING = "waiting"
    INCOMPLETE = "incomplete"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules decided, and why.

    Attributes:
        rule: Name of the rule that matched, as in rules.yaml.
        reply: Name of the template to answer with; None for silence.
        registers: Whether the book follows the letter: new, changed or cancelled registration.
        hold: Why a person must look first; None if nobody needs to. A held letter is neither
            entered in the book nor answered.
    """

    rule: str
    reply: str | None = None
    registers: bool = False
    hold: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One seat in the book; fields as in Person, "" never, None for not told."""

    name: str
    role: str | None = None
    email: str | None = None
    phone: str | None = None
    organisation: str | None = None
    status: Status = Status.CONFIRMED


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One row of the book: an organisation and who comes.

    Attributes:
        reference: What we tell people, e.g. "K7M2QX"; made from the first letter's key, so it
            is the same after every reprocessing.
        status: Of the registration as a whole.
        organisation, city, registration_number, tax_number, website: As in Organisation.
        attendee_count: As told; at least the number of names; None if neither is known.
        contact_name, contact_email, contact_phone: Whom to write back to.
        requests: Tags.
        received_at: Of the first letter.
        letters: Keys, oldest first.
        rule: The rule that decided last.
        marks: Under what it is found again; see book.marks.
    """

    reference: str
    status: Status
    organisation: str | None
    city: str | None
    registration_number: str | None
    tax_number: str | None
    website: str | None
    attendees: tuple[Attendee, ...]
    attendee_count: int | None
    contact_name: str | None
    contact_email: str | None
    contact_phone: str | None
    requests: tuple[str, ...]
    received_at: datetime
    letters: tuple[str, ...]
    rule: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer ready to send, its bytes frozen.

    Attributes:
        message_id: Derived from letter, template and text, so that the same answer has the
            same name for ever and sending twice is detectable.
        to: Bare address, the only recipient.
        sender: Bare address for MAIL FROM.
        source: The whole RFC 5322 message, CRLF line ends.
        subject, body: What stands in it, for people to look at.
    """

    message_id: str
    template: str
    language: str
    script: Script
    to: str
    sender: str
    subject: str
    body: str
    source: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything one letter led to.

    Attributes:
        registration: As it stands after this letter; None if the book has no part in it.
        reply: None for silence.
    """

    reading: Reading
    verdict: Verdict
    registration: Registration | None
    reply: Reply | None


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
    """

    reply: Reply
    letter: str
    state: ReplyState
    attempts: int
    due_at: datetime
    sent_on: date | None = None
    sent_at: datetime | None = None
    said: str = ""


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
        held_because: For staff; None unless held.
        reply: message_id of the latest reply, or None.
        released: A person said: your doubts are answered.
        rulebook: Fingerprint of the rules that decided, or None.
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
    reply: str | None = None
    released: bool = False
    rulebook: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What the book already knew when the letter was decided.

    Attributes:
        registrations: Those that share a mark with the letter (same organisation or same
            sender), cancelled ones included, oldest first, the letter's own left out.
        seats_taken: Confirmed attendees in the whole book.
    """

    registrations: tuple[Registration, ...] = ()
    seats_taken: int = 0
