"""Whom an earlier mail, quoted below, registered, or a confirmation of the desk lists."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.model import Address, Found
from mailflow.parse.clauses.joined import last_joined
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.coming.guests import find_guests
from mailflow.parse.coming.signed_below import closes_in_line, signs_below
from mailflow.parse.leaves.leaf import COLLEAGUE, SURE, Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.opening.quotes import label
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.people.names import alike, is_full, tokens

QUOTES_MAX: Final = 4
HEADER_LINES_MAX: Final = 8  # of a mail's own fields


def registered(leaves: Sequence[Leaf], desk: Sequence[Address]) -> list[Found]:
    """Return the people whom the first of *leaves* that names any says will come."""
    for leaf in sent_to_desk(leaves[:QUOTES_MAX]):
        found: list[Found] = []
        for guest in find_guests(leaf):
            name = guest.mention.name
            if _comes(leaf, guest) and not _is_desk(name, desk) and not _is_there(name, found):
                found.append(leaf.found(name, guest.mention.start, guest.because))
        if found:
            return found
    return []


def sent_to_desk(leaves: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield *leaves* without what a colleague answered: that was written to him."""
    by, house, to_house = "", False, False
    for leaf in leaves:
        author = leaf.page.passage.sender
        if author != by:
            by, to_house = author, house and leaf.because == COLLEAGUE
        house = leaf.because == COLLEAGUE
        if not to_house:
            yield leaf


def says_of_author(leaf: Leaf) -> bool:
    """Who wrote the mail registers himself, too: "dolazimo Ana Ilić i ja"."""
    return leaf.has("pair", "self") and not leaf.has("self_absent")


def reached(leaf: Leaf, desk: Sequence[Address]) -> bool:
    """The mail below may have come to the desk: it was not sent from one colleague to another.

    Nobody on a list that only the house has seen was registered by it.
    """
    if leaf.because != COLLEAGUE:
        return True
    fields = [label(line) for line in leaf.text.split("\n")[:HEADER_LINES_MAX]]
    to = " ".join(value for what, value in fields if what in ("to", "cc"))
    return "@" not in to or any(address.email in to.lower() for address in desk)


def _comes(leaf: Leaf, guest: Guest) -> bool:
    """A full name that is said to come, or that a confirmation lists; not who signs."""
    m = guest.mention
    author = leaf.page.passage.sender.split("<")[0].strip()
    line = leaf.text[slice(*leaf.page.line_of(m.start))]
    if label(line)[0]:  # "Od: Ana Ilić", the header of the mail below
        return False
    opens = not leaf.text[leaf.page.line_of(m.start)[0] : m.start].strip() or "@" in line
    wrote = bool(author) and alike(m.name, author)
    alone = len(leaf.named(*leaf.page.line_of(m.start))) == 1  # a signature names nobody else
    signs = wrote and opens and alone and not leaf.has("self", "pair")
    listed_too = guest.is_item and (_heads_list(leaf, m) or _closes_list(leaf, m))
    signs = signs and not listed_too
    confirms = leaf.has("confirms")
    confirmed = confirms and not wrote
    closes = (alone and signs_below(leaf, m)) or closes_in_line(leaf, m)
    others = not (wrote or leaf.has("self", "pair"))  # the desk's, without a word that confirms
    signs = signs or (closes and (confirmed or others))
    listed = confirmed and guest.standing is Standing.UNKNOWN
    comes = guest.standing is Standing.COMES or listed
    ours = confirms and receives(leaf, m)
    return (
        comes
        and not (signs or ours)
        and is_full(m)
        and (m.confidence >= SURE or guest.is_item or listed)
    )


def _heads_list(leaf: Leaf, m: Mention) -> bool:
    """The line below names another: who writes put himself first in the list."""
    _, end = leaf.page.line_of(m.start)
    below = leaf.named(*leaf.page.line_of(end + 1)) if end + 1 < len(leaf.text) else ()
    return any(is_full(one) for one in below)


def _closes_list(leaf: Leaf, m: Mention) -> bool:
    """The line above names another, a post behind a comma in both, as no signature has."""
    above = leaf.named(*leaf.page.line_of(max(0, leaf.page.line_of(m.start)[0] - 1)))
    shaped = (leaf.flat.startswith(", ", one.end) for one in (*above, m))
    return len(above) == 1 and is_full(above[0]) and all(shaped)


def receives(leaf: Leaf, m: Mention) -> bool:
    """ "Dočekaće vas Ana Ilić", "za pitanja zovite Petra Tota": somebody of the desk's."""
    start, end = leaf.sentence_start(m.start), leaf.clause(m.start)[1]
    before = [one.end() for one in any_of("receives").finditer(leaf.flat, start, m.start)]
    if before and not any(c.sense in _ENTERS for c in leaf.between(before[-1], m.start)):
        return True
    return _receives_you().match(leaf.flat, last_joined(leaf, m).end, end) is not None


_ENTERS: Final = frozenset({"confirms", "enrol", "come", "here"})


@cache
def _receives_you() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:\w+\s){{0,2}}{either('receives')}\b")


def _is_there(name: str, found: Sequence[Found]) -> bool:
    return any(alike(name, other.value) for other in found)


def _is_desk(name: str, desk: Sequence[Address]) -> bool:
    locals_of = [address.email.partition("@")[0] for address in desk]
    return any(all(word in local for word in tokens(name)) for local in locals_of)
