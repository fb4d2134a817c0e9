"""The journal does what TinyDB does in memory, whatever is asked of it, in any order."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from mailflow.store.journal import Journal
from mailflow.store.table import JournalDB


class PlainTable(Table):
    """TinyDB's own table, with names for ids as ours."""

    document_id_class = str  # type: ignore[assignment]


class PlainDB(TinyDB):
    """TinyDB's own, in memory."""

    table_class = PlainTable


TABLES = st.sampled_from(["letters", "replies"])
IDS = st.sampled_from(["a", "b", "ć", "d e", ""])
NUMBERS = st.integers(-2, 2)
LEAVES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5)
NESTED = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3)
    ),
    max_leaves=6,
)
DOCUMENTS = st.fixed_dictionaries({"n": NUMBERS}, optional={"more": NESTED, "text": st.text()})
QUERIES = st.one_of(
    NUMBERS.map(lambda n: where("n") == n),
    NUMBERS.map(lambda n: (where("n") > n) & ~(where("more") == None)),  # noqa: E711
    st.just(where("text").exists()),
    st.just(where("more").any([None, 1])),
)


def seen(documents: list[Document]) -> list[tuple[Any, dict[str, Any]]]:
    return [(document.doc_id, dict(document)) for document in documents]


class SameAsTinyDB(RuleBasedStateMachine):
    """Two openers of one journal, taking turns, against TinyDB in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.plain = PlainDB(storage=MemoryStorage)
        self.ours = [JournalDB(self.path, compact_from_bytes=2000) for _ in range(2)]

    @property
    def path(self) -> Path:
        return self.folder / "desk.journal"

    def both(self, name: str, who: int, act: Callable[[Table], Any]) -> None:
        """Do *act* to the table on both sides; what it returns or raises is the same."""
        results = []
        for database in (self.plain, self.ours[who]):
            try:
                results.append(act(database.table(name)))
            except ValueError as error:
                results.append(str(error))
        assert results[0] == results[1]

    WHO = st.integers(0, 1)

    @rule(name=TABLES, who=WHO, id=IDS, document=DOCUMENTS)
    def insert(self, name: str, who: int, id: str, document: dict[str, Any]) -> None:
        self.both(name, who, lambda it: it.insert(Document(deepcopy(document), id)))

    @rule(name=TABLES, who=WHO, ids=st.lists(IDS, unique=True), document=DOCUMENTS)
    def insert_several(self, name: str, who: int, ids: list[str], document: Any) -> None:
        taken = {document.doc_id for document in self.plain.table(name)}
        new = [id for id in ids if id not in taken]
        self.both(
            name,
            who,
            lambda it: it.insert_multiple([Document(deepcopy(document), id) for id in new]),
        )

    @rule(name=TABLES, who=WHO, id=IDS, document=DOCUMENTS)
    def upsert(self, name: str, who: int, id: str, document: dict[str, Any]) -> None:
        self.both(name, who, lambda it: it.upsert(Document(deepcopy(document), id)))

    @rule(name=TABLES, who=WHO, query=QUERIES, fields=DOCUMENTS)
    def update(self, name: str, who: int, query: Any, fields: dict[str, Any]) -> None:
        self.both(name, who, lambda it: it.update(deepcopy(fields), query))

    @rule(name=TABLES, who=WHO, id=IDS, change=st.sampled_from([increment("n"), delete("n")]))
    def update_in_place(self, name: str, who: int, id: str, change: Any) -> None:
        self.both(
            name,
            who,
            lambda it: it.update(change, where("n").exists()) + it.remove(doc_ids=[id]),
        )

    @rule(name=TABLES, who=WHO, query=QUERIES)
    def remove(self, name: str, who: int, query: Any) -> None:
        self.both(name, who, lambda it: it.remove(query))

    @rule(name=TABLES, who=WHO)
    def truncate(self, name: str, who: int) -> None:
        self.both(name, who, lambda it: it.truncate())

    @rule(name=TABLES, who=WHO)
    def drop(self, name: str, who: int) -> None:
        self.plain.drop_table(name)
        self.ours[who].drop_table(name)

    @rule(name=TABLES, who=WHO, query=QUERIES)
    def search(self, name: str, who: int, query: Any) -> None:
        self.both(name, who, lambda it: (seen(it.search(query)), it.count(query), len(it)))

    @rule(name=TABLES, who=WHO, id=IDS, query=QUERIES)
    def get(self, name: str, who: int, id: Any, query: Any) -> None:
        self.both(name, who, lambda it: (it.get(doc_id=id), it.get(query), it.contains(query)))

    @rule(name=TABLES, who=WHO, ids=st.lists(IDS, max_size=4), document=DOCUMENTS)
    def several_in_one(self, name: str, who: int, ids: list[str], document: Any) -> None:
        def act(table: Table) -> None:
            for id in ids:
                table.upsert(Document(deepcopy(document), id))
                table.remove(where("n") == 0)

        with storage(self.ours[who]).transaction():
            act(self.ours[who].table(name))
        act(self.plain.table(name))

    @rule(name=TABLES, who=WHO, ids=st.lists(IDS, unique=True), cleared=st.booleans())
    def several_broken_off(self, name: str, who: int, ids: list[str], cleared: bool) -> None:
        table = self.ours[who].table(name)
        with contextlib.suppress(ZeroDivisionError), storage(self.ours[who]).transaction():
            table.remove(doc_ids=ids)  # type: ignore[arg-type]
            if cleared:
                table.truncate()
            for id in ids:
                table.upsert(Document({"n": 7}, id))  # type: ignore[arg-type]
            1 / 0  # noqa: B018

    @rule(who=WHO)
    def reopen(self, who: int) -> None:
        self.ours[who].close()
        self.ours[who] = JournalDB(self.path, compact_from_bytes=2000)

    @rule(who=WHO)
    def compact(self, who: int) -> None:
        storage(self.ours[who]).compact()

    @invariant()
    def all_is_the_same(self) -> None:
        for name in ("letters", "replies"):
            expected = seen(self.plain.table(name).all())
            assert [seen(it.table(name).all()) for it in self.ours] == [expected, expected]

    def teardown(self) -> None:
        for database in self.ours:
            database.close()
        shutil.rmtree(self.folder)


def storage(database: TinyDB) -> Journal:
    assert isinstance(database.storage, Journal)
    return database.storage


SameAsTinyDB.TestCase.settings = settings(
    max_examples=150, stateful_step_count=40, deadline=None, derandomize=True
)
test_nothing_tells_the_journal_from_tinydb_in_memory = SameAsTinyDB.TestCase
