"""A post told once of several people: "novinarke Ana Ilić i Vera Tot", "dve novinarke: …"."""

import re
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.model import Found, Gender
from mailflow.parse.clauses.joined import first_joined, joined_left, last_joined
from mailflow.parse.clauses.standing import Guest
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import BULLETS, Case, Mention
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post, one_of_several, to_nominative
from mailflow.parse.page.tables import has_trait
from mailflow.parse.page.told import numerals
from mailflow.parse.posts.role_before import before
from mailflow.parse.posts.role_span import trimmed

_AFTER: Final = re.compile(r",\s+([a-z]{3,30}[ai]ma)\b")  # …, istraživačima instituta
_HEADING: Final = re.compile(r"([a-z]{4,30}):\s*\Z")
_HEADING_MAX: Final = 400  # letters from a heading to the last line of its list
_LINE_OF_LIST: Final = re.compile(rf"\n[ \t]*(?:[-–{BULLETS}]|\d{{1,2}}[.)])[^\n]*\Z")
_NO_POST: Final = ("clan",)  # members of the house: who is not


def shared(guest: Guest) -> Found | None:
    """Return what each of several people is, told before the first or after the last."""
    leaf, m = guest.leaf, guest.mention
    first, last = first_joined(leaf, m), last_joined(leaf, m)
    if called := _called(leaf, first, several=first is not last):
        return called
    if first is last:
        return _under_heading(guest)
    span = before(replace(guest, mention=first))
    if span and (one := one_of_several(leaf.text[slice(*span)])):
        return leaf.found(one, span[0], "before the names")
    return _counted(leaf, first.start) or _after(leaf, last.end)


def after_all(guest: Guest) -> Found | None:
    """Return what all of those named together are called behind them: ", oboje pravnici"."""
    last = last_joined(guest.leaf, guest.mention)
    alone = last is guest.mention and joined_left(guest.leaf, last) is None
    if alone:
        return None
    leaf, end = guest.leaf, guest.leaf.sentence_end(last.end)
    after = [_both().match(leaf.flat, last.end)]
    if has_trait(leaf.language, "serbian"):
        after.append(_plural(last.case).match(leaf.flat, last.end))
    if not leaf.named(last.end, end):
        after.append(_both_are().match(leaf.flat, end))
    return next(filter(None, (_told_of(leaf, match) for match in after)), None)


@cache
def _plural(case: Case) -> re.Pattern[str]:
    """Return what finds a noun of several behind their names, and what goes with it.

    In the dative "predsednici" may be of the last one alone, who is a woman.
    """
    whose = r"\b(?:\s[^,.;:!?()\n]{2,60})?"
    ends = {Case.NOMINATIVE: "[ei]", Case.ACCUSATIVE: "e"}.get(case)
    noun = rf"[a-z]{{4,30}}{ends}{whose}" if ends else rf"clan[a-z]+ma{whose}"
    return re.compile(rf",\s+({noun})")


@cache
def _both_are() -> re.Pattern[str]:
    """Return what finds the next sentence's post of all those named: "Oboje su pravnici"."""
    are = rf"{either('both')}\s{either('are_a')}"
    return re.compile(rf"[.;]\s{are}\s([^,.;:!?()\n]{{4,60}})")


def _after(leaf: Leaf, end: int) -> Found | None:
    return _told_of(leaf, _AFTER.match(leaf.flat, end))


def _told_of(leaf: Leaf, after: re.Match[str] | None) -> Found | None:
    """Return what each of several is by the words that *after* found, if they are a post."""
    if after is None:
        return None
    start, end = trimmed(leaf, *after.span(1))
    if body := _at_body().search(leaf.text, start, end):
        end = body.start()  # "both volunteers with the Stone Trust"
    one = one_of_several(leaf.text[start:end])
    return leaf.found(one, start, "after the names") if one else None


@cache
def _both() -> re.Pattern[str]:
    """Return what finds the post of all those named: ", both policy advisers"."""
    return re.compile(rf"\s*[,(-]\s*{either('both')}\s+((?:\w+ ){{0,4}}\w+)")


@cache
def _at_body() -> re.Pattern[str]:
    """Return what stands before the name of a body that somebody belongs to: "with the"."""
    return re.compile(rf"(?:\s{either('ends_post')})+(?:\s(?=[A-ZČĆŠŽĐЀ-Я])|$)")


def _under_heading(guest: Guest) -> Found | None:
    """Return what the words above a list call each of its people."""
    leaf = guest.leaf
    if not guest.is_item or guest.row:
        return None
    start, _ = leaf.page.line_of(guest.mention.start)
    own = before(guest)
    if own and own[0] >= start:
        return None  # "i vozač Petar Tot"
    above = _above(leaf, start := _first_line(leaf, start))
    if counted := _counted(leaf, max(0, start - _HEADING_MAX) + len(above)):
        return counted
    heading = _HEADING.search(above)
    if heading is None or heading[1].startswith(_NO_POST):
        return None
    one = one_of_several(heading[1])
    at = leaf.flat.rfind(heading[1], 0, start)
    if any(c.sense == "come" and c.start == at for c in leaf.between(at, at + 1)):
        return None  # "Participants:" are no more than that
    said = leaf.text[at : at + len(heading[1])]
    return leaf.found(one_of_several(said), at, "above the list") if one else None


def _first_line(leaf: Leaf, start: int) -> int:
    """Return where the lines with names begin of which that at *start* is one."""
    for _ in range(LINES_MAX):
        a, b = leaf.page.line_of(start - 1) if start else (0, 0)
        if not leaf.named(a, b) or leaf.flat[a:b].rstrip().endswith(":"):
            break
        start = a
    return start


LINES_MAX: Final = 24  # of a list whose heading says what they are


def _counted(leaf: Leaf, at: int) -> Found | None:
    """Return what each of those counted before offset *at* is: "dva volontera: …"."""
    found = _number_of().search(leaf.flat, max(0, at - COUNTED_MAX), at)
    if found is None or found[1].startswith(_NO_POST) or not is_post(found[1]):
        return None
    start, end = found.span(1)
    if any(c.sense == "come" for c in leaf.between(start, end)):
        return None  # "dva predstavnika:" are no more than that
    one = to_nominative(leaf.text[start:end], Case.GENITIVE, Gender.MALE)
    return leaf.found(one, start, "counted before the names")


def _called(leaf: Leaf, m: Mention, *, several: bool) -> Found | None:
    """Return what they are by the sentence before: "Dve volonterke. To su Ana i Vera"."""
    found = _then_named().search(leaf.flat, max(0, m.start - COUNTED_MAX), m.start)
    if found is None or found[1].startswith(_NO_POST) or not is_post(found[1]):
        return None
    start, end = found.span(1)
    if any(c.sense in _COMING for c in leaf.between(start, end)):
        return None
    said = leaf.text[start:end]
    one = one_of_several(said) if several and not said.endswith(_OF_FEW) else ""
    one = one or to_nominative(said, Case.GENITIVE, m.gender)
    return leaf.found(one, start, "called so before the names")


_OF_FEW: Final = ("a", "а")  # dva volontera
_COMING: Final = ("come", "enrol")


@cache
def _then_named() -> re.Pattern[str]:
    """Return what finds a noun that ends a sentence, and the next one's "they are"."""
    return re.compile(rf"\b([a-z]{{4,30}})[.:;,]\s(?:\w\s)?{either('is_called')}[:,]?\s\Z")


COUNTED_MAX: Final = 48  # letters of "četvoro prosvetnih savetnika: "


@cache
def _number_of() -> re.Pattern[str]:
    """Return what finds a number, and in the genitive whom it counts: "dva volontera:"."""
    return re.compile(rf"\b(?:{numerals()})\s(?:\w+\s)?([a-z]{{4,30}}a)[:,]\s*\Z")


def _above(leaf: Leaf, start: int) -> str:
    """Return what stands above the list whose line begins at *start*."""
    above = leaf.flat[max(0, start - _HEADING_MAX) : start].rstrip()
    while line := _LINE_OF_LIST.search(above):
        above = above[: line.start()].rstrip()
    return above
