"""The tables of a desk in its journal, and the indexes that look into them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from mailflow.store.graves import Graves
from mailflow.store.journal import Journal
from mailflow.store.lines import Document
from mailflow.store.rows import Index, Total
from mailflow.store.table import JournalDB, JournalTable


class Desk:
    """The tables of a desk, with their indexes."""

    def __init__(self, path: Path) -> None:
        """Open the journal at *path*."""
        self._database = JournalDB(path)
        self.journal: Journal = self._database.storage  # type: ignore[assignment]
        self.letters_in = self._index("letters", lambda it: [it["state"]])
        self.replies_to = self._index("replies", lambda it: [it["letter"]])
        self.answers_on = self._index("replies", _days)
        self.marked = self._index("registrations", lambda it: it["marks"])
        self.acts_on = self._index("acts", lambda it: [it["letter"]])
        self.staff_acts_on = self._index("staff_acts", lambda it: [it["on"]])
        self.fetched_from = self._index("fetched", lambda it: [it["mailbox"]])
        self.graves = Graves(self.table, self.documents)
        self.seats = Total(lambda it: it["seats"])
        self.journal.rows("registrations").watch(self.seats)

    def remove(self, name: str, id: str) -> None:
        """Remove a document of a table; fine if it is not there."""
        if id in self.documents(name):
            self.journal.change(name, [(id, None)])

    def table(self, name: str) -> JournalTable:
        """Return the table called *name*."""
        table: JournalTable = self._database.table(name)  # type: ignore[assignment]
        return table

    def documents(self, name: str) -> dict[str, Document]:
        """Return the documents of a table, for looking only."""
        return self.journal.rows(name).documents

    def _index(self, name: str, values: Callable[[Document], Iterable[str]]) -> Index:
        index = Index(values)
        self.journal.rows(name).watch(index)
        return index


def _days(reply: Document) -> Iterable[str]:
    day = reply["sent_on"]
    return [day, f"{day} {reply['to']}"] if day else []
