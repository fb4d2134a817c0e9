"""Likeness, people: whether two names mean one person, and why. Pure.

Whether one name in two organisations is one person is not decided here.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from mailflow.likeness.grades import Grade, Likeness
from mailflow.likeness.persons import Person, heard, nominatives, person, short_for

TYPED_MIN: Final = 5  # letters in which a letter too few, too many or swapped is believed
STRUCK_MIN: Final = 6  # … and a wrong one: Марић and Матић are two
# Letters struck for each other: neighbours on the keyboard, or alike to the ear.
_ROWS: Final = (
    "qwertzuiop",
    "asdfghjkl",
    "yxcvbnm",
    "qwertyuiop",
    "zxcvbnm",
    "sz",
    "td",
    "bp",
    "kg",
)
_STRUCK: Final = frozenset(
    frozenset(row[at : at + 2]) for row in _ROWS for at in range(len(row) - 1)
)
_Tokens = tuple[str, ...]
_Answer = tuple[Grade, str]


def people(one: str, other: str) -> Likeness:
    """Return whether two names mean one person; the order does not matter.

    >>> people("др Петровић Ана", "Ana Petrović").grade
    <Grade.SAME: 'same'>
    >>> people("Ивана Петровић", "Иван Петровић").grade
    <Grade.DIFFERENT: 'different'>
    """
    grade, because = _compared(person(one), person(other))
    return Likeness(grade, because, (one, other))


def _compared(a: Person, b: Person) -> _Answer:
    if sorted(a.tokens) == sorted(b.tokens):
        # Who writes marks writes đ as well: Нађа and Нада may be two, and Nadja is no Нада.
        fewer = min(a, b, key=lambda one: len("".join(one.soft)))
        sure = a.soft == b.soft or fewer.is_plain
        return (Grade.SAME, "alike_person") if sure else (Grade.LIKELY, "alike_typed")
    if set(person_keys_of(a)).isdisjoint(person_keys_of(b)):
        return Grade.DIFFERENT, "unlike_person"
    if not nominatives(a.tokens).isdisjoint(nominatives(b.tokens)):
        of_a, of_b = nominatives(a.tokens, sure=True), nominatives(b.tokens, sure=True)
        return (Grade.LIKELY if of_a.isdisjoint(of_b) else Grade.SAME), "alike_case"
    if sorted(map(heard, a.tokens)) == sorted(map(heard, b.tokens)):
        # Cyrillic has but one way to write Kovács.
        sure = a.is_cyrillic != b.is_cyrillic
        return (Grade.SAME if sure else Grade.LIKELY), "alike_heard"
    return _by_words(*_left(a.tokens, b.tokens), min(len(a.tokens), len(b.tokens)))


def _left(one: _Tokens, other: _Tokens) -> tuple[list[str], list[str]]:
    """Return the words, as heard, that only one of two names has."""
    a, b = sorted(map(heard, one)), sorted(map(heard, other))
    for token in tuple(a):
        if token in b:
            a.remove(token)
            b.remove(token)
    return a, b


def _by_words(a: list[str], b: list[str], shorter: int) -> _Answer:
    """Return what the words left over say; *shorter* counts all words of the shorter name."""
    if not (a and b):
        return _part(a or b, shorter)
    if len(a) == len(b) == 1 and shorter > 1:
        return _pair(a[0], b[0])
    return Grade.DIFFERENT, "unlike_person"


def _part(left: list[str], shorter: int) -> _Answer:
    """Return what it means that one name has all words of the other, and *left*."""
    if shorter < 2 or len(left) > 1:
        return Grade.DIFFERENT, "unlike_person"
    return (Grade.SAME, "alike_person") if len(left[0]) == 1 else (Grade.LIKELY, "alike_half")


def _pair(one: str, other: str) -> _Answer:
    """Return what it means that two names differ in these words alone."""
    if 1 in (len(one), len(other)):
        alike = one[0] == other[0] and len(one) != len(other)
        return (Grade.LIKELY, "alike_initial") if alike else (Grade.DIFFERENT, "unlike_person")
    if other in short_for().get(one, ()) or one in short_for().get(other, ()):
        return Grade.LIKELY, "alike_short"
    if _is_typed(one, other):
        return Grade.LIKELY, "alike_typed"
    return Grade.DIFFERENT, "unlike_person"


def _is_typed(one: str, other: str) -> bool:
    """The words differ by an error of typing, not as two names do.

    The last letters must agree: Aleksandra is no Aleksandar, and Petrovska no Petrovski.
    """
    shorter = min(len(one), len(other))
    if shorter < TYPED_MIN or one[-1] != other[-1] or OSA.distance(one, other) != 1:
        return False
    if len(one) != len(other):
        return True
    wrong = {(x, y) for x, y in zip(one, other, strict=True) if x != y}
    if len(wrong) == 2 or wrong == set():
        return True  # two swapped
    return shorter >= STRUCK_MIN and all(frozenset(pair) in _STRUCK for pair in wrong)


def person_keys(name: str) -> tuple[str, ...]:
    """Return keys of which two names that are SAME or LIKELY share at least one.

    >>> set(person_keys("Мица Петровић")) & set(person_keys("Milica Petrović"))
    {'petrovic m'}
    """
    return person_keys_of(person(name))


@lru_cache(maxsize=16384)
def person_keys_of(one: Person) -> tuple[str, ...]:
    """Return `person_keys` of a name taken apart."""
    return tuple(sorted(set(_keys(one))))  # in one order in every process


def _keys(one: Person) -> Iterator[str]:
    """Yield each word with the first letter of each other word."""
    if len(one.tokens) < 2:
        yield from map(heard, one.tokens)
    for tokens in nominatives(one.tokens):
        sounds = [heard(token) for token in tokens]
        for at, word in enumerate(sounds):
            for other in (*sounds[:at], *sounds[at + 1 :]):
                for name in (other, *short_for().get(other, ())):
                    yield f"{word} {name[0]}"
