"""Kill the process, or cut the power, before and after each touch of the disk."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from mailflow.errors import StoreError
from mailflow.lifecycle import State
from mailflow.store import disk
from mailflow.store.key import key_of
from mailflow.store.tiny import TinyStore
from tests.store.records import raw, registration, reply, settled

FIRST, SECOND, THIRD = raw("Dolazimo."), raw("Ne dolazimo."), raw("Dolazimo ipak.")
KEY = key_of(FIRST.source)
TOUCHES = (
    "open_file", "make_folder", "write", "sync", "sync_folder", "rename", "truncate", "remove",
)  # fmt: skip


class Dead(BaseException):
    """The process is no more; whatever it still tries does not happen."""


class Disk:
    """Lets a process die at one of its touches, and knows what the disk had synced by then.

    The worst a file system may do: a file is as it was when it was last synced, a folder has
    the names it had when it was last synced.
    """

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, touches: int) -> None:
        self.root = root
        self.left = touches
        self.contents: dict[int, bytes] = {}
        self.names: dict[Path, dict[str, int]] = {}
        self.open: list[int] = []
        for name in TOUCHES:
            monkeypatch.setattr(disk, name, self.watched(name, getattr(disk, name)))

    def watched(self, name: str, touch: Callable[..., Any]) -> Callable[..., Any]:
        def touched(*arguments: Any, **named: Any) -> Any:
            self.live()
            result = touch(*arguments, **named)
            if name == "open_file":
                self.open.append(os.dup(result))  # or its inode would be given to another
            if name == "sync":
                self.contents[os.fstat(arguments[0]).st_ino] = whole(arguments[0])
            if name == "sync_folder":
                self.names[arguments[0]] = {
                    it.name: it.inode() for it in os.scandir(arguments[0])
                }
            self.live()
            return result

        return touched

    def live(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Dead

    def after_a_power_cut(self, into: Path) -> Path:
        """Return the folder *into*, made what is left of ours."""
        self.restore(self.root, into)
        return into

    def restore(self, folder: Path, into: Path) -> None:
        into.mkdir(mode=0o700)
        for name, inode in self.names.get(folder, {}).items():
            if (folder / name).is_dir():
                self.restore(folder / name, into / name)
            else:
                (into / name).write_bytes(self.contents.get(inode, b""))


def whole(file: int) -> bytes:
    return os.pread(file, os.fstat(file).st_size, 0)


@dataclass
class Said:
    """What the store said is done."""

    kept: list[str] = field(default_factory=list)
    is_settled: bool = False
    is_forgetting: bool = False
    is_forgotten: bool = False
    uids: frozenset[int] = frozenset()


def work(folder: Path, said: Said) -> None:
    """Do everything a store is asked to do; may be done again after a kill."""
    with closing(TinyStore(folder)) as store:
        said.kept += [taken.key for taken in store.keep([FIRST, SECOND])]
        with store.transaction() as tx:
            tx.put(settled(KEY))
            tx.put(reply(letter=KEY))
            tx.put(registration(letters=(KEY,)))
        said.is_settled = True
        store.note_fetched("office", 1, {7: KEY})
        said.uids = frozenset({7})
        store.compact()
        said.kept += [taken.key for taken in store.keep([THIRD])]
        said.is_forgetting = True
        store.forget_source(key_of(SECOND.source))
        said.is_forgotten = True
        store.note_fetched("office", 1, {8: KEY})


def check(folder: Path, said: Said) -> None:
    """What was said is so; what was not said is so or not at all."""
    with closing(TinyStore(folder)) as store:
        with store.transaction() as tx:
            keys = {record.key for record in tx.letters()}
            state = letter.state if (letter := tx.letter(KEY)) else None
            parts = (
                state is State.REPLY_DUE,
                tx.reply("<r1@desk.example>") is not None,
                tx.registration("K7M2QX") is not None,
                tx.seats_taken() == 1,
            )
        forgotten = {key_of(SECOND.source)} if said.is_forgetting else set()
        for key in keys - forgotten:
            store.source(key)
        assert set(said.kept) <= keys
        assert parts in ((True,) * 4, (False,) * 4)
        assert parts[0] or not said.is_settled
        assert said.uids <= store.fetched("office", 1)
        if said.is_forgotten:
            with pytest.raises(StoreError):
                store.source(key_of(SECOND.source))


def deaths(tmp_path: Path) -> Iterator[tuple[Disk, Path, Said]]:
    """Yield the disk after a death at each touch, until the work is done without dying."""
    for touches in count():
        folder = tmp_path / f"{touches}"
        folder.mkdir()
        with pytest.MonkeyPatch.context() as monkeypatch:
            power, said = Disk(folder, monkeypatch, touches), Said()
            try:
                work(folder / "data", said)
            except Dead:
                is_dead = True
            else:
                is_dead = False
        if not is_dead:
            return
        yield power, folder, said
        for file in power.open:
            os.close(file)


def test_a_process_may_be_killed_at_any_touch_of_the_disk(tmp_path: Path) -> None:
    died = 0
    for _, folder, said in deaths(tmp_path):
        check(folder / "data", said)
        work(folder / "data", said)
        check(folder / "data", said)
        died += 1

    assert died > 80


def test_the_power_may_be_cut_at_any_touch_of_the_disk(tmp_path: Path) -> None:
    died = 0
    for power, folder, said in deaths(tmp_path):
        left = power.after_a_power_cut(folder / "left")
        check(left / "data", said)
        work(left / "data", said)
        check(left / "data", said)
        died += 1

    assert died > 80
