"""The place an organisation sits in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from mailflow.model import Found
from mailflow.parse.affiliation.city_near import (
    based_in,
    before_name,
    beside_land,
    beside_street,
    bracketed,
    labelled,
    of_branch,
    opens_street,
    told_by_greeting,
)
from mailflow.parse.affiliation.city_signed import beside_writer, is_named, is_small, signed
from mailflow.parse.affiliation.city_told import (
    begun_with,
    opening,
    told_by_adjective,
    told_by_branch,
    within_all,
)
from mailflow.parse.affiliation.claims import Claim
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.named import is_another
from mailflow.parse.page.particles import either, particles
from mailflow.parse.page.tables import has_trait
from mailflow.parse.page.towns import abbreviated, is_half, likely_town, town
from mailflow.parse.page.working import flat

_CAPITAL: Final = r"[^\W\d_a-zа-яђјљњћџѓќѕšđčćžáéíóöőúüűäâăîșțľôťďňýëç][\w'-]*"
_PLACE: Final = rf"({_CAPITAL}(?: {_CAPITAL}){{0,2}})"
_ACRONYM: Final = re.compile(r"\s*\([^()\n]{2,60}\)")  # or the name in another language
_POSTCODE: Final = re.compile(rf"(?<!\d)[1-9]\d{{4}} +{_PLACE}")
_DATED: Final = re.compile(r"^\s*(?:u )?(?=\w)([^\W\d_]+(?: [^\W\d_]+){0,2})[,.]? +\d{1,2}\b")


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(
        rf"[\s,–—(|•·-]*(?:(?:sa |sa? ?)?{either('body_seat')}:? "
        rf"|(?:koj[aei] )?(?:\w+ ){{0,3}}?{either('body_lives')} (?:{either('where_is')} )?)?"
        rf"(?P<from>(?:{either('from_place')}|{either('in_place')}) +)?"
        rf"(?P<kind>{either('place_kind')} +)?(?=\w)"
    )


@cache
def _said_from() -> re.Pattern[str]:
    here = rf"{either('here_in')}(?: {either('where_is')}){{0,3}} u"
    return re.compile(
        rf"(?<!\w)(?:{either('from_place')}|{either('said_place')}|{here})\s+"
        rf"(?:{either('place_kind')} +)?(?=\w)"
    )


@cache
def _from() -> frozenset[str]:
    return frozenset(particles("from_place"))


def city_of(best: Claim, claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Found | None:
    """Return the place of the organisation *best*, all of whose mentions are *claims*."""
    found = chain(
        labelled(leaves),
        _after(claims),
        beside_land(claims, leaves),
        of_branch(claims),
        bracketed(claims),
        before_name(claims),
        _after_unknown(claims),
        _addressed(leaves),
        _after(claims, inside=True),
        within_all(best, claims),
        signed(claims, leaves),
        beside_street(claims, leaves),
        beside_writer(leaves),
        _after_again(best, leaves),
        _dated(leaves),
        told_by_adjective(claims),
        told_by_branch(leaves),
        based_in(leaves),
        told_by_greeting(leaves),
        _said(chain(leaves, _earlier(claims, leaves)), best),
        opening(best, claims),
    )
    first = next(found, None)
    return _in_full(first, leaves) if first and is_half(first.value) else first


def _in_full(found: Found, leaves: Sequence[Leaf]) -> Found:
    """Return the town of two words that the letter calls by its last one in a name.

    "Klub Palanka" is in Bačka Palanka if the letter says so elsewhere.
    """
    for leaf in leaves:
        for match in _TWO.finditer(leaf.text):
            place = town(match[0])
            if place and place.split()[-1] == found.value:
                return leaf.found(place, match.start(), f"“{found.value}” in full")
    return found


_TO_THREE: Final = re.compile(r"[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,2}")
_TWO: Final = re.compile(rf"{_CAPITAL} {_CAPITAL}")


def _earlier(claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield the pages beside *leaves* that name the organisation: the sender's earlier mail."""
    for claim in claims:
        if claim.leaf is not None and claim.leaf not in leaves:
            yield claim.leaf


def _addressed(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns after a postal code."""
    for leaf in leaves:
        for match in _POSTCODE.finditer(leaf.text):
            place = begun_with(match[1])
            yield leaf.found(place or match[1], match.start(1), "postal code before it")


def _after(claims: Sequence[Claim], *, inside: bool = False) -> Iterator[Found]:
    """Yield towns right after the organisation's name: „Зелени круг“ Ниш, … iz Niša.

    Args:
        inside: Only those after a word like "in", where the language does not tell by a case
            whether they sit there or go there: an address is believed first.
    """
    for claim in sorted(claims, key=lambda one: -one.weight):
        leaf = claim.leaf
        if inside and leaf and has_trait(leaf.language, "declines_towns"):
            continue  # as nearly always
        acronym = _ACRONYM.match(leaf.flat, claim.end) if leaf else None
        for end in (claim.end, *([acronym.end()] if acronym else [])):
            match = _after_name().match(leaf.flat, end) if leaf else None
            if not (leaf and match) or _is_inside(leaf, match) != inside:
                continue
            told = (match["from"] or "").strip() in _from()
            place = _at(leaf, match.end(), small=told)
            if place and not _is_elsewhere(leaf, match, place):
                yield leaf.found(place, match.end(), "after the organisation's name")


def _is_elsewhere(leaf: Leaf, match: re.Match[str], place: str) -> bool:
    """What stands after the name is a street, or where its people go: "… u Beograd dolaze".

    Where they are, "u" is followed by another case: "u Beogradu", "u Subotici".
    """
    if opens_street(leaf, match.end()) or is_named(leaf, match.end()):
        return True  # "Milica" is nobody from Milići
    if _is_acronym(leaf, match.end(), place):
        return True
    before, at = (match["from"] or "").strip(), match.end()
    if before not in ("u", "na"):
        return False
    said, low = leaf.flat[at : at + len(place)], flat(place)
    goal = said == low or (low[-1] == "a" and said == f"{low[:-1]}u")
    return goal and not leaf.flat[at + len(place) : at + len(place) + 1].isalnum()


def _is_acronym(leaf: Leaf, at: int, place: str) -> bool:
    """ "(ADI)" is short for the name, no locative of Ada; "(NIŠ)" is a town."""
    short = _IN_BRACKETS.match(leaf.text, max(0, at - 1))
    return short is not None and short[1].isupper() and flat(short[1]) != flat(place)


_IN_BRACKETS: Final = re.compile(r"\(([^\W\d_]{2,6})\)")


def _is_inside(leaf: Leaf, match: re.Match[str]) -> bool:
    inside = (match["from"] or "").strip() in particles("tells_inside")
    return inside and not has_trait(leaf.language, "declines_towns")


def _after_again(best: Claim, leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns after the name where it stands once more, as in the subject."""
    low = flat(best.name)
    for leaf in leaves:
        at = leaf.flat.find(low)
        match = _after_name().match(leaf.flat, at + len(low)) if at >= 0 else None
        place = _at(leaf, match.end()) if match else None
        if match and place and not _is_elsewhere(leaf, match, place):
            yield leaf.found(place, match.end(), "after the organisation's name")


def _after_unknown(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield what no table knows, after "iz", "u" or "selo" right after the name."""
    for claim in claims:
        leaf = claim.leaf
        match = _after_name().match(leaf.flat, claim.end) if leaf else None
        if leaf is None or match is None:
            continue
        before = (match["from"] or "").strip()
        plain = has_trait(leaf.language, "keeps_towns") and before in particles("keeps_place")
        if not (match["kind"] or plain or before in particles("declines_place")):
            continue
        said = re.match(_PLACE, leaf.text[match.end() :])
        known = _at(leaf, match.end()) or is_named(leaf, match.end())
        if said and not known and not _is_no_place(said[1]):
            told = plain or (match["kind"] or "").endswith("o ")
            place = said[1] if told else likely_town(said[1])
            yield leaf.found(place, match.end(), "after the organisation's name")


def _is_no_place(text: str) -> bool:
    """The capitalised words are a land, an organisation or something else than a place."""
    words = re.findall(r"\w+", flat(text))
    return (
        is_another(flat(text))
        or any(word in heads() or word in boundaries("stop") for word in words)
        or words[-1].startswith(tuple(boundaries("land")))
        or text.isupper()
    )


def _at(leaf: Leaf, at: int, *, small: bool = False) -> str | None:
    """Return the town whose name begins at an offset; capitals are missing on a telephone.

    Args:
        small: It may have none where others do: "udruzenje Zrno iz sapca".
    """
    text = leaf.text[at : at + 60].replace("\n", " ")
    if short := abbreviated(text):
        return short
    words = _TO_THREE.match(text)
    if words is None:
        return None
    if text[0].isupper():
        return begun_with(words[0].title() if words[0].isupper() else words[0])
    return begun_with(words[0].title()) if small or is_small(leaf, at) else None


def _said(leaves: Iterable[Leaf], best: Claim) -> Iterator[Found]:
    """Yield towns the sender says he is from; none that opens his *best* name: "Plava kuća"."""
    for leaf in leaves:
        if leaf.kind not in (Kind.OWN, Kind.SIGNATURE, Kind.QUOTED, Kind.SUBJECT):
            continue
        for match in _said_from().finditer(leaf.flat):
            if leaf.kind is Kind.SUBJECT and match[0].split()[0] not in _from():
                continue  # where the event is
            place = _at(leaf, match.end())
            small = leaf.text[match.end()].islower()
            keeps = has_trait(leaf.language, "keeps_towns")
            if match[0].split()[0] in ("od", "ot") and not keeps:
                continue
            if leaf is best.leaf and match.end() == best.start:
                continue
            away = _there().search(leaf.flat, max(0, match.start() - 24), match.start())
            away = away or _back().match(leaf.flat, match.end())
            if (
                place
                and not away
                and not (small and match[0].split()[0] in particles("also_else"))
            ):
                yield leaf.found(place, match.end(), f"“{match[0].strip()}” before it")


@cache
def _back() -> re.Pattern[str]:
    """Return what is said where somebody was, who goes home: "iz Beograda se vraćam u 15 h"."""
    return re.compile(rf"\w+(?: \w+)? (?:se )?{either('going_back')}")


@cache
def _there() -> re.Pattern[str]:
    """Return what stands before a town where somebody is that day, or where the event is."""
    return re.compile(rf"\b{either('there')} $")


def _dated(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns that open a line with a date and nothing more: "U Nišu, 12. marta"."""
    for leaf in leaves:
        for start, end in leaf.page.lines():
            match = _DATED.match(leaf.flat[start:end]) if end - start < 40 else None
            place = _at(leaf, start + match.start(1)) if match else None
            if match and place:
                yield leaf.found(place, start + match.start(1), "before the letter's date")
