"""People named near words of coming that are not said of them, or only perhaps."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from mailflow.model import Gender
from mailflow.parse.clauses.sends import says_he_comes
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.posts import is_post
from mailflow.parse.page.tables import has_trait
from mailflow.parse.people.names import is_full

RATHER_MAX: Final = 40  # letters of "but our colleague"


def sends_another(leaf: Leaf, m: Mention) -> bool:
    """ "Direktorka Ana Ilić ovlastila je Marka Tota": who sends another."""
    if says_he_comes(leaf, m):
        return False
    if leaf.language == "en":
        return _appoints().match(leaf.flat, m.end) is not None
    if m.case is not Case.NOMINATIVE:
        return False
    start, end = leaf.clause(m.start)
    asks = _asks_another().match(leaf.flat, m.end)
    if asks and any(one.case in _ASKED for one in leaf.named(asks.end(), end)):
        return True
    acts = [c for c in leaf.between(start, min(end, m.end + SENDS_MAX)) if c.sense in POSITIVE]
    cue = acts[0] if acts else None
    if cue is None or cue.sense != "enrol" or cue.start < m.end:
        return False
    after = leaf.named(cue.end, leaf.clause(cue.start)[1])
    if not after or _ITSELF.search(cue.words):
        return False
    orders = _that().match(leaf.flat, cue.end, after[0].start)  # "odredio je da ide Ana Ilić"
    return after[0].case is (Case.NOMINATIVE if orders else Case.ACCUSATIVE)


_ASKED: Final = (Case.ACCUSATIVE, Case.DATIVE)


@cache
def _that() -> re.Pattern[str]:
    """Return what finds "na sednici da na skup ide naša pravnica" before a name."""
    aside = rf"(?:(?!{either('and', 'sr')}\b)\w+\s){{0,4}}"
    return re.compile(rf"\s{aside}{either('that', 'sr')}\s(?:\w+\s){{1,6}}$")


@cache
def _asks_another() -> re.Pattern[str]:
    return re.compile(rf"{_POST}\s+(?:je\s)?{either('asks_to')}\s")


_POST: Final = r"(?:\s*,(?:[^,.;:!?()\n]{1,48},)?)?"  # after a name: a comma, or two and a post
SENDS_MAX: Final = 60  # letters from a name to the verb by which its bearer sends another
# "se prijavljuju", "prijavljena", "poslata"; not "uputi"
_ITSELF: Final = re.compile(r"\bse\b|(?:n|[^u]t)[aeiou]?$")


# "Asked me to register her and …", but not "to register her deputy".
_HIM_TOO: Final = r"(?:me|us)\b.{0,24}\b(?:him|her|them)\b"


@cache
def _appoints() -> re.Pattern[str]:
    """Return what finds, after who sends another, the verb: ", our chair, has asked"."""
    verb = rf"(?:{either('has_done')}\s+)?{either('appoints')}\s"
    him = rf"(?!\s(?!{either('after_him')}\b)\w)"
    return re.compile(rf"{_POST}\s+{verb}(?!by\b|as\b|to\b|for\b|{_HIM_TOO}{him})")


def is_told(leaf: Leaf, m: Mention) -> bool:
    """ "Kao što rekoh koleginici Ani Ilić, od nas ide …": to whom something was said."""
    if m.case is not Case.DATIVE or not is_full(m) or not has_trait(leaf.language, "serbian"):
        return False
    start, end = leaf.clause(m.start)
    acts = any(c.sense in POSITIVE for c in leaf.between(start, m.start))
    other = any(one.case is Case.NOMINATIVE and is_full(one) for one in leaf.named(start, end))
    return other and not acts


def is_boss(leaf: Leaf, m: Mention) -> bool:
    """ "Anu Ilić, asistentkinju profesora Marka Tota": whose assistant somebody is."""
    if m.case not in (Case.GENITIVE, Case.ACCUSATIVE):
        return False
    before = _before(leaf, m)
    between = leaf.flat[before.end : m.start] if before else ""
    words = _APPOSED.fullmatch(between)
    posts = [is_post(word) for word in words[1].split()] if words else []
    if words and before and _is_list(leaf, before, m, words[1]):
        return False
    hers = m.gender is Gender.FEMALE and m.case is Case.ACCUSATIVE  # she has the post herself
    if sum(posts) > 1 and posts[0] and posts[-1] and not hers:
        return True
    if words and before and (kin := _kin_first().match(between)):
        return _may_be_kin(before, m, kin[1]) and not _goes_on(leaf, before, m)
    held = bool(posts) and (posts[-1] or _kin().search(between) is not None)
    if held and before and _is_whose(before, m, between):
        return True
    # "Goran Stanić, naslednik Jovana Savića": no case of one who comes beside him.
    turned = before is not None and before.case is Case.NOMINATIVE and is_full(m)
    there = leaf.between(before.end, m.start) if before else ()
    acts = any(c.sense in POSITIVE for c in there)
    return turned and bool(words) and not acts and _plus().match(between) is None


def _before(leaf: Leaf, m: Mention) -> Mention | None:
    at = leaf.named_before(m.start)
    return leaf.people[at - 1] if at else None


def may_be_listed(leaf: Leaf, m: Mention) -> bool:
    """ "Petra Ilića, zamenika dekana Marka Tota": is Petar his deputy, or do both come?"""
    before = _before(leaf, m)
    men = before is not None and before.gender is Gender.MALE and m.gender is Gender.MALE
    same = before is not None and before.case is m.case
    return men and same and is_full(m) and is_boss(leaf, m)


def _is_list(leaf: Leaf, before: Mention, m: Mention, words: str) -> bool:
    """The post is not hers who stands before it: "trenerku Anu Ilić, zamenika direktora …".

    She has one before her name, or the post is a man's.
    """
    first = f"{words.split(' ', 1)[0]} "
    if m.gender is Gender.MALE and _OF_WOMEN.search(first):
        return False
    titled = leaf.flat[max(0, before.start - POST_MAX) : before.start].split()[-2:]
    his = first.endswith("a ") and before.gender is Gender.FEMALE
    his = his and before.case is Case.ACCUSATIVE
    return his or any(is_post(word) for word in titled)


POST_MAX: Final = 24  # letters of a post right before a name


def _may_be_kin(before: Mention, m: Mention, kin: str) -> bool:
    """ "Anu Ilić, unuku pesnika Laze Tota"; in "Anu Ilić, sestru Veru Tot" two come."""
    hers = not kin.endswith("a")  # "sestru", "kćer"; not "sina"
    fits = before.gender in (None, Gender.FEMALE if hers else Gender.MALE)
    return fits and (m.gender is not Gender.FEMALE or m.case is Case.GENITIVE)


def _goes_on(leaf: Leaf, before: Mention, m: Mention) -> bool:
    """ "Marka Ilića, učenika Petra Tota i Jovana Kosa": of men alone, a list of who comes."""
    men = before.gender is Gender.MALE and m.gender is Gender.MALE
    more = _and_more().match(leaf.flat, m.end) is not None
    return men and more and bool(leaf.named(m.end, leaf.sentence_end(m.end)))


@cache
def _and_more() -> re.Pattern[str]:
    return re.compile(rf",|,? {either('and')} ")


def _is_whose(before: Mention, m: Mention, between: str) -> bool:
    """ "Anu Ilić, zamenicu Marka Tota": the post is no man's, so that she has it under him."""
    if m.gender is Gender.FEMALE:  # "Anu Ilić, kćerku Vere Tot", and nobody's "Veru Tot"
        return m.case is Case.GENITIVE and before.case is not Case.GENITIVE
    hers = _OF_WOMEN.search(between) is not None
    return hers and before.gender is Gender.FEMALE and m.gender is Gender.MALE


@cache
def _kin_first() -> re.Pattern[str]:
    return re.compile(rf",\s(?:\w+\s)?({either('kin')})\s")


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(rf"\b{either('kin')} $")


_OF_WOMEN: Final = re.compile(r"(?:ic|kinj|nj|k)u $")  # zamenicu, asistentkinju, savetnicu
_APPOSED: Final = re.compile(r", +((?:[a-z]{4,} +){1,6})")


@cache
def _plus() -> re.Pattern[str]:
    """Return what finds, behind a comma, that another comes too, or instead: ", pored"."""
    return re.compile(rf",\s+(?:{either('besides')}|{either('brought')})\b")


def allows(leaf: Leaf, m: Mention) -> bool:
    """ "Dolazi Ana Ilić, ako odobri direktor Marko Tot": on whom it depends does not come."""
    if not leaf.has("if"):
        return False
    before = leaf.between(max(leaf.sentence_start(m.start), m.start - RATHER_MAX), m.start)
    condition = next((c for c in reversed(before) if c.sense == "if"), None)
    if condition is None or leaf.named(condition.end, m.start):
        return False
    verb = any_of("allows", leaf.language)
    return verb.search(leaf.flat, condition.end, m.end + ALLOWS_MAX) is not None


ALLOWS_MAX: Final = 16  # letters from a name to "agrees"


def is_one_of_two(leaf: Leaf, m: Mention) -> bool:
    """It is open which of two comes: "Ana Ilić ili Petar Tot"."""
    at = leaf.named_before(m.start)
    row = leaf.people[max(0, at - 1) : at + 2]
    return any(
        _or().fullmatch(leaf.flat, one.end, other.start) is not None
        for one, other in pairwise(row)
    )


@cache
def _or() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:{either('or')}\s+){{1,2}}(?:\w+\.?\s+){{0,2}}")


def rather(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> str:
    """Return "but" where another does not come, "but" this one; else ""."""
    no = [c for c in cues if c.sense == "absent"]
    if not no or any(c.start >= m.end for c in no):
        return ""
    but = _rather().search(leaf.flat, max(0, m.start - RATHER_MAX), m.start)
    return but[1] if but else ""


@cache
def _rather() -> re.Pattern[str]:
    """Return what finds "but" before a name, or ", only"."""
    words = rf"({either('rather')}|(?<=, ){either('only')})"
    return re.compile(rf"\b{words} (?:\w+\.? ){{0,2}}$")


def tells_of_another(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """The words are told of somebody named before *m*: "Ana, who is ill, …  *m*"."""
    if cue.end > m.start:
        return False
    if _is_aside(leaf, m, cue) or _is_owed(leaf, m, cue):
        return True
    at = leaf.named_before(cue.start)
    other = leaf.people[at - 1] if at else None
    if other is None or other is m or "," not in leaf.flat[cue.end : m.start]:
        return False
    return _who().match(leaf.flat, other.end, cue.start) is not None


def _is_owed(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Zbog bolesti Marka Tota ide *m*": whose illness it is stands right behind."""
    if any_of("owing").match(cue.words) is None or m.case is not Case.NOMINATIVE:
        return False
    at = leaf.named_before(cue.end)
    whose = leaf.people[at] if at < len(leaf.people) else None
    if whose is None or whose is m or whose.case not in _WHOSE:
        return False
    return _POST_OF.fullmatch(leaf.flat, cue.end, whose.start) is not None


_WHOSE: Final = (Case.GENITIVE, Case.ACCUSATIVE)  # of men they are alike


_POST_OF: Final = re.compile(r"\s(?:\w+\.?\s){0,3}")  # "zbog bolesti naše direktorke Ane"


def _is_aside(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """The words stand between commas, of a post: "umesto šefa, koji je na putu, *m*"."""
    start = leaf.flat.rfind(",", leaf.clause(cue.start)[0], cue.start)
    if start < 0 or "," not in leaf.flat[cue.end : m.start]:
        return False
    return _who().match(leaf.flat, start, cue.start) is not None


@cache
def _who() -> re.Pattern[str]:
    """Return what opens a clause about the one just named: ", who"."""
    return re.compile(rf"\s*,\s*(?:\w{{1,4}}\s+)?{either('who')}\b[^,;]*$")
