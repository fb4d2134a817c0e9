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
    Registration,
    Status,
    Turn,
)
from mailflow.model.letter import (
    Address,
    Contact,
    Found,
    Gender,
    Header,
    Intent,
    OpenPaper,
    Organisation,
    Person,
    RawMessage,
    Script,
    Taken,
)
from mailflow.model.outcome import Languages, Outcome, Promotion, Reply, Verdict
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
    "Gender",
    "Header",
    "History",
    "Intent",
    "Languages",
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
