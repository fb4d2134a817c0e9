"""The nouns inside parse: a letter opened into passages, and people mentioned in a text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mailflow.model import Doubt, Gender, Header

# Marks that open a line of a list, besides dashes; for the inside of a character class.
BULLETS: Final = "*+•·°●○◦■□▪‣→➢➤✓✔☑★"
# Of a Mention's confidence.
BOTH_KNOWN: Final = 0.85  # from here on both halves of the name are in the lexicon
HALF_NAMED: Final = 0.4  # only one half of the name stands there


class Kind(StrEnum):
    """What a passage is to the reader."""

    SUBJECT = "subject"
    OWN = "own"  # what the sender typed for us
    SIGNATURE = "signature"  # who they are: name, post, organisation, address, phones
    QUOTED = "quoted"  # an earlier mail they answer
    FORWARDED = "forwarded"  # somebody else's mail they pass on
    DISCLAIMER = "disclaimer"  # legal small print, "Послато са …"
    ATTACHMENT = "attachment"  # text of a document that came along


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of whole lines of one kind.

    Attributes:
        name: Part it stands in: "subject", "text", or the attachment's file name.
        line: Line of that part at which it begins, counted from 1.
        text: Unicode NFC, "\\n" between lines, cells of a table row joined by "\\t"; quote
            marks ("> ") removed.
        sender: For quoted and forwarded mail: "Name <address>" of its author if the quote's
            own header tells; else "".
    """

    kind: Kind
    name: str
    line: int
    text: str
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message opened: its header, and every passage in the order written, subject first.

    Attributes:
        findings: What staff should know: repaired charset, broken part, attachment not read.
        doubts: What makes the whole reading unsure: unreadable bytes, limits exceeded.
    """

    header: Header
    passages: tuple[Passage, ...]
    findings: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Case(StrEnum):
    """Grammatical case a name stands in; the short names of Serbian grammars."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    VOCATIVE = "vocative"
    INSTRUMENTAL = "instrumental"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person's name found in a text.

    Attributes:
        start, end: Where it stands, titles left out; offsets into the text searched.
        name: Nominative, given name first, no titles, ordinary capitals, in the text's script.
        given, surname: The two halves of *name*; surname "" if only a given name stands there.
        case: Best guess of the case it stood in.
        gender: As the given name and its case tell it; None where they do not.
        confidence: 0 to 1: 0.9 both halves known, 0.6 one known, 0.3 only looks like a name.
        because: The evidence in a few words.
    """

    start: int
    end: int
    name: str
    given: str
    surname: str
    case: Case
    gender: Gender | None
    confidence: float
    because: str
