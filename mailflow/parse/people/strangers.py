"""Understand, strangers: words that only stand like a name, nothing of it known. Pure."""

import re
from typing import Final

from mailflow.parse.letter import BULLETS
from mailflow.parse.people.case_endings import ALL, LIKELY, A, D, G, N
from mailflow.parse.people.halves import Scene, is_word_too, may_be_unknown
from mailflow.parse.people.lexicon import BOTH, FEMALE, MALE
from mailflow.parse.people.nominative import (
    KNOWN,
    Form,
    female_nominative,
    given_forms,
    guessed_surname,
)
from mailflow.parse.people.pairing import Name, surname_first
from mailflow.parse.people.places import is_place
from mailflow.parse.people.spelling import ordinary
from mailflow.parse.people.units import Unit, Words, before_names

# Between two words with capitals they make a name: Joost van Dalen.
_NOBLE: Final = frozenset(("van", "von", "ter", "del", "bin"))
_BULLET: Final = re.compile(rf"(?:[\s\d.)(>–—{BULLETS}-]|\b[a-zа-ш]\)|\b[ivx]{{1,4}}[.)])*")
_DASHES: Final = ("-", "–", "—", ":")
_ENDS: Final = re.compile(
    r"\s*(?:$|\n|[,(;\t.]|[-–—]\s|(?:i|и|and|te|те)\s)|\s(?:iz|из|ispred|испред|from)\s"
)
_ENTRY: Final = re.compile(r"\s*[,–—-]\s+([^\W\d_])")
# Mr, Ms and the like say whether a name can be a woman's, whose surname stays as it is.
_OF_WOMEN: Final = (
    "gospodj", "gdj", "kolegin", "profesork", "doktork", "advokatic", "ms", "mrs", "miss",
    "frau", "pani", "doamn", "zonj", "drugaric",
)  # fmt: skip


def stands_like_a_name(
    words: Words, number: int, run: list[tuple[Unit, int]], scene: Scene
) -> bool:
    """The words of *run* stand where people are named: in a list, after a label or a verb."""
    if not 2 <= len(run) <= 3 or any(unit.wrapped for unit, _ in run):
        return False
    if any(unit.is_shouted for unit, _ in run):
        # In capitals a heading looks like a name; not so two words after a verb of coming.
        called = _is_called(words, number)
        return called and len(run) == 2 and ends_like_a_name(words.text, run[-1][0].end)
    text, start, end = words.text, run[0][0].start, run[-1][0].end
    ends = ends_like_a_name(text, end)
    if len(run) == 3 and run[1][0].text in _NOBLE:
        return ends
    line = text[max(text.rfind("\n", max(0, start - 40), start) + 1, start - 40) : start]
    return ends and (scene.listed or bool(_BULLET.fullmatch(line)) or _is_called(words, number))


def is_bulleted(words: Words, number: int) -> bool:
    """The word opens a line of a list: after a dash, a number, or a post and a dash."""
    _, line, gap = words.gap(number).rpartition("\n")
    if not line and (number or not gap.strip()):
        before = before_names().get(words.keys[number - 1]) if number else None
        if gap.strip() == ":":
            return True
        return before is not None and before.kind == "post" and gap.strip() in _DASHES
    return _BULLET.fullmatch(gap) is not None and gap.strip() != ""


def heads_entry(words: Words, number: int, run: list[tuple[Unit, int]]) -> bool:
    """Two words in capitals open a line going on in small letters: "TUBIN VERA, pravnica"."""
    _, line, _ = words.gap(number).rpartition("\n")
    shouted = len(run) == 2 and all(unit.is_shouted for unit, _ in run)
    if not shouted or (number and not line):
        return False
    after = _ENTRY.match(words.text, run[-1][0].end)
    return after is not None and after[1].islower()


def opens_turned(words: Words, number: int, scene: Scene) -> bool:
    """The word is a surname too, before a given name: "1. Bugarski Živko", "Magyar Attila"."""
    if not is_word_too(words.word(number)):
        return False
    placed = scene.turned or is_bulleted(words, number)
    following = words.run(number)[1:2] if placed else []
    return any(form.cases & N for unit, _ in following for form in given_forms(unit.text))


def ends_like_a_name(text: str, end: int) -> bool:
    """What follows at *end* may follow a name: a comma, a line's end, an "and", a "from"."""
    return _ENDS.match(text, end) is not None


def _is_called(words: Words, number: int) -> bool:
    """A label ("Учесник:") or a verb ("пријављујем") stands right before the word."""
    if not number or words.gap(number) not in (" ", ": ", ":", ":\t"):
        return False
    before = before_names().get(words.keys[number - 1])
    return before is not None and before.kind in ("call", "post")


def stranger(units: list[Unit], title: str, scene: Scene) -> Name | None:
    """Return two or three *units* that must be a name as one that nobody knows.

    Args:
        title: Keys of titles before them, or "".
    """
    telling = [unit for unit in units if unit.text not in _NOBLE]
    if not 2 <= len(units) <= 3 or not may_be_unknown(telling, scene):
        return None
    cases = scene.expected if scene.expected != ALL else N
    female = _is_female(units[0], title, cases)
    given, *surnames = (_undone(unit.text, cases, female=female) for unit in units)
    if female:
        surnames = [ordinary(unit.text) for unit in units[1:]]
    genders = (FEMALE if female else MALE) if title or not cases & N else BOTH
    first = Form(given, cases, genders, 0)
    last = Form(" ".join(surnames), cases, genders, LIKELY if title else 0)
    return Name(first, last, cases, genders, 0.0, len(units))


def turned_stranger(units: list[Unit], scene: Scene) -> Name | None:
    """Return the name of an unknown surname before a known given name: Vurdelju Đorđa."""
    if len(units) != 2 or not may_be_unknown(units[:1], scene):
        return None
    name = surname_first(units[:1], units[1:], scene._replace(bold=True))
    asked = name and (scene.expected == ALL or name.cases & scene.expected)
    return name if asked and name and name.given and not name.given.rare else None


def named_like_town(
    words: Words, number: int, run: list[tuple[Unit, int]], scene: Scene
) -> Name | None:
    """Return the name of somebody called like a town: "dolazi Milica Leskovac, pravnica".

    The given name is known, and both stand where people are named, to the last word.
    """
    if len(run) != 2 or not is_place(run[1][0].text):
        return None
    if not (scene.listed or stands_like_a_name(words, number, run, scene)):
        return None
    if not ends_like_a_name(words.text, run[1][0].end):
        return None
    forms = [f for f in given_forms(run[0][0].text) if f.strength >= KNOWN and not f.rare]
    given = next(
        (f for f in forms if f.cases & scene.expected & (ALL if f.genders & FEMALE else N)),
        None,
    )
    if given is None:
        return None
    cases = given.cases & scene.expected
    surname = Form(ordinary(run[1][0].text), cases, given.genders, 0)
    return Name(given, surname, cases, given.genders, 0.0, 2)


def _is_female(given: Unit, title: str, cases: int) -> bool:
    if title:
        return any(key.startswith(_OF_WOMEN) for key in title.split())
    return given.key.endswith({A: "u", G: "e", D: "i"}.get(cases, "a"))


def _undone(word: str, cases: int, *, female: bool) -> str:
    if cases & N:
        return ordinary(word)
    return female_nominative(word, cases) if female else guessed_surname(word, cases, MALE).name
