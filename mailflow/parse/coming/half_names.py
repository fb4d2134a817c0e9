"""People called by half their name, of whom nothing else in the letter tells the other half."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.model import Person
from mailflow.parse.clauses.standing import SHORT, Guest, Standing, words_in
from mailflow.parse.letter import Case
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.people.names import alike, is_full, tokens
from mailflow.script import fold


def halves_of(
    found: Sequence[Guest], guests: Sequence[Guest], right: Sequence[tuple[str, Person]]
) -> Iterator[str]:
    """Yield half names that may come; not those by which a whole name is put right."""
    whole = {(id(g.leaf), g.mention.start) for g in guests}  # whatever is told of them
    given = {token for g in guests if is_full(g.mention) for token in tokens(g.mention.name)}
    short = {words_in(g.because) for g in guests if g.because.startswith(SHORT)}
    for guest in found:
        if guest.leaf.text[guest.mention.start : guest.mention.end] in short:
            continue  # "Neša je Nenad Tot"
        half = guest.mention.name
        if (id(guest.leaf), guest.mention.start) not in whole and _may_come(guest, given):
            mends = any(
                alike(half, name) for old, new in right for name in (old, new.name.value)
            )
            if not mends:
                yield half


def _may_come(guest: Guest, given: Collection[str]) -> bool:
    """A word of coming stands by half a name that nothing completes."""
    if _is_declined(guest, given):
        return False
    owns = guest.leaf.flat.startswith("'s", guest.mention.end)  # "in Ana's mail"
    start = guest.mention.start
    owns = owns or bool(_nicknamed().search(guest.leaf.flat, max(0, start - CALLED_MAX), start))
    comes = guest.standing is Standing.COMES and bool(guest.mention.given)
    known = _has_article(guest) or _signs_thanks(guest) or _is_registered(guest)
    known = known or _is_told_next(guest)
    known = known or _nobody().match(guest.leaf.flat, start) is not None
    return comes and not (owns or known)


def _is_told_next(guest: Guest) -> bool:
    """ "Peca (Petar Ilić) i ja": the whole name stands in brackets behind it."""
    leaf, end = guest.leaf, guest.mention.end
    named = leaf.named(end, end + OPENS_MAX)
    between = leaf.flat[end : named[0].start].strip() if named else ""
    return bool(named) and between in ("(", "-") and is_full(named[0])


OPENS_MAX: Final = 4  # letters of " - "


@cache
def _nobody() -> re.Pattern[str]:
    """Return what finds "Niko nema …", where nobody is called Niko."""
    return re.compile(rf"{either('nobody_does')}\b")


def _is_registered(guest: Guest) -> bool:
    """ "Petar i Ana su već prijavljeni": the desk knows the other half."""
    leaf, at = guest.leaf, guest.mention.start
    if not leaf.has("earlier"):
        return False
    said = (c for c in leaf.between(at, leaf.clause(at)[1]) if c.sense == "earlier")
    return any(any_of("already").search(c.words) for c in said)


def _has_article(guest: Guest) -> bool:
    """ "A letter for the Dean": a post, as nobody is called "the" anything."""
    leaf, start = guest.leaf, guest.mention.start
    before = _article().search(leaf.flat, max(0, start - ARTICLE_MAX), start)
    return leaf.language == "en" and before is not None


ARTICLE_MAX: Final = 8  # letters of "the" and a blank before a name


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"\b{either('article', 'en')}\s$")


def _is_declined(guest: Guest, given: Collection[str]) -> bool:
    """ "Damjanu" beside "Damjan Ilić" is he, and no Damjana."""
    leaf, m = guest.leaf, guest.mention
    word = fold(leaf.text[m.start : m.end])
    return m.case is not Case.NOMINATIVE and any(
        word[:cut] in given for cut in (-1, -2) if len(word) + cut >= STEM_MIN
    )


STEM_MIN: Final = 3  # letters of a man's name before its ending: "Iva" of "Ivana" is another's


def _signs_thanks(guest: Guest) -> bool:
    """ "Hvala još jednom, Aca": the line of thanks ends with who writes."""
    leaf, m = guest.leaf, guest.mention
    start, end = leaf.page.line_of(m.start)
    thanks = any_of("thanks").match(leaf.flat, start)
    return (
        bool(thanks)
        and not leaf.flat[m.end : end].strip(" .!")
        and "," in leaf.flat[start : m.start]
    )


CALLED_MAX: Final = 24  # letters of "poznatiji kao"


@cache
def _nicknamed() -> re.Pattern[str]:
    """Return what finds, right before half a name, that it is a nickname: "zovemo ga"."""
    return re.compile(rf"\b{either('nicknamed')}:?[\s\"]+$")
