"""What staff decide about whole registrations: accept, reject, merge, split, extend."""

from datetime import datetime, timedelta

import pytest

from mailflow import desk as verbs
from mailflow.errors import UsageError
from mailflow.lifecycle import State
from mailflow.model import ReplyState, Status
from mailflow.reprocess import read_again
from mailflow.reprocess import reprocess as decide_again

from .helpers import FULL, IN_TIME, furnish, letter, open_desk, work
from .test_acts import again, book, folded, names

LATE = datetime.fromisoformat("2019-03-13T16:00+01:00")
TWO = FULL + "Učesnik: Bora Borić\n"


@pytest.fixture
def late(desk, post, clock):
    """A registration of two that came after the deadline, told so."""
    clock.at = LATE
    work(desk, post, letter(TWO, received_at=LATE))
    clock.pass_(hours=1)
    return book(desk)[0]


def statuses(entry):
    return [one.status for one in entry.attendees]


def test_a_late_registration_is_accepted_and_told_so_once(desk, post, late):
    act, told = verbs.accept(desk, late.reference, reason="važni su")
    verbs.answer(desk, post)
    verbs.answer(desk, post)

    (now,) = book(desk)
    assert (now.status, statuses(now)) == (Status.CONFIRMED, [Status.CONFIRMED] * 2)
    assert post.templates == ["late", "accepted"]
    assert "Bora Borić" in post.sent[1].body
    assert (told.act, act.reason) == (act.id, "važni su")
    assert folded(desk) == [now]


def test_an_organiser_who_writes_no_english_tells_it_too(tmp_path, post, clock):
    folder = furnish(tmp_path)
    for file in (folder / "templates").glob("*.*.txt"):
        if not file.name.endswith(".sr.txt"):
            file.unlink()
    rules = (folder / "rules.yaml").read_text("utf-8")
    rules = rules.replace("rules:\n", "languages: {fallback: [sr]}\n\nrules:\n", 1)
    (folder / "rules.yaml").write_text(rules, "utf-8")
    clock.at = LATE
    with open_desk(folder, clock) as desk:
        work(desk, post, letter(TWO, received_at=LATE))
        verbs.accept(desk, book(desk)[0].reference)
        verbs.answer(desk, post)

    assert post.templates == ["late", "accepted"]


def test_an_answer_that_its_reader_could_not_read_is_said_to_be_absent(tmp_path, post, clock):
    folder = furnish(tmp_path)
    for file in (folder / "templates").glob("accepted.*.txt"):
        if not file.name.endswith(".hu.txt"):
            file.unlink()
    rules = (folder / "rules.yaml").read_text("utf-8")
    rules = rules.replace("reply: accepted", "reply: changed")
    (folder / "rules.yaml").write_text(rules, "utf-8")
    clock.at = LATE
    with open_desk(folder, clock) as desk:
        work(desk, post, letter(TWO, received_at=LATE))
        before = book(desk)
        with pytest.raises(
            UsageError, match=r"accepted\.sr\.txt or .*accepted\.en\.txt; write"
        ):
            verbs.accept(desk, before[0].reference)

        assert book(desk) == before
        verbs.accept(desk, before[0].reference, quiet=True)


def test_only_some_are_accepted(desk, post, late):
    verbs.accept(desk, late.reference, ["Boric Bora"])
    verbs.answer(desk, post)

    assert statuses(folded(desk)[0]) == [Status.LATE, Status.CONFIRMED]
    confirmed, waits = post.sent[1].body.split("bez mesta:")
    assert "- Bora Borić" in confirmed
    assert "- Ana Anić" in waits


def test_an_answer_that_is_still_due_gives_way_to_that_of_the_act(desk, post, clock):
    clock.at = LATE
    verbs.take(desk, [letter(TWO, received_at=LATE)])
    verbs.settle(desk)
    verbs.accept(desk, book(desk)[0].reference)
    verbs.answer(desk, post)

    assert post.templates == ["accepted"]


def test_quiet_writes_to_nobody(desk, post, late):
    assert verbs.accept(desk, late.reference, quiet=True)[1] is None
    verbs.answer(desk, post)

    assert post.templates == ["late"]
    assert book(desk)[0].status is Status.CONFIRMED


def test_an_acceptance_undone_in_time_is_told_to_nobody(desk, post, late):
    verbs.accept(desk, late.reference)
    _, told = verbs.undo(desk, late.reference)
    verbs.answer(desk, post)

    assert told.state is ReplyState.WITHDRAWN
    assert post.templates == ["late"]
    assert book(desk) == [late]


def test_an_acceptance_undone_lets_the_answer_before_go_out(desk, post, clock):
    clock.at = LATE
    verbs.take(desk, [letter(TWO, received_at=LATE)])
    verbs.settle(desk)
    verbs.accept(desk, book(desk)[0].reference)
    verbs.undo(desk, book(desk)[0].reference)
    verbs.answer(desk, post)

    assert post.templates == ["late"]


def test_accepted_undone_and_accepted_again_is_told_once(desk, post, late):
    for _ in range(2):
        verbs.accept(desk, late.reference)
        verbs.answer(desk, post)
        _, told = verbs.undo(desk, late.reference)
    verbs.accept(desk, late.reference)
    verbs.answer(desk, post)

    assert told is None
    assert post.templates == ["late", "accepted"]


def test_reprocessing_does_not_take_an_acceptance_back(desk, post, late):
    verbs.accept(desk, late.reference)
    before = book(desk)
    decide_again(desk, read_again(desk, anew=True), apply=True, notify=True)
    verbs.answer(desk, post)
    decide_again(desk, read_again(desk, anew=True), apply=True, notify=True)
    verbs.answer(desk, post)

    assert book(desk) == before
    assert post.templates == ["late", "accepted"]


def test_the_caps_count_what_staff_have_told(desk, post, clock, late):
    for number in range(2):
        work(desk, post, letter(f"{TWO}{number}", received_at=clock()))
    verbs.accept(desk, late.reference)
    verbs.answer(desk, post)

    assert "accepted" not in post.templates
    with desk.store.transaction() as tx:
        (record,) = tx.letters(State.HELD)
    verbs.release(desk, record.key)
    verbs.answer(desk, post)
    assert post.templates[-1] == "accepted"


def test_where_nobody_may_be_written_to_nothing_is_done(desk, post, clock):
    clock.at = LATE
    machine = letter(TWO, received_at=LATE, X_Auto_Response_Suppress="All")
    work(desk, post, machine)
    before = book(desk)
    with pytest.raises(UsageError, match="nobody can be written to"):
        verbs.accept(desk, before[0].reference)

    assert book(desk) == before
    verbs.accept(desk, before[0].reference, quiet=True)
    assert book(desk)[0].status is Status.CONFIRMED


def test_what_is_rejected_is_cancelled_in_silence(desk, post, late):
    assert verbs.reject(desk, late.reference)[1] is None
    verbs.answer(desk, post)

    (now,) = folded(desk)
    assert (now.status, set(statuses(now))) == (Status.CANCELLED, {Status.CANCELLED})
    assert post.templates == ["late"]


def test_whoever_is_rejected_can_be_told(desk, post, late):
    verbs.reject(desk, late.reference, notify=True)
    verbs.answer(desk, post)

    assert post.templates == ["late", "status"]
    assert "otkazana" in post.sent[1].body


def test_one_of_two_is_rejected(desk, post, late):
    verbs.reject(desk, late.reference, ["Ana Anić"])

    (now,) = folded(desk)
    assert (now.status, statuses(now)) == (Status.LATE, [Status.CANCELLED, Status.LATE])


@pytest.mark.parametrize(
    ("verb", "people", "said"),
    [
        (verbs.accept, ["Vera Verić"], "there are: Ana Anić, Bora Borić"),
        (verbs.reject, ["Vera Verić"], "there are: Ana Anić, Bora Borić"),
        (verbs.split, ["Vera Verić"], "there are: Ana Anić, Bora Borić"),
        (verbs.split, [], "--attendee"),
        (verbs.split, ["Ana Anić", "Bora Borić"], "nobody would stay"),
    ],
)
def test_what_cannot_be_decided_is_said(desk, late, verb, people, said):
    with pytest.raises(UsageError, match=said):
        verb(desk, late.reference, people)

    assert book(desk) == [late]


def test_what_is_confirmed_or_cancelled_is_not_accepted(desk, late):
    verbs.accept(desk, late.reference)
    with pytest.raises(UsageError, match="confirmed already"):
        verbs.accept(desk, late.reference)
    verbs.reject(desk, late.reference)
    with pytest.raises(UsageError, match=f"mailflow undo {late.reference}"):
        verbs.accept(desk, late.reference)
    with pytest.raises(UsageError, match="no registration 'NOSUCH'"):
        verbs.reject(desk, "NOSUCH")


@pytest.fixture
def two(desk, post, clock):
    """Two registrations that are one: the first names Ana and Bora, the second Bora, Vera."""
    work(desk, post, letter(TWO))
    body = "Organizacija: Ekološki pokret Brezik\nUčesnici: Bora Borić, Vera Verić\n"
    again(desk, post, clock, body, sender="bora@brezik.example")
    first, second = book(desk)
    return first, second


def test_two_registrations_are_merged_and_both_references_lead_there(desk, two):
    first, second = two
    verbs.merge(desk, second.reference.lower(), first.reference)

    (now,) = folded(desk)
    assert now.reference == first.reference
    assert names(now) == ["Ana Anić", "Bora Borić", "Vera Verić"]
    assert now.attendee_count == 3
    assert now.letters == (*first.letters, *second.letters)
    with desk.store.transaction() as tx:
        assert tx.registration(second.reference) == now
        assert tx.seats_taken() == 3


def test_later_letters_of_both_find_the_merged_one(desk, post, clock, two):
    first, second = two
    verbs.merge(desk, second.reference, first.reference)
    more = (
        dict(
            body="Dolazi i Mira Mirić.",
            sender="bora@brezik.example",
            In_Reply_To=answered(post),
        ),
        dict(body="Organizacija: Ekološki pokret Brezik\nUčesnik: Sava Savić\n"),
        dict(
            body="Dolazi i Petar Perić.",
            sender="bora@brezik.example",
            Subject=f"Dopuna [{second.reference}]",
        ),
    )
    for one in more:
        again(desk, post, clock, **one)

    (now,) = book(desk)
    assert {"Mira Mirić", "Sava Savić", "Petar Perić"} <= set(names(now))
    assert folded(desk) == [now]


def answered(post):
    return next(r.message_id for r in post.sent if r.to == "bora@brezik.example")


def test_a_merge_undone_gives_two_again(desk, two):
    first, second = two
    verbs.merge(desk, second.reference, first.reference)
    verbs.undo(desk, second.reference)

    assert book(desk) == [first, second]


def test_what_is_one_is_not_merged(desk, two):
    first, second = two
    verbs.merge(desk, second.reference, first.reference)
    with pytest.raises(UsageError, match="are one registration"):
        verbs.merge(desk, second.reference, first.reference)


def test_a_merge_survives_reprocessing(desk, two):
    first, second = two
    verbs.merge(desk, first.reference, second.reference)
    before = book(desk)
    decide_again(desk, read_again(desk, anew=True), apply=True)

    assert book(desk) == before


def test_a_registration_is_split_and_both_stay_what_they_are(desk, post, clock, late):
    act, new = verbs.split(desk, late.reference, ["Bora Borić"], organisation="NVO Hrast")
    assert new.reference != late.reference

    first, second = folded(desk)
    assert (names(first), names(second)) == (["Ana Anić"], ["Bora Borić"])
    assert (first.organisation, second.organisation) == (late.organisation, "NVO Hrast")
    assert (first.attendee_count, second.attendee_count) == (1, 1)
    again(desk, post, clock, TWO + "Pozdrav\n")
    assert [names(one) for one in book(desk)] == [["Ana Anić"], ["Bora Borić"]]
    verbs.undo(desk, act.id)
    assert [names(one) for one in book(desk)] == [["Ana Anić", "Bora Borić"]]


def test_the_new_registration_is_found_by_its_own_organisation(desk, post, clock, late):
    verbs.split(desk, late.reference, ["Bora Borić"], organisation="NVO Hrast")
    again(
        desk,
        post,
        clock,
        "Organizacija: NVO Hrast\nUčesnik: Vera Verić\n",
        sender="b@h.example",
    )

    assert names(book(desk)[1]) == ["Bora Borić", "Vera Verić"]


UNTIL = LATE + timedelta(hours=5)


def test_an_extension_counts_for_letters_that_come_after_it(desk, post, clock, late):
    verbs.extend(desk, UNTIL, "kvar na serveru")
    other = "Organizacija: NVO Hrast\nUčesnik: Vera Verić\n"
    again(desk, post, clock, other, sender="vera@hrast.example")

    assert [one.status for one in book(desk)] == [Status.LATE, Status.CONFIRMED]
    assert [one.status for one in folded(desk)] == [Status.LATE, Status.CONFIRMED]
    assert post.templates == ["late", "accepted"]


def test_an_extension_for_earlier_letters_too_makes_the_book_again(desk, post, late):
    act = verbs.extend(desk, UNTIL, "kvar", earlier=True)
    verbs.answer(desk, post)

    assert book(desk)[0].status is Status.CONFIRMED
    assert post.templates == ["late"]
    verbs.undo(desk, act.id)
    assert book(desk) == [late]


@pytest.mark.parametrize(
    ("whom", "status"),
    [
        ({"organisation": "udruzenje breza"}, Status.CONFIRMED),
        ({"organisation": "Hrast"}, Status.LATE),
        ({"sender": "Ana@breza.example"}, Status.CONFIRMED),
        ({"sender": "vera@hrast.example"}, Status.LATE),
    ],
)
def test_an_extension_is_for_whom_it_was_granted(desk, late, whom, status):
    verbs.extend(desk, UNTIL, "bolovanje", earlier=True, **whom)

    assert book(desk)[0].status is status


def test_an_extension_needs_a_reason_and_a_later_time(desk):
    with pytest.raises(UsageError, match="--reason"):
        verbs.extend(desk, UNTIL, " ")
    with pytest.raises(UsageError, match=r"the deadline is 13\.03\.2019\. 15:30 already"):
        verbs.extend(desk, IN_TIME, "x")


HELD = "Organizacija: Udruženje „Breza“\nDolaze možda Ana Anić ili Bora Borić.\n"


@pytest.fixture
def held(desk, post):
    """The key of a letter that a person has to look at."""
    work(desk, post, letter(HELD))
    return state_of(desk).key


def state_of(desk):
    with desk.store.transaction() as tx:
        (record,) = tx.letters()
    return record


def test_a_dismissal_undone_lets_the_letter_wait_as_before(desk, held):
    before = state_of(desk)
    verbs.dismiss(desk, held)
    record, _ = verbs.undo(desk, held[:8])

    assert record == before == state_of(desk)


def test_a_release_undone_in_time_leaves_nothing_in_the_book(desk, post, held):
    verbs.release(desk, held)
    verbs.settle(desk)
    assert len(book(desk)) == 1
    verbs.undo(desk, held)
    verbs.answer(desk, post)

    assert (state_of(desk).state, book(desk), post.sent) == (State.HELD, [], [])
    assert folded(desk) == []
    verbs.release(desk, held)
    work(desk, post)
    assert len(book(desk)) == len(post.sent) == 1


def test_a_release_whose_answer_has_gone_out_stays(desk, post, held):
    verbs.release(desk, held)
    work(desk, post)
    with pytest.raises(UsageError, match="its answer has gone out; mailflow correct"):
        verbs.undo(desk, held)

    assert len(book(desk)) == 1


def test_a_frozen_answer_let_go_and_taken_back_stays_frozen(desk, post, clock):
    bodies = [f"{FULL}{number}\n" for number in range(4)]
    for body in bodies:
        work(desk, post, letter(body))
    with desk.store.transaction() as tx:
        (record,) = tx.letters(State.HELD)
    before = book(desk)
    verbs.release(desk, record.key)
    verbs.undo(desk, record.key)
    verbs.answer(desk, post)

    assert len(post.sent) == 3
    assert folded(desk) == before
    verbs.release(desk, record.key)
    verbs.answer(desk, post)
    assert len(post.sent) == 4


@pytest.fixture
def full(tmp_path, post, clock):
    """A hall of two seats, Ana and Bora in it, and three who wait: two named, one not."""
    folder = furnish(tmp_path / "small")
    rules = folder / "rules.yaml"
    text = rules.read_text("utf-8")
    assert LIMITS in text
    assert WAITING in text
    text = text.replace(LIMITS, "limits:\n  capacity: 2\n  waiting_list: true\n# limits:\n", 1)
    rules.write_text(text.replace(WAITING, WAITING.replace("  # - {", "  - {"), 1), "utf-8")
    with open_desk(folder, clock) as desk:
        work(desk, post, letter(TWO))
        body = "Organizacija: NVO Hrast\nUčesnici: Vera Verić, Mira Mirić\n"
        again(desk, post, clock, body, sender="v@h.example")
        assert post.templates == ["accepted", "waiting"]
        yield desk


LIMITS = "# limits:\n"
WAITING = "  # - {name: the hall is full, when: full, reply: waiting}\n"


def test_a_rejection_seats_who_waits_and_tells_them(full, post):
    one, other = book(full)
    verbs.reject(full, one.reference)
    verbs.answer(full, post)

    assert [entry.status for entry in book(full)] == [Status.CANCELLED, Status.CONFIRMED]
    assert post.templates[2:] == ["accepted"]
    now = book(full)
    assert folded(full) == now
    verbs.answer(full, post)
    assert len(post.sent) == 3
    assert other.reference == now[1].reference


def test_who_waits_is_accepted_past_the_limit_and_waits_no_more(full, post):
    _, other = book(full)
    verbs.accept(full, other.reference, ["Vera Verić"])

    now = folded(full)[1]
    assert [(a.status, a.turn is None) for a in now.attendees] == [
        (Status.CONFIRMED, True), (Status.WAITING, False),
    ]  # fmt: skip
    verbs.accept(full, other.reference)
    assert folded(full)[1].turns == ()


def test_whoever_is_added_to_who_wait_waits_behind_them(full, post):
    one, other = book(full)
    verbs.correct(full, other.reference, {"add": "Sava Savić", "attendee_count": "4"})
    assert len(book(full)[1].turns) == 4
    verbs.correct(full, other.reference, {"attendee_count": "3"})
    assert len(folded(full)[1].turns) == 3
    verbs.reject(full, one.reference)

    assert statuses(book(full)[1]) == [Status.CONFIRMED, Status.CONFIRMED, Status.WAITING]


def test_of_two_merged_each_stands_as_before(full):
    one, other = book(full)
    verbs.merge(full, other.reference, one.reference)

    (now,) = folded(full)
    assert statuses(now) == [Status.CONFIRMED] * 2 + [Status.WAITING] * 2
    assert (now.seats, len(now.turns)) == (2, 2)
    _, new = verbs.split(full, now.reference, ["Vera Verić"])
    assert (new.status, len(new.turns)) == (Status.WAITING, 1)
