"""The one state table: a crash leaves no letter in limbo, and every letter can be closed."""

from mailflow.lifecycle import NEXT, Event, State, after


def reachable(state: State, seen: frozenset[State] = frozenset()) -> frozenset[State]:
    if state in seen:
        return seen
    found = frozenset({state})
    for later in NEXT[state].values():
        found |= reachable(later, seen | {state})
    return found


def test_every_state_says_what_a_crash_leads_to() -> None:
    assert set(NEXT) == set(State)
    assert all(Event.RESTARTED in row for row in NEXT.values())


def test_no_crash_sends_anything_by_itself() -> None:
    assert after(State.SENDING, Event.RESTARTED) is State.HELD


def test_every_letter_can_reach_closed() -> None:
    assert all(State.CLOSED in reachable(state) for state in State)


def test_only_a_due_reply_is_ever_sent() -> None:
    assert [state for state, row in NEXT.items() if Event.SEND_BEGAN in row] == [
        State.REPLY_DUE
    ]
