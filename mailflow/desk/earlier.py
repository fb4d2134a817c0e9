"""What a letter was answered before, which another answer may have to take back."""

from typing import Final

from mailflow.model import ReplyRecord, ReplyState
from mailflow.respond import Earlier
from mailflow.store import Transaction

PASSING: Final = ("question", "status")  # what they said was true then, and stays so


def last_sent(tx: Transaction, key: str) -> ReplyRecord | None:
    """Return the answer to that letter that went out last; None if none did."""
    sent = [r for r in tx.replies_to(key) if r.state is ReplyState.SENT and r.sent_at]
    return max(sent, key=lambda r: str(r.sent_at), default=None)


def earlier_answer(tx: Transaction, key: str) -> Earlier | None:
    """Return the answer that another one would have to take back."""
    last = last_sent(tx, key)
    if last is None or last.sent_at is None or last.reply.template in PASSING:
        return None
    return Earlier(
        sent_at=last.sent_at, template=last.reply.template, message_id=last.reply.message_id
    )
