"""Touch the disk: every write, sync, rename and removal of the store goes through here.

Few and small on purpose: a test puts a fuse into each of them and looks what is left.
Files are 0600 and folders 0700: letters are other people's.
"""

import errno
import os
from pathlib import Path
from typing import Final

from mailflow.errors import StoreError

# O_NOFOLLOW: nobody may point one of our names at a file of theirs.
_FLAGS: Final = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
_FULL: Final = frozenset({"ENOSPC", "EDQUOT", "EFBIG"})


def open_file(path: Path, *, empty: bool = False) -> int:
    """Return a descriptor of *path*, made if missing, its old content dropped if *empty*."""
    return os.open(path, _FLAGS | (os.O_TRUNC if empty else 0), 0o600)


def make_folder(path: Path) -> None:
    """Make *path* and its parents where missing, and let their names survive a power cut."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)
    sync_folder(path.parent)


def write(file: int, content: bytes, at: int) -> None:
    """Write all of *content* from byte *at* on; where it fails, part of it may be there."""
    view = memoryview(content)
    while view:
        written = os.pwrite(file, view, at)
        view, at = view[written:], at + written


def start_sync(file: int) -> None:
    """Let the disk begin with *file* while we prepare the next one; promises nothing."""
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)


def sync(file: int) -> None:
    """Return once what was written to *file* survives a power cut."""
    os.fdatasync(file)


def sync_folder(path: Path) -> None:
    """Return once the names in *path* survive a power cut; a rename alone does not."""
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def rename(draft: Path, path: Path) -> None:
    """Give *draft* the name *path*; after a kill it is the old file or the new, whole."""
    os.replace(draft, path)


def truncate(file: int, size: int) -> None:
    """Cut *file* to *size* bytes."""
    os.ftruncate(file, size)


def remove(path: Path) -> None:
    """Remove *path*; fine if it is not there."""
    path.unlink(missing_ok=True)


def trouble(error: OSError, path: Path) -> StoreError:
    """Return what to tell a person about *error* at *path*."""
    name = errno.errorcode.get(error.errno or 0, "")
    if name in _FULL:
        return StoreError(f"the disk is full: {path}; nothing is damaged, make room to go on")
    return StoreError(f"cannot use {path}: {error.strerror or error}")
