"""People called by half their name who are named in full elsewhere in the letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import either
from mailflow.parse.page.working import flat
from mailflow.parse.people.lexicon import is_plain
from mailflow.parse.people.mentions import LIKELIEST
from mailflow.parse.people.names import POSSESSIVE, stem_of
from mailflow.parse.people.nominative import given_forms
from mailflow.parse.people.spelling import key_of

_ALIKE_MIN: Final = 3  # letters that a name keeps in every case


def recalled(leaf: Leaf, names: Sequence[str]) -> tuple[Mention, ...]:
    """Return mentions of halves of *names* that nobody recognised as names."""
    if leaf.kind is not Kind.OWN or not names:
        return ()
    taken = [(m.start, m.end) for m in leaf.people]
    taken += [(o.start, o.end) for o in leaf.organisations]
    found = []
    givens = {flat(name.split()[0]) for name in names}
    surnames = {flat(name.split()[-1]) for name in names}
    halves = givens | surnames
    for number in leaf.page.capitals:
        low, (start, end) = leaf.page.lows[number], leaf.page.words[number]
        if low in halves and not any(a <= start < b for a, b in taken):
            found.append(_mention(start, end, leaf.text[start:end], is_given=low in givens))
    taken += [(m.start, m.end) for m in found]
    return (*found, *_declined(leaf, names, taken), *_possessors(leaf, names, taken))


def _declined(
    leaf: Leaf, names: Sequence[str], taken: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    """Yield given names in another case: "prijavi Senku i mene"; "senka" is a word, too."""
    givens = {flat(name.split()[0]) for name in names}
    opened = {given[:_ALIKE_MIN] for given in givens}
    for number in leaf.page.capitals:
        start, end = leaf.page.words[number]
        near = leaf.page.lows[number][:_ALIKE_MIN] in opened
        plain = near and is_plain(key_of(leaf.text[start:end]))  # "Rado idem", to Rada
        if near and not plain and not any(a <= start < b for a, b in taken):
            forms = given_forms(leaf.text[start:end])
            form = next((f for f in forms if flat(f.name) in givens), None)
            if form:
                told = _mention(start, end, form.name, is_given=True)
                yield replace(told, case=LIKELIEST[form.cases])


def _possessors(
    leaf: Leaf, names: Sequence[str], taken: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    """Yield whose seat a possessive tells: "Verino mesto preuzima Ana"."""
    if not may_tell(leaf.page, "a_seat"):
        return
    stems = {
        stem_of(low): given
        for given, low in ((n.split()[0], flat(n.split()[0])) for n in names)
    }
    for match in _whose_seat().finditer(leaf.flat):
        start, end = match.span(1)
        given = stems.get(match["stem"])
        if given and not any(a <= start < b for a, b in taken):
            whose = _mention(start, end, given, is_given=True)
            yield replace(whose, case=Case.GENITIVE)


@cache
def _whose_seat() -> re.Pattern[str]:
    return re.compile(rf"\b({POSSESSIVE}(?:o|a|u))\s{either('a_seat')}\b")


def _mention(start: int, end: int, half: str, *, is_given: bool) -> Mention:
    told = "given name" if is_given else "surname"
    return Mention(
        start=start, end=end, name=half, given=half if is_given else "",
        surname="" if is_given else half, case=Case.NOMINATIVE, gender=None,
        confidence=0.4, because=f"{told} of somebody named elsewhere",
    )  # fmt: skip
