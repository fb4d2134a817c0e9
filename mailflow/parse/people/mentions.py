"""Understand, mentions: a name that units make -> a Mention with its evidence. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mailflow.model import Gender
from mailflow.parse.letter import HALF_NAMED, Mention
from mailflow.parse.people.case_endings import ALL, CASE_OF, LIKELY, A, D, G, I, N, V
from mailflow.parse.people.halves import Scene
from mailflow.parse.people.lexicon import FEMALE, MALE
from mailflow.parse.people.nominative import KNOWN
from mailflow.parse.people.pairing import Name

# Of several cases the likeliest.
LIKELIEST: Final = {
    some: CASE_OF[next(case for case in (N, A, G, D, I, V) if some & case)]
    for some in range(1, ALL + 1)
}
_GENDERS: Final = {MALE: Gender.MALE, FEMALE: Gender.FEMALE}


def mention_of(name: Name, start: int, end: int, scene: Scene) -> Mention:
    """Return the mention of *name* that stands from *start* to *end*."""
    given = name.given.name if name.given else ""
    surname = name.surname.name if name.surname else ""
    cases = name.cases & scene.expected or name.cases
    return Mention(
        start=start,
        end=end,
        name=_in_order(given, surname),
        given=given,
        surname=surname,
        case=LIKELIEST[cases],
        gender=_GENDERS.get(name.genders),
        confidence=_confidence(name),
        because=_because(name),
    )


def rather_mister(mention: Mention, found: Sequence[Mention]) -> Mention:
    """Return who is called "G. Tot" by his surname, where only Petar Tot is named beside.

    The letter is no initial then, but "gospodin".
    """
    if mention.given not in _MISTER or not mention.surname:
        return mention
    others = [m for m in found if m.surname == mention.surname and m is not mention]
    if not others or any(m.given[:1] == mention.given[:1] for m in others):
        return mention
    return replace(mention, name=mention.surname, given="", confidence=HALF_NAMED)


_MISTER: Final = ("G.", "Г.")


def sharing(mention: Mention, surname: str) -> Mention:
    """Return a lone given name with the surname of who is named beside it."""
    return replace(
        mention,
        name=f"{mention.given} {surname}",
        surname=surname,
        confidence=0.6,
        because=f"{mention.because}, surname shared",
    )


def _confidence(name: Name) -> float:
    if name.given is None or name.surname is None:
        return HALF_NAMED
    known = (name.given.strength == KNOWN) + (name.surname.strength >= LIKELY)
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


def _in_order(given: str, surname: str) -> str:
    # A Hungarian wife's name is her husband's with -né; turned round it would be nobody's.
    if given.endswith("né"):
        return f"{surname} {given}".strip()
    return f"{given} {surname}".strip()
