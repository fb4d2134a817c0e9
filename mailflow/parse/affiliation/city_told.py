"""Towns told by an organisation's name, or by the words right beside it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from mailflow.model import Found
from mailflow.parse.affiliation.claims import Claim
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.organisations.heads import boundaries, heads
from mailflow.parse.page.particles import either
from mailflow.parse.page.towns import town, town_told_by
from mailflow.parse.page.working import flat

_QUOTED: Final = re.compile(r"[„“”«»\"]([^„“”«»\"\n]+)[“”«»\"]$")
_LOCAL: Final = re.compile(r"zajednic(?:a|e|i)")
WORDS_MAX: Final = 3  # in a town's name
_LEGAL_FORM: Final = re.compile(
    r",? (?:d\. ?o\. ?o|д\. ?о\. ?о|a\. ?d|а\. ?д|doo|доо|Ltd|e\. ?V)\.?$"
)


def told_by_adjective(claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield towns whose adjective stands beside the name: "sa novosadskog Limana".

    In the name it tells no more than the name does: it may have moved, or mean a region.
    """
    for claim in claims:
        for word in _words_around(claim):
            place = town_told_by(word) or _hungarian(claim, word)
            if place:
                yield _found_in(claim, place, f"“{word}”")


def told_by_branch(leaves: Sequence[Leaf]) -> Iterator[Found]:
    """Yield towns whose adjective stands before what the sender calls his: "naš niški ured"."""
    for leaf in leaves:
        for match in _branch().finditer(leaf.flat):
            said = leaf.text[slice(*match.span(1))]
            place = town_told_by(said) or _branch_town(said)
            if place and leaf.kind in (Kind.OWN, Kind.SIGNATURE):
                yield leaf.found(place, match.start(1), f"“{match[0]}”")


def _branch_town(said: str) -> str | None:
    """Return the town before an English branch: "our Novi Sad office", "our new Niš office"."""
    return (town(said) or town(said.split()[-1])) if said.split()[-1].istitle() else None


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(rf"\b{either('our_branch')} ((?:\w+ )?\w+) {either('branch')}\b")


def _words_around(claim: Claim) -> list[str]:
    """Return the word before an organisation's name and the second after it."""
    if claim.leaf is None:
        return []
    text = claim.leaf.text
    before = re.findall(r"\w+", text[max(0, claim.start - 20) : claim.start])[-1:]
    after = re.match(r"\W{1,2}\w+ (\w+)", text[claim.end : claim.end + 40])
    return [*before, *([after[1]] if after else [])]


def _hungarian(claim: Claim, word: str) -> str | None:
    """Return the town of "horgosi": an adjective that is written small."""
    adjective = claim.leaf is not None and claim.leaf.language == "hu" and word.endswith("i")
    return town(word.title()) if adjective else None


def within_all(best: Claim, claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield towns inside the names of the organisation."""
    for one in (best, *(claim for claim in claims if claim is not best)):
        place = _within(one)
        if place:
            yield place


def _within(best: Claim) -> Found | None:
    """Return a town inside the organisation's own name: its last words, or after "grada"."""
    words = re.findall(r"[\w-]+", _plain(_LEGAL_FORM.sub("", best.name)))
    leaf, said = best.leaf, best.leaf.text[best.start : best.end] if best.leaf else ""
    one_case = said.isupper() or (leaf is not None and said.islower())
    seats = {at for at, word in enumerate(words, 1) if flat(word) in boundaries("seat")}
    for size in (3, 2, 1):
        last = len(words) - size
        for at in sorted({last, *(seat for seat in seats if seat < last)}, reverse=True):
            if at < 1 or not (one_case or words[at][:1].isupper()):
                continue
            text = " ".join(words[at : at + size])
            if place := town(text.title() if one_case else text):
                place = _with_side(words, at, place)
                return _found_in(best, place, "in the organisation's name")
    return _seat(best, words)


def _with_side(words: Sequence[str], at: int, place: str) -> str:
    """Return the place that begins with word *at*, and "Gornji" before it if it is there."""
    opens = at > 1 and words[at - 1][:1].isupper() and flat(words[at - 1]) in boundaries("side")
    return f"{words[at - 1]} {place}" if opens else place


def _plain(name: str) -> str:
    """Return a name without a town that is all it has in quotation marks.

    The house „Petrovo“ is not in Petrovo; „Mladi za zeleni Vršac“ are in Vršac.
    """
    quoted = _QUOTED.search(name)
    only_town = quoted is not None and town(quoted[1]) is not None
    return _QUOTED.sub(" ", name) if only_town else name


def _seat(best: Claim, words: Sequence[str]) -> Found | None:
    """Return a place no table knows, after what it is: "Opština Bela Stena"."""
    seats = [at for at, word in enumerate(words) if flat(word) in boundaries("municipality")]
    local = [n for n, word in enumerate(words) if _LOCAL.fullmatch(flat(word))]
    if not seats and local and re.match("mj?esn", flat(words[max(0, local[0] - 1)])):
        seats = local  # "Savet mesne zajednice Donja Kamenica"
    rest = words[seats[-1] + 1 :] if seats else ()
    if not 1 <= len(rest) <= WORDS_MAX or not all(word[:1].isupper() for word in rest):
        return None
    if flat(rest[-1]).startswith(tuple(boundaries("land"))):
        return None  # "Savez općina Baranje"
    return _found_in(best, " ".join(rest), "in the organisation's name")


def opening(best: Claim, claims: Sequence[Claim]) -> Iterator[Found]:
    """Yield a town elsewhere in a name: "Belgrade Centre for …", "Zenta Község …"."""
    for one in (best, *claims):
        words = re.sub(r"[„“\"].*", "", one.name).split() or [""]
        if len(words) > 1 and flat(words[1]) in boundaries("seat", "hu"):
            yield _found_in(one, words[0], "opens the organisation's name")
        local = town(words[0]) if flat(words[-1]).startswith("onkormanyzat") else None
        if local:
            yield _found_in(one, local, "opens the organisation's name")
        place = _hungarian(one, words[0]) if len(words) > 1 else None
        if place:
            yield _found_in(one, place, "opens the organisation's name")
        english = one.leaf is not None and one.leaf.language == "en"
        for at in range(len(words) if english else 1):
            place = begun_with(" ".join(words[at:])) if len(words) > 1 else None
            if place and any(word in heads() for word in flat(place).split()):
                continue  # "Crveni krst Srbije" is not in Crveni Krst
            if place and flat(words[at]) == flat(
                place.split()[0]
            ):  # Visoka škola is not in Visoko
                yield _found_in(one, place, "in the organisation's name")


def _found_in(claim: Claim, place: str, because: str) -> Found:
    """Return a place told by an organisation's name."""
    if claim.leaf:
        return claim.leaf.found(place, claim.start, because)
    return Found(value=place, part="header", line=0, column=0, because=because)


def begun_with(text: str) -> str | None:
    """Return the place a short text begins with, the longest first."""
    words = text.split()
    for size in range(min(WORDS_MAX, len(words)), 0, -1):
        found = town(" ".join(words[:size]))
        if found:
            return found
    return None
