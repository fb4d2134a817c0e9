"""Nouns of a letter: the message as it came, and what we understood of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import prod
from typing import Final

# Reads an untrusted document: its format ("pdf", "docx", …) and its bytes -> its text and "",
# or "" and the reason why it was not read, in plain words. Never raises. The text of a letter
# that Outlook packed ("msg", "tnef") is that letter as a message of RFC 5322.
OpenPaper = Callable[[str, bytes], tuple[str, str]]


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
class Choice:
    """One of the answers a question may have.

    Attributes:
        words: That tell it, as of a Question.
    """

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an organiser wants to know beside who comes; a field of rules.yaml.

    Attributes:
        labels: What it is called, in every language; plain words.
        words: That tell of it in running text, in any script; "*" stands for any ending.
        choices: The answers there are; () if any text is one.
        required: A letter that does not tell it lacks something.
    """

    name: str
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a letter answers to a question.

    Attributes:
        name: Of the question.
        value: Name of the choice, else the words as written, on one line.
        of: Name of the attendee whose answer it is; "" for that of all who come.
    """

    name: str
    value: Found
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A sign that a reading may be wrong; `reasons` says it in a person's language.

    Attributes:
        code: Row of reasons.tsv.
        values: What its sentence names, e.g. two organisations.
        weight: 0 to 1: the share of readings with this sign that are wrong.
    """

    code: str
    values: tuple[str, ...] = ()
    weight: float = 1.0


# Below this confidence a person looks first. One sign that was wrong every second time is
# enough, or several that are weak alone; `make score` shows what other values would cost.
CONFIDENCE_MIN: Final = 0.65


def needs_review(confidence: float, threshold: float = CONFIDENCE_MIN) -> bool:
    """A reading of that confidence waits for a person before anything is sent."""
    return confidence < threshold


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
        removed: Names (nominative) that will not come any more; in a first registration those
            in whose place others come.
        corrected: Names that were written wrong before, each with the right one; the right
            ones are among the attendees.
        contact: Whom to write back to.
        requests: Tags, e.g. "vegetarian", "wheelchair".
        missing: What must still be asked for: "organisation", "attendee_names", and the name
            of each required question that is not answered.
        cited: References of registrations in the subject and the sender's own words; whether
            the book has them is not known here.
        doubts: Every sign that something in it may be wrong, weak ones too; () if none.
        findings: What staff should know, in plain words: repaired charsets, odd dates, …
        answers: To the organiser's own questions, in their order.
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
    corrected: tuple[tuple[str, str], ...] = ()
    contact: Contact = Contact()
    requests: tuple[Found, ...] = ()
    missing: tuple[str, ...] = ()
    cited: tuple[Found, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def confidence(self) -> float:
        """How likely all of it is right, 0 to 1; each doubt speaks for itself (noisy or)."""
        return prod(1 - doubt.weight for doubt in self.doubts)

    @property
    def needs_review(self) -> bool:
        """A person should look before anything is sent."""
        return needs_review(self.confidence)
