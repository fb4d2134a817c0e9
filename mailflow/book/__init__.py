"""The book: letters in order of received_at -> registrations. Pure; one letter a step.

Nobody but the one who first wrote gets an organisation's registration changed by mail: only
the first sender's address becomes a mark, so a stranger who adds somebody gains no say.
"""

from mailflow.book.entering import enter
from mailflow.book.finding import find
from mailflow.book.marks import marks, organisation_key, reference
from mailflow.book.people import ATTENDEES_MAX

__all__ = ["ATTENDEES_MAX", "enter", "find", "marks", "organisation_key", "reference"]
