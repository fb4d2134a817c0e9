"""The place an organisation sits in."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from mailflow.model import Found
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.city_near import (
    based_in,
    beside_street,
    called_there,
    of_branch,
    opens_street,
    told_by_greeting,
)
from mailflow.parse.organisations.city_told import (
    WORDS_MAX,
    begun_with,
    opening,
    told_by_adjective,
    told_by_branch,
    within_all,
)
from mailflow.parse.organisations.claims import Claim
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.named import is_another
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.particles import either
from mailflow.parse.page.towns import abbreviated, likely_town, town
from mailflow.parse.page.working import flat

NEAR: Final = range(1, 4)  # lines below the name, where a town may have one to itself
LAST_LINES: Final = 3  # of a letter, in which the writer's name may stand with a town
_CAPITAL: Final = r"[^\W\d_a-zа-яђјљњћџѓќѕšđčćžáéíóöőúüűäâăîșțľôťďňýëç][\w'-]*"
_PLACE: Final = rf"({_CAPITAL}(?: {_CAPITAL}){{0,2}})"
_ACRONYM: Final = re.compile(r"\s*\([^()\n]{2,12}\)")
_AFTER: Final = re.compile(
    r"[\s,–—(-]*"
    r"(?:(?:sa |sa? ?)?(?:sedist\w+|sjedist\w+):? )?"
    r"(?P<from>(?:iz|u|na|sa|from|in|nga|ne|z|zo|v|vo|din|od|at|based in|zoz) +)?"
    r"(?P<kind>(?:sel[oau]|grad[au]?|gradica|varosi\w*|mj?est[oau]|satul|fshati) +)?(?=\w)"
)
_SAID: Final = re.compile(
    r"(?<!\w)(?:iz|from|nga|din|in|sa|od|(?:kod nas|kod mene|ovde|ovdje|mi|nas|radimo"
    r"|delujemo|djelujemo|deluje|djeluje|postojimo|okupljamo se"
    r"|registrovan\w(?: smo| je)?|sedist\w+|sjedist\w+|ured\w*|kancelarij\w"
    r"|prostorij\w+|filijal\w)(?: (?:nam|je|se|nalazi|smo)){0,3} u)\s+"
    r"(?:(?:sela|grada|gradica|varosi|varosice|mesta|mjesta) +)?(?=\w)"
)
# What stands before other words than towns as well, where there are no capitals.
_ALSO_ELSE: Final = frozenset({"in", "sa", "od", "din"})
_FROM: Final = frozenset({"iz", "from", "nga"})
_SLAVIC_FROM: Final = frozenset({"iz", "u", "z", "zoz"})
_MACEDONIAN_FROM: Final = frozenset({"od", "vo"})  # after which nothing is declined
_POSTCODE: Final = re.compile(rf"(?<!\d)[1-9]\d{{4}} +{_PLACE}")
_CODE_AFTER: Final = re.compile(r" +[1-9]\d{4}$")  # "Novi Sad 21000"
_DAY: Final = re.compile(r"\d[./]\s?\d")  # "(Belgrade, 15/3)" is where the event is
_DATED: Final = re.compile(r"^\s*(?:u )?(?=\w)([^\W\d_]+(?: [^\W\d_]+){0,2})[,.]? +\d{1,2}\b")


def city_of(best: Claim, claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Found | None:
    """Return the place of the organisation *best*, all of whose mentions are *claims*."""
    found = chain(
        _labelled(leaves),
        _after(claims),
        of_branch(claims),
        _after_unknown(claims),
        _addressed(leaves),
        within_all(best, claims),
        _signed(claims, leaves),
        beside_street(claims, leaves),
        _beside_writer(leaves),
        _after_again(best, leaves),
        _dated(leaves),
        told_by_adjective(claims),
        told_by_branch(leaves),
        based_in(leaves),
        called_there(claims),
        told_by_greeting(leaves),
        _said([*leaves, *_earlier(claims, leaves)]),
        opening(best, claims),
    )
    return next(found, None)


def _earlier(claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Iterator[Leaf]:
    """Yield the pages beside *leaves* that name the organisation: the sender's earlier mail."""
    for claim in claims:
        if claim.leaf is not None and claim.leaf not in leaves:
            yield claim.leaf


def _labelled(leaves: Sequence[Leaf]) -> Iterator[Found]:
    for leaf in leaves:
        for field in leaf.fields:
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


def _addressed(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns after a postal code."""
    for leaf in leaves:
        for match in _POSTCODE.finditer(leaf.text):
            place = begun_with(match[1])
            yield leaf.found(place or match[1], match.start(1), "postal code before it")


def _after(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield towns right after the organisation's name: „Зелени круг“ Ниш, … iz Niša."""
    for claim in sorted(claims, key=lambda one: -one.weight):
        leaf = claim.leaf
        acronym = _ACRONYM.match(leaf.flat, claim.end) if leaf else None
        for end in (claim.end, *([acronym.end()] if acronym else [])):
            match = _AFTER.match(leaf.flat, end) if leaf else None
            place = _at(leaf, match.end()) if leaf and match else None
            if leaf and match and place and not opens_street(leaf, match.end()):
                yield leaf.found(place, match.end(), "after the organisation's name")


def _after_again(best: Claim, leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns after the name where it stands once more, as in the subject."""
    low = flat(best.name)
    for leaf in leaves:
        at = leaf.flat.find(low)
        match = _AFTER.match(leaf.flat, at + len(low)) if at >= 0 else None
        place = _at(leaf, match.end()) if match else None
        if match and place:
            yield leaf.found(place, match.end(), "after the organisation's name")


def _after_unknown(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield what no table knows, after "iz", "u" or "selo" right after the name."""
    for claim in claims:
        leaf = claim.leaf
        match = _AFTER.match(leaf.flat, claim.end) if leaf else None
        if leaf is None or match is None:
            continue
        before = (match["from"] or "").strip()
        plain = leaf.language == "mk" and before in _MACEDONIAN_FROM
        if not (match["kind"] or plain or before in _SLAVIC_FROM):
            continue
        said = re.match(_PLACE, leaf.running[match.end() :])
        if said and not _is_named(leaf, match.end()) and not _is_no_place(said[1]):
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


def _at(leaf: Leaf, at: int) -> str | None:
    """Return the town whose name begins at an offset; capitals are missing on a telephone."""
    text = leaf.text[at : at + 60].replace("\n", " ")
    if short := abbreviated(text):
        return short
    words = re.match(r"[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,2}", text)
    if words is None:
        return None
    if text[0].isupper():
        return begun_with(words[0].title() if words[0].isupper() else words[0])
    return begun_with(words[0].title()) if _is_small(leaf, at) else None


def _is_small(leaf: Leaf, at: int) -> bool:
    """The line around an offset has no capitals."""
    start, end = leaf.page.line_of(at)
    return not any(c.isupper() for c in leaf.text[start:end])


def _signed(claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns that are a part of a line of the signature, then of the letterhead."""
    for leaf in sorted(leaves, key=lambda leaf: leaf.kind is not Kind.SIGNATURE):
        signature = leaf.kind is Kind.SIGNATURE
        ends = {bisect_left(leaf.page.lines(), (c.end + 1,)) for c in claims if c.leaf is leaf}
        for number, (start, end) in enumerate(leaf.page.lines(), 1):
            dated = leaf.kind is Kind.SUBJECT and _DAY.search(leaf.text, start, end)
            if not signature and (end - start > 90 or leaf.named(start, end) or dated):
                continue
            below = any(number - lines in ends for lines in NEAR)
            yield from _parts(leaf, start, end, opens=signature or below)
        if signature:
            yield from _last_words(leaf)


def _parts(leaf: Leaf, start: int, end: int, *, opens: bool) -> Iterator[Found]:
    """Yield towns that are a part between commas of a line; its first part if it *opens*."""
    for match in re.finditer(r"[^,;|•·()\t/\n]+", leaf.text[start:end]):
        at = start + match.start()
        text = _CODE_AFTER.sub("", match[0].strip(" .-–"))
        if (not opens and match.start() == 0) or _is_named(leaf, at):
            continue
        small = _is_small(leaf, at)
        capital = text[:1].isupper() or small
        place = town(text.title() if small else text)
        if place and capital and len(text.split()) <= WORDS_MAX:
            yield leaf.found(place, at, "in the signature")


def _beside_writer(leaves: Sequence[Leaf]) -> Iterator[Found]:
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


def _is_named(leaf: Leaf, at: int) -> bool:
    """A person's name stands at the offset: Sofija is no town here."""
    return any(m.start - 1 <= at < m.end for m in leaf.people)


def _last_words(leaf: Leaf) -> Iterator[Found]:
    """Yield towns at the end of what looks like an office: "Regional Office Belgrade"."""
    for one in leaf.organisations:
        place = town(one.name.split()[-1])
        if place:
            yield leaf.found(place, one.start, "at the end of an office's name")


def _said(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns the sender says he is from."""
    for leaf in leaves:
        if leaf.kind not in (Kind.OWN, Kind.SIGNATURE, Kind.QUOTED, Kind.SUBJECT):
            continue
        for match in _SAID.finditer(leaf.flat):
            if leaf.kind is Kind.SUBJECT and match[0].split()[0] not in _FROM:
                continue  # where the event is
            place = _at(leaf, match.end())
            small = leaf.text[match.end()].islower()
            away = _there().search(leaf.flat, max(0, match.start() - 24), match.start())
            if place and not away and not (small and match[0].split()[0] in _ALSO_ELSE):
                yield leaf.found(place, match.end(), f"“{match[0].strip()}” before it")


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
