"""What those who come wish for, and where the words of a wish wish for nothing."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from mailflow.model import Found, Person
from mailflow.parse.affiliation.affiliation import Choice
from mailflow.parse.clauses.standing import Standing
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.lists.lists import is_item
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.requests import find_requests
from mailflow.parse.page.working import flat
from mailflow.parse.study import Study
from mailflow.parse.values import COMING


def requests_of(study: Study, choice: Choice, attendees: Sequence[Person]) -> tuple[Found, ...]:
    """Return what is wished for by somebody who comes.

    A house's name wishes nothing, nor does an address, a post ("sign language interpreter"),
    nor the line of a list of who stays at home.
    """
    if study.want.intent not in COMING:
        return ()
    leaves = study.leaves
    pages = (
        (
            leaf.page,
            chain(
                _names_of(leaf),
                _told_of_house(leaf, choice),
                _posts_in(leaf, attendees),
                _lines_of_absent(study, leaf),
                _told_of_absent(study, leaf),
            ),
        )
        for leaf in leaves.counted
    )
    return find_requests(pages, leaves.tongue.language)


def _posts_in(leaf: Leaf, attendees: Sequence[Person]) -> Iterator[tuple[int, int]]:
    """Yield where the posts of those who come stand in *leaf*, up to their first comma.

    "Neophodan je tumač" asks for one, whatever stands beside it.
    """
    roles = [one.role for one in attendees if one.role]
    part = leaf.found("", 0, "").part if roles else ""
    for role in roles:
        start = leaf.page.offset_of(role) if role.part == part else None
        opens_with_post = any(map(is_post, flat(role.value).split()[:POST_WORDS_MAX]))
        if opens_with_post and start is not None:
            if any_of("asks_for").search(leaf.flat, max(0, start - ASKED_WITHIN), start):
                continue
            yield start, start + len(role.value.partition(",")[0])


POST_WORDS_MAX: Final = 2  # "sudski tumač"
ASKED_WITHIN: Final = 16  # letters before a post that is asked for


def _names_of(leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield where houses are named, and addresses: ana@prevodioci.example asks for nobody."""
    denied = any_of("denies", leaf.language)
    for one in leaf.organisations:
        if not denied.search(leaf.flat, one.start, one.end):  # "Bíró úr húst nem eszik"
            yield one.start, one.end
    yield from ((piece.start, piece.end) for piece in leaf.pieces)


def _told_of_house(leaf: Leaf, choice: Choice) -> Iterator[tuple[int, int]]:
    """Yield where the sender's own house is named, and its members: "dijabetičari iz Šida"."""
    yield from ((one.start, one.end) for one in choice.same if one.leaf is leaf)
    if leaf.kind is not Kind.SUBJECT or choice.best is None:
        return
    stems = {word[:STEM] for word in flat(choice.best.name).split() if len(word) >= STEM}
    for low, span in zip(leaf.page.lows, leaf.page.words, strict=True):
        if low[:STEM] in stems:
            yield span


STEM: Final = 6  # letters that "dijabetičara" and "dijabetičari" have in common


def _lines_of_absent(study: Study, leaf: Leaf) -> Iterator[tuple[int, int]]:
    away = (Standing.STAYS, Standing.REMOVED)
    for guest in study.party.guests:
        if guest.leaf is leaf and guest.standing in away and is_item(leaf, guest.mention):
            yield leaf.page.line_of(guest.mention.start)


def _told_of_absent(study: Study, leaf: Leaf) -> Iterator[tuple[int, int]]:
    """Yield what is told of who stays away: "Petar, koji je vegan, ne dolazi"."""
    away = (Standing.STAYS, Standing.REMOVED)
    for guest in study.party.guests:
        if guest.leaf is leaf and guest.standing in away:
            end = guest.mention.end
            told = _to_comma().match(leaf.flat, end)
            if told and not any_of("asks_for").search(told[0]):
                yield told.span()


@cache
def _to_comma() -> re.Pattern[str]:
    return re.compile(rf"(?:,\s{either('who')}\s)?[^,;.!?\n]*")
