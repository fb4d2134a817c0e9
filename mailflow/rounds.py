"""A round of the desk: fetch, settle, answer; and the digest, once a working day."""

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from mailflow import digest
from mailflow.deliver import Send
from mailflow.desk import Desk, answer, settle
from mailflow.errors import IntakeError
from mailflow.lifecycle import State

log = logging.getLogger(__name__)

DIGEST: Final = "digest"
Poll = Callable[[], int]
Step = Callable[[int], None]
Progress = Callable[[str, int], AbstractContextManager[Step]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a round did.

    Attributes:
        fetched: New letters, by mailbox.
        settled: Letters decided.
        answered: Replies the outgoing server accepted.
        troubles: Why a mailbox could not be read, one sentence each.
    """

    fetched: Mapping[str, int]
    settled: int
    answered: int
    troubles: tuple[str, ...]


def no_progress(what: str, total: int) -> AbstractContextManager[Step]:
    """Show nothing."""
    return nullcontext(lambda done: None)


def work(
    desk: Desk, send: Send, polls: Mapping[str, Poll], progress: Progress = no_progress
) -> Done:
    """Do all there is to do now; a mailbox that cannot be read stops nothing else.

    Args:
        progress: Given what is done and how many letters it will be, opens a bar.
    """
    fetched, troubles = fetch(polls)
    with desk.store.transaction() as tx:
        waiting = sum(1 for _ in tx.letters(State.RECEIVED))
    with progress("settling", waiting) as step:
        settled = settle(desk, step)
    with desk.store.transaction() as tx:
        due = sum(1 for _ in tx.letters(State.REPLY_DUE))
    with progress("answering", due) as step:
        answered = answer(desk, send, step)
    return Done(fetched=fetched, settled=len(settled), answered=answered, troubles=troubles)


def fetch(polls: Mapping[str, Poll]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Poll every mailbox once; return new letters by mailbox, and what went wrong."""
    fetched: dict[str, int] = {}
    troubles = []
    for name, poll in polls.items():
        try:
            fetched[name] = poll()
        except IntakeError as error:
            troubles.append(str(error))
            log.warning("mailbox %s: %s", name, error)
    return fetched, tuple(troubles)


def digest_is_due(desk: Desk, at: time) -> bool:
    """Tell whether today's digest should go out: a working day, its hour is past, none went.

    The day of the last one is kept in the store, so neither a restart nor a missed hour
    loses a digest or sends two.
    """
    now = desk.now().astimezone(desk.rulebook.event.time_zone)
    with desk.store.transaction() as tx:
        last = tx.note(DIGEST) or {}
    is_new = str(last.get("day", "")) < now.date().isoformat()
    return is_new and now.time() >= at and desk.rulebook.is_working_day(now.date())
