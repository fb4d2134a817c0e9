"""Rich Text as Outlook packs it ([MS-OXRTFCP]) -> Rich Text. Pure; bounded."""

import struct
from typing import Final

from mailflow.documents.packages import Refused
from mailflow.documents.rtf import BYTES_MAX

_PACKED: Final = 0x75465A4C  # "LZFu"
_PLAIN: Final = 0x414C454D  # "MELA"
_RING: Final = 4096
# §2.2.2.1: what both sides begin with.
_BEGUN: Final = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpacked(source: bytes) -> bytes:
    """Return the Rich Text in *source*. Raise Refused if it is packed in no known way."""
    if len(source) < 16:
        raise Refused("packed text without a head")
    _, size, kind, _ = struct.unpack_from("<4I", source)
    if kind == _PLAIN:
        return source[16 : 16 + min(size, BYTES_MAX)]
    if kind != _PACKED:
        raise Refused("text packed in an unknown way")
    return bytes(_said(source[16:], min(size, BYTES_MAX)))


class _Ring:
    """What was said last, to be said again; *out* is all of it."""

    def __init__(self) -> None:
        self.out, self.place = bytearray(), len(_BEGUN)
        self._kept = bytearray(_BEGUN.ljust(_RING, b"\0"))

    def say(self, byte: int) -> None:
        self._kept[self.place] = byte
        self.place = (self.place + 1) % _RING
        self.out.append(byte)

    def repeat(self, start: int, length: int) -> None:
        for n in range(length):
            self.say(self._kept[(start + n) % _RING])


def _said(packed: bytes, size: int) -> bytearray:
    """Eight bits tell of what follows: a byte as it is, or where and how long to repeat."""
    ring, at = _Ring(), 0
    while at < len(packed) and len(ring.out) < size:
        flags = packed[at]
        at += 1
        for bit in range(8):
            told = packed[at : at + 1 + (flags >> bit & 1)]
            at += len(told)
            start, length = divmod(int.from_bytes(told, "big"), 16)
            if len(told) == 1:
                ring.say(told[0])
            elif not told or start == ring.place:  # §2.2.2.2: the end
                return ring.out
            else:
                ring.repeat(start, length + 2)
    return ring.out
