"""Signs that a name reaches further than was read, or that somebody is joined to it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind
from mailflow.parse.organisations.heads import heads
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat
from mailflow.parse.people.lexicon import is_plain
from mailflow.parse.people.spelling import key_of
from mailflow.parse.people.units import titles
from mailflow.parse.signs.evidence import Evidence, cues_by, people_in
from mailflow.reasons import doubt

_AND: Final = r"(?:i|и|and|és|dhe|și|&)"
_WORD: Final = r"[^\W\d_]{3,}"
_AFTER: Final = re.compile(rf" ({_WORD})")
_JOINED_AFTER: Final = re.compile(rf" {_AND} ({_WORD}) {_WORD}")
_JOINED_BEFORE: Final = re.compile(rf"({_WORD}) {_AND} $")
BEFORE_MAX: Final = 40  # letters


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield the signs that stand right beside the names of those who come, or fall away."""
    for guest in e.study.party.guests:
        name = guest.mention.name
        comes = e.intent is not Intent.CANCEL and e.comes(name)
        if guest.leaf.kind is Kind.SIGNATURE or not (comes or e.falls_away(name)):
            continue
        found = (_of_house(e, guest) or _beside(guest)) if comes else _goes_on(guest)
        if found is not None:
            yield found
            return


def _goes_on(guest: Guest) -> Doubt | None:
    leaf, m = guest.leaf, guest.mention
    after = _AFTER.match(leaf.text, m.end)
    goes_on = after is not None and _is_open(leaf, after.start(1), after[1])
    return doubt("name_goes_on", m.name, after[1]) if after and goes_on else None


def _of_house(e: Evidence, guest: Guest) -> Doubt | None:
    """ "Dolazim iz Biblioteke Ana Ilić": may the house be called so, and who comes is told?"""
    leaf, m = guest.leaf, guest.mention
    house = next((o for o in leaf.organisations if leaf.text[o.end : m.start] == " "), None)
    if house is None or m.case is not Case.NOMINATIVE:
        return None
    firm = flat(e.organisation.name.value) if e.organisation else ""
    others = any(cue.sense in _OF_OTHERS for cue in cues_by(guest))
    if others or flat(m.name) in firm or _has_subject(e, guest, house.start):
        return doubt("name_goes_on", house.name, m.name)
    return None


_OF_OTHERS: Final = ("self", "enrol")  # verbs whose subject or object is not in this case


def _has_subject(e: Evidence, guest: Guest, end: int) -> bool:
    """Up to an offset somebody is named who comes: "Ana dolazi iz Biblioteke …"."""
    start = guest.leaf.sentence_start(guest.mention.start)
    return any(
        one.leaf is guest.leaf
        and one.because == guest.because
        and start <= one.mention.start < end
        for one in e.study.party.guests
    )


def _beside(guest: Guest) -> Doubt | None:
    leaf, m = guest.leaf, guest.mention
    if found := _goes_on(guest):
        return found
    joined = _JOINED_AFTER.match(leaf.text, m.end)
    if joined and _is_open(leaf, joined.start(1), joined[1]):
        return doubt("joined_unread", joined[1], m.name)
    before = _JOINED_BEFORE.search(leaf.text, max(0, m.start - BEFORE_MAX), m.start)
    if before and _is_open(leaf, before.start(1), before[1]):
        return doubt("joined_unread", before[1], m.name)
    return None


def _is_open(leaf: Leaf, at: int, word: str) -> bool:
    """A capitalised word that nobody accounts for, and that may be part of a name."""
    low = flat(word)
    return (
        word[0].isupper()
        and not word.isupper()
        and not any(at < m.end for m in people_in(leaf, at - BEFORE_MAX, at + 1))
        and not any(one.start <= at < one.end for one in leaf.organisations)
        and not is_plain(key_of(word))
        and key_of(word) not in titles()
        and low not in heads()
        and not is_post(low)
        and town(word) is None
        and _from_abroad().fullmatch(low) is None
        # "Dodajte i Anu"; what is called so may be somebody all the same: "Dan Price and Ana"
        and all(c.sense == "unrelated" for c in leaf.between(at, at + 1))
    )


@cache
def _from_abroad() -> re.Pattern[str]:
    """Return what fits a country in any case: "Dániel Magyarországról költözött hozzánk"."""
    return re.compile(rf"{either('country')}\w{{0,4}}")
