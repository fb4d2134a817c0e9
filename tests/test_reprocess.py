"""Going through the letters again: side by side, silently, and never the same answer twice."""

from contextlib import suppress
from dataclasses import replace

import pytest

from mailflow import desk as verbs
from mailflow import rules
from mailflow.errors import PerhapsSent, RefusedForGood
from mailflow.reprocess import Choice, Reprocessed, choose, read_again
from mailflow.reprocess import reprocess as decide_again

from .helpers import ROOT, Clock, letter, work

LATE = Clock().at.replace(day=14)


def reprocess(desk, chosen=None, *, anew=False, apply=False, notify=False) -> Reprocessed:
    """Read what needs it, and decide again."""
    readings = read_again(desk, chosen, anew=anew)
    return decide_again(desk, readings, apply=apply, notify=notify)


def longer(desk):
    """The same desk after the organiser moved the deadline by two days."""
    text = (ROOT / "rules.yaml").read_text("utf-8")
    text = text.replace("day: 2019-03-13", "day: 2019-03-15")
    assert text != (ROOT / "rules.yaml").read_text("utf-8")
    return replace(desk, rulebook=rules.load(text))


def book(desk):
    with desk.store.transaction() as tx:
        return list(tx.registrations())


def records(desk):
    with desk.store.transaction() as tx:
        return list(tx.letters())


def test_under_the_same_rules_nothing_changes(desk, post):
    work(desk, post, letter(), letter(sender="bora@hrast.example", received_at=LATE))

    done = reprocess(desk)

    assert (done.changes, done.total, done.unchanged) == ([], 2, 2)


def test_a_moved_deadline_shows_old_and_new_verdict_and_writes_nothing(desk, post):
    work(desk, post, letter(received_at=LATE))
    before = book(desk), records(desk)

    done = reprocess(longer(desk))
    (change,) = done.changes

    assert (change.before.rule, change.outcome.verdict.rule) == (
        "after the deadline",
        "registered",
    )
    assert done.total == 1
    assert (book(desk), records(desk)) == before


def test_applied_without_notify_the_book_follows_and_nobody_is_written_to(desk, post):
    work(desk, post, letter(received_at=LATE))
    moved = longer(desk)

    reprocess(moved, apply=True)
    work(moved, post)

    assert post.templates == ["late"]
    assert [entry.status for entry in book(desk)] == ["confirmed"]


def test_applied_with_notify_the_new_answer_goes_out_once(desk, post):
    work(desk, post, letter(received_at=LATE))
    moved = longer(desk)

    for _ in range(3):
        reprocess(moved, apply=True, notify=True)
        work(moved, post)

    assert post.templates == ["late", "accepted"]


def test_the_new_answer_says_that_the_earlier_one_no_longer_holds(desk, post):
    work(desk, post, letter(received_at=LATE))
    reprocess(longer(desk), apply=True, notify=True)
    work(longer(desk), post)
    told = "Ranije (utorak, 12. mart 2019.) pisali smo vam da je prijava stigla posle isteka"

    assert told not in post.sent[0].body
    assert told in post.sent[1].body


def test_applied_first_and_notified_later_writes_to_the_same_people(desk, post):
    work(desk, post, letter(received_at=LATE))
    moved = longer(desk)

    reprocess(moved, apply=True)
    for _ in range(2):
        reprocess(moved, apply=True, notify=True)
        work(moved, post)

    assert post.templates == ["late", "accepted"]


def test_whom_notify_would_write_to_is_shown_before_anything_is_written(desk, post):
    work(desk, post, letter(received_at=LATE))
    moved = longer(desk)

    (change,) = reprocess(moved, notify=True).changes
    work(moved, post)

    assert change.writes
    assert post.templates == ["late"]


def test_after_a_dismissal_nobody_is_written_to(desk, post):
    def refuse(reply):
        raise RefusedForGood("550")

    work(desk, refuse, letter(received_at=LATE))
    verbs.dismiss(desk, records(desk)[0].key)
    moved = longer(desk)
    reprocess(moved, apply=True, notify=True)
    work(moved, post)

    assert post.sent == []
    assert [entry.status for entry in book(desk)] == ["confirmed"]


def test_going_back_and_forth_never_sends_the_same_answer_twice(desk, post):
    work(desk, post, letter(received_at=LATE))
    moved = longer(desk)

    for desk_of_the_day in (moved, desk, moved, desk):
        reprocess(desk_of_the_day, apply=True, notify=True)
        work(desk_of_the_day, post)

    assert post.templates == ["late", "accepted"]


def test_an_answer_that_was_due_anyway_is_replaced_by_the_right_one(desk, post):
    verbs.take(desk, [letter(received_at=LATE)])
    verbs.settle(desk)
    moved = longer(desk)

    reprocess(moved, apply=True)
    work(moved, post)

    assert post.templates == ["accepted"]


def test_a_dismissed_letter_stays_dismissed_though_todays_rules_would_accept_it(desk, post):
    text = (ROOT / "rules.yaml").read_text("utf-8")
    strict = replace(
        desk, rulebook=rules.load(text.replace("when: uncertain", "when: registration"))
    )
    work(strict, post, letter())
    (record,) = records(desk)
    verbs.dismiss(desk, record.key)

    reprocess(desk, apply=True, notify=True)
    work(desk, post)

    assert [record.state for record in records(desk)] == ["closed"]
    assert (book(desk), post.sent) == ([], [])


def test_a_held_letter_that_todays_rules_accept_waits_for_a_release_before_it_answers(
    desk, post
):
    text = (ROOT / "rules.yaml").read_text("utf-8")
    strict = replace(
        desk, rulebook=rules.load(text.replace("when: uncertain", "when: registration"))
    )
    work(strict, post, letter())

    reprocess(desk, apply=True)
    work(desk, post)
    assert (len(book(desk)), post.sent) == (1, [])

    verbs.release(desk, records(desk)[0].key)
    work(desk, post)
    assert post.templates == ["accepted"]


def test_only_the_letters_chosen_are_decided_again(desk, post):
    work(
        desk,
        post,
        letter(received_at=LATE),
        letter("Organizacija: Hrast\nUčesnik: Bora Borić", sender="b@hrast.example",
               received_at=LATE),
    )  # fmt: skip

    chosen = choose(desk, Choice(sender="B@hrast.example"))
    done = reprocess(longer(desk), chosen)

    assert done.total == 1
    assert [change.record.reading.header.sender.email for change in done.changes] == [
        "b@hrast.example"
    ]


def renamed(desk):
    """The same desk after the organiser gave a rule another name: every verdict changes."""
    text = (ROOT / "rules.yaml").read_text("utf-8")
    return replace(desk, rulebook=rules.load(text.replace("name: registered", "name: entered")))


@pytest.mark.parametrize("trouble", [PerhapsSent("gone"), KeyboardInterrupt()])
@pytest.mark.parametrize("dismissed", [False, True])
def test_an_answer_that_perhaps_went_out_is_not_sent_again(desk, post, trouble, dismissed):
    def break_off(reply):
        raise trouble

    with suppress(KeyboardInterrupt):
        work(desk, break_off, letter())
    verbs.answer(desk, post)
    (record,) = records(desk)
    if dismissed:
        verbs.dismiss(desk, record.key)

    reprocess(renamed(desk), apply=True, notify=True)
    work(desk, post)

    assert post.sent == []
    assert [record.state for record in records(desk)] == ["closed" if dismissed else "held"]


def test_a_letter_in_doubt_that_was_not_chosen_does_not_enter_the_book(desk, post):
    text = (ROOT / "rules.yaml").read_text("utf-8")
    first = "  - name: never answer a machine"
    hold = '  - {name: look at all, when: "!automatic", hold: true}\n\n'
    doubting = text.replace(first, hold + first)
    work(replace(desk, rulebook=rules.load(doubting)), post, letter())
    assert [record.state for record in records(desk)] == ["held"]

    reprocess(desk, frozenset(), apply=True)

    assert book(desk) == []
