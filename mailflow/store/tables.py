"""All tables in memory, and what the open transaction changed in them."""

from collections.abc import Iterable, Iterator

import orjson

from mailflow.store.lines import Change, Document
from mailflow.store.rows import Rows


class Tables:
    """Tables by name, with a memory of the last state that was whole.

    Attributes:
        changes: Of the open transaction, as they go into its line.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self.changes: list[Change] = []
        self._rows: dict[str, Rows] = {}
        self._undo: list[tuple[Rows, str, Document | None]] = []
        self._orders: dict[str, dict[str, Document]] = {}

    def rows(self, name: str) -> Rows:
        """Return the table called *name*; an empty one if it was never used."""
        return self._rows.setdefault(name, Rows())

    def items(self) -> Iterator[tuple[str, dict[str, Document]]]:
        """Yield name and documents of each table."""
        return ((name, rows.documents) for name, rows in list(self._rows.items()))

    def change(self, name: str, changes: Iterable[tuple[str | None, Document | None]]) -> None:
        """See Journal.change."""
        rows = self.rows(name)
        for id, document in changes:
            # Through JSON: the memory shares nothing with the caller and is what others read.
            written = orjson.dumps(document)
            if document is None and name not in self._orders:
                self._orders[name] = dict(rows.documents)
            if id is None:
                self._undo += [(rows, key, old) for key, old in rows.documents.items()]
                rows.clear()
            else:
                self._undo.append((rows, id, rows.put(id, orjson.loads(written))))
            self.changes.append((name, id, orjson.Fragment(written)))

    def apply(self, changes: Iterable[Change]) -> None:
        """Take in changes that are on disk already."""
        for name, id, document in changes:
            if id is None:
                self.rows(name).clear()
            else:
                self.rows(name).put(id, document)

    def take_back(self) -> None:
        """Undo the open transaction, the order of documents included."""
        for rows, id, old in reversed(self._undo):
            rows.put(id, old)
        for name, documents in self._orders.items():
            self.rows(name).documents = documents
        self.settle()

    def settle(self) -> None:
        """Let the open transaction be what it is now."""
        self.changes, self._undo, self._orders = [], [], {}

    def forget(self) -> None:
        """Empty all tables, before they are read again."""
        for rows in self._rows.values():
            rows.clear()
        self.settle()
