"""Take: mail -> RawMessage. Adapters: smtp.py (sink), imap.py (mailboxes), files.py."""

from collections.abc import Callable, Sequence

from mailflow.model import RawMessage, Taken

Take = Callable[[Sequence[RawMessage]], list[Taken]]
"""Makes messages ours; they are durable on return, one answer each, in order.

Raises:
    StoreError: None of them is ours; the other side must keep them.
"""
