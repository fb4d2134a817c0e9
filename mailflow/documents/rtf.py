"""Rich Text -> text. Pure; one pass over tokens; a table row is a line, cells split by tabs."""

import re
from collections.abc import Mapping
from typing import Final

from mailflow.documents.packages import Refused

BYTES_MAX: Final = 2_000_000
_GROUPS_MAX: Final = 200  # open at once
_TOKEN: Final = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-z'])|([{}])"
    r"|[\r\n]+|([^\\{}\r\n]+)"
)
_SAID: Final[Mapping[str, str]] = {
    "par": "\n", "line": "\n", "row": "\n", "cell": "\t", "tab": "\t", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "sect": "\n", "page": "\n",
}  # fmt: skip
_SYMBOLS: Final[Mapping[str, str]] = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\"}
_UNSEEN: Final = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "listtable",
    "listoverridetable", "datastore", "latentstyles", "xmlnstbl", "generator", "fldinst",
))  # fmt: skip
_CODECS: Final[Mapping[int, str]] = {
    1250: "cp1250", 1251: "cp1251", 1252: "cp1252", 852: "cp852", 855: "cp855",
}  # fmt: skip
_FONT_CODECS: Final[Mapping[int, str]] = {204: "cp1251", 238: "cp1250", 0: "cp1252"}
_FONT: Final = re.compile(r"\\f(\d{1,5})(?:\\[a-z]{1,20}-?\d{0,9} ?){0,8}?\\fcharset(\d{1,3})")


def rtf(source: bytes) -> str:
    """Return the text of a Rich Text document. Raise Refused if it is none."""
    if not source.startswith(b"{\\rtf") or len(source) > BYTES_MAX:
        raise Refused("too large" if len(source) > BYTES_MAX else "not Rich Text")
    text = source.decode("latin-1")
    page = re.search(r"\\ansicpg(\d{1,5})", text[:2000])
    reader = _Reader(
        codec=_CODECS.get(int(page[1]) if page else 1252, "cp1252"),
        fonts={
            int(m[1]): _FONT_CODECS.get(int(m[2]), "") for m in _FONT.finditer(text[:50_000])
        },
    )
    for token in _TOKEN.finditer(text):
        reader.take(token)
    return "".join(reader.out)


class _Reader:
    """What Rich Text must remember from token to token."""

    def __init__(self, codec: str, fonts: Mapping[int, str]) -> None:
        self.out: list[str] = []
        self._codec, self._fonts = codec, fonts
        self._now = codec
        self._groups: list[tuple[bool, str]] = []  # unseen, codec of the enclosing groups
        self._unseen = False
        self._skip = 0  # letters that repeat a \\u for older programs

    def take(self, token: re.Match[str]) -> None:
        word, number, byte, symbol, brace, plain = token.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word, int(number) if number else None)
        elif byte:
            self._say(bytes((int(byte, 16),)).decode(self._now, "replace"))
        elif symbol == "*":
            self._unseen = True
        elif symbol or plain:
            self._say(_SYMBOLS.get(symbol, "") if symbol else plain)

    def _brace(self, brace: str) -> None:
        if brace == "{":
            if len(self._groups) > _GROUPS_MAX:
                raise Refused("nested too deeply")
            self._groups.append((self._unseen, self._now))
        elif self._groups:
            self._unseen, self._now = self._groups.pop()

    def _word(self, word: str, number: int | None) -> None:
        if word in _UNSEEN:
            self._unseen = True
        elif word == "f" and number is not None:
            self._now = self._fonts.get(number) or self._codec
        elif word == "u" and number is not None:
            self._skip = 0
            self._say(chr(number % 65536) if not 0xD800 <= number % 65536 < 0xE000 else "")
            self._skip = 1
        elif word in _SAID:
            self._skip = 0
            self._say(_SAID[word])

    def _say(self, text: str) -> None:
        if self._skip:
            text, self._skip = text[self._skip :], 0
        if not self._unseen:
            self.out.append(text)
