"""What stands apart from a name in its clause, or goes with it: semicolons, brackets, "nor"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.joined import first_joined, joined_right
from mailflow.parse.clauses.likewise import likewise
from mailflow.parse.clauses.own_clause import without_denied_before
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.clauses.subjects import says_else
from mailflow.parse.clauses.turning import NEGATIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Mention
from mailflow.parse.page.glance import may_tell
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

BRACKET_MAX: Final = 80  # letters from a bracket to words in it
_TELLS: Final = POSITIVE | NEGATIVE
NOR_MAX: Final = 48  # letters from "nor" to a name: titles, a post
NOR_MIN: Final = 2  # times; one "nor" may be an "even"


def said_beside(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> Sequence[Cue]:
    """Return the cues of a clause that may be said of *m*."""
    near = _by_semicolon(leaf, m, cues)
    near = [c for c in near if not _is_beyond(leaf, m, c, near)]
    near = without_denied_before(leaf, m, near)
    if "(" not in leaf.flat:
        return near
    return [c for c in near if not (_of_another(leaf, m, c) or behind_another(leaf, m, c))]


def _is_beyond(leaf: Leaf, m: Mention, cue: Cue, near: Sequence[Cue]) -> bool:
    """ "Neće doći Ana i Petar, voze juniore u Pirot", "…, dolazi Vera": said beyond a comma."""
    if cue.sense not in POSITIVE or leaf.flat[m.end : cue.start].strip() != ",":
        return False
    first = first_joined(leaf, m).start
    before = (c for c in near if c.sense in NEGATIVE and c.end <= first)
    return any(not leaf.named(c.end, first) for c in before)


def _by_semicolon(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> Sequence[Cue]:
    """Return the cues on the name's side of a semicolon, if a verb is among them."""
    near = [
        c for c in cues if ";" not in leaf.flat[min(c.start, m.start) : max(c.start, m.start)]
    ]
    if not near and says_else(leaf, m):
        return near
    told = any(c.sense in _TELLS or c.sense == "earlier" for c in near)
    return near if told else [c for c in cues if not _of_next(leaf, m, c)]


def _of_next(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Ana Ilić, član; Petar Tot, član – odjavio se": it is said of him alone."""
    mark = leaf.flat.rfind(";", m.end, cue.start)
    return mark >= 0 and cue.sense in NEGATIVE and bool(leaf.named(mark, cue.start))


def _of_another(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """A bracket behind the name has a subject of its own: "(pas ostaje kod kuće)"."""
    if cue.sense not in NEGATIVE:
        return False
    opened = leaf.flat.rfind("(", max(0, cue.start - BRACKET_MAX), cue.start)
    within = leaf.flat[opened + 1 : cue.start] if opened >= 0 else ")"
    if set(within) & set("),;:") or opened < m.start < cue.start:
        return False
    return small().sub(" ", within).strip() != ""


def behind_another(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """A bracket closed before the name, behind another: "Ana Ilić (ne dolazi) i Petar Tot"."""
    if cue.start > m.start or ")" not in leaf.flat[cue.end : m.start]:
        return False
    start = max(leaf.clause(m.start)[0], cue.start - BRACKET_MAX)
    opened = leaf.flat.rfind("(", start, cue.start)
    inside = opened >= 0 and ")" not in leaf.flat[opened : cue.start]
    return inside and bool(leaf.named(start, opened))


@cache
def small() -> re.Pattern[str]:
    """Return what may stand before a verb in brackets that is said of who is named before."""
    kinds = ("yet", "he", "auxiliary", "against", "but", "also")
    return re.compile(rf"\b(?:{'|'.join(map(either, kinds))})\b")


def says_bare(leaf: Leaf, m: Mention) -> tuple[str, str]:
    """Return a "no", or a "stays", with which a clause on *m* ends; and which of both it is.

    "Ana i Petar dolaze, Vera ne.", "Vera i ja ne možemo, Ana ostaje."
    """
    start, last = leaf.sentence_start(m.start), m
    while (after := joined_right(leaf, last)) and "," not in leaf.flat[last.end : after.start]:
        last = after
    said = leaf.between(start, m.start)
    senses = {c.sense for c in said}
    if (no := _bare_no(leaf.language).match(leaf.flat, last.end)) and senses & _COMES:
        return no[1], "no"
    opens = start > 1 and leaf.has("earlier") and not leaf.flat[start : m.start].strip()
    if opens or opens_against(leaf, start):  # "Ja ne mogu. Ali Ana može."
        before = leaf.between(leaf.sentence_start(start - 2), start)
        off = [c for c in before if c.sense in _REFUSES]  # "doći" of "neće doći" is no coming
        senses |= {c.sense for c in before if c in off or not _is_in(c, off)}
    alone = senses & (_REFUSES | _STRIKES) and not senses & _COMES
    if alone and (stays := _bare_stays(leaf.language).match(leaf.flat, last.end)):
        return stays[1], "yes"
    if left := _stays_before(leaf, m, last):
        return left, "yes"
    same = likewise(leaf, start, m, last)
    return same if same[0] else _in_or_out(leaf, m, last)


def _is_in(cue: Cue, some: Sequence[Cue]) -> bool:
    return any(one.start <= cue.start and cue.end <= one.end for one in some)


def opens_against(leaf: Leaf, start: int) -> bool:
    """The sentence from *start* on opens with "but", against the one before it."""
    return start > 1 and _against().match(leaf.flat, start) is not None


@cache
def _against() -> re.Pattern[str]:
    return re.compile(rf"\s*{either('against')}\b")


def _in_or_out(leaf: Leaf, m: Mention, last: Mention) -> tuple[str, str]:
    """ "Ana Ilić unutra, Petar Tot napolje": another has the word against it."""
    if not may_tell(leaf.page, "is_in"):
        return "", ""
    ins, outs = _bare("is_in", leaf.language), _bare("is_out", leaf.language)
    start = max(leaf.sentence_start(m.start), m.start - STAYS_MAX)
    others = leaf.named(start, min(leaf.sentence_end(last.end), last.end + STAYS_MAX))
    for which, mine, against in (("yes", ins, outs), ("no", outs, ins)):
        said = mine.match(leaf.flat, last.end)
        if said and any(against.match(leaf.flat, one.end) for one in others):
            return said[1], which
    return "", ""


@cache
def _bare(kind: str, language: str) -> re.Pattern[str]:
    """Return what finds such a word right behind a name, and nothing more said of it."""
    goes_on = f"(?:{either('and', language)}|{either('against', language)})"
    word = rf"\s(?:[–-]\s)?({either(kind, language)})"
    return re.compile(rf"{word}(?=[,.;!)\n]|\s{goes_on}\s|$)")


def _stays_before(leaf: Leaf, m: Mention, last: Mention) -> str:
    """Return the "ostaje" of "Petar je bolestan. Ostaje Ana Ilić": of those registered."""
    off = _strikes_next(leaf, last) or _struck_before(leaf, m)
    if not (off or (leaf.has("earlier", "strike") and leaf.has(*_REFUSES))):
        return ""
    first = first_joined(leaf, m)
    said = _opens_stays(leaf.language).search(
        leaf.flat, max(0, first.start - STAYS_MAX), first.start
    )
    refused = off or any(c.sense in _REFUSES for c in leaf.between(0, first.start))
    closed = _CLOSES.match(leaf.flat, last.end) is not None
    return said[1] if said and refused and closed else ""


def _strikes_next(leaf: Leaf, last: Mention) -> bool:
    """ "Ostaje Ana Ilić, a Petra Tota povlačimo": the sentence goes on and strikes another."""
    if not leaf.has("strike", "cancel"):
        return False
    end = min(leaf.sentence_end(last.end), last.end + STAYS_MAX)
    off = (c for c in leaf.between(last.end, end) if c.sense in ("strike", "cancel"))
    return bool(leaf.named(last.end, end)) and any(off)


def _struck_before(leaf: Leaf, m: Mention) -> bool:
    """ "Povlačimo Petra Tota sa spiska, ostaje Ana Ilić": another is struck first."""
    if not leaf.has("strike", "cancel"):
        return False
    start = max(leaf.sentence_start(m.start), m.start - 2 * STAYS_MAX)
    off = any(c.sense in ("strike", "cancel") for c in leaf.between(start, m.start))
    return off and bool(leaf.named(start, first_joined(leaf, m).start))


STAYS_MAX: Final = 60  # letters of ", a na spisku ostaju kolege"
_CLOSES: Final = re.compile(r"\s*(?=[.;,!)\n]|$)")


@cache
def _opens_stays(language: str) -> re.Pattern[str]:
    """Return what finds "ostaje" that opens a clause, right before a name and a title."""
    small = "|".join(either(kind, language) for kind in ("and", "but", "against", "yet"))
    opens = rf"(?:^|[.,;:!?\n])\s*(?:(?:{small})\s)*"
    return re.compile(rf"{opens}({either('stays_on', language)})\s(?:\w+\.?\s)?$")


_COMES: Final = frozenset({"come", "self", "enrol"})
_REFUSES: Final = frozenset({"absent", "decline", "self_absent"})
_STRIKES: Final = frozenset({"strike", "cancel"})
_CLOSED: Final = r"\s*(?=[.;!)\n]|$)"


@cache
def _bare_no(language: str) -> re.Pattern[str]:
    small = f"(?:{either('against')}|{either('yet')})"
    return re.compile(rf"\s(?:{small}\s)?({either('bare_no', language)}){_CLOSED}")


@cache
def _bare_stays(language: str) -> re.Pattern[str]:
    stays = f"{either('stays_on', language)}|(?:{either('bare_yes', language)})"
    word = rf"(?!{either('denies')}\b)\w+\s"  # "Ana ipak može", not "Ana ne može"
    return re.compile(rf"\s(?:[–-]\s)?(?:{word})?({stays})\s*(?=[.,;!)\n]|$)")


def has_own_verb(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Ana će doći, Petar verovatno neće": *cue* is said of who is named beyond a comma."""
    comma = leaf.flat.find(",", m.end, cue.start)
    if comma < 0 or not leaf.named(comma, cue.start):
        return False
    return any(c.sense in _COMES for c in leaf.between(m.end, comma))


def neither_of(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> str:
    """Return the "nor" before the name: "ni Ani ni Petru odsustvo nije odobreno"; else ""."""
    if not may_tell(leaf.page, "neither"):
        return ""
    start, end = leaf.clause(m.start)
    told = any(c.sense in _TELLS for c in cues)
    if told and len(any_of("neither").findall(leaf.flat, start, end)) >= NOR_MIN:
        before = _nor().search(leaf.flat, max(start, m.start - NOR_MAX), m.start)
        return before[1] if before else _nor_of_post(leaf, m)
    return _nor_of_post(leaf, m)


def _nor_of_post(leaf: Leaf, m: Mention) -> str:
    """ "Weder unser Kassier, Herr Karl Rot, noch ich": commas stand around a post or a name."""
    start, end = leaf.sentence_start(m.start), leaf.sentence_end(m.end)
    before = _nor_post().search(leaf.flat, max(start, m.start - NOR_MAX), m.start)
    if before is None or not any(c.sense in _TELLS for c in leaf.between(m.end, end)):
        return ""
    if any(c.sense in POSITIVE for c in leaf.between(before.end(1), m.start)):
        return ""  # "neither Ana nor I can come, Petar comes": the verb is theirs
    above = any_of("neither").search(leaf.flat, start, before.start())
    paired = any_of("neither").search(leaf.flat, m.end, end) is not None
    return before[1] if paired or (above and leaf.named(above.end(), before.start())) else ""


@cache
def _nor() -> re.Pattern[str]:
    return re.compile(rf"\b({either('neither')})\s(?:[\w.-]+\s){{0,4}}$")


@cache
def _nor_post() -> re.Pattern[str]:
    return re.compile(
        rf"\b({either('neither')})\s(?:[\w.-]+\s){{0,3}}(?:[\w.-]+,\s)?(?:\w+\.?\s)?$"
    )
