"""Keep letters as they came: one file each, named by its key, readable by any mail program."""

import contextlib
import os
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from mailflow.errors import LetterDamaged, StoreError
from mailflow.store import disk
from mailflow.store.key import key_of

# Each is an open file while its sync is awaited; a process may have about a thousand.
_FILES_AT_ONCE: Final = 128
_KEY: Final = re.compile(r"[0-9a-f]{64}")


class Letters:
    """The files of all letters in one folder; one, so that one sync of it serves a batch."""

    def __init__(self, folder: Path) -> None:
        """Keep letters in *folder*, made if missing."""
        self._folder = folder
        try:
            disk.make_folder(folder)
        except OSError as error:
            raise disk.trouble(error, folder) from error

    def write(self, sources: Mapping[str, bytes]) -> None:
        """Write *sources* by key, synced on return, all or none.

        They share their syncs: all are on their way to the disk before we wait for the first.
        Nothing is written under another name first: a kill leaves a piece of a letter that no
        record names, and when the letter comes again it is written over.
        """
        try:
            entries = iter(sources.items())
            while batch := list(islice(entries, _FILES_AT_ONCE)):
                self._write_batch(batch)
            if sources:
                disk.sync_folder(self._folder)
        except OSError as error:
            self._take_back(sources)
            raise disk.trouble(error, self._folder) from error

    def _write_batch(self, batch: Sequence[tuple[str, bytes]]) -> None:
        files: list[int] = []
        try:
            for key, source in batch:
                files.append(disk.open_file(self._path(key), empty=True))
                disk.write(files[-1], source, 0)
                disk.start_sync(files[-1])
            for file in files:
                disk.sync(file)
        finally:
            for file in files:
                os.close(file)

    def sweep(self, known: Container[str]) -> None:
        """Delete what a kill left of letters that were not *known* to be ours yet."""
        try:
            for file in self._folder.iterdir():
                if _KEY.fullmatch(file.stem) and file.stem not in known:
                    disk.remove(file)
            disk.sync_folder(self._folder)
        except OSError as error:
            raise disk.trouble(error, self._folder) from error

    def source(self, key: str) -> bytes:
        """Return the letter's bytes.

        Raises:
            LetterDamaged: There is no such file, or it is not what *key* was made from.
                (Only its trace fields could be altered unnoticed.)
        """
        try:
            source = self._path(key).read_bytes()
        except FileNotFoundError:
            raise LetterDamaged(f"letter {key[:12]} has no file; was it forgotten?") from None
        except OSError as error:
            raise disk.trouble(error, self._path(key)) from error
        if key_of(source) != key:
            raise LetterDamaged(f"letter {key[:12]} was altered on disk: {self._path(key)}")
        return source

    def forget(self, key: str) -> None:
        """Delete the letter's file for ever; fine if there is none."""
        if not _KEY.fullmatch(key):
            return
        try:
            disk.remove(self._path(key))
            disk.sync_folder(self._folder)
        except OSError as error:
            raise disk.trouble(error, self._path(key)) from error

    def _take_back(self, sources: Iterable[str]) -> None:
        for key in sources:
            with contextlib.suppress(OSError):
                disk.remove(self._path(key))

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise StoreError(f"{key[:64]!r} is not the key of a letter")
        return self._folder / f"{key}.eml"
