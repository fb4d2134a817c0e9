"""What a registration is called: short, easy to read out, and wrong where it is mistyped. Pure.

Six characters and a check character of Crockford's base 32, which has no I, L, O and U. One
wrong character and any two that changed places are noticed, the check character's included:
the check is the remainder of a division in the field of 32 elements.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

LENGTH: Final = 7  # with the check character
DIGITS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ATTEMPTS_MAX: Final = 40  # of other names, should one be taken
_DOUBLE: Final = tuple(n << 1 if n < 16 else n << 1 ^ 0b100101 for n in range(32))
# As people copy it: O for 0, I and L for 1, the Cyrillic letter that looks the same …
_LATIN: Final = {**{c: c for c in DIGITS}, "O": "0", "I": "1", "L": "1"}
_LOOKS: Final = {**_LATIN, **dict(zip("АВЕЈКМНОРСТХУЅІ", "ABEJKMH0PCTXYS1", strict=True))}
# … or the one on the same key of a Serbian keyboard.
_KEYS: Final = {
    **_LATIN,
    **dict(zip("АБЦДЕФГХЈКМНОПЉРСТВЊЏЗИЛ", "ABCDEFGHJKMN0PQRSTVWXZ11", strict=True)),
}
_ONE: Final = r"[0-9A-Za-z\u0400-\u04ff]"
# One character first, by which a search is quick, and then all the others.
_PERHAPS: Final = re.compile(
    rf"{_ONE}(?<!\w{_ONE})(?=((?:[ \u00a0\u2010-\u2013.-]?{_ONE}){{{LENGTH - 1}}})(?!\w))"
)
# Nearly no text has a word of letters and digits: only capitals can be meant then.
_LETTER: Final = r"[A-Za-z\u0400-\u04ff]"
_MIXED: Final = re.compile(rf"[0-9](?:(?={_LETTER})|(?<={_LETTER}[0-9]))")
_CAPITALS: Final = "".join(c for c in map(chr, range(0x400, 0x500)) if c == c.upper())
_IN_CAPITALS: Final = re.compile(_PERHAPS.pattern.replace(_ONE, f"[0-9A-Z{_CAPITALS}]"))
_APART: Final = re.compile(r"[^0-9A-Za-z\u0400-\u04ff]")


def make(key: str, attempt: int = 0) -> str:
    """Return what we call the registration begun by the letter named *key* (hex).

    Always with a letter and a digit, so that no word and no number is taken for one.

    Args:
        attempt: Counted from 0, below ATTEMPTS_MAX; another one gives another name, should
            the first be taken.

    >>> make("9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab")
    '72PSH8K'
    """
    number, count = int(key, 16), len(key) * 4 // 5
    places = [number >> 5 * (count - 1 - place) & 31 for place in range(count)]
    names = (
        _checked(places[n : n + LENGTH - 1])
        for n in (*range(0, count - LENGTH, LENGTH - 1), *range(count - LENGTH))
    )
    mixed = (name for name in names if _is_mixed(name))
    first = next(mixed)
    if not attempt:  # nearly always; fifty names would be made for one
        return first
    distinct = list(dict.fromkeys((first, *mixed)))
    return distinct[attempt % len(distinct)]


def cited(text: str) -> list[tuple[str, int]]:
    """Return the references in *text* as we write them, each with the offset it stands at.

    Only well-formed ones; whether such a registration exists is another matter. Small
    letters, blanks or hyphens inside and characters that look alike are put right.

    >>> cited("наш број је 72ps-h8k")
    [('72PSH8K', 12)]
    >>> cited("72PSH8J")
    []
    """
    found: dict[str, int] = {}
    for match in (_PERHAPS if _MIXED.search(text) else _IN_CAPITALS).finditer(text):
        written = _APART.sub("", match[0] + match[1]).upper()
        if not written.isdigit() and _looks_meant(match[0] + match[1]):  # as of a telephone
            found |= {name: match.start() for name in _readings(written) if name not in found}
    return list(found.items())


def as_written(typed: str) -> str:
    """Return a reference that somebody typed as we write it; in capitals if it is none.

    >>> as_written("72psh-8k")
    '72PSH8K'
    """
    found = cited(typed)
    return found[0][0] if found else typed.upper()


def _readings(written: str) -> Iterable[str]:
    for table in (_LOOKS, _KEYS):
        name = _spelled(written, table)
        if name and _is_mixed(name) and _checked(map(DIGITS.index, name[:-1])) == name:
            yield name


def _spelled(written: str, table: Mapping[str, str]) -> str:
    known = all(c in table for c in written)
    return "".join(table[c] for c in written) if known else ""


def _checked(places: Iterable[int]) -> str:
    """Return the name of *places* with its check character."""
    values = list(places)
    rest = 0
    for value in values:
        rest = _DOUBLE[rest ^ value]
    return "".join(DIGITS[value] for value in (*values, rest))


def _is_mixed(name: str) -> bool:
    if name.isalpha() or name.isdigit():  # most words are
        return False
    return any(map(str.isdigit, name))


def _looks_meant(written: str) -> bool:
    """Tell a reference from a date: "15 marta" has neither a mixed word nor capitals only."""
    if written == written.upper():
        return True
    return not written.isalpha() and any(map(_is_mixed, _APART.split(written)))
