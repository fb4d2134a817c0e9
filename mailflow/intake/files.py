"""Take: files of mail -> RawMessage. Single messages, folders of them, mbox, Maildir.

A letter is received when the topmost Received field says (RFC 5321 §4.4); without one, when its
Date field says; without either, when the file was last written. Letters are read one at a time:
a folder of ten thousand or an mbox of a gigabyte needs no more memory than its largest letter.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from mailflow.errors import InputError
from mailflow.intake import mbox
from mailflow.intake.header import HEADER_BYTES_MAX, header_section, incomplete, received_at
from mailflow.model import RawMessage

# As the sink: of a larger letter we take the header section only, and staff see that.
SIZE_BYTES_MAX: Final = 26_214_400
# What is mail in a folder that is not a Maildir; anything else there is none of our business.
SUFFIXES: Final = frozenset({".eml", ".mbox", ".mbx"})
# Maildir (as qmail and Dovecot keep it): delivered messages; `tmp` has half-written ones.
DELIVERED: Final = frozenset({"cur", "new"})

_BEGINS_WITH_FIELD: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}[!-9;-~]{1,99}[ \t]{0,9}:")
_START_BYTES: Final = 1024


def messages(paths: Iterable[Path]) -> Iterator[RawMessage]:
    """Return every letter in *paths*, in their order, each folder's by name.

    All paths are looked at before the first letter is read.

    Raises:
        InputError: A path is missing, unreadable, holds no letter or is not mail.
    """
    files = list(_all_files(paths))
    return (raw for file in files for raw in _messages_in(file))


def count(paths: Iterable[Path]) -> int:
    """Return how many letters `messages` would give; reads through each mbox once.

    Raises:
        InputError: As `messages`.
    """
    return sum(_count_in(file) for file in _all_files(paths))


def _all_files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            yield from _files_below(path)
        else:
            _check(path)
            yield path


def _files_below(folder: Path) -> list[Path]:
    found = []
    for name, folders, files in os.walk(folder, onerror=_unreadable):
        place = Path(name)
        if set(folders) >= DELIVERED:  # a Maildir
            folders[:] = [other for other in folders if other != "tmp"]
        is_delivered = place.name in DELIVERED
        found += [place / file for file in files if is_delivered or _is_mail_name(file)]
    if not found:
        raise InputError(
            f"{_printable(folder)}: no letters in this folder (.eml, .mbox or Maildir)"
        )
    return sorted(file for file in found if file.is_file())


def _is_mail_name(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES


def _check(path: Path) -> None:
    with _opened(path) as file:
        start = file.read(_START_BYTES)
    looks_like_mail = mbox.is_mbox(start) or _BEGINS_WITH_FIELD.match(start)
    if not looks_like_mail and not _is_mail_name(path.name):
        raise InputError(
            f"{_printable(path)}: this is not mail; its first line is no header field"
        )


def _opened(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe or device may never end
            raise InputError(f"{_printable(path)}: not a file")
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise InputError(
            f"{_printable(path)}: {getattr(error, 'strerror', None) or error}"
        ) from error


def _unreadable(error: OSError) -> None:
    raise InputError(f"{_printable(error.filename)}: {error.strerror}") from error


def _count_in(path: Path) -> int:
    with _opened(path) as file:
        start = file.read(_START_BYTES)
        file.seek(0)
        return mbox.count(file) if mbox.is_mbox(start) else 1


def _messages_in(path: Path) -> Iterator[RawMessage]:
    with _opened(path) as file:
        written = os.fstat(file.fileno())
        written_at = datetime.fromtimestamp(written.st_mtime, UTC)
        for source, size_bytes in _sources(file, written.st_size):
            if size_bytes > SIZE_BYTES_MAX:
                source = incomplete(header_section(source), size_bytes)
            at = received_at(source) or written_at
            yield RawMessage(
                source=source, received_at=at, via="file", file=_printable(path.name)
            )


def _sources(file: BinaryIO, size_bytes: int) -> Iterator[tuple[bytes, int]]:
    start = file.read(_START_BYTES)
    file.seek(0)
    if mbox.is_mbox(start):
        for letter in mbox.split(file, SIZE_BYTES_MAX):
            yield bytes(letter.source), letter.size_bytes
    else:
        is_large = size_bytes > SIZE_BYTES_MAX
        yield file.read(HEADER_BYTES_MAX if is_large else SIZE_BYTES_MAX), size_bytes


def _printable(name: Path | str) -> str:
    """Return *name* without the lone surrogates of bytes that are not UTF-8 (PEP 383)."""
    return str(name).encode("utf-8", "backslashreplace").decode()
