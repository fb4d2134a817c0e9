"""Deliver: Reply -> the sender. Adapters: smtp.py, and folder.py for rehearsals."""

from collections.abc import Callable

from mailflow.model import Reply

Send = Callable[[Reply], str]
"""Hands a reply to the outgoing server; returns what the server said.

Raises:
    RefusedForNow: 4xx, timeout, no connection before the last dot; nothing was sent.
    RefusedForGood: 5xx; sending again would not help.
    PerhapsSent: The line broke after the last dot; nobody can know.
"""
