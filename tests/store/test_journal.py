"""What the journal's file goes through, and comes out of."""

import errno
import os
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb.table import Document

from mailflow.errors import StoreError
from mailflow.store import disk
from mailflow.store.journal import Journal
from mailflow.store.rows import Index
from mailflow.store.table import JournalDB, JournalTable, Overlay
from mailflow.store.tables import Tables


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.journal"


def put(journal: Journal, *ids: str, name: str = "letters", **fields: Any) -> None:
    with journal.transaction():
        journal.change(name, [(id, {"name": "Мила", **fields}) for id in ids])


def ids(journal: Journal, name: str = "letters") -> list[str]:
    return list((journal.read() or {}).get(name, {}))


def filled(path: Path) -> bytes:
    """Fill a journal with three transactions and return its bytes."""
    journal = Journal(path)
    put(journal, "a")
    put(journal, "b", "c")
    put(journal, "d", name="replies")
    journal.close()
    return path.read_bytes()


def test_a_file_cut_at_any_byte_keeps_every_whole_transaction(path: Path) -> None:
    whole = filled(path)
    ends = [match.end() for match in re.finditer(rb"\n", whole)]
    for size in range(len(whole) + 1):
        path.write_bytes(whole[:size])
        journal = Journal(path)

        lines = max(sum(end <= size for end in ends) - 1, 0)
        assert ids(journal) == ["a", "b", "c"][: (0, 1, 3, 3)[lines]], size
        assert ids(journal, "replies") == ["d"][: lines - 2 if lines > 2 else 0], size
        put(journal, "e")
        journal.close()
        journal = Journal(path)
        assert ids(journal)[-1] == "e"
        journal.close()


def test_a_bit_flipped_anywhere_is_refused_and_its_place_named(path: Path) -> None:
    whole = filled(path)
    starts = [0] + [match.end() for match in re.finditer(rb"\n", whole)]
    for at in range(len(whole)):
        for bit in range(8):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
            with pytest.raises(StoreError) as refusal:
                Journal(path)

            line = max(start for start in starts if start <= at)
            assert f"{path} is damaged at byte {line}" in str(refusal.value)


def test_a_damaged_line_is_not_taken_for_a_torn_one_because_the_last_is(path: Path) -> None:
    whole = filled(path)
    path.write_bytes(whole.replace("Мила".encode(), "Нада".encode(), 1)[:-5])

    with pytest.raises(StoreError, match="damaged at byte 19"):
        Journal(path)


@pytest.mark.parametrize(("start", "end"), [(-1, None), (-3, None), (-40, None), (-40, -20)])
def test_a_last_line_with_a_page_lost_is_torn(path: Path, start: int, end: int | None) -> None:
    whole = bytearray(filled(path))
    whole[start:end] = bytes(len(whole[start:end]))
    path.write_bytes(whole)
    journal = Journal(path)

    assert ids(journal) == ["a", "b", "c"]
    assert ids(journal, "replies") == []
    assert path.read_bytes() == whole[: path.stat().st_size]
    journal.close()


def test_a_file_that_is_no_journal_is_left_alone(path: Path) -> None:
    path.write_text('{"_default": {}}')

    with pytest.raises(StoreError, match="damaged at byte 0"):
        Journal(path)
    assert path.read_text() == '{"_default": {}}'


def test_a_link_in_place_of_the_journal_is_refused(path: Path, tmp_path: Path) -> None:
    path.symlink_to(tmp_path / "theirs")

    with pytest.raises(StoreError, match="cannot use"):
        Journal(path)
    assert not (tmp_path / "theirs").exists()


def test_damage_met_while_open_stops_every_use_until_it_is_mended(path: Path) -> None:
    filled(path)
    journal = Journal(path)
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(b"00000000 2 []\n")
    for _ in range(2):
        with pytest.raises(StoreError, match=f"damaged at byte {size}"):
            journal.read()

    os.truncate(path, size)
    put(journal, "e")
    assert ids(journal) == ["a", "b", "c", "e"]
    journal.close()


def test_a_transaction_of_several_tables_is_one_line(path: Path) -> None:
    database = JournalDB(path)
    journal = database.storage
    assert isinstance(journal, Journal)
    with journal.transaction():
        database.table("letters").insert(Document({"n": 1}, "a"))  # type: ignore[arg-type]
        database.table("replies").insert(Document({"n": 2}, "b"))  # type: ignore[arg-type]
    with journal.transaction():
        database.table("letters").get(doc_id="a")  # type: ignore[call-overload]
    database.close()

    assert len(path.read_bytes().splitlines()) == 2  # with the marker


def test_what_did_not_change_is_not_written(path: Path) -> None:
    database = JournalDB(path)
    table = database.table("letters")
    table.insert(Document({"n": 1}, "a"))  # type: ignore[arg-type]
    table.insert(Document({"n": 2}, "b"))  # type: ignore[arg-type]
    size = path.stat().st_size
    table.update({"n": 1}, doc_ids=["a"])  # type: ignore[list-item]
    table.update({"n": 2})
    database.close()

    assert path.read_bytes()[size:].count(b'"a"') == 1
    assert path.read_bytes()[size:].count(b'"b"') == 0


def test_a_document_handed_out_is_its_readers_own(path: Path) -> None:
    database = JournalDB(path)
    table = database.table("letters")
    mine = {"names": ["Мила"]}
    table.insert(Document(mine, "a"))  # type: ignore[arg-type]
    mine["names"].append("Бора")
    for document in (*table.all(), *table.search(lambda _: True), *table):
        document["names"].append("Ана")
    table.get(doc_id="a")["names"].clear()  # type: ignore[call-overload]

    assert table.all() == [{"names": ["Мила"]}]
    database.close()


def test_a_document_without_an_id_is_refused(path: Path) -> None:
    database = JournalDB(path)
    with pytest.raises(TypeError, match="needs an id"):
        database.table("letters").insert({"n": 1})
    database.close()


def test_what_json_does_not_know_is_refused_and_nothing_changed(path: Path) -> None:
    journal = Journal(path)
    put(journal, "a")
    with pytest.raises(TypeError):
        put(journal, "b", file=path)

    assert ids(journal) == ["a"]
    journal.close()


def test_an_index_follows_every_change_and_every_change_taken_back(path: Path) -> None:
    journal, other = Journal(path), Journal(path)
    index = Index(lambda document: [document["state"]])
    put(journal, "a", state="held")
    journal.rows("letters").watch(index)
    assert index.ids("held") == ["a"]
    put(journal, "b", state="held")
    put(other, "a", state="closed")
    journal.read()
    assert (index.ids("held"), index.ids("closed")) == (["b"], ["a"])
    with pytest.raises(ZeroDivisionError), journal.transaction():
        _change_and_break(journal, index)

    assert (index.ids("held"), index.ids("closed"), index.count("new")) == (["b"], ["a"], 0)
    other.compact()
    journal.read()
    assert (index.ids("held"), index.ids("closed")) == (["b"], ["a"])
    journal.close()
    other.close()


def _change_and_break(journal: Journal, index: Index) -> None:
    journal.change("letters", [("b", None), ("c", {"state": "new"})])
    assert (index.ids("held"), index.ids("new")) == ([], ["c"])
    journal.change("letters", [(None, None), ("a", {"state": "new"})])
    assert (index.ids("closed"), index.ids("new")) == ([], ["a"])
    1 / 0  # noqa: B018


def test_compaction_leaves_only_what_is_there_now(path: Path) -> None:
    journal = Journal(path)
    put(journal, "a", "b", secret="Тајна")
    put(journal, "a", "b")
    put(journal, "c")
    before = journal.read()
    journal.compact()

    assert "Тајна".encode() not in path.read_bytes()
    assert journal.read() == before
    assert {it.name for it in path.parent.iterdir()} == {"desk.journal", "desk.lock"}
    journal.close()


def test_a_journal_is_compacted_by_itself_once_it_is_mostly_old_news(path: Path) -> None:
    journal = Journal(path, compact_from_bytes=2000)
    sizes = []
    for number in range(200):
        put(journal, "a", number=number)
        sizes.append(path.stat().st_size)
    journal.close()

    assert max(sizes) < 2500
    assert (Journal(path).read() or {})["letters"]["a"]["number"] == 199


def test_a_journal_full_of_what_is_needed_is_not_compacted_at_each_start(path: Path) -> None:
    journal = Journal(path, compact_from_bytes=1000)
    put(journal, *map(str, range(100)))
    journal.close()
    compacted = path.read_bytes()
    for id in ("x", "y"):
        journal = Journal(path, compact_from_bytes=1000)
        put(journal, id)
        journal.close()

    assert path.read_bytes().startswith(compacted)


def test_others_notice_that_a_journal_was_compacted(path: Path) -> None:
    one, two = Journal(path), Journal(path)
    put(one, "a", "b")
    put(two, "c")
    one.compact()
    put(two, "d")
    put(one, "e")

    assert ids(one) == ids(two) == ["a", "b", "c", "d", "e"]
    one.close()
    two.close()


def test_compaction_that_fails_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(path)
    put(journal, "a")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "rename", failing(errno.ENOSPC))
        with pytest.raises(StoreError, match="disk is full"):
            journal.compact()
    put(journal, "b")

    assert ids(journal) == ids(Journal(path)) == ["a", "b"]
    assert not path.with_suffix(".new").exists()


def test_compaction_that_fails_does_not_undo_the_transaction_before_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(path, compact_from_bytes=0)
    monkeypatch.setattr(disk, "rename", failing(errno.EIO))
    put(journal, "a")

    assert ids(journal) == ids(Journal(path)) == ["a"]


def test_after_a_failed_sync_the_disk_is_asked_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(path)
    put(journal, "a")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", failing(errno.EIO))
        with pytest.raises(StoreError, match="cannot use"):
            put(journal, "b")
        with pytest.raises(StoreError, match="cannot use"):
            put(journal, "b")
        syncs: list[int] = []
    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync", syncs.append)
        assert ids(journal) == ["a"]

    assert len(syncs) == 1  # what is read again is synced before it is relied on
    put(journal, "c")
    assert ids(journal) == ids(Journal(path)) == ["a", "c"]


def test_a_write_that_fails_and_cannot_be_cut_back_is_read_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal(path)
    put(journal, "a")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", half_written)
        patch.setattr(disk, "truncate", failing(errno.EIO))
        with pytest.raises(StoreError, match="cannot use"):
            put(journal, "b")
    put(journal, "c")

    assert ids(journal) == ids(Journal(path)) == ["a", "c"]


def failing(number: int) -> Any:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def half_written(file: int, content: bytes, at: int) -> None:
    os.pwrite(file, content[: len(content) // 2], at)
    raise OSError(errno.EIO, os.strerror(errno.EIO))


KEYS = st.sampled_from("abc")


@given(
    st.dictionaries(KEYS, st.builds(dict, n=st.just(0))),
    st.lists(
        st.tuples(st.sampled_from(["put", "change", "remove", "clear"]), KEYS), max_size=8
    ),
)
def test_an_update_sees_a_dict_and_its_changes_make_one(base: Any, acts: Any) -> None:
    overlay, plain = Overlay(base), deepcopy(base)
    for number, (act, id) in enumerate(acts):
        for table in (overlay, plain):
            if act == "put":
                table[id] = {"n": number}
            elif act == "clear":
                table.clear()
            elif id in table and act == "change":
                table[id]["n"] = -number
            elif id in table:
                del table[id]
        assert list(overlay.items()) == list(plain.items())
        assert len(overlay) == len(plain)

    tables = Tables()
    tables.change("letters", base.items())
    tables.change("letters", overlay.changes())
    assert list(tables.rows("letters").documents.items()) == list(plain.items())


def test_tinydb_gets_tables_of_ours(path: Path) -> None:
    database = JournalDB(path)
    assert isinstance(database.table("letters"), JournalTable)
    database.close()
