"""What every store does, whatever it is made of."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from mailflow.errors import StoreError
from mailflow.lifecycle import State
from mailflow.model import Attendee, Status
from mailflow.store import Store
from tests.store import records
from tests.store.records import (
    NOON,
    act,
    corrected,
    letter,
    raw,
    registration,
    reply,
    settled,
    staff_act,
)

TODAY = date(2019, 3, 12)


class BrokenError(Exception):
    """Something of the caller's that broke."""


def test_a_letter_kept_is_given_back_as_it_came(store: Store) -> None:
    (taken,) = store.keep([raw("Долазимо.")])

    assert not taken.is_copy
    assert store.source(taken.key) == raw("Долазимо.").source


def test_a_letter_kept_waits_to_be_settled(store: Store) -> None:
    (taken,) = store.keep([raw(via="imap:office", file=None, return_path="")])

    with store.transaction() as tx:
        (record,) = tx.letters(State.RECEIVED)
    assert (record.key, record.via, record.return_path) == (taken.key, "imap:office", "")
    assert record.received_at == NOON


def test_the_same_letter_again_is_a_copy_also_within_one_call(store: Store) -> None:
    one, two, three = store.keep([raw("a"), raw("b"), raw("a")])

    assert [one.is_copy, two.is_copy, three.is_copy] == [False, False, True]
    assert one.key == three.key != two.key
    assert store.keep([raw("b")])[0].is_copy


def test_of_a_letter_that_came_twice_the_first_is_kept(store: Store) -> None:
    first, second = raw(), replace(raw(), source=b"Received: by mx\r\n" + raw().source)
    (taken, _) = store.keep([first, second])
    store.keep([second])

    assert store.source(taken.key) == first.source


def test_keeping_nothing_is_fine(store: Store) -> None:
    assert store.keep([]) == []


def test_more_letters_than_a_process_has_files_are_kept_at_once(store: Store) -> None:
    taken = store.keep([raw(str(number)) for number in range(1100)])

    assert len({it.key for it in taken}) == 1100


def test_a_letter_forgotten_is_gone_and_does_not_come_back(store: Store) -> None:
    (taken,) = store.keep([raw()])
    store.forget_source(taken.key)
    store.forget_source(taken.key)
    store.forget_source("f" * 64)
    store.forget_source("../desk.journal")

    with pytest.raises(StoreError, match="has no file"):
        store.source(taken.key)
    assert store.keep([raw()])[0].is_copy


def test_a_key_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="not the key"):
        store.source("../desk.journal")


def test_every_record_comes_back_equal(open_store: Callable[[], Store]) -> None:
    kept = (
        settled(held_because="two organisations", released=True, rulebook="9f"),
        reply(sent_on=TODAY, sent_at=NOON, said="250 OK"),
        registration(),
        act(what="held: „Бреза“"),
    )
    with open_store().transaction() as tx:
        for record in kept:
            tx.put(record)

    with open_store().transaction() as tx:
        assert tx.letter("a" * 64) == kept[0]
        assert tx.reply("<r1@desk.example>") == kept[1]
        assert tx.registration("K7M2QX") == kept[2]
        assert list(tx.acts()) == [kept[3]]


@pytest.mark.parametrize("source", [b"\xff\x00\xfe", b"base64: text", "Ниш".encode(), b""])
def test_the_bytes_of_a_reply_come_back_whatever_they_are(store: Store, source: bytes) -> None:
    with store.transaction() as tx:
        tx.put(reply(source=source))
        kept = tx.reply("<r1@desk.example>")

    assert kept is not None
    assert kept.reply.source == source


def test_a_time_keeps_its_offset(store: Store) -> None:
    at = datetime(2019, 3, 12, 13, 0, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
    with store.transaction() as tx:
        tx.put(letter(received_at=at))
        kept = tx.letter("a" * 64)

    assert kept is not None
    assert kept.received_at.isoformat() == "2019-03-12T13:00:00.123456+01:00"


def test_what_is_not_there_is_none_or_empty(store: Store) -> None:
    with store.transaction() as tx:
        assert tx.letter("b" * 64) is None
        assert tx.reply("<x>") is None
        assert tx.registration("X") is None
        assert tx.note("digest") is None
        assert list(tx.letters()) == list(tx.registrations()) == list(tx.acts()) == []
        assert tx.registrations_marked(["breza"]) == tx.replies_to("b" * 64) == []
        assert tx.seats_taken() == tx.answers_on(TODAY) == 0


def test_letters_come_oldest_first_then_by_key(store: Store) -> None:
    later = datetime(2019, 3, 12, 12, 30, tzinfo=timezone(timedelta(hours=1)))  # 11:30 UTC
    with store.transaction() as tx:
        tx.put(letter("c" * 64))
        tx.put(letter("b" * 64))
        tx.put(letter("d" * 64, received_at=later))

        assert [it.key[0] for it in tx.letters()] == ["d", "b", "c"]


def test_letters_are_found_by_state_and_by_the_beginning_of_their_key(store: Store) -> None:
    with store.transaction() as tx:
        tx.put(letter("ab" + "0" * 62))
        tx.put(letter("ac" + "0" * 62, state=State.HELD))

        assert [it.key[:2] for it in tx.letters(State.HELD)] == ["ac"]
        assert [it.key[:2] for it in tx.find_letters("a")] == ["ab", "ac"]
        assert [it.key[:2] for it in tx.find_letters("ab")] == ["ab"]


def test_letters_may_be_put_while_they_are_walked_through(store: Store) -> None:
    with store.transaction() as tx:
        for key in "abc":
            tx.put(letter(key * 64))
        for record in tx.letters(State.RECEIVED):
            tx.put(replace(record, state=State.CLOSED))
            tx.put(letter("d" * 64, state=State.CLOSED))

        assert len(list(tx.letters(State.CLOSED))) == 4
        assert list(tx.letters(State.RECEIVED)) == []


def test_replies_to_a_letter_come_by_when_they_are_due(store: Store) -> None:
    with store.transaction() as tx:
        tx.put(reply("<2@d>", due_at=NOON + timedelta(hours=1)))
        tx.put(reply("<1@d>"))
        tx.put(reply("<3@d>", letter="b" * 64))

        assert [it.reply.message_id for it in tx.replies_to("a" * 64)] == ["<1@d>", "<2@d>"]


def test_answers_of_a_day_are_counted_in_all_and_by_address(store: Store) -> None:
    with store.transaction() as tx:
        tx.put(reply("<1@d>", sent_on=TODAY))
        tx.put(reply("<2@d>", sent_on=TODAY, to="Bora@Breza.example"))
        tx.put(reply("<3@d>"))
        tx.put(reply("<2@d>", sent_on=TODAY, to="Bora@Breza.example", attempts=2))

        assert tx.answers_on(TODAY) == 2
        assert tx.answers_on(TODAY, "bora@breza.example") == 1
        assert tx.answers_on(TODAY, "nobody@breza.example") == 0
        assert tx.answers_on(date(2019, 3, 13)) == 0


def test_registrations_are_found_by_any_of_their_marks(store: Store) -> None:
    with store.transaction() as tx:
        tx.put(registration("B", marks=("breza", "b@x"), received_at=NOON))
        tx.put(registration("A", marks=("breza", "a@x"), received_at=NOON))
        tx.put(registration("C", marks=("lipa",), received_at=NOON - timedelta(days=1)))

        both = tx.registrations_marked(["lipa", "breza", "a@x", "nobody"])
        assert [it.reference for it in both] == ["C", "A", "B"]
        tx.put(registration("A", marks=("hrast",)))
        assert [it.reference for it in tx.registrations_marked(["breza"])] == ["B"]
        assert tx.references_marked("breza") == ["B"]
        assert tx.references_marked("nobody") == []


def test_seats_are_those_of_confirmed_attendees(store: Store) -> None:
    late = Attendee(name="Бора Борић", status=Status.LATE)
    with store.transaction() as tx:
        tx.put(registration("A", attendees=(Attendee(name="Мила"), Attendee(name="Ана"), late)))
        tx.put(registration("B"))
        assert tx.seats_taken() == 3

        tx.put(registration("A", status=Status.CANCELLED, attendees=(late,)))
        assert tx.seats_taken() == 1


def test_a_book_cleared_is_filled_again_in_the_same_transaction(store: Store) -> None:
    with store.transaction() as tx:
        tx.put(registration("A"))
        tx.put(registration("B"))
    with store.transaction() as tx:
        tx.clear_registrations()
        assert tx.seats_taken() == 0
        assert tx.registrations_marked(["breza"]) == []
        tx.put(registration("C"))

        assert [it.reference for it in tx.registrations()] == ["C"]


def test_acts_come_oldest_first_also_those_of_one_letter(store: Store) -> None:
    with store.transaction() as tx:
        for id, key in (("2", "a"), ("1", "a"), ("3", "b")):
            tx.put(act(id, letter=key * 64))

        assert [it.id for it in tx.acts()] == ["1", "2", "3"]
        assert [it.id for it in tx.acts("a" * 64)] == ["1", "2"]


def test_a_note_is_replaced_whole_and_is_the_stores_own(
    open_store: Callable[[], Store],
) -> None:
    fact = {"day": "2019-03-12", "to": ["a@x"]}
    with open_store().transaction() as tx:
        tx.put_note("digest", {"other": 1})
        tx.put_note("digest", fact)
        fact["to"] = []
        handed = tx.note("digest")
        assert handed is not None
        handed["to"].append("b@x")  # type: ignore[attr-defined]

        assert tx.note("digest") == {"day": "2019-03-12", "to": ["a@x"]}
    with open_store().transaction() as tx:
        assert tx.note("digest") == {"day": "2019-03-12", "to": ["a@x"]}


def test_uids_are_remembered_by_mailbox_and_uidvalidity(
    open_store: Callable[[], Store],
) -> None:
    store = open_store()
    store.note_fetched("office/INBOX", 7, {1: "a" * 64, 2: "b" * 64})
    store.note_fetched("office/INBOX", 7, {2: "b" * 64, 5: "c" * 64})
    store.note_fetched("office/INBOX", 8, {9: "d" * 64})
    store.note_fetched("office/INBOX", 8, {})

    for one in (store, open_store()):
        assert one.fetched("office/INBOX", 7) == {1, 2, 5}
        assert one.fetched("office/INBOX", 8) == {9}
        assert one.fetched("office/Other", 7) == frozenset()


def _change_all_and_break(store: Store, error: type[BaseException]) -> None:
    with store.transaction() as tx:
        tx.put(settled())
        tx.put(reply(sent_on=TODAY))
        tx.put(act())
        tx.put_note("digest", {})
        tx.clear_registrations()
        tx.put(registration("B", marks=("b",)))
        raise error


@pytest.mark.parametrize("error", [BrokenError, KeyboardInterrupt])
def test_a_transaction_that_raised_leaves_no_trace(
    open_store: Callable[[], Store], error: type[BaseException]
) -> None:
    store = open_store()
    with store.transaction() as tx:
        tx.put(registration("A"))
        tx.put(letter())
    with pytest.raises(error):
        _change_all_and_break(store, error)

    for one in (store, open_store()):
        with one.transaction() as tx:
            assert tx.letter("a" * 64) == letter()
            assert [it.key for it in tx.letters(State.RECEIVED)] == ["a" * 64]
            assert [it.reference for it in tx.registrations()] == ["A"]
            assert tx.registrations_marked(["b"]) == []
            assert tx.registrations_marked(["breza"]) == [registration("A")]
            assert (tx.seats_taken(), tx.answers_on(TODAY), tx.note("digest")) == (1, 0, None)
            assert tx.replies_to("a" * 64) == list(tx.acts("a" * 64)) == []


def test_transactions_are_not_nested(store: Store) -> None:
    with store.transaction() as tx:
        tx.put(letter())
        with pytest.raises(RuntimeError, match="nested"), store.transaction():
            pass
        with pytest.raises(RuntimeError, match="nested"):
            store.keep([raw()])

    with store.transaction() as tx:
        assert tx.letter("a" * 64) == letter()


def test_what_one_opener_commits_another_sees(open_store: Callable[[], Store]) -> None:
    one, two = open_store(), open_store()
    with one.transaction() as tx:
        tx.put(letter())
    with two.transaction() as tx:
        assert list(tx.letters(State.RECEIVED)) == [letter()]
        tx.put(letter(state=State.HELD))

    with one.transaction() as tx:
        assert list(tx.letters(State.RECEIVED)) == []
        assert [it.state for it in tx.letters(State.HELD)] == [State.HELD]


def test_threads_take_turns_and_lose_nothing(store: Store) -> None:
    def count_up() -> None:
        for _ in range(25):
            with store.transaction() as tx:
                count = (tx.note("count") or {"is": 0})["is"]
                tx.put_note("count", {"is": int(str(count)) + 1})

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with store.transaction() as tx:
        assert tx.note("count") == {"is": 100}


def test_a_store_closed_is_not_used_again(open_store: Callable[[], Store]) -> None:
    store = open_store()
    store.close()
    store.close()

    with pytest.raises(StoreError, match="closed"), store.transaction():
        pass


def test_a_source_can_be_read_inside_a_transaction(store: Store) -> None:
    (taken,) = store.keep([raw()])

    with store.transaction():
        assert store.source(taken.key) == raw().source


def test_the_clock_is_the_wall_clock_unless_told(store: Store) -> None:
    before = datetime.now(UTC)
    (taken,) = store.keep([records.raw()])

    with store.transaction() as tx:
        record = tx.letter(taken.key)
    assert record is not None
    assert before <= record.taken_at <= datetime.now(UTC)


def test_what_staff_did_comes_by_when_and_what_it_is_on(store: Store) -> None:
    with store.transaction() as tx:
        tx.put(staff_act("a00002"))
        tx.put(staff_act("a00001"))
        tx.put(staff_act("a00003", at=NOON - timedelta(hours=1), on=""))
        undone = replace(staff_act("a00002"), undone=True, undone_at=NOON, undone_by="ana")
        tx.put(undone)

        assert [it.id for it in tx.staff_acts()] == ["a00003", "a00001", "a00002"]
        assert list(tx.staff_acts("K7M2QX")) == [staff_act("a00001"), undone]
        assert tx.staff_act("a00002") == undone
        assert tx.staff_act("a00004") is None


def test_a_merged_registration_is_found_by_its_former_names_and_can_be_removed(
    store: Store,
) -> None:
    with store.transaction() as tx:
        tx.put(corrected())
        assert tx.registration("72PSH8K") == corrected()
        assert tx.registrations_marked(["reference:72PSH8K"]) == [corrected()]
        tx.remove(corrected())

        assert tx.registration("72PSH8K") is None
        assert list(tx.registrations()) == []
        assert tx.seats_taken() == 0
