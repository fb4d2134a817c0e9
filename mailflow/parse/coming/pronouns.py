"""Who is told by a pronoun: "dolazimo ona i ja", "molim da ga upišete", "she will attend"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from mailflow.model import Gender
from mailflow.parse.clauses.elsewhere import inside
from mailflow.parse.clauses.standing import BY_ORDER, MEANT, WITHOUT_VERB, Guest, Standing
from mailflow.parse.coming.called_short import COMES, NO, called_short
from mailflow.parse.coming.in_turn import is_nth
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Kind
from mailflow.parse.page.glance import Glance, glance
from mailflow.parse.page.particles import any_of, either, particles
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.people.names import alike, is_full

_OPEN: Final = (Standing.UNKNOWN, Standing.WRITES)
_OPENS: Final = ("enrol", "come", "pair", "names_due")
_WISHES: Final = "perhaps"  # "Petar bi rado došao. Molim da ga upišete"
_UNTOLD: Final = (WITHOUT_VERB, BY_ORDER, _WISHES)  # "direktor me je zamolio da ga prijavim"
BEFORE_MAX: Final = 24  # letters before a verb that may hold its pronoun
NAMED_MAX: Final = 240  # letters from a name to the pronoun that means it
CALLED_MAX: Final = 60  # letters from "zove se" to the name: a title, a post


@cache
def _he_and_i() -> Glance:
    he, me = either("he"), either("me_too")
    words = (*particles("he"), *particles("me_too"))
    return glance(rf"\b(?:{he}\s+{me}|{me}\s+{he})\b", words)


def beside_me(own: Sequence[Leaf]) -> tuple[Leaf, int] | None:
    """Return where *own* says that the writer and "she" come; None if it does not."""
    for leaf in own:
        for match in _he_and_i().finditer(leaf.page) if leaf.kind is Kind.OWN else ():
            senses = {c.sense for c in leaf.between(*leaf.clause(match.start()))}
            if senses & COMES and not senses & NO:
                return leaf, match.start()
    return None


def meant(guests: Sequence[Guest], own: Sequence[Leaf]) -> list[Guest]:
    """Return *guests*; those whom a pronoun means come, unless they are told of otherwise."""
    found = [
        *_beside_writer(guests, own),
        *(pair for leaf in own if leaf.kind is Kind.OWN for pair in _told(guests, leaf)),
        *called_short(guests, own),
    ]
    if not found:
        return list(guests)
    words = {id(guest): because for guest, because in found}
    return [
        replace(g, standing=Standing.COMES, because=words[id(g)]) if id(g) in words else g
        for g in guests
    ]


def _beside_writer(guests: Sequence[Guest], own: Sequence[Leaf]) -> Iterator[tuple[Guest, str]]:
    """Yield the last one named before "she and I"."""
    open_ = any(g.standing in _OPEN and g.leaf.kind is Kind.OWN for g in guests)
    place = beside_me(own) if open_ else None
    if place is None:
        return
    leaf, at = place
    before = [g for g in guests if g.leaf is leaf and g.mention.end <= at]
    said = " ".join(leaf.text[at : leaf.clause(at)[1]].split()[:3])
    if before and before[-1].standing in _OPEN:
        yield before[-1], f"“{said}” after the name"


def _told(guests: Sequence[Guest], leaf: Leaf) -> Iterator[tuple[Guest, str]]:
    """Yield who is enrolled by "him", comes by "he", or is called so after it."""
    here = [g for g in guests if g.leaf is leaf]
    open_ = [g for g in here if g.standing is Standing.UNKNOWN and g.because in _UNTOLD]
    if not open_:
        return
    nobody = not any(g.standing is Standing.COMES for g in guests)
    for cue in leaf.cues:
        wish = _wish_of(leaf, cue) if nobody and cue.sense == "come" else ""
        if cue.sense not in _OPENS or (_is_denied(leaf, cue) and not wish):
            continue
        him = enrols_him(leaf, cue) if cue.sense == "enrol" else wish
        if him or (nobody and cue.sense == "come" and _is_his(leaf, cue)):
            several = him == "them"
            last = (g for g in _last(here, open_, cue, several=several) if _may_be(g, him))
            last = (g for g in last if wish or g.because != BY_ORDER or _is_asked(leaf, cue))
            last = (g for g in last if him or g.because != _WISHES)
            yield from _with_words(here, [*last], cue, wish)
        if nobody:
            yield from ((g, f"“{cue.said}”") for g in _called(open_, leaf, cue))


def _with_words(
    here: Sequence[Guest], meant_: Sequence[Guest], cue: Cue, wish: str
) -> Iterator[tuple[Guest, str]]:
    """Yield those a pronoun means, and by which words; nobody else named can be meant."""
    before = (g for g in here if g.mention.end <= cue.start and is_full(g.mention))
    plain = all(any(alike(g.mention.name, m.mention.name) for m in meant_) for g in before)
    told = "who wishes so: " if wish else MEANT if plain else ""
    yield from ((g, f"{told}“{cue.said}”") for g in meant_)


def _is_asked(leaf: Leaf, cue: Cue) -> bool:
    """ "Direktor Ilić me je zamolio da ga prijavim": he asks that he be enrolled himself."""
    return (
        _to_enrol(leaf.language).search(leaf.flat, max(0, cue.start - BEFORE_MAX), cue.start)
        is not None
    )


@cache
def _to_enrol(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:to|{either('that', language)})\s(?:\w+\s)?$")


def _is_denied(leaf: Leaf, cue: Cue) -> bool:
    """Something else is said in the clause; the desk may ask for those registered earlier."""
    a, b = leaf.clause(cue.start)
    return cue.sense != "names_due" and not NO.isdisjoint(c.sense for c in leaf.between(a, b))


def _last(
    here: Sequence[Guest], open_: Sequence[Guest], cue: Cue, *, several: bool
) -> Iterator[Guest]:
    """Yield the last one named before *cue*, or all with him, if nothing is told of him."""
    before = [g for g in here if cue.start - NAMED_MAX <= g.mention.start < cue.start]
    last = before[-1] if before else None
    if last is None or last not in open_ or not (last.mention.surname or several):
        return
    start = _where_told(before)
    yield from (
        (g for g in before if g in open_ and g.mention.start >= start) if several else (last,)
    )


def _where_told(before: Sequence[Guest]) -> int:
    """Return where is told who "they" are: "Prva je Ana Ilić … Druga je Vera Tot. Oboje …"."""
    first = next((n for n in range(len(before) - 1, 0, -1) if not is_nth(before[n])), 0)
    return before[first].leaf.sentence_start(before[first].mention.start)


def enrols_him(leaf: Leaf, cue: Cue) -> str:
    """Return "him", "her" or "them", whom the words enrol; "" if nobody, or one they name."""
    language = leaf.language
    before = leaf.flat[max(0, cue.start - BEFORE_MAX) : cue.start]
    after = leaf.flat[cue.end : cue.end + BEFORE_MAX]
    found = any_of("them", language).search(cue.words) or _inside(language).search(cue.words)
    found = found or _before(language).search(before) or _after(language).match(after)
    if found is None and not any_of("encloses").match(cue.words):  # "poruku … pa je šaljem"
        found = _so(language).search(before)
    if found is None or leaf.named(cue.start, leaf.clause(cue.start)[1]):
        return ""
    if any_of("them", language).search(found[0]):
        return "them"
    return "her" if any_of("her", language).search(found[0]) else "him"


def _may_be(guest: Guest, him: str) -> bool:
    """The pronoun fits: "je" is no man, "ga" no woman; elsewhere one word may be both."""
    gender = guest.mention.gender
    if him == "her":
        return gender is not Gender.MALE
    return him != "him" or gender is not Gender.FEMALE


@cache
def _inside(language: str) -> re.Pattern[str]:
    """Return what finds an object within the words, as in "register her for"; no "je"."""
    return re.compile(rf"\b(?!je\b){either('him', language)}\b")


@cache
def _before(language: str) -> re.Pattern[str]:
    """Return what finds an object before its verb; Serbian "je" is one only behind "da"."""
    that, him, them = (either(kind, language) for kind in ("that", "him", "them"))
    that += rf"(?:\s{either('and', language)})?"  # "da i njega dodate"
    that += rf"(?:\s{either('we_will', language)})?"  # "da ću je ja prijaviti"
    him += rf"(?:\s{either('me_alone', language)})?"
    stressed = rf"{either('him_first', language)},?\s+(?:\w+,\s)?$"  # "nju, dakle, upišite"
    return re.compile(rf"\b(?:(?:{that}\s+{him}|{them})\s+(?:\w+\s+)?$|{stressed})")


@cache
def _so(language: str) -> re.Pattern[str]:
    """Return what finds an object behind "so": "… pa ga ovim putem prijavljujem"."""
    so, him = either("and_so", language), either("him", language)
    return re.compile(rf"\b{so}\s+{him}\s+(?:\w+\s+){{0,2}}$")


@cache
def _after(language: str) -> re.Pattern[str]:
    him, them = either("him", language), either("them", language)
    too = (
        rf"(?:(?:{either('also', language)}|{either('and', language)})\s+)?"  # "dodajte i nju"
    )
    return re.compile(rf"\s+{too}(?:{them}|{him})\b")


def _wish_of(leaf: Leaf, cue: Cue) -> str:
    """Return "them" or "one" where a sentence opens with what they wish: "Žele da dođu"."""
    start, (_, end) = leaf.sentence_start(cue.start), leaf.clause(cue.start)
    wish = _wishes(leaf.language).fullmatch(leaf.flat, start, cue.start)
    if wish is None or leaf.named(start, leaf.sentence_end(cue.end)):
        return ""
    if inside(leaf, cue, "self"):
        return ""  # "Predsednik je Petar Tot. Rado ću doći": the verb says “I”
    if not NO.isdisjoint({c.sense for c in leaf.between(start, end)} - {_WISHES}):
        return ""
    several = wish["they"] or any_of("several_do").search(cue.words)
    return "them" if several else "one"


@cache
def _wishes(language: str) -> re.Pattern[str]:
    they, he = either("they_wish", language), either("he_wishes", language)
    return re.compile(rf"\W*(?:(?P<they>{they})|{he})\s(?:\w+\s){{0,2}}")


def _is_his(leaf: Leaf, cue: Cue) -> bool:
    """ "He" is the subject: "On će doći", "She will attend", "Dolazi samo ona"."""
    language = leaf.language
    if _he_behind(language).match(leaf.flat, cue.end):
        return True
    before = leaf.flat[max(0, cue.start - BEFORE_MAX) : cue.start]
    return _he(language).search(before) is not None


@cache
def _he_behind(language: str) -> re.Pattern[str]:
    only, he = either("only", language), either("he", language)
    return re.compile(rf"\s+(?:{only}\s+)?{he}\s*(?:[.,;!)]|$)")


@cache
def _he(language: str) -> re.Pattern[str]:
    he, small = either("he", language), either("auxiliary", language)
    return re.compile(rf"(?:^|[.!?]\s+|\s){he}\s+(?:{small}\s+)*$")


def _called(open_: Sequence[Guest], leaf: Leaf, cue: Cue) -> Iterator[Guest]:
    """Yield who is named after "zove se" behind words of coming that name nobody."""
    after = [g for g in open_ if 0 < g.mention.start - cue.end <= NAMED_MAX]
    first = after[0] if after else None
    if first is None or leaf.named(cue.end, first.mention.start):
        return
    start = max(cue.end, first.mention.start - CALLED_MAX)
    called = _calls(leaf.language).search(leaf.flat, start, first.mention.start)
    listed = cue.sense == "names_due" and _LIST.search(leaf.flat, cue.end, first.mention.start)
    if called or listed:
        end = leaf.sentence_end(first.mention.start)
        yield from (g for g in after if g.mention.start < end)


_LIST: Final = re.compile(r":\s*$")  # "dugujem vam imena: Ana Ilić i …"


@cache
def _calls(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either('is_called', language)}\s+(?:[\w.]+\s+){{0,3}}$")
