"""When two names are one person's."""

from functools import lru_cache
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.script import fold

_LETTERS_OF_TWO: Final = ("dj", "lj", "nj", "dz")


@lru_cache(maxsize=2048)
def tokens(name: str) -> tuple[str, ...]:
    """Return the folded words of *name*, initials' dots left out."""
    return tuple(fold(name).replace(".", " ").replace("-", " ").split())


@lru_cache(maxsize=2048)
def alike(one: str, other: str) -> bool:
    """Two names may be one person's: the shorter's words, or their initials, are in the longer.

    >>> alike("Ђорђе Лукач", "Đ. Lukač"), alike("Ana Ilić", "Ana Perić")
    (True, False)
    """
    a, b = sorted((tokens(one), tokens(other)), key=len)
    if not a:
        return False
    left = list(b)
    for word in a:
        hit = next((w for w in left if w == word or _is_initial(w, word)), None)
        if hit is None:
            return False
        left.remove(hit)
    return any(len(word) > 1 for word in a)


def _is_initial(one: str, other: str) -> bool:
    """One word is what the other begins with, a letter of Serbian: „Ђ.“ is „dj“ here."""
    short, long = sorted((one, other), key=len)
    return (len(short) == 1 or short in _LETTERS_OF_TWO) and long.startswith(short)


def is_full(mention: Mention) -> bool:
    """Given name and surname are both there, neither an initial."""
    return len(mention.given.rstrip(".")) > 1 and len(mention.surname.rstrip(".")) > 1


def belongs_to(local_part: str, name: str) -> bool:
    """An address's local part is made of the person's name.

    >>> belongs_to("m.petrovic", "Мила Петровић"), belongs_to("kancelarija", "Мила Петровић")
    (True, False)
    """
    local = fold(local_part).replace("dj", "d")
    words = [word.replace("dj", "d") for word in tokens(name)]
    return any(len(word) >= 3 and (word in local or word[:5] in local) for word in words)


def stem_of(low: str) -> str:
    """Return a name in working form as a possessive of Serbian has it.

    >>> stem_of("vera"), stem_of("marko"), stem_of("petar")
    ('ver', 'mark', 'petr')
    """
    if low[-1] in "aeo":
        return low[:-1]
    return f"{low[:-2]}r" if low.endswith("ar") else low


POSSESSIVE: Final = r"(?P<stem>\w{2,}?)(?:in|ov|ev)"  # "Verin", "Petrov", and what agrees
