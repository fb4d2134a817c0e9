"""What the store keeps when the machine under it fails."""

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from mailflow.errors import StoreError
from mailflow.lifecycle import State
from mailflow.model import Doubt, Taken
from mailflow.reasons import sentence
from mailflow.store.journal import Journal
from mailflow.store.key import key_of
from mailflow.store.tiny import TinyStore
from tests.store.records import letter, raw, reading, reply, settled

# What a child does until it is killed: keeps letters, says which are kept.
KEEP = """
import sys
from itertools import count
from pathlib import Path
from mailflow.model import Taken
from mailflow.store.tiny import TinyStore
from tests.store.records import raw
store = TinyStore(Path(sys.argv[1]))
for number in count():
    taken = store.keep([raw(f"{sys.argv[2]} {number} {one} " + "x" * 3000) for one in range(3)])
    print(*(it.key for it in taken), flush=True)
"""
COUNT = """
import sys
from pathlib import Path
from mailflow.model import Taken
from mailflow.store.tiny import TinyStore
from tests.store.records import raw
store = TinyStore(Path(sys.argv[1]))
for number in range(60):
    store.keep([raw(f"{sys.argv[2]} {number}")])
    with store.transaction() as tx:
        count = (tx.note("count") or {"is": 0})["is"]
        tx.put_note("count", {"is": count + 1})
"""


def child(script: str, *arguments: object) -> "subprocess.Popen[str]":
    root = Path(__file__).parent.parent.parent
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    )


def test_a_process_killed_at_work_loses_nothing_it_said_it_kept(tmp_path: Path) -> None:
    said: list[str] = []
    for round in range(4):
        with child(KEEP, tmp_path, round) as process:
            assert process.stdout is not None
            for _ in range(3 + 11 * round):
                said += process.stdout.readline().split()
            process.kill()
            said += process.stdout.read().rpartition("\n")[0].split()
        store = TinyStore(tmp_path)
        with store.transaction() as tx:
            kept = [record.key for record in tx.letters(State.RECEIVED)]
        sources = {key: store.source(key) for key in kept}
        store.close()

        assert set(said) <= set(kept)
        assert len(said) >= 9
        assert len(sources) == len(kept)


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    workers = [child(COUNT, tmp_path, name) for name in ("one", "two")]
    for worker in workers:
        worker.communicate()

    assert [worker.returncode for worker in workers] == [0, 0]
    store = TinyStore(tmp_path)
    with store.transaction() as tx:
        assert tx.note("count") == {"is": 120}
        assert len(list(tx.letters())) == 120
    store.close()


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond *size* bytes, as if the disk were full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _settle(store: TinyStore) -> None:
    with store.transaction() as tx:
        tx.put(settled())
        tx.put(reply(source=b"x" * 1000))


@pytest.mark.parametrize("room", [0, 1, 100, 600])
def test_a_transaction_without_room_is_refused_and_the_next_goes_on(
    tmp_path: Path, room: int
) -> None:
    store = TinyStore(tmp_path)
    with store.transaction() as tx:
        tx.put(letter())
    before = (tmp_path / "desk.journal").read_bytes()
    with (
        largest_file(len(before) + room),
        pytest.raises(StoreError, match=r"the disk is full.*make room"),
    ):
        _settle(store)

    assert (tmp_path / "desk.journal").read_bytes() == before
    with store.transaction() as tx:
        assert tx.letter("a" * 64) == letter()
        assert tx.replies_to("a" * 64) == []
        tx.put(settled())
    store.close()
    store = TinyStore(tmp_path)
    with store.transaction() as tx:
        assert tx.letter("a" * 64) == settled()
    store.close()


@pytest.mark.parametrize("room", [10, 5000])
def test_a_letter_without_room_is_not_ours_until_it_is_sent_again(
    tmp_path: Path, room: int
) -> None:
    store = TinyStore(tmp_path)
    small, large = raw("small"), raw("x" * 6000)
    with largest_file(room), pytest.raises(StoreError, match="the disk is full"):
        store.keep([small, large])

    assert list((tmp_path / "letters").iterdir()) == []
    assert [it.is_copy for it in store.keep([small, large])] == [False, False]
    store.close()


def _fill(store: TinyStore, kept: list[Taken]) -> None:
    for number in range(1000):
        kept += store.keep([raw(f"{number} " + "x" * 2000)])


def test_a_disk_that_fills_up_is_survived_and_used_again_when_there_is_room(
    small_disk: Path,
) -> None:
    store = TinyStore(small_disk)
    kept: list[Taken] = []
    with pytest.raises(StoreError, match="the disk is full"):
        _fill(store, kept)
    for _ in range(3):
        with pytest.raises(StoreError, match="the disk is full"):
            store.keep([raw("y" * 9000)])
    store.forget_source(kept[0].key)
    store.forget_source(kept[1].key)
    store.forget_source(kept[2].key)
    kept += store.keep([raw("one more")])
    store.close()

    store = TinyStore(small_disk)
    with store.transaction() as tx:
        assert {it.key for it in tx.letters()} == {it.key for it in kept}
    assert all(store.source(it.key) for it in kept[3:])
    store.close()


def test_nobody_else_may_read_what_is_kept(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        store = TinyStore(tmp_path / "desk" / "data")
        store.keep([raw()])
        store.compact()
        store.close()
    finally:
        os.umask(mask)
    inside = list((tmp_path / "desk").rglob("*"))

    assert {stat.S_IMODE(it.stat().st_mode) for it in inside if it.is_file()} == {0o600}
    assert {stat.S_IMODE(it.stat().st_mode) for it in inside if it.is_dir()} == {0o700}
    assert stat.S_IMODE((tmp_path / "desk").stat().st_mode) == 0o700
    assert len(inside) == 5


def test_a_letter_altered_on_disk_is_not_handed_out(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    (taken,) = store.keep([raw("Dolazimo.")])
    file = tmp_path / "letters" / f"{taken.key}.eml"
    file.write_bytes(file.read_bytes().replace(b"Dolazimo", b"Odlazimo"))

    with pytest.raises(StoreError, match="altered"):
        store.source(taken.key)
    store.close()


def test_a_folder_that_cannot_be_used_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(StoreError, match="cannot use"):
        TinyStore(tmp_path / "data")


def test_what_a_killed_process_left_of_a_letter_is_written_over_or_swept(
    tmp_path: Path,
) -> None:
    store = TinyStore(tmp_path)
    folder = tmp_path / "letters"
    (taken,) = store.keep([raw("Dolazimo.")])
    coming = key_of(raw("Ne dolazimo.").source)
    (folder / f"{coming}.eml").write_bytes(b"x" * 9999)
    (folder / f"{'f' * 64}.eml").write_text("Мила")
    (folder / "notes.txt").write_text("somebody's own")
    store.keep([raw("Ne dolazimo.")])
    store.compact()

    assert {it.stem for it in folder.iterdir()} == {taken.key, coming, "notes"}
    assert store.source(coming) == raw("Ne dolazimo.").source
    store.close()


def test_doubts_kept_as_sentences_by_an_older_version_are_read(tmp_path: Path) -> None:
    doubting = replace(reading(), doubts=(Doubt(code="nobody_named"),))
    store = TinyStore(tmp_path)
    with store.transaction() as tx:
        tx.put(letter(reading=doubting))
    store.close()
    journal = Journal(tmp_path / "desk.journal")
    with journal.transaction():
        kept = journal.rows("letters").documents["a" * 64]
        record = orjson.loads(kept["record"])
        record["reading"]["doubts"] = ["nobody is named"]
        journal.change(
            "letters", [("a" * 64, kept | {"record": orjson.dumps(record).decode()})]
        )
    journal.close()

    store = TinyStore(tmp_path)
    with store.transaction() as tx:
        found = tx.letter("a" * 64)
    store.close()

    assert found is not None
    assert found.reading is not None
    assert [sentence(doubt) for doubt in found.reading.doubts] == ["nobody is named"]
    assert found.reading.needs_review


def test_a_record_of_another_version_is_said_to_be_one(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    with store.transaction() as tx:
        tx.put(letter())
    store.close()
    journal = Journal(tmp_path / "desk.journal")
    with journal.transaction():
        record = journal.rows("letters").documents["a" * 64]["record"]
        strange = {"state": "received", "at": 0, "record": record.replace('received"', 'lost"')}
        journal.change("letters", [("a" * 64, strange)])
    journal.close()

    store = TinyStore(tmp_path)
    with pytest.raises(StoreError, match=r"state: .*newer version"), store.transaction() as tx:
        tx.letter("a" * 64)
    store.close()
