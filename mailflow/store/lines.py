"""The journal's format: a marker, then one checksummed line a transaction. Pure.

    mailflow journal 1
    9b0f3c1e 57 [["letters","41c0…",{"state":"received",…}],["acts","…",{…}]]

A line is CRC-32 and length of its body, and the body: a JSON list of changes. A change is
table, id and the new document; null for a document that is gone, null twice for a table
emptied. An empty list ends what compaction wrote. Every single flipped bit is noticed: length
and newline vouch for each other, the checksum for the rest.
"""

import re
import zlib
from collections.abc import Iterable
from typing import Any, Final

import orjson

Document = dict[str, Any]
Change = tuple[str, str | None, Any]

MARKER: Final = b"mailflow journal 1\n"
_HEAD: Final = re.compile(rb"([0-9a-f]{8}) ([0-9]{1,12}) ")
# What a file system shows where a page was lost in a power cut; JSON never has a NUL.
_LOST_PAGE: Final = b"\0" * 8


def encode(changes: Iterable[Change]) -> bytes:
    """Return the line of a transaction, newline included."""
    body = orjson.dumps(list(changes))
    return b"%08x %d %s\n" % (zlib.crc32(body), len(body), body)


def decode(line: bytes) -> list[Change] | None:
    """Return the changes in *line*, None if it is not whole and sound.

    >>> decode(encode([("notes", "digest", {"day": "2019-03-12"})]))
    [['notes', 'digest', {'day': '2019-03-12'}]]
    """
    head = _HEAD.match(line)
    if head is None or len(line) != head.end() + int(head[2]) + 1 or not line.endswith(b"\n"):
        return None
    body = memoryview(line)[head.end() : -1]
    if zlib.crc32(body) != int(head[1], 16):
        return None
    changes: list[Change] = orjson.loads(body)
    return changes


def is_torn(line: bytes) -> bool:
    """Tell whether *line*, the last of its file, is one that a kill or power cut cut short.

    Its transaction was never acknowledged, so it may go. Anything else unsound is damage.
    """
    if line.endswith(b"\0") or _LOST_PAGE in line:
        return True
    head = _HEAD.match(line)
    is_short = head is None or len(line) <= head.end() + int(head[2])
    return is_short and not line.endswith(b"\n")
