"""The book: letters in order of received_at -> registrations. Pure; one letter a step.

Nobody gets an organisation's registration changed by mail but who began it, and whom he named
in it with an address: only his letters add marks, so a stranger who adds somebody gains no say.
"""

from mailflow.book.acting import act_on, extensions
from mailflow.book.alike import alike
from mailflow.book.entering import enter
from mailflow.book.finding import Belonging, belonging, find
from mailflow.book.leaving import take_out
from mailflow.book.marks import marks, organisation_key, person_marks
from mailflow.book.moving_up import Room, frees, is_queued, promote
from mailflow.book.people import ATTENDEES_MAX
from mailflow.book.recognising import Recognised, recognise, same_people
from mailflow.book.rereading import reread
from mailflow.book.respelling import respell
from mailflow.book.wording import correction

__all__ = [
    "ATTENDEES_MAX",
    "Belonging",
    "Recognised",
    "Room",
    "act_on",
    "alike",
    "belonging",
    "correction",
    "enter",
    "extensions",
    "find",
    "frees",
    "is_queued",
    "marks",
    "organisation_key",
    "person_marks",
    "promote",
    "recognise",
    "reread",
    "respell",
    "same_people",
    "take_out",
]  # fmt: skip
