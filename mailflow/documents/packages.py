"""Zip packages of XML (docx, xlsx, odt, ods) -> their XML trees. Pure; bounded on real bytes.

Entries are bounded by what comes out of them, never by what the package says of itself, and
document types are refused: there is nothing in a letter that an entity could be good for.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, Final, cast
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

PACKAGE_BYTES_MAX: Final = 5_000_000
_ENTRIES_MAX: Final = 1_000
_XML_BYTES_MAX: Final = 2_000_000  # of all entries read together; a form has 0.05
_DEPTH_MAX: Final = 100  # of elements; Word nests 30
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LOCAL_HEADER_BYTES: Final = 30  # APPNOTE.TXT §4.3.7; name and extra field follow


class Refused(ValueError):  # noqa: N818 - reads as a sentence at the `except`
    """A document is broken, too large, or built to hurt; says which in plain words."""


class Package:
    """An opened package; every read counts against one allowance."""

    def __init__(self, source: bytes) -> None:
        """Take the bytes of a zip file; raise Refused if it is none."""
        if len(source) > PACKAGE_BYTES_MAX:
            raise Refused("too large")
        try:
            found = zipfile.ZipFile(cast("IO[bytes]", _Bytes(source))).infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise Refused("not a readable package") from error
        if len(found) > _ENTRIES_MAX:
            raise Refused("too many entries")
        self._source = source
        self._entries = {entry.filename: entry for entry in found}
        self._left = _XML_BYTES_MAX

    def names(self) -> tuple[str, ...]:
        """Return the names of all entries, in order."""
        return tuple(self._entries)

    def tree(self, name: str) -> Element | None:
        """Return the XML of entry *name*; None if there is none. Raise Refused for a trap."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        xml = _unpacked(self._source, entry, self._left)
        self._left -= len(xml)
        if self._left < 0:
            raise Refused("too much text")
        return _parsed(xml)


def _unpacked(source: bytes, entry: zipfile.ZipInfo, left: int) -> bytes:
    """Return the bytes of *entry*, one more than *left* at most: what it claims is no bound."""
    head = source[entry.header_offset : entry.header_offset + _LOCAL_HEADER_BYTES]
    if head[:4] != b"PK\x03\x04" or entry.flag_bits & 1:
        raise Refused("a broken or locked package")
    start = entry.header_offset + _LOCAL_HEADER_BYTES
    start += int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    packed = source[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed[: left + 1]
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise Refused("packed in an unusual way")
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, left + 1)
    except zlib.error as error:
        raise Refused("a broken package") from error


def _parsed(xml: bytes) -> Element:
    # In UTF-16 a document type would pass the search below; Word and Excel write UTF-8.
    if xml[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in xml[:200] or _DOCTYPE.search(xml):
        raise Refused("it declares a document type")
    try:
        tree = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Refused("broken XML") from error
    level, depth = [tree], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
        if depth > _DEPTH_MAX:
            raise Refused("nested too deeply")
    return tree


def local(element: Element) -> str:
    """Return the name of *element* without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def attribute(element: ElementTree.Element, name: str) -> str:
    """Return the attribute *name* of *element*, whatever its namespace; "" if it has none."""
    found: Iterator[Any] = (v for k, v in element.items() if k.rsplit("}", 1)[-1] == name)
    return str(next(found, ""))


class _Bytes:
    """A file over bytes in memory: what zipfile needs of one, and nothing else."""

    def __init__(self, source: bytes) -> None:
        self._source, self._at = source, 0

    def read(self, size: int = -1) -> bytes:
        end = len(self._source) if size is None or size < 0 else self._at + size
        piece = self._source[self._at : end]
        self._at += len(piece)
        return piece

    def seek(self, offset: int, whence: int = 0) -> int:
        start = (0, self._at, len(self._source))[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        """Nothing to let go of."""
