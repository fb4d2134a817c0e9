"""Compound files ([MS-CFB]: Word, Excel and Outlook before XML) -> their streams. Pure.

A file system in a file, with chains of sectors that a stranger may tie in circles: no chain is
followed further than there are sectors, no folder deeper than `_DEPTH_MAX`.
"""

import struct
from collections.abc import Callable, Mapping
from typing import Final

from mailflow.documents.packages import Refused

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRIES_MAX: Final = 5_000  # a letter with twenty papers has 1,500
_DEPTH_MAX: Final = 6  # an attached letter's attachment stands in the fourth
_LAST: Final = 0xFFFFFFFA  # from here on numbers are no sectors but marks
_ROOT, _STREAM, _STORAGE = 5, 2, 1
_HEAD_BYTES: Final = 512
_ENTRY: Final = struct.Struct("<64sHBB3I16sI8s8sIQ")  # §2.6.1


class Compound:
    """An opened compound file; streams are named by their path, split by "/"."""

    def __init__(self, source: bytes) -> None:
        """Take the bytes of a compound file. Raise Refused if it is none."""
        shift = source[30] if source.startswith(MAGIC) and len(source) >= _HEAD_BYTES else 0
        if shift not in (9, 12):
            raise Refused("not a document of its kind")
        # §2.2: folder, and below which size a stream is kept in small sectors.
        folder, _, self._small_below, small = struct.unpack_from("<4I", source, 48)
        self._source, self._size, self._small = source, 1 << shift, b""
        self._next = self._table(*struct.unpack_from("<2I", source, 68))
        self._small_next = _numbers(self._chain(small, self._next, self._sector))
        self._found = self._walked(self._chain(folder, self._next, self._sector))

    def names(self) -> tuple[str, ...]:
        """Return the paths of all streams."""
        return tuple(self._found)

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream, b"" if there is none."""
        start, size = self._found.get(name, (_LAST, 0))
        if size < self._small_below:
            return self._chain(start, self._small_next, self._small_sector)[:size]
        return self._chain(start, self._next, self._sector)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._source[start : start + self._size]

    def _small_sector(self, number: int) -> bytes:
        return self._small[number * 64 : number * 64 + 64]

    def _chain(
        self, number: int, following: list[int], sector: Callable[[int], bytes]
    ) -> bytes:
        found: list[bytes] = []
        while number < _LAST and number < len(following):
            if len(found) > len(following):
                raise Refused("tied in a circle")
            found.append(sector(number))
            number = following[number]
        return b"".join(found)

    def _table(self, number: int, more: int) -> list[int]:
        """Return which sector follows each: the table's own sectors are told in the header,
        those beyond 109 in sectors that are linked by their last number."""
        places = _numbers(self._source[76:512])
        sectors = len(self._source) // self._size
        for _ in range(min(more, sectors)):
            further = _numbers(self._sector(number))
            if not further:
                break
            places += further[:-1]
            number = further[-1]
        kept = [place for place in places if place < _LAST][:sectors]
        return _numbers(b"".join(map(self._sector, kept)))

    def _walked(self, folder: bytes) -> dict[str, tuple[int, int]]:
        entries = [
            _ENTRY.unpack_from(folder, at)
            for at in range(0, min(len(folder), 128 * _ENTRIES_MAX) - 127, 128)
        ]
        if not entries or entries[0][2] != _ROOT:
            raise Refused("a broken document")
        self._small = self._chain(entries[0][11], self._next, self._sector)
        found: dict[str, tuple[int, int]] = {}
        waiting = [(entries[0][6], "", 0)]
        seen: set[int] = set()
        while waiting:
            number, path, depth = waiting.pop()
            if number >= len(entries) or number in seen or depth > _DEPTH_MAX:
                continue
            seen.add(number)
            entry = entries[number]
            name = path + entry[0][: max(0, entry[1] - 2)].decode("utf-16-le", "replace")
            waiting += [(entry[4], path, depth), (entry[5], path, depth)]
            if entry[2] == _STREAM:
                found[name] = (entry[11], entry[12] & 0xFFFFFFFF)
            elif entry[2] == _STORAGE:
                waiting.append((entry[6], name + "/", depth + 1))
        return found


def _numbers(table: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4]))


def properties(stream: bytes, start: int) -> Mapping[int, int]:
    """Return the whole numbers among the properties of a letter by their tag ([MS-OXMSG] §2.4).

    Args:
        start: Where they begin: 32 in a letter, 24 in a letter inside, 8 in an attachment.
    """
    return {
        tag: value
        for tag, _, value in struct.iter_unpack(
            "<IIQ", stream[start : start + (len(stream) - start) // 16 * 16]
        )
    }
