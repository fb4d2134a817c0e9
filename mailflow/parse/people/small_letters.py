"""Understand, small letters: names of a writer who uses no capitals. Pure.

A name written small is believed where its surname ends like one (rakić), or where the word
before tells that a person follows: koleginica vesna stankov.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise
from typing import Final

from mailflow.parse.letter import BOTH_KNOWN, Mention
from mailflow.parse.opening.phrases import table
from mailflow.parse.people.case_endings import ALL, LIKELY, SURE
from mailflow.parse.people.halves import Scene
from mailflow.parse.people.lexicon import is_plain
from mailflow.parse.people.nominative import given_forms
from mailflow.parse.people.pairing import Name, likeliest
from mailflow.parse.people.spelling import key_of
from mailflow.parse.people.strangers import ends_like_a_name
from mailflow.parse.people.units import Unit, Words, before_names

# One set of first letters, by which a search is quick: "ic", "ić" or "ић".
_SMALL_SURNAME: Final = re.compile(r"[iи](?:(?<=i)[cć]|(?<=и)ћ)(?:[auау]|em|ем)?\b")
_WORD_MAX: Final = 30  # letters of a surname
_HALF: Final = 0.55
_ANDS: Final = ("i", "и", "and", "te", "es", "dhe")
_TELLING: Final = ("title", "post", "call")
_BETWEEN: Final = frozenset(("is", "je", "mi", "se", "smo", "sam"))  # „ime mi je“, „name is“


def before_small_surnames(text: str) -> set[int]:
    """Return where words end that are followed by one in small letters like petrović."""
    ends = (match.start() for match in _SMALL_SURNAME.finditer(text))
    spaces = (text.rfind(" ", max(0, end - _WORD_MAX), end) for end in ends)
    return {space for space in spaces if space > 0 and text[space + 1].islower()}


def with_capitals(text: str) -> str:
    """Return a *text* without capitals with those that names in it would have.

    >>> with_capitals("dolazimo ja i sanja krstin u petak")
    'dolazimo ja i Sanja Krstin u petak'
    """
    words = Words(text)
    raised = set()
    for number in range(len(words.spans)):
        if _may_be_given(words.word(number)):
            raised |= {n for n in (number - 1, number, number + 1) if _may_be_half(words, n)}
    letters = list(text)
    for number in raised:
        start, _ = words.spans[number]
        letters[start] = letters[start].upper()[:1]
    return "".join(letters)


def find_small(text: str, find: Callable[[str], Iterable[Mention]]) -> tuple[Mention, ...]:
    """Return who *find* finds in a *text* without capitals: known by both halves, or told."""
    raised = with_capitals(text)
    words = Words(text)
    numbers = {start: number for number, (start, _) in enumerate(words.spans)}
    found = [m for m in find(raised) if m.confidence >= _HALF]
    sure = [
        m.confidence >= BOTH_KNOWN or _is_placed(words, numbers[m.start], m.end) for m in found
    ]
    joined = [words.text[m.end : after.start].strip() in _ANDS for m, after in pairwise(found)]
    return tuple(
        m
        for m, one, left, right in zip(
            found, sure, [False, *joined], [*joined, False], strict=False
        )
        if one or left or right
    )


def _is_placed(words: Words, number: int, end: int) -> bool:
    """A word before tells that a person follows, or an "and"; and the name ends there."""
    joined = number > 0 and words.keys[number - 1] in _ANDS
    return (joined or is_told(words, number)) and ends_like_a_name(words.text, end)


def _may_be_given(word: str) -> bool:
    key = key_of(word)
    known = any(not form.rare for form in given_forms(word))
    return known and not is_plain(key) and key not in before_names()


def _may_be_half(words: Words, number: int) -> bool:
    if not 0 <= number < len(words.spans):
        return False
    key = words.keys[number]
    return len(key) > 2 and not is_plain(key) and key not in before_names()


def after_hints(words: Words) -> set[int]:
    """Return the numbers of the words that may be told: a glance at the one before each."""
    hints = _hints()
    return {number for number, key in enumerate(words.keys, 1) if key in hints}


def is_told(words: Words, number: int) -> bool:
    """The word before, written small too, tells that a person follows: name is gordana luc."""
    before = number - 1
    if before < 0 or words.gap(number) != " ":
        return False
    if words.keys[before] not in _hints():
        return False
    while before > 0 and words.keys[before] in _BETWEEN and words.gap(before + 1) == " ":
        before -= 1
    if words.gap(before + 1) != " ":
        return False
    key = words.keys[before]
    row = before_names().get(key)
    if row is not None and row.kind in _TELLING:
        return True
    return number - before == 1 and key in _closings()


@cache
def _hints() -> frozenset[str]:
    """Return the words of which one stands before whoever is told."""
    telling = {key for key, row in before_names().items() if row.kind in _TELLING}
    return _BETWEEN | _closings() | telling


@cache
def _closings() -> frozenset[str]:
    return frozenset(table("closings")["closing"])


def in_small_letters(
    words: Words, number: int, scene: Scene
) -> tuple[list[tuple[Unit, int]], Name | None]:
    """Read a name written small: a given name known, and a surname that cannot be a word."""
    if not given_forms(words.unit(number, bold=True)[0].text):
        return [], None  # as nearly always
    run = words.run(number, bold=True)[:2]
    units = [unit for unit, _ in run]
    if len(units) < 2:
        return run, None
    apart = units[-1].start - units[0].end > 1
    if not units[-1].text.islower() and (is_plain(units[0].key) or apart):
        return run, None  # "samo Zorica Aleksić", "mlađa koleginica Zorica": at its capital
    name = likeliest(units, scene._replace(bold=True))
    if name is None or name.taken != 2 or not name.given:
        return run, None
    strength = name.surname.strength if name.surname else 0
    told = is_told(words, number) or scene.listed
    if strength < SURE and not (told and _are_no_words(units, name, words, scene)):
        return run, None
    return run, name


def _are_no_words(units: list[Unit], name: Name, words: Words, scene: Scene) -> bool:
    """Neither is an everyday word, and nothing goes on after them as after a word."""
    surname = units[-1]
    if any(is_plain(unit.key) or unit.key in before_names() for unit in units):
        return False
    if scene.expected != ALL and not name.cases & scene.expected:
        return False
    known = name.surname is not None and name.surname.strength >= LIKELY
    return known or ends_like_a_name(words.text, surname.end) or _is_post(words, surname.end)


def _is_post(words: Words, end: int) -> bool:
    """What somebody is stands right after: vesna stankov predsednica."""
    following = next((n for n, (start, _) in enumerate(words.spans) if start >= end), None)
    if following is None or words.gap(following) != " ":
        return False
    row = before_names().get(words.keys[following])
    return row is not None and row.kind == "post"
