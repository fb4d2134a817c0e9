"""Who is told to have been registered before: "Ana, koju smo prijavili"."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import first_joined, joined_right
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import either
from mailflow.parse.page.phrasebook import Cue

BESIDE_MAX: Final = 60  # letters from a name to "whom we registered"
_OBJECT: Final = (Case.ACCUSATIVE, Case.GENITIVE)  # of men they are alike


def told_before(guest: Guest) -> bool:
    """Words behind the name say so: "Ana Ilić, koju smo prijavili"."""
    leaf, m = guest.leaf, guest.mention
    end = min(leaf.clause(m.end)[1], m.end + BESIDE_MAX)
    told = (c for c in leaf.between(m.end, end) if c.sense == "earlier")
    return any(_touches(leaf.flat[m.end : c.start]) for c in told)


def all_known(guests: Iterable[Guest]) -> bool:
    """Everybody is told of so: "Ana Ilić i Petar Tot, koje smo prijavili, stižu vozom"."""
    told = [_known(guest) for guest in guests]
    return bool(told) and all(told)


def _known(guest: Guest) -> bool:
    leaf, last = guest.leaf, guest.mention
    while after := joined_right(leaf, last):
        last = after
    near = leaf.between(last.end, last.end + WHOM_MAX)
    told = (c for c in near if c.sense == "earlier")
    return any(leaf.flat[last.end : c.start].strip() in (",", "(") for c in told)


WHOM_MAX: Final = 4  # letters of a comma before "koju smo prijavili"


def _touches(between: str) -> bool:
    """The words belong to the name: ", koju smo", not " je na sudu, tako da od"."""
    return not between.strip() or between.lstrip()[0] in ",(–-"


def worked_with(leaf: Leaf, m: Mention) -> bool:
    """All that is told of the person is past: "sa Anom Ilić smo obišli jedanaest opština"."""
    start = leaf.sentence_start(m.start)
    beside = _with().search(leaf.flat, max(start, m.start - WITH_MAX), m.start)
    if m.case is not Case.INSTRUMENTAL or beside is None:
        return False
    return _past().search(leaf.flat, start, leaf.sentence_end(m.end)) is not None


WITH_MAX: Final = 40  # letters of "sa našom profesorkom"


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"\b{either('in_company')}\s(?:[\w.]+\s){{0,3}}$")


@cache
def _past() -> re.Pattern[str]:
    have, done = either("have_done"), rf"\w{{3,}}{either('done')}"
    return re.compile(rf"\b{have}\b.*\b{done}\b|\b{done} {have}\b")


def told_with(guest: Guest) -> bool:
    """The name is the object of such words: "prošle nedelje sam prijavila Anu Ilić"."""
    leaf, m = guest.leaf, guest.mention
    start = leaf.clause(first_joined(leaf, m).start)[0]
    told = [c for c in leaf.between(start, m.start) if c.sense == "earlier"]
    return any(m.case in _OBJECT or beside_words(leaf, c, m) for c in told)


def beside_words(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """Nothing but names, joined to it, stands between the words and *m*."""
    first = first_joined(leaf, m)
    return cue.end <= first.start and not leaf.flat[cue.end : first.start].strip()
