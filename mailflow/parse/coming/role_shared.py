"""A post told once of several people: "novinarke Ana Ilić i Vera Tot", "dve novinarke: …"."""

import re
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.model import Found
from mailflow.parse.coming.guests import Guest
from mailflow.parse.coming.joined import first_joined, joined_left, last_joined
from mailflow.parse.coming.posts import one_of_several
from mailflow.parse.coming.role_before import before
from mailflow.parse.letter import BULLETS
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import either

_AFTER: Final = re.compile(r",\s+([a-z]{3,30}[ai]ma)\b")  # …, istraživačima instituta
_HEADING: Final = re.compile(r"([a-z]{4,30}):\s*\Z")
_HEADING_MAX: Final = 400  # letters from a heading to the last line of its list
_LINE_OF_LIST: Final = re.compile(rf"\n[ \t]*(?:[-–{BULLETS}]|\d{{1,2}}[.)])[^\n]*\Z")
_NO_POST: Final = ("clan",)  # members of the house: who is not


def shared(guest: Guest) -> Found | None:
    """Return what each of several people is, told before the first or after the last."""
    leaf, m = guest.leaf, guest.mention
    first, last = first_joined(leaf, m), last_joined(leaf, m)
    if first is last:
        return _under_heading(guest)
    span = before(replace(guest, mention=first))
    if span and (one := one_of_several(leaf.text[slice(*span)])):
        return leaf.found(one, span[0], "before the names")
    return _after(leaf, last.end)


def after_all(guest: Guest) -> Found | None:
    """Return what all of those named together are called behind them: ", oboje pravnici"."""
    last = last_joined(guest.leaf, guest.mention)
    alone = last is guest.mention and joined_left(guest.leaf, last) is None
    return None if alone else _told_of(guest.leaf, _both().match(guest.leaf.flat, last.end))


def _after(leaf: Leaf, end: int) -> Found | None:
    return _told_of(leaf, _AFTER.match(leaf.flat, end))


def _told_of(leaf: Leaf, after: re.Match[str] | None) -> Found | None:
    """Return what each of several is by the words that *after* found, if they are a post."""
    one = one_of_several(leaf.text[slice(*after.span(1))]) if after else ""
    return leaf.found(one, after.start(1), "after the names") if one and after else None


@cache
def _both() -> re.Pattern[str]:
    """Return what finds the post of all those named: ", both policy advisers"."""
    return re.compile(rf"\s*[,(-]\s*{either('both')}\s+((?:\w+ ){{0,2}}\w+)")


def _under_heading(guest: Guest) -> Found | None:
    """Return what the words above a list call each of its people."""
    leaf = guest.leaf
    if not guest.is_item or guest.row:
        return None
    start, _ = leaf.page.line_of(guest.mention.start)
    heading = _HEADING.search(_above(leaf, start))
    if heading is None or heading[1].startswith(_NO_POST):
        return None
    one = one_of_several(heading[1])
    at = leaf.flat.rfind(heading[1], 0, start)
    if any(c.sense == "come" and c.start == at for c in leaf.between(at, at + 1)):
        return None  # "Participants:" are no more than that
    said = leaf.text[at : at + len(heading[1])]
    return leaf.found(one_of_several(said), at, "above the list") if one else None


def _above(leaf: Leaf, start: int) -> str:
    """Return what stands above the list whose line begins at *start*."""
    above = leaf.flat[max(0, start - _HEADING_MAX) : start].rstrip()
    while line := _LINE_OF_LIST.search(above):
        above = above[: line.start()].rstrip()
    return above
