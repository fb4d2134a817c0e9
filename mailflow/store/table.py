"""Let TinyDB change a table without touching all of it; and find documents without a search."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from mailflow.store.journal import Journal
from mailflow.store.lines import Document


def copied(document: Mapping[str, Any]) -> Document:
    """Return *document* again, sharing nothing with it."""
    copy: Document = orjson.loads(orjson.dumps(document))
    return copy


class Overlay(MutableMapping[str, Document]):
    """A table as one update sees it: what was there, and this update's own changes.

    A document is copied when it is read, for an updater may change it in place.
    """

    def __init__(self, base: Mapping[str, Document]) -> None:
        """Begin with the documents in *base*, which is never changed."""
        self._base = base
        self._new: dict[str, Document] = {}
        self._gone: set[str] = set()
        self._is_emptied = False

    def __getitem__(self, id: str) -> Document:
        """Return the document for reading and changing."""
        if id not in self._new:
            if id in self._gone:
                raise KeyError(id)
            self._new[id] = copied(self._base[id])
        return self._new[id]

    def __setitem__(self, id: str, document: Document) -> None:
        """Put *document* there."""
        self._new[id] = document

    def __delitem__(self, id: str) -> None:
        """Remove it."""
        if id not in self:
            raise KeyError(id)
        self._new.pop(id, None)
        if id in self._base:
            self._gone.add(id)

    def __contains__(self, id: object) -> bool:
        """Tell whether it is there, without copying it."""
        return id in self._new or (id in self._base and id not in self._gone)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids in the order a dict would have."""
        yield from (id for id in self._base if id not in self._gone)
        yield from (id for id in self._new if id in self._gone or id not in self._base)

    def __len__(self) -> int:
        """Count the documents."""
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove all at once."""
        self._gone, self._new, self._is_emptied = set(self._base), {}, True

    def changes(self) -> Iterator[tuple[str | None, Document | None]]:
        """Yield what this update changed, as Journal.change takes it."""
        if self._is_emptied:
            yield None, None
        else:
            yield from ((id, None) for id in self._gone)
        for id, document in self._new.items():
            if id in self._gone or document != self._base.get(id):
                yield id, document


def own(document: TinyDocument) -> TinyDocument:
    """Return *document* as its reader's own, to be changed as they please."""
    return TinyDocument(copied(document), document.doc_id)


class JournalTable(Table):
    """A TinyDB table in a Journal; ids are the caller's own strings."""

    document_id_class = str  # type: ignore[assignment]  # a documented hook, typed too narrowly
    _storage: Journal

    def __init__(
        self, storage: Journal, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        """See Table; *cache_size* is ignored, as a cache cannot know what others wrote."""
        super().__init__(storage, name, cache_size=0, persist_empty=persist_empty)

    def put(self, id: str, document: Document) -> None:
        """Put *document* in place of the one called *id*, if any."""
        with self._storage.joined():
            self._storage.change(self.name, [(id, document)])

    def search(self, cond: QueryLike) -> list[TinyDocument]:
        """See Table."""
        return list(map(own, super().search(cond)))

    def get(self, *args: Any, **named: Any) -> Any:
        """See Table."""
        found = super().get(*args, **named)
        return list(map(own, found)) if isinstance(found, list) else found and own(found)

    def __iter__(self) -> Iterator[TinyDocument]:
        """See Table."""
        return map(own, super().__iter__())

    def _get_next_id(self) -> int:
        raise TypeError(f"a document of {self.name!r} needs an id: insert a tinydb Document")

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._storage.joined():
            overlay = Overlay(self._storage.rows(self.name).documents)
            updater(overlay)
            self._storage.change(self.name, overlay.changes())


class JournalDB(TinyDB):
    """TinyDB on a Journal."""

    table_class = JournalTable  # type: ignore[assignment]
    default_storage_class = Journal  # type: ignore[assignment]
