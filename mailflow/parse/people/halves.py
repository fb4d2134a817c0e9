"""Understand, halves: units -> which given name or surname they may be a case of. Pure."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from mailflow.parse.people.case_endings import ALL, LIKELY, SURE, A, D, G, I, N
from mailflow.parse.people.lexicon import BOTH, FEMALE, MALE, is_korean, is_plain, lexicon
from mailflow.parse.people.nominative import (
    KNOWN,
    Form,
    given_forms,
    guessed_surname,
    surname_forms,
)
from mailflow.parse.people.places import is_place
from mailflow.parse.people.spelling import key_of, ordinary
from mailflow.parse.people.units import PARTICLES, Unit, titles

_WORD_MIN: Final = 5  # letters; "Ana Vas moli" is nobody called Vas
_OF_IC: Final = ("ića", "iću", "ićem", "ића", "ићу", "ићем")


class Scene(NamedTuple):
    """What is known beside the words themselves.

    Attributes:
        expected: Cases the word before asks for; ALL if it asks for none.
        marked: The writer uses ć and č.
        bold: The text is known to be a name.
        opening: It begins a sentence or a line, so that the nominative is only likelier.
        listed: A person stands right before, with a comma or an "and" between.
        turned: The surname comes first where both orders are possible, as in Hungarian.
    """

    expected: int
    marked: bool
    bold: bool = False
    turned: bool = False
    listed: bool = False
    opening: bool = False


def givens_of(units: list[Unit]) -> Iterator[Form]:
    """Yield the readings of one or two units as a given name."""
    forms = given_of(units[0])
    for unit in units[1:]:
        if not unit.initial and units[0].initial:
            return
        middle = tuple(_middle(form) for form in given_of(unit))
        forms = combined(forms, middle, " ")
    yield from forms


def _middle(form: Form) -> Form:
    """Return a second given name's form; in the nominative it may be of the other gender."""
    return form._replace(strength=KNOWN, genders=BOTH if form.cases & N else form.genders)


def given_of(unit: Unit) -> tuple[Form, ...]:
    """Return the readings of one unit as a given name."""
    if unit.initial and not unit.text.endswith("."):
        return ()  # "I", "A": words in a line of capitals
    if unit.initial:
        return (Form(unit.text, ALL, BOTH, LIKELY),)
    first, *others = unit.parts
    if others and (whole := given_forms(unit.text)):
        return whole  # Soo-jin, one name of two syllables
    forms = given_forms(first)
    for part in others:
        second = tuple(map(_middle, given_forms(part)))
        second = second or (Form(ordinary(part), ALL, BOTH, LIKELY),)
        forms = combined(also_undeclined(forms), second, "-")
    return forms


def surnames_of(units: list[Unit], scene: Scene, *, known: bool = False) -> Iterator[Form]:
    """Yield the readings of one to three units as a surname.

    Args:
        known: Every part must look like a surname, not just one.
    """
    if units[-1].key in PARTICLES:
        return
    if len(units) > 1 and (units[0].initial or any(_is_given(u, scene) for u in units[1:])):
        return
    forms = _surname(units[0], scene)
    for unit in units[1:]:
        second = _surname(unit, scene)
        if not known and bool(forms) != bool(
            second
        ):  # one half is known: Ержебет Копас Вукашиновић
            forms = forms or _strange(units[0], scene)
            second = second or _strange(unit, scene)
        forms = combined(also_undeclined(forms), second, " ")
    yield from forms


def _is_given(unit: Unit, scene: Scene) -> bool:
    """The unit is a given name and no known surname: Ana Petrović Jovan Mitić are two."""
    if not any(form.cases & N and not form.rare for form in given_forms(unit.text)):
        return False
    return not surname_forms(unit.text, marked=scene.marked)


def _strange(unit: Unit, scene: Scene) -> tuple[Form, ...]:
    if not _is_nameable(unit, scene):
        return ()
    word = ordinary(unit.text)
    his = (guessed_surname(word, cases, MALE) for cases in (G | A, D, I))
    declined = (form for form in his if form.name != word)  # Peića Tukuljca
    return (Form(word, ALL, FEMALE, 0), Form(word, N, MALE, 0), *declined)


def _surname(unit: Unit, scene: Scene) -> tuple[Form, ...]:
    if unit.initial:
        return (Form(unit.text, ALL, BOTH, LIKELY, True),) if unit.text.endswith(".") else ()
    if unit.key in PARTICLES:
        return (Form(unit.text, ALL, BOTH, LIKELY),)  # van, De
    first, *others = unit.parts
    if others and is_korean(unit.key):
        return ()  # Lee Min-ho is no Lee
    if not (others or scene.bold) and is_plain(key_of(first)) and not is_word_too(first):
        return ()
    forms = surname_forms(first, marked=scene.marked)
    for part in others:
        second = surname_forms(part, marked=scene.marked)
        first_forms = also_undeclined(forms) or (Form(ordinary(first), ALL, BOTH, LIKELY),)
        forms = combined(first_forms, second or (Form(ordinary(part), ALL, BOTH, 0),), "-")
    if not others and not any(form.cases & N for form in forms):
        forms = (*forms, *_as_surname(first))
    return forms


def is_word_too(word: str) -> bool:
    """The everyday word is a surname too: Bugarski, Magyar; Matića, as its mark tells."""
    key = key_of(word)
    named = len(key) >= _WORD_MIN and key in lexicon().surnames
    return named or word.lower().endswith(_OF_IC)


def _as_surname(word: str) -> Iterator[Form]:
    """Yield the readings of a given name, or what looks like a case of one, as a surname."""
    forms = given_forms(word)
    for form in forms:
        if not form.rare:  # Ana Marjan
            cases = ALL if form.cases & N else form.cases
            yield Form(form.name, cases, form.genders | FEMALE, 0)
    if forms and not any(form.cases & N for form in forms):  # Elena Besu is nobody's Besa
        yield Form(ordinary(word), ALL, FEMALE, 0)
        yield Form(ordinary(word), N, MALE, 0)


def also_undeclined(forms: tuple[Form, ...]) -> tuple[Form, ...]:
    """Return *forms*, the first part of a double name being left undeclined by some."""
    return tuple(
        form._replace(cases=ALL) if form.cases & N and form.cases != ALL else form
        for form in forms
    )


def combined(left: tuple[Form, ...], right: tuple[Form, ...], joint: str) -> tuple[Form, ...]:
    """Return every pair of *left* and *right* that agrees in case and gender, as one form."""
    return tuple(
        Form(
            f"{a.name}{joint}{b.name}",
            a.cases & b.cases,
            a.genders & b.genders,
            max(a.strength, b.strength) if a.strength and b.strength else LIKELY,
            a.rare or b.rare,
            min(a.likely, b.likely),
            a.home and b.home,
        )
        for a in left
        for b in right
        if a.cases & b.cases and a.genders & b.genders
    )


def may_be_stranger(given: Unit, surnames: list[Unit], scene: Scene) -> bool:
    """*given* may be a given name never seen: all else about it and *surnames* is in order."""
    if not _is_nameable(given, scene):
        return False
    if scene.bold:
        return True
    forms = surname_forms(given.text, marked=scene.marked)
    if any(form.strength >= SURE for form in forms):
        return False
    return not any(
        is_plain(unit.key) or unit.initial or _is_rather_given(unit) for unit in surnames
    )


def _is_rather_given(unit: Unit) -> bool:
    """The unit may be a given name; not so Kadriu, a surname, though Kadri is a given name."""
    if not (forms := given_forms(unit.text)):
        return False
    as_written = any(form.cases & N for form in forms)
    return as_written or unit.key not in lexicon().surnames


def may_be_unknown(units: list[Unit], scene: Scene, *, beside: bool = False) -> bool:
    """None of *units* is an everyday word, a title or a town.

    Args:
        beside: A known given name stands beside, so that what only a rare ending would make
            another one may be a surname: Csabai is no case of Csaba's.
    """
    return all(_is_nameable(unit, scene, beside=beside) for unit in units)


def _is_nameable(unit: Unit, scene: Scene, *, beside: bool = False) -> bool:
    key = unit.key
    if unit.initial or key in PARTICLES or key in titles() or (len(key) < 3 and not scene.bold):
        return False
    given = any(not (beside and form.rare) for form in given_forms(unit.text))
    if given and not scene.bold:
        return False
    if unit.text.islower() and not scene.bold:
        return True
    return not (is_plain(key) or is_place(unit.text))
