"""Names written wrong: "ne preziva se X nego Y", "X, a ne Y", "stoji X, ispravno je Y"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from mailflow.model import Found, Person
from mailflow.parse.clauses.arrows import ARROW
from mailflow.parse.coming.right_halves import alone, by_given, half_of_mine, not_that
from mailflow.parse.coming.spelt_alike import (
    CLOSE_MIN,
    is_half_of,
    is_misspelt,
    likeness,
)
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import either, particles
from mailflow.parse.people.names import is_full, tokens
from mailflow.script import fold

GAP_MAX: Final = 60  # letters between a wrong name and the right one
_WORD: Final = r"[^\W\d_][\w-]+"
_SECOND: Final = re.compile(r" ([^\W\d_])[\w-]+")
_BREAK: Final = r"[\s,.:;\"'()–-]+"


def corrected(leaves: Sequence[Leaf], known: Sequence[str]) -> tuple[tuple[str, Person], ...]:
    """Return wrong names, with the people as *leaves* correct them.

    Args:
        known: Full names from elsewhere in the letter: half of one may be what is corrected.
    """
    return tuple(pair for leaf in leaves for pair in _in_leaf(leaf, known))


def _in_leaf(leaf: Leaf, known: Sequence[str]) -> list[tuple[str, Person]]:
    told = [*_halves(leaf, known), *alone(leaf, known), *_whole(leaf)]
    return told or [*_beside(leaf)] or [*not_that(leaf, known)] or [*by_given(leaf, known)]


@cache
def _not_but() -> Glance:
    """Return what finds half a name written wrong, and then right."""
    return glance(
        rf"\b{either('not_but')}(?:\s+se)?\s+(?P<wrong>{_WORD}),?\s+{either('rather')}"
        rf"\s+(?P<right>{_WORD})",
        particles("not_but"),
    )


@cache
def _rather_not() -> re.Pattern[str]:
    return re.compile(rf"(?P<right>{_WORD}),?\s+{either('rather_not')}\s+(?P<wrong>{_WORD})")


@cache
def _but_mine() -> re.Pattern[str]:
    """Return what finds "piše Ilić, a prezivam se Ilin"."""
    but = rf"(?:{either('against')}|{either('but')})"
    return re.compile(
        rf"(?P<wrong>{_WORD}),?\s+{but}\s+{either('my_half')}\s+(?P<right>{_WORD})"
    )


def _halves(leaf: Leaf, known: Sequence[str]) -> Iterator[tuple[str, Person]]:
    """Yield people of whose name one half is put right: "ne preziva se Ilić nego Ilin"."""
    matches = [*_not_but().finditer(leaf.page)]
    mine = any(half_of_mine().finditer(leaf.page))
    matches += _but_mine().finditer(leaf.flat) if mine else ()
    sure = len(matches)
    if leaf.has("correction", "change"):
        matches += _rather_not().finditer(leaf.flat)
    for number, match in enumerate(matches):
        wrong = leaf.text[slice(*match.span("wrong"))]
        right = leaf.text[match.start("right") : _end(leaf, match.end("right"))]
        old = _full(wrong, known) if right[:1].isupper() and not _is_one(leaf, match) else None
        if old and (number < sure or _may_be_meant(right, wrong, old, known)):
            words = [right if fold(word) == fold(wrong) else word for word in old.split()]
            kept = set(map(fold, right.split()))  # "ne Milan nego Miodrag Ilić" has it all
            words = [word for word in words if word == right or fold(word) not in kept]
            found = leaf.found(" ".join(words), match.start("right"), f"“{match[0]}”")
            yield old, Person(name=found, role=_role(leaf, match.end()))
        elif number < sure and (whole := _whole_right(leaf, match)):
            yield wrong, Person(name=_found(leaf, whole, match[0]))


def _whole_right(leaf: Leaf, match: re.Match[str]) -> Mention | None:
    """Return the full name behind half a wrong one: "ne zove se Milan nego Milen Tot"."""
    wrong = leaf.text[slice(*match.span("wrong"))]
    full = (m for m in leaf.people if m.start == match.start("right") and is_full(m))
    right = next(full, None) if leaf.has("correction", "change") else None
    return right if right and is_half_of(wrong, right.name) else None


def _is_one(leaf: Leaf, match: re.Match[str]) -> bool:
    """ "Vera, a preziva se Tot": both halves of one name, and neither is wrong."""
    return any(m.start <= match.start() and match.end() <= m.end for m in leaf.people)


def _may_be_meant(right: str, wrong: str, old: str, known: Sequence[str]) -> bool:
    """The half is no part of *old*, nobody else's ("Ilić, a ne Perić"), and written alike."""
    other = _full(right, known)
    put = {fold(right) if word == fold(wrong) else word for word in tokens(old)}
    new = fold(right) not in tokens(old) and (other is None or set(tokens(other)) == put)
    return new and is_misspelt(right, wrong)


@cache
def _turns() -> tuple[tuple[re.Pattern[str], bool, bool], ...]:
    """Return what may stand between two names, whether the first of them is right, and
    whether the words alone say that one person is meant."""
    return (
        (re.compile(rf"\W*{either('rather_not')}\W*"), True, False),
        (re.compile(rf"\W*{either('rather')}{_BREAK}"), False, False),
        (re.compile(rf".*\b{either('rightly')}{_BREAK}", re.DOTALL), False, True),
        (re.compile(rf"\W*(?:\w+\s){{0,2}}{either('name_reads')}{_BREAK}"), False, False),
        (
            re.compile(rf".*\b{either('rightly')}\s(?:\w+\s){{1,4}}{either('is_so')}{_BREAK}"),
            False,
            True,
        ),
    )


def _whole(leaf: Leaf) -> Iterator[tuple[str, Person]]:
    """Yield people whose whole name stands there wrong and right."""
    full = [m for m in leaf.people if is_full(m)]
    for one, other in pairwise(full):
        between = leaf.flat[one.end : other.start]
        if leaf.has("correction") and _into().fullmatch(between) and _one(one.name, other.name):
            yield one.name, Person(name=_found(leaf, other, between))
            continue
        if len(between) > GAP_MAX or not _may_be_one(leaf, one, other.name):
            continue
        for turn, first_is_right, says_so in _turns():
            told = says_so or (first_is_right and _is_called(leaf, one))
            if turn.fullmatch(between) and (told or is_misspelt(one.name, other.name)):
                right, wrong = (one, other) if first_is_right else (other, one)
                yield wrong.name, Person(name=_found(leaf, right, between))
                break


def _one(one: str, other: str) -> bool:
    return _share_half(one, other) and is_misspelt(one, other)


@cache
def _into() -> re.Pattern[str]:
    """Return what stands between: "ispravite Ana Ilin u Ana Ilić", "Ilin, a čovek je …"."""
    other = rf"{either('against')}\s(?:\w+\s){{0,3}}{either('is_so')}"
    return re.compile(rf"\W*(?:{either('into')}|{other})\W*|{ARROW.pattern}")


def _beside(leaf: Leaf) -> Iterator[tuple[str, Person]]:
    """Yield the only one named, one half of whom stands there written otherwise.

    "Ispravno je Jovanka Ilin, a ja sam otkucala Ilić."
    """
    full = [m for m in leaf.people if is_full(m)] if leaf.has("correction") else []
    if len({m.name for m in full}) != 1:
        return
    right = full[0]
    for start, end in leaf.page.words:
        word = leaf.text[start:end]
        inside = any(m.start <= start < m.end for m in full)
        put_right = _rightly_before().search(leaf.flat, max(0, start - GAP_MAX), start)
        if not word[0].isupper() or inside or put_right:
            continue
        if is_half_of(word, right.name) or _is_not(leaf, right, start):
            yield word, Person(name=_found(leaf, right, leaf.flat[start:end]))
            return


def _is_not(leaf: Leaf, right: Mention, start: int) -> bool:
    """ "Zove se Ana Ilić, a ne Anđa": one half stands there behind the right name."""
    denied = _turns()[0][0].fullmatch(leaf.flat, right.end, start)
    return denied is not None and _is_called(leaf, right)


def _is_called(leaf: Leaf, right: Mention) -> bool:
    """ "Zove se Ana Ilić, a ne …": it is told what somebody is called, not who comes."""
    start = max(0, right.start - GAP_MAX)
    return _called_before().search(leaf.flat, start, right.start) is not None


@cache
def _called_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either('is_called')}|{either('name_reads')})\s+(?:\w+\.?\s)?$")


@cache
def _rightly_before() -> re.Pattern[str]:
    return re.compile(rf"\b{either('rightly')}[\s:\"]+$")


def _found(leaf: Leaf, right: Mention, words: str) -> Found:
    return leaf.found(
        right.name, right.start, f"“{' '.join(words.split())}” beside the wrong name"
    )


def _may_be_one(leaf: Leaf, first: Mention, other: str) -> bool:
    """The two share half a name, or are told to be a mistake and differ in a letter or two."""
    if _share_half(first.name, other):
        return True
    told = leaf.has("correction") or _is_called(leaf, first)
    return told and likeness(fold(first.name), fold(other)) >= CLOSE_MIN


def _share_half(one: str, other: str) -> bool:
    """The two are not the same, but half of them is: "Анђела Митић" and "Ангела Митић".

    Nor is "Ana-Marija Kos" where she is told from an "Ana Kos".
    """
    a, b = set(tokens(one)), set(tokens(other))
    return a != b and not a.isdisjoint(b)


def _end(leaf: Leaf, end: int) -> int:
    """Return where the right name ends: a second capital right after belongs to it."""
    second = _SECOND.match(leaf.text, end)
    return second.end() if second and second[1].isupper() else end


def _full(half: str, known: Sequence[str]) -> str | None:
    """Return the one full name *half* is part of; None if none is, or several are."""
    hits = {name for name in known if " " in name and fold(half) in tokens(name)}
    return hits.pop() if len(hits) == 1 else None


def _role(leaf: Leaf, start: int) -> Found | None:
    """Return the post that is corrected in the same sentence."""
    end = leaf.flat.find(".", start)
    match = _not_but().there.search(leaf.flat, start, end if end >= 0 else len(leaf.flat))
    if match is None:
        return None
    text = leaf.text[slice(*match.span("right"))]
    return leaf.found(text, match.start("right"), f"“{match[0]}”")
