"""Doubts as people read them: code -> weight, and a sentence in the staff's language. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import prod
from typing import Final

from mailflow.model import Doubt, LetterRecord, Reading, Script
from mailflow.script import to_latin

CURES: Final = {
    "": (),
    "asking": ("asking",),
    "book": ("book",),
    "attendee": ("attendee",),
    "both": ("asking", "book"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A row of reasons.tsv.

    Attributes:
        cures: What takes the doubt away without a person: "asking" for what is missing, the
            "book" where the sender's own registration tells, "attendee" where that one has the
            person named first in the doubt; () if nothing does.
        serbian: In Cyrillic; like *english* with {0}, {1} where values go.
    """

    weight: float
    cures: tuple[str, ...]
    serbian: str
    english: str


@cache
def table() -> dict[str, Reason]:
    """Return the rows of reasons.tsv by code."""
    lines = files("mailflow").joinpath("reasons.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {
        code: Reason(float(weight), CURES[cure], sr, en) for code, weight, cure, sr, en in rows
    }


def doubt(code: str, *values: object) -> Doubt:
    """Return the doubt of that *code*, as heavy as its row says today."""
    return Doubt(code=code, values=tuple(map(str, values)), weight=table()[code].weight)


def cures(doubt: Doubt) -> tuple[str, ...]:
    """Return what takes *doubt* away without a person; see Reason."""
    row = table().get(doubt.code)
    return row.cures if row else ()


def before_answering(reading: Reading) -> float:
    """Return how likely *reading* is right but for what its answer asks for, 0 to 1.

    "Three of us will come" is sure enough to ask who: no person need look before that.
    """
    asked = bool(reading.missing)
    left = (d for d in reading.doubts if not (asked and "asking" in cures(d)))
    return prod(1 - doubt.weight for doubt in left)


def sentence(doubt: Doubt, language: str = "en", script: Script = Script.CYRILLIC) -> str:
    """Return *doubt* in plain words; Serbian in *script*, all other languages in English.

    >>> sentence(Doubt(code="guessed_name", values=("Ana",)), "sr", Script.LATIN)
    '„Ana“ je možda ime, nije sigurno'
    """
    row = table().get(doubt.code)
    if row is None:  # kept by a version that knew more, or less
        return " ".join((doubt.code.replace("_", " "), *doubt.values))
    said = row.serbian if language == "sr" else row.english
    if language == "sr" and script is Script.LATIN:
        said = to_latin(said)
    return said.format(*doubt.values, "", "")


def why_held(record: LetterRecord, language: str = "en") -> str:
    """Return why a letter waits for a person, in the staff's language; "" if it does not."""
    return sentences(record.held_for, language) or record.held_because or ""


def sentences(doubts: Iterable[Doubt], language: str = "en") -> str:
    """Return *doubts* on one line, the heaviest first."""
    ranked = sorted(doubts, key=lambda doubt: -doubt.weight)
    return "; ".join(sentence(doubt, language) for doubt in ranked)
