"""A table in memory, with the indexes that follow each of its changes."""

from collections.abc import Callable, Iterable
from typing import Protocol

from mailflow.store.lines import Document


class Watcher(Protocol):
    """Something worked out from a table's documents and kept up to date."""

    def add(self, id: str, document: Document) -> None:
        """Take in a new document."""

    def discard(self, id: str, document: Document) -> None:
        """Take out a document that was added."""

    def clear(self) -> None:
        """Take out all."""


class Index:
    """Which documents have a value, found without looking at the others."""

    def __init__(self, values: Callable[[Document], Iterable[str]]) -> None:
        """Find documents by *values*, all of those a document has."""
        self._values = values
        self._ids: dict[str, dict[str, None]] = {}

    def add(self, id: str, document: Document) -> None:
        """See Watcher."""
        for value in self._values(document):
            self._ids.setdefault(value, {})[id] = None

    def discard(self, id: str, document: Document) -> None:
        """See Watcher."""
        for value in self._values(document):
            ids = self._ids.get(value, {})
            ids.pop(id, None)
            if not ids:
                self._ids.pop(value, None)

    def clear(self) -> None:
        """See Watcher."""
        self._ids.clear()

    def ids(self, value: str) -> list[str]:
        """Return the ids of the documents with *value*."""
        return list(self._ids.get(value, ()))

    def count(self, value: str) -> int:
        """Return how many documents have *value*."""
        return len(self._ids.get(value, ()))


class Total:
    """A number summed up over all documents."""

    def __init__(self, number: Callable[[Document], int]) -> None:
        """Sum up *number* of each document."""
        self._number = number
        self.sum = 0

    def add(self, id: str, document: Document) -> None:
        """See Watcher."""
        self.sum += self._number(document)

    def discard(self, id: str, document: Document) -> None:
        """See Watcher."""
        self.sum -= self._number(document)

    def clear(self) -> None:
        """See Watcher."""
        self.sum = 0


class Rows:
    """The documents of one table by id, in the order they were first put.

    Attributes:
        documents: Never changed in place: a change puts another document there.
    """

    def __init__(self) -> None:
        """Begin empty and unwatched."""
        self.documents: dict[str, Document] = {}
        self._watchers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        """Keep *watcher* up to date from now on; it is told of what is there already."""
        for id, document in self.documents.items():
            watcher.add(id, document)
        self._watchers.append(watcher)

    def put(self, id: str, document: Document | None) -> Document | None:
        """Put *document* in place of the one called *id*, None to remove; return that one."""
        old = self.documents.get(id)
        for watcher in self._watchers:
            if old is not None:
                watcher.discard(id, old)
            if document is not None:
                watcher.add(id, document)
        if document is None:
            self.documents.pop(id, None)
        else:
            self.documents[id] = document
        return old

    def clear(self) -> None:
        """Remove all."""
        self.documents = {}
        for watcher in self._watchers:
            watcher.clear()
