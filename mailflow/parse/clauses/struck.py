"""Who is taken off a list: "instead of Ana", "skinite Anu", "Ana is ill, strike her"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.elsewhere import enrolled, in_case, inside
from mailflow.parse.clauses.in_whose_place import (
    HIM_GAP,
    for_a_pronoun,
    is_mine,
    means_the_other_sex,
    meant_sex,
    stands_for,
)
from mailflow.parse.clauses.joined import (
    NAMES_JOINED_MAX,
    first_joined,
    joined_left,
    joined_right,
    last_joined,
    listed_left,
)
from mailflow.parse.clauses.reach import HIM_MAX, stays_behind, until_next
from mailflow.parse.clauses.striking_whom import (
    adds_to,
    is_object,
    is_passive,
    is_whose,
    strikes_him,
)
from mailflow.parse.clauses.turning import without_verb_of_other
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.phrasebook import cue as cue_of
from mailflow.parse.page.posts import is_post
from mailflow.parse.people.names import is_full

# Senses of coming.
POSITIVE: Final = frozenset({"come", "enrol", "self", "here", "pair", "swap"})
_STRIKING: Final = ("strike", "cancel", "instead", "for_him", "gone")
INSTEAD_GAP_MAX: Final = 34
OFF_WORDS_MAX: Final = 3  # of "from the list" after "strike"
_MARK: Final = re.compile(r"[:;.!?\n]")


def struck(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words that take the person off a list; None if none do."""
    off = _struck_before(leaf, m)
    if off is None and leaf.has(*_STRIKING):
        off = _struck_after(leaf, m) or _struck_with(leaf, m) or _one_of_group(leaf, m)
        off = off or _taken_off(leaf, m)
    return None if off and (_off_other_list(leaf, off) or _for_nobody(leaf, m, off)) else off


def _for_nobody(leaf: Leaf, m: Mention, off: Cue) -> bool:
    """ "Ana and I will come. We send nobody in his place": his who was told of before Ana."""
    start, end = leaf.sentence_start(off.start), leaf.sentence_end(off.end)
    if off.sense != "for_him" or m.end > start or leaf.named(start, end):
        return False
    comes = any(c.sense in ("come", "pair") for c in leaf.between(*leaf.clause(m.start)))
    return comes and any_of("denies", leaf.language).search(leaf.flat, start, end) is not None


def _off_other_list(leaf: Leaf, off: Cue) -> bool:
    """ "Take Vera off your mailing list": she was not registered."""
    end = leaf.sentence_end(off.end)
    return leaf.has("job") and any(c.sense == "job" for c in leaf.between(off.end, end))


def _struck_with(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words that strike off "them": "Ana i Petar ne mogu, umesto njih …"."""
    last = joined_right(leaf, m)
    for _ in range(NAMES_JOINED_MAX):
        cue = _struck_after(leaf, last) if last else None
        if cue and last and (is_whose(leaf, last, cue) or _means_several(leaf, cue)):
            return cue
        last = joined_right(leaf, last) if last else None
    return None


def _means_several(leaf: Leaf, cue: Cue) -> bool:
    near = leaf.flat[max(0, cue.start - HIM_GAP) : cue.end + HIM_GAP]
    return any_of("them").search(near) is not None


def _struck_before(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words that take the person off a list, before the name or its row of names."""
    at: Mention | None = m
    for _ in range(NAMES_JOINED_MAX):
        if at is None:
            return None
        cue = _strikes(leaf, at)
        if cue:
            return None if _comes_instead(leaf, cue, m) else cue
        at = joined_left(leaf, at)
    return None


def _comes_instead(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """ "Instead of Emma, Helen and David will come": behind a comma, right before the verb."""
    first = last = m
    while (left := joined_left(leaf, first)) and "," not in leaf.flat[left.end : first.start]:
        first = left
    while (right := joined_right(leaf, last)) and "," not in leaf.flat[last.end : right.start]:
        last = right
    before = leaf.named(cue.end, first.start) if cue.sense in ("instead", "strike") else ()
    apart = bool(before) and "," in leaf.flat[before[-1].end : first.start]
    return apart and any(c.sense in POSITIVE for c in leaf.between(last.end, last.end + 2))


def _strikes(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words right before the name, or around it, that take it off a list."""
    a, _ = leaf.clause(m.start)
    if not_meant := _not_meant().search(leaf.flat, max(a, m.start - INSTEAD_GAP_MAX), m.start):
        off = cue_of(leaf.page, not_meant.start(1), not_meant.end(1), "instead")
        return None if _by_mistake(leaf, off) else off
    for cue in reversed(leaf.between(a, m.start)):
        if cue.sense == "except" and m.start - cue.end <= 1:
            return None if adds_to(leaf, cue, m) else cue
        if cue.sense == "swap" and m.start < cue.end:
            return cue  # "replace Ana Ilić with …"
        if cue.sense not in ("instead", "strike") or not stands_for(leaf, cue, m):
            continue
        if (
            _means_another(leaf, cue, m)
            or _stands_for_one(leaf, cue, m)
            or _by_mistake(leaf, cue)
        ):
            continue
        comes = any(_comes(leaf, cue, c) for c in leaf.between(cue.end, m.start))
        if m.start - cue.end <= INSTEAD_GAP_MAX and not comes:
            return cue
    return None


def _stands_for_one(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """ "A umesto Ane Ilić Vera Jović": who follows the one in the genitive comes."""
    before = leaf.named(cue.end, m.start) if cue.sense == "instead" else ()
    touches = bool(before) and not leaf.flat[before[-1].end : m.start].strip(" ,–-:")
    declined = touches and before[-1].case is Case.GENITIVE
    return declined and m.case is Case.NOMINATIVE


def _by_mistake(leaf: Leaf, instead: Cue) -> bool:
    """ "Greškom sam prijavila Anu Ilić umesto Petra Tota": she is struck off, and he comes."""
    before = leaf.between(leaf.clause(instead.start)[0], instead.start)
    wrong = (c for c in before if c.sense == "strike" and leaf.named(c.end, instead.start))
    return any(o.sense == "earlier" for c in wrong for o in leaf.between(c.start, c.end))


def _one_of_group(leaf: Leaf, m: Mention) -> Cue | None:
    """ "Odjavljujemo oba predstavnika koje ste potvrdili, Anu Ilić i …": who those are."""
    at = m if leaf.has("strike", "cancel") else None
    for _ in range(NAMES_JOINED_MAX):
        if at is None:
            return None
        start = leaf.sentence_start(at.start)
        cue = next((c for c in leaf.between(start, at.start) if _opens(leaf, c, at)), None)
        if cue:
            return cue
        at = listed_left(leaf, at)
    return None


def _taken_off(leaf: Leaf, m: Mention) -> Cue | None:
    """ "Take Ana Ilić, Petar Tot and Vera Tot off the list": the names part verb and "off"."""
    last = last_joined(leaf, m)
    off = next((c for c in leaf.between(last.end, last.end + 2) if c.sense == "strike"), None)
    if off is None:
        return None
    first = first_joined(leaf, m).start
    return off if _takes().search(leaf.flat, max(0, first - HIM_GAP), first) else None


@cache
def _takes() -> re.Pattern[str]:
    return re.compile(rf"\b{either('takes_off')}\s(?:\w+\s)?$")


def _opens(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """The words strike off a group of which *m* is named first, and nobody says he comes."""
    if cue.sense not in ("strike", "cancel"):
        return False
    if _group().fullmatch(leaf.flat, cue.end, m.start) is None:
        return False
    mark = _MARK.search(leaf.flat, m.end)
    after = leaf.between(m.end, mark.start() if mark else len(leaf.flat))
    comes = any(c.sense in POSITIVE - {"pair"} for c in after)  # "otkazujemo: Ana Ilić i ja"
    return m.case in (Case.ACCUSATIVE, Case.GENITIVE) or not comes


@cache
def _group() -> re.Pattern[str]:
    """Return what stands between: an object, what tells of it, a mark, and "mine and"."""
    aside = r"(?:,?(?:\s\w+){1,8})?"
    group = rf"\s(?:\w+\s){{0,3}}{either('registered')}{aside}[^\S\n]?[,:–-]\s*"
    return re.compile(rf"{group}(?:{either('mine_and')}\s)?")


def _comes(leaf: Leaf, cue: Cue, other: Cue) -> bool:
    """A word after "strike" says that somebody comes; "strike me and Ana" says of neither."""
    if cue.sense == "instead" and (enrolled(other) or _that_he(leaf, cue, other)):
        return False  # "umesto najavljenog Petra"
    return other.sense in POSITIVE and not _names_writer(leaf, cue, other)


def _that_he(leaf: Leaf, cue: Cue, other: Cue) -> bool:
    """ "Umesto da dođe Ana Ilić, …": the first verb behind them is of who does not come."""
    that = any_of("that", leaf.language).match(leaf.flat, cue.end + 1)
    return that is not None and other.start <= that.end() + 1


def _names_writer(leaf: Leaf, strike: Cue, pair: Cue) -> bool:
    """ "Me and" is what the words before strike: "skinite sa spiska mene i Anu"."""
    between = leaf.flat[strike.end : pair.start]
    plain = not re.search(r"[,.;:!?\n]", between)
    return pair.sense == "pair" and plain and len(between.split()) <= OFF_WORDS_MAX


@cache
def _not_meant() -> re.Pattern[str]:
    """Return what finds, right before a name, "a ne" in "Ana Ilić, a ne Petar Ilić"."""
    return re.compile(rf"[^\W\d],?\s+({either('rather_not')})[\s\"]+$")


def _means_another(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """The words have their name within, or right before them: "Ana otpada, Marko dolazi"."""
    if cue.end > m.start:
        return False
    if _OF_A_THING.match(leaf.flat, cue.end, m.start):
        return True  # "umesto dugog pisma: Ana Ilić"
    if leaf.named(cue.start + 1, cue.end) or _of_writer(leaf, cue):
        return True
    if cue.sense == "strike" and stays_behind(leaf, cue, m):
        return True
    before = leaf.named(leaf.clause(cue.start)[0], cue.start)
    touches = bool(before) and not leaf.flat[before[-1].end : cue.start].strip(" –-")
    return touches and not {",", ";"}.isdisjoint(leaf.flat[cue.end : m.start])


def _of_writer(leaf: Leaf, cue: Cue) -> bool:
    """ "Instead of me, Ana will come": it is the writer who does not."""
    same = leaf.between(cue.start, cue.start + 1)
    return cue.sense == "instead" and any(
        c.sense == "self_absent" and leaf.flat.startswith(",", c.end) for c in same
    )


def _struck_after(leaf: Leaf, m: Mention) -> Cue | None:
    """Return words after the name that strike off "him", nobody named between."""
    for cue in leaf.between(m.end, m.end + HIM_MAX):
        if cue.start >= until_next(leaf, m, sex=meant_sex(leaf, cue)):
            break
        if means_the_other_sex(leaf, m, cue) or in_case(leaf, cue):
            continue  # "umesto nje" is said of no man
        if cue.sense == "strike" and inside(leaf, cue, "self_absent"):
            continue  # "mene ne računajte" says nothing of who is named before
        strikes = strikes_him(leaf, cue) or is_passive(leaf, m, cue) or is_object(leaf, m, cue)
        gone = cue.sense == "gone" and _stands_at(leaf.flat[m.end : cue.start])
        if strikes or gone or (for_a_pronoun(leaf, cue) and _may_mean(leaf, m, cue)):
            return cue
    return None


def _stands_at(between: str) -> bool:
    """Nothing stands between a name and "helyett" but a post: "Tóth Pál elnök úr helyett"."""
    bare = between.strip(" '")
    return not bare or (bare.replace(" ", "").isalpha() and is_post(bare))


_OF_A_THING: Final = re.compile(r"\s+(?:\w+\s+)*\w+\s?:\s*$")


def _may_mean(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "In her place" may mean *m*: not who comes in her place, nor the writer."""
    near = without_verb_of_other(leaf, m, cue)
    comes = any(c.sense in POSITIVE and c.end > m.end for c in near)
    comes = comes and leaf.clause(cue.start)[0] <= m.start and not _only_tells(leaf, m, cue)
    return not (comes or is_mine(leaf, cue))


def _only_tells(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Ana zahvaljuje i javlja da će umesto nje doći Petar": another is who comes."""
    that = any_of("that", leaf.language).search(leaf.flat, m.end, cue.start)
    if that is None:
        return False
    behind = leaf.named(cue.end, leaf.clause(cue.end)[1])
    return any(one.case is Case.NOMINATIVE and is_full(one) for one in behind)
