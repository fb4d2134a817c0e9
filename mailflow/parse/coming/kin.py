"""Who is told as kin, and by name after it: "Dolazimo muž i ja. On je Petar Tot"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import first_joined
from mailflow.parse.clauses.standing import WITHOUT_VERB, Guest, Standing
from mailflow.parse.coming.only_named import is_only_named
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Kind, Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.people.names import is_full

NAMED_MAX: Final = 160  # letters from "pišem za sestru" to her name
TOLD_MAX: Final = 320  # letters from the name to "u petak dolazi"
CALLED_MAX: Final = 48  # letters of "on se zove", and of titles
BESIDE_MAX: Final = 3  # letters of ", " between kin and a name: "naš novinar Petar Tot"
FOR_MAX: Final = 32  # letters of "pišem u ime svoje starije" before "sestre"
_UNTOLD: Final = (WITHOUT_VERB, "perhaps")  # "ona je Ana Ilić i rado bi slušala"
_COMES: Final = frozenset({"come", "self", "enrol", "pair"})
_NO: Final = frozenset({"absent", "cancel", "decline", "strike", "unlisted", "earlier"})
_OFF: Final = frozenset({"unlisted", "self_absent", "absent"})


def by_kin(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; those come whom the words after their kin call by name."""
    untold = any(map(_is_untold, guests))  # as hardly anybody
    if not (untold and any(may_tell(leaf.page, "companion") for leaf in own)):
        return list(guests)
    return [
        replace(g, standing=Standing.COMES, because=f"who “{word}” is")
        if (word := next(_kin(g), ""))
        else g
        for g in guests
    ]


def _is_untold(guest: Guest) -> bool:
    return guest.standing is Standing.UNKNOWN and guest.because in _UNTOLD


def _kin(guest: Guest) -> Iterator[str]:
    """Yield the words of kin who comes and whose name *guest* is."""
    leaf, m = guest.leaf, guest.mention
    if not (
        _is_untold(guest) and is_full(m) and leaf.kind is Kind.OWN and m.case is Case.NOMINATIVE
    ):
        return
    first = first_joined(leaf, m)  # "one su Ana Ilić i Vera Tot"
    if _is_called(leaf, first):
        start = max(0, first.start - NAMED_MAX)
        there = any_of("companion").finditer(leaf.flat, start, first.start)
        unnamed = (one for one in there if not _is_named(leaf, one))
        yield from (one[0] for one in unnamed if _comes(leaf, one, first.start))


def _is_named(leaf: Leaf, kin: re.Match[str]) -> bool:
    """ "Naš novinar Petar Tot", "Petar Tot (novinar)": a name stands right beside kin."""
    start, end = kin.span()
    colon = _COLON.match(leaf.flat, end)
    if colon and leaf.named(colon.end(), colon.end() + 1):
        return True  # "predsednika našeg kluba:", and his name below
    after = leaf.named(end, end + BESIDE_MAX)
    if after and not leaf.flat[end : after[0].start].strip(" ,"):
        return True
    before = leaf.named(max(leaf.sentence_start(start), start - POST_MAX), start)
    apposed = bool(before) and _POST.fullmatch(leaf.flat, before[-1].end, start) is not None
    return apposed and any_of("and_me").match(leaf.flat, end + 1) is None


_COLON: Final = re.compile(r"(?:\s\w+){0,3}:\s*")
POST_MAX: Final = 60  # letters of a name, a comma and "naša "
_POST: Final = re.compile(r"\s?[,(–-]\s?(?:\w+\s){0,2}")


def _is_called(leaf: Leaf, m: Mention) -> bool:
    """Words right before the name call somebody so, or it stands alone in its sentence."""
    near = max(0, m.start - CALLED_MAX)
    if _calls(leaf.language).search(leaf.flat, near, m.start):
        return True
    return _OPENS.search(leaf.flat, near, m.start) is not None and _says_no_more(leaf, m)


def _says_no_more(leaf: Leaf, m: Mention) -> bool:
    """ "Žena bi došla. Ana Ilić, domaćica.": the sentence has but a name, and what she is."""
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
    alone = len(leaf.named(start, end)) == 1 and not leaf.between(start, end)
    return alone and is_only_named(leaf, m)


_OPENS: Final = re.compile(r"[.!]\s+$")


def _comes(leaf: Leaf, kin: re.Match[str], named: int) -> bool:
    """The clause of *kin* says that they come, or that the writer writes for them."""
    a, b = leaf.clause(kin.start())
    said = {c.sense for c in leaf.between(a, b)}
    if said & _COMES and not said & _NO:
        return True
    start = leaf.sentence_start(kin.start())
    before = (max(start, kin.start() - FOR_MAX), kin.start())
    if _rather(leaf.language).search(leaf.flat, *before):
        return any(c.sense in _OFF for c in leaf.between(start, kin.start()))
    if _writes_for(leaf.language).search(leaf.flat, *before) is None:
        return False
    after = {c.sense for c in leaf.between(kin.end(), leaf.sentence_end(named))}
    later = {c.sense for c in leaf.between(kin.end(), _until_other(leaf, named))}
    comes = after & _COMES or (later & _COMES and "self" not in later)
    return bool(comes) and not (after | later) & _NO


def _until_other(leaf: Leaf, named: int) -> int:
    """Return how far what is told after a name may be of its bearer: to the next person."""
    others = (m.start for m in leaf.people if m.start > named)
    return min(next(others, len(leaf.flat)), named + TOLD_MAX)


@cache
def _calls(language: str) -> re.Pattern[str]:
    """Return what ends in "on je", "muž mi je", "zove se", before a name and its titles."""
    kin = rf"{either('companion')}\s(?:\w{{2,3}}\s)?{either('is_named', language)}"
    return re.compile(rf"\b(?:{either('is_called', language)}|{kin})\s(?:\w+\.?\s){{0,2}}$")


@cache
def _rather(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('rather', language)}\s(?:\w+\s){{0,2}}$")


@cache
def _writes_for(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('writes_for', language)}\s(?:\w+\s){{0,2}}$")
