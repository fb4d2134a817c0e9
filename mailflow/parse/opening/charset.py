"""Bytes -> text, where the label lies or is missing. Pure; allow-listed codecs only."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain, islice
from math import inf
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
# What a codec costs as a guess: how seldom mail of our writers is in it.
_GUESSES: Final[Mapping[str, float]] = {
    "cp1250": 0.0, "cp1251": 0.0, "iso8859-2": 0.05, "iso8859-5": 0.05, "koi8-r": 0.1,
    "cp1252": 0.1, "mac_cyrillic": 0.3, "cp852": 0.3,
}  # fmt: skip
_SAMPLE_CHARS_MAX: Final = 20_000  # enough to tell; keeps the guess cheap for long letters
_KEEP_MARGIN: Final = 0.08  # the label stays unless another reading is this much better
_DIFFERENCE: Final = 0.35  # … or better by this where the two readings differ: è for č, ľ for ž
_SURE: Final = 0.25  # below it no reading is a language of ours

# How likely a letter is, 1 for the commonest: languages of Serbia, and of its correspondents.
_LIKELY: Final[Mapping[str, float]] = {
    **dict.fromkeys("аеионрстјвкдуčćšžđ", 1.0),
    **dict.fromkeys("пмлзгбчшцћжхђњљй", 0.8),
    **dict.fromkeys("фџыьяё", 0.5),
    **dict.fromkeys("áéíóúöőüűýäëçăâîșț„“”’–…", 0.7),
    **dict.fromkeys("щъэюѓќѕіґєїôľĺŕťňďěřůşţßàèêñå‘‚—«»•€§\u00a0№", 0.4),
    **dict.fromkeys("łńąęśźżæøìò©®°·×²³½¾¹", -0.3),
}
_SAMPLE_WORDS_MAX: Final = 60
# A word with a letter beyond ASCII, or with a mark beyond it behind; never from within a word.
_BEYOND: Final = re.compile(
    r"(?:\b|(?=[^\x00-\x7f]))(?:\w*+[^\x00-\x7f]|[0-9A-Za-z_]*+[^\x00-\x7f])\w*"
)
_RUN: Final = re.compile(r"[^\x00-\x7f]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_VOWELS: Final = re.compile(r"[аеиоурыэюяёіє]")
_FRENCH: Final = re.compile(r"è[bcdfglmnprstv]{1,2}es?\b|à la\b")  # Hélène, Lefèvre
_MISREAD: Final = re.compile(r"[æð]")  # ć and đ of Central Europe, read as Western Europe
_TWICE_BY: Final = ("cp1252", "cp1251", "cp1250")
_LEADS: Final = b"\xc3\xc4\xc5\xd0\xd1\xe2"  # what our letters and marks begin with in UTF-8


@lru_cache(maxsize=64)
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


def widest(payload: bytes, label: str) -> str:
    """Return *payload* as quickly decoded text, of at least the length of the right one."""
    text = _strict(payload, "utf-8") if codec(label) == "utf-8" else None
    return payload.decode("latin-1") if text is None else text


def reads(text: str, least: float = -inf) -> float:
    """Return how much *text* looks like a language of ours, by its words beyond ASCII.

    Args:
        least: Below it nobody asks how much: then words are not looked at, only letters.

    Returns:
        1 for plain text of ours, below 0 for rubbish.
    """
    sample = text[:_SAMPLE_CHARS_MAX]
    size = len(sample.encode("utf-8", "replace"))  # in which a mark takes two bytes, or three
    few = size - len(sample) <= _SAMPLE_WORDS_MAX
    runs = "" if few else _beyond(sample)  # few marks are all of words that are looked at
    marks = "".join(_RUN.findall(runs or sample))
    likely = {mark: _char(mark) for mark in set(marks)}
    letters, count = sum(map(likely.__getitem__, marks)), max(len(marks), 1)
    odd = 0.0
    for word in _WORD.findall(runs or _beyond(sample)) if letters / count >= least else ():
        odd += _word(word)  # never above 0: it can only get less
        if (letters + odd) / count < least:
            break
    return (letters + odd) / count


def _beyond(sample: str) -> str:
    """Return the first words of *sample* beyond ASCII, blanks between."""
    return " ".join(m[0] for m in islice(_BEYOND.finditer(sample), _SAMPLE_WORDS_MAX))


@lru_cache(maxsize=1024)
def _char(c: str) -> float:
    return _LIKELY.get(c.lower(), -1.0 if c.isprintable() else -3.0)


def _word(word: str) -> float:
    """Return what is odd about *word*: two scripts, capitals within, accents in a row."""
    cyrillic = len(_CYRILLIC.findall(word))
    if cyrillic not in (0, len(word)):
        return -1.5 * min(cyrillic, len(word) - cyrillic) - 1.0
    small = word.isupper() or word[1:].islower()
    capitals = 0 if small else sum(c.isupper() for c in word[1:])
    if cyrillic:
        return -0.6 * capitals - _unspeakable(word.lower())
    return -0.6 * capitals - sum(0.8 * (len(r) - 1) for r in _RUN.findall(word) if len(r) > 2)


def _unspeakable(word: str) -> float:
    """A letter alone that is no word, or many letters and hardly a vowel among them."""
    if len(word) == 1:
        return 0.0 if word in "аиоусквяй" else 1.0
    return 0.3 * len(word) if len(word) > 3 and not _VOWELS.search(word) else 0.0


def _guessed(payload: bytes, label: str, named: str) -> tuple[str, str]:
    if _is_cut_utf_8(payload):
        return _damaged(payload, label)
    readings = {
        name: text
        for name in dict.fromkeys((*((named,) if named else ()), *_GUESSES))
        if (text := _strict(payload, name)) is not None
    }
    scores: dict[str, float] = {}
    for name, text in readings.items():
        cost = _cost(name, named)
        scores[name] = reads(text, max(scores.values(), default=-inf) + cost) - cost
    best = max(scores, key=lambda name: scores[name], default="")
    if named in scores and scores[named] >= 0 and _keeps(readings, scores, named, best):
        return readings[named], ""
    if best and scores[best] > _SURE:
        return readings[best], f"charset repaired: labelled {_say(label)}, read as {best}"
    return _damaged(payload, label)


def _keeps(
    readings: Mapping[str, str], scores: Mapping[str, float], named: str, best: str
) -> bool:
    text = readings[named]
    if named == best or (_FRENCH.search(text) and not _MISREAD.search(text)):
        return True
    near = scores[named] >= scores[best] - _KEEP_MARGIN
    return near and _differs(text, readings[best]) < _DIFFERENCE


def _differs(one: str, other: str) -> float:
    """Return how much more likely, letter by letter, *other* is where it differs from *one*."""
    pairs = zip(one[:_SAMPLE_CHARS_MAX], other[:_SAMPLE_CHARS_MAX], strict=False)
    gains = [_char(b) - _char(a) for a, b in pairs if a != b]
    bare = [gain for gain in gains if gain]
    return sum(bare) / len(bare) if bare else 0.0


def _cost(name: str, named: str) -> float:
    return 0.0 if name == named else _GUESSES.get(name, 0.0)


def _is_cut_utf_8(payload: bytes) -> bool:
    """A few bytes were lost: other codecs yield no letters of several bytes by chance."""
    text = payload[:_SAMPLE_CHARS_MAX].decode("utf-8", "replace")
    lost = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return beyond - lost > 3 * lost


def _damaged(payload: bytes, label: str) -> tuple[str, str]:
    text = payload.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return text, f"{lost} unreadable characters, labelled {_say(label)}"


def _twice(text: str, label: str, named: str) -> tuple[str, str]:
    for name in _TWICE_BY if _twice_marks(_TWICE_BY).search(text[:_SAMPLE_CHARS_MAX]) else ():
        if _twice_marks((name,)).search(text[:_SAMPLE_CHARS_MAX]):
            once = _undone(text, name)
            if once is not None and reads(once) > reads(text):
                return once, "charset repaired: UTF-8 was encoded twice"
    if named == "utf-8" or not label:  # who says nothing means UTF-8 nowadays: no repair
        return text, ""
    return text, f"charset repaired: labelled {_say(label)}, read as utf-8"


@cache
def _single_bytes(name: str) -> Mapping[str, int]:
    """Bytes a codec does not define go through as C1 controls, as in browsers."""
    defined = {bytes((b,)).decode(name, "ignore"): b for b in range(256)}
    return {chr(b): b for b in range(256)} | defined


@cache
def _twice_marks(names: tuple[str, ...]) -> re.Pattern[str]:
    """UTF-8 read byte by byte: Å¡ for š, РЎ for С; of several codecs only a first glance."""
    bytes_ = chain.from_iterable(_single_bytes(name).items() for name in names)
    chars = [(re.escape(c), b) for c, b in bytes_ if c]
    leads = "".join(c for c, b in chars if b in _LEADS)
    tails = "".join(c for c, b in chars if 0x80 <= b < 0xC0)
    return re.compile(f"[{leads}][{tails}]")


def _undone(text: str, name: str) -> str | None:
    bytes_ = _single_bytes(name)
    try:
        return bytes(map(bytes_.__getitem__, text)).decode("utf-8")
    except (KeyError, UnicodeError):
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
