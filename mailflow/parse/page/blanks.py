"""What a form's blanks leave around what fills them: "Ime: ____Ana Ilić____". Pure."""

import re
from dataclasses import replace
from typing import Final

from mailflow.parse.letter import Passage

_RUNS: Final = ("__", "....", "……")  # a glance at these first
_AHEAD: Final = r"(?<=:)[ \t]*(?:_{2,}|\.{4,}|…{2,})[ \t]?(?=[\w+„\"☐☒☑\[(])(?!_)"
_BEHIND: Final = r"(?<=[^\s_.…:])(?:_{2,}|\.{4,}|…{2,})(?=\s|$)"
_BETWEEN: Final = r"(?<=[^\s:] )(?P<leads>_{3,}|\.{4,}|…{2,})(?=[^\W_]|\+)"
_LEFT: Final = re.compile(f"{_AHEAD}|{_BEHIND}|{_BETWEEN}")


def without_blanks(passage: Passage) -> Passage:
    """Return the passage without what is left of blanks beside what fills them.

    >>> from mailflow.parse.letter import Kind
    >>> text = "Ime: ___Ana Ilić___\\nTelefon ____064 123......\\nPotpis: ______"
    >>> passage = Passage(kind=Kind.OWN, name="text", line=1, text=text)
    >>> without_blanks(passage).text.split("\\n")
    ['Ime: Ana Ilić', 'Telefon ____ 064 123', 'Potpis: ______']
    """
    if not any(map(passage.text.__contains__, _RUNS)):
        return passage
    return replace(passage, text=_LEFT.sub(_kept, passage.text))


def _kept(left: re.Match[str]) -> str:
    """What leads from a label to its value stays, and is parted from the value."""
    colon = left.string[left.start() - 1] == ":"
    return f"{left['leads']} " if left["leads"] else " " * colon
