"""The place an organisation sits in."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from mailflow.model import Found
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.claims import Claim
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.organisations.named import is_another
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.towns import likely_town, town, town_told_by
from mailflow.parse.page.working import flat

WORDS_MAX: Final = 3  # in a town's name
NEAR: Final = range(1, 4)  # lines below the name, where a town may have one to itself
LAST_LINES: Final = 3  # of a letter, in which the writer's name may stand with a town
_CAPITAL: Final = r"[^\W\d_a-zа-яђжљњћџšđčćž][\w'-]*"
_PLACE: Final = rf"({_CAPITAL}(?: {_CAPITAL}){{0,2}})"
_ACRONYM: Final = re.compile(r"\s*\([^()\n]{2,12}\)")
_AFTER: Final = re.compile(
    r"[\s,–—(-]*"
    r"(?:(?:sa |sa? ?)?(?:sedist\w+|sjedist\w+):? )?"
    r"(?P<from>(?:iz|u|na|sa|from|in|nga|ne|z|zo|v|vo|din|od|at|based in) +)?"
    r"(?P<kind>(?:sel[oau]|grad[au]?|gradica|varosi\w*|mj?est[oau]|satul|fshati) +)?(?=\w)"
)
_SAID: Final = re.compile(
    r"(?<!\w)(?:iz|from|nga|din|in|sa|od|(?:kod nas|kod mene|ovde|ovdje|mi|nas|radimo"
    r"|delujemo|djelujemo|postojimo|okupljamo se) u)\s+"
    r"(?:(?:sela|grada|gradica|varosi|varosice|mesta|mjesta) +)?(?=\w)"
)
# What stands before other words than towns as well, where there are no capitals.
_ALSO_ELSE: Final = frozenset({"in", "sa", "od", "din"})
_SLAVIC_FROM: Final = frozenset({"iz", "u"})
_LEGAL_FORM: Final = re.compile(r",? (?:d\. ?o\. ?o|д\. ?о\. ?о|a\. ?d|а\. ?д|doo|доо|Ltd)\.?$")
_POSTCODE: Final = re.compile(rf"(?<!\d)[1-9]\d{{4}} +{_PLACE}")
_DATED: Final = re.compile(r"^\s*(?:u )?(?=\w)([^\W\d_]+(?: [^\W\d_]+){0,2})[,.]? +\d{1,2}\b")


def city_of(best: Claim, claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Found | None:
    """Return the place of the organisation *best*, all of whose mentions are *claims*."""
    found = chain(
        _labelled(leaves),
        _after(claims),
        _after_unknown(claims),
        _addressed(leaves),
        _within_all(best, claims),
        _signed(claims, leaves),
        _beside_writer(leaves),
        _told_by_adjective(claims),
        _said([*leaves, *_earlier(claims, leaves)]),
        _dated(leaves),
        _opening(best, claims),
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
                place = _town(field.value.split(",")[0]) or field.value.split(",")[0].strip()
                if place:
                    yield leaf.found(place, field.start, f"label “{field.label}”")
            if field.kind == "address":
                towns = (_town(part.strip()) for part in re.split(r"[,;]", field.value))
                for known in filter(None, towns):
                    yield leaf.found(known, field.start, f"label “{field.label}”")


def _addressed(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns after a postal code."""
    for leaf in leaves:
        for match in _POSTCODE.finditer(leaf.text):
            place = _town(match[1])
            yield leaf.found(place or match[1], match.start(1), "postal code before it")


def _after(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield towns right after the organisation's name: „Зелени круг“ Ниш, … iz Niša."""
    for claim in sorted(claims, key=lambda one: -one.weight):
        leaf = claim.leaf
        acronym = _ACRONYM.match(leaf.flat, claim.end) if leaf else None
        for end in (claim.end, *([acronym.end()] if acronym else [])):
            match = _AFTER.match(leaf.flat, end) if leaf else None
            place = _at(leaf, match.end()) if leaf and match else None
            if leaf and match and place:
                yield leaf.found(place, match.end(), "after the organisation's name")


def _after_unknown(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield what no table knows, after "iz", "u" or "selo" right after the name."""
    for claim in claims:
        leaf = claim.leaf
        match = _AFTER.match(leaf.flat, claim.end) if leaf else None
        told = match and (match["kind"] or (match["from"] or "").strip() in _SLAVIC_FROM)
        if leaf is None or match is None or not told:
            continue
        said = re.match(_PLACE, leaf.running[match.end() :])
        if said and not _is_named(leaf, match.end()) and not _is_no_place(said[1]):
            place = said[1] if (match["kind"] or "").endswith("o ") else likely_town(said[1])
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
    words = re.match(r"[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,2}", text)
    if words is None:
        return None
    if text[0].isupper():
        return _town(words[0].title() if words[0].isupper() else words[0])
    return _town(words[0].title()) if _is_small(leaf, at) else None


def _is_small(leaf: Leaf, at: int) -> bool:
    """The line around an offset has no capitals."""
    start, end = leaf.page.line_of(at)
    return not any(c.isupper() for c in leaf.text[start:end])


def _signed(claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns that are a part of a line of the signature, then of the letterhead."""
    for leaf in sorted(leaves, key=lambda leaf: leaf.kind is not Kind.SIGNATURE):
        signature = leaf.kind is Kind.SIGNATURE
        for start, end in leaf.page.lines():
            people = any(start <= m.start < end for m in leaf.people)
            if not signature and (end - start > 90 or people):
                continue
            below = any(
                c.leaf is leaf and leaf.text.count("\n", c.end, start) in NEAR for c in claims
            )
            yield from _parts(leaf, start, end, opens=signature or below)
        if signature:
            yield from _last_words(leaf)


def _parts(leaf: Leaf, start: int, end: int, *, opens: bool) -> Iterator[Found]:
    """Yield towns that are a part between commas of a line; its first part if it *opens*."""
    for match in re.finditer(r"[^,;|•·()\t/\n]+", leaf.text[start:end]):
        at = start + match.start()
        text = match[0].strip(" .-–")
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
        if leaf.kind not in (Kind.OWN, Kind.SIGNATURE, Kind.QUOTED):
            continue
        for match in _SAID.finditer(leaf.flat):
            place = _at(leaf, match.end())
            small = leaf.text[match.end()].islower()
            if place and not (small and match[0].split()[0] in _ALSO_ELSE):
                yield leaf.found(place, match.end(), f"“{match[0].strip()}” before it")


def _dated(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns that open a line with a date and nothing more: "U Nišu, 12. marta"."""
    for leaf in leaves:
        for start, end in leaf.page.lines():
            match = _DATED.match(leaf.flat[start:end]) if end - start < 40 else None
            place = _at(leaf, start + match.start(1)) if match else None
            if match and place:
                yield leaf.found(place, start + match.start(1), "before the letter's date")


def _told_by_adjective(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield towns whose adjective stands beside the name: "sa novosadskog Limana".

    In the name it tells no more than the name does: it may have moved, or mean a region.
    """
    for claim in claims:
        for word in _words_around(claim):
            place = town_told_by(word) or _hungarian(claim, word)
            if place:
                yield _found_in(claim, place, f"“{word}”")


def _words_around(claim: Claim) -> list[str]:
    """Return the word before an organisation's name and the second after it."""
    if claim.leaf is None:
        return []
    text = claim.leaf.running
    before = re.findall(r"\w+", text[max(0, claim.start - 20) : claim.start])[-1:]
    after = re.match(r"\W{1,2}\w+ (\w+)", text[claim.end : claim.end + 40])
    return [*before, *([after[1]] if after else [])]


def _hungarian(claim: Claim, word: str) -> str | None:
    """Return the town of "horgosi": an adjective that is written small."""
    adjective = claim.leaf is not None and claim.leaf.language == "hu" and word.endswith("i")
    return town(word.title()) if adjective else None


def _within_all(best: Claim, claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield towns inside the names of the organisation."""
    for one in (best, *claims):
        place = _within(one)
        if place:
            yield place


def _within(best: Claim) -> Found | None:
    """Return a town inside the organisation's own name: its last words, or after "grada"."""
    words = re.findall(r"[\w-]+", _LEGAL_FORM.sub("", best.name))
    leaf, said = best.leaf, best.leaf.text[best.start : best.end] if best.leaf else ""
    one_case = said.isupper() or (leaf is not None and said.islower())
    for size in (3, 2, 1):
        for at in range(len(words) - size, 0, -1):
            text = " ".join(words[at : at + size])
            last = at + size == len(words) or flat(words[at - 1]) in boundaries("seat")
            capital = text[:1].isupper() or one_case
            place = town(text.title() if one_case else text) if last and capital else None
            if place:
                return _found_in(best, place, "in the organisation's name")
    return None


def _opening(best: Claim, claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield a town elsewhere in a name: "Belgrade Centre for …", "Zenta Község …"."""
    for one in (best, *claims):
        words = re.sub(r"[„“\"].*", "", one.name).split() or [""]
        if len(words) > 1 and flat(words[1]) in boundaries("seat", "hu"):
            yield _found_in(one, words[0], "opens the organisation's name")
        english = one.leaf is not None and one.leaf.language == "en"
        for at in range(len(words) if english else 1):
            place = _town(" ".join(words[at:])) if len(words) > 1 else None
            if place:
                yield _found_in(one, place, "in the organisation's name")


def _found_in(claim: Claim, place: str, because: str) -> Found:
    """Return a place told by an organisation's name."""
    if claim.leaf:
        return claim.leaf.found(place, claim.start, because)
    return Found(value=place, part="header", line=0, column=0, because=because)


def _town(text: str) -> str | None:
    """Return the place a short text begins with, the longest first."""
    words = text.split()
    for size in range(min(WORDS_MAX, len(words)), 0, -1):
        found = town(" ".join(words[:size]))
        if found:
            return found
    return None
