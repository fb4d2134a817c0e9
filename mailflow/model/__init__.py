"""The nouns that travel through mailflow, in the order they come into being.

    RawMessage -> Reading -> Verdict -> Registration, Reply

and the records the store keeps of them, LetterRecord and ReplyRecord. Each stage takes nouns
and returns the next one; nothing is changed on the way. Times are timezone-aware. Text is
Unicode NFC, lines end in "\\n".
"""

from mailflow.model.desk import (
    Attendee,
    Correction,
    Extension,
    History,
    Outcome,
    Promotion,
    Registration,
    Reply,
    Status,
    Turn,
    Verdict,
)
from mailflow.model.letter import (
    Address,
    Contact,
    Found,
    Header,
    Intent,
    OpenPaper,
    Organisation,
    Person,
    RawMessage,
    Script,
    Taken,
)
from mailflow.model.reading import (
    CONFIDENCE_MIN,
    Answer,
    Choice,
    Doubt,
    Question,
    Reading,
    needs_review,
)
from mailflow.model.records import Act, Deed, LetterRecord, ReplyRecord, ReplyState, StaffAct

__all__ = [
    "CONFIDENCE_MIN",
    "Act",
    "Address",
    "Answer",
    "Attendee",
    "Choice",
    "Contact",
    "Correction",
    "Deed",
    "Doubt",
    "Extension",
    "Found",
    "Header",
    "History",
    "Intent",
    "LetterRecord",
    "OpenPaper",
    "Organisation",
    "Outcome",
    "Person",
    "Promotion",
    "Question",
    "RawMessage",
    "Reading",
    "Registration",
    "Reply",
    "ReplyRecord",
    "ReplyState",
    "Script",
    "StaffAct",
    "Status",
    "Taken",
    "Turn",
    "Verdict",
    "needs_review",
]
