"""A round of the desk: fetch, settle, answer; and the digest, once a working day."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from mailflow import digest
from mailflow.deliver import Send
from mailflow.desk import Desk, answer, settle
from mailflow.desk.progress import Progress, no_progress
from mailflow.digest import Digest
from mailflow.errors import DeliveryError, IntakeError
from mailflow.journey import occasion
from mailflow.lifecycle import State
from mailflow.model import LetterRecord, Reply
from mailflow.respond import announce, in_language
from mailflow.store import Transaction

log = logging.getLogger(__name__)

DIGEST: Final = "digest"
BEGUN: Final = "digest begun"
LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
Poll = Callable[[], int]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who reads the digest.

    Attributes:
        to: Bare addresses.
        language: "sr" or "en".
        at: Hour of a working day, in the event's time zone.
    """

    to: tuple[str, ...]
    language: str
    at: time


def digest_of(
    desk: Desk, language: str, since: datetime | None = None, until: datetime | None = None
) -> Digest:
    """Return the digest of a span; without one, of all that came since the last one sent."""
    until = until or desk.now()
    with desk.store.transaction() as tx:
        letters = list(tx.letters())
        replies = [tx.reply(letter.reply) for letter in letters if letter.reply]
        return digest.compose(
            event=in_language(desk.rulebook.event.title, language),
            letters=letters,
            replies=[reply for reply in replies if reply],
            registrations=list(tx.registrations()),
            acts=list(tx.staff_acts()),
            since=since or _last(tx, letters),
            until=until,
            zone=desk.rulebook.event.time_zone,
            language=language,
        )


def _last(tx: Transaction, letters: Sequence[LetterRecord]) -> datetime:
    """Return until when the last digest reached; if there was none, just before all letters."""
    if note := tx.note(DIGEST):
        return datetime.fromisoformat(str(note["until"]))
    first = min((letter.taken_at for letter in letters), default=LONG_AGO)
    return first - timedelta(microseconds=1)


def send_digest(desk: Desk, send: Send, staff: Staff) -> int:
    """Send the staff what came since the last digest; return how many of them it went to.

    Who has it is noted one by one: where the server refuses somebody, the next attempt on
    that day writes only to the others.

    Raises:
        DeliveryError: The server refused; the digest stays due.
    """
    until, today = desk.now(), desk.today().isoformat()
    told = digest_of(desk, staff.language, until=until)
    with desk.store.transaction() as tx:
        begun = tx.note(BEGUN) or {}
    has = list(_texts(begun.get("to"))) if begun.get("day") == today else []
    for to in (to for to in staff.to if to not in has):
        send(_to_staff(desk, to, staff.language, told, until))
        has.append(to)
        with desk.store.transaction() as tx:
            tx.put_note(BEGUN, {"day": today, "to": has})
    with desk.store.transaction() as tx:
        # The day is kept in the store, not in the scheduler's memory: neither a restart nor a
        # missed hour loses a digest or sends two.
        tx.put_note(DIGEST, {"day": today, "until": until.isoformat()})
        tx.put_note(BEGUN, {})
    return len(staff.to)


def _texts(value: object) -> Iterator[str]:
    yield from (str(one) for one in value) if isinstance(value, list) else ()


def _to_staff(desk: Desk, to: str, language: str, told: Digest, at: datetime) -> Reply:
    return announce(
        name="digest",
        to=to,
        subject=told.subject,
        body=told.body,
        language=language,
        occasion=occasion(desk.rulebook),
        composed_at=at,
    )


def send_digest_if_due(desk: Desk, send: Send, staff: Staff) -> bool:
    """Send today's digest on a working day, once its hour is past; tell whether it went."""
    now = desk.now().astimezone(desk.rulebook.event.time_zone)
    with desk.store.transaction() as tx:
        last = str((tx.note(DIGEST) or {}).get("day", ""))
    is_time = now.time() >= staff.at and desk.rulebook.is_working_day(now.date())
    if not staff.to or not is_time or last >= now.date().isoformat():
        return False
    with desk.store.alone("digest") as granted:
        return granted and _try_to_send(desk, send, staff)


def _try_to_send(desk: Desk, send: Send, staff: Staff) -> bool:
    """Send the digest; tell whether the server took it."""
    try:
        send_digest(desk, send, staff)
    except DeliveryError as error:
        log.warning("digest: %s", error)
        return False
    return True
