"""Where a sentence turns, and where it only goes on: ", ali …", ", a potom i …". Pure."""

import re
from functools import cache
from typing import Final

from mailflow.parse.letter import Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.tables import rows
from mailflow.parse.page.working import flat

BRACKET_MAX: Final = 120  # letters of a remark in brackets before it turns
NUMBER_MAX: Final = 5  # letters of "12) " before a name


@cache
def turns(language: str) -> re.Pattern[str]:
    """Return what finds the words that turn a sentence round: ", ali …", ", so …"."""
    words = [
        flat(word)
        for sense, spoken, some in (row[:3] for row in rows("boundaries.tsv"))
        if sense == "turn" and language in ("", spoken)
        for word in some.split()
    ]
    on = rf"(?!{either('adds_one')}\s)"  # "prijavljujem Anu, a potom i Veru"
    return re.compile(rf",\s+{on}(?=(?:{'|'.join(words) or '$'})\s)")


def bracket_around(low: str, turn: int, at: int) -> int | None:
    """Return where the bracket opens in which offset *turn* lies, if it is closed before *at*.

    >>> bracket_around("ana (peva, ali vodi) i petar", 15, 23)
    4
    """
    closed = low.find(")", turn, at)
    opened = low.rfind("(", max(0, turn - BRACKET_MAX), turn) if closed >= 0 else -1
    inside = opened >= 0 and not set(low[opened:turn]) & set(")\n")
    return opened if inside and "\n" not in low[turn:closed] else None


def reason_around(low: str, turn: int, at: int) -> int | None:
    """Return where the comma is before a reason that opens at *turn* and ends before *at*.

    >>> reason_around("dolaze ana, jer vodi arhiv, i petar", 12, 30)
    10
    """
    if not low.endswith(" ", turn, at) or any_of("why_opens").match(low, turn) is None:
        return None
    return turn - 2 if _and_next().search(low, turn, at) else None


@cache
def _and_next() -> re.Pattern[str]:
    """Return what ends in the joint behind a reason, and a title or a post."""
    return re.compile(rf",\s(?:{either('likens')}\s)?{either('and')}\s(?:\w+\.?\s){{0,2}}$")


def is_numbered(text: str, m: Mention) -> bool:
    """A number stands before the name and that of the next one behind: "1) Ana Ilić, 2) …".

    It is no house's, as it would be on the sign of a street.
    """
    before = _NUMBER.search(text, max(0, m.start - NUMBER_MAX), m.start)
    return before is not None and _NEXT.match(text, m.end) is not None


_NUMBER: Final = re.compile(r"(?<!\w)\d{1,2}[.)]\s?$")
_NEXT: Final = re.compile(r"[,;]?(?:\s\w{1,3})?\s\d{1,2}[.)]\s?[^\W\d]")
