"""Answer: send what is due, each reply once (outbox: due -> sending -> closed)."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from mailflow.deliver import Send
from mailflow.desk.desk import Desk, moved
from mailflow.errors import DeliveryError, PerhapsSent, RefusedForGood, RefusedForNow
from mailflow.lifecycle import Event, State
from mailflow.model import Doubt, LetterRecord, ReplyRecord, ReplyState
from mailflow.reasons import doubt, sentences
from mailflow.respond import Earlier
from mailflow.store import Transaction

log = logging.getLogger(__name__)

# Growing waits after a temporary refusal; RFC 5321 §4.5.4.1 asks for at least 30 minutes
# after the first tries and four to five days in all before giving up.
WAITS: Final = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 30, 60, 120, 240, *(480,) * 13)
)
# Refused so often in a row, the server is away: asking it once for every letter that is due
# would only hold up the round.
AWAY_AFTER: Final = 3
UNSURE: Final = "perhaps_sent"  # the doubt of an answer that the server may have (RFC 1047)
Held = tuple[Doubt, ...]
_EVENTS: Final[Mapping[type[DeliveryError], Event]] = {
    RefusedForNow: Event.REFUSED_FOR_NOW,
    RefusedForGood: Event.REFUSED_FOR_GOOD,
    PerhapsSent: Event.BECAME_UNSURE,
}


def answer(desk: Desk, send: Send, progress: Callable[[int], None] = lambda n: None) -> int:
    """Send every reply that is due now, one at a time; return how many were accepted.

    Whatever a crash left in SENDING is held first. One process of the desk does this at a
    time; a second one returns 0 at once.
    """
    with desk.store.alone("answering") as granted:
        if not granted:
            return 0
        _resume(desk)
        with desk.store.transaction() as tx:
            keys = [record.key for record in tx.letters(State.REPLY_DUE)]
        return _answer_all(desk, send, keys, progress)


def _answer_all(
    desk: Desk, send: Send, keys: Sequence[str], progress: Callable[[int], None]
) -> int:
    accepted = in_a_row = 0
    for key in keys:
        event = _answer_one(desk, send, key)
        accepted += event is Event.ACCEPTED
        in_a_row = in_a_row + 1 if event is Event.REFUSED_FOR_NOW else 0
        if in_a_row == AWAY_AFTER:
            log.warning("the outgoing server seems to be away; what is due stays due")
            break
        progress(1)
    return accepted


def _resume(desk: Desk) -> None:
    """Hold what we were sending when we were killed: only a person may decide."""
    with desk.store.transaction() as tx:
        for record in list(tx.letters(State.SENDING)):
            why = (doubt(UNSURE), *_waits(record))
            tx.put(moved(record, Event.RESTARTED, why))
            desk.note(tx, record.key, f"held: {sentences(why)}")


def _answer_one(desk: Desk, send: Send, key: str) -> Event | None:
    """Send one reply; return what came of it, None if it is not to be sent now."""
    due = _begin(desk, key)
    if due is None:
        return None
    try:
        said = send(due.reply)
    except DeliveryError as error:
        return _refused(desk, due, error)
    with desk.store.transaction() as tx:
        record = _letter(tx, key)
        waits = _waits(record)
        record = moved(record, Event.PROMISED if waits else Event.ACCEPTED, waits)
        if record.reply != due.reply.message_id:  # meanwhile they moved up: tell them that too
            record = moved(record, Event.ANSWERED)
        tx.put(record)
        tx.put(replace(due, state=ReplyState.SENT, sent_at=desk.now(), said=said))
        desk.note(tx, key, f"answer “{due.reply.template}” sent to {due.reply.to}: {said}")
    log.info("letter %s answered (%s)", key[:8], due.reply.template)
    return Event.ACCEPTED


def last_sent(tx: Transaction, key: str) -> ReplyRecord | None:
    """Return the answer to that letter that went out last; None if none did."""
    sent = [r for r in tx.replies_to(key) if r.state is ReplyState.SENT and r.sent_at]
    return max(sent, key=lambda r: str(r.sent_at), default=None)


def answered(tx: Transaction, record: LetterRecord) -> Earlier | None:
    """Return the answer that the letter got already and another may correct; None if none."""
    last = last_sent(tx, record.key) if record.reply else None
    if last is None or last.sent_at is None:
        return None
    return Earlier(sent_at=last.sent_at, template=last.reply.template)


def _begin(desk: Desk, key: str) -> ReplyRecord | None:
    """Note that sending begins, before it does; None if it must not."""
    with desk.store.transaction() as tx:
        record = _letter(tx, key)
        due = tx.reply(record.reply or "")
        if record.state is not State.REPLY_DUE or due is None or due.due_at > desk.now():
            return None
        if why := _beyond_caps(desk, tx, record, due):
            tx.put(moved(record, Event.CAPPED, (*why, *_waits(record))))
            desk.note(tx, key, f"held: {sentences(why)}")
            return None
        tx.put(moved(record, Event.SEND_BEGAN))
        due = replace(
            due, state=ReplyState.SENDING, attempts=due.attempts + 1, sent_on=desk.today()
        )
        tx.put(due)
        return due


def _beyond_caps(desk: Desk, tx: Transaction, record: LetterRecord, due: ReplyRecord) -> Held:
    """Return why the reply must wait for a person; () if it may go."""
    if record.released or due.sent_on == desk.today():
        return ()  # a person said so, or today's count has it already
    caps, today = desk.caps, desk.today()
    if tx.answers_on(today, due.reply.to) >= caps.per_address_a_day:
        return (doubt("address_answered", due.reply.to, caps.per_address_a_day),)
    if tx.answers_on(today) >= caps.a_day:
        return (doubt("day_answered", caps.a_day),)
    return ()


def _waits(record: LetterRecord) -> Held:
    """Return what a person still has to look at once the sender was told so."""
    return record.verdict.doubts if record.verdict and record.verdict.hold else ()


def _refused(desk: Desk, due: ReplyRecord, error: DeliveryError) -> Event:
    """Note what the server said; wait, or hand the letter to a person. Return which."""
    event = _EVENTS[type(error)]
    given_up = event is Event.REFUSED_FOR_NOW and due.attempts > len(WAITS)
    event = Event.REFUSED_FOR_GOOD if given_up else event
    reasons: Mapping[Event, Held] = {
        Event.REFUSED_FOR_NOW: (),
        Event.REFUSED_FOR_GOOD: (doubt("refused", error),),
        Event.BECAME_UNSURE: (doubt(UNSURE),),
    }
    why = reasons[event]
    wait = WAITS[min(due.attempts, len(WAITS)) - 1]
    # Unsure is SENDING for good: nobody but a person may take it for one that is still due.
    state = ReplyState.SENDING if event is Event.BECAME_UNSURE else ReplyState.DUE
    with desk.store.transaction() as tx:
        record = _letter(tx, due.letter)
        if state is ReplyState.DUE and record.reply != due.reply.message_id:
            state = ReplyState.WITHDRAWN  # another answer takes its place
        tx.put(moved(record, event, (*why, *_waits(record)) if why else ()))
        tx.put(replace(due, state=state, due_at=desk.now() + wait, said=str(error)))
        later = f"refused for now, tried again in {wait}: {error}"
        desk.note(tx, due.letter, sentences(why) or later)
    log.warning("letter %s: answer %s: %s", due.letter[:8], event.value, error)
    return event


def _letter(tx: Transaction, key: str) -> LetterRecord:
    record = tx.letter(key)
    if record is None:
        raise LookupError(f"letter {key} is gone from the store")
    return record
