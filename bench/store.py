"""Measure the store: one durable transaction, beside SQLite, and letters kept in batches.

Run it as `python bench/store.py`. Every round does each thing once, so that whatever else the
machine does falls on all of them; the figures are medians.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

from mailflow.lifecycle import State
from mailflow.model import LetterRecord, Registration, ReplyRecord
from mailflow.store.documents import document_of
from mailflow.store.tiny import TinyStore
from tests.store import records

ROUNDS = 300
FEW, MANY = 100, 10_000
LETTER = "Delegacija: Mila Brezić, Bora Borić. " * 130  # about 5 KB

Three = tuple[LetterRecord, ReplyRecord, Registration]


def three(number: int) -> Three:
    """Return what settling one letter puts: the letter, its reply, its registration."""
    key = f"{number:064x}"
    message_id = f"<{number}@desk.example>"
    source = ("Subject: Prijava\r\n\r\n" + "Poštovani, hvala na prijavi. " * 60).encode()
    return (
        records.settled(key, reply=message_id),
        records.reply(message_id, letter=key, source=source, body=source.decode()),
        records.registration(f"R{number}", letters=(key,), marks=(f"m{number}", f"o{number}")),
    )


def filled(folder: Path, size: int) -> TinyStore:
    """Return a store with *size* letters in the book."""
    store = TinyStore(folder)
    with store.transaction() as tx:
        for number in range(size):
            for record in three(number):
                tx.put(record)
    return store


def filled_sqlite(path: Path, size: int) -> sqlite3.Connection:
    """Return the same in SQLite, as durable as ours: WAL, every commit synced."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    for name in ("letters", "replies", "registrations"):
        database.execute(f"CREATE TABLE {name} (id TEXT PRIMARY KEY, mark TEXT, record TEXT)")
        database.execute(f"CREATE INDEX {name}_mark ON {name} (mark)")
    database.execute("BEGIN")
    for number in range(size):
        put_sqlite(database, three(number))
    database.execute("COMMIT")
    return database


def put_sqlite(database: sqlite3.Connection, settled: Three) -> None:
    for record in settled:
        name, id, document = document_of(record)
        mark = str(document.get("state") or document.get("letter") or document["marks"][0])
        database.execute(
            f"INSERT OR REPLACE INTO {name} VALUES (?, ?, ?)", (id, mark, document["record"])
        )


def settle(store: TinyStore, settled: Three) -> None:
    with store.transaction() as tx:
        for record in settled:
            tx.put(record)


def settle_sqlite(database: sqlite3.Connection, settled: Three) -> None:
    database.execute("BEGIN IMMEDIATE")
    put_sqlite(database, settled)
    database.execute("COMMIT")


def timed(act: Callable[..., object], *arguments: object) -> float:
    began = perf_counter()
    act(*arguments)
    return (perf_counter() - began) * 1000


def measured(folder: Path) -> dict[str, list[float]]:
    """Return milliseconds of every round, by what was done."""
    few, many = filled(folder / "few", FEW), filled(folder / "many", MANY)
    sqlite = filled_sqlite(folder / "sqlite.db", MANY)
    times: dict[str, list[float]] = {
        name: [] for name in ("few", "many", "sqlite", "keep", "one")
    }
    fresh = count()
    for number in range(ROUNDS):
        letter, reply, registration = three(number % FEW)
        settled = (replace(letter, state=State.CLOSED), reply, registration)
        eight = [records.raw(f"{next(fresh)} {LETTER}") for _ in range(8)]
        times["few"].append(timed(settle, few, settled))
        times["many"].append(timed(settle, many, settled))
        times["sqlite"].append(timed(settle_sqlite, sqlite, settled))
        times["keep"].append(timed(many.keep, eight))
        times["one"].append(timed(many.keep, [records.raw(f"{next(fresh)} {LETTER}")]))
    return times


def main() -> None:
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        times = {name: median(all) for name, all in measured(Path(folder)).items()}
    rows = (
        (f"one transaction, {FEW:,} letters in the book", times["few"], None, None),
        (f"one transaction, {MANY:,} letters", times["many"], times["few"], "of the above"),
        (f"SQLite, {MANY:,} letters", times["sqlite"], times["many"], "ours of this"),
        ("keep one letter of 5 KB", times["one"], None, None),
        ("keep eight letters of 5 KB", times["keep"], times["one"], "of the above"),
    )
    for what, milliseconds, other, said in rows:
        print(f"{what:45} {milliseconds:7.2f} ms", end="")
        print(f"   {_ratio(milliseconds, other, said):5.2f} {said}" if other and said else "")


def _ratio(milliseconds: float, other: float, said: str) -> float:
    return other / milliseconds if said == "ours of this" else milliseconds / other


if __name__ == "__main__":
    main()
