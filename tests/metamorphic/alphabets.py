"""The same letter in another script, or without diacritics."""

import re

from mailflow.script import to_latin

from .letters import Case, opened, reworded, texts
from .letters import in_words as shown

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_MARKED = re.compile("[čćšžđČĆŠŽĐ]")
REACH = re.compile(
    r"\S*@\S+|https?:\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:rs|com|org|eu|net)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile(r"[^a-zčćšžđ]|[qwxy]")
_NUMERAL = re.compile(r"[IVX]{2,}|I")
_DIGRAPHS = (("dž", "џ"), ("lj", "љ"), ("nj", "њ"), ("dz\u030c", "џ"))
# Where two letters meet that are none: at the seam of a prefix, and in foreign words.
_SEAMS = re.compile(
    r"(?:in|kon)(?=j[eu])|nad(?=ž)|od(?=ž)|pod(?=ž)|pred(?=ž)|tan(?=jug)|van(?=jez)", re.I
)
_LETTERS = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))
_BARE = str.maketrans(
    {"č": "c", "ć": "c", "š": "s", "ž": "z", "Č": "C", "Ć": "C", "Š": "S", "Ž": "Z"}
)


def to_cyrillic(text: str) -> str:
    """Return Serbian *text* in Cyrillic; addresses and words of other languages stay.

    >>> to_cyrillic("Ljiljana i Džon iz Njegoševe, injekcija, www.a.rs, Kralja Petra I")
    'Љиљана и Џон из Његошеве, инјекција, www.a.rs, Краља Петра I'
    """
    out, at = [], 0
    for kept in REACH.finditer(text):
        out += [_WORD.sub(_cyrillic, text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join(out) + _WORD.sub(_cyrillic, text[at:])


def _cyrillic(match: re.Match[str]) -> str:
    word = match[0]
    if _FOREIGN.search(word.lower()) or (_NUMERAL.fullmatch(word) and match.start()):
        return word
    seams = _SEAMS.sub(lambda m: m[0] + "\0", word)
    for latin, cyrillic in _DIGRAPHS:
        for written in (latin.upper(), latin.title()):
            seams = seams.replace(written, cyrillic.upper())
        seams = seams.replace(latin, cyrillic)
    return "".join(_letter(c) for c in seams if c != "\0")


def _letter(c: str) -> str:
    cyrillic = _LETTERS.get(c.lower(), c)
    return cyrillic.upper() if c.isupper() else cyrillic


def without_marks(text: str) -> str:
    """Return Latin *text* as it is typed on a foreign keyboard.

    >>> without_marks("Đorđe ĐUKIĆ, Šćekić")
    'Djordje DJUKIC, Scekic'
    """
    whole = re.sub(r"Đ(?=[A-ZČĆŠŽĐ])", "DJ", text.translate(_BARE))
    return whole.replace("Đ", "Dj").replace("đ", "dj")


def words_of(case: Case) -> str:
    message = opened(case)
    told = [shown(part, str) for part in texts(message)]
    return " ".join((str(message["Subject"] or ""), str(message["From"] or ""), *told))


def is_serbian(case: Case) -> bool:
    return bool(case.truth["language"] == "sr")


def latin(case: Case) -> Case | None:
    if not is_serbian(case) or case.truth["script"] != "Cyrl":
        return None
    return reworded(case, to_latin)


def cyrillic(case: Case) -> Case | None:
    """Without diacritics nobody knows which letter was meant."""
    marked = (
        is_serbian(case) and case.truth["script"] == "Latn" and _MARKED.search(words_of(case))
    )
    return reworded(case, to_cyrillic) if marked else None


def bare(case: Case) -> Case | None:
    """Return a Serbian letter, in whichever script it is, in Latin without diacritics."""
    if not is_serbian(case) or not re.search(r"[čćšžđ\u0400-\u04ff]", words_of(case), re.I):
        return None
    return reworded(case, lambda text: without_marks(to_latin(text)))
