"""Understand, people: text -> Mentions, each name brought back to the nominative. Pure."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from mailflow.parse.bystanders import is_bystander
from mailflow.parse.case_endings import ALL, CASE_OF, SURE, A, D, G, I, N, V
from mailflow.parse.letter import Gender, Mention
from mailflow.parse.lexicon import FEMALE, MALE, lexicon
from mailflow.parse.nominative import KNOWN, Form, marked, surname_forms
from mailflow.parse.pairing import Name, Scene, likeliest
from mailflow.parse.places import is_place, place_of
from mailflow.parse.spelling import key_of
from mailflow.parse.units import Unit, Words, before_names, titles

__all__ = ["find_people", "is_place", "name_of", "place_of"]

_LETTERS: Final = {"N": N, "G": G, "D": D, "A": A, "V": V, "I": I}
_GENDERS: Final = {MALE: Gender.MALE, FEMALE: Gender.FEMALE}
_TEXT_MAX: Final = 200_000  # characters searched; no letter names people beyond
_AND: Final = frozenset((" i ", " и ", " and ", " és ", " dhe ", " a ", " și ", " si ", " & "))


def find_people(text: str) -> tuple[Mention, ...]:
    """Return the people named in *text*, in the order written; none overlap another.

    >>> [m.name for m in find_people("Пријављујем Марка Петровића и Ану Илић.")]
    ['Марко Петровић', 'Ана Илић']
    """
    words = Words(text[:_TEXT_MAX])
    found: list[Mention] = []
    number, writes_marks = 0, marked(text)
    while number < len(words.spans):
        mention, number = _at(words, number, writes_marks)
        if mention:
            found.append(mention)
    return tuple(_with_shared_surnames(text, found))


def _at(words: Words, number: int, writes_marks: bool) -> tuple[Mention | None, int]:
    """Return the mention that begins at a word, and the number of the word after it."""
    after = number + 1
    if not words.is_capital(number) or words.is_of_address(number):
        return None, after
    expected, title = _expected(words, number)
    run = words.run(number)
    units = [unit for unit, _ in run]
    scene = Scene(expected, writes_marks)
    name = likeliest(units, scene)
    if name is None or not _is_credible(name, units):
        name = _lone_surname(units, scene, title)
    if name is None:
        return None, after
    last, after = run[name.taken - 1]
    if is_bystander(words, number, last.end, name.cases):
        return None, after
    return _mention(name, units[0].start, last.end, scene), after


def _is_credible(name: Name, units: list[Unit]) -> bool:
    """It is enough to call it a person: a lone given name must not be an everyday word."""
    if name.given is None or name.surname is not None:
        return not (name.surname and name.surname.strength == 0 and _is_word(name.given))
    unit = units[0]
    if unit.initial or name.given.rare or is_place(unit.text):
        return False
    return not (_is_word(name.given) or lexicon().is_plain(unit.key) or unit.key in titles())


def _is_word(given: Form | None) -> bool:
    return given is not None and key_of(given.name) in lexicon().also_words


def _lone_surname(units: list[Unit], scene: Scene, title: bool) -> Name | None:
    """Return the surname that *units* begin with: after a title, or with a sure ending."""
    if not units or units[0].initial or units[0].key in titles() or len(units[0].parts) > 1:
        return None
    forms = surname_forms(units[0].text, marked=scene.marked)
    least = 1 if title else SURE
    good = [f for f in forms if f.strength >= least and (title or f.strength != KNOWN)]
    if not good or lexicon().is_plain(units[0].key) or is_place(units[0].text):
        return None
    best = max(good, key=lambda f: (bool(f.cases & scene.expected), f.strength, f.cases & N))
    return Name(None, best, best.cases, best.genders, 0.0, 1)


def _expected(words: Words, number: int) -> tuple[int, bool]:
    """Return the cases that the words before ask for, and whether a title is among them."""
    cases, title = ALL, False
    for back in range(number - 1, max(-1, number - 4), -1):
        gap = words.gap(back + 1)
        if "\n" in gap or len(gap) > 3 or gap.strip(" \u00a0.") != "":
            break
        key = key_of(words.word(back))
        before = before_names().get(key)
        asked = sum(_LETTERS[letter] for letter in before.cases) if before else 0
        title = title or bool(before and before.kind == "title")
        if before and before.kind in ("case", "title") and asked:
            cases &= asked
        if key not in titles():
            break
    return cases or ALL, title


def _mention(name: Name, start: int, end: int, scene: Scene) -> Mention:
    given = name.given.name if name.given else ""
    surname = name.surname.name if name.surname else ""
    cases = name.cases & scene.expected or name.cases
    return Mention(
        start=start,
        end=end,
        name=f"{given} {surname}".strip(),
        given=given,
        surname=surname,
        case=CASE_OF[next(c for c in (N, A, G, D, I, V) if cases & c)],
        gender=_GENDERS.get(name.genders, Gender.UNKNOWN),
        confidence=_confidence(name),
        because=_because(name),
    )


def _confidence(name: Name) -> float:
    if name.given is None or name.surname is None:
        return 0.4
    known = (name.given.strength == KNOWN) + (name.surname.strength >= SURE)
    return (0.3, 0.6, 0.9)[known]


def _because(name: Name) -> str:
    said = []
    if name.given:
        said.append(
            "given name known" if name.given.strength == KNOWN else "given name unknown"
        )
    if name.surname:
        known = ("unknown", "likely by its ending", "sure by its ending", "known")
        said.append(f"surname {known[name.surname.strength]}")
    if not name.cases & N:
        said.append("declined")
    return ", ".join(said)


def _with_shared_surnames(text: str, found: list[Mention]) -> Iterator[Mention]:
    """Yield *found*, lone given names given the surname they share: Ана и Марко Петровић."""
    for mention, following in zip_longest(found, found[1:]):
        between = text[mention.end : following.start] if following else ""
        if (
            following
            and between in _AND
            and mention.given
            and not mention.surname
            and following.given
            and following.surname
        ):
            yield _sharing(mention, following.surname)
        else:
            yield mention


def _sharing(mention: Mention, surname: str) -> Mention:
    return Mention(
        start=mention.start,
        end=mention.end,
        name=f"{mention.given} {surname}",
        given=mention.given,
        surname=surname,
        case=mention.case,
        gender=mention.gender,
        confidence=0.6,
        because=f"{mention.because}, surname shared",
    )


def name_of(text: str) -> Mention | None:
    """Return the one name *text* should be: a display name, a table's cell, a label's value.

    >>> name_of("ПЕТРОВИЋ Јелена").name, name_of("prof. dr Ana Ilić").name
    ('Јелена Петровић', 'Ana Ilić')
    """
    words = Words(text)
    numbers = [n for n in range(len(words.spans)) if key_of(words.word(n)) not in titles()]
    if not numbers:
        return None
    run = words.run(numbers[0], bold=True)
    units = [unit for unit, _ in run]
    scene = Scene(N, marked(text), bold=True)
    name = likeliest(units, scene)
    return _mention(name, units[0].start, run[name.taken - 1][0].end, scene) if name else None
