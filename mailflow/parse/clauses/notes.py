"""Notes behind a name: "Petar Tot (otkazano)", "Vera Kos – bolovanje", "Ana Ilić (možda)"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.parse.clauses.apart import small
from mailflow.parse.clauses.turning import NEGATIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue

NOTE_MAX: Final = 60  # letters of a note up to its verb
# A note opens with a dash or a bracket; a post may stand between, before a bracket a telephone,
# "tel. 064 …", too.
_DASH: Final = re.compile(r"(?:,\s[^,.;:!?()\n]{1,40}?)?[^\S\n]*\s-[^\S\n]?")
_BRACKET: Final = re.compile(r"(?:(?!\.\s(?![\d+]))[^;!?()\n]){0,90}\([^\S\n]?")
_ENDS: Final = r"\s?(?=[),;\n]|$|\.\s)"


def noted_off(leaf: Leaf, m: Mention) -> str:
    """Return the note behind the name by which its bearer does not come; "" if there is none.

    "Ne dolazi" is one, and "ne dolazi kolima" is none.
    """
    for at, bracket in _notes(leaf, m):
        if told := _off(leaf.language).match(leaf.flat, at):
            return told[1]
        if bracket and (no := _says_no(leaf, at)):
            return no
    return ""


def noted_on(leaf: Leaf, m: Mention) -> str:
    """Return the "yes" behind the name, if another has a note too: "Ana – da, Petar – ne"."""
    if not may_tell(leaf.page, "noted_on"):
        return ""
    told = _noted_yes(leaf, m)
    others = (one for one in leaf.people if one is not m) if told else ()
    return told if any(_noted_yes(leaf, o) or noted_off(leaf, o) for o in others) else ""


def _noted_yes(leaf: Leaf, m: Mention) -> str:
    yes = _on(leaf.language)
    return next(
        (told[1] for at, _ in _notes(leaf, m) if (told := yes.match(leaf.flat, at))), ""
    )


def noted_open(leaf: Leaf, m: Mention) -> bool:
    """ "Vera Tot, blagajnica (možda)", "Vera Tot (?)", "Vera Tot (zamena)": it is left open."""
    unsure, stands_in = _unsure(leaf.language), _stands_in(leaf.language)
    return any(
        unsure.match(leaf.flat, at) or (bracket and stands_in.match(leaf.flat, at))
        for at, bracket in _notes(leaf, m)
    )


def noted_afar(leaf: Leaf, m: Mention, no: Cue) -> bool:
    """ "Ana Ilić (onlajn, bolesna je)": *no* only tells why she takes part from afar."""
    if no.start < m.end or not may_tell(leaf.page, "noted_afar"):
        return False
    last = next(reversed(leaf.named(m.end, no.start)), m)  # behind "Ana i Petar" it is of him
    return _afar().match(leaf.flat, last.end, no.start) is not None


def _notes(leaf: Leaf, m: Mention) -> Iterator[tuple[int, bool]]:
    """Yield where a note behind the name begins, and whether it stands in brackets."""
    for form in (_DASH, _BRACKET):
        opens = form.match(leaf.flat, m.end)
        if opens and not leaf.named(m.end, opens.end()):
            yield opens.end(), form is _BRACKET


def _says_no(leaf: Leaf, start: int) -> str:
    """Return the verb that the bracket opened at *start* holds, and nothing else does."""
    said = leaf.between(start, start + NOTE_MAX)
    no = next((c for c in said if c.sense in NEGATIVE), None)
    before = leaf.flat[start : no.start] if no else ")"
    alone = no and ")" not in before and not small().sub("", before).strip()
    return no.said if no and alone and _over().match(leaf.flat, no.end) else ""


@cache
def _off(language: str) -> re.Pattern[str]:
    return re.compile(rf"({either('noted_off', language)}){_ENDS}")


@cache
def _on(language: str) -> re.Pattern[str]:
    return re.compile(rf"({either('noted_on', language)})!*{_ENDS}")


@cache
def _afar() -> re.Pattern[str]:
    """Return what finds such a note, in brackets, behind a dash or a comma."""
    why = rf"\s(?:{either('why_opens')})\s"
    only = f"{either('only')}\\s"
    return re.compile(
        rf"[^;!?\n]{{0,90}}?(?:[,(]|\s-)\s?(?:{only})?{either('noted_afar')}"
        rf"(?:\s{either('only')})?(?:\s?[,;:)]|\s-|{why})"
    )


@cache
def _unsure(language: str) -> re.Pattern[str]:
    return re.compile(rf"{either('unsure', language)}\b|\?+\)")


@cache
def _stands_in(language: str) -> re.Pattern[str]:
    return re.compile(rf"{either('stands_in', language)}\)")


@cache
def _over() -> re.Pattern[str]:
    """Return what finds the end of a note, or why somebody does not come."""
    return re.compile(rf"{_ENDS}|\s{either('owing')}\b")
