"""What the verbs of a clause tell of a person named in it: comes, stays, or neither."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mailflow.parse.clauses.apart import has_own_verb, neither_of, said_beside, says_bare
from mailflow.parse.clauses.aside import is_aside
from mailflow.parse.clauses.asked_about import asked_about
from mailflow.parse.clauses.companions import is_of_companion, opens_with
from mailflow.parse.clauses.deputies import has_deputy
from mailflow.parse.clauses.elsewhere import (
    elsewhere,
    enrolled,
    in_case,
    inside,
    is_entry,
    of_himself,
)
from mailflow.parse.clauses.handling import handles, is_billed, only_tells
from mailflow.parse.clauses.joined import leads_to_me
from mailflow.parse.clauses.neither import neither
from mailflow.parse.clauses.never_comes import is_late, is_turned_down
from mailflow.parse.clauses.no_pair import is_void
from mailflow.parse.clauses.notes import noted_afar, noted_off, noted_on
from mailflow.parse.clauses.objects import is_object_of_else, is_of_thing, is_sent_to
from mailflow.parse.clauses.of_then import is_his_post, is_past, was_enrolled
from mailflow.parse.clauses.orders import by_order
from mailflow.parse.clauses.others import of_others
from mailflow.parse.clauses.own_subject import in_reason
from mailflow.parse.clauses.provisos import (
    allows,
    is_boss,
    is_one_of_two,
    is_told,
    rather,
    sends_another,
    tells_of_another,
)
from mailflow.parse.clauses.relative import in_relative
from mailflow.parse.clauses.sends import agrees, sends_us
from mailflow.parse.clauses.standing import (
    BY_ORDER,
    ELSEWHERE,
    PERHAPS,
    REGISTERED,
    UNLISTED,
    WITHOUT_VERB,
    Standing,
)
from mailflow.parse.clauses.struck import POSITIVE
from mailflow.parse.clauses.subjects import (
    does_else,
    has_done_else,
    is_anothers,
    of_the_rest,
)
from mailflow.parse.clauses.told_once import goes_on
from mailflow.parse.clauses.turning import NEGATIVE, after_all, denied, not_only, turned_to
from mailflow.parse.clauses.unsure import in_reserve, is_answered, is_polite, is_unsure
from mailflow.parse.leaves.leaf import Leaf
from mailflow.parse.letter import Case, Mention
from mailflow.parse.page.particles import any_of, either
from mailflow.parse.page.phrasebook import Cue

NAMES_MAX: Final = 40  # letters from "imena" to "još ne znamo"
DENIED_MAX: Final = 40  # letters from "cannot" to the verb it denies
SE_MAX: Final = 24  # letters of "ja se" before a verb, of "I would love"
COMMA: Final = 8  # letters that a comma counts for
_UNENTERED: Final = ("unlisted", "dropped")


def by_verbs(leaf: Leaf, m: Mention) -> tuple[Standing, str]:
    """Return what the verbs of the clause tell of the person, and which words do."""
    a, b = leaf.clause(m.start)
    cues = said_beside(leaf, m, leaf.between(a, b))
    why = _open(leaf, m, cues)
    if why:
        return Standing.UNKNOWN, why
    if nor := neither_of(leaf, m, cues):
        return Standing.STAYS, f"“{nor}”"
    if note := noted_off(leaf, m) or denied(leaf, m) or after_all(leaf, m, cues):
        return Standing.STAYS, f"“{note}”"
    bare, which = _bare(leaf, m)
    if bare:
        return (Standing.COMES if which == "yes" else Standing.STAYS), f"“{bare}”"
    if but := rather(leaf, m, cues):
        return Standing.COMES, f"“{but}”"
    if turned_to(leaf, m):
        return Standing.COMES, "“not … but” before the name"
    negative = [
        c
        for c in cues
        if c.sense in NEGATIVE
        and not tells_of_another(leaf, m, c)
        and not (m.case is Case.DATIVE and of_himself(leaf, c))  # "ustupam svoje mesto Ani"
        and not (_of_writer(leaf, m, c) or of_the_rest(leaf, m, c) or noted_afar(leaf, m, c))
    ]
    positive = [c for c in cues if _brings(leaf, c, negative) and _may_mean(leaf, m, c)]
    # "Whom we registered, cannot come": what was is told beside what is.
    was = [c for c in cues if enrolled(c) or is_entry(c)] if negative else []
    was += [c for c in positive if is_his_post(leaf, c, m, negative)]
    earlier = [c for c in cues if c.sense == "earlier"]
    now = [c for c in positive if not (is_past(leaf, c, m, earlier) or was_enrolled(c, was))]
    now = [*negative, *now]
    best = min(now or positive, key=lambda c: _distance(leaf, c, m), default=None)
    if best is None:
        return _without_verb(leaf, m, cues)
    because = f"“{best.said}”" if now else f"{REGISTERED} “{best.said}”"
    because = f"{UNLISTED} {because}" if best.sense in _UNENTERED else because
    return (Standing.STAYS if best in negative else Standing.COMES), because


def _bare(leaf: Leaf, m: Mention) -> tuple[str, str]:
    """Return a bare "yes" or "no" of the person, and which of both it is."""
    note = noted_on(leaf, m) or not_only(leaf, m)
    return (note, "yes") if note else says_bare(leaf, m)


_IN_PASSING: Final = (
    by_order,
    is_turned_down,
    is_late,
    sends_us,
    is_boss,
    sends_another,
    is_told,
    is_aside,
    in_relative,
    allows,
    agrees,
    in_reserve,
    handles,
    is_billed,
    has_deputy,
)


def _open(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> str:
    """Return why it is left open whether the person comes; "" if it is not."""
    if is_unsure(leaf, m):
        return PERHAPS
    doubts = (c for c in cues if c.sense == "perhaps")
    if any(_is_open(leaf, m, c) for c in doubts) or is_one_of_two(leaf, m):
        return "perhaps"
    if any(rule(leaf, m) for rule in _IN_PASSING):
        return BY_ORDER
    if asked_about(leaf, m):
        return "asked about"
    if only_tells(leaf, m, cues):
        return BY_ORDER
    return "only if somebody else cannot come" if in_case(leaf, m) else ""


def _is_open(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """Words leave open whether, and not only what others are called: "imena još ne znamo"."""
    if has_own_verb(leaf, m, cue) or is_polite(leaf, cue):
        return False
    if is_answered(leaf, m, cue) or is_of_companion(leaf, m, cue):
        return False
    near = leaf.between(cue.start - NAMES_MAX, cue.start)
    return not any(c.sense in ("name_word", "later_names") for c in near)


def _brings(leaf: Leaf, cue: Cue, negative: Sequence[Cue]) -> bool:
    """*cue* says that somebody comes to us, and nothing in its clause takes it back."""
    return (
        cue.sense in POSITIVE
        and not (cue.sense == "pair" and (negative or is_void(leaf, cue)))
        and not any(_denies(leaf, no, cue) or cue.start < no.start < cue.end for no in negative)
        and not (elsewhere(leaf, cue) or inside(leaf, cue, "decline"))
    )


def _may_mean(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """A verb after the name may have it as its subject or object.

    Not "as I told Petru Iliću, dolazim": no dative, no instrumental beyond a comma, and
    nobody's name but the writer's, in apposition, where the verb is his own.
    """
    if cue.start < m.end:
        thing = is_sent_to(leaf, m, cue) or is_of_thing(leaf, m, cue)
        return not (thing or in_reason(leaf, m, cue))
    if (
        is_anothers(leaf, m, cue)
        or has_done_else(leaf, m, cue)
        or is_of_thing(leaf, m, cue)
        or is_object_of_else(leaf, m, cue)
    ):
        return False
    between = leaf.flat[m.end : cue.start]
    if ":" in between and m.case not in (Case.NOMINATIVE, Case.VOCATIVE):
        return False  # "prenosim poruku Marka Tota: dolazi Ana Ilić"
    if cue.sense == "enrol" and between.lstrip().startswith(":"):
        return False  # "Ana Ilić: prijavljujem Marka", a talk among colleagues
    if cue.sense == "come" and goes_on(leaf, cue):
        return False
    if _is_own(leaf, cue) and not of_others(leaf, cue):
        beside = m.case is Case.INSTRUMENTAL and opens_with(leaf, m)
        fits = beside or m.case is Case.NOMINATIVE
        return fits and _APPOSED.fullmatch(between) is not None
    if m.case is Case.DATIVE:
        return _grants().match(cue.words) is not None
    return m.case is not Case.INSTRUMENTAL or _goes_along(leaf, m, cue)


def _goes_along(leaf: Leaf, m: Mention, cue: Cue) -> bool:
    """ "Sa Anom Ilić dolazi i Vera"; not "sa Petrom Totom sam ugovorila mesto za Anu"."""
    apart = cue.sense == "enrol" and not opens_with(leaf, m)
    return not (apart or "," in leaf.flat[m.end : cue.start])


@cache
def _grants() -> re.Pattern[str]:
    """Return what the words begin with that let somebody in the dative come."""
    return re.compile(rf"{either('grants')}\b")


_APPOSED: Final = re.compile(r"\s*(?:,[^,.;!?\n]{1,60},)?\s*")  # "Ana Ilić, članica, dolazim"


def _is_own(leaf: Leaf, cue: Cue) -> bool:
    """The verb says "I": "dolazim", "prijavljujem se"."""
    same = leaf.between(cue.start - SE_MAX, cue.start + 1)
    return any(
        c.sense == "self" and (c.start == cue.start or c.end == cue.end) for c in same
    )  # "rado se prijavljujem"


def _without_verb(leaf: Leaf, m: Mention, cues: Sequence[Cue]) -> tuple[Standing, str]:
    """Return what a clause tells whose every verb of coming is taken back, or that has none."""
    swaps = (c for c in cues if c.sense in ("instead", "gone", "for_him"))
    swaps = (c for c in swaps if not (inside(leaf, c, "answers_for") or _is_own(leaf, c)))
    swap = next(swaps, None)  # "Ana je zamolila da je zamenim": the writer comes for her
    if swap:
        return Standing.COMES, f"“{swap.said}”"
    both = next((c for c in cues if c.sense == "pair" and neither(leaf, c)), None)
    if both:
        return Standing.STAYS, f"neither: “{both.said}”"
    if any(is_anothers(leaf, m, c) and does_else(leaf, m, c) for c in cues):
        return Standing.UNKNOWN, BY_ORDER
    away = any(elsewhere(leaf, c) for c in cues)
    return Standing.UNKNOWN, ELSEWHERE if away else WITHOUT_VERB


def _denies(leaf: Leaf, no: Cue, yes: Cue) -> bool:
    """*no* denies the words *yes* that follow it with no comma between: "ne može da dođe"."""
    reach = no.end + (0 if yes.sense == "enrol" else DENIED_MAX)
    if not no.start <= yes.start <= reach or "," in leaf.flat[no.end : yes.start]:
        return False
    # "Petar je na bolovanju te nas predstavlja Ana"
    return any_of("and_so").search(leaf.flat, no.end, yes.start) is None


def _of_writer(leaf: Leaf, m: Mention, no: Cue) -> bool:
    """ "My seat goes to Ana, I am ill": beyond a comma the writer says it of himself."""
    between = leaf.flat[min(no.end, m.end) : max(no.start, m.start)]
    return "," in between and of_himself(leaf, no) and not leads_to_me(leaf, m, no)


def _distance(leaf: Leaf, cue: Cue, m: Mention) -> int:
    """Return how far a cue is from a name; words before count as nearer than words after.

    Not beyond a comma: in "Ana ide, Petar ne ide" each has a verb of his own. What brackets
    hold behind the name, keeps no verb from it: "Ana ne ide, Petar (pravnik) ide".
    """
    if cue.end > m.start:
        told = _BRACKETS.match(leaf.flat, m.end, cue.start)
        return cue.start - (told.end() if told else m.end) + 5
    return m.start - cue.end + (COMMA if "," in leaf.flat[cue.end : m.start] else 0)


_BRACKETS: Final = re.compile(r"\s*\([^()\n]*\)")
