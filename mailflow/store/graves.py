"""Remember what was erased without knowing it: hashes with a salt of this desk's own."""

import hmac
from collections.abc import Callable, Iterable
from datetime import date
from secrets import token_hex
from typing import Final

from mailflow.store.lines import Document
from mailflow.store.table import JournalTable

TABLE: Final = "graves"
SALT: Final = "salt of graves"  # name of a note


class Graves:
    """Names that were erased; to be used inside a transaction only."""

    def __init__(
        self,
        table: Callable[[str], JournalTable],
        documents: Callable[[str], dict[str, Document]],
    ) -> None:
        """Keep them in a *table*; *documents* are for looking."""
        self._table, self._documents = table, documents

    def bury(self, names: Iterable[str], on: date) -> None:
        """See Transaction."""
        if not self._documents("notes").get(SALT):
            self._table("notes").put(SALT, {"hex": token_hex(32)})
        for name in names:
            self._table(TABLE).put(self._hash(name), {"on": on.isoformat()})

    def buried_on(self, name: str) -> date | None:
        """See Transaction."""
        graves = self._documents(TABLE)
        found = graves.get(self._hash(name)) if graves else None
        return date.fromisoformat(found["on"]) if found else None

    def _hash(self, name: str) -> str:
        salt = bytes.fromhex(self._documents("notes")[SALT]["hex"])
        return hmac.digest(salt, name.encode(), "sha256").hex()
