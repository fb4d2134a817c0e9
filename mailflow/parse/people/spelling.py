"""Understand, spelling: how a word is written, and the key under which spellings are one. Pure.

A key is what fold() makes of a word, but a word at a time and quick: Latin, small, without
marks, đ as dj. Endings of names are of letters that are one letter in either script, so
what is cut off the end of a key may be cut off the end of the word it was made of.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from mailflow.script import fold

# Its first letter first: to look back from every letter would take longer.
WORD: Final = re.compile(r"[^\W\d_](?<![^\W_][^\W\d_])[^\W\d_]*(?:['’ʼ][^\W\d_]+)?")
# Letters of neighbours' alphabets that fold() leaves alone.
_FOREIGN: Final = {
    "ѓ": "gj", "ќ": "c", "ѕ": "dz", "й": "j", "ы": "i", "э": "e", "ю": "ju", "я": "ja",
    "щ": "sc", "ъ": "", "ь": "", "ё": "e", "і": "i", "ї": "ji", "є": "je", "ґ": "g",
    "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "þ": "th", "ð": "dj",
    "ħ": "h", "ə": "a",
    "’": "'", "ʼ": "'", "\u00ad": "",
}  # fmt: skip
_KEYS: Final = str.maketrans(
    {
        letter: fold(letter)
        for letter in map(
            chr, [*range(0xDF, 0x250), *range(0x300, 0x36F), *range(0x430, 0x460)]
        )
        if letter.isalpha() or unicodedata.combining(letter)
    }
    | {letter: fold(letter) for letter in map(chr, range(0x1E00, 0x1F00))}
    | _FOREIGN
)
_SOFT: Final = ("дь", "ђ")  # a Rusyn's Надь is a Nađ, and no "nad"
_LOOKS_LATIN: Final = "аеорсхујѕікмтнвАЕОРСХУЈЅІКМТНВ"
_LOOKS_CYRILLIC: Final = "aeopcxyjsikmtнвAEOPCXYJSIKMTHB"
_TO_LATIN: Final = str.maketrans(_LOOKS_LATIN, _LOOKS_CYRILLIC)
_TO_CYRILLIC: Final = str.maketrans(
    {a: b for a, b in zip(_LOOKS_CYRILLIC, _LOOKS_LATIN, strict=True) if a.isascii()}
)
_CYRILLIC_ADDED: Final = str.maketrans("abcdeghijklmnoprstuvzćčšž", "абцдегхијклмнопрстувзћчшж")
_JOINTS: Final = re.compile("(['’‑–-])")
MARKED: Final = frozenset("čćšžđČĆŠŽĐ")
_CYRILLIC: Final = re.compile("[Ѐ-ӿ]")
_LATIN: Final = re.compile("[A-Za-zÀ-ɏ]")
_PARTICLES: Final = frozenset(
    (
        "de",
        "van",
        "von",
        "der",
        "den",
        "da",
        "di",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "zu",
        "del",
        "af",
    )
)


def new_key(word: str) -> str:
    """Return the key of a *word* that is hardly asked for again: one of a table."""
    small = word.lower()
    return small if small.isascii() else small.replace(*_SOFT).translate(_KEYS)


@lru_cache(maxsize=8192)
def key_of(word: str) -> str:
    """Return the key of one *word*.

    >>> key_of("Ђорђе") == key_of("Djordje") == key_of("ĐORĐE") == "djordje"
    True
    """
    return new_key(word)


def is_cyrillic(word: str) -> bool:
    """It has a letter of the Cyrillic script."""
    return not word.isascii() and _CYRILLIC.search(word) is not None


@lru_cache(maxsize=4096)
def one_script(word: str) -> str:
    """Return *word* with letters of the other script that only look right made right.

    >>> one_script("Mаркo") == "Марко"  # M and o were Latin
    True
    """
    if word.isascii() or not _CYRILLIC.search(word) or not _LATIN.search(word):
        return word
    as_cyrillic, as_latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    if _CYRILLIC.search(as_latin):
        return as_cyrillic
    if _LATIN.search(as_cyrillic):
        return as_latin
    mostly = 2 * len(_CYRILLIC.findall(word)) >= len(word)
    return as_cyrillic if mostly else as_latin


def ordinary(word: str) -> str:
    """Return a name's *word* in ordinary capitals; McDonald stays.

    >>> ordinary("ПЕТРОВИЋ"), ordinary("o'connor"), ordinary("McDonald"), ordinary("van")
    ('Петровић', "O'Connor", 'McDonald', 'van')
    """
    if word.islower() and word in _PARTICLES:
        return word
    if not (word.isupper() or word.islower()):
        return word
    return "".join(part.capitalize() for part in _JOINTS.split(word))


def in_script_of(word: str, added: str) -> str:
    """Return the letters *added* to the end of *word* in the word's script."""
    return added.translate(_CYRILLIC_ADDED) if added and is_cyrillic(word) else added


def marked(text: str) -> bool:
    """The writer of *text* has ć and č: Cyrillic, or Latin with marks."""
    return is_cyrillic(text) or not MARKED.isdisjoint(text)
