"""Understand, strangers: a name of which nothing is known, after a title -> a name. Pure."""

from typing import Final

from mailflow.parse.case_endings import ALL, LIKELY, N
from mailflow.parse.halves import Scene, may_be_unknown
from mailflow.parse.lexicon import FEMALE, MALE
from mailflow.parse.nominative import Form, female_nominative, guessed_surname
from mailflow.parse.pairing import Name
from mailflow.parse.spelling import ordinary
from mailflow.parse.units import Unit

# Mr, Ms and the like say whether a name can be a woman's, whose surname stays as it is.
_OF_WOMEN: Final = (
    "gospodj", "gdj", "kolegin", "profesork", "doktork", "advokatic", "ms", "mrs", "miss",
    "frau", "pani", "doamn", "zonj", "drugaric",
)  # fmt: skip


def stranger(units: list[Unit], title: str, scene: Scene) -> Name | None:
    """Return the two or three *units* after a *title* (keys, or "") as a name nobody knows."""
    if not title or not 2 <= len(units) <= 3 or not may_be_unknown(units, scene):
        return None
    female = any(key.startswith(_OF_WOMEN) for key in title.split())
    cases = scene.expected if scene.expected != ALL else N
    given, *surnames = (_undone(unit.text, cases, female=female) for unit in units)
    if female:
        surnames = [ordinary(unit.text) for unit in units[1:]]
    genders = FEMALE if female else MALE
    first = Form(given, cases, genders, 0)
    return Name(
        first, Form(" ".join(surnames), cases, genders, LIKELY), cases, genders, 0.0, len(units)
    )


def _undone(word: str, cases: int, *, female: bool) -> str:
    if cases & N:
        return ordinary(word)
    return female_nominative(word, cases) if female else guessed_surname(word, cases, MALE).name
