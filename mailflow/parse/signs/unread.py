"""Signs that a list without bullets names somebody whom nobody recognised."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from mailflow.model import Doubt, Intent
from mailflow.parse.clauses.standing import Guest, Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.organisations.heads import heads
from mailflow.parse.organisations.named import Named
from mailflow.parse.page.contacts import Piece
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat
from mailflow.parse.people.units import titles
from mailflow.parse.signs.evidence import Evidence
from mailflow.reasons import doubt

# Two or three words in capitals, as of a name: "Dan Price".
_WORDS: Final = r"\s*([^\W\d_]{2,}(?:[ -][^\W\d_]{2,}){1,2})\s*"
_NEXT: Final = re.compile(rf",{_WORDS}(?=[,.;\n]|$)")
_LAST: Final = re.compile(rf"[:,]{_WORDS},\s*$")
BEFORE_MAX: Final = 60  # letters of a name before another, and of the mark before it
_LINE: Final = re.compile(rf"{_WORDS}([,(–-]\s*[^\W\d_]|$)", re.MULTILINE)
_MARK: Final = re.compile(r"\s*([,(–-]\s*[^\W\d_]|$)", re.MULTILINE)


def signs(e: Evidence) -> Iterator[Doubt]:
    """Yield what stands beside people who come as if it were one more of them."""
    if e.intent not in (Intent.REGISTER, Intent.CHANGE):
        return
    for guest in e.study.party.guests:
        if guest.standing is not Standing.COMES or not guest.is_item or guest.row:
            continue
        if words := next(_unread(e, guest), ""):
            yield doubt("unread_line", words)
            return


def _unread(e: Evidence, guest: Guest) -> Iterator[str]:
    """Yield the words of a name beside the guest's, and in the lines above and below."""
    leaf, at = guest.leaf, guest.mention.end
    told = [p.role.value for p in e.attendees if p.role]
    near = max(leaf.page.line_of(at)[0], guest.mention.start - BEFORE_MAX)
    before = _LAST.search(leaf.text, near, guest.mention.start)
    for there in (before, _NEXT.match(leaf.text, at)):
        if there and there[1] not in told and _may_be(leaf, there):
            yield there[1]
    mark = _MARK.match(leaf.text, at)
    for start, end in _beside(leaf, at) if mark else ():
        line = _LINE.match(leaf.text, start, end)
        if line and mark and line[2][:1] == mark[1][:1] and _may_be(leaf, line):
            yield line[1]


def _beside(leaf: Leaf, at: int) -> Iterator[tuple[int, int]]:
    """Yield the lines right above and below the one around an offset."""
    start, end = leaf.page.line_of(at)
    if start:
        yield leaf.page.line_of(start - 1)
    if end + 1 < len(leaf.text):
        yield leaf.page.line_of(end + 1)


def _may_be(leaf: Leaf, there: re.Match[str]) -> bool:
    """The words have a name's capitals, and nobody, no post, house or place is seen there."""
    words, (start, end) = there[1].split(), there.span(1)
    seen: Iterable[Mention | Named | Piece]
    seen = chain(leaf.people, leaf.organisations, leaf.pieces)
    if any(one.start < end and one.end > start for one in seen):
        return False
    if any(cue.sense == "topic" for cue in leaf.between(start, end)):
        return False  # "PRIJAVA ZA UČEŠĆE" heads a form
    named = all(word[0].isupper() for word in words) and town(there[1]) is None
    return named and not any(map(_is_of_else, words))


def _is_of_else(word: str) -> bool:
    low = flat(word)
    return low in heads() or is_post(low) or low in titles()
