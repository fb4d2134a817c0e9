"""The desk: the one place where the journey meets the world.

Three verbs touch the world, and the process may be killed inside or between any of them;
lifecycle.py says what each state then leads to.

    take      keep the bytes; only then may the mailbox or the sender's server forget them
    settle    verdict, book entry, due reply and state, in one transaction a letter
    answer    send what is due

A person's are release, dismiss, the acts in acting.py that the book follows, and (in
reprocess/) to go through the letters again.
"""

from mailflow.desk.acting import correct, note, undo
from mailflow.desk.answering import answer
from mailflow.desk.desk import Caps, Desk
from mailflow.desk.folding import fold, reread
from mailflow.desk.people import dismiss, find, release
from mailflow.desk.ruling import accept, extend, merge, reject, split
from mailflow.desk.settling import settle, take

__all__ = [
    "Caps", "Desk", "accept", "answer", "correct", "dismiss", "extend", "find", "fold", "merge",
    "note", "reject", "release", "reread", "settle", "split", "take", "undo",
]  # fmt: skip
