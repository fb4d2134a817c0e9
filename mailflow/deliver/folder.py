"""Deliver: Reply -> an .eml file in a folder, for rehearsals and demonstrations."""

import hashlib
import os
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from mailflow.deliver import Send
from mailflow.errors import RefusedForNow
from mailflow.model import Reply

ADDRESS_CHARACTERS_MAX: Final = 60

_DATE: Final = re.compile(rb"^Date:([^\r\n]{1,100})", re.IGNORECASE | re.MULTILINE)
_ODD: Final = re.compile(r"[^\w@.+-]|(?<![^@])\.")


def folder_sender(folder: Path) -> Send:
    """Return what writes each reply into *folder* as a file of its own, synced.

    The file is readable by its owner alone; so is the folder if it had to be made. The same
    reply is the same file, however often it is sent.
    """

    def send(reply: Reply) -> str:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = folder / name(reply)
            _write(file, reply.source)
        except OSError as error:
            raise RefusedForNow(f"{folder}: {error.strerror}; nothing was sent") from error
        return f"written to {file}"

    return send


def kept(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    """Yield the messages in *folder*, each with what tells its file from all others."""
    if folder is not None and folder.is_dir():
        for file in sorted(folder.glob("*.eml")):
            yield _end(file), file.read_bytes()


def remove(folder: Path | None, ends: Collection[str]) -> None:
    """Remove the messages that `kept` called so; fine if they are gone."""
    if folder is None or not ends or not folder.is_dir():
        return
    for file in folder.glob("*.eml"):
        if _end(file) in ends:
            file.unlink(missing_ok=True)
    _sync(folder)


def _end(file: Path) -> str:
    """Return the last part of a file's name: a hash, unlike the address before it."""
    return file.stem.rpartition("_")[2]


def name(reply: Reply) -> str:
    """Return the file name: the reply's own date, to whom, and what is its alone.

    Nothing in it comes unsifted from a letter: no separator, no leading dot, no control.
    """
    to = _ODD.sub("_", reply.to)[:ADDRESS_CHARACTERS_MAX]
    ours_alone = hashlib.sha256(reply.message_id.encode("utf-8", "replace")).hexdigest()[:12]
    return "_".join(filter(None, (_date(reply.source), to, ours_alone))) + ".eml"


def _date(source: bytes) -> str:
    found = _DATE.search(source.partition(b"\r\n\r\n")[0])
    with suppress(ValueError, TypeError):
        at: datetime = parsedate_to_datetime(
            found[1].decode("ascii", "replace") if found else ""
        )
        return f"{at:%Y-%m-%d_%H%M%S}"
    return ""


def _write(file: Path, source: bytes) -> None:
    """Write beside and rename, so that a file there is always a whole one."""
    half = file.with_name(f".{file.name}.half")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
    with os.fdopen(os.open(half, flags, 0o600), "wb") as out:
        out.write(source)
        out.flush()
        os.fsync(out.fileno())
    half.replace(file)
    _sync(file.parent)


def _sync(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)  # without it a power cut may take the name back
    finally:
        os.close(folder)
