"""Leave: who was erased leaves the book at that time, live and whenever it is folded again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mailflow import erasure
from mailflow.desk.desk import Desk
from mailflow.desk.moving_up import move_up
from mailflow.model import Promotion
from mailflow.store import Transaction

# Name of the note that tells when people were erased.
ERASURES: Final = "erasures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Somebody was erased.

    Attributes:
        number: Of the erasure, counted from 1.
    """

    at: datetime
    number: int


def leavings(tx: Transaction) -> list[Leaving]:
    """Return every erasure, oldest first."""
    told = (tx.note(ERASURES) or {}).get("at")
    times = [str(at) for at in told] if isinstance(told, list) else []
    return [
        Leaving(at=datetime.fromisoformat(at), number=number)
        for number, at in enumerate(times, 1)
    ]


def note_leaving(tx: Transaction, one: Leaving) -> None:
    """Remember an erasure; its number is the next."""
    times = [before.at.isoformat() for before in leavings(tx)]
    tx.put_note(ERASURES, {"at": [*times, one.at.isoformat()]})


def leave(desk: Desk, tx: Transaction, one: Leaving) -> list[Promotion]:
    """Let the person leave the book; return who moved up into the seat, in the book too."""
    for before in list(tx.registrations()):
        after = erasure.left(before, one.number)
        if after is None:
            tx.remove(before)
        elif after != before:
            tx.put(after)
    return move_up(desk, tx, one.at)
