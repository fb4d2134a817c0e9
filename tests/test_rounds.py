"""A round of work, and the digest: once a working day, whatever happens in between."""

from datetime import datetime, time

import pytest

from mailflow import rounds
from mailflow.errors import IntakeError, RefusedForNow
from mailflow.lifecycle import State
from mailflow.rounds import Staff

from .helpers import Clock, letter, open_desk, work

STAFF = Staff(to=("staff@desk.example",), language="sr", at=time(7, 30))


def at(text):
    return datetime.fromisoformat(f"{text}+01:00")


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2019-03-12T07:29:59", False),
        ("2019-03-12T07:30:00", True),
        ("2019-03-12T23:59:00", True),  # the hour was missed: late rather than never
        ("2019-03-16T09:00:00", False),  # Saturday
        ("2019-02-15T09:00:00", False),  # Statehood Day of Serbia
    ],
)
def test_the_digest_goes_out_on_working_days_once_its_hour_is_past(desk, clock, post, now, due):
    clock.at = at(now)

    assert rounds.send_digest_if_due(desk, post, STAFF) is due
    assert len(post.sent) == due


def test_one_digest_a_day_even_after_a_restart(tmp_path, post):
    clock = Clock(at("2019-03-12T08:00"))
    for _ in range(3):
        with open_desk(tmp_path, clock) as desk:
            rounds.send_digest_if_due(desk, post, STAFF)
        clock.pass_(hours=1)
    assert len(post.sent) == 1

    clock.pass_(days=1)
    with open_desk(tmp_path, clock) as desk:
        rounds.send_digest_if_due(desk, post, STAFF)
    assert len(post.sent) == 2


def test_a_digest_that_was_refused_stays_due(desk, post):
    def busy(reply):
        raise RefusedForNow("421")

    assert not rounds.send_digest_if_due(desk, busy, STAFF)
    assert rounds.send_digest_if_due(desk, post, STAFF)


def test_where_the_server_refuses_one_the_others_get_their_digest_once(desk, post):
    both = Staff(to=("staff@desk.example", "chief@desk.example"), language="sr", at=time(7, 30))
    refused = []

    def refuses_the_chief(reply):
        if reply.to == "chief@desk.example" and not refused:
            refused.append(reply)
            raise RefusedForNow("450")
        return post(reply)

    assert not rounds.send_digest_if_due(desk, refuses_the_chief, both)
    assert rounds.send_digest_if_due(desk, refuses_the_chief, both)
    assert [reply.to for reply in post.sent] == ["staff@desk.example", "chief@desk.example"]


def test_nobody_to_read_it_means_no_digest(desk, post):
    nobody = Staff(to=(), language="sr", at=time(7, 30))

    assert not rounds.send_digest_if_due(desk, post, nobody)


def test_each_digest_begins_where_the_last_one_ended(desk, clock, post):
    work(desk, post, letter())
    rounds.send_digest(desk, post, STAFF)
    clock.pass_(days=1)
    work(desk, post, letter("Hvala, ne možemo da dođemo.", sender="bora@hrast.example"))
    rounds.send_digest(desk, post, STAFF)

    first, second = (reply.body for reply in post.sent if reply.template == "digest")
    assert "ana@breza.example" in first or "Breza" in first
    assert "Breza" not in second


def test_a_mailbox_that_cannot_be_read_stops_nothing_else(desk, post):
    def away():
        raise IntakeError("imap.example.org: no answer")

    def one_new():
        desk.store.keep([letter()])
        return 1

    done = rounds.work(desk, post, {"away": away, "office": one_new})

    assert done.troubles == ("imap.example.org: no answer",)
    assert (done.fetched, done.settled, done.answered) == ({"office": 1}, 1, 1)


def test_a_server_that_is_away_is_not_asked_for_every_letter(desk, clock):
    tries = []

    def away(reply):
        tries.append(reply)
        raise RefusedForNow("no connection")

    for number in range(10):
        desk.store.keep([letter(sender=f"ana@host{number}.example", Subject=str(number))])
    rounds.work(desk, away, {})

    assert len(tries) == 3
    with desk.store.transaction() as tx:
        assert len(list(tx.letters(State.REPLY_DUE))) == 10
