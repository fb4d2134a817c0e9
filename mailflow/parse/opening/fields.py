"""Header section -> fields, decoded texts, addresses. Pure; every pattern is linear."""

import base64
import quopri
import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Final

from mailflow.model import Address
from mailflow.parse.opening import charset
from mailflow.parse.opening.lookalikes import one_script


class Fields(tuple[tuple[str, bytes], ...]):
    """The fields of a header section in order: lower-case name, unfolded value."""

    @cached_property
    def by_name(self) -> Mapping[str, tuple[bytes, ...]]:
        """Every value of each name, in order."""
        found: dict[str, tuple[bytes, ...]] = {}
        for name, value in self:
            found[name] = (*found.get(name, ()), value)
        return found


HEADER_BYTES_MAX: Final = 256 * 1024
FIELDS_MAX: Final = 1_000
FIELD_BYTES_MAX: Final = 64 * 1024
ADDRESS_CHARS_MAX: Final = 2_000  # of a From field; Outlook's longest real ones have 300
_EMAIL_CHARS_MAX: Final = 254  # RFC 5321 §4.5.3.1.3

_FIELD: Final = re.compile(rb"([!-9;-~]{1,100})[ \t]*:[ \t]?(.*)", re.DOTALL)
_FOLD: Final = re.compile(rb"\n(?=[ \t])")
_WORD: Final = re.compile(r"=\?([\w.+*-]{1,60})\?([bBqQ])\?([^?\s]{0,2000})\?=")
_GAP: Final = re.compile(r"(?<=\?=)[ \t]+(?==\?)")
_NOT_BASE_64: Final = re.sub(rb"[A-Za-z0-9+/]", b"", bytes(range(256)))
_ATOMS: Final = r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*"
_LABELS: Final = r"[^\W_]([\w-]*)(?:\.[^\W_][\w-]*)+"
_EMAIL: Final = re.compile(rf"{_ATOMS}@{_LABELS}")
_MAILBOX: Final = re.compile(
    r'\s*(?P<name>"(?:[^"\\]|\\.)*"|[^"<>]*?)\s*<(?P<email>[^<>\s]+)>\s*'
)
_COMMENTED: Final = re.compile(r"\s*(?P<email>[^\s()<>]+)\s*(?:\((?P<name>[^()]*)\))?\s*")
# Bidirectional controls and zero-width characters let a name look like another one.
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


@lru_cache(maxsize=2)
def split(head: bytes) -> Fields:
    """Return the fields of the header section *head*, in order; bounded, nothing decoded."""
    joined = _FOLD.sub(b"", head[:HEADER_BYTES_MAX].replace(b"\r\n", b"\n"))
    found = map(_FIELD.match, joined.split(b"\n", FIELDS_MAX))
    return Fields(
        (m[1].decode("ascii").lower(), m[2][:FIELD_BYTES_MAX].strip()) for m in found if m
    )


def values(fields: Fields, name: str) -> tuple[bytes, ...]:
    """Return every value of the fields called *name* (lower case), in order."""
    return fields.by_name.get(name, ())


def plain(text: str) -> str:
    """Return *text* on one line, NFC, without control, bidirectional and zero-width marks.

    >>> plain("Ана\\u202e\\tИлић")
    'Ана Илић'
    """
    if text.isascii() and text.isprintable():  # dates and most addresses
        return " ".join(text.split())
    lines = text.replace("\t", " ").replace("\n", " ")
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", lines)).split())


@lru_cache(maxsize=64)  # a letter's few fields are looked at from several sides
def decoded(value: bytes) -> tuple[str, str]:
    """Return a field's text with its encoded words (RFC 2047) opened, and what was repaired.

    >>> decoded(b"=?utf-8?b?0J/RgNC40Zg=?= =?utf-8?q?=D0=B0?=")
    ('Прија', '')
    """
    text, finding = charset.decode(value, "")
    if "=?" not in text:
        return one_script(plain(text)), finding
    return one_script(plain(_opened(_GAP.sub("", text)))), finding


def _opened(text: str) -> str:
    """Neighbours of one charset are joined first: mailers split them inside a character."""
    out: list[str] = []
    bytes_, label, end = b"", "", 0
    for word in _WORD.finditer(text):
        if bytes_ and (word.start() != end or word[1].lower() != label):
            out.append(charset.decode(bytes_, label)[0])
            bytes_ = b""
        out.append(text[end : word.start()])
        bytes_, label, end = bytes_ + _word_bytes(word), word[1].lower(), word.end()
    if bytes_:
        out.append(charset.decode(bytes_, label)[0])
    return "".join(out) + text[end:]


def _word_bytes(word: re.Match[str]) -> bytes:
    data = word[3].encode("utf-8", "replace")
    if word[2] in "qQ":
        return quopri.decodestring(data, header=True)
    bare = data.translate(None, _NOT_BASE_64)
    whole = bare[: -1 if len(bare) % 4 == 1 else None]  # a letter was lost on the way
    return base64.b64decode(whole + b"=" * (-len(whole) % 4))


def email(text: str) -> str:
    """Return *text* in lower case if it is one addr-spec, strictly; else "".

    >>> email("Ana@Krug.rs"), email("a@gov.rs@evil.rs")
    ('ana@krug.rs', '')
    """
    fits = len(text) <= _EMAIL_CHARS_MAX and _EMAIL.fullmatch(text)
    return text.lower() if fits else ""


@lru_cache(maxsize=64)
def mailbox(value: bytes) -> Address | None:
    """Return the one plain mailbox *value* holds; None for none, several, groups or tricks."""
    raw = charset.decode(value[:ADDRESS_CHARS_MAX], "")[0]
    text = raw.strip().rstrip(",;")
    if len(value) > ADDRESS_CHARS_MAX:
        return None
    match = _MAILBOX.fullmatch(text) or _COMMENTED.fullmatch(text)
    if match is None or not email(match["email"]):
        return None
    name = _name(match["name"] or "")
    deceives = "@" in name and email(name.strip("<>' ")) != email(match["email"])
    return None if deceives else Address(name=name, email=email(match["email"]))


def _name(raw: str) -> str:
    """A display name is unquoted before its encoded words are opened, never after."""
    bare = re.sub(r"\\(.)", r"\1", raw[1:-1]) if raw.startswith('"') else raw
    return decoded(bare.encode("utf-8", "replace"))[0]
