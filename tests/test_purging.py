"""Purging: what was kept as long as rules.yaml says is gone, and the book stays right."""

import shutil

import pytest

from mailflow import desk as verbs
from mailflow.desk.folding import OUT_OF_ORDER
from mailflow.desk.refolding import refold
from mailflow.lifecycle import State
from mailflow.store.tiny import TinyStore

from .helpers import Clock, Post, furnish, letter, open_desk, work
from .readings import RULES_TEXT
from .test_crash import Fuse, Killed, put_in

KEPT = """retention:
  letters: 90 days after the event
  book: 1 year after the event
  unrelated: 7 days
"""
SPAM = letter("Kupite jeftino! Popust 50% na sve patike.", sender="shop@evil.example")
OURS = letter()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def folder(tmp_path, clock):
    folder = furnish(tmp_path / "desk")
    (folder / "rules.yaml").write_text(KEPT + RULES_TEXT, "utf-8")
    with open_desk(folder, clock) as desk:
        work(desk, Post(), OURS, SPAM)
    return folder


def kept(folder, clock):
    """How many letters, letter files, readings, registrations and answers with words."""
    with open_desk(folder, clock) as desk, desk.store.transaction() as tx:
        records = list(tx.letters())
        return (
            len(records),
            len(list((folder / "data" / "letters").iterdir())),
            sum(record.reading is not None for record in records),
            sum(1 for _ in tx.registrations()),
            sum(reply.reply != reply.reply.without_words() for reply in tx.replies()),
        )


# The event is three days after the letters.
@pytest.mark.parametrize(
    ("days", "left"),
    [
        (7, (2, 2, 2, 1, 1)),
        (8, (2, 1, 1, 1, 1)),
        (93, (2, 1, 1, 1, 1)),
        (94, (2, 0, 1, 1, 0)),
        (369, (2, 0, 1, 1, 0)),
        (370, (0, 0, 0, 0, 0)),
    ],
)
def test_what_is_left_after_a_time(folder, clock, days, left):
    clock.pass_(days=days)
    with open_desk(folder, clock) as desk:
        verbs.purge(desk)

    assert kept(folder, clock) == left


def test_without_a_retention_everything_is_kept(folder, clock):
    (folder / "rules.yaml").write_text(RULES_TEXT, "utf-8")
    clock.pass_(days=4000)
    with open_desk(folder, clock) as desk:
        assert verbs.purge(desk).keys == ()

    assert kept(folder, clock) == (2, 2, 2, 1, 1)


def test_the_book_is_folded_from_readings_whose_letters_are_gone(folder, clock):
    clock.pass_(days=100)
    with open_desk(folder, clock) as desk:
        with desk.store.transaction() as tx:
            before = list(tx.registrations())
        verbs.purge(desk)
        with desk.store.transaction() as tx:
            tx.put_note(OUT_OF_ORDER, {"is": True})
        refold(desk)
        with desk.store.transaction() as tx:
            assert list(tx.registrations()) == before


@pytest.mark.parametrize("days", [8, 100, 400])
def test_nothing_purged_comes_back_when_it_is_imported_again(folder, clock, days):
    clock.pass_(days=days)
    with open_desk(folder, clock) as desk:
        gone = verbs.purge(desk).keys
        left = [raw for raw in (OURS, SPAM) if raw == SPAM or len(gone) == 2]
        assert all(one.is_copy for one in verbs.take(desk, left))


def test_a_letter_on_its_way_is_not_purged(tmp_path, clock):
    furnish(tmp_path)
    (tmp_path / "rules.yaml").write_text(KEPT + RULES_TEXT, "utf-8")
    with open_desk(tmp_path, clock) as desk:
        verbs.take(desk, [OURS])
        verbs.settle(desk)
        clock.pass_(days=400)
        assert verbs.purge(desk).keys == ()
        with desk.store.transaction() as tx:
            assert [record.state for record in tx.letters()] == [State.REPLY_DUE]


def test_it_is_done_once_a_day(folder, clock):
    clock.pass_(days=8)
    with open_desk(folder, clock) as desk:
        assert verbs.purge_if_due(desk) is not None
        assert verbs.purge_if_due(desk) is None
        clock.pass_(days=1)
        assert verbs.purge_if_due(desk) is not None


@pytest.mark.parametrize("days", [8, 100, 400])
def test_nothing_of_it_is_left_on_the_disk(folder, clock, days):
    needle = {8: b"shop@evil.example", 100: b"potvr", 400: b"ana@breza.example"}[days]
    journal = folder / "data" / "desk.journal"
    assert needle in journal.read_bytes()
    clock.pass_(days=days)
    with open_desk(folder, clock) as desk:
        verbs.purge(desk)

    assert needle not in journal.read_bytes()


def test_killed_at_any_step_it_is_finished_by_whoever_opens_the_desk(
    folder, clock, monkeypatch
):
    clock.pass_(days=8)
    endings = set()
    for length in range(500):
        copy, fuse = folder.with_name(f"killed {length}"), Fuse(length)
        shutil.copytree(folder, copy)
        with monkeypatch.context() as patch:
            put_in(fuse, patch)
            patch.setattr(TinyStore, "compact", fuse.on(TinyStore.compact))
            try:
                with open_desk(copy, clock) as desk:
                    verbs.purge(desk)
                killed = False
            except Killed:
                killed = True
        left = kept(copy, clock)
        assert left in ((2, 2, 2, 1, 1), (2, 1, 1, 1, 1)), f"by half at step {length}"
        has_words = b"shop@evil.example" in (copy / "data" / "desk.journal").read_bytes()
        assert has_words == (left[1] == 2), f"the journal has it still at step {length}"
        endings.add(left[1])
        if not killed:
            break

    assert endings == {1, 2}
