"""Bytes -> text, where the label lies or is missing. Pure; allow-listed codecs only."""

import re
from collections.abc import Mapping
from typing import Final

# Only these reach codecs: a letter must never name a codec (utf-7, rot13, idna …) of its own.
_CODECS: Final[Mapping[str, str]] = {
    "utf8": "utf-8", "usascii": "ascii", "ascii": "ascii", "utf16": "utf-16",
    "utf16le": "utf-16-le", "utf16be": "utf-16-be",
    "windows1250": "cp1250", "cp1250": "cp1250", "xcp1250": "cp1250",
    "windows1251": "cp1251", "cp1251": "cp1251", "xcp1251": "cp1251",
    "windows1252": "cp1252", "cp1252": "cp1252", "windows1254": "cp1254",
    "iso88591": "cp1252", "latin1": "cp1252", "iso885915": "iso8859-15",
    "iso88592": "iso8859-2", "latin2": "iso8859-2", "iso88595": "iso8859-5",
    "iso885916": "iso8859-16", "iso88599": "cp1254", "koi8r": "koi8-r", "koi8u": "koi8-u",
    "ibm852": "cp852", "cp852": "cp852", "cp855": "cp855", "ibm855": "cp855",
    "macintosh": "mac_roman", "xmaccyrillic": "mac_cyrillic", "xmacce": "mac_latin2",
}  # fmt: skip
_GUESSES: Final = (
    "cp1250", "cp1251", "iso8859-2", "iso8859-5", "koi8-r", "cp1252", "cp852", "mac_cyrillic",
)  # fmt: skip
_SAMPLE_CHARS_MAX: Final = 20_000  # enough to tell; keeps the guess cheap for long letters
_KEEP_MARGIN: Final = 0.15  # the label stays unless another reading is this much better

_SERBIAN_CYRILLIC: Final = frozenset("абвгдђежзијклљмнњопрстћуфхцчџш")
_OTHER_CYRILLIC: Final = frozenset("йщъыьэюяёѓќѕіїєґ")
_SOUTH_SLAVIC: Final = frozenset("čćšžđ")
_OTHER_LATIN: Final = frozenset("áéíóöőúüűýäôľĺŕťňďěřůëçăâîșțşţßńłąęśźż")
_POINTS: Final = frozenset("„“”‘’‚–—…«»•€§©®°\u00a0№")
_RUN: Final = re.compile(r"[^\x00-\x7f]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TWICE: Final = re.compile(r"[ÂÃÄÅÐÑ][\u0080-\u00bf\u0152-\u2122]|Ð[\w]|Ñ[\w]")


def codec(label: str) -> str:
    """Return the codec for a charset *label* of MIME; "" if we do not know it.

    >>> codec("Windows-1251"), codec("utf-7")
    ('cp1251', '')
    """
    return _CODECS.get(re.sub(r"[^a-z0-9]", "", label[:40].lower()), "")


def decode(payload: bytes, label: str) -> tuple[str, str]:
    """Return *payload* as text, and what was repaired; "" if the label was right.

    >>> decode("Пријава за Ниш".encode("cp1251"), "iso-8859-1")
    ('Пријава за Ниш', 'charset repaired: labelled iso-8859-1, read as cp1251')
    """
    named = codec(label)
    if payload.startswith((b"\xff\xfe", b"\xfe\xff")) or named.startswith("utf-16"):
        return _utf_16(payload, named)
    if payload.isascii():
        return payload.decode("ascii"), ""
    text = _strict(payload, "utf-8")
    if text is not None:
        return _twice(text.removeprefix("\ufeff"), label, named)
    return _guessed(payload, label, named)


def reads(text: str) -> float:
    """Return how much *text* looks like a language of ours, by its letters beyond ASCII.

    Args:
        text: At most _SAMPLE_CHARS_MAX characters are looked at.

    Returns:
        1 for plain text of ours, below 0 for rubbish.
    """
    sample = text[:_SAMPLE_CHARS_MAX]
    marks = [_char(c) for run in _RUN.findall(sample) for c in run]
    words = sum(_word(w) for w in _WORD.findall(sample) if not w.isascii())
    return (sum(marks) + words) / max(len(marks), 1)


def _char(c: str) -> float:
    low = c.lower()
    if low in _SERBIAN_CYRILLIC or low in _SOUTH_SLAVIC:
        return 1.0
    if low in _OTHER_CYRILLIC or low in _OTHER_LATIN or c in _POINTS:
        return 0.6
    return -1.0 if c.isprintable() else -3.0


def _word(word: str) -> float:
    """A word of two scripts, capitals within, or many accented letters in a row: not ours."""
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in word)
    if cyrillic not in (0, len(word)):
        return -1.5 * min(cyrillic, len(word) - cyrillic) - 1.0
    fault = 0.0
    if not (word.isupper() or word[1:].islower() or len(word) == 1):
        fault -= 0.6 * sum(c.isupper() for c in word[1:])
    if not cyrillic:
        fault -= sum(0.8 * (len(run) - 1) for run in _RUN.findall(word) if len(run) > 2)
    return fault


def _guessed(payload: bytes, label: str, named: str) -> tuple[str, str]:
    readings = {
        name: text
        for name in dict.fromkeys((*(n for n in (named,) if n and n != "ascii"), *_GUESSES))
        if (text := _strict(payload, name)) is not None
    }
    scores = {name: reads(text) for name, text in readings.items()}
    best = max(scores, key=lambda name: scores[name], default="")
    if named in scores and scores[named] >= scores[best] - _KEEP_MARGIN:
        return readings[named], ""
    if best and scores[best] > 0:
        return readings[best], f"charset repaired: labelled {_say(label)}, read as {best}"
    return _damaged(payload, label)


def _damaged(payload: bytes, label: str) -> tuple[str, str]:
    text = payload.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return text, f"{lost} unreadable characters, labelled {_say(label)}"


def _twice(text: str, label: str, named: str) -> tuple[str, str]:
    if len(_TWICE.findall(text[:_SAMPLE_CHARS_MAX])) >= 2:
        for name in ("cp1252", "latin-1", "cp1250"):
            once = _undone(text, name)
            if once is not None and reads(once) > reads(text):
                return once, "charset repaired: UTF-8 was encoded twice"
    if named == "utf-8":
        return text, ""
    return text, f"charset repaired: labelled {_say(label)}, read as utf-8"


def _undone(text: str, name: str) -> str | None:
    try:
        return text.encode(name).decode("utf-8")
    except UnicodeError:
        return None


def _strict(payload: bytes, name: str) -> str | None:
    try:
        return payload.decode(name)
    except UnicodeError:
        return None


def _utf_16(payload: bytes, named: str) -> tuple[str, str]:
    name = "utf-16" if payload[:2] in (b"\xff\xfe", b"\xfe\xff") else named or "utf-16"
    text = _strict(payload, name)
    return (text.removeprefix("\ufeff"), "") if text is not None else _damaged(payload, name)


def _say(label: str) -> str:
    return re.sub(r"[^\w.+-]", "", label[:40]) or "nothing"
