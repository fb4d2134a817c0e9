"""How fast letters are taken over SMTP: kept and synced, next to the same sink keeping nothing.

Eight senders with open connections, letters of 5 KB, the sink in a process of its own. Rounds
of both kinds alternate, so that a busy machine slows both; wanted is a ratio of at least 0.5.

On ext4 making a file costs up to fifty times as much where many were deleted in the last five
minutes, by a test run for example: their inode numbers are kept back, one by one. So the
letters go where making a file is cheapest now, and that cost is printed too.

    .venv/bin/python bench/sink.py [letters a round]
"""

import fcntl
import hashlib
import importlib
import multiprocessing
import os
import smtplib
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
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
PLACES = 24
PROBES = 40
FS_IOC_GETFLAGS, FS_IOC_SETFLAGS, FS_TOPDIR_FL = 0x80086601, 0x40086602, 0x00020000
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


def rested(folder: Path) -> Path:
    """Return the one of many new folders in which making a file is cheapest."""
    _spread_below(folder)
    places = [folder / str(number) for number in range(PLACES)]
    for place in places:
        place.mkdir()
    return min(places, key=making_a_file_us)


def making_a_file_us(place: Path) -> float:
    probes = place / "probes"
    probes.mkdir(exist_ok=True)
    first = len(list(probes.iterdir()))
    began = time.perf_counter()
    for number in range(first, first + PROBES):
        (probes / str(number)).touch()
    return (time.perf_counter() - began) / PROBES * 1e6


def _spread_below(folder: Path) -> None:
    """Tell ext4 to put each folder in *folder* somewhere else (chattr +T); others need not."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    with suppress(OSError):
        flags = struct.unpack("l", fcntl.ioctl(handle, FS_IOC_GETFLAGS, bytes(8)))[0]
        fcntl.ioctl(handle, FS_IOC_SETFLAGS, struct.pack("l", flags | FS_TOPDIR_FL))
    os.close(handle)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS
    Path(".bench").mkdir(exist_ok=True)
    rates: dict[str, list[float]] = {}
    with (
        tempfile.TemporaryDirectory(dir=".bench") as folder,
        sink(None) as off,
        sink(place := rested(Path(folder))) as on,
    ):
        cost_us = making_a_file_us(place)
        for number in range(ROUNDS):
            for name, port in (off, on):
                rate = letters_per_second(port, 10 * count * number, count)
                rates.setdefault(name, []).append(rate)
    print(f"{'taking over SMTP':<20}{'letters/s':>12}{'slowest':>10}{'fastest':>10}")
    for name, found in rates.items():
        print(
            f"{name:<20}{statistics.median(found):>12.0f}{min(found):>10.0f}{max(found):>10.0f}"
        )
    print(f"{'making a file':<20}{cost_us:>12.0f} µs, 15 or so on a rested disk")
    without, kept = (statistics.median(found) for found in rates.values())
    print(f"{'ratio':<20}{kept / without:>12.2f}{'':>6}wanted: {WANTED} or more")


if __name__ == "__main__":
    main()
