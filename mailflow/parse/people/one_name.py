"""Understand, one name: a text that is just one person's name -> Mention. Pure; bolder."""

import re
from itertools import dropwhile, takewhile
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.parse.people.case_endings import ALL, SURE, N
from mailflow.parse.people.halves import Scene
from mailflow.parse.people.lexicon import BOTH, is_plain, lexicon
from mailflow.parse.people.mentions import mention_of
from mailflow.parse.people.nominative import Form, surname_forms
from mailflow.parse.people.pairing import Name, likeliest, surname_first
from mailflow.parse.people.places import is_place
from mailflow.parse.people.spelling import marked, ordinary
from mailflow.parse.people.units import PARTICLES, Unit, Words, titles

_LENGTH_MAX: Final = 200  # characters; a longer text is not one name
# What people add to a name: an address, a post in brackets, a nickname in quotes.
_ADDED: Final = re.compile(r"<[^<>]*>|\([^()]*\)|\[[^\[\]]*\]|\S{1,100}@\S{1,100}")
_NICKNAME: Final = re.compile(r"(?<=\w )[\"„“”'‘’»«][^\W\d_]{2,15}[\"„“”'‘’»«](?= \w)")
_DASH: Final = re.compile(r"\s[-–—|/:]\s?|[;:\t\n\d]")


def name_of(text: str) -> Mention | None:
    """Return the one name *text* should be: a display name, a table's cell, a label's value.

    >>> name_of("ПЕТРОВИЋ Јелена").name, name_of("Petrović, Jelena").name
    ('Јелена Петровић', 'Jelena Petrović')
    """
    bare = _NICKNAME.sub(_blank, _ADDED.sub(_blank, text[:_LENGTH_MAX]))
    pieces = [piece for piece in _pieces(bare) if piece]
    if not pieces:
        return None
    scene = Scene(N, marked(bare), bold=True)
    if len(pieces) > 1 and (name := _turned(pieces[0], pieces[1], scene)):
        return mention_of(name, pieces[0][0].start, pieces[1][-1].end, scene)
    units = pieces[0]
    name = likeliest(units, scene)
    if name is None or name.taken < len(units) or not name.surname:
        name = _lone_surname(units, scene) or name or _stranger(units)
    if name is None or (name.surname is None and _is_word(units[0], name, bare)):
        return None
    return mention_of(name, units[0].start, units[name.taken - 1].end, scene)


def _is_word(unit: Unit, name: Name, text: str) -> bool:
    """The lone unit is more likely an everyday word than a given name."""
    if not name.cases & N and text[unit.end : unit.end + 2].strip().islower():
        return True  # Radna grupa is nothing of Radan's
    return is_plain(unit.key) or (unit.text.islower() and unit.key in lexicon().also_words)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])  # offsets stay


def _pieces(text: str) -> list[list[Unit]]:
    """Return the units between commas, titles left out, up to a dash or a line's end."""
    start = len(text) - len(text.lstrip())
    dash = _DASH.search(text, start)
    end = dash.start() if dash else len(text)
    found, begin = [], 0
    for part in text[:end].split(","):
        found.append(_units(text[:end], begin, begin + len(part)))
        begin += len(part) + 1
    return found


def _units(text: str, start: int, end: int) -> list[Unit]:
    words = Words(text)
    numbers = [n for n, (first, _) in enumerate(words.spans) if start <= first < end]
    found: list[Unit] = []
    after = -1
    for number in numbers:
        if number < after:
            continue
        unit, after = words.unit(number, bold=True)
        if unit.key.rstrip(".") not in titles():
            found.append(unit)
    return _capitals(found)


def _capitals(units: list[Unit]) -> list[Unit]:
    """Return the first run with capitals, if there is any: direktorka Ana Ilić iz Niša."""
    if not any(unit.text[0].isupper() for unit in units):
        return units
    rest = list(dropwhile(lambda unit: not _is_written_large(unit), units))
    return list(takewhile(_is_written_large, rest))


def _is_written_large(unit: Unit) -> bool:
    return unit.text[0].isupper() or unit.text in PARTICLES


def _turned(surnames: list[Unit], given: list[Unit], scene: Scene) -> Name | None:
    """Return the name of "Petrović, Jelena"; None if the comma parts something else."""
    before = likeliest(surnames, scene)
    if before and before.given and before.surname and before.given.strength:
        return None
    return surname_first(surnames, given, scene)


def _lone_surname(units: list[Unit], scene: Scene) -> Name | None:
    if len(units) != 1 or likeliest(units, scene):
        return None
    forms = surname_forms(units[0].text, marked=scene.marked)
    best = max(forms, key=lambda form: (form.cases & N, form.strength), default=None)
    if best is None or best.strength < SURE:
        return None
    return Name(None, best, best.cases, best.genders, 0.0, 1)


def _stranger(units: list[Unit]) -> Name | None:
    """Return two or three words with capitals, nothing known against them, as a name."""
    if not 2 <= len(units) <= 3 or not all(_looks_like_one(unit) for unit in units):
        return None
    if len({unit.is_shouted for unit in units}) > 1:
        return None  # ALOS Secretariat
    given, *surnames = (ordinary(unit.text) for unit in units)
    first, last = Form(given, ALL, BOTH, 0), Form(" ".join(surnames), ALL, BOTH, 0)
    return Name(first, last, N, BOTH, 0.0, len(units))


def _looks_like_one(unit: Unit) -> bool:
    plain = is_plain(unit.key) or is_place(unit.text)
    return unit.text[0].isupper() and len(unit.text) > 1 and not plain
