"""The life of a letter at the desk: every state, every event, every transition.

Rule 1: whatever decides the next state of a letter is in this file.
Rule 2: no state is left by a crash. A process killed at any instant leaves a letter in
a state whose row below says what happens when mailflow starts again.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Where a letter is; the value is what the store keeps and what people read."""

    RECEIVED = "received"  # its bytes are on disk; nothing is decided
    REPLY_DUE = "reply due"  # decided; the reply waits in the outbox
    SENDING = "sending"  # the outgoing server may or may not have the reply
    HELD = "held"  # a person must look
    CLOSED = "closed"  # nothing left to do


class Event(StrEnum):
    """What can happen to a letter."""

    ANSWERED = "answered"  # decided, with a reply
    IGNORED = "ignored"  # decided, without a reply
    DOUBTED = "doubted"  # decided: a person should look first
    BROKE = "broke"  # a bug of ours
    SEND_BEGAN = "send began"
    CAPPED = "capped"  # too many answers today, to this address or in all
    ACCEPTED = "accepted"
    PROMISED = "promised"  # accepted: it says that a person will answer
    REFUSED_FOR_NOW = "refused for now"
    REFUSED_FOR_GOOD = "refused for good"
    BECAME_UNSURE = "became unsure"  # the line broke after the last dot
    RESTARTED = "restarted"
    RELEASED = "released"  # a person: decide it again, your doubts are answered
    RESENT = "resent"  # a person: send the frozen reply (again)
    DISMISSED = "dismissed"  # a person: nothing more to do


S, E = State, Event

# Deciding again (reprocess) is the same events as deciding: whoever is allowed to be decided
# again has the three rows of DECIDED.
DECIDED: Final[Mapping[Event, State]] = {
    E.ANSWERED: S.REPLY_DUE,
    E.IGNORED: S.CLOSED,
    E.DOUBTED: S.HELD,
}

NEXT: Final[Mapping[State, Mapping[Event, State]]] = {
    S.RECEIVED: {**DECIDED, E.BROKE: S.HELD, E.RESTARTED: S.RECEIVED},
    S.REPLY_DUE: {
        **DECIDED,
        E.SEND_BEGAN: S.SENDING,
        E.CAPPED: S.HELD,
        E.RESTARTED: S.REPLY_DUE,
    },
    S.SENDING: {
        E.ACCEPTED: S.CLOSED,
        E.PROMISED: S.HELD,
        E.REFUSED_FOR_NOW: S.REPLY_DUE,
        E.REFUSED_FOR_GOOD: S.HELD,
        E.BECAME_UNSURE: S.HELD,
        # Killed between DATA and our note of "250 OK": we cannot know, so we never
        # send again by ourselves. A second answer is worse than a late one.
        E.RESTARTED: S.HELD,
    },
    S.HELD: {
        **DECIDED,
        E.RELEASED: S.RECEIVED,
        E.RESENT: S.REPLY_DUE,
        E.DISMISSED: S.CLOSED,
        E.RESTARTED: S.HELD,
    },
    S.CLOSED: {**DECIDED, E.RESTARTED: S.CLOSED},
}


def after(state: State, event: Event) -> State:
    """Return the state a letter is in once *event* happened to it.

    Raises:
        ValueError: That event cannot happen in that state; a bug in the caller.

    >>> after(State.SENDING, Event.RESTARTED).value
    'held'
    """
    try:
        return NEXT[state][event]
    except KeyError:
        raise ValueError(f"{event.value!r} cannot happen to a {state.value!r} letter") from None
