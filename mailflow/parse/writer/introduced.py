"""Who writes, where he says his name: "ja sam Vojin Lazić", "upišite mene: …".

The address may be displayed as a nickname, a house or somebody else; what a writer calls
himself is what he is called.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.lists.lists import titled
from mailflow.parse.page.particles import either, particles
from mailflow.parse.people.names import alike, is_full
from mailflow.parse.writer.sender import Sender, identified

BEFORE_MAX: Final = 60  # letters of "evo i mene na spisak:" and titles


def introduced(sender: Sender, own: Sequence[Leaf]) -> Sender:
    """Return the sender by the name he calls himself, if it is not the one known."""
    named = next(((leaf, m) for leaf in own for m in leaf.people if _is_his(leaf, m)), None)
    if named is None or (sender.name and alike(sender.name.value, named[1].name)):
        return sender
    leaf, m = named
    return identified(sender, leaf.found(m.name, m.start, "calls himself so"), own)


def _is_his(leaf: Leaf, m: Mention) -> bool:
    """The whole name, in the nominative, stands beside words by which one names oneself."""
    if leaf.kind is not Kind.OWN or m.case is not Case.NOMINATIVE or not is_full(m):
        return False
    if leaf.flat.startswith("'s", m.end):
        return False  # "I am David Miller's assistant"
    if leaf.flat.startswith(" (", m.end) and _me_behind().match(leaf.flat, m.end):
        return True
    if leaf.language == "hu":
        return _am().match(leaf.flat, m.end) is not None or _calls_before(leaf, m)
    return _calls_before(leaf, m)


def _calls_before(leaf: Leaf, m: Mention) -> bool:
    start = max(leaf.page.line_of(m.start)[0], m.start - BEFORE_MAX)
    before = leaf.flat[start : m.start]
    called = _called().search(before)
    if called and titled().fullmatch(before, called.end()):
        return True
    me = _me().search(before)
    return me is not None and me[1] not in particles("beside_me")


@cache
def _called() -> re.Pattern[str]:
    # Who dictates a letter puts no comma: "Dobar dan ovde Vojin Lazić".
    # "Poštovani gospodine Rodiću ovde …", too.
    greets = rf"\b{either('greeting')}\s+(?:\w+\s+){{0,3}}"
    here = rf"(?:^|[,.!]\s*|{greets}){either('here_is')}"
    return re.compile(rf"(?:\b{either('i_am_called')}|{here}),?\s+(?=(?:\w+\.?\s+){{0,3}}$)")


@cache
def _me() -> re.Pattern[str]:
    """Return what finds "(i) mene na spisak:", "upišite me, ime je", and the word before it."""
    opened = rf"(?::|[,.;]\s*{either('name_is')}:?)\s*$"
    return re.compile(rf"(?:\b(\w+)\s+)?\b{either('enter_me')}\b[^.:!?\n]{{0,24}}{opened}")


@cache
def _me_behind() -> re.Pattern[str]:
    """Return what fits "(ja)" behind a name, or "(to sam ja, Ceca)"."""
    it_is_me = rf"{either('it_is_me')}(?:, \w+)?"
    return re.compile(rf" \((?:(?:\w+ )?{either('myself')}|{it_is_me})\)")


@cache
def _am() -> re.Pattern[str]:
    return re.compile(rf"\s+{either('am')}\b")
