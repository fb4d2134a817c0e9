"""Words typed in two scripts at once -> one script. Pure; letter for letter, offsets stay.

Who changes keyboards in mid-sentence leaves a Latin "a" in a Cyrillic word, and nobody sees it;
to a machine it is another word.
"""

import re
from typing import Final

_LATIN: Final = "aeopcxyjsièìAEOPCXYJSIKMTHBÈÌ"
_CYRILLIC: Final = "аеорсхујѕіѐѝАЕОРСХУЈЅІКМТНВЀЍ"
_TO_LATIN: Final = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC)
_SEAM: Final = re.compile("[A-Za-zÀ-ɏ][Ѐ-џ]|[Ѐ-џ][A-Za-zÀ-ɏ]")
_WORD: Final = re.compile(r"[^\W\d_]{2,60}")


def one_script(text: str) -> str:
    """Return *text* with every word in one script; what only seems to be mixed stays.

    >>> one_script("Удpужење гpађана, VIP-гост") == "Удружење грађана, VIP-гост"
    True
    """
    if text.isascii() or _SEAM.search(text) is None:
        return text
    return _WORD.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    word = match[0]
    if _SEAM.search(word) is None:
        return word
    cyrillic, latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    whole = [made for made in (cyrillic, latin) if _SEAM.search(made) is None]
    # Of a word that may be either, the script of most of its letters.
    most = sum("Ѐ" <= letter <= "џ" for letter in word) * 2 >= len(word)
    return whole[0 if most else -1] if whole else word
