"""Organisations called by an abbreviation alone: "iz SUBNOR-a", "ispred SKGO"."""

import re
from functools import lru_cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.named import is_another
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat

LETTERS_MIN: Final = 3
LETTERS_MAX: Final = 6
_DECLINED: Final = re.compile(r"-[aue]\b")
_WORD: Final = re.compile(r"\w+")


def is_abbreviation(leaf: Leaf, index: int) -> bool:
    """A word of capitals alone: "iz SUBNOR-a", "iz SKGO dolazi"; none in a line of capitals."""
    start, end = leaf.page.words[index]
    low = leaf.flat[start:end]
    upper = end - start >= LETTERS_MIN and leaf.text[start:end].isupper()
    if not upper or is_another(low) or low in boundaries("no_body"):
        return False
    return declined_end(leaf, end) > end or _stands_alone(leaf, index)


def declined_end(leaf: Leaf, end: int) -> int:
    """Return where the ending of a declined abbreviation ends: "-a"; *end* if there is none."""
    return end + len("-a") if _DECLINED.match(leaf.flat, end) else end


def _stands_alone(leaf: Leaf, index: int) -> bool:
    """An abbreviation in a line with small letters, and no capital right after it."""
    start, end = leaf.page.words[index]
    a, b = leaf.page.line_of(start)
    following = re.match(r"[ ]?([^\W\d_]?)", leaf.text[end : end + 2])
    ends = following is None or not following[1].isupper()
    plain = ends and end - start <= LETTERS_MAX and not leaf.named(start, end)
    return plain and not leaf.text[a:b].isupper() and town(leaf.text[start:end].title()) is None


KIND_MAX: Final = 6  # letters of an abbreviation for a kind: KUD, HKUD


def is_kind(short: str, long: str) -> bool:
    """The one is what the other is called short, without its own name: "iz našeg KUD-a".

    >>> is_kind("KUD", "Kulturno-umetničko društvo „Sonja“")
    True
    >>> is_kind("KUD", "KUD „Sonja“")
    True
    """
    if len(short) > KIND_MAX or not short.isupper():
        return False
    low = flat(short)
    return _of_kind(long)[0] == low or flat(long).startswith(f'{low} "')


def is_only_kind(name: str) -> bool:
    """The name is but an abbreviation for a kind of body.

    >>> is_only_kind("KUD"), is_only_kind("KUD „Sonja“"), is_only_kind("Sonja")
    (True, False, False)
    """
    kinds = heads().get(flat(name), ())
    return bool(kinds) and all(kind.group == "prefix" for kind in kinds)


def is_kind_and_name(short: str, long: str) -> bool:
    """Only what a body is, is abbreviated in the one.

    >>> is_kind_and_name("ZZ Malina", "Zemljoradnička zadruga „Malina“")
    True
    """
    kind, _, own = flat(short).partition(" ")
    return bool(own) and (kind, own.strip('"')) == _of_kind(long)


@lru_cache(maxsize=512)  # the names of a letter are compared with each other
def _of_kind(name: str) -> tuple[str, str]:
    """Return the first letters of what a body is, and its own name; "" if it has none."""
    kind, quoted, own = flat(name).partition('"')
    letters = "".join(word[0] for word in _WORD.findall(kind))
    return (letters, own.strip('"')) if quoted and len(letters) > 1 else ("", "")
