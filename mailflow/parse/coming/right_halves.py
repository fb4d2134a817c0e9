"""Half a name put right: "ispravno prezime je Ilin", "Ilin, ne Ilić". Pure."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.model import Person
from mailflow.parse.coming.spelt_alike import is_half_of, is_misspelt
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import either, particles
from mailflow.parse.people.names import is_full, tokens
from mailflow.script import fold

BEFORE_MAX: Final = 200  # letters from a name to what is right of it
GAP_MAX: Final = 40  # letters of a half and what may follow it
_WORD: Final = r"[^\W\d_][\w-]+"


@cache
def _half_rightly() -> re.Pattern[str]:
    return re.compile(rf"\b{either('rightly')}\s+{either('half_is')}\s+(?P<right>{_WORD})")


def alone(leaf: Leaf, known: Sequence[str]) -> Iterator[tuple[str, Person]]:
    """Yield who is named before, or elsewhere, and has one half put right.

    "Ana Ilić. Ispravno prezime je Ilin"; "greška, prezivam se Ilin", over a list with Ana Ilić.
    """
    for match in _said_rightly(leaf):
        if any(m.start == match.start("right") and is_full(m) for m in leaf.people):
            continue  # "trebalo je Pavla Tota": the whole name is told
        right = leaf.text[slice(*match.span("right"))]
        named = [m for m in leaf.named(match.start() - BEFORE_MAX, match.start()) if is_full(m)]
        before = named[-1].name if named and right[:1].isupper() else ""
        yield from _put_right(leaf, match, before, _wrong_half(before, right))
        if right[:1].isupper() and not _wrong_half(before, right):
            old = written_for(right, known)
            wrong = next((w for w in old.split() if is_half_of(right, w)), None)
            yield from _put_right(leaf, match, old, wrong)


def _wrong_half(name: str, right: str) -> str | None:
    words = (w for w in name.split() if fold(w) != fold(right))
    return next((word for word in words if is_misspelt(word, right)), None)


def _put_right(
    leaf: Leaf, match: re.Match[str], old: str, wrong: str | None
) -> Iterator[tuple[str, Person]]:
    """Yield *old* and the person, with the half *wrong* as *match* has it right."""
    if wrong:
        right = leaf.text[slice(*match.span("right"))]
        twice = fold(right).split("-")[1:]  # "Kostić Palić" is right as "Krstin-Palić"
        rest = (word for word in old.split() if word == wrong or fold(word) not in twice)
        put = " ".join(right if word == wrong else word for word in rest)
        yield old, Person(name=leaf.found(put, match.start("right"), f"“{match[0]}”"))


def written_for(right: str, known: Sequence[str]) -> str:
    """Return the one of *known* of which *right* is a half, written otherwise; "" if none.

    Whoever is known by the right name, too, is the same person: who writes and signs.
    """
    full = [name for name in known if " " in name]
    rightly = [set(tokens(name)) for name in full if fold(right) in tokens(name)]
    found = {
        name
        for name in full
        if is_half_of(right, name)
        and (not rightly or any(one & set(tokens(name)) for one in rightly))
    }
    return found.pop() if len(found) == 1 else ""


def _said_rightly(leaf: Leaf) -> Iterator[re.Match[str]]:
    """Yield what tells a half put right, its own bearer's words among it: "a prezivam se"."""
    if leaf.has("correction", "change"):
        yield from _half_rightly().finditer(leaf.flat)
        yield from half_of_mine().finditer(leaf.page)
        yield from _only_half().finditer(leaf.flat)
        behind = (_then_right().match(leaf.flat, m.end) for m in leaf.people if is_full(m))
        yield from filter(None, behind)
    elif leaf.has("earlier"):  # "upisala sam ga kao Petra Ilića. Njegovo prezime je Ilin"
        yield from _half_of_theirs().finditer(leaf.page)


@cache
def _then_right() -> re.Pattern[str]:
    """Return what may follow a name: ". Ja sam Ilin", ", a treba Ilin"."""
    but = rf"(?:(?:{either('against')}|{either('but')})\s+)?"
    return re.compile(rf"[.,;!–-]*\s+{but}{either('told_right')}\s+(?P<right>{_WORD})")


@cache
def half_of_mine() -> Glance:
    """Return what finds half a name as its bearer has it: "prezivam se Ilin"."""
    return glance(rf"\b{either('my_half')}\s+(?P<right>{_WORD})", particles("my_half"))


@cache
def _half_of_theirs() -> Glance:
    return glance(rf"\b{either('their_half')}\s+(?P<right>{_WORD})", particles("their_half"))


@cache
def _only_half() -> re.Pattern[str]:
    """Return what finds "prezime je pogrešno napisano, treba Ilin"."""
    return re.compile(
        rf"[,;:–-]\s+(?:{either('against')}\s+)?{either('told_right')}\s+(?P<right>{_WORD})"
    )


def not_that(leaf: Leaf, known: Sequence[str]) -> Iterator[tuple[str, Person]]:
    """Yield people of whose name a half is put right before the wrong one: "Ilin, ne Ilić"."""
    for match in _denied().finditer(leaf.page):
        wrong = leaf.text[slice(*match.span("wrong"))]
        right = _before().search(leaf.flat, max(0, match.start() - GAP_MAX), match.start())
        if right is None or not (
            wrong[:1].isupper() and leaf.text[right.start("right")].isupper()
        ):
            continue
        old = written_for(leaf.text[slice(*right.span("right"))], known)
        word = next((w for w in old.split() if fold(w) == fold(wrong)), None)
        yield from _put_right(leaf, right, old, word)


@cache
def _denied() -> Glance:
    return glance(rf"\b{either('not_half')}\s+(?P<wrong>{_WORD})", particles("not_half"))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<right>{_WORD}),?\s+$")


def by_given(leaf: Leaf, known: Sequence[str]) -> Iterator[tuple[str, Person]]:
    """Yield who is called by a given name where the surname is put right: "Ana se preziva"."""
    for match in _surnamed().finditer(leaf.page) if leaf.has("correction") else ():
        right = leaf.text[slice(*match.span("right"))]
        before = _given().search(leaf.flat, max(0, match.start() - GAP_MAX), match.start())
        given = before["given"] if before and right[:1].isupper() else ""
        called = {n for n in known if " " in n and tokens(n)[0] == given}
        named = [n for n in called if fold(right) not in tokens(n)]
        if len(named) == 1:
            put = f"{named[0].split()[0]} {right}"
            yield named[0], Person(name=leaf.found(put, match.start("right"), f"“{match[0]}”"))


@cache
def _surnamed() -> Glance:
    words = "is_surnamed"
    return glance(rf"\b{either(words)}\s+(?P<right>{_WORD})", particles(words))


@cache
def _given() -> re.Pattern[str]:
    return re.compile(rf"(?P<given>{_WORD}?)(?:'s)?\s+$")
