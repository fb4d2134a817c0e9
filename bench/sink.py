"""How fast letters are taken over SMTP: kept and synced, next to the same sink keeping nothing.

Eight senders with open connections, letters of 5 KB, the sink in a process of its own. Rounds
of both kinds alternate, so that a busy machine slows both; wanted is a ratio of at least 0.5.

    .venv/bin/python bench/sink.py [letters a round]
"""

import hashlib
import importlib
import multiprocessing
import os
import smtplib
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from mailflow.intake import Take
from mailflow.intake.smtp import SinkSettings, open_sink
from mailflow.model import RawMessage, Taken

SENDERS = 8
ROUNDS = 5
LETTERS = 1600
LETTER_BYTES = 5_000
WANTED = 0.5
DESK = "prijava@primer.rs"


def keep_nothing(raws: Sequence[RawMessage]) -> list[Taken]:
    """Take letters and forget them: storage switched off."""
    return [Taken(key="", is_copy=False) for _ in raws]


class PlainFiles:
    """A file a letter, all written before the first is synced, and the folder once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, raws: Sequence[RawMessage]) -> list[Taken]:
        keys = [hashlib.sha256(raw.source).hexdigest() for raw in raws]
        for key, raw in zip(keys, raws, strict=True):
            (self._folder / key).write_bytes(raw.source)
        for path in (*(self._folder / key for key in keys), self._folder):
            handle = os.open(path, os.O_RDONLY)
            os.fsync(handle)
            os.close(handle)
        return [Taken(key=key, is_copy=False) for key in keys]


def storage(folder: Path) -> tuple[str, Take]:
    """Return the desk's own store if it is there, else plain files."""
    try:
        tiny = importlib.import_module("mailflow.store.tiny")
    except ModuleNotFoundError:
        return "plain files", PlainFiles(folder).keep
    return "TinyDB store", tiny.TinyStore(folder).keep


def serve(folder: Path | None, line: Connection) -> None:
    """Run the sink until *line* says so; the first thing said on it is name and port."""
    name, take = storage(folder) if folder else ("storage off", keep_nothing)
    settings = SinkSettings(addresses=frozenset({DESK}), port=0)
    with open_sink(take, settings, lambda: datetime.now(UTC)) as port:
        line.send((name, port))
        line.recv()


@contextmanager
def sink(folder: Path | None) -> Iterator[tuple[str, int]]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(folder, theirs))
    process.start()
    yield ours.recv()
    ours.send(None)
    process.join()


def send_all(port: int, sources: Sequence[bytes]) -> None:
    """Send over one connection, as a mail server that knows its neighbour does."""
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.ehlo("bench")
        for source in sources:
            client.sendmail("ana@breza.example", [DESK], source)


def letters(start: int, count: int) -> list[bytes]:
    line = b"Prijavljujemo troje ucesnika iz naseg udruzenja za konferenciju.\r\n"
    text = line * (LETTER_BYTES // len(line))
    return [
        b"Subject: Prijava %d\r\n\r\n" % number + text for number in range(start, start + count)
    ]


def letters_per_second(port: int, start: int, count: int) -> float:
    shares = [letters(start + sender, count)[::SENDERS] for sender in range(SENDERS)]
    with ThreadPoolExecutor(SENDERS) as senders:
        began = time.perf_counter()
        list(senders.map(send_all, [port] * SENDERS, shares))
        return sum(map(len, shares)) / (time.perf_counter() - began)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS
    Path(".bench").mkdir(exist_ok=True)
    rates: dict[str, list[float]] = {}
    with (
        tempfile.TemporaryDirectory(dir=".bench") as folder,
        sink(None) as off,
        sink(Path(folder)) as on,
    ):
        for number in range(ROUNDS):
            for name, port in (off, on):
                rate = letters_per_second(port, 10 * count * number, count)
                rates.setdefault(name, []).append(rate)
    print(f"{'taking over SMTP':<20}{'letters/s':>12}{'slowest':>10}{'fastest':>10}")
    for name, found in rates.items():
        print(
            f"{name:<20}{statistics.median(found):>12.0f}{min(found):>10.0f}{max(found):>10.0f}"
        )
    without, kept = (statistics.median(found) for found in rates.values())
    print(f"{'ratio':<20}{kept / without:>12.2f}{'':>6}wanted: {WANTED} or more")


if __name__ == "__main__":
    main()
