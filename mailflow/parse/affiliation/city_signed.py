"""Towns told by where they stand: in the signature, in the letterhead, beside the writer."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.model import Found
from mailflow.parse.affiliation.city_told import WORDS_MAX
from mailflow.parse.affiliation.claims import Claim
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.heads import boundaries
from mailflow.parse.page.particles import any_of
from mailflow.parse.page.towns import town

NEAR: Final = range(1, 4)  # lines below the name, where a town may have one to itself
LAST_LINES: Final = 3  # of a letter, in which the writer's name may stand with a town
_PART: Final = re.compile(r"[^,;|•·()\t/\n]+")
_CODE_AFTER: Final = re.compile(r" +[1-9]\d{4}$")  # "Novi Sad 21000"
_DAY: Final = re.compile(r"\d[./]\s?\d")  # "(Belgrade, 15/3)" is where the event is


def signed(claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns that are a part of a line of the signature, then of the letterhead."""
    for leaf in sorted(leaves, key=lambda leaf: leaf.kind is not Kind.SIGNATURE):
        signature = leaf.kind is Kind.SIGNATURE
        ends = {bisect_left(leaf.page.lines(), (c.end + 1,)) for c in claims if c.leaf is leaf}
        for number, (start, end) in enumerate(leaf.page.lines(), 1):
            if not signature and (
                end - start > 90 or leaf.named(start, end) or _is_of_event(leaf, start, end)
            ):
                continue
            below = any(number - lines in ends for lines in NEAR)
            yield from _parts(leaf, start, end, opens=signature or below)
        if signature:
            yield from _last_words(leaf)


def _is_of_event(leaf: Leaf, start: int, end: int) -> bool:
    """The line tells the day of the event, and where it is: "Događaj: Skup, Zagreb, 15.3."."""
    if _DAY.search(leaf.text, start, end) is None:
        return False
    return leaf.kind is Kind.SUBJECT or bool(any_of("meeting").search(leaf.flat, start, end))


def _parts(leaf: Leaf, start: int, end: int, *, opens: bool) -> Iterator[Found]:
    """Yield towns that are a part between commas of a line; its first part if it *opens*."""
    for match in _PART.finditer(leaf.text, start, end):
        at = match.start()
        if (not opens and at == start) or is_named(leaf, at):
            continue
        text = _CODE_AFTER.sub("", match[0].strip(" .-–"))
        small = not text[:1].isupper() and is_small(leaf, at)
        if village := _village().match(text):
            text = text[village.end() :]  # "s. Jabuka, Pančevo"
        capital = text[:1].isupper() or small
        place = town(text.title() if small else text) or (text if village else None)
        if place and capital and len(text.split()) <= WORDS_MAX:
            yield leaf.found(place, at, "in the signature")


@cache
def _village() -> re.Pattern[str]:
    """Return what says that a village follows."""
    words = sorted(boundaries("village"))
    return re.compile(rf"(?:[sс]\. ?|(?:{'|'.join(words)}) +)(?=[^\W\d_a-zа-џ])")


def beside_writer(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns after the last name of a letter: "urednica Ana Ilić, Zaječar"."""
    for leaf in leaves:
        if leaf.kind is not Kind.OWN or not leaf.people:
            continue
        last = leaf.people[-1]
        text = leaf.text.rstrip()
        if text.count("\n", last.end) < LAST_LINES:
            for match in re.finditer(r",\s*([^,\n.;]+)(?=[,\n.;]|$)", text[last.end :]):
                yield from _parts(
                    leaf, last.end + match.start(1), last.end + match.end(1), opens=True
                )


def is_named(leaf: Leaf, at: int) -> bool:
    """A person's name stands at the offset: Sofija is no town here."""
    return any(m.start - 1 <= at < m.end for m in leaf.people)


def _last_words(leaf: Leaf) -> Iterator[Found]:
    """Yield towns at the end of what looks like an office: "Regional Office Belgrade"."""
    for one in leaf.organisations:
        place = town(one.name.split()[-1])
        if place:
            yield leaf.found(place, one.start, "at the end of an office's name")


def is_small(leaf: Leaf, at: int) -> bool:
    """The line around an offset has no capitals."""
    start, end = leaf.page.line_of(at)
    return not any(map(str.isupper, leaf.text[start:end]))
