"""Towns told beside an organisation: by its branch, its street, a greeting from there."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.model import Found
from mailflow.parse.affiliation.city_told import WORDS_MAX, begun_with
from mailflow.parse.affiliation.claims import Claim, is_card
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.named import is_another
from mailflow.parse.page.particles import either
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.towns import town_told_by
from mailflow.parse.page.working import flat
from mailflow.parse.people.names import is_full

LAST_LINES: Final = 2  # of a letter that no closing ends, below a name
BEFORE_MAX: Final = 60  # letters from a town to the name
NEAR_LINES: Final = 4  # around a name, in which its street may stand
_PARTS: Final = re.compile(r"(?:(?!\s[-–—]\s)[^,;|•·()\t\n])+")
_STREET: Final = re.compile(
    r"\s*[^\W\d_a-zа-яђјљњћџѓќѕšđčćžáéíóöőúüűäâăîșțľôťďňýëç]\D{2,40}\s(?:br\.? ?|бр\.? ?)?"
    r"(?:\d{1,3}\s?[^\W\d_]?(?:\s?/\s?\w{1,4})?|bb|бб|b\.b\.|б\.б\.)\.?\s*"
)
_CAPITAL: Final = re.compile(
    r"[^\W\d_a-zа-яђјљњћџѓќѕšđčćžáéíóöőúüűäâăîșțľôťďňýëç][\w'-]{2,}(?: [^\W\d_][\w'-]+){0,2}"
)


def of_branch(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield the town of the part that a name is followed by: "…, ogranak Valjevo"."""
    for claim in claims:
        match = _branch().match(claim.leaf.flat, claim.end) if claim.leaf else None
        if claim.leaf is None or match is None:
            continue
        adjective = claim.leaf.text[slice(*match.span("adjective"))].strip()
        place = begun_with(_next_words(claim.leaf, match.end())) or town_told_by(adjective)
        if place:
            yield claim.leaf.found(place, match.start(), f"“{match['branch']}”")


def before_name(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield the town that opens a sentence before a name: "Pirot, udruženje „Zrno“"."""
    for claim in claims:
        first = max(0, claim.start - BEFORE_MAX)
        match = _opens().search(claim.leaf.flat, first, claim.start) if claim.leaf else None
        said = claim.leaf.text[slice(*match.span("place"))] if claim.leaf and match else ""
        place = begun_with(said) if said.istitle() else None
        if claim.leaf and match and place and place.count(" ") == said.count(" "):
            yield claim.leaf.found(place, match.start("place"), "before the name")


@cache
def _opens() -> re.Pattern[str]:
    """Return what finds a town and a comma that open a sentence, right before a name."""
    kind = "|".join(map(re.escape, heads()))
    return re.compile(rf"(?:^|[.!?]\s|\n)\s*(?P<place>\w+(?: \w+){{0,2}}), (?:(?:{kind}) )?$")


def bracketed(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield the town that ends a remark on a name: "Plavi krug (udruženje slepih, Ada)"."""
    for claim in claims:
        match = _REMARK.match(claim.leaf.text, claim.end) if claim.leaf else None
        place = begun_with(match[1]) if match else None
        if claim.leaf and match and place and place.count(" ") == match[1].count(" "):
            yield claim.leaf.found(place, match.start(1), "in brackets after the name")


def labelled(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns that a label tells, or an address behind one."""
    for leaf in leaves:
        for field in () if is_card(leaf) else leaf.fields:
            if field.kind == "city":
                place = (
                    begun_with(field.value.split(",")[0]) or field.value.split(",")[0].strip()
                )
                if place:
                    yield leaf.found(place, field.start, f"label “{field.label}”")
            if field.kind == "address":
                towns = (begun_with(part.strip()) for part in re.split(r"[,;]", field.value))
                for known in filter(None, towns):
                    yield leaf.found(known, field.start, f"label “{field.label}”")


_REMARK: Final = re.compile(r"\s?\([^()\n]{3,70}, ([^\W\d_][^()\n,]{1,30})\)")


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(
        rf"[\s,–—(-]+(?P<adjective>(?:\w+ )?)(?P<branch>{either('branch_of')})"
        rf"(?: {either('branch_in')})?\b\W{{0,2}}"
    )


def _next_words(leaf: Leaf, at: int) -> str:
    """Return what begins at an offset with a capital, in ordinary capitals; else ""."""
    words = re.match(r"[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,2}", leaf.text[at : at + 60])
    if words is None or words[0][:1].islower():
        return ""
    return words[0].title() if words[0].isupper() else words[0]


def beside_street(claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield places no table knows, beside a street: "Glavna 18, Lipar", "Lipar, Glavna 18"."""
    for leaf in leaves:
        lines = leaf.page.lines()
        near = {
            leaf.text.count("\n", 0, one.start) + more
            for one in claims
            if one.leaf is leaf
            for more in range(-1, NEAR_LINES)
        }
        for number, (start, end) in enumerate(lines):
            if leaf.kind is Kind.SIGNATURE or number in near:
                yield from _beside_street(leaf, start, end)


def _beside_street(leaf: Leaf, start: int, end: int) -> Iterator[Found]:
    parts = list(_PARTS.finditer(leaf.text, start, end))
    for number, part in enumerate(parts):
        if not _STREET.fullmatch(part[0]):
            continue
        for other in (*parts[number + 1 : number + 2], *parts[max(0, number - 1) : number]):
            text = other[0].strip(" .-–")
            at = other.start() + other[0].find(text)
            if _may_be_place(leaf, at, text):
                yield leaf.found(text, at, "beside a street")


def _may_be_place(leaf: Leaf, at: int, text: str) -> bool:
    """The capitalised words at an offset are nothing else we know."""
    return not leaf.named(at, at + len(text)) and _looks_like_place(text)


def _looks_like_place(text: str) -> bool:
    """The words have capitals, and are no post, no organisation and no land."""
    low = flat(text)
    words = re.findall(r"\w+", low)
    if not _CAPITAL.fullmatch(text) or text.isupper() or len(words) > WORDS_MAX:
        return False
    plain = any(word in heads() or word in boundaries("stop") for word in words)
    known = is_another(low) or is_post(low)
    return not (known or plain or words[-1].startswith(tuple(boundaries("land"))))


def opens_street(leaf: Leaf, at: int) -> bool:
    """What begins at an offset is a street, not the village it sounds like: "Njegoševa 3"."""
    return _NUMBERED.match(leaf.text, at) is not None


_NUMBERED: Final = re.compile(
    r"[^\W\d_]\w+(?: [^\W\d_]\w+)? \d{1,3}[^\W\d_]?(?= ?(?:[,/\n(]|$))"
)


def beside_land(claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield places no table knows, before a land: "the Museum of Peace in Nara, Japan".

    Behind the name, or in a line of the signature that has nothing else.
    """
    for claim in claims:
        place = _of_land().match(claim.leaf.flat, claim.end) if claim.leaf else None
        if claim.leaf and place:
            yield from _found_before_land(claim.leaf, place)
    for leaf in leaves:
        for start, end in _lines_below(leaf):
            place = _only_land().fullmatch(leaf.flat, start, end)
            if place:
                yield from _found_before_land(leaf, place)


def _lines_below(leaf: Leaf) -> Sequence[tuple[int, int]]:
    """Return the lines of a signature, or the last ones typed, which may be one."""
    if leaf.kind is Kind.SIGNATURE:
        return leaf.page.lines()
    lines = [span for span in leaf.page.lines() if leaf.text[slice(*span)].strip()]
    return lines[-LAST_LINES:] if leaf.kind is Kind.OWN else ()


def _found_before_land(leaf: Leaf, match: re.Match[str]) -> Iterator[Found]:
    start, end = match.span("place")
    text = leaf.text[start:end]
    called = any(is_full(m) for m in leaf.named(start, end))  # Gary alone is nobody there
    if not called and text.istitle() and _looks_like_place(text):  # no "Nikole Tesle bb"
        yield leaf.found(text, start, f"“{match['land']}” after it")


_BEFORE_LAND: Final = r"(?P<place>[^\W\d_][\w'-]*(?: [\w'-]+){0,2}), (?P<land>"


@cache
def _of_land() -> re.Pattern[str]:
    comes = rf"(?: (?:{either('from_place')}|{either('in_place')})|,) "
    return re.compile(rf"{comes}{_BEFORE_LAND}{either('country')})\b")


@cache
def _only_land() -> re.Pattern[str]:
    return re.compile(rf"\s*{_BEFORE_LAND}{either('country')})[.,]?\s*")


def based_in(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield the town that an English adjective tells: "the Sarajevo-based foundation"."""
    for leaf in leaves:
        for match in _BASED.finditer(leaf.text) if "-based " in leaf.flat else ():
            place = begun_with(match[1]) or begun_with(match[1].split()[-1])
            if place:
                yield leaf.found(place, match.start(), f"“{match[0]}”")


_BASED: Final = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+)?)-based\b")


def told_by_greeting(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns that a greeting comes from: "Üdvözlettel Zentáról", "Pozdrav z Padiny"."""
    for leaf in leaves:
        if leaf.kind not in (Kind.OWN, Kind.SIGNATURE):
            continue
        for match in _greets().finditer(leaf.flat):
            at = match.end()
            if leaf.text[at].islower():  # "from sunny Bor"
                at = leaf.text.find(" ", at) + 1
            place = begun_with(_next_words(leaf, at)) if at else None
            if place:
                yield leaf.found(place, at, f"“{match[0].strip()}” before it")


@cache
def _greets() -> re.Pattern[str]:
    return re.compile(rf"\b{either('greets_from')}[\s,]+(?=\w)")
