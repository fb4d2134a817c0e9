"""Nouns of understanding: what was asked of a letter, what was read, how sure we are."""

from dataclasses import dataclass, field
from math import prod
from typing import Final

from mailflow.model.letter import Contact, Found, Header, Intent, Organisation, Person, Script


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
        thanks: It thanks for our answer, or says again what we confirmed, and nothing else.
        asks_status: The question is whether the registration arrived, and nothing else.
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
    contact: Contact = field(default_factory=Contact)
    requests: tuple[Found, ...] = ()
    missing: tuple[str, ...] = ()
    cited: tuple[Found, ...] = ()
    asks_status: bool = False
    thanks: bool = False
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
