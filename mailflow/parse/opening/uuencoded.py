"""Files written into a text as people did before MIME -> parts. Pure; linear."""

import re
from binascii import Error, a2b_uu
from collections.abc import Iterator
from typing import Final

from mailflow.parse.opening.mime import Part

FILES_MAX: Final = 10
_BLOCK: Final = re.compile(
    r"^begin [0-7]{3,4} (\S[^\n]{0,99})\n((?:[!-`][^\n]{0,61}\n)*)`?\n?(?:end\b|\Z)",
    re.MULTILINE,
)


def taken_out(text: str) -> tuple[str, tuple[Part, ...]]:
    """Return *text* without such files, and the files; its lines keep their numbers."""
    if "\nbegin " not in f"\n{text}":
        return text, ()
    files = tuple(_file(block) for block in list(_BLOCK.finditer(text))[:FILES_MAX])
    return _BLOCK.sub(lambda m: "\n" * m[0].count("\n"), text), files


def _file(block: re.Match[str]) -> Part:
    name = block[1].replace("\\", "/").rsplit("/", 1)[-1].strip(". ")
    payload = b"".join(_lines(block[2]))
    return Part(
        kind="application/octet-stream", charset="", name=name or "uuencoded", attached=True,
        flowed="", payload=payload or b" ",
    )  # fmt: skip


def _lines(body: str) -> Iterator[bytes]:
    """Yield what the lines hold; blanks at their ends may have been lost on the way."""
    for line in body.split("\n"):
        try:
            yield a2b_uu(line.encode("ascii", "replace"))
        except Error:
            size = (((ord(line[0]) - 32) & 63) * 4 + 5) // 3
            yield _forgiven(line[:size].ljust(size))


def _forgiven(line: str) -> bytes:
    try:
        return a2b_uu(line.encode("ascii", "replace"))
    except Error:
        return b""
