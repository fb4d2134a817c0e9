"""Going through the letters again: side by side, silently, and never the same answer twice."""

import os
import re
import shutil
import signal
from contextlib import suppress
from dataclasses import replace

import pytest

from mailflow import desk as verbs
from mailflow import rules
from mailflow.errors import BookMoved, NotThere, PerhapsSent, RefusedForGood
from mailflow.lifecycle import State
from mailflow.model import Status
from mailflow.reprocess import Choice, Reprocessed, choose, read_again
from mailflow.reprocess import reprocess as decide_again
from mailflow.store import disk

from .helpers import FULL, ROOT, Clock, letter, open_desk, work
from .test_crash import Fuse, Killed, put_in

LATE = Clock().at.replace(day=14)
BORA = "Organizacija: Hrast\nUčesnik: Bora Borić\n"


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


MORE_TIME = """extensions:
  - until: 2019-03-14 12:00
    granted: 2019-03-14 11:00
    reason: "звали су"
"""


@pytest.mark.parametrize(
    ("earlier", "changed"),
    [("", ["bora"]), ("    applies_to_earlier: true\n", ["ana", "bora"])],
)
def test_more_time_changes_only_what_came_after_it_was_granted(desk, post, earlier, changed):
    work(desk, post, letter(received_at=LATE.replace(hour=10)))
    work(desk, post, letter(sender="bora@hrast.example", received_at=LATE.replace(hour=11)))
    text = (ROOT / "rules.yaml").read_text("utf-8")
    text = text.replace("# limits:\n", f"{MORE_TIME}{earlier}# limits:\n")

    done = reprocess(replace(desk, rulebook=rules.load(text)))
    senders = [change.record.reading.header.sender.email for change in done.changes]

    assert [sender.partition("@")[0] for sender in senders] == changed


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


def test_a_new_answer_says_which_one_it_replaces(desk, post):
    work(desk, post, letter(received_at=LATE))

    reprocess(longer(desk), apply=True, notify=True)
    work(desk, post)

    said = " ".join(post.sent[-1].body.split())
    assert "Ranije (utorak, 12. mart 2019.) pisali smo vam da je prijava stigla posle" in said
    assert "pisali smo vam" not in post.sent[0].body


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


def test_a_change_of_rules_alone_reads_nothing_again(desk, post):
    work(desk, post, letter(received_at=LATE))

    readings = read_again(longer(desk))

    assert (len(readings.chosen), readings.fresh) == (1, {})


def test_where_mailflow_reads_otherwise_now_letters_are_read_again_once(desk, post):
    work(desk, post, letter())
    newer = replace(desk, reader="of tomorrow")

    assert len(read_again(newer).fresh) == 1
    assert reprocess(newer, apply=True).changes == []
    assert read_again(newer).fresh == {}
    assert [record.reader for record in records(desk)] == ["of tomorrow"]


def test_a_letter_read_before_readers_had_versions_is_read_again(desk, post):
    work(desk, post, letter())
    (record,) = records(desk)
    with desk.store.transaction() as tx:
        tx.put(replace(record, reader=None))

    assert list(read_again(desk).fresh) == [record.key]


def test_all_may_be_read_again_on_request(desk, post):
    work(desk, post, letter())
    (record,) = records(desk)

    assert read_again(desk, anew=True).fresh == {record.key: record.reading}


def test_letters_not_chosen_keep_their_place_in_the_book(desk, post):
    hrast = letter("Organizacija: Hrast\nUčesnik: Bora Borić", sender="b@hrast.example",
                   received_at=LATE)  # fmt: skip
    work(desk, post, letter(received_at=LATE), hrast)

    chosen = choose(desk, Choice(sender="b@hrast.example"))
    reprocess(longer(desk), chosen, apply=True)

    assert {entry.organisation: entry.status for entry in book(desk)} == {
        "Udruženje „Breza“": "late", "Hrast": "confirmed",
    }  # fmt: skip


def keys(desk, **choice):
    return choose(desk, Choice(**choice))


def test_letters_are_chosen_by_time_reference_rule_state_and_whether_they_were_held(desk, post):
    unsure = letter("Dolazimo.", sender="c@jela.example")
    work(desk, post, letter(), letter(BORA, sender="b@hrast.example", received_at=LATE), unsure)
    early, held, late = sorted(records(desk), key=lambda r: (r.received_at, r.state))
    assert [r.state for r in (early, held, late)] == ["closed", "held", "closed"]
    verbs.dismiss(desk, held.key)

    assert keys(desk) == {early.key, held.key, late.key}
    assert keys(desk, since=LATE) == {late.key}
    assert keys(desk, until=LATE) == {early.key, held.key}
    assert keys(desk, reference=late.registration.lower()) == {late.key}
    assert keys(desk, rule="registered") == {early.key}
    assert keys(desk, held=True) == {held.key}
    assert keys(desk, state=State.CLOSED) == {early.key, held.key, late.key}
    assert keys(desk, state=Status.LATE) == {late.key}
    assert keys(desk, state=Status.LATE, rule="registered") == set()


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"reference": "NONE"}, "there is no registration NONE"),
        ({"rule": "registred"}, "no rule called registred; did you mean “registered”?"),
        ({"sender": "zla@example.org"}, "there is no letter from zla@example.org"),
    ],
)
def test_what_is_named_and_not_there_is_said(desk, post, choice, said):
    work(desk, post, letter())

    with pytest.raises(NotThere, match=re.escape(said)):
        keys(desk, **choice)


def test_a_rule_that_decided_nothing_yet_is_no_mistake(desk, post):
    work(desk, post, letter())

    assert keys(desk, rule="after the deadline") == set()


def test_the_changes_are_summed_up_by_how_people_stand(desk, post):
    bora = letter(BORA, sender="b@hrast.example", received_at=LATE)
    work(desk, post, letter(), letter("Hvala!\n" + FULL, received_at=LATE), bora)

    done = reprocess(longer(desk))

    assert done.sums() == {("late", "confirmed"): 1}
    assert done.unchanged == 2


@pytest.mark.parametrize(
    ("read", "conflicts"), [("Ana Antić", []), ("Hana Anić", ["Hana Anić"])]
)
def test_a_correction_of_the_staff_holds_and_a_conflict_with_it_is_told(
    desk, post, read, conflicts
):
    work(desk, post, letter())
    (entry,), (record,) = book(desk), records(desk)
    verbs.correct(desk, entry.reference, {"attendee": "Ana Anić", "name": "Ana Antić"})
    (person,) = record.reading.attendees
    person = replace(person, name=replace(person.name, value=read))
    better = replace(record.reading, attendees=(person,))

    newer = replace(desk, reader="of tomorrow", read_many=lambda raws: [(record.key, better)])
    done = reprocess(newer, apply=True)

    told = {name: [one.read for one in ones] for name, ones in done.conflicts.items()}
    assert told == ({entry.reference: conflicts} if conflicts else {})
    assert [person.name for person in book(desk)[0].attendees] == ["Ana Antić"]


def test_nobody_is_written_to_whom_nobody_agreed_to(desk, post):
    work(desk, post, letter(received_at=LATE))
    moved = longer(desk)
    agreed = reprocess(moved, notify=True).changes
    work(desk, post, letter(BORA, sender="b@hrast.example", received_at=LATE))

    with pytest.raises(BookMoved):
        decide_again(moved, read_again(moved), apply=True, notify=True, agreed=agreed)
    work(moved, post)

    assert post.templates == ["late", "late"]
    assert {entry.status for entry in book(desk)} == {"late"}


def test_a_letter_that_came_meanwhile_is_left_for_the_next_time(desk, post):
    work(desk, post, letter(received_at=LATE))
    moved = longer(desk)
    readings = read_again(moved)
    verbs.take(desk, [letter(BORA, sender="b@hrast.example", received_at=LATE)])

    assert decide_again(moved, readings, apply=True).total == 1


def test_killed_at_any_step_of_it_the_book_is_wholly_the_old_or_the_new(tmp_path, post):
    letters = [letter(received_at=LATE), letter(BORA, sender="b@h.example", received_at=LATE)]
    with open_desk(tmp_path / "desk") as desk:
        work(desk, post, *letters)
    ends = []
    for length in range(1000):
        folder = tmp_path / str(length)
        shutil.copytree(tmp_path / "desk", folder)
        with pytest.MonkeyPatch.context() as patch, open_desk(folder) as desk:
            put_in(Fuse(length), patch)
            killed = True
            with suppress(Killed):
                reprocess(longer(desk), apply=True)
                killed = False
        with open_desk(folder) as desk:
            rules = [record.verdict.rule for record in records(desk)]
            ends.append(([entry.status.value for entry in book(desk)], rules))
        if not killed:
            break

    old = ["late"] * 2, ["after the deadline"] * 2
    new = ["confirmed"] * 2, ["registered"] * 2
    assert ends[0] == old
    assert ends[-1] == new
    assert [end for end in ends if end not in (old, new)] == []


def test_killed_in_the_middle_of_its_line_the_book_is_the_old_one(tmp_path, post, monkeypatch):
    def half_a_line(file, data, at):
        os.pwrite(file, data[: len(data) // 2], at)
        os.kill(os.getpid(), signal.SIGKILL)

    with open_desk(tmp_path) as desk:
        work(desk, post, letter(received_at=LATE))
        before = book(desk), records(desk)
        child = os.fork()
        if not child:
            monkeypatch.setattr(disk, "write", half_a_line)
            reprocess(longer(desk), apply=True)
            os._exit(0)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
    with open_desk(tmp_path) as desk:
        assert (book(desk), records(desk)) == before
