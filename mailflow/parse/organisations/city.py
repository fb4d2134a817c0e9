"""The place an organisation sits in."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mailflow.model import Found
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.claims import Claim
from mailflow.parse.page.leaf import Leaf
from mailflow.parse.page.towns import town
from mailflow.parse.page.working import flat

_CAPITAL: Final = r"[^\W\d_a-zа-яђжљњћџšđčćž][\w'-]*"
_PLACE: Final = rf"({_CAPITAL}(?: {_CAPITAL}){{0,2}})"
_AFTER: Final = re.compile(
    rf"\s*(?:\([^()\n]{{2,12}}\))?[\s,–—(-]*(?:(?:iz|u|na|sa|из|у|на|са|from|in|nga|z|zo|din|od|од|at)\s+)?{_PLACE}"
)
_POSTCODE: Final = re.compile(rf"(?<!\d)[1-9]\d{{4}} +{_PLACE}")
_FROM: Final = re.compile(
    rf"(?<!\w)(?:iz|из|from|nga|din|iz|Pozdrav iz|Поздрав из|in|sa)\s+{_PLACE}"
)


def city_of(best: Claim, claims: Sequence[Claim], leaves: Sequence[Leaf]) -> Found | None:
    """Return the place of the organisation *best*, all of whose mentions are *claims*."""
    for found in (
        *_labelled(leaves),
        *_addressed(leaves),
        *_after(claims),
        *_within_all(best, claims),
        *_signed(leaves),
        *_said(leaves),
    ):
        return found
    return None


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
        if claim.leaf is None:
            continue
        match = _AFTER.match(claim.leaf.text, claim.end)
        place = _town(match[1]) if match else None
        if match and place:
            yield claim.leaf.found(place, match.start(1), "after the organisation's name")


def _signed(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns that are a part of a line of the signature, then of the letterhead."""
    for leaf in sorted(leaves, key=lambda leaf: leaf.kind is not Kind.SIGNATURE):
        signature = leaf.kind is Kind.SIGNATURE
        for start, end in leaf.page.lines():
            people = any(start <= m.start < end for m in leaf.people)
            if not signature and (end - start > 90 or people):
                continue
            for match in re.finditer(r"[^,;|•·()\t/\n]+", leaf.text[start:end]):
                at = start + match.start()
                text = match[0].strip(" .-–")
                if (not signature and match.start() == 0) or _is_named(leaf, at):
                    continue
                place = _town(text) if text[:1].isupper() and len(text.split()) <= 3 else None
                if place:
                    yield leaf.found(place, at, "in the signature")
        if signature:
            yield from _last_words(leaf)


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
        if leaf.kind not in (Kind.OWN, Kind.SIGNATURE):
            continue
        # On a telephone towns have no capitals either.
        text = leaf.text if any(c.isupper() for c in leaf.text) else _from_small(leaf.text)
        for match in _FROM.finditer(text):
            place = _town(match[1]) or _town(match[1].split()[0])
            if place:
                yield leaf.found(place, match.start(1), "“from” before it")


def _from_small(text: str) -> str:
    """Return *text* with a capital after each word for "from"."""
    return re.sub(r"\b(iz|из|from) (\w)", lambda m: f"{m[1]} {m[2].upper()}", text)


def _within_all(best: Claim, claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield towns inside the names of the organisation."""
    for one in (best, *claims):
        place = _within(one)
        if place:
            yield place


_OF_TOWN: Final = frozenset({"grada", "opstine", "opcine", "city", "mesta"})


def _within(best: Claim) -> Found | None:
    """Return a town inside the organisation's own name: its last words, or after "grada"."""
    words = re.findall(r"[\w-]+", best.name)
    shouted = best.leaf is not None and best.leaf.text[best.start : best.end].isupper()
    for size in (3, 2, 1):
        for at in range(len(words) - size, 0, -1):
            text = " ".join(words[at : at + size])
            last = at + size == len(words) or flat(words[at - 1]) in _OF_TOWN
            capital = text[:1].isupper() or shouted
            place = town(text.title() if shouted else text) if last and capital else None
            if place:
                because = "in the organisation's name"
                if best.leaf:
                    return best.leaf.found(place, best.start, because)
                return Found(value=place, part="header", line=0, column=0, because=because)
    return None


def _town(text: str) -> str | None:
    """Return the place a short text begins with, the longest first."""
    words = text.split()
    for size in range(min(3, len(words)), 0, -1):
        found = town(" ".join(words[:size]))
        if found:
            return found
    return None
