"""Reprocess: go through the letters again under today's rules, and say what would change.

Nothing is written without `apply`, nobody is written to without `notify`, and an answer with
the same text is never sent twice: its Message-ID is made from letter, template and text.

    choosing    which letters
    rereading   what we understand of them now: kept readings, where the reader is the same
    deciding    the fold, and what differs
    applying    verdicts, book, answers and states, all in one transaction
"""

from mailflow.reprocess.change import Change, Reprocessed
from mailflow.reprocess.choosing import Choice, choose
from mailflow.reprocess.deciding import reprocess
from mailflow.reprocess.rereading import Readings, read_again

__all__ = [
    "Change", "Choice", "Readings", "Reprocessed", "choose", "read_again", "reprocess",
]  # fmt: skip
