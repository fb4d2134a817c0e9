"""Letters as other programs keep them -> the letter as it would have been sent. Pure.

What comes out is an ordinary message of RFC 5322 in ASCII, so that it is understood by the
same rules as any other.
"""

import re
from base64 import b64encode
from binascii import b2a_base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

PAPERS_BYTES_MAX: Final = 4_000_000  # of all together; base64 makes four of three
PAPERS_MAX: Final = 50
_TEXT_BYTES_MAX: Final = 900_000  # of a body; two of them and the papers make 8 MB
_NAME_MAX: Final = 120
# Never in base64, so no paper can end its part.
_BOUNDARY: Final = "=_unpacked"
_ADDRESS: Final = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,200}", re.ASCII)
_PICTURES: Final = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "bmp": "image/bmp", "emf": "image/emf", "wmf": "image/wmf", "ics": "text/calendar",
}  # fmt: skip


@dataclass(slots=True)
class Unpacked:
    """A letter taken out of its container.

    Attributes:
        plain, html: Its body; "" if there is none of that kind.
        papers: Names and bytes of what is attached; a letter inside is named "….eml".
    """

    sender: str = ""
    address: str = ""
    subject: str = ""
    plain: str = ""
    html: str = ""
    papers: list[tuple[str, bytes]] = field(default_factory=list)


def as_message(letter: Unpacked) -> str:
    """Return *letter* as a message; what is too large together is left empty."""
    found = _ADDRESS.search(letter.address)
    sender = f"{_worded(letter.sender)} <{found[0]}>" if found else ""
    head = [f"From: {sender}"] if sender else []
    head += [
        f"Subject: {_worded(letter.subject)}",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/mixed; boundary="{_BOUNDARY}"',
    ]
    parts = [*_bodies(letter), *_papers(letter.papers)]
    whole = "".join(f"--{_BOUNDARY}\r\n{part}\r\n" for part in parts)
    return "\r\n".join((*head, "", f"{whole}--{_BOUNDARY}--\r\n"))


def _bodies(letter: Unpacked) -> Iterator[str]:
    for kind, text in (("plain", letter.plain), ("html", letter.html)):
        if text.strip():
            yield _part(f"text/{kind}; charset=utf-8", "", text.encode()[:_TEXT_BYTES_MAX])


def _papers(papers: Sequence[tuple[str, bytes]]) -> Iterator[str]:
    left = PAPERS_BYTES_MAX
    for name, payload in papers[:PAPERS_MAX]:
        left -= len(payload)
        kind = _PICTURES.get(name.lower().rpartition(".")[2], "application/octet-stream")
        named = quote(name[:_NAME_MAX], safe="", errors="replace")  # RFC 2231 §4
        placed = f"Content-Disposition: attachment; filename*=utf-8''{named}\r\n"
        yield _part(kind, placed, payload if left >= 0 else b" ")


def _part(kind: str, placed: str, payload: bytes) -> str:
    coded = b2a_base64(payload, newline=False).decode()
    lines = "\r\n".join(coded[at : at + 76] for at in range(0, len(coded), 76))
    head = f"Content-Type: {kind}\r\n{placed}Content-Transfer-Encoding: base64\r\n"
    return f"{head}\r\n{lines}"


def _worded(text: str) -> str:
    """Return *text* in encoded words of RFC 2047 §2; none is longer than 75."""
    line = " ".join(text.split())[:300]
    pieces = (line[at : at + 10] for at in range(0, len(line), 10))
    coded = (b64encode(p.encode("utf-8", "replace")).decode() for p in pieces)
    return "\r\n ".join(f"=?utf-8?b?{one}?=" for one in coded)
