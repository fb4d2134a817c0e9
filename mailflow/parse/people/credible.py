"""Understand, credible: whether what reads like a name is a person here. Pure."""

from typing import Final

from mailflow.parse.letter import BULLETS
from mailflow.parse.people.around import is_called_by, of_post
from mailflow.parse.people.case_endings import ALL, SURE, N, V
from mailflow.parse.people.halves import Scene
from mailflow.parse.people.lexicon import is_plain, lexicon
from mailflow.parse.people.nominative import Form, given_forms, surname_forms
from mailflow.parse.people.pairing import Name
from mailflow.parse.people.places import is_place
from mailflow.parse.people.shared_surnames import AND
from mailflow.parse.people.spelling import key_of, one_script
from mailflow.parse.people.strangers import is_bulleted, stands_like_a_name
from mailflow.parse.people.units import Unit, Words, before_names, titles

_MARKS_OF_END: Final = frozenset(".!?;•")
_OF_BODIES: Final = frozenset({"aid"})  # given names that English bodies end with
_COMMON: Final = 0.6  # Form.likely of a name that many bear


def is_credible(
    name: Name, run: list[tuple[Unit, int]], words: Words, number: int, scene: Scene
) -> bool:
    """It is enough to call a person; a lone given name must not be an everyday word."""
    if run[-1][0].key in _OF_BODIES and _is_body(run, words, number):
        return False
    if name.given is None or name.surname is not None:
        unsure = name.surname is not None and name.surname.strength == 0
        return not (unsure and _is_doubtful(name, run, words, number, scene))
    unit = run[0][0]
    asked = scene.expected != ALL and bool(name.cases & scene.expected)
    if unit.initial or unit.key in titles() or is_plain(unit.key):
        return False
    named = _is_paired(words, number) or is_called_by(words.text, unit.start)
    if is_place(unit.text) and not named:
        return False
    if name.given.rare:
        # A lone Blertën is Blerta's where the verb before asks for her in that case.
        return asked and not begins_sentence(words, number)
    called = name.cases & V and words.text[unit.end : unit.end + 1] in (",", "!")
    return bool(name.cases & N or asked or called or not begins_sentence(words, number))


def _is_body(run: list[tuple[Unit, int]], words: Words, number: int) -> bool:
    """ "Nordic Aid": a word that no mark makes a surname, and no line of a list."""
    return len(run) > 1 and run[0][0].text[-1] not in "ćћ" and not is_bulleted(words, number)


def _is_paired(words: Words, number: int) -> bool:
    """ "Sa Milanom i Anom Ilić": the place's name is one of two who share a surname."""
    if number + 3 >= len(words.spans):
        return False
    (_, end), _, (start, _) = words.spans[number : number + 3]
    names = (words.is_capital(number + 2), words.is_capital(number + 3))
    joined = words.text[end:start] in AND and all(names)
    return joined and bool(given_forms(one_script(words.word(number + 2))))


def _is_doubtful(
    name: Name, run: list[tuple[Unit, int]], words: Words, number: int, scene: Scene
) -> bool:
    """A given name beside an unknown word is an everyday word, or declined without reason."""
    if is_word(name.given):
        return _could_be_words(run, words, number, scene)
    unasked = scene.expected == N and not name.cases & N and not is_bulleted(words, number)
    return unasked and name.given is not None and name.given.likely < _COMMON


def _could_be_words(
    run: list[tuple[Unit, int]], words: Words, number: int, scene: Scene
) -> bool:
    """An everyday word may have a capital here: at the front, in a heading, in a title."""
    if run[0][0].is_shouted and (number == 0 or words.word(number - 1).isupper()):
        return True
    if begins_sentence(words, number):
        bullet = any(mark in words.gap(number) for mark in f".){BULLETS}-–—")
        listed = bullet or _post_follows(words, run)
        return not (listed and stands_like_a_name(words, number, run, scene))
    if words.is_capital(number - 1) and not begins_sentence(words, number - 1):
        return True
    return words.gap(number).strip() != ""


def _post_follows(words: Words, run: list[tuple[Unit, int]]) -> bool:
    """A comma and a post stand behind: "Zora Bukvar, sekretarka"."""
    after = run[-1][1]
    if after >= len(words.spans) or words.gap(after) != ", ":
        return False
    key = words.keys[after]
    before = before_names().get(key)
    return (before is not None and before.kind == "post") or of_post(key) != ALL


def begins_sentence(words: Words, number: int) -> bool:
    """The word would have a capital whatever it is."""
    gap = words.gap(number)
    return number == 0 or "\n" in gap or not _MARKS_OF_END.isdisjoint(gap)


def is_word(given: Form | None) -> bool:
    """The given name is an everyday word too: Nada, Zora."""
    return given is not None and key_of(given.name) in lexicon().also_words


def rather_surname(
    name: Name | None, units: list[Unit], scene: Scene, title: str
) -> Name | None:
    """Return a lone surname instead of no name, or of an oblique given name after a title."""
    formal = title and not title.startswith("koleg")  # koleginice Ružu i Anu: given names
    if name is not None and (not formal or name.cases & N):
        return name
    return _lone_surname(units, scene, title) or name


def _lone_surname(units: list[Unit], scene: Scene, title: str) -> Name | None:
    """Return the surname that *units* begin with: after a title, or with a sure ending."""
    if not units or units[0].initial:
        return None
    forms = surname_forms(units[0].text, marked=scene.marked)
    good = [f for f in forms if f.strength]
    if not title:
        # -iće is also a verb to come: говориће.
        good = [f for f in good if f.strength >= SURE and f.name[-1] in "ćћ" and f.cases != V]
    if not good or units[0].key in titles() or len(units[0].parts) > 1:
        return None
    if is_plain(units[0].key) or is_place(units[0].text):
        return None
    best = max(good, key=lambda f: (bool(f.cases & scene.expected), f.strength, f.cases & N))
    return Name(None, best, best.cases, best.genders, 0.0, 1)
