"""Serbian in two scripts: fold for comparison, transliterate for output."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_CYRILLIC: Final = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN: Final = (
    "a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o",
    "p", "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š",
)  # fmt: skip
_LOWER: Final[Mapping[str, str]] = dict(zip(_CYRILLIC, _LATIN, strict=True))
_TABLE: Final = str.maketrans({**_LOWER, **{c.upper(): _LOWER[c].title() for c in _LOWER}})
# A digraph is written in capitals when its word is: ЉИЉАНА -> LJILJANA, not LjILjANA.
_DIGRAPH_IN_CAPITALS: Final = re.compile(
    r"(?:Lj|Nj|Dž)(?:(?=[A-ZČĆŠŽĐ])|\b(?<=[^\W\d_](?:Lj|Nj|Dž)))"
)

# The blocks of combining marks that Latin and Cyrillic letters come apart into.
_MARKS: Final = (
    (0x300, 0x370),
    (0x483, 0x488),
    (0x1AB0, 0x1B00),
    (0x1DC0, 0x1E00),
    (0x20D0, 0x2100),
)
_NO_MARKS: Final = {code: None for first, end in _MARKS for code in range(first, end)}


def to_latin(text: str) -> str:
    """Return *text* with Serbian Cyrillic transliterated; all else stays as it is.

    >>> to_latin("Љиљана из Његоша, мејл a@b.rs")
    'Ljiljana iz Njegoša, mejl a@b.rs'
    >>> to_latin("ЉИЉАНА ЊЕГОШ")
    'LJILJANA NJEGOŠ'
    """
    if text.isascii():
        return text
    return _DIGRAPH_IN_CAPITALS.sub(lambda m: m[0].upper(), text.translate(_TABLE))


def fold(text: str) -> str:
    """Return the form under which two spellings of one name are equal.

    >>> fold("Ђорђе Шћекић") == fold("Djordje Scekic") == fold("ĐORĐE  ŠĆEKIĆ")
    True
    """
    if text.isascii():
        return " ".join(text.lower().split())
    bare = _folded(text) if _OTHERS.search(text) else text.translate(_FOLDED)
    return " ".join(bare.split())


def _folded(text: str) -> str:
    # NFKC first: it opens ǉ, full-width letters and the like before they are compared.
    latin = unicodedata.normalize("NFKC", text).translate(_TABLE).casefold().replace("đ", "dj")
    return unicodedata.normalize("NFD", latin).translate(_NO_MARKS)


# What our letters are made of, folded letter by letter: nothing in it joins what stands before.
_OTHERS: Final = re.compile("[^\x00-\u024f\u0400-\u045f\u2010-\u2026]")
_FOLDED: Final = {
    code: _folded(chr(code))
    for first, end in ((0, 0x250), (0x400, 0x460), (0x2010, 0x2027))
    for code in range(first, end)
}


@lru_cache(maxsize=4096)  # the people of one registration are compared with each other
def name_key(name: str) -> tuple[str, ...]:
    """Return the form under which two spellings of a person's name are equal.

    >>> name_key("Јовановић Ана") == name_key("Ana Jovanovic")
    True
    """
    return tuple(sorted(fold(name).split()))
