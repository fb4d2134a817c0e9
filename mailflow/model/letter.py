"""Nouns of a letter: the message as it came, and what we understood of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
        relayed_at: When the first mail server on its way says it had the letter (the earliest
            Received field, RFC 5321 §4.4); aware; None if none tells. A claim, too.
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
    relayed_at: datetime | None = None


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


class Gender(StrEnum):
    """Of a person, as the given name tells it."""

    FEMALE = "f"
    MALE = "m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to write back to; every field None if it cannot be told.

    Attributes:
        gender: None, too, where both women and men bear the name.
    """

    name: Found | None = None
    email: Found | None = None
    phone: Found | None = None
    gender: Gender | None = None
