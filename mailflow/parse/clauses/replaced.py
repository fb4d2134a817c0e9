"""Who takes whose place: "Ana replaces Petar", "Petra menja Ana", "Ana is in for him"."""

import re
from functools import cache
from typing import Final

from mailflow.parse.clauses.aside import is_aside
from mailflow.parse.clauses.elsewhere import in_case, inside
from mailflow.parse.clauses.joined import first_joined, joined_left, last_joined
from mailflow.parse.clauses.moved import comes_for, moved
from mailflow.parse.clauses.reach import HIM_MAX
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue
from mailflow.parse.page.tables import has_trait

GAP_MAX: Final = 40  # letters between "replaces" and a name: a post and titles
_OBJECT: Final = (Case.ACCUSATIVE, Case.GENITIVE)  # of men they are alike
_NO: Final = frozenset({"absent", "cancel", "earlier", "strike"})
# "Ana Ilić, pravnica, menja …", "Ana Ilić (pravnica) menja …"
_ASIDE: Final = re.compile(r",[^,.;:!?()\n]{1,60},|\s\([^()\n]{1,60}\)")
_MARK: Final = re.compile(r"[,;:!?()\n]|\w{4,}\.")
_SENDS: Final = ("represents", "represented")
_HANDS: Final = "hands_on"
_SUBJECT: Final = (Case.NOMINATIVE, Case.UNKNOWN)
_VERBS: Final = ("replaces", "for_him", "moves", *_SENDS)


def takes_over(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words by which *m* takes somebody's place; None if none do."""
    if not leaf.has(*_VERBS):
        return None
    before = joined_left(leaf, m)
    told = (m,) if before is None else (m, before)  # "njih menjaju Vera i Petar"
    return next((c for one in told for c in _near(leaf, m) if _pair(leaf, c)[0] is one), None)


def gives_way(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words by which somebody takes the place of *m*; None if none do."""
    if whose := comes_for(leaf, m):
        return whose
    if not leaf.has(*_VERBS):
        return None
    return next((cue for cue in _near(leaf, m) if _pair(leaf, cue)[1] is m), None)


def seated(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words that give *m* the writer's own place: "dajte moje mesto Ani Ilić"."""
    if not leaf.has("swap"):
        return None
    near = leaf.between(m.start - 2 * GAP_MAX, m.start)
    mine = (c for c in near if c.sense == "swap" and _is_mine(leaf, c))
    return next((c for c in mine if _reaches(leaf, c, m)), None)


def handed(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words by which somebody gives *m* his seat: "Ana ustupa svoje mesto Marku"."""
    subject = m.case is Case.NOMINATIVE and has_trait(leaf.language, "declines_names")
    if not leaf.has(_HANDS) or subject:
        return None
    first = first_joined(leaf, m)
    near = (
        c for c in leaf.between(first.start - 2 * GAP_MAX, first.start) if c.sense == _HANDS
    )
    return next((c for c in near if _follows(leaf, c.end, first.start)), None)


def hands_on(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words by which *m* gives his own seat to somebody, perhaps to the writer."""
    if _has_seat(leaf, m):
        return _filled(leaf, m)
    if not leaf.has(_HANDS) or m.case not in _SUBJECT:
        return None
    last = last_joined(leaf, m)
    near = (c for c in leaf.between(m.start - GAP_MAX, last.end + GAP_MAX) if c.sense == _HANDS)
    return next((c for c in near if _is_giver(leaf, last, c) and not _is_nth(leaf, c)), None)


def _is_nth(leaf: Leaf, cue: Cue) -> bool:
    """ "Idemo Ana i ja; treće mesto dajte drugom": the seat of somebody who has no name."""
    return any_of("nth_one").search(leaf.flat, cue.start - NTH_MAX, cue.start) is not None


NTH_MAX: Final = 10  # letters of "četvrto "


def _is_giver(leaf: Leaf, last: Mention, cue: Cue) -> bool:
    """The name stands before the words, nobody else between, or within them."""
    if last.start >= cue.start:
        return last.end <= cue.end
    if leaf.named(last.end, cue.start):
        return False
    aside = _ASIDE.match(leaf.flat, last.end, cue.start)  # his post, or that he was registered
    return _follows(leaf, aside.end() if aside else last.end, cue.start)


def _has_seat(leaf: Leaf, m: Mention) -> bool:
    """ "Verino mesto", "Vera's place"; in "dolazi Ana mesto Petra" Ana has none."""
    seat = _seat_after().match(leaf.flat, m.end)
    return seat is not None and (m.case is Case.GENITIVE or seat[0].startswith("'"))


def _filled(leaf: Leaf, m: Mention) -> Cue | None:
    """Return the words by which another takes the seat of *m*: "na Verino mesto dolazi Ana"."""
    start, end = leaf.clause(m.start)
    said = leaf.between(start, end)
    if any(c.sense in ("absent", "self_absent") for c in said):
        return None
    return next((c for c in said if c.sense in POSITIVE), None)


@cache
def _seat_after() -> re.Pattern[str]:
    return re.compile(rf"(?:'s)?\s{either('a_seat')}\b")


def _is_mine(leaf: Leaf, cue: Cue) -> bool:
    same = leaf.between(cue.start, cue.end)
    return any(c.sense == "self_absent" and c.end <= cue.end for c in same)


def _reaches(leaf: Leaf, cue: Cue, m: Mention) -> bool:
    """*m* stands in the words, or right behind them: "my seat to our colleague Ana"."""
    if m.end <= cue.end:
        return True
    between = leaf.flat[cue.end : m.start]
    return len(between) <= GAP_MAX and _MARK.search(between) is None


def _near(leaf: Leaf, m: Mention) -> tuple[Cue, ...]:
    around = leaf.between(m.start - 2 * GAP_MAX, m.end + HIM_MAX + GAP_MAX)
    return tuple(
        c
        for c in around
        if c.sense in _VERBS
        and ("," not in c.words or c.sense == "moves")
        and not (inside(leaf, c, "answers_for") or in_case(leaf, c))
    )


def _pair(leaf: Leaf, cue: Cue) -> tuple[Mention | None, Mention | None]:
    """Return who takes a place by the words *cue*, and whose; None where it is not told so."""
    if cue.sense == "moves":
        return moved(leaf, cue) or (None, None)
    told = _represented if cue.sense in _SENDS else _swapped
    return told(leaf, cue)


def _swapped(leaf: Leaf, cue: Cue) -> tuple[Mention | None, Mention | None]:
    """Return who takes whose place by a verb with an object, a pronoun or "replaces"."""
    at = leaf.named_before(cue.start)
    left = _nth(leaf, at - 1)
    if by_him := _by_him(leaf, cue, at):
        return by_him
    left = left if left is not None and _leads(leaf, left.end, cue.start) else None
    right, second = _nth(leaf, at), _nth(leaf, at + 1)
    right = right if right is not None and _follows(leaf, cue.end, right.start) else None
    if right is not None and _article().search(cue.words):
        return None, None  # "în locul lui Ion": no pronoun
    if any(c.sense == "for_him" for c in leaf.between(cue.start - 3, cue.end)):
        before = _nth(leaf, at - 2)
        close = left is not None and before is not None and left.start - before.end <= HIM_MAX
        return (right, None) if left is None else (left, before if close else None)
    if left is not None and left.case in _OBJECT:
        told = right is not None and (right.case not in _OBJECT or _by_name(leaf, cue, right))
        return (right, left) if told else (None, None)
    if left is not None and right is not None:
        # "Da se Petar Tot zameni Verom Jović"
        return (right, left) if right.case is Case.INSTRUMENTAL else (left, right)
    if left is not None:  # "Rudolfot Szabina helyettesíti"
        before = _nth(leaf, at - 2)
        touches = before is not None and not leaf.flat[before.end : left.start].strip()
        object_first = before if touches and before and before.case in _OBJECT else None
        return (left, object_first) if object_first else (None, None)
    if right is not None and right.case in _OBJECT and second is not None:
        by = second.case is Case.INSTRUMENTAL and _follows(leaf, right.end, second.start)
        return (second, right) if by else (None, None)
    return None, None


def _represented(leaf: Leaf, cue: Cue) -> tuple[Mention | None, Mention | None]:
    """Return who represents whom, both named: "Veru Tot zastupa Petar Jović", none "us"."""
    at = leaf.named_before(cue.start)
    left, right = _nth(leaf, at - 1), _nth(leaf, at)
    if left is None or right is None or not _leads(leaf, left.end, cue.start):
        return None, None
    if not _follows(leaf, cue.end, right.start) or is_aside(leaf, left):
        return None, None  # "školu koja nosi ime Laze Tota predstavlja Ana Ilić"
    if cue.sense == "represented" or left.case in _OBJECT:
        return (right, left) if right.case not in _OBJECT else (None, None)
    told = right.case in _OBJECT or leaf.language == "en"
    return (left, right) if told else (None, None)


def _by_name(leaf: Leaf, cue: Cue, right: Mention) -> bool:
    """ "Ime Marka Tota zamenite imenom Ane Ilić"."""
    return any_of("by_name").search(leaf.flat, cue.end, right.start) is not None


def _by_him(leaf: Leaf, cue: Cue, at: int) -> tuple[Mention, Mention] | None:
    """ "Petar je bolestan, molim da ga zamenite Anom": "him" is who was named before."""
    gone, comes = _nth(leaf, at - 1), _nth(leaf, at)
    if gone is None or comes is None or comes.case is not Case.INSTRUMENTAL:
        return None
    near = cue.start - gone.end <= HIM_MAX and _follows(leaf, cue.end, comes.start)
    him = any_of("him").search(leaf.flat, gone.end, cue.start) if near else None
    return (comes, gone) if him else None


@cache
def _article() -> re.Pattern[str]:
    """Return what ends words before a name in the genitive, though a pronoun looks so too."""
    return re.compile(rf"\b{either('of_name')}$")


def _nth(leaf: Leaf, at: int) -> Mention | None:
    return leaf.people[at] if 0 <= at < len(leaf.people) else None


@cache
def _small() -> re.Pattern[str]:
    """Return what may stand between a subject and its verb: "će", "will be"."""
    return re.compile(rf"\s*(?:{either('auxiliary')}\s+)*")


def _leads(leaf: Leaf, start: int, end: int) -> bool:
    """Nothing but small verbs, or a verb of coming, stands between a name and the words."""
    if _was_registered(leaf, start, end):
        return True
    post = _ASIDE.match(leaf.flat, start, end)
    if post and not any(c.sense in _NO for c in leaf.between(start, post.end())):
        start = post.end()
    if end - start > GAP_MAX or _MARK.search(leaf.flat, start, end):
        return False
    if _small().fullmatch(leaf.flat, start, end):
        return True
    said = {cue.sense for cue in leaf.between(start, end)}
    few = _few().fullmatch(leaf.flat, start, end) is not None
    if few:  # "Anu u našoj prijavi zamenite Verom"
        return said.isdisjoint(_NO - {"earlier"})
    # "Ana me je zamolila da idem umesto nje": the verb is the writer's.
    return not said.isdisjoint(POSITIVE - {"self"}) and said.isdisjoint(_NO)


@cache
def _few() -> re.Pattern[str]:
    """Return what finds where: "Anu na skupu menja Vera"."""
    return re.compile(rf"\s{either('place_word')} (?:\w+\s){{1,3}}")


def _was_registered(leaf: Leaf, start: int, end: int) -> bool:
    """Nothing stands there but "whom we registered": "Anu, koju smo prijavili, menja …"."""
    if end - start > HIM_MAX or not _whom().match(leaf.flat, start, end):
        return False
    said = {c.sense for c in leaf.between(start, end)}
    if not said.isdisjoint(_NO - {"earlier"}):
        return False  # "… ne može, umesto njega …"
    return "earlier" in said or _enrolled().match(leaf.flat, start, end) is not None


@cache
def _enrolled() -> re.Pattern[str]:
    return re.compile(rf",?\s*{either('enrolled')}\b")


@cache
def _whom() -> re.Pattern[str]:
    word = rf"(?:{either('who')}|{either('enrolled')})"
    return re.compile(rf",?\s*{word}\b[^,;:!?\n]*,?\s*$")


def _follows(leaf: Leaf, start: int, end: int) -> bool:
    """The name belongs to the words before it: no mark and no other word of coming between."""
    if end - start > GAP_MAX or _MARK.search(leaf.flat, start, end):
        return False
    return _NO.isdisjoint(cue.sense for cue in leaf.between(start, end))
