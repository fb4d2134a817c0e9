"""Numbers of Windows code pages -> names of codecs. Pure."""

import re
from collections.abc import Mapping
from typing import Final

_CODECS: Final[Mapping[int, str]] = {
    437: "cp437", 852: "cp852", 855: "cp855", 866: "cp866", 1250: "cp1250", 1251: "cp1251",
    1252: "cp1252", 20866: "koi8-r", 28592: "iso8859-2", 28595: "iso8859-5", 65001: "utf-8",
    28591: "latin-1", 20127: "cp1252", 1200: "utf-16-le",
}  # fmt: skip


_CHARSET: Final = re.compile(rb"charset=[\"']?([\w-]{1,20})", re.IGNORECASE)
_NAMES: Final[Mapping[bytes, str]] = {
    b"utf-8": "utf-8", b"windows-1250": "cp1250", b"windows-1251": "cp1251",
    b"windows-1252": "cp1252", b"iso-8859-1": "cp1252", b"iso-8859-2": "iso8859-2",
    b"iso-8859-5": "iso8859-5", b"koi8-r": "koi8-r",
}  # fmt: skip


def page_text(html: bytes, otherwise: str) -> str:
    """Return the text of an HTML page in the charset that it declares, else in *otherwise*."""
    told = _CHARSET.search(html[:2000])
    name = _NAMES.get(told[1].lower(), otherwise) if told else otherwise
    return html.decode(name, "replace")


def codec(number: int) -> str:
    """Return the codec of a code page; of an unknown one that of Western Europe."""
    return _CODECS.get(number, "cp1252")
