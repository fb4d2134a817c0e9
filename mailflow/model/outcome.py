"""Nouns of deciding: what the rules decided, what we answer, all that a letter led to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from mailflow.model.desk import Registration
from mailflow.model.letter import Script
from mailflow.model.reading import Doubt, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the rules decided, and why.

    Attributes:
        rule: Name of the rule that matched, as in rules.yaml.
        reply: Name of the template to answer with; None for silence.
        registers: Whether the book follows the letter: new, changed or cancelled registration.
        seats: How many of those who ask for a seat get one, the others wait; None for all.
        hold: Why a person must look, in English; None if nobody needs to. A held letter is
            not entered in the book; with a reply, its sender is told so first.
        doubts: The same as doubts, for staff of other languages.
        findings: What staff should know, though nothing waits for it; no part of what was
            decided.
    """

    rule: str
    reply: str | None = None
    registers: bool = False
    seats: int | None = None
    hold: str | None = None
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Doubt, ...] = field(default=(), compare=False)


# What their writers read as their own, before any other: hr is written for all of them.
READ_AS_OWN: Final[Mapping[str, str]] = {
    "bs": "hr", "sh": "hr", "cnr": "hr", "me": "hr", "hr": "sr", "rue": "sr",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """In which languages we answer; by ISO 639 code.

    Attributes:
        fallback: Who writes in a language that an answer does not exist in gets the first of
            these in which it does; every answer must exist in each of them.
        instead: Of a language, the one that is tried before those.
        bilingual: Of the language of an answer, the one in which it follows below a line.
    """

    fallback: tuple[str, ...] = ("en", "sr")
    instead: Mapping[str, str] = field(default_factory=lambda: READ_AS_OWN)
    bilingual: Mapping[str, str] = field(default_factory=dict)

    def preferred(self, language: str) -> tuple[str, ...]:
        """Return every language to try for who writes in *language*, the best first."""
        return tuple(dict.fromkeys((*self._read_as_own(language), *self.fallback)))

    def _read_as_own(self, language: str) -> Iterator[str]:
        for _ in range(len(self.instead) + 1):
            yield language
            if language not in self.instead:
                return
            language = self.instead[language]


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
        html, calendar: The other parts of it, an HTML page and an iCalendar object; "" if it
            has none.
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
    html: str = ""
    calendar: str = ""

    def without_words(self) -> "Reply":
        """Return it without anything it says; that it was sent is still known."""
        return replace(self, subject="", body="", source=b"", html="", calendar="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion:
    """A registration in which people moved up from the waiting list.

    Attributes:
        letters: Keys of the letters that had asked for the seats, in the order of the list.
    """

    before: Registration
    after: Registration
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything one letter led to.

    Attributes:
        registration: As it stands after this letter; None if the book has no part in it.
        reply: None for silence.
        promoted: Its people waited and moved up later; registration and reply are of then.
    """

    reading: Reading
    verdict: Verdict
    registration: Registration | None
    reply: Reply | None
    promoted: bool = False
