"""Names shouted in capitals, given ordinary ones: "САВЕЗ СЛЕПИХ", "OPŠTINA BELA CRKVA"."""

import re
from collections.abc import Sequence
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat
from mailflow.parse.people.find import find_people

_QUOTES: Final = '„“”"«»,()'


def ordinary(name: str) -> str:
    """Return a name shouted in capitals with ordinary ones.

    >>> ordinary("САВЕЗ СЛЕПИХ „ТОЧАК“"), ordinary("ШКОЛА „ВУК КАРАЏИЋ“")
    ('Савез слепих „Точак“', 'Школа „Вук Караџић“')
    """
    name = name[:1].upper() + name[1:]
    letters = [c for c in name if c.isalpha()]
    words = name.split()
    if len(words) < 2 or not all(c.isupper() for c in letters) or len(letters) < 8:
        return name
    people = {
        word
        for part in re.split(f"[{_QUOTES}]", name.title())
        for m in find_people(part)
        if heads().keys().isdisjoint(flat(m.name).split())  # "Mesna Zajednica Kutlina"
        and not _is_turned(m, part)
        for word in m.name.lower().split()
    }
    seats = _in_towns(words)
    kept = [
        word.title()
        if at in seats or _is_proper(word) or word.lower().strip(_QUOTES) in people
        else word.lower()
        for at, word in enumerate(words)
    ]
    return re.sub(r'^\w|(?<=[„“"”«])\w', lambda m: m[0].upper(), " ".join(kept))


def _is_turned(m: Mention, part: str) -> bool:
    """An unknown word before a given name: "Kap života" is nobody's, nor "izvor mira"."""
    said = flat(part[m.start : m.end])
    guessed = m.confidence <= GUESSED_MAX and bool(m.given and m.surname)
    return guessed and not said.startswith(flat(m.given)[:STEM])


GUESSED_MAX: Final = 0.6  # of a name that the lexicon knows half of
STEM: Final = 3  # letters of a given name that no case changes


def _in_towns(words: Sequence[str]) -> set[int]:
    """Return which words of a shouted name are in a town's of several: "OPŠTINA BELA CRKVA"."""
    sized = ((at, size) for size in (2, 3) for at in range(1, len(words) - size + 1))
    whole = {
        n
        for at, size in sized
        if town(" ".join(words[at : at + size]).title()) is not None
        for n in range(at, at + size)
    }
    small = {n + 1 for n in range(1, len(words) - 2) if _has_small(words[n : n + 3])}
    before = {
        at
        for at, word in enumerate(words[:-1])
        if at > 0 and flat(word) in boundaries("side") and _is_proper(words[at + 1])
    }
    seats = {at for at in range(1, len(words)) if _is_seat(words[:at])}
    seats |= {at + 1 for at in seats if flat(words[at]) in boundaries("side")}
    return (whole | before | seats) - small


def _has_small(words: Sequence[str]) -> bool:
    """The second of three words of a town is small: "Petrovac na Mlavi"."""
    return town(" ".join(words).title()) is not None and len(words[1]) <= SMALL_MAX


SMALL_MAX: Final = 3


def _is_seat(before: Sequence[str]) -> bool:
    """The words say that a place follows: "OPŠTINA …", "MESNA ZAJEDNICA …"."""
    low = flat(" ".join(before))
    return low in boundaries("municipality") or low in ("mesna zajednica", "mjesna zajednica")


def _is_proper(word: str) -> bool:
    """A word keeps its capital in an ordinary name: a town or a country."""
    return flat(word) in boundaries("proper") or town(word.title()) is not None
